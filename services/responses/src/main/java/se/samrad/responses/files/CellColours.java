package se.samrad.responses.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a workbook's letters and of what lies behind them, by style (ISO/IEC 29500-1, 18.8). What cannot be told counts as
 * seen.
 */
final class CellColours {
    private static final String BLACK = "000000";
    private static final String WHITE = "FFFFFF";
    /** As theme colours are counted: light and dark the other way round than they stand in the theme. */
    private static final List<String> THEME = List.of(
            "lt1",
            "dk1",
            "lt2",
            "dk2",
            "accent1",
            "accent2",
            "accent3",
            "accent4",
            "accent5",
            "accent6",
            "hlink",
            "folHlink");

    private static final List<String> INDEXED =
            List.of(BLACK, WHITE, "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF");
    private static final int INDEXED_AGAIN = 8;
    private static final int SYSTEM_LETTERS = 64;
    private static final int SYSTEM_PAPER = 65;

    private record Style(int font, int fill) {}

    /** In theme colours until the theme is known. */
    private record Colour(@Nullable String rgb, int theme, double tint) {}

    private final Map<String, String> theme = new HashMap<>();
    private final List<@Nullable Colour> fonts = new ArrayList<>();
    private final List<@Nullable Colour> fills = new ArrayList<>();
    private final List<Colour> runs = new ArrayList<>();
    private final List<Style> styles = new ArrayList<>();

    /** One cell style after the other, in the order in which cells count them. */
    void style(XMLStreamReader xml) {
        styles.add(new Style(number(xml, "fontId"), number(xml, "fillId")));
    }

    /** Reads a font from its beginning to its end. */
    void font(XMLStreamReader xml) throws XMLStreamException {
        Colour colour = null;
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("font")) break;
            if (next == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("color")) colour = colour(xml);
        }
        fonts.add(colour);
    }

    /** Reads a fill likewise. Of a pattern that is not solid it is not told what lies behind the letters. */
    void fill(XMLStreamReader xml) throws XMLStreamException {
        Colour colour = new Colour(WHITE, -1, 0);
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("fill")) break;
            if (next != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "patternFill" -> {
                    String pattern = xml.getAttributeValue(null, "patternType");
                    if (pattern != null && !pattern.equals("none")) colour = null;
                    if ("solid".equals(pattern)) colour = new Colour(WHITE, -1, 0);
                }
                case "fgColor" -> {
                    if (colour != null) colour = colour(xml);
                }
                case "gradientFill" -> colour = null;
                default -> {}
            }
        }
        fills.add(colour);
    }

    void theme(XMLStreamReader xml) throws XMLStreamException {
        String name = "";
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("clrScheme")) return;
            if (next != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "srgbClr" -> theme.putIfAbsent(name, hex(xml.getAttributeValue(null, "val")));
                case "sysClr" -> theme.putIfAbsent(name, hex(xml.getAttributeValue(null, "lastClr")));
                default -> name = xml.getLocalName();
            }
        }
    }

    /** A run's own colour, by which it is asked for again; null when it has none. */
    @Nullable
    Integer ofRun(XMLStreamReader color) {
        Colour colour = colour(color);
        if (colour == null) return null;
        if (runs.isEmpty() || !runs.getLast().equals(colour)) runs.add(colour);
        return runs.size() - 1;
    }

    /** @param run a run's own colour; null for that of the style */
    boolean hides(int style, @Nullable Integer run) {
        Style at = style < styles.size() ? styles.get(style) : new Style(0, 0);
        Colour letters = run != null ? runs.get(run) : at.font < fonts.size() ? fonts.get(at.font) : null;
        Colour behind = at.fill < fills.size() ? fills.get(at.fill) : new Colour(WHITE, -1, 0);
        if (behind == null) return false;
        String one = letters == null ? BLACK : rgb(letters);
        return one != null && one.equals(rgb(behind));
    }

    private static @Nullable Colour colour(XMLStreamReader xml) {
        String tint = xml.getAttributeValue(null, "tint");
        double much = tint != null && tint.matches("-?\\d{1,2}(\\.\\d{1,30})?([eE]-?\\d{1,2})?")
                ? Double.parseDouble(tint)
                : 0;
        String rgb = xml.getAttributeValue(null, "rgb");
        if (rgb != null) return new Colour(hex(rgb), -1, much);
        if (xml.getAttributeValue(null, "theme") != null) return new Colour(null, number(xml, "theme"), much);
        if (xml.getAttributeValue(null, "indexed") == null) return null;
        int index = number(xml, "indexed");
        if (index == SYSTEM_LETTERS) return new Colour(BLACK, -1, much);
        if (index == SYSTEM_PAPER) return new Colour(WHITE, -1, much);
        return index < 2 * INDEXED_AGAIN
                ? new Colour(INDEXED.get(index % INDEXED_AGAIN), -1, much)
                : new Colour("#" + index, -1, much);
    }

    private @Nullable String rgb(Colour colour) {
        String rgb = colour.rgb;
        if (rgb == null && colour.theme < THEME.size()) {
            String name = THEME.get(colour.theme);
            rgb = theme.getOrDefault(name, name.equals("lt1") ? WHITE : name.equals("dk1") ? BLACK : name);
        }
        if (rgb == null || colour.tint == 0) return rgb;
        if (!rgb.matches("[0-9A-F]{6}")) return rgb + colour.tint;
        StringBuilder tinted = new StringBuilder();
        for (int i = 0; i < rgb.length(); i += 2) {
            int part = Integer.parseInt(rgb.substring(i, i + 2), 16);
            double moved = colour.tint < 0 ? part * (1 + colour.tint) : part + (255 - part) * colour.tint;
            tinted.append(String.format(Locale.ROOT, "%02X", Math.clamp(Math.round(moved), 0, 255)));
        }
        return tinted.toString();
    }

    /** Without how opaque it is. */
    private static String hex(@Nullable String rgb) {
        String upper = rgb == null ? "" : rgb.toUpperCase(Locale.ROOT);
        return upper.length() == 8 ? upper.substring(2) : upper;
    }

    private static int number(XMLStreamReader xml, String name) {
        String text = xml.getAttributeValue(null, name);
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
