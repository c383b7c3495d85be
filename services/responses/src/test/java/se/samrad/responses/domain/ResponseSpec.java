package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Rejected;

/** Given what has happened, when something is asked, then this. */
final class ResponseSpec {
    static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    static final LocalDate LAST_DAY = LocalDate.parse("2026-12-15");
    static final Stored ORIGINAL = new Stored("a".repeat(64), 5_120);
    static final Stored MASKED = new Stored("b".repeat(64), 5_104);
    static final Stored FILE = new Stored("c".repeat(64), 88_213);
    static final List<Passage> PASSAGES = List.of(new Passage("text", 3, 10, Passage.Ground.GDPR, null));

    private final Response response;

    private ResponseSpec(Response response) {
        this.response = response;
    }

    static ResponseSpec given(ResponseEvent... events) {
        Response response = Responses.KIND.initial();
        for (ResponseEvent event : events) response = Responses.evolve(response, event);
        return new ResponseSpec(response);
    }

    static ResponseReceived received(Sender sender) {
        return new ResponseReceived(
                sender,
                Channel.WEB,
                Arrival.at(NOW),
                null,
                Position.OPPOSES,
                List.of(new SectionPosition("utgangslage", Position.SUPPORTS)),
                false,
                "KS 2026-0311",
                null,
                ORIGINAL,
                List.of(FILE),
                "d".repeat(64));
    }

    static ResponseMasked masked() {
        return new ResponseMasked(MASKED, PASSAGES);
    }

    When when(Act act) {
        try {
            return new When(Act.decide(act, response), null);
        } catch (Rejected rejected) {
            return new When(List.of(), rejected);
        }
    }

    record When(List<ResponseEvent> events, @Nullable Rejected rejected) {
        void then(ResponseEvent... expected) {
            assertThat(rejected).isNull();
            assertThat(events).containsExactly(expected);
        }

        void thenNothing() {
            then();
        }

        void thenRejected(String reason) {
            Rejected refused = Objects.requireNonNull(rejected, () -> "was not rejected: " + events);
            assertThat(refused.reason()).isEqualTo(reason);
        }

        void thenUnknown() {
            assertThat(Objects.requireNonNull(rejected).kind()).isEqualTo(Rejected.Kind.UNKNOWN);
        }
    }

    static List<Rejected.Member> wrong(Runnable asked) {
        return Objects.requireNonNull(catchThrowableOfType(Rejected.class, asked::run))
                .members();
    }
}
