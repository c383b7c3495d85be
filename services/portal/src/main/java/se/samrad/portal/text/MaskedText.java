package se.samrad.portal.text;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.ResponseText.Mask;

/** Plain text in which hidden passages stand as marks that say why. */
public final class MaskedText {
    /** Stands for a mark while the text is made into paragraphs; not a character that a text can hold. */
    private static final char FIRST_MARK = '\ue000';

    private MaskedText() {}

    /**
     * @param masks those of this text
     * @param label what a mark says, plain text
     */
    public static String html(@Nullable String text, List<Mask> masks, Function<Mask, String> label) {
        if (text == null) return "";
        List<Mask> ordered =
                masks.stream().sorted(Comparator.comparingInt(Mask::start)).toList();
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (int i = 0; i < ordered.size(); i++) {
            int start = Math.clamp(ordered.get(i).start(), at, text.length());
            marked.append(text, at, start).append((char) (FIRST_MARK + i));
            at = Math.clamp((long) start + ordered.get(i).length(), start, text.length());
        }
        marked.append(text, at, text.length());
        String html = PlainText.html(marked.toString());
        for (int i = 0; i < ordered.size(); i++) {
            String mark = "<mark class=\"masked\">" + PlainText.escape(label.apply(ordered.get(i))) + "</mark>";
            html = html.replace(String.valueOf((char) (FIRST_MARK + i)), mark);
        }
        return html;
    }
}
