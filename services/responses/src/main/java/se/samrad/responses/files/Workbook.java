package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The words in the cells of a workbook (ISO/IEC 29500) as its reader sees them: nothing of hidden sheets, rows and columns, of
 * cells that lie under a merged one or whose format shows nothing, of letters in the colour of what lies behind them, and no
 * comments. Numbers are left out.
 */
final class Workbook {
    private static final int CHARACTERS_MAX = 1_000_000;
    private static final int STRINGS_MAX = 500_000;
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    /** A format that shows nothing, whatever is in the cell. */
    private static final String SHOWS_NOTHING = ";;;";

    /** @param colour of these letters, when they have one of their own */
    private record Run(String text, @Nullable Integer colour) {}

    private final List<List<Run>> strings = new ArrayList<>();
    private final Set<Integer> unseenStyles = new HashSet<>();
    private final CellColours colours = new CellColours();
    private final StringBuilder unseen = new StringBuilder();

    private Workbook() {}

    static SeenWords words(byte[] content) throws IOException, XMLStreamException {
        Workbook workbook = new Workbook();
        Map<String, String> targets = new HashMap<>();
        Map<String, String> sheets = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                switch (entry.getName()) {
                    case "xl/workbook.xml" -> sheets(reader(zip), sheets);
                    case RELATIONS -> targets(reader(zip), targets);
                    case "xl/sharedStrings.xml" -> workbook.strings(reader(zip));
                    case "xl/styles.xml" -> workbook.styles(reader(zip));
                    case "xl/theme/theme1.xml" -> workbook.colours.theme(reader(zip));
                    default -> {}
                }
            }
        }
        Map<String, String> parts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        sheets.keySet().forEach(id -> seen.add(part(targets.get(id))));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (seen.contains(entry.getName())) parts.put(entry.getName(), workbook.sheet(reader(zip)));
            }
        }
        StringBuilder words = new StringBuilder();
        sheets.forEach((id, name) -> words.append(name)
                .append('\n')
                .append(parts.getOrDefault(part(targets.get(id)), ""))
                .append('\n'));
        return new SeenWords(words.toString(), workbook.unseen.toString());
    }

    private static String part(@Nullable String target) {
        if (target == null) return "";
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static XMLStreamReader reader(ZipInputStream zip) throws XMLStreamException {
        return OpenDocument.reader(new Entry(zip));
    }

    /** Those that are seen, in their order: the name of each by its relation. */
    private static void sheets(XMLStreamReader xml, Map<String, String> sheets) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("sheet")) continue;
            String state = attribute(xml, "state");
            String id = null;
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                String space = xml.getAttributeNamespace(i);
                boolean relation = xml.getAttributeLocalName(i).equals("id") && space != null && !space.isEmpty();
                if (relation) id = xml.getAttributeValue(i);
            }
            String name = attribute(xml, "name");
            if (id != null && (state == null || state.equals("visible"))) sheets.put(id, name == null ? "" : name);
        }
    }

    private static void targets(XMLStreamReader xml, Map<String, String> targets) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("Relationship")) continue;
            String id = attribute(xml, "Id");
            String target = attribute(xml, "Target");
            if (id != null && target != null) targets.put(id, target);
        }
    }

    private void strings(XMLStreamReader xml) throws XMLStreamException {
        long characters = 0;
        while (xml.hasNext() && strings.size() < STRINGS_MAX && characters < CHARACTERS_MAX) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("si")) continue;
            List<Run> runs = runs(xml, "si");
            for (Run run : runs) characters += run.text.length();
            strings.add(runs);
        }
    }

    /** What stands in an element's own runs, and not how it is said aloud. */
    private List<Run> runs(XMLStreamReader xml, String element) throws XMLStreamException {
        List<Run> runs = new ArrayList<>();
        Integer colour = null;
        boolean written = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = xml.getLocalName();
                    if (name.equals("rPh")) OpenDocument.pass(xml);
                    else written = name.equals("t");
                    if (name.equals("color")) colour = colours.ofRun(xml);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals(element)) return runs;
                    if (xml.getLocalName().equals("r")) colour = null;
                    written = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (written) runs.add(new Run(xml.getText(), colour));
                }
                default -> {}
            }
        }
        return runs;
    }

    private String seen(List<Run> runs, int style) {
        StringBuilder seen = new StringBuilder();
        for (Run run : runs) (colours.hides(style, run.colour) ? unseen : seen).append(run.text);
        return seen.toString();
    }

    private void styles(XMLStreamReader xml) throws XMLStreamException {
        Set<String> formats = new HashSet<>();
        String list = "";
        int style = 0;
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(list)) list = "";
            if (next != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "numFmt" -> {
                    String id = attribute(xml, "numFmtId");
                    if (id != null && SHOWS_NOTHING.equals(attribute(xml, "formatCode"))) formats.add(id);
                }
                case "fonts", "fills", "cellXfs" -> list = xml.getLocalName();
                case "font" -> {
                    if (list.equals("fonts")) colours.font(xml);
                }
                case "fill" -> {
                    if (list.equals("fills")) colours.fill(xml);
                }
                case "xf" -> {
                    if (!list.equals("cellXfs")) continue;
                    if (formats.contains(String.valueOf(attribute(xml, "numFmtId")))) unseenStyles.add(style);
                    colours.style(xml);
                    style++;
                }
                default -> {}
            }
        }
    }

    private record Cell(int row, int column, String text) {}

    private record Range(int top, int left, int bottom, int right) {
        boolean hides(Cell cell) {
            boolean inside = cell.row >= top && cell.row <= bottom && cell.column >= left && cell.column <= right;
            return inside && (cell.row != top || cell.column != left);
        }
    }

    private String sheet(XMLStreamReader xml) throws XMLStreamException {
        List<Range> unseen = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        long characters = 0;
        int row = 0;
        int column = 0;
        while (xml.hasNext() && characters < CHARACTERS_MAX) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "col" -> {
                    boolean gone = isOn(xml, "hidden") || "0".equals(attribute(xml, "width"));
                    // A range of which no cell is the one that is seen.
                    if (gone)
                        unseen.add(new Range(
                                -1, number(attribute(xml, "min")), Integer.MAX_VALUE, number(attribute(xml, "max"))));
                }
                case "row" -> {
                    String said = attribute(xml, "r");
                    row = said == null ? row + 1 : number(said);
                    column = 0;
                    if (isOn(xml, "hidden") || "0".equals(attribute(xml, "ht"))) OpenDocument.pass(xml);
                }
                case "c" -> {
                    String at = attribute(xml, "r");
                    column = at == null ? column + 1 : column(at);
                    int style = number(attribute(xml, "s"));
                    boolean seen = !unseenStyles.contains(style);
                    String text = seen(cell(xml, String.valueOf(attribute(xml, "t"))), style);
                    if (!seen || text.isBlank()) continue;
                    characters += text.length();
                    cells.add(new Cell(row, column, text));
                }
                case "mergeCell" -> {
                    String[] corners = String.valueOf(attribute(xml, "ref")).split(":", 2);
                    if (corners.length == 2)
                        unseen.add(new Range(row(corners[0]), column(corners[0]), row(corners[1]), column(corners[1])));
                }
                default -> {}
            }
        }
        StringBuilder words = new StringBuilder();
        int last = 0;
        for (Cell cell : cells) {
            if (unseen.stream().anyMatch(range -> range.hides(cell))) continue;
            if (!words.isEmpty()) words.append(cell.row == last ? '\t' : '\n');
            words.append(cell.text);
            last = cell.row;
        }
        return words.toString();
    }

    /** What a cell says in words; nothing when it holds something else. */
    private List<Run> cell(XMLStreamReader xml, String type) throws XMLStreamException {
        String said = "";
        List<Run> inline = List.of();
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) break;
            if (next != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "v" -> said = xml.getElementText();
                case "is" -> inline = runs(xml, "is");
                default -> {}
            }
        }
        return switch (type) {
            case "s" -> {
                int at = said.matches("\\d{1,9}") ? Integer.parseInt(said) : -1;
                yield at >= 0 && at < strings.size() ? strings.get(at) : List.of();
            }
            case "str" -> List.of(new Run(said, null));
            case "inlineStr" -> inline;
            default -> List.of();
        };
    }

    private static int column(String at) {
        int column = 0;
        for (int i = 0; i < at.length() && i < 3 && at.charAt(i) >= 'A' && at.charAt(i) <= 'Z'; i++) {
            column = column * 26 + at.charAt(i) - 'A' + 1;
        }
        return column;
    }

    private static int row(String at) {
        return number(at.replaceFirst("^[A-Z]+", ""));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static boolean isOn(XMLStreamReader xml, String name) {
        String said = attribute(xml, name);
        return "1".equals(said) || "true".equals(said);
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        return xml.getAttributeValue(null, name);
    }

    /** Whoever reads XML closes what it stands in at its end, and there are more entries. */
    private static final class Entry extends FilterInputStream {
        Entry(InputStream zip) {
            super(zip);
        }

        @Override
        public void close() {}
    }
}
