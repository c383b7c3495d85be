package se.samrad.portal.backend;

import org.jspecify.annotations.Nullable;

/**
 * A file as {@code responses} keeps it; an answer names it by its hash.
 *
 * @param safety what the scanner has said of it
 */
public record StoredFile(
        String sha256,
        String name,
        long size,
        String mediaType,
        @Nullable String safety) {
    public boolean isWaiting() {
        return "WAITING".equals(safety);
    }
}
