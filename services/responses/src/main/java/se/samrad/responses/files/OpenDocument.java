package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The words of an OpenDocument text (ISO/IEC 26300) as its reader sees them: its paragraphs and headings, notes among them, but
 * no comments, nothing hidden or in the colour of what lies behind it, and nothing that was taken away while changes were tracked.
 */
final class OpenDocument {
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final int SPACES_MAX = 100;
    private static final int PART_BYTES_MAX = 100 * 1024 * 1024;
    private static final Set<String> UNSEEN = Set.of("tracked-changes", "annotation", "hidden-text");

    private OpenDocument() {}

    static SeenWords words(byte[] content) throws IOException, XMLStreamException {
        OpenStyles styles = new OpenStyles();
        for (String part : List.of("styles.xml", "content.xml")) {
            Optional<byte[]> xml = part(content, part);
            if (xml.isPresent()) styles.styles(reader(new ByteArrayInputStream(xml.get())));
        }
        Optional<byte[]> words = part(content, "content.xml");
        return words.isEmpty() ? new SeenWords("", "") : read(reader(new ByteArrayInputStream(words.get())), styles);
    }

    private static Optional<byte[]> part(byte[] content, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) return Optional.of(zip.readNBytes(PART_BYTES_MAX));
            }
        }
        return Optional.empty();
    }

    static XMLStreamReader reader(InputStream zip) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(zip);
    }

    private static SeenWords read(XMLStreamReader xml, OpenStyles styles) throws XMLStreamException {
        StringBuilder words = new StringBuilder();
        StringBuilder unseen = new StringBuilder();
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (isUnseen(xml)) {
                        pass(xml);
                        continue;
                    }
                    styles.begins(xml);
                    if (isParagraph(xml)) depth++;
                    else if (depth > 0) space(xml, words);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    styles.ends(xml.getLocalName());
                    if (isParagraph(xml)) {
                        depth--;
                        words.append('\n');
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth > 0) (styles.hides() ? unseen : words).append(xml.getText());
                }
                default -> {}
            }
        }
        return new SeenWords(words.toString(), unseen.toString());
    }

    private static boolean isUnseen(XMLStreamReader xml) {
        String name = xml.getLocalName();
        return UNSEEN.contains(name)
                || (name.equals("section") && "none".equals(xml.getAttributeValue(TEXT, "display")));
    }

    /** Goes on after the end of the element that has just begun. */
    static void pass(XMLStreamReader xml) throws XMLStreamException {
        for (int open = 1; open > 0 && xml.hasNext(); ) {
            int next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) open++;
            if (next == XMLStreamConstants.END_ELEMENT) open--;
        }
    }

    private static boolean isParagraph(XMLStreamReader xml) {
        return TEXT.equals(xml.getNamespaceURI())
                && (xml.getLocalName().equals("p") || xml.getLocalName().equals("h"));
    }

    private static void space(XMLStreamReader xml, StringBuilder words) {
        if (!TEXT.equals(xml.getNamespaceURI())) return;
        switch (xml.getLocalName()) {
            case "s" -> {
                String many = xml.getAttributeValue(TEXT, "c");
                int spaces = many != null && many.matches("\\d{1,3}") ? Integer.parseInt(many) : 1;
                words.append(" ".repeat(Math.min(spaces, SPACES_MAX)));
            }
            case "tab" -> words.append('\t');
            case "line-break" -> words.append('\n');
            default -> {}
        }
    }
}
