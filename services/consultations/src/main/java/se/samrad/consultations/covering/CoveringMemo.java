package se.samrad.consultations.covering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;

/**
 * A covering memo (tjänsteskrivelse) with a proposed decision, as a Word document: filled in with what the sender knows, and in
 * brackets with what only the body can say. What the sender has written stands as it was written, in either language.
 *
 * @param body whose board it is for, as it was asked
 * @param lastDay the body's own
 * @param proposal address of the proposal
 * @param answer address at which the body answers
 * @param language English, or else Swedish
 */
record CoveringMemo(Facts about, String body, LocalDate lastDay, String proposal, String answer, Locale language) {
    private static final String DAY = "d MMMM yyyy";
    private static final String TITLE = "Title";
    private static final String HEADING = "Heading1";
    private static final int TITLE_HALF_POINTS = 36;
    private static final int HEADING_HALF_POINTS = 26;

    /** A line of the memo's head. */
    private record Row(String label, String value) {}

    byte[] docx() {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            styles(document);
            write(document);
            document.getProperties()
                    .getCoreProperties()
                    .setTitle(in("Tjänsteskrivelse: ", "Covering memo: ") + line(about.title()));
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String in(String swedish, String english) {
        return language.getLanguage().equals("en") ? english : swedish;
    }

    private String day() {
        return DateTimeFormatter.ofPattern(DAY, Locale.of(in("sv", "en"))).format(lastDay);
    }

    private void write(XWPFDocument document) {
        String quoted = in("”", "“") + line(about.title()) + "”";
        String issuer = about.issuer() == null ? in("Avsändaren", "The sender") : line(about.issuer());
        styled(document, TITLE, in("Tjänsteskrivelse: yttrande över ", "Covering memo: opinion on ") + quoted);
        rows(
                document,
                List.of(
                        new Row(
                                in("Till", "To"),
                                in("[nämnd eller styrelse], ", "[committee or board], ") + line(body)),
                        new Row(in("Från", "From"), in("[förvaltning och handläggare]", "[office and case officer]")),
                        new Row(in("Ert diarienummer", "Your case number"), in("[fyll i]", "[fill in]")),
                        new Row(
                                in("Avsändare", "Sender"),
                                about.issuer() == null ? in("[se brevet]", "[see the letter]") : issuer),
                        new Row(
                                in("Avsändarens diarienummer", "The sender’s case number"),
                                about.caseNumber() == null
                                        ? in("inte angivet", "not stated")
                                        : line(about.caseNumber())),
                        new Row(in("Sista svarsdag", "Last day to answer"), day()),
                        new Row(
                                in("Kontaktperson hos avsändaren", "Contact at the sender"),
                                contact(about.contact()))));

        styled(document, HEADING, in("Förslag till beslut", "Proposed decision"));
        text(
                document,
                "1. " + line(body) + in(" lämnar yttrande över ", " gives its opinion on ") + quoted
                        + in(" enligt förvaltningens förslag.", " as the office proposes."));
        text(
                document,
                in(
                        "2. Paragrafen förklaras omedelbart justerad. [Ta bort om det inte behövs.]",
                        "2. The minutes of this item are confirmed at once. [Delete if not needed.]"));
        styled(document, HEADING, in("Ärendet", "The matter"));
        text(
                document,
                issuer + in(" har bett ", " has asked ") + line(body) + in(" om synpunkter på ", " for its opinion on ")
                        + quoted + " (" + kind() + "). "
                        + in("Svaret ska ha kommit in senast ", "The answer is to have come in by ") + day() + ".");
        text(document, in("Förslaget finns här: ", "The proposal is here: ") + proposal);
        text(document, in("Svaret lämnas här: ", "The answer is given here: ") + answer);
        if (!about.questions().isEmpty()) {
            styled(document, HEADING, in("Frågor att besvara", "Questions to answer"));
            for (int i = 0; i < about.questions().size(); i++) {
                text(document, (i + 1) + ". " + line(about.questions().get(i)));
                text(document, in("[Förvaltningens förslag till svar]", "[The answer that the office proposes]"));
            }
        }
        styled(document, HEADING, in("Förvaltningens bedömning", "Assessment of the office"));
        text(document, in("[Skriv bedömningen här.]", "[Write the assessment here.]"));
        styled(document, HEADING, in("Förslag till yttrande", "Proposed opinion"));
        text(
                document,
                in(
                        "Ställningstagande: [tillstyrker, tillstyrker med synpunkter, avstyrker, varken till- eller avstyrker, eller inga synpunkter]",
                        "Position: [supports, supports with remarks, opposes, neither supports nor opposes, or no comments]"));
        text(document, in("[Skriv yttrandet här.]", "[Write the opinion here.]"));
        styled(document, HEADING, in("Beslutet skickas till", "The decision is sent to"));
        text(document, about.issuer() == null ? in("Avsändaren, se brevet", "The sender, see the letter") : issuer);
    }

    private String kind() {
        return switch (about.kind()) {
            case REMISS -> in("remiss", "remiss, a request for opinions");
            case SAMRAD ->
                in("samråd enligt plan- och bygglagen", "samråd, consultation under the Planning and Building Act");
            case GRANSKNING ->
                in(
                        "granskning enligt plan- och bygglagen",
                        "granskning, examination under the Planning and Building Act");
        };
    }

    private String contact(@Nullable Contact contact) {
        if (contact == null) return in("inte angiven", "not stated");
        StringJoiner said = new StringJoiner(", ");
        add(said, contact.name());
        add(said, contact.phone());
        add(said, contact.email());
        return said.toString();
    }

    private static void add(StringJoiner said, @Nullable String text) {
        if (text != null) said.add(line(text));
    }

    private static void rows(XWPFDocument document, List<Row> rows) {
        XWPFTable table = document.createTable(rows.size(), 2);
        for (int i = 0; i < rows.size(); i++) {
            XWPFTableRow row = table.getRow(i);
            XWPFRun bold = row.getCell(0).getParagraphs().getFirst().createRun();
            bold.setBold(true);
            bold.setText(rows.get(i).label());
            row.getCell(1).setText(rows.get(i).value());
        }
    }

    private static void text(XWPFDocument document, String text) {
        document.createParagraph().createRun().setText(text);
    }

    private static void styled(XWPFDocument document, String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
    }

    /** Headings by style, so that Word's navigation and screen readers find them. */
    private void styles(XWPFDocument document) {
        XWPFStyles styles = document.createStyles();
        styles.setSpellingLanguage(in("sv-SE", "en-GB"));
        styles.addStyle(style(TITLE, "Title", TITLE_HALF_POINTS, null));
        styles.addStyle(style(HEADING, "heading 1", HEADING_HALF_POINTS, BigInteger.ZERO));
    }

    private static XWPFStyle style(String id, String name, int halfPoints, @Nullable BigInteger outline) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        var paragraph = style.addNewPPr();
        paragraph.addNewKeepNext();
        if (outline != null) paragraph.addNewOutlineLvl().setVal(outline);
        var run = style.addNewRPr();
        run.addNewB();
        run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
        return new XWPFStyle(style);
    }

    /** What somebody typed, in one line and without what XML has no place for. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\uFFFE\\uFFFF]+", " ").strip();
    }
}
