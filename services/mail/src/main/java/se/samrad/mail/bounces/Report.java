package se.samrad.mail.bounces;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A delivery status notification (RFC 3464).
 *
 * @param failed whether the letter will never arrive; else it has not arrived yet
 * @param code enhanced status code (RFC 3463)
 * @param letters Message-IDs, without angle brackets, of what the report may be about
 */
record Report(boolean failed, String code, Set<String> letters) {
    private static final Set<String> STATUS = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> RETURNED =
            Set.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])");
    private static final int RECIPIENTS_MAX = 100;

    /** What a message reports; empty when it is no report on something that failed or is late. */
    static Optional<Report> of(MimeMessage message) throws MessagingException, IOException {
        if (!isReport(message)) return Optional.empty();
        Multipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        @Nullable Status worst = null;
        Set<String> letters = new LinkedHashSet<>();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            String type = type(part.getContentType());
            if (STATUS.contains(type)) worst = worst(part.getInputStream());
            if (RETURNED.contains(type)) letters.addAll(named(part.getInputStream()));
        }
        if (worst == null) return Optional.empty();
        letters.addAll(addressed(message));
        return Optional.of(new Report(worst.failed(), worst.code(), letters));
    }

    private static boolean isReport(MimeMessage message) throws MessagingException {
        String header = message.getHeader("Content-Type", null);
        if (header == null) return false;
        ContentType type = new ContentType(header);
        return type.match("multipart/report") && "delivery-status".equalsIgnoreCase(type.getParameter("report-type"));
    }

    private static String type(String header) {
        return header.replaceFirst(";.*(?s)", "").strip().toLowerCase(Locale.ROOT);
    }

    /** What became of one recipient. */
    private record Status(boolean failed, String code) {}

    /** The first block of fields is about the message, each that follows about one of its recipients. */
    private static @Nullable Status worst(InputStream fields) throws MessagingException, IOException {
        PushbackInputStream in = new PushbackInputStream(fields);
        InternetHeaders unused = new InternetHeaders(in);
        Status worst = null;
        for (int i = 0; i < RECIPIENTS_MAX && more(in); i++) {
            Status status = status(new InternetHeaders(in));
            if (status != null && (worst == null || (status.failed() && !worst.failed()))) worst = status;
        }
        return worst;
    }

    private static boolean more(PushbackInputStream in) throws IOException {
        int next = in.read();
        if (next < 0) return false;
        in.unread(next);
        return true;
    }

    private static @Nullable Status status(InternetHeaders recipient) {
        String action = first(recipient, "Action");
        boolean failed = action.equals("failed");
        if (!failed && !action.equals("delayed")) return null;
        Matcher code = CODE.matcher(first(recipient, "Status"));
        return new Status(failed, code.find() ? code.group(1) : failed ? "5.0.0" : "4.0.0");
    }

    private static String first(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> named(InputStream returned) throws MessagingException {
        Set<String> ids = new LinkedHashSet<>();
        String[] values = new InternetHeaders(returned).getHeader("Message-ID");
        if (values != null) ids.add(values[0].strip().replaceAll("^<|>$", ""));
        return ids;
    }

    /** Where the address that the report went to names the letter. */
    private static Set<String> addressed(MimeMessage message) throws MessagingException {
        Set<String> ids = new LinkedHashSet<>();
        for (String header : new String[] {"To", "Delivered-To", "X-Original-To", "Envelope-To"}) {
            String[] values = message.getHeader(header);
            if (values == null) continue;
            for (String value : values) {
                Matcher id = ID.matcher(value);
                while (id.find()) ids.add(id.group() + "@samrad");
            }
        }
        return ids;
    }
}
