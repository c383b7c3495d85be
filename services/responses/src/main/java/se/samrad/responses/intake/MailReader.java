package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.domain.MailHead;
import se.samrad.responses.domain.MailRoute.Why;
import se.samrad.responses.domain.Prose;

/**
 * Takes a message apart, whatever it is: what cannot be read is named, and nothing in it runs, is fetched or grows beyond the
 * limits.
 */
final class MailReader {
    static final int PARTS_MAX = 500;
    static final int NESTED_MAX = 12;
    static final int TEXT_BYTES_MAX = 4 * 1024 * 1024;
    static final int LINE_CHARACTERS_MAX = 500;
    private static final int HEADERS_MAX = 2_000;
    private static final int FILE_NAME_CHARACTERS_MAX = 200;

    private final List<MailContent.Attached> attached = new ArrayList<>();
    private final StringBuilder outer = new StringBuilder();
    private final StringBuilder inner = new StringBuilder();
    private final long fileBytesMax;
    private int parts;
    private @Nullable Why problem;

    private MailReader(long fileBytesMax) {
        this.fileBytesMax = fileBytesMax;
    }

    static MailContent read(byte[] raw, long fileBytesMax) {
        MailReader reader = new MailReader(fileBytesMax);
        Map<String, List<String>> headers = new HashMap<>();
        String subject = "";
        List<InternetAddress> from = List.of();
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            headers = headers(message);
            subject = line(decoded(first(headers, "subject")));
            from = addresses(headers);
            reader.part(message, 0, false);
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
            reader.problem(Why.UNREADABLE);
        }
        String text = reader.outer.toString().isBlank() ? reader.inner.toString() : reader.outer.toString();
        MailHead head = new MailHead(
                headers,
                from.stream()
                        .map(address -> address.getAddress().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
        String name = from.size() == 1 ? from.getFirst().getPersonal() : null;
        return new MailContent(
                head,
                subject,
                name == null || line(name).isEmpty() ? null : line(name),
                allowed(text),
                reader.attached,
                reader.problem);
    }

    private void problem(Why why) {
        if (problem == null) problem = why;
    }

    private void part(Part part, int depth, boolean nested) throws MessagingException, IOException {
        if (problem == Why.TOO_MANY_PARTS) return;
        if (depth > NESTED_MAX || ++parts > PARTS_MAX) {
            problem(Why.TOO_MANY_PARTS);
            return;
        }
        String type = type(part);
        if (type.equals("multipart/alternative")) {
            alternatives(part, depth, nested);
        } else if (type.startsWith("multipart/")) {
            for (Part each : parts(part)) part(each, depth + 1, nested);
        } else if (type.equals("message/rfc822")) {
            if (part.getContent() instanceof MimeMessage message) part(message, depth + 1, true);
            else problem(Why.UNREADABLE);
        } else if (isText(part, type)) {
            text(part, type, nested);
        } else if (!isPicture(part, type)) {
            attach(part);
        }
    }

    /** The same in several forms: plain words are taken before those of a web page, and everything else beside them. */
    private void alternatives(Part part, int depth, boolean nested) throws MessagingException, IOException {
        List<Part> all = parts(part);
        boolean plain = false;
        for (Part each : all) plain |= type(each).equals("text/plain") && isText(each, "text/plain");
        for (Part each : all) {
            String type = type(each);
            boolean web = type.equals("text/html") && isText(each, type);
            if (!(plain && web)) part(each, depth + 1, nested);
        }
    }

    private List<Part> parts(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart multipart)) throw new MessagingException("no parts");
        List<Part> all = new ArrayList<>();
        int count = multipart.getCount();
        if (count > PARTS_MAX) problem(Why.TOO_MANY_PARTS);
        for (int i = 0; i < Math.min(count, PARTS_MAX + 1); i++) all.add(multipart.getBodyPart(i));
        return all;
    }

    private static boolean isText(Part part, String type) throws MessagingException {
        boolean text = type.equals("text/plain") || type.equals("text/html");
        return text && fileName(part).isEmpty() && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
    }

    /** A picture that the message's page shows, most often a coat of arms under the signature. */
    private static boolean isPicture(Part part, String type) throws MessagingException {
        return type.startsWith("image/")
                && part.getHeader("Content-ID") != null
                && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
    }

    private void text(Part part, String type, boolean nested) {
        try (InputStream bytes = part.getInputStream()) {
            byte[] read = bytes.readNBytes(TEXT_BYTES_MAX + 1);
            if (read.length > TEXT_BYTES_MAX) {
                problem(Why.TOO_LARGE);
                return;
            }
            String words = decoded(read, part);
            StringBuilder into = nested ? inner : outer;
            if (!into.isEmpty()) into.append("\n\n");
            into.append(type.equals("text/html") ? HtmlWords.of(words) : words);
        } catch (MessagingException | IOException | RuntimeException e) {
            problem(Why.UNREADABLE);
        }
    }

    private void attach(Part part) {
        String name = "fil";
        try {
            name = Prose.fileName(fileName(part), FILE_NAME_CHARACTERS_MAX);
            try (InputStream bytes = part.getInputStream()) {
                byte[] content = bytes.readNBytes(Math.toIntExact(fileBytesMax + 1));
                boolean large = content.length > fileBytesMax;
                attached.add(new MailContent.Attached(name, large ? new byte[0] : content, large ? "too-large" : null));
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            attached.add(new MailContent.Attached(name, new byte[0], "file-damaged"));
        }
    }

    private static String type(Part part) {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (MessagingException e) {
            // As of a part that does not say: it is taken as a file.
            return "application/octet-stream";
        }
    }

    private static @Nullable String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException e) {
            // So that nothing of it is left out.
            return Part.ATTACHMENT;
        }
    }

    private static String fileName(Part part) {
        try {
            String name = part.getFileName();
            return name == null ? "" : decoded(name);
        } catch (MessagingException e) {
            return "fil"; // as of one without a name
        }
    }

    /** By the stated encoding where it is one; otherwise by what the bytes can be. */
    private static String decoded(byte[] bytes, Part part) throws MessagingException {
        String stated = null;
        try {
            stated = new ContentType(part.getContentType()).getParameter("charset");
        } catch (MessagingException e) {
            // As if none were stated.
        }
        if (stated != null && !stated.equalsIgnoreCase("us-ascii")) {
            try {
                return new String(bytes, Charset.forName(MimeUtility.javaCharset(stated)));
            } catch (IllegalArgumentException e) {
                // As if none were stated.
            }
        }
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, ISO_8859_1);
        }
    }

    private static String decoded(String header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (IOException | RuntimeException e) {
            return header; // as it is written
        }
    }

    private static Map<String, List<String>> headers(MimeMessage message) throws MessagingException {
        Map<String, List<String>> headers = new HashMap<>();
        var all = message.getAllHeaders();
        for (int i = 0; all.hasMoreElements() && i < HEADERS_MAX; i++) {
            Header header = all.nextElement();
            String value = header.getValue() == null ? "" : header.getValue();
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(value);
        }
        return headers;
    }

    private static String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Every address that any From header names; one that is no address counts as none. */
    private static List<InternetAddress> addresses(Map<String, List<String>> headers) {
        List<InternetAddress> all = new ArrayList<>();
        for (String header : headers.getOrDefault("from", List.of())) {
            try {
                for (InternetAddress address : InternetAddress.parseHeader(MimeUtility.unfold(header), true)) {
                    if (address.getAddress() != null && Prose.isEmail(address.getAddress())) all.add(address);
                }
            } catch (MessagingException e) {
                return List.of(); // nobody can be sure of the others either
            }
        }
        return all;
    }

    /** On one line and of bearable length. */
    static String line(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(LINE_CHARACTERS_MAX)
                .map(c -> Prose.isLine(Character.toString(c)) ? c : ' ')
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    private static String allowed(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(c -> Prose.isText(Character.toString(c))).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
