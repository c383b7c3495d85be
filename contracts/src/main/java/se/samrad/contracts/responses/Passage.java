package se.samrad.contracts.responses;

import org.jspecify.annotations.Nullable;

/**
 * Characters that the web does not show. Never the characters themselves.
 *
 * @param in {@code text}, {@code sections/<id>} or {@code answers/<number>}
 * @param start first UTF-16 unit, from 0
 * @param length UTF-16 units
 * @param provision for {@link Ground#SECRECY}: the provision of offentlighets- och sekretesslagen
 */
public record Passage(
        String in,
        int start,
        int length,
        Ground ground,
        @Nullable String provision) {
    public enum Ground {
        GDPR,
        PERSONAL_NUMBER,
        SECRECY
    }
}
