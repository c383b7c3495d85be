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
        @Nullable String response) {

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
