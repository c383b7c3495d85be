package se.samrad.responses.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.domain.MailRoute;
import se.samrad.responses.receiving.MailedResponses;

/**
 * A message as it stands in the intake. Its bytes lie beside it.
 *
 * @param id SHA-256 over what the sender made: who, when, what; not over the stamps of the road
 * @param sha256 of all bytes as they came, null when it was too large to be fetched
 * @param arrivedReason how the moment of arrival is known
 * @param target where it belongs, once that is settled
 * @param refused files of it that are not received, once it is handled
 * @param pairs files of it that say the same
 * @param decidedBy the account of whoever settled it by hand
 */
record Mail(
        String id,
        @Nullable String sha256,
        long size,
        Instant fetched,
        Instant arrived,
        String arrivedReason,
        @Nullable String from,
        @Nullable String fromName,
        String subject,
        State state,
        MailRoute.@Nullable Why why,
        @Nullable String detail,
        @Nullable Target target,
        @Nullable String response,
        List<String> files,
        List<LeftOut> refused,
        List<Pair> pairs,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note) {
    @SuppressWarnings("NullAway") // read from the store
    Mail {
        files = files == null ? List.of() : List.copyOf(files);
        refused = refused == null ? List.of() : List.copyOf(refused);
        pairs = pairs == null ? List.of() : List.copyOf(pairs);
    }

    enum State {
        /** Kept; nobody has looked at it. */
        RECORDED,
        /** Where it belongs is settled; it is on its way there. */
        ROUTED,
        /** A person decides. */
        QUEUED,
        /** It is a response. */
        RECEIVED,
        /** A person has found that it is none. */
        SET_ASIDE,
        /** It should never have come, and is read by the security role alone. */
        SEALED_OFF
    }

    /**
     * Whose answer it is.
     *
     * @param body null for somebody who was not asked
     * @param organisation of one that was not asked; null for a private person
     * @param as what it is to the body's answer that stands; null where none does
     */
    record Target(
            String consultation,
            @Nullable String body,
            @Nullable String name,
            @Nullable String organisation,
            MailedResponses.@Nullable As as) {}

    /** @param reason a stable code */
    record LeftOut(String name, String reason) {
        boolean malicious() {
            return reason.equals("file-infected");
        }
    }

    /** @param likeness from 0.9 to 1 */
    record Pair(String one, String other, double likeness) {}
}
