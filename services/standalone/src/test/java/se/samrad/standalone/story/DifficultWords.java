package se.samrad.standalone.story;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.springframework.web.util.HtmlUtils;
import org.xml.sax.InputSource;
import se.samrad.eventing.bench.DifficultText;

/** What people and programs write that a service stumbles over, and what a page or an export that shows it must be like. */
final class DifficultWords {
    static final String MARK = DifficultText.MARK;
    static final String LONG = DifficultText.LONG;
    static final List<String> ALL = DifficultText.ALL;

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
