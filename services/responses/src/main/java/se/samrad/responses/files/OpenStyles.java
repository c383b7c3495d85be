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

/** How the letters of an OpenDocument text look and what lies behind them (ISO/IEC 26300, 16 and 20). What cannot be told counts as seen. */
final class OpenStyles {
    private static final String WHITE = "#FFFFFF";
    /** A colour that cannot be told, which no letters have. */
    private static final String UNKNOWN = "?";

    private static final int PARENTS_MAX = 20;

    private record Style(@Nullable String parent, Look look) {}

    private record Place(String element, Look look) {}

    private final Map<String, Style> styles = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private String paper = WHITE;

    /** Reads the styles of a part, wherever in it they stand. */
    void styles(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "style" -> {
                    String family = value(xml, "family");
                    String name = value(xml, "name");
                    String parent = value(xml, "parent-style-name");
                    Look look = look(xml, "style");
                    styles.put(family + "/" + name, new Style(parent, look));
                }
                case "default-style" -> {
                    String family = value(xml, "family");
                    styles.put(family + "/", new Style(null, look(xml, "default-style")));
                }
                case "page-layout-properties" -> {
                    String colour = value(xml, "background-color");
                    boolean white = colour == null || colour.equals("transparent") || colour.equalsIgnoreCase(WHITE);
                    if (!white) paper = UNKNOWN;
                }
                default -> {}
            }
        }
    }

    private Look look(XMLStreamReader xml, String element) throws XMLStreamException {
        Look look = Look.NONE;
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) break;
            if (next != XMLStreamConstants.START_ELEMENT) continue;
            if (xml.getLocalName().equals("background-image")) {
                if (xml.getAttributeCount() > 0) look = Look.on(UNKNOWN).over(look);
                continue;
            }
            // What lies behind the words lies behind all of them.
            if ("background".equals(value(xml, "run-through"))) paper = UNKNOWN;
            if (!xml.getLocalName().endsWith("-properties")) continue;
            String display = value(xml, "display");
            boolean letters = xml.getLocalName().equals("text-properties");
            Boolean hidden = (letters && display != null) ? Boolean.valueOf(display.equals("none")) : null;
            String colour = "true".equals(value(xml, "use-window-font-color")) ? UNKNOWN + "own" : value(xml, "color");
            String behind = value(xml, "background-color");
            if (behind != null && behind.equals("transparent")) behind = null;
            look = new Look(
                            hidden,
                            (letters && colour != null) ? colour.toUpperCase(Locale.ROOT) : null,
                            letters ? points(value(xml, "font-size")) : null,
                            behind == null ? null : behind.toUpperCase(Locale.ROOT))
                    .over(look);
        }
        return look;
    }

    private static @Nullable Double points(@Nullable String size) {
        if (size == null || !size.matches("\\d{1,4}(\\.\\d{1,6})?pt")) return null;
        return Double.valueOf(size.substring(0, size.length() - 2));
    }

    void begins(XMLStreamReader xml) {
        String element = xml.getLocalName();
        String name = value(xml, "style-name");
        switch (element) {
            case "p", "h" -> open.push(new Place(element, styled("paragraph", name)));
            case "span" -> open.push(new Place(element, styled("text", name)));
            case "section" -> open.push(new Place(element, behind(styled("section", name))));
            case "table" -> open.push(new Place(element, behind(styled("table", name))));
            case "table-row" -> open.push(new Place(element, behind(styled("table-row", name))));
            case "table-cell" -> open.push(new Place(element, behind(styled("table-cell", name))));
            case "text-box", "custom-shape", "rect" -> open.push(new Place(element, Look.on(UNKNOWN)));
            default -> {}
        }
    }

    void ends(String element) {
        Place last = open.peek();
        if (last != null && last.element().equals(element)) open.pop();
    }

    private static Look behind(Look look) {
        return Look.on(look.behind());
    }

    private Look styled(String family, @Nullable String name) {
        Look look = Look.NONE;
        String next = name;
        for (int i = 0; next != null && i < PARENTS_MAX; i++) {
            Style style = styles.get(family + "/" + next);
            if (style == null) break;
            look = look.over(style.look());
            next = style.parent();
        }
        Style usual = styles.get(family + "/");
        return usual == null ? look : look.over(usual.look());
    }

    /** Whether nobody sees the letters that come now. */
    boolean hides() {
        Look look = Look.NONE;
        for (Place place : open) {
            boolean ground = look.behind() == null && place.look().behind() != null;
            look = look.over(place.look());
            // Words of the paragraph that a shape stands in do not say how those in the shape look.
            if (ground && UNKNOWN.equals(look.behind())) break;
        }
        return look.unseen(paper);
    }

    private static @Nullable String value(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        }
        return null;
    }
}
