package se.samrad.responses.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a Word or Excel file says of its own parts. A program goes by that and not by what they are called, so a part with macros may
 * have any name.
 */
final class Declared {
    private static final long BYTES_MAX = 16L * 1024 * 1024;
    private static final List<String> MACROS = List.of("macroenabled", "vbaproject", "vbadata", "macrosheet");
    /** What is fetched when the file is opened, without anybody asking for it; a link is followed by whoever clicks. */
    private static final Set<String> FETCHED = Set.of("attachedtemplate", "oleobject", "frame");
    /** A template on the sender's own disk or file server stands in many letters of an authority; one by WebDAV is on the web. */
    private static final Pattern OWN_PLACE =
            Pattern.compile("(?i)(?!.*(?:@|%40)(?:ssl|\\d))(?:file:.*|[a-z]:[\\\\/].*|[^:]*)");

    private Declared() {}

    /** @throws se.samrad.eventing.Rejected when a part is declared to hold macros */
    static void types(InputStream entry) throws IOException {
        read(entry, at -> {
            String type = value(at, "ContentType");
            if (type != null) refuseMacros(type);
        });
    }

    /** @throws se.samrad.eventing.Rejected when one leads to macros, or fetches what is run or filled in on opening */
    static void relations(InputStream entry) throws IOException {
        read(entry, at -> {
            String type = value(at, "Type");
            if (type == null) return;
            refuseMacros(type);
            String target = value(at, "Target");
            String kind = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            boolean elsewhere = "External".equalsIgnoreCase(value(at, "TargetMode"))
                    && target != null
                    && !OWN_PLACE.matcher(target.strip()).matches();
            if (elsewhere && FETCHED.contains(kind)) throw FileType.refused("file-fetches");
        });
    }

    private static void refuseMacros(String type) {
        String low = type.toLowerCase(Locale.ROOT);
        if (MACROS.stream().anyMatch(low::contains)) throw FileType.refused("file-with-macros");
    }

    @FunctionalInterface
    private interface Element {
        void met(XMLStreamReader at);
    }

    private static void read(InputStream entry, Element element) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new Bounded(entry));
            while (xml.hasNext()) {
                int event = xml.next();
                // Such a part has none, and what it would declare is not read here.
                if (event == XMLStreamConstants.DTD) throw FileType.refused("file-damaged");
                if (event == XMLStreamConstants.START_ELEMENT) element.met(xml);
            }
        } catch (XMLStreamException e) {
            // What is not read here may be read by a program that is less strict.
            throw FileType.refused("file-damaged", e);
        }
    }

    private static @Nullable String value(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) return at.getAttributeValue(i);
        }
        return null;
    }

    /** As much as such a part may hold; a single attribute is read whole. */
    private static final class Bounded extends Metered {
        private long left = BYTES_MAX;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        void more(int n) {
            left -= n;
            if (left < 0) throw FileType.refused("file-swells");
        }
    }
}
