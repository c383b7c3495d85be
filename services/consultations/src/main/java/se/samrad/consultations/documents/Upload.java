package se.samrad.consultations.documents;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import se.samrad.consultations.proposal.Limits;
import se.samrad.eventing.OneLine;
import se.samrad.eventing.Rejected;

/**
 * A document on its way in: in a file of its own, never whole in memory, and gone when it is closed.
 *
 * @param name of the file, without folders
 */
record Upload(String name, Path content, String sha256, long size) implements AutoCloseable {
    private static final int NAME_CHARACTERS_MAX = 200;
    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf",
            ".pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
            "text/markdown",
            ".md",
            "text/plain",
            ".txt");

    /** @throws Rejected too large, as soon as it is */
    static Upload of(String name, InputStream bytes) {
        Path file = temporary();
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest digest = sha256Digest();
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                size += n;
                if (size > Limits.STANDARD.documentBytesMax()) throw Rejected.tooLarge("file", "too-large");
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
            if (size == 0) throw Rejected.member("file", "missing");
            return new Upload(clean(name), file, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException | RuntimeException e) {
            remove(file);
            if (e instanceof RuntimeException refused) throw refused;
            throw Rejected.member("file", "interrupted");
        }
    }

    /**
     * The file's name as the request gives it: {@code ?name=}, the header Content-Disposition, or one after the type.
     *
     * @throws Rejected when nothing says what it is
     */
    static String nameOf(HttpServletRequest request) {
        String asked = query(request);
        if (asked != null && !asked.isBlank()) return asked;
        String disposition = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        if (disposition != null) {
            try {
                String named = ContentDisposition.parse(disposition).getFilename();
                if (named != null && !named.isBlank()) return named;
            } catch (IllegalArgumentException e) {
                throw Rejected.member(HttpHeaders.CONTENT_DISPOSITION, "not-a-file-name");
            }
        }
        String ending = ENDINGS.get(mediaType(request.getContentType()));
        if (ending == null) throw Rejected.member("name", "missing");
        return "dokument" + ending;
    }

    /** Read from the address itself: asking for parameters would take a body that calls itself a form. */
    private static @Nullable String query(HttpServletRequest request) {
        if (request.getQueryString() == null) return null;
        try {
            String name = UriComponentsBuilder.newInstance()
                    .query(request.getQueryString())
                    .build()
                    .getQueryParams()
                    .getFirst("name");
            return name == null ? null : UriUtils.decode(name.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Rejected.member("name", "not-a-file-name");
        }
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) return "";
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.getType() + "/" + type.getSubtype();
        } catch (InvalidMediaTypeException e) {
            return "";
        }
    }

    private static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = OneLine.of(last).strip();
        if (clean.isEmpty()) throw Rejected.member("name", "not-a-file-name");
        if (clean.length() > NAME_CHARACTERS_MAX) throw Rejected.member("name", "too-long");
        return clean;
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("samrad-proposal", ".part");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit(); // the system's own folder for such files is emptied sooner or later
        }
    }

    @Override
    public void close() {
        remove(content);
    }
}
