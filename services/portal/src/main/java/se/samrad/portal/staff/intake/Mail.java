package se.samrad.portal.staff.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message by e-mail that waits. */
record Mail(
        String id,
        @Nullable String sha256,
        long size,
        @Nullable Instant fetched,
        @Nullable Instant arrived,
        @Nullable String arrivedReason,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String subject,
        @Nullable String state,
        @Nullable String why,
        @Nullable String detail,
        @Nullable List<String> files,
        @Nullable String response,
        @Nullable To target,
        @Nullable List<LeftOut> refused,
        @Nullable List<Pair> pairs,
        @Nullable String note) {
    /** Where it belongs, as far as that is settled. */
    record To(@Nullable String consultation, @Nullable String body) {}

    /** A file that was not received, and why. */
    record LeftOut(@Nullable String name, @Nullable String reason) {}

    /** Two files that say the same. */
    record Pair(@Nullable String one, @Nullable String other) {}

    /** Whether its sender has an answer that this may be added to or take the place of. */
    boolean isLater() {
        return "ALREADY_ANSWERED".equals(why) || "SAME_DOCUMENT".equals(why);
    }

    /** Id of the answer that stands; null where that is not known. */
    @Nullable
    String standing() {
        return isLater() && target != null && target.consultation() != null && target.body() != null
                ? target.consultation() + "--" + target.body()
                : null;
    }

    /** Nothing is told of it but who sent it, and when. */
    public boolean isSealed() {
        return "sealed-off".equals(detail);
    }

    /** Messages and how many there are in all. */
    record All(@Nullable List<Mail> items, long total) {
        List<Mail> all() {
            return items == null ? List.of() : items;
        }
    }

    /** A message and its words. */
    record One(Mail mail, @Nullable String text) {}
}
