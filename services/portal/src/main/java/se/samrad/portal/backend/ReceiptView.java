package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A receipt followed by its token.
 *
 * @param text the published rendition, when there is one
 * @param signed the receipt as text that proves itself
 */
public record ReceiptView(
        String response,
        @Nullable String consultation,
        @Nullable String body,
        @Nullable String name,
        @Nullable Instant receivedAt,
        @Nullable Object arrived,
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

    public @Nullable LocalDate arrivedOn() {
        return Days.of(arrived);
    }
}
