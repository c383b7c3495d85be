package se.samrad.portal.charts;

import java.util.Locale;
import se.samrad.portal.text.PlainText;

/** Writes numbers and texts of a drawing: texts escaped, numbers with a point and no more decimals than a screen has. */
final class Svg {
    private Svg() {}

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    static String text(String text) {
        return PlainText.escape(text);
    }
}
