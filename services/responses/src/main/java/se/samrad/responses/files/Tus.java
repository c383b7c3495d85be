package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.files.FilesController.StoredFile;
import se.samrad.responses.files.PartialUploads.Partial;
import se.samrad.responses.files.PartialUploads.Piece;

/**
 * How a file comes in by parts, wherever it is kept: tus 1.0.0 with creation, expiration and termination. Beside it a GET tells
 * which file came of it, which tus leaves open.
 */
public abstract class Tus {
    static final int NAME_CHARACTERS_MAX = 200;

    private static final String VERSION = "1.0.0";
    private static final String EXTENSIONS = "creation,expiration,termination";
    private static final int METADATA_CHARACTERS_MAX = 4000;

    /** Where the parts of somebody's uploads go. */
    public interface Place {
        /** @param told the hash that the sender says the file has; null when the sender does not say */
        Partial begin(String name, long length, @Nullable String told);

        /** @throws Rejected when its caller has no such upload, as when nobody has */
        Partial find(String id);

        /** @throws Rejected conflict when the upload stands elsewhere */
        long append(Partial upload, long from, byte[] bytes);

        /** Makes a file of an upload of which every byte is here. */
        Partial finish(Partial upload) throws IOException;

        void remove(Partial upload);

        Safety safety(Partial upload);

        /** Each visit to the store by itself; bytes are waited for outside of it. */
        default <T> T through(Supplier<T> visit) {
            return visit.get();
        }
    }

    /**
     * How far it has come.
     *
     * @param file null until every byte is here and it was received
     */
    public record Progress(
            long length, long offset, @Nullable StoredFile file) {}

    private static final class OtherVersion extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final FileSettings settings;
    private final Lines lines;

    protected Tus(FileSettings settings, Lines lines) {
        this.settings = settings;
        this.lines = lines;
    }

    /** @param path below which the upload has its address */
    protected ResponseEntity<Void> begin(String version, long length, String metadata, Place place, String path) {
        check(version);
        if (length < 0) throw Rejected.member("Upload-Length", "wrong-type");
        if (length > settings.sizeMax().toBytes()) throw Rejected.tooLarge("file", "too-large");
        String name = Prose.fileName(metadata(metadata, "filename", ""), NAME_CHARACTERS_MAX);
        String told = metadata(metadata, "sha256", "");
        if (!told.isEmpty() && !Prose.isHash(told)) throw Rejected.member("Upload-Metadata", "wrong-type");
        Partial upload = place.through(() -> place.begin(name, length, told.isEmpty() ? null : told));
        return spoken(say(HttpStatus.CREATED, upload).location(URI.create(path + "/" + upload.id())))
                .build();
    }

    /** What is spoken here, which is the same for everybody; nothing is looked up. */
    protected ResponseEntity<Void> options(HttpMethod... allowed) {
        return spoken(ResponseEntity.status(HttpStatus.NO_CONTENT).header("Tus-Resumable", VERSION))
                .allow(allowed)
                .build();
    }

    private ResponseEntity.BodyBuilder spoken(ResponseEntity.BodyBuilder answer) {
        return answer.header("Tus-Version", VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", String.valueOf(settings.sizeMax().toBytes()));
    }

    protected ResponseEntity<Progress> progress(String id, @Nullable String version, Place place) {
        if (version != null) check(version);
        Partial upload = place.find(id);
        StoredFile file = upload.sha256() == null || upload.mediaType() == null
                ? null
                : new StoredFile(
                        upload.sha256(), upload.name(), upload.length(), upload.mediaType(), place.safety(upload));
        return say(HttpStatus.OK, upload).body(new Progress(upload.length(), upload.offset(), file));
    }

    /** What came before the line was cut is kept; the last byte makes a file of it. */
    protected ResponseEntity<Void> send(
            String id, String version, long offset, Place place, HttpServletRequest request) {
        check(version);
        Partial upload = place.find(id);
        if (upload.offset() != offset) throw Rejected.conflict("upload-moved-on");
        if (request.getContentLengthLong() > upload.length() - offset) throw Rejected.tooLarge("file", "too-large");
        lines.on(Caller.current(), () -> receive(upload, place, request));
        Partial now = place.through(() -> finished(upload, place));
        return say(HttpStatus.NO_CONTENT, now).build();
    }

    /** Frees what was stored of it. */
    protected ResponseEntity<Void> end(String id, String version, Place place) {
        check(version);
        place.through(() -> {
            Partial upload = place.find(id);
            place.remove(upload);
            return upload;
        });
        return ResponseEntity.noContent().header("Tus-Resumable", VERSION).build();
    }

    /** @return where it stands then */
    private static long receive(Partial upload, Place place, HttpServletRequest request) {
        try (InputStream bytes = request.getInputStream()) {
            long at = upload.offset();
            while (at < upload.length()) {
                Piece piece = Piece.read(bytes, upload.length() - at);
                long from = at;
                if (piece.bytes().length > 0) at = place.through(() -> place.append(upload, from, piece.bytes()));
                if (piece.cut()) throw Rejected.unavailable("upload-cut");
                if (piece.end()) return at;
            }
            if (bytes.read() >= 0) throw Rejected.tooLarge("file", "too-large");
            return at;
        } catch (IOException e) {
            throw Rejected.unavailable("upload-cut");
        }
    }

    private static Partial finished(Partial upload, Place place) {
        try {
            return place.finish(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String version) {
        if (!version.equals(VERSION)) throw new OtherVersion();
    }

    @ExceptionHandler
    ResponseEntity<Void> anotherVersion(OtherVersion asked) {
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                .header("Tus-Resumable", VERSION)
                .header("Tus-Version", VERSION)
                .build();
    }

    private static ResponseEntity.BodyBuilder say(HttpStatus status, Partial upload) {
        Instant expires = upload.expires();
        return ResponseEntity.status(status)
                .header("Tus-Resumable", VERSION)
                .header("Upload-Offset", String.valueOf(upload.offset()))
                .header("Upload-Length", String.valueOf(upload.length()))
                .header("Upload-Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(expires.atOffset(ZoneOffset.UTC)))
                .cacheControl(CacheControl.noStore());
    }

    /** One value of {@code Upload-Metadata}: names and values in Base64, with commas between. */
    private static String metadata(String header, String name, String otherwise) {
        if (header.length() > METADATA_CHARACTERS_MAX) throw Rejected.member("Upload-Metadata", "too-long");
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" +", 2);
            if (!parts[0].equals(name)) continue;
            try {
                return parts.length < 2
                        ? otherwise
                        : new String(Base64.getDecoder().decode(parts[1].strip()), UTF_8);
            } catch (IllegalArgumentException e) {
                throw Rejected.member("Upload-Metadata", "wrong-type");
            }
        }
        return otherwise;
    }
}
