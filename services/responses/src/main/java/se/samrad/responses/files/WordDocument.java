package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The words of a Word document (ISO/IEC 29500) as its reader sees them: without comments, without what is hidden or in the colour of
 * what lies behind it, and without what was taken away while changes were tracked.
 */
final class WordDocument {
    private static final int CHARACTERS_MAX = 1_000_000;
    private static final Pattern PARTS = Pattern.compile("word/(header|document|footnotes|endnotes|footer)\\d*\\.xml");
    private static final List<String> ORDER = List.of("header", "document", "footnotes", "endnotes", "footer");
    private static final Set<String> UNSEEN =
            Set.of("del", "moveFrom", "delText", "instrText", "delInstrText", "sdtPr", "Fallback");

    private final WordStyles styles = new WordStyles();
    private final StringBuilder unseen = new StringBuilder();

    private WordDocument() {}

    static SeenWords words(byte[] content) throws IOException, XMLStreamException {
        WordDocument document = new WordDocument();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/styles.xml")) document.styles.styles(reader(zip));
                else if (PARTS.matcher(entry.getName()).matches()) document.paper(reader(zip));
            }
        }
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Matcher part = PARTS.matcher(entry.getName());
                if (part.matches())
                    parts.put(ORDER.indexOf(part.group(1)) + entry.getName(), document.read(reader(zip)));
            }
        }
        return new SeenWords(String.join("", parts.values()), document.unseen.toString());
    }

    private static XMLStreamReader reader(ZipInputStream zip) throws XMLStreamException {
        return OpenDocument.reader(new Entry(zip));
    }

    /** Whether it is white paper that the words stand on. */
    private void paper(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "background", "pict" -> styles.paperUnknown();
                case "anchor" -> {
                    if (!isOff(xml.getAttributeValue(null, "behindDoc"))) styles.paperUnknown();
                }
                default -> {}
            }
        }
    }

    private String read(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder words = new StringBuilder();
        boolean text = false;
        while (xml.hasNext() && words.length() < CHARACTERS_MAX) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = xml.getLocalName();
                    if (styles.says(xml)) continue;
                    styles.begins(name);
                    switch (name) {
                        case "t" -> text = true;
                        case "tab" -> words.append('\t');
                        case "br", "cr" -> words.append('\n');
                        case "noBreakHyphen" -> words.append('-');
                        default -> {
                            if (UNSEEN.contains(name)) OpenDocument.pass(xml);
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    styles.ends(xml.getLocalName());
                    switch (xml.getLocalName()) {
                        case "t" -> text = false;
                        case "p" -> words.append('\n');
                        default -> {}
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text) (styles.hides() ? unseen : words).append(xml.getText());
                }
                default -> {}
            }
        }
        return words.toString();
    }

    /** Whoever reads XML closes what it stands in at its end, and there are more entries. */
    private static final class Entry extends FilterInputStream {
        Entry(InputStream zip) {
            super(zip);
        }

        @Override
        public void close() {}
    }

    private static boolean isOff(@Nullable String said) {
        return said == null || said.equals("0") || said.equals("false");
    }
}
