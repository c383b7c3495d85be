package se.samrad.news.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.contracts.news.ThemeEvent.ThemeDefined;
import se.samrad.contracts.news.ThemeEvent.ThemeRevised;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.news.domain.Themes.Theme;

class ThemesTest {
    private static final ThemeFacts FACTS = new ThemeFacts("Kultur", "Culture", null);
    private static final ThemeFacts OTHER = new ThemeFacts("Kultur", "Culture", "Om kultur");

    @Test
    void aThemeIsDefinedOnceAndRevisedOnlyWhenSomethingIsDifferent() {
        assertThat(Themes.define(FACTS, new Theme.None())).containsExactly(new ThemeDefined(FACTS));
        assertThat(Themes.define(FACTS, new Theme.Defined(FACTS))).isEmpty();
        assertThat(Themes.define(OTHER, new Theme.Defined(FACTS))).containsExactly(new ThemeRevised(OTHER));
    }

    @Test
    void theLatestWordsCount() {
        Theme defined = Themes.evolve(new Theme.None(), new ThemeDefined(FACTS));
        assertThat(Themes.evolve(defined, new ThemeRevised(OTHER))).isEqualTo(new Theme.Defined(OTHER));
    }
}
