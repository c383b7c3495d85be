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
 * brackets with what only the body can say. It is for a Swedish board and in Swedish.
 *
 * @param body whose board it is for, as it was asked
 * @param lastDay the body's own
 * @param proposal address of the proposal
 * @param answer address at which the body answers
 */
record CoveringMemo(Facts about, String body, LocalDate lastDay, String proposal, String answer) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("sv"));
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
            document.getProperties().getCoreProperties().setTitle("Tjänsteskrivelse: " + line(about.title()));
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(XWPFDocument document) {
        String title = line(about.title());
        String issuer = about.issuer() == null ? "Avsändaren" : line(about.issuer());
        styled(document, TITLE, "Tjänsteskrivelse: yttrande över ”" + title + "”");
        rows(
                document,
                List.of(
                        new Row("Till", "[nämnd eller styrelse], " + line(body)),
                        new Row("Från", "[förvaltning och handläggare]"),
                        new Row("Ert diarienummer", "[fyll i]"),
                        new Row("Avsändare", about.issuer() == null ? "[se brevet]" : issuer),
                        new Row(
                                "Avsändarens diarienummer",
                                about.caseNumber() == null ? "inte angivet" : line(about.caseNumber())),
                        new Row("Sista svarsdag", DAY.format(lastDay)),
                        new Row("Kontaktperson hos avsändaren", contact(about.contact()))));

        styled(document, HEADING, "Förslag till beslut");
        text(document, "1. " + line(body) + " lämnar yttrande över ”" + title + "” enligt förvaltningens förslag.");
        text(document, "2. Paragrafen förklaras omedelbart justerad. [Ta bort om det inte behövs.]");
        styled(document, HEADING, "Ärendet");
        text(
                document,
                issuer + " har bett " + line(body) + " om synpunkter på ”" + title + "” (" + kind()
                        + "). Svaret ska ha kommit in senast " + DAY.format(lastDay) + ".");
        text(document, "Förslaget finns här: " + proposal);
        text(document, "Svaret lämnas här: " + answer);
        if (!about.questions().isEmpty()) {
            styled(document, HEADING, "Frågor att besvara");
            for (int i = 0; i < about.questions().size(); i++) {
                text(document, (i + 1) + ". " + line(about.questions().get(i)));
                text(document, "[Förvaltningens förslag till svar]");
            }
        }
        styled(document, HEADING, "Förvaltningens bedömning");
        text(document, "[Skriv bedömningen här.]");
        styled(document, HEADING, "Förslag till yttrande");
        text(
                document,
                "Ställningstagande: [tillstyrker, tillstyrker med synpunkter, avstyrker, varken till- eller avstyrker, eller inga synpunkter]");
        text(document, "[Skriv yttrandet här.]");
        styled(document, HEADING, "Beslutet skickas till");
        text(document, about.issuer() == null ? "Avsändaren, se brevet" : issuer);
    }

    private String kind() {
        return switch (about.kind()) {
            case REMISS -> "remiss";
            case SAMRAD -> "samråd enligt plan- och bygglagen";
            case GRANSKNING -> "granskning enligt plan- och bygglagen";
        };
    }

    private static String contact(@Nullable Contact contact) {
        if (contact == null) return "inte angiven";
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
    private static void styles(XWPFDocument document) {
        XWPFStyles styles = document.createStyles();
        styles.setSpellingLanguage("sv-SE");
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
