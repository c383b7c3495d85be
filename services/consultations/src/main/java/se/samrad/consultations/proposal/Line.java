package se.samrad.consultations.proposal;

import java.util.regex.Pattern;

/**
 * A printed line.
 *
 * @param at its place in the document, counted in lines
 * @param text without blanks at its ends
 * @param gap empty lines before it
 * @param page the page it stands on, from 0
 * @param pageStart whether it is the first on its page
 * @param ragged whether two or more blanks stood after it, as after the last line of a paragraph
 * @param size of its letters in points, 0 where the format has no sizes
 * @param bold whether all of it is bold
 */
record Line(int at, String text, int gap, int page, boolean pageStart, boolean ragged, float size, boolean bold) {
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?:…][\"”’')\\]]*\\d{0,2}$");
    private static final Pattern BULLET = Pattern.compile("^(?:[•▪◦‣●○■□\\-*–]|o)\\s+(?=\\S)");

    Line starting(boolean first) {
        return new Line(at, text, gap, page, first, ragged, size, bold);
    }

    boolean endsSentence() {
        return SENTENCE_END.matcher(text).find();
    }

    boolean isItem() {
        return BULLET.matcher(text).find() && !text.startsWith("– ");
    }

    String itemText() {
        return BULLET.matcher(text).replaceFirst("").strip();
    }

    boolean startsSmall() {
        return !text.isEmpty() && Character.isLowerCase(text.charAt(0)) && !isItem();
    }

    String firstWord() {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    String lastWord() {
        return text.substring(text.lastIndexOf(' ') + 1);
    }
}
