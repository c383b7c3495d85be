package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a document says of people beside its words, where its reader does not look. It goes along when the file is published as
 * it came. Pictures are not looked into.
 *
 * @param value as the document has it, at most {@value #VALUE_CHARACTERS_MAX} characters
 */
public record Tells(Field field, String value) {
    /** What kind of thing it says. */
    public enum Field {
        AUTHOR,
        CHANGED_BY,
        COMPANY,
        MANAGER,
        /** Comments in the margin; the value is who wrote them. */
        COMMENTS_BY
    }

    private static final int VALUE_CHARACTERS_MAX = 200;
    private static final int ENTRY_BYTES_MAX = 1024 * 1024;
    private static final int SAID_MAX = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Tells.class);

    private static final Map<String, Map<String, Field>> IN_ENTRIES = Map.of(
            "docProps/core.xml", Map.of("creator", Field.AUTHOR, "lastModifiedBy", Field.CHANGED_BY),
            "docProps/app.xml", Map.of("Company", Field.COMPANY, "Manager", Field.MANAGER),
            "word/comments.xml", Map.of("@author", Field.COMMENTS_BY),
            "meta.xml", Map.of("initial-creator", Field.AUTHOR, "creator", Field.CHANGED_BY));

    static List<Tells> in(FileType type, byte[] content) {
        Set<Tells> said = new LinkedHashSet<>();
        try {
            switch (type) {
                case DOCX, XLSX, ODT -> packed(content, said);
                case PDF -> pdf(content, said);
                case PNG, JPG, TXT, MD -> {}
            }
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
            LOG.info(
                    "what a document says of itself cannot be read: {}",
                    e.getClass().getName());
        }
        return said.stream().limit(SAID_MAX).toList();
    }

    private static void packed(byte[] content, Set<Tells> said) throws IOException, XMLStreamException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Map<String, Field> sought = IN_ENTRIES.get(entry.getName());
                if (sought != null) xml(new ByteArrayInputStream(zip.readNBytes(ENTRY_BYTES_MAX)), sought, said);
            }
        }
    }

    private static void pdf(byte[] content, Set<Tells> said) throws IOException, XMLStreamException {
        try (PDDocument document = Loader.loadPDF(content)) {
            add(Field.AUTHOR, document.getDocumentInformation().getAuthor(), said);
            PDMetadata more = document.getDocumentCatalog().getMetadata();
            if (more == null) return;
            try (InputStream xmp = more.exportXMPMetadata()) {
                byte[] read = xmp.readNBytes(ENTRY_BYTES_MAX);
                xml(new ByteArrayInputStream(read), Map.of("creator", Field.AUTHOR), said);
            }
        }
    }

    private static void add(Field field, @Nullable String value, Set<Tells> said) {
        if (value == null || value.isBlank()) return;
        String line = value.strip().replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ");
        said.add(new Tells(
                field, line.length() > VALUE_CHARACTERS_MAX ? line.substring(0, VALUE_CHARACTERS_MAX) : line));
    }

    private static void xml(InputStream entry, Map<String, Field> sought, Set<Tells> said) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(entry);
        List<String> open = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open.add(xml.getLocalName());
                    if (sought.containsKey(xml.getLocalName())) text.setLength(0);
                    Field author = sought.get("@author");
                    for (int i = 0; author != null && i < xml.getAttributeCount(); i++) {
                        if (xml.getAttributeLocalName(i).equals("author")) add(author, xml.getAttributeValue(i), said);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (open.stream().anyMatch(sought::containsKey)) text.append(xml.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Field field = sought.get(open.removeLast());
                    if (field != null) add(field, text.toString(), said);
                }
                default -> {}
            }
        }
    }
}
