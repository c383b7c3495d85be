package se.samrad.consultations.register.names;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
