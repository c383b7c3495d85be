package se.samrad.news.imports;

/** News that are not taken, none of them, because one cannot be read for certain. */
public final class UnreadableNews extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String item;

    UnreadableNews(String reason, String item, String detail) {
        super(detail);
        this.reason = reason;
        this.item = item;
    }

    /**
     * Stable: {@code unsupported-media-type}, {@code not-readable}, {@code too-large}, {@code too-many-items},
     * {@code no-items}, {@code no-title}, {@code unknown-theme} or {@code ambiguous-themes}.
     */
    public String reason() {
        return reason;
    }

    /** Title of the item that could not be read, empty when it is none in particular. */
    public String item() {
        return item;
    }
}
