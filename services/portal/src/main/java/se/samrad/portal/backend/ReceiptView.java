package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A receipt followed by its token.
 *
 * @param kind what came: an answer, or what was done with one
 * @param answer path of the receipt of the answer that was confirmed or taken back
 * @param late whether it came after its sender's last day
 * @param text the published rendition, when there is one
 * @param signed the receipt as text that proves itself
 */
public record ReceiptView(
        String response,
        @Nullable String consultation,
        @Nullable String body,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String answer,
        @Nullable Instant receivedAt,
        @Nullable Object arrived,
        boolean late,
        @Nullable Upload upload,
        @Nullable String sha256,
        List<Part> files,
        @Nullable String status,
        @Nullable String documentNumber,
        @Nullable JsonNode text,
        @Nullable String signed) {

    /** A file that came in, without its name. */
    public record Part(long size, @Nullable String sha256) {}

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public ReceiptView {
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** Whether it is of what was done with an answer, which is registered and never published. */
    public boolean isAct() {
        return "CONFIRMATION".equals(kind) || "WITHDRAWAL".equals(kind);
    }

    /** The kind by the name that texts go by. */
    public String kindName() {
        return kind == null ? "ANSWER" : kind;
    }

    /** The day that counts, where the office has stated it; null where it counts as arrived when it was received. */
    public @Nullable LocalDate statedDay() {
        return Days.instant(arrived) == null ? Days.of(arrived) : null;
    }

    public @Nullable LocalDate arrivedOn() {
        return Days.of(arrived);
    }
}
