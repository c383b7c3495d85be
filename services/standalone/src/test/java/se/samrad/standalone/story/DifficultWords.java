package se.samrad.standalone.story;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.springframework.web.util.HtmlUtils;
import org.xml.sax.InputSource;

/** What people and programs write that a service stumbles over, and what a page or an export that shows it must be like. */
final class DifficultWords {
    /** What a script of ours would leave behind. */
    static final String MARK = "window.__fuzzed";

    static final String LONG = "Donaudampfschifffahrts".repeat(7) + "gesellschaft";

    static final List<String> ALL = List.of(
            "Åsa Östergård i Älvsjö",
            "A\u030asa O\u0308stergard",
            "Upplands\u00a0Väsby\u2003kommun",
            "ge\u200bmen\u200dsam\ufeff vilja",
            "svar\u202efdp.exe",
            "vänd\u2066om\u2069",
            "שלום עולם مرحبا",
            "👩‍👩‍👧‍👦 familjen 🇸🇪 😀",
            "𝔖amråd 𠜎 𐍈",
            "\ud800 halv",
            "halv \udc00",
            "nul\u0000tecken",
            "esc\u001b[31mröd",
            "sist\uffff",
            LONG,
            "<script>" + MARK + "=1</script>",
            "<img src=x onerror=" + MARK + "=1>",
            "\"'><svg onload=" + MARK + "=1>",
            "</textarea></title><script>" + MARK + "=1</script>",
            "javascript:" + MARK + "=1",
            "${7*7} #{7*7} *{7*7} @{7*7} [[${7*7}]] ~{x}",
            "__${7*7}__::.x {0} {1} '{0}'",
            "%s %d %n {{7*7}} $1 \\1",
            "=HYPERLINK(\"http://x.example\",\"klicka\")",
            "+46 8 465 004 00",
            "-1+1",
            "@SUM(1;2)",
            "\t=1+1",
            "rad\r\nX-Fuzzed: 1\r\n\r\nmer",
            "två\nrader; med, \"citat\"",
            "rad\u2028och\u2029stycke",
            "a\u0085b\u000bc\u000cd",
            "../../etc/passwd",
            "..%2f..%2f%00%0d%0aX-Fuzzed:1",
            "'; DROP TABLE svar; --",
            "{\"$gt\":\"\"}",
            "]]>&amp;&lt;b&gt;&#0;",
            "”citat” »gås« ‘en’ 'två' \"tre\"",
            "**fet** [länk](javascript:" + MARK + "=1) # rubrik",
            "null");

    private DifficultWords() {}

    /** Composed, and with each stretch of white space as one: what a reader of a page can tell apart. */
    static String seen(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}\u0085]+", " ")
                .strip();
    }

    /** What a form brings of it: half a pair has no bytes. */
    static String typed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The words of a page. */
    static String words(String html) {
        return seen(HtmlUtils.htmlUnescape(html.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", " ")
                .replaceAll("</?(wbr|b|i|mark|a|span|th:block)\\b[^>]*>", "")
                .replaceAll("<[^>]*>", " ")));
    }

    /** What a page of anybody's holds that a browser would run. */
    static List<String> runs(String html) {
        List<String> runs = new ArrayList<>();
        for (String tag : List.of("<script>" + MARK, "<img src=x", "<svg onload", "href=\"javascript:")) {
            if (html.contains(tag)) runs.add(tag);
        }
        return runs;
    }

    /** The rows of a file of separated values. */
    static List<List<String>> rows(String csv, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == separator || c == '\n')) {
                row.add(cell.toString().replace("\r", ""));
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else cell.append(c);
        }
        if (quoted) throw new IllegalArgumentException("a quote that does not end");
        return rows;
    }

    /** Says whether a document of XML can be read. */
    static String broken(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            return "";
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }
}
