package se.samrad.consultations.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;

/** The memo, written and read again. */
class CoveringMemoTest {
    private static Facts facts(@Nullable String issuer, @Nullable Contact contact, String... questions) {
        return new Facts(
                "Exempel: Ägande & <drift> av ”hamnen”",
                Kind.REMISS,
                "EX 2026-7",
                issuer,
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 12, 15),
                List.of(),
                List.of(questions),
                contact,
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
    }

    private static XWPFDocument read(Facts about, String body) throws IOException {
        return read(about, body, Locale.of("sv"));
    }

    private static XWPFDocument read(Facts about, String body, Locale language) throws IOException {
        var memo = new CoveringMemo(
                about,
                body,
                LocalDate.of(2027, 1, 18),
                "https://samrad.example/remisser/hamnen",
                "https://samrad.example/remisser/hamnen/inbjudan/exempelo",
                language);
        return new XWPFDocument(new ByteArrayInputStream(memo.docx()));
    }

    private static List<String> texts(XWPFDocument document) {
        return document.getParagraphs().stream().map(XWPFParagraph::getText).toList();
    }

    private static String cell(XWPFDocument document, String label) {
        XWPFTable table = document.getTables().getFirst();
        return table.getRows().stream()
                .filter(row -> row.getCell(0).getText().equals(label))
                .map(row -> row.getCell(1).getText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itIsFilledInWithWhatTheSenderKnowsLetterForLetter() throws IOException {
        Contact contact = new Contact("Åsa Exempel", "08-465 004 00", "asa@region.example");
        try (XWPFDocument memo =
                read(facts("Nämnden för A & B", contact, "Vad är <viktigast>?"), "Exempelö & Åby kommun")) {
            assertThat(texts(memo))
                    .startsWith("Tjänsteskrivelse: yttrande över ”Exempel: Ägande & <drift> av ”hamnen””")
                    .contains(
                            "1. Exempelö & Åby kommun lämnar yttrande över ”Exempel: Ägande & <drift> av ”hamnen”” enligt förvaltningens förslag.",
                            "1. Vad är <viktigast>?",
                            "Svaret lämnas här: https://samrad.example/remisser/hamnen/inbjudan/exempelo",
                            "Nämnden för A & B");
            assertThat(cell(memo, "Sista svarsdag")).isEqualTo("18 januari 2027");
            assertThat(cell(memo, "Avsändarens diarienummer")).isEqualTo("EX 2026-7");
            assertThat(cell(memo, "Kontaktperson hos avsändaren"))
                    .isEqualTo("Åsa Exempel, 08-465 004 00, asa@region.example");
            assertThat(memo.getTables().getFirst().getRow(0).getCell(0).getText())
                    .isEqualTo("Till");
        }
    }

    @Test
    void inEnglishAllThatTheSenderDidNotWriteIsEnglish() throws IOException {
        Contact contact = new Contact("Åsa Exempel", null, null);
        try (XWPFDocument memo =
                read(facts("Nämnden för A & B", contact, "Vad är viktigast?"), "Exempelö kommun", Locale.ENGLISH)) {
            assertThat(texts(memo))
                    .startsWith("Covering memo: opinion on “Exempel: Ägande & <drift> av ”hamnen””")
                    .contains(
                            "1. Exempelö kommun gives its opinion on “Exempel: Ägande & <drift> av ”hamnen”” as the office proposes.",
                            "1. Vad är viktigast?")
                    .noneMatch(
                            text -> text.contains("Förvaltning") || text.contains("Förslag") || text.contains("Svar"));
            assertThat(cell(memo, "Last day to answer")).isEqualTo("18 January 2027");
            assertThat(memo.getTables().getFirst().getRows())
                    .extracting(row -> row.getCell(0).getText())
                    .containsExactly(
                            "To",
                            "From",
                            "Your case number",
                            "Sender",
                            "The sender’s case number",
                            "Last day to answer",
                            "Contact at the sender");
        }
    }

    @Test
    void headingsAreHeadingsByStyle() throws IOException {
        try (XWPFDocument memo = read(facts(null, null), "Exempelby kommun")) {
            assertThat(memo.getParagraphs())
                    .filteredOn(paragraph -> "Heading1".equals(paragraph.getStyle()))
                    .extracting(XWPFParagraph::getText)
                    .containsExactly(
                            "Förslag till beslut",
                            "Ärendet",
                            "Förvaltningens bedömning",
                            "Förslag till yttrande",
                            "Beslutet skickas till");
            assertThat(memo.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
        }
    }

    @Test
    void whatIsNotStatedIsNotMadeUp() throws IOException {
        try (XWPFDocument memo = read(facts(null, null), "Exempelby kommun")) {
            assertThat(texts(memo)).noneMatch(text -> text.contains("null") || text.equals("Frågor att besvara"));
            assertThat(cell(memo, "Kontaktperson hos avsändaren")).isEqualTo("inte angiven");
            assertThat(cell(memo, "Avsändare")).isEqualTo("[se brevet]");
        }
    }

    @Test
    void whatXmlHasNoPlaceForIsLeftOut() throws IOException {
        try (XWPFDocument memo = read(facts("Nämnden\u0000\u000bför\nhamnen", null), "Exempel\u0001by\r\nkommun")) {
            assertThat(texts(memo)).contains("Nämnden för hamnen").anyMatch(text -> text.contains("Exempel by kommun"));
        }
    }
}
