package se.samrad.responses.intake;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** The words of a message that was written as a web page. It is never shown as one, so nothing of it has to be made safe. */
final class HtmlWords {
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(head|style|script|title)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
    private static final Pattern QUOTED = Pattern.compile("(?is)<blockquote\\b.*");
    private static final Pattern LINE_END =
            Pattern.compile("(?is)<br\\b[^>]*>|</(p|div|tr|li|h[1-6]|table|ul|ol|pre)\\s*>|<hr\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("(?s)<[/!?a-zA-Z][^>]*>");

    private HtmlWords() {}

    static String of(String html) {
        String seen = UNSEEN.matcher(html).replaceAll("");
        String own = words(QUOTED.matcher(seen).replaceFirst(""));
        return own.isBlank() ? words(seen) : own;
    }

    private static String words(String html) {
        String oneLine = html.replaceAll("\\s+", " ");
        String lines = TAG.matcher(LINE_END.matcher(oneLine).replaceAll("\n")).replaceAll("");
        return HtmlUtils.htmlUnescape(lines)
                .replaceAll("[ \\u00a0]*\\n[ \\u00a0]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
