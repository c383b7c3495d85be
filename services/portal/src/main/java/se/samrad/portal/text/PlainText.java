package se.samrad.portal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Plain text as paragraphs and lists; nothing in it is ever markup. */
public final class PlainText {
    private static final Pattern EMPTY_LINES = Pattern.compile("\\R[ \\t]*(?:\\R[ \\t]*)+");
    private static final Pattern LINE = Pattern.compile("\\R");

    private PlainText() {}

    /** Paragraphs parted by an empty line; lines that begin with "- " are items of a list. */
    public static String html(@Nullable String text) {
        if (text == null || text.isBlank()) return "";
        StringBuilder html = new StringBuilder();
        for (String paragraph : EMPTY_LINES.split(text.strip())) paragraph(paragraph, html);
        return html.toString();
    }

    private static void paragraph(String paragraph, StringBuilder html) {
        List<String> lines = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (String line : LINE.split(paragraph)) {
            String bare = line.strip();
            if (bare.startsWith("- ") || bare.startsWith("• ")) {
                flush(lines, html);
                items.add(bare.substring(2));
            } else if (!items.isEmpty() && line.startsWith("  ")) {
                items.add(items.removeLast() + " " + bare);
            } else {
                list(items, html);
                lines.add(bare);
            }
        }
        flush(lines, html);
        list(items, html);
    }

    private static void flush(List<String> lines, StringBuilder html) {
        if (lines.isEmpty()) return;
        html.append("<p>")
                .append(escape(String.join("\n", lines)).replace("\n", "<br>"))
                .append("</p>");
        lines.clear();
    }

    private static void list(List<String> items, StringBuilder html) {
        if (items.isEmpty()) return;
        html.append("<ul>");
        for (String item : items) html.append("<li>").append(escape(item)).append("</li>");
        html.append("</ul>");
        items.clear();
    }

    public static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
