package se.samrad.responses.pdf;

import static com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle.NORMAL;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A document that is told piece by piece and then drawn. Callers hand in text, never markup, so nothing that somebody wrote
 * can become anything but text, fetch anything or run. Headings become bookmarks.
 */
public final class PdfDocument {
    private static final String SANS = "LiberationSans-Regular.ttf";
    private static final String BOLD = "LiberationSans-Bold.ttf";
    private static final String MONO = "LiberationMono-Regular.ttf";
    private static final Glyphs GLYPHS = new Glyphs(List.of(SANS, BOLD, MONO));
    private static final byte[] COLORS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final String STYLE = """
            @page { size: A4; margin: 22mm 20mm 22mm 20mm;
              @bottom-right { content: counter(page) " (" counter(pages) ")"; font-family: 'Liberation Sans'; font-size: 9pt; } }
            body { font-family: 'Liberation Sans'; font-size: 10.5pt; line-height: 1.45; color: #1e2b3c; }
            h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 12pt 0; }
            h2 { font-size: 13.5pt; line-height: 1.25; margin: 18pt 0 5pt 0; page-break-after: avoid; }
            h3 { font-size: 11pt; margin: 12pt 0 3pt 0; page-break-after: avoid; }
            p { margin: 0 0 7pt 0; white-space: pre-wrap; word-wrap: break-word; orphans: 2; widows: 2; }
            pre { font-family: 'Liberation Mono'; font-size: 7.5pt; line-height: 1.35; white-space: pre-wrap;
              word-wrap: break-word; border: 0.5pt solid #8a94a3; padding: 6pt; margin: 0 0 8pt 0; }
            table { width: 100%; border-collapse: collapse; margin: 0 0 8pt 0; -fs-table-paginate: paginate; }
            th, td { text-align: left; vertical-align: top; padding: 3pt 8pt 3pt 0; border-bottom: 0.5pt solid #c4cad3;
              word-wrap: break-word; }
            th { font-weight: bold; }
            thead th { word-wrap: normal; }
            th.member { width: 32%; }
            """;

    static {
        // What it would log can quote what people wrote; what is wrong is thrown.
        XRLog.setLoggingEnabled(false);
    }

    private final String head;
    private final StringBuilder body = new StringBuilder();
    private final List<String> bookmarks = new ArrayList<>();

    /**
     * @param description what the document is, in a sentence, for whoever lists documents
     * @param author whose document it is
     */
    public PdfDocument(String title, String description, String author, Locale language) {
        head = """
                <html xmlns="http://www.w3.org/1999/xhtml" lang="%s"><head><title>%s</title>\
                <meta name="description" content="%s"/><meta name="subject" content="%s"/>\
                <meta name="author" content="%s"/><style>%s</style>""".formatted(
                text(language.toLanguageTag()), text(title), text(description), text(description), text(author), STYLE);
        heading("h1", title);
    }

    public PdfDocument section(String heading) {
        return heading("h2", heading);
    }

    public PdfDocument subsection(String heading) {
        return heading("h3", heading);
    }

    /** Text as it was written: its lines are kept, and an empty line begins a new paragraph. */
    public PdfDocument paragraphs(String written) {
        for (String paragraph :
                written.replace("\r\n", "\n").replace('\r', '\n').split("\n{2,}", -1)) {
            if (!paragraph.isBlank()) element("p", paragraph);
        }
        return this;
    }

    /** Text where each character counts, in letters of the same width. */
    public PdfDocument verbatim(String written) {
        return element("pre", written);
    }

    /** What is said of one thing, member by member. */
    public PdfDocument facts(Map<String, String> facts) {
        if (facts.isEmpty()) return this;
        body.append("<table>");
        facts.forEach((member, value) -> {
            body.append("<tr><th scope=\"row\" class=\"member\">").append(text(member));
            body.append("</th><td>").append(text(value)).append("</td></tr>");
        });
        body.append("</table>");
        return this;
    }

    /** Many of the same kind; the head is repeated on each page. */
    public PdfDocument table(List<String> head, List<List<String>> rows) {
        body.append("<table><thead><tr>");
        head.forEach(
                cell -> body.append("<th scope=\"col\">").append(text(cell)).append("</th>"));
        body.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            body.append("<tr>");
            row.forEach(cell -> body.append("<td>").append(text(cell)).append("</td>"));
            body.append("</tr>");
        }
        body.append("</tbody></table>");
        return this;
    }

    /** The bytes of the file. */
    public byte[] draw() {
        var bytes = new ByteArrayOutputStream();
        var renderer = new PdfRendererBuilder();
        renderer.usePdfUaAccessibility(true);
        renderer.usePdfAConformance(PdfAConformance.PDFA_2_A);
        renderer.useColorProfile(COLORS);
        renderer.useFont(() -> font(SANS), "Liberation Sans", 400, NORMAL, true);
        renderer.useFont(() -> font(BOLD), "Liberation Sans", 700, NORMAL, true);
        renderer.useFont(() -> font(MONO), "Liberation Mono", 400, NORMAL, true);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            renderer.useExternalResourceAccessControl((address, type) -> false, when);
        }
        renderer.withProducer("Samråd");
        renderer.withHtmlContent(whole(), null);
        renderer.toStream(bytes);
        try {
            renderer.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String whole() {
        return head + "<bookmarks>" + String.join("", bookmarks) + "</bookmarks></head><body>" + body
                + "</body></html>";
    }

    private PdfDocument heading(String level, String heading) {
        String id = "h" + bookmarks.size();
        bookmarks.add("<bookmark name=\"%s\" href=\"#%s\"/>".formatted(text(heading), id));
        body.append("<%s id=\"%s\">%s</%s>".formatted(level, id, text(heading), level));
        return this;
    }

    private PdfDocument element(String name, String written) {
        body.append('<').append(name).append('>').append(text(written));
        body.append("</").append(name).append('>');
        return this;
    }

    private static String text(String written) {
        return GLYPHS.drawable(written)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static InputStream font(String file) {
        InputStream found = PdfDocument.class.getResourceAsStream("/fonts/" + file);
        if (found == null) throw new IllegalStateException("no font " + file);
        return found;
    }
}
