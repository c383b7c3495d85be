package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.files.Tells.Field;
import se.samrad.responses.files.Tells.Said;

/** What Word, Excel and OpenDocument files say beside what is seen. Read as a stream; so much of it and no more. */
final class OfficeTells {
    private static final long UNPACKED_BYTES_MAX = 100L * 1024 * 1024;

    private static final Map<String, Map<String, Field>> IN_ENTRIES = Map.of(
            "docProps/core.xml", Map.of("creator", Field.AUTHOR, "lastModifiedBy", Field.CHANGED_BY),
            "docProps/app.xml", Map.of("Company", Field.COMPANY, "Manager", Field.MANAGER),
            "word/comments.xml", Map.of("@author", Field.COMMENTS_BY),
            "meta.xml", Map.of("initial-creator", Field.AUTHOR, "creator", Field.CHANGED_BY));

    private static final Pattern WORDS =
            Pattern.compile("word/(document|footnotes|endnotes|header\\d*|footer\\d*)\\.xml");
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");
    private static final Pattern SHEET_COMMENTS = Pattern.compile("xl/comments[^/]*\\.xml");
    private static final Pattern SHEET_PERSONS = Pattern.compile("xl/persons/[^/]+\\.xml");
    private static final Set<String> TRACKED = Set.of("ins", "del", "moveFrom", "moveTo");

    /** Met where an element begins; the last of those that are open is it. */
    @FunctionalInterface
    private interface Begun {
        void begins(XMLStreamReader at, List<String> open);
    }

    /** Met where an element ends whose text is sought. */
    @FunctionalInterface
    private interface Ended {
        void ends(String text, List<String> open);
    }

    private final Said said;
    private long left = UNPACKED_BYTES_MAX;
    private final Map<String, String> sheetNames = new HashMap<>();
    private final Map<String, String> sheetTargets = new HashMap<>();
    private final Map<String, Set<Field>> hidden = new HashMap<>();

    private OfficeTells(Said said) {
        this.said = said;
    }

    static void read(byte[] content, Said said) throws IOException {
        OfficeTells office = new OfficeTells(said);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                said.reading(() -> office.entry(name, zip));
            }
        } finally {
            office.tellHidden();
        }
    }

    private void entry(String name, InputStream zip) throws XMLStreamException {
        Map<String, Field> named = IN_ENTRIES.get(name);
        InputStream entry = new Bounded(zip);
        if (named != null) values(entry, named, said);
        else if (WORDS.matcher(name).matches()) elements(entry, this::tracked);
        else if (name.equals("content.xml") || name.equals("styles.xml"))
            scan(entry, Set.of("creator"), this::deleted, this::by);
        else if (name.equals("xl/workbook.xml")) elements(entry, this::workbook);
        else if (name.equals("xl/_rels/workbook.xml.rels")) elements(entry, (at, open) -> target(at));
        else if (SHEET.matcher(name).matches()) elements(entry, (at, open) -> sheet(name, at));
        else if (SHEET_COMMENTS.matcher(name).matches()) values(entry, Map.of("author", Field.COMMENTS_BY), said);
        else if (SHEET_PERSONS.matcher(name).matches()) values(entry, Map.of("@displayName", Field.COMMENTS_BY), said);
    }

    /** Elements by name and attributes by name with an @. */
    static void values(InputStream entry, Map<String, Field> sought, Said said) throws XMLStreamException {
        Begun attributes = (at, open) -> {
            for (int i = 0; i < at.getAttributeCount(); i++) {
                Field field = sought.get("@" + at.getAttributeLocalName(i));
                if (field != null) said.add(field, at.getAttributeValue(i));
            }
        };
        Ended elements = (text, open) -> {
            Field field = sought.get(open.getLast());
            if (field != null) said.add(field, text);
        };
        scan(entry, sought.keySet(), attributes, elements);
    }

    private void tracked(XMLStreamReader at, List<String> open) {
        String name = open.getLast();
        if (TRACKED.contains(name) || name.endsWith("Change")) said.add(Field.TRACKED_BY, value(at, "author"));
        if (name.equals("delText")) said.add(Field.DELETED_TEXT);
    }

    private void deleted(XMLStreamReader at, List<String> open) {
        boolean paragraph = at.getLocalName().equals("p") || at.getLocalName().equals("h");
        if (paragraph && open.contains("deletion")) said.add(Field.DELETED_TEXT);
    }

    private void by(String text, List<String> open) {
        if (open.contains("change-info")) said.add(Field.TRACKED_BY, text);
        else if (open.contains("annotation")) said.add(Field.COMMENTS_BY, text);
    }

    private void workbook(XMLStreamReader at, List<String> open) {
        if (!open.getLast().equals("sheet")) return;
        String name = value(at, "name");
        String id = value(at, "id");
        String state = value(at, "state");
        if (name == null) return;
        if (id != null) sheetNames.put(id, name);
        if ("hidden".equals(state) || "veryHidden".equals(state)) said.add(Field.HIDDEN_SHEET, name);
    }

    private void target(XMLStreamReader at) {
        String id = value(at, "Id");
        String target = value(at, "Target");
        if (id == null || target == null) return;
        sheetTargets.put(target.startsWith("/") ? target.substring(1) : "xl/" + target, id);
    }

    private void sheet(String entry, XMLStreamReader at) {
        String name = at.getLocalName();
        if (!name.equals("row") && !name.equals("col")) return;
        String value = value(at, "hidden");
        if (!"1".equals(value) && !"true".equals(value)) return;
        hidden.computeIfAbsent(entry, none -> EnumSet.noneOf(Field.class))
                .add(name.equals("row") ? Field.HIDDEN_ROWS : Field.HIDDEN_COLUMNS);
    }

    private void tellHidden() {
        hidden.forEach((entry, fields) -> {
            String id = sheetTargets.getOrDefault(entry, "");
            String end = entry.substring(entry.lastIndexOf('/') + 1, entry.lastIndexOf('.'));
            for (Field field : fields) said.add(field, sheetNames.getOrDefault(id, end));
        });
    }

    private static @Nullable String value(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) return at.getAttributeValue(i);
        }
        return null;
    }

    private static void elements(InputStream entry, Begun begun) throws XMLStreamException {
        scan(entry, Set.of(), begun, (text, open) -> {});
    }

    private static void scan(InputStream entry, Set<String> sought, Begun begun, Ended ended)
            throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(entry);
        List<String> open = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int within = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open.add(xml.getLocalName());
                    if (sought.contains(xml.getLocalName())) {
                        text.setLength(0);
                        within++;
                    }
                    begun.begins(xml, open);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (within > 0) text.append(xml.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (sought.contains(open.getLast())) {
                        ended.ends(text.toString(), open);
                        within--;
                    }
                    open.removeLast();
                }
                default -> {}
            }
        }
    }

    /** So much of all entries together; what comes after is not there. The zip is not closed with an entry. */
    private final class Bounded extends FilterInputStream {
        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) return -1;
            int b = super.read();
            if (b >= 0) left--;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) return -1;
            int n = super.read(into, offset, (int) Math.min(length, left));
            if (n > 0) left -= n;
            return n;
        }

        @Override
        public void close() {}
    }
}
