package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.responses.domain.ResponseSpec.FILE;
import static se.samrad.responses.domain.ResponseSpec.LAST_DAY;
import static se.samrad.responses.domain.ResponseSpec.ORIGINAL;
import static se.samrad.responses.domain.ResponseSpec.given;
import static se.samrad.responses.domain.ResponseSpec.received;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseDisowned;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sender;
import se.samrad.contracts.responses.Unregistered;
import se.samrad.responses.domain.Response.Kept;

/** All that comes from a sender is registered by itself, whatever the sender does with the answer. */
class FilingRulesTest {
    private static final ResponseReceived FIRST = received(Sender.BODY);
    private static final Arrival TOO_LATE = Arrival.at(Deadline.end(LAST_DAY).plus(Duration.ofDays(1)));
    private static final ResponseReceived NEWER = answer(TOO_LATE, true);
    private static final ResponseWithdrawn WITHDRAWN = new ResponseWithdrawn(Channel.WEB, TOO_LATE, null, null);
    private static final ResponseConfirmed CONFIRMED = new ResponseConfirmed(
            Channel.WEB, TOO_LATE, null, new OwnDecision("Kommunstyrelsen", LAST_DAY, "§ 1"), FILE);

    private static ResponseReceived answer(Arrival arrived, boolean preliminary) {
        return new ResponseReceived(
                Sender.BODY,
                Channel.WEB,
                arrived,
                null,
                Position.SUPPORTS,
                List.of(),
                preliminary,
                null,
                null,
                ORIGINAL,
                List.of(),
                "8".repeat(64));
    }

    private static Kept after(ResponseEvent... events) {
        Response response = Responses.KIND.initial();
        for (ResponseEvent event : events) response = Responses.evolve(response, event);
        return (Kept) response;
    }

    private static Act register(String number, long record) {
        return new Act.Register(number, record);
    }

    @Test
    void anAnswerThatWasReplacedBeforeItHadANumberStillGetsItsOwn() {
        given(FIRST, NEWER).when(register("17", 1)).then(new ResponseRegistered("17", 1L));
        given(FIRST, NEWER).when(register("18", 2)).then(new ResponseRegistered("18"));
        given(FIRST, NEWER).when(new Act.Register("18", null)).then(new ResponseRegistered("18"));
        given(FIRST, NEWER).when(register("19", 3)).thenRejected("unknown-record");
        given(FIRST, NEWER, new ResponseRegistered("17", 1L))
                .when(register("17", 1))
                .thenNothing();
        given(FIRST, NEWER, new ResponseRegistered("17", 1L))
                .when(register("18", 1))
                .thenRejected("already-registered");
        Kept kept = after(FIRST, NEWER, new ResponseRegistered("17", 1L), new ResponseRegistered("18"));
        assertThat(kept.documentNumber()).isEqualTo("18");
        assertThat(kept.filings().documentNumber(1)).isEqualTo("17");
        assertThat(kept.filings().unregistered()).isEmpty();
    }

    @Test
    void aConfirmationAndAWithdrawalHaveNumbersToo() {
        given(NEWER, CONFIRMED).when(register("18", 2)).then(new ResponseRegistered("18", 2L));
        given(FIRST, WITHDRAWN).when(register("18", 2)).then(new ResponseRegistered("18", 2L));
        given(FIRST, WITHDRAWN).when(register("17", 1)).then(new ResponseRegistered("17"));
        given(FIRST, new ResponseDisowned(null)).when(register("17", 1)).then(new ResponseRegistered("17"));
        Kept kept = after(FIRST, WITHDRAWN, NEWER, CONFIRMED, new ResponseRegistered("18", 2L));
        assertThat(kept.filings().all())
                .extracting(Filings.Filing::kind)
                .containsExactly(
                        Filings.Kind.ANSWER, Filings.Kind.WITHDRAWAL, Filings.Kind.ANSWER, Filings.Kind.CONFIRMATION);
        assertThat(kept.filings().all()).extracting(Filings.Filing::answer).containsExactly(1L, 1L, 3L, 3L);
        assertThat(kept.filings().unregistered())
                .extracting(Filings.Filing::since)
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void staffSeeHowMuchWaitsAndSinceWhenUntilAllHasANumber() {
        assertThat(Responses.state(after(FIRST)).unregistered()).isNull();
        assertThat(Responses.state(after(FIRST, NEWER)).unregistered()).isEqualTo(new Unregistered(2, FIRST.arrived()));
        assertThat(Responses.state(after(FIRST, NEWER, new ResponseRegistered("18")))
                        .unregistered())
                .isEqualTo(new Unregistered(1, FIRST.arrived()));
        ResponseState rest = Responses.state(after(FIRST, NEWER, new ResponseRegistered("17", 1L)));
        assertThat(rest.unregistered()).isNull();
        assertThat(rest.documentNumber()).isNull();
        assertThat(Responses.state(after(FIRST, new ResponseRegistered("17"), WITHDRAWN))
                        .unregistered())
                .isEqualTo(new Unregistered(1, WITHDRAWN.arrived()));
    }

    @Test
    void whatStandsAgainHasTheNumberThatItGotWhileItWasReplaced() {
        Kept kept = after(FIRST, NEWER, new ResponseRegistered("17", 1L), new ResponseDisowned(null));
        assertThat(kept.documentNumber()).isEqualTo("17");
        assertThat(kept.filings().unregistered())
                .extracting(Filings.Filing::since)
                .containsExactly(2L);
    }

    @Test
    void whoeverReplacesAnAnswerLateHadAnsweredInTimeByTheFirst() {
        Kept kept = after(FIRST, NEWER);
        assertThat(Deadline.late(kept.record().received().arrived(), LAST_DAY)).isTrue();
        assertThat(Deadline.late(Responses.state(kept).answered(), LAST_DAY)).isFalse();
        assertThat(Responses.state(after(FIRST, NEWER, NEWER)).answered()).isEqualTo(FIRST.arrived());
        PublicResponse open = (PublicResponse) Objects.requireNonNull(InPublic.open(kept));
        assertThat(open.answered()).isEqualTo(FIRST.arrived());
        // What was taken back is as if nothing had come, so the new answer is the first.
        ResponseState anew = Responses.state(after(FIRST, WITHDRAWN, NEWER));
        assertThat(Deadline.late(anew.answered(), LAST_DAY)).isTrue();
    }

    @Test
    void ofAPersonOnlyTheDayOfTheFirstAnswerIsToldToEverybody() {
        ResponseReceived person = received(Sender.PERSON);
        PublicResponse open = (PublicResponse) Objects.requireNonNull(InPublic.open(after(person, person)));
        Instant at = Objects.requireNonNull(open.first()).at();
        assertThat(at).isNull();
        assertThat(open.answered().day()).isEqualTo(person.arrived().day());
    }
}
