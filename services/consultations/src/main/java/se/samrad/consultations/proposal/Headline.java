package se.samrad.consultations.proposal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a heading looks like where nothing but its words tells.
 *
 * @param number as printed before the title, null when there is none
 * @param title without the number and without a full stop at its end
 * @param part whether it begins with the name of a part and its number ("Bilaga 2", "Mål 1"), which stays in the title
 * @param top whether such a part is the largest there is ("Kapitel", "Bilaga")
 */
record Headline(@Nullable String number, String title, boolean part, boolean top) {
    private static final int LENGTH_MAX = 170;
    private static final Pattern NUMBERED =
            Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2}){0,4})(?:\\.|\\))?\\**\\s+(\\p{Lu}.*|\\d{4}\\b.*)$");
    private static final Pattern NUMBER = Pattern.compile("^\\d{1,2}(?:\\.\\d{1,2})+\\.?$");
    private static final Pattern PART =
            Pattern.compile("^\\p{Lu}\\p{L}+(?: \\p{L}+)? \\d{1,2}(?::|\\.|\\s[–-])? \\p{Lu}.*");
    private static final Pattern TOP =
            Pattern.compile("^(?:Kapitel|Bilaga|Del|Appendix|Annex|Chapter|Part) \\w{1,3}\\b.*");
    private static final Pattern CAPTION = Pattern.compile(
            "^(?:Figur|Tabell|Diagram|Bild|Foto|Karta|Källa|Illustration|Figure|Table|Photo|Source)\\b[ :\\d].*");
    private static final Pattern FIGURES =
            Pattern.compile("%|\\d[,.]\\d|https?:|www\\.|@|\\(av \\d|\\t|_{3}|\\.{4}|[=<>{}|]");
    private static final Pattern DIGITS = Pattern.compile("\\d+(?:–\\d+)?");
    private static final Pattern SHOUTED_END = Pattern.compile("\\p{Lu}{2,} \\p{Lu}{2,}$");

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Null when the text cannot be a heading. */
    static @Nullable Headline of(String text) {
        if (text.length() < 3
                || text.length() > LENGTH_MAX
                || CAPTION.matcher(text).matches()) return null;
        Matcher numbered = NUMBERED.matcher(text);
        String number = null;
        String title = text;
        if (numbered.matches()) {
            number = numbered.group(1);
            title = numbered.group(2);
        }
        boolean part = number == null && PART.matcher(text).matches();
        if (FIGURES.matcher(title).find() || SHOUTED_END.matcher(title).find()) return null;
        if (title.chars().filter(Character::isLetter).count() < 3) return null;
        if (!Character.isUpperCase(title.charAt(0)) && !Character.isDigit(title.charAt(0))) return null;
        if (number == null && Character.isDigit(title.charAt(0))) return null;
        String bare = title.endsWith(".") && number != null && number.contains(".")
                ? title.substring(0, title.length() - 1)
                : title;
        if (bare.matches(".*[.,;:!]$") || bare.matches(".*\\p{Ll}[.;!?] \\p{Lu}.*")) return null;
        if (!part && bare.contains(": ")) return null;
        if (number == null && bare.length() > 130) return null;
        Matcher digits = DIGITS.matcher(part ? bare.replaceFirst("\\d+", "") : bare);
        int groups = 0;
        while (digits.find()) groups++;
        if (groups > 1 || Words.joining(bare.substring(bare.lastIndexOf(' ') + 1))) return null;
        return new Headline(
                number, bare.strip(), part, part && TOP.matcher(text).matches());
    }

    /** 1 for "3", 2 for "3.1"; 0 without a number. */
    int depth() {
        return number == null ? 0 : number.split("\\.").length;
    }
}
