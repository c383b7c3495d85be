package se.samrad.mail.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told of.
 *
 * @param kind {@value #THEME} or {@value #CONSULTATION}
 */
public record Topic(String kind, String id) implements Comparable<Topic> {
    public static final String THEME = "theme";
    public static final String CONSULTATION = "consultation";

    public static Topic theme(String id) {
        return new Topic(THEME, id);
    }

    public static Topic consultation(String id) {
        return new Topic(CONSULTATION, id);
    }

    public boolean isTheme() {
        return kind.equals(THEME);
    }

    /** As it is kept; {@link #read} reads it. */
    public String text() {
        return kind + "/" + id;
    }

    public static Topic read(String text) {
        int slash = text.indexOf('/');
        return new Topic(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The one that is named, if it is exactly one. */
    public static Optional<Topic> only(@Nullable String theme, @Nullable String consultation) {
        if (theme != null) return consultation == null ? Optional.of(theme(theme)) : Optional.empty();
        return Optional.ofNullable(consultation).map(Topic::consultation);
    }

    @Override
    public int compareTo(Topic other) {
        return text().compareTo(other.text());
    }
}
