package se.samrad.responses.reading;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON said in XML: a member becomes an element of its name, an item of a list becomes {@code item}. */
final class Xml {
    private static final JsonMapper JSON = new JsonMapper();

    private Xml() {}

    static byte[] of(String root, String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            element(xml, root, JSON.readTree(json));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void element(XMLStreamWriter xml, String name, JsonNode value) throws XMLStreamException {
        if (value.isNull()) return;
        xml.writeStartElement(name);
        if (value.isObject()) {
            for (var member : value.properties()) element(xml, member.getKey(), member.getValue());
        } else if (value.isArray()) {
            for (JsonNode item : value) element(xml, "item", item);
        } else {
            xml.writeCharacters(allowed(value.asString()));
        }
        xml.writeEndElement();
    }

    /** Without the few characters that XML 1.0 has no way to write. */
    private static String allowed(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != 0xfffe && c != 0xffff))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
