package se.samrad.responses.receiving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.Outcome;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.ResponseId;

/** Receives what came by e-mail as it receives everything else: the same rules, the same record, the same receipt. */
@Component
public class MailedResponses {
    /** What a message is to the answer that stands. */
    public enum As {
        REPLACEMENT,
        SUPPLEMENT
    }

    /**
     * A message whose sender and case are settled.
     *
     * @param as null when none stands, and it is the answer
     * @param who as far as it is told; a letter with the receipt goes to its address too
     * @param text null when nothing but files came
     * @param files by content
     * @param owner under whose name the files were handed in
     */
    public record Mailed(
            ResponseId id,
            Sender sender,
            @Nullable As as,
            Details who,
            @Nullable String text,
            List<String> files,
            String owner,
            Instant arrived,
            String arrivedReason) {}

    private final Receiving receiving;

    MailedResponses(Receiving receiving) {
        this.receiving = receiving;
    }

    /** The same command gives its first outcome again, whatever has become of the consultation since. */
    public Outcome receive(Mailed mailed, Command command) {
        List<@Nullable String> files = new ArrayList<>(mailed.files());
        ResponseInput said = new ResponseInput(
                null,
                mailed.text(),
                null,
                null,
                null,
                files,
                null,
                null,
                Channel.EMAIL,
                Json.instant(mailed.arrived()),
                mailed.arrivedReason());
        return receiving
                .receive(
                        new Receiving.Incoming(
                                mailed.id(),
                                mailed.sender(),
                                said,
                                mailed.who(),
                                true,
                                List.of(mailed.owner()),
                                false,
                                relation(mailed.as()),
                                null),
                        command)
                .outcome();
    }

    private static Receiving.Relation relation(@Nullable As as) {
        if (as == null) return Receiving.Relation.FIRST;
        return switch (as) {
            case REPLACEMENT -> Receiving.Relation.REPLACES;
            case SUPPLEMENT -> Receiving.Relation.SUPPLEMENTS;
        };
    }
}
