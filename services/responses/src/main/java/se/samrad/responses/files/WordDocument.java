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
 * The words of a Word document (ISO/IEC 29500) as its reader sees them: without comments, without what is hidden, and without
 * what was taken away while changes were tracked.
 */
final class WordDocument {
    private static final int CHARACTERS_MAX = 1_000_000;
    private static final Pattern PARTS = Pattern.compile("word/(header|document|footnotes|endnotes|footer)\\d*\\.xml");
    private static final List<String> ORDER = List.of("header", "document", "footnotes", "endnotes", "footer");
    private static final Set<String> UNSEEN =
            Set.of("del", "moveFrom", "delText", "instrText", "delInstrText", "rPrChange", "pPr", "sdtPr", "Fallback");

    private WordDocument() {}

    static String words(byte[] content) throws IOException, XMLStreamException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Matcher part = PARTS.matcher(entry.getName());
                if (part.matches()) {
                    parts.put(
                            ORDER.indexOf(part.group(1)) + entry.getName(), read(OpenDocument.reader(new Entry(zip))));
                }
            }
        }
        return String.join("", parts.values());
    }

    private static String read(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder words = new StringBuilder();
        boolean text = false;
        boolean hidden = false;
        while (xml.hasNext() && words.length() < CHARACTERS_MAX) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = xml.getLocalName();
                    switch (name) {
                        case "r" -> hidden = false;
                        case "vanish" -> hidden = isOn(xml);
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
                    switch (xml.getLocalName()) {
                        case "r" -> hidden = false;
                        case "t" -> text = false;
                        case "p" -> words.append('\n');
                        default -> {}
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text && !hidden) words.append(xml.getText());
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

    private static boolean isOn(XMLStreamReader xml) {
        String said = null;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("val")) said = xml.getAttributeValue(i);
        }
        return !isOff(said);
    }

    private static boolean isOff(@Nullable String said) {
        return "0".equals(said) || "false".equals(said) || "off".equals(said);
    }
}
