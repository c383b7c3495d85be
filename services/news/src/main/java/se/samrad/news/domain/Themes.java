package se.samrad.news.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.news.ThemeEvent;
import se.samrad.contracts.news.ThemeEvent.ThemeDefined;
import se.samrad.contracts.news.ThemeEvent.ThemeRevised;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.contracts.published.PublicThemeEvent;
import se.samrad.contracts.published.PublicThemeEvent.ThemeNamed;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.StreamKind;

/** The controlled list of themes. All of it is public; a theme that was used is never taken away, only renamed. */
public final class Themes {
    /** A theme, or not yet. */
    public sealed interface Theme {
        record None() implements Theme {}

        record Defined(ThemeFacts facts) implements Theme {}
    }

    private static final Theme NONE = new Theme.None();

    /** Streams {@code themes/<id>}. */
    public static final StreamKind<ThemeEvent, Theme> THEME = new StreamKind<>(
            Vocabulary.THEMES.stream(),
            Topics.NEWS,
            "/samrad/news",
            EventTypes.of(ThemeEvent.class),
            NONE,
            Themes::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(ThemeFacts.class), Themes::standing),
            new StreamKind.Open<>(
                    Topics.PUBLIC,
                    EventTypes.of(PublicThemeEvent.class),
                    Vocabulary.schema(ThemeFacts.class),
                    Themes::publicAfter,
                    Themes::tell));

    private Themes() {}

    public static String stream(String id) {
        return THEME.name() + "/" + id;
    }

    /** Defines the theme, or changes what is said of it; the same again changes nothing. */
    public static List<ThemeEvent> define(ThemeFacts facts, Theme state) {
        return switch (state) {
            case Theme.None none -> List.of(new ThemeDefined(facts));
            case Theme.Defined defined when defined.facts().equals(facts) -> List.of();
            case Theme.Defined defined -> List.of(new ThemeRevised(facts));
        };
    }

    public static Theme evolve(Theme state, ThemeEvent event) {
        return switch (event) {
            case ThemeDefined defined -> new Theme.Defined(defined.facts());
            case ThemeRevised revised -> new Theme.Defined(revised.facts());
        };
    }

    private static Object standing(Theme state) {
        return switch (state) {
            case Theme.None none -> throw new IllegalStateException("no such theme");
            case Theme.Defined defined -> defined.facts();
        };
    }

    private static @Nullable Object publicAfter(Theme state) {
        return state instanceof Theme.Defined defined ? defined.facts() : null;
    }

    private static @Nullable PublicThemeEvent tell(Theme before, ThemeEvent event, Theme after) {
        return after instanceof Theme.Defined defined && !after.equals(before)
                ? new ThemeNamed(defined.facts().name())
                : null;
    }
}
