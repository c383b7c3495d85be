package se.samrad.status;

import java.util.Locale;

/** Who a page is for. Each has a view of its own, so what is confidential cannot slip through a forgotten filter. */
public enum Audience {
    /** Everybody: folded from the public topic alone. */
    OPEN,
    /** Those who work with the consultations. */
    STAFF;

    /** The view's name. */
    public String view() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The segment of its paths after {@code /api}. */
    public String path() {
        return this == OPEN ? "public" : "staff";
    }

    /** By the segment of the path after {@code /api}. */
    static Audience of(String segment) {
        return switch (segment) {
            case "public" -> OPEN;
            case "staff" -> STAFF;
            default -> throw new IllegalArgumentException(segment);
        };
    }
}
