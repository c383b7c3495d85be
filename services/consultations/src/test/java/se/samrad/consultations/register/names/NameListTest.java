package se.samrad.consultations.register.names;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.consultations.register.imports.NameFault;
import se.samrad.consultations.register.names.NameList.Written;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.PlainText;

class NameListTest {
    @Test
    void whatBelongsToTheListAndNotToTheNameIsLeftOut() {
        assertThat(
                        NameList.read(
                                "1. Exempelby kommun\r\n\r\n• Exempelstads kommun\n– Region Exempel;registrator@exempel.invalid\n"
                                        + "(b) Exempelverket\tBox 1\nExempelrådet <info@exempel.invalid>,\n\u00a0 \n\"Exempelbolaget AB\""))
                .containsExactly(
                        new Written(1, "Exempelby kommun"),
                        new Written(3, "Exempelstads kommun"),
                        new Written(4, "Region Exempel"),
                        new Written(5, "Exempelverket"),
                        new Written(6, "Exempelrådet"),
                        new Written(8, "Exempelbolaget AB"));
    }

    private static String row(String line) {
        List<Written> read = NameList.read(line);
        assertThat(read).hasSize(1);
        Written one = read.getFirst();
        NameFault fault = one.fault();
        return one.name() + " | " + (one.number() == null ? "" : one.number()) + " | "
                + (one.code() == null ? "" : one.code()) + (fault == null ? "" : " | " + fault.reason());
    }

    @Test
    void theNumbersBesideANameAreTakenAndCheckedAndNoPartOfIt() {
        assertThat(row("Region Exempel; 232100-0016")).isEqualTo("Region Exempel | 232100-0016 | ");
        assertThat(row("Region Exempel;2321000016;registrator@exempel.invalid"))
                .isEqualTo("Region Exempel | 232100-0016 | ");
        assertThat(row("Region Exempel\t16232100-0016\tBox 1\t08-123 45 67"))
                .isEqualTo("Region Exempel | 232100-0016 | ");
        assertThat(row("232100-0016\tRegion Exempel")).isEqualTo("Region Exempel | 232100-0016 | ");
        assertThat(row("3.\tRegion Exempel\t232100-0016")).isEqualTo("Region Exempel | 232100-0016 | ");
        assertThat(row("• Region Exempel (232100-0016)")).isEqualTo("Region Exempel | 232100-0016 | ");
        assertThat(row("Exempelby kommun; 9731; 232100-0016")).isEqualTo("Exempelby kommun; 9731 | 232100-0016 | ");
        assertThat(row("Exempelby kommun; 0131; 232100-0016")).isEqualTo("Exempelby kommun | 232100-0016 | 0131");
        assertThat(row("Exempelby kommun; 9905")).isEqualTo("Exempelby kommun |  | 9905");
        assertThat(row("0131\tExempelby")).isEqualTo("Exempelby |  | 0131");
        assertThat(row("1\tExempelby kommun\t0131")).isEqualTo("Exempelby kommun |  | 0131");
    }

    @Test
    void aNumberThatIsNotRightOrAPersonsIsRefusedAndNeverRepeated() {
        assertThat(row("Region Exempel; 232100-0017")).isEqualTo("Region Exempel |  |  | bad-organisation-number");
        assertThat(row("Kim Exempel; 121212-1212")).isEqualTo("Kim Exempel |  |  | person-number");
        assertThat(row("Kim Exempel\t19121212-1212")).isEqualTo("Kim Exempel |  |  | person-number");
        assertThat(row("Kim Exempel 121212-1212")).isEqualTo("Kim Exempel |  |  | person-number");
        assertThat(row("121212-1212")).isEqualTo("– |  |  | person-number");
        assertThat(row("1212121212")).isEqualTo("– |  |  | person-number");
        // A telephone number is beside the name, and nothing more.
        assertThat(row("Region Exempel; 070-123 45 67")).isEqualTo("Region Exempel |  | ");
        assertThat(row("Region Exempel\t0701234567")).isEqualTo("Region Exempel |  | ");
    }

    @Test
    void aSemicolonOrAYearInANameBreaksNothing() {
        assertThat(row("Exempelföreningen; avdelning norr")).isEqualTo("Exempelföreningen; avdelning norr |  | ");
        assertThat(row("Exempelföreningen; avdelning norr; 232100-0016"))
                .isEqualTo("Exempelföreningen; avdelning norr | 232100-0016 | ");
        assertThat(row("Exempelvisionen 2026")).isEqualTo("Exempelvisionen 2026 |  | ");
        assertThat(row("Exempelvisionen; 2026")).isEqualTo("Exempelvisionen; 2026 |  | ");
        assertThat(row("Exempelföreningen\t2026")).isEqualTo("Exempelföreningen |  | ");
        assertThat(row("Kulturår 2026–2027")).isEqualTo("Kulturår 2026–2027 |  | ");
        assertThat(row("Samverkan 2026-2030")).isEqualTo("Samverkan 2026-2030 |  | ");
        assertThat(row("Region Exempel;")).isEqualTo("Region Exempel |  | ");
        assertThat(row("Exempel; ; norr")).isEqualTo("Exempel |  | ");
    }

    @Test
    void aNumberThatIsPartOfTheNameStays() {
        assertThat(NameList.read("1177 Vårdguiden\n4H Exempel"))
                .extracting(Written::name)
                .containsExactly("1177 Vårdguiden", "4H Exempel");
    }

    @Test
    void aListIsReadInTheEncodingsThatListsAreIn() {
        for (byte[] content : List.of(
                "Åre, Örebro".getBytes(UTF_8),
                "\ufeffÅre, Örebro".getBytes(UTF_8),
                "\ufeffÅre, Örebro".getBytes(UTF_16LE),
                "Åre, Örebro".getBytes(Charset.forName("windows-1252")))) {
            assertThat(NameList.read(PlainText.decode(content))).containsExactly(new Written(1, "Åre, Örebro"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Exempelby kommun, MUNICIPALITY",
        "Exempelstads stad, MUNICIPALITY",
        "Region Exempel, REGION",
        "Exempelregionen, REGION",
        "Exempels universitet, UNIVERSITY",
        "Länsstyrelsen i Exempels län, AUTHORITY",
        "Exempelverket, AUTHORITY",
        "Exempelbolaget AB, COMPANY",
        "Exempelföreningen, ASSOCIATION",
        "Exempel, OTHER"
    })
    void theKindOfANewBodyIsProposedByItsName(String name, BodyType type) {
        assertThat(KindOfBody.guess(name)).isEqualTo(type);
    }
}
