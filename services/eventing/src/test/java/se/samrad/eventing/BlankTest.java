package se.samrad.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTest {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " \t\r\n",
                "\u00a0\u2007\u3000",
                "\u200b",
                "\u200b\u200d",
                "\u2060",
                "\ufeff",
                "\u00ad",
                "\u3164",
                "\u2800",
                "\u202e\u2066",
                "\ufe0f",
                "\udb40\udc01"
            })
    void whatNobodySeesSaysNothing(String text) {
        assertThat(Blank.is(text)).isTrue();
    }

    @Test
    void oneLetterOrMarkAmongItSaysSomething() {
        for (String text : new String[] {"\u200bå\u200b", "-", "\u0645\u06cc\u200c", "\ud83d\udc4d\ufe0f", "1"}) {
            assertThat(Blank.is(text)).as(text).isFalse();
        }
    }
}
