package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoughDateTest {
    @ParameterizedTest
    @CsvSource({
        "2024-04-17, 2024-04-17, 2024-04-17, true",
        "2024-04-17?, 2024-04-17, 2024-04-17, false",
        "2024-02, 2024-02-01, 2024-02-29, false",
        "2024-05~, 2024-05-01, 2024-05-31, false",
        "2024, 2024-01-01, 2024-12-31, false",
        "2024-05-21/2024-05-31, 2024-05-21, 2024-05-31, false",
        "2024-05/2024-06, 2024-05-01, 2024-06-30, false"
    })
    void aRoughDateHasAFirstAndALastDay(String edtf, LocalDate earliest, LocalDate latest, boolean exact) {
        assertThat(RoughDate.parse(edtf)).contains(new RoughDate(earliest, latest, exact));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nyligen",
                "slutet av maj",
                "2024-13",
                "2024-02-30",
                "2024-05-31/2024-05-21",
                "2024/",
                "/",
                "1/2/3",
                "20240417",
                "2024-4-1"
            })
    void whatIsNotADateIsNotTakenForOne(String text) {
        assertThat(RoughDate.parse(text)).isEmpty();
    }

    @Test
    void idsAreWhatACallerMayChoose() {
        assertThat(Ids.valid("rufs-2024")).isTrue();
        for (String bad : new String[] {
            "ab",
            "a--b",
            "-ab",
            "ab-",
            "Åre",
            "a b c",
            "a..b",
            "$where",
            "a\u0000bc",
            "abc\uD83D\uDE00",
            "a/b",
            "x".repeat(81)
        }) {
            assertThat(Ids.valid(bad)).as(bad).isFalse();
        }
        assertThat(Ids.response("rufs-2024", "varmdo")).isEqualTo("rufs-2024--varmdo");
    }
}
