package se.samrad.responses.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** How the letters of a Word document look and what lies behind them (ISO/IEC 29500-1, 17.3, 17.7). What cannot be told counts as seen. */
final class WordStyles {
    private static final String WHITE = "FFFFFF";
    /** A colour that cannot be told, which no letters have. */
    private static final String UNKNOWN = "?";

    private static final int BASES_MAX = 20;
    private static final Map<String, String> MARKERS =
            Map.of("black", "000000", "white", WHITE, "yellow", "FFFF00", "red", "FF0000");

    private record Style(@Nullable String base, Look look) {}

    /** A place that letters stand in: a paragraph, a cell, a table or a shape. */
    private record Place(String element, Look look) {}

    private final Map<String, Style> styles = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private Look all = Look.NONE;
    private Look usual = Look.NONE;
    private Look letters = Look.NONE;
    private String paper = WHITE;

    /** Something lies behind the words, or the paper has a colour. */
    void paperUnknown() {
        paper = UNKNOWN;
    }

    /** Reads the part that says how things look. */
    void styles(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            if (xml.getLocalName().equals("rPrDefault"))
                all = look(xml, "rPrDefault").look();
            if (!xml.getLocalName().equals("style")) continue;
            String id = value(xml, "styleId");
            boolean isUsual = "1".equals(value(xml, "default")) && "paragraph".equals(value(xml, "type"));
            Style style = look(xml, "style");
            if (id != null) styles.put(id, style);
            if (isUsual) usual = style.look();
        }
    }

    /** Reads what an element says of letters, to its end; of a style also what it builds on. */
    private static Style look(XMLStreamReader xml, String element) throws XMLStreamException {
        Boolean hidden = null;
        String colour = null;
        Double points = null;
        String behind = null;
        String base = null;
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) break;
            if (next != XMLStreamConstants.START_ELEMENT) continue;
            String name = xml.getLocalName();
            String value = value(xml, "val");
            switch (name) {
                case "vanish" -> hidden = !isOff(value);
                case "color" -> colour = value == null ? colour : value.toUpperCase(Locale.ROOT);
                case "sz" -> points = points(value);
                case "shd" -> behind = behind == null ? shade(xml) : behind;
                case "highlight" ->
                    behind = value == null || value.equals("none") ? behind : MARKERS.getOrDefault(value, UNKNOWN);
                case "rStyle", "pStyle", "basedOn" -> base = value;
                // What was there before a change, how a paragraph's end looks, and parts of tables by their place.
                case "rPrChange", "pPrChange", "tcPrChange", "tblStylePr" -> OpenDocument.pass(xml);
                case "rPr" -> {
                    if (element.equals("pPr")) OpenDocument.pass(xml);
                }
                default -> {}
            }
        }
        return new Style(base, new Look(hidden, colour, points, behind));
    }

    private static @Nullable String shade(XMLStreamReader xml) {
        String pattern = value(xml, "val");
        String fill = value(xml, "fill");
        boolean plain = pattern == null || pattern.equals("clear") || pattern.equals("nil");
        if (!plain) return UNKNOWN;
        return fill == null || fill.equals("auto") ? null : fill.toUpperCase(Locale.ROOT);
    }

    private Look styled(Style said) {
        Look look = said.look();
        String base = said.base();
        for (int i = 0; base != null && i < BASES_MAX; i++) {
            Style style = styles.get(base);
            if (style == null) break;
            look = look.over(style.look());
            base = style.base();
        }
        return look;
    }

    /** An element begins in which letters stand; what it says of them is read by {@link #says}. */
    void begins(String element) {
        switch (element) {
            case "p", "tc" -> open.push(new Place(element, Look.NONE));
            // A table may have a style that colours its cells by their place, and a shape its own ground.
            case "tbl" -> open.push(new Place(element, Look.NONE));
            case "txbxContent" -> open.push(new Place(element, Look.on(UNKNOWN)));
            case "r" -> letters = Look.NONE;
            default -> {}
        }
    }

    void ends(String element) {
        if (element.equals("r")) letters = Look.NONE;
        Place last = open.peek();
        if (last != null && last.element().equals(element)) open.pop();
    }

    /** Reads what the properties of a run, a paragraph, a cell or a table say; true when they were such. */
    boolean says(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        switch (name) {
            case "rPr" -> letters = styled(look(xml, name));
            case "pPr" -> put("p", styled(look(xml, name)));
            case "tcPr" -> put("tc", look(xml, name).look());
            case "tblPr" -> put("tbl", Look.on(tableBehind(xml)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String tableBehind(XMLStreamReader xml) throws XMLStreamException {
        String behind = null;
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("tblPr")) break;
            boolean coloured = next == XMLStreamConstants.START_ELEMENT
                    && (xml.getLocalName().equals("tblStyle")
                            || xml.getLocalName().equals("shd"));
            if (coloured) behind = UNKNOWN;
        }
        return behind;
    }

    private void put(String element, Look look) {
        Place last = open.peek();
        if (last == null || !last.element().equals(element)) return;
        open.pop();
        open.push(new Place(element, look));
    }

    /** Whether nobody sees the letters that come now. */
    boolean hides() {
        Look look = letters;
        boolean inParagraph = false;
        String behind = letters.behind();
        for (Place place : open) {
            if (place.element().equals("p") && !inParagraph) {
                look = look.over(place.look()).over(usual);
                inParagraph = true;
            }
            if (behind == null) behind = place.look().behind();
        }
        return Look.on(behind).over(look.over(all)).unseen(paper);
    }

    /** Said in half points. */
    private static @Nullable Double points(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.parseInt(text) / 2.0 : null;
    }

    private static @Nullable String value(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        }
        return null;
    }

    private static boolean isOff(@Nullable String said) {
        return "0".equals(said) || "false".equals(said) || "off".equals(said);
    }
}
