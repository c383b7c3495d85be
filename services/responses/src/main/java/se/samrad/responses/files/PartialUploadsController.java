package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.Turnstile;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.files.PartialUploads.Partial;
import se.samrad.responses.files.PartialUploads.Piece;

/**
 * Takes a file in by parts, so that one that was cut off goes on where it was: tus 1.0.0 with creation, expiration and
 * termination. Beside it a GET tells which file came of it, which tus leaves open.
 */
@RestController
class PartialUploadsController {
    static final String PATH = "/api/files/uploads";

    private static final String VERSION = "1.0.0";
    private static final String EXTENSIONS = "creation,expiration,termination";
    private static final int NAME_CHARACTERS_MAX = 200;
    private static final int METADATA_CHARACTERS_MAX = 4000;

    /**
     * How far it has come.
     *
     * @param file null until every byte is here and it was received
     */
    record Progress(long length, long offset, FilesController.@Nullable StoredFile file) {}

    private static final class OtherVersion extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final PartialUploads uploads;
    private final FileStore files;
    private final FileSettings settings;
    private final ResponseKeys keys;
    private final Turnstile turnstile;

    PartialUploadsController(
            PartialUploads uploads, FileStore files, FileSettings settings, ResponseKeys keys, Turnstile turnstile) {
        this.uploads = uploads;
        this.files = files;
        this.settings = settings;
        this.keys = keys;
        this.turnstile = turnstile;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> begin(
            @RequestHeader(name = "Tus-Resumable") String version,
            @RequestHeader(name = "Upload-Length") long length,
            @RequestHeader(name = "Upload-Metadata") String metadata,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        check(version);
        List<String> owners = owners(key);
        if (owners.isEmpty()) throw Rejected.because("idempotency-key-missing");
        if (length < 0) throw Rejected.member("Upload-Length", "wrong-type");
        if (length > settings.sizeMax().toBytes()) throw Rejected.tooLarge("file", "too-large");
        String name = Prose.fileName(metadata(metadata, "filename", ""), NAME_CHARACTERS_MAX);
        String told = metadata(metadata, "sha256", "");
        if (!told.isEmpty() && !Prose.isHash(told)) throw Rejected.member("Upload-Metadata", "wrong-type");
        Partial upload = through(() -> uploads.begin(owners.getFirst(), name, length, told.isEmpty() ? null : told));
        return spoken(say(HttpStatus.CREATED, upload).location(URI.create(PATH + "/" + upload.id())))
                .build();
    }

    /** What is spoken here, which is the same for everybody; nothing is looked up. */
    @RequestMapping(path = PATH, method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
        return spoken(ResponseEntity.status(HttpStatus.NO_CONTENT).header("Tus-Resumable", VERSION))
                .allow(HttpMethod.POST, HttpMethod.OPTIONS)
                .build();
    }

    @RequestMapping(path = PATH + "/{id}", method = RequestMethod.OPTIONS)
    ResponseEntity<Void> optionsOfOne(@PathVariable String id) {
        return spoken(ResponseEntity.status(HttpStatus.NO_CONTENT).header("Tus-Resumable", VERSION))
                .allow(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS)
                .build();
    }

    private ResponseEntity.BodyBuilder spoken(ResponseEntity.BodyBuilder answer) {
        return answer.header("Tus-Version", VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", String.valueOf(settings.sizeMax().toBytes()));
    }

    /** Without its body, for HEAD, it is how tus asks where to go on. */
    @GetMapping(PATH + "/{id}")
    ResponseEntity<Progress> progress(
            @PathVariable String id,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (version != null) check(version);
        Partial upload = uploads.find(id, owners(key));
        FilesController.StoredFile file = upload.sha256() == null || upload.mediaType() == null
                ? null
                : new FilesController.StoredFile(
                        upload.sha256(),
                        upload.name(),
                        upload.length(),
                        upload.mediaType(),
                        files.safety(upload.sha256()));
        return say(HttpStatus.OK, upload).body(new Progress(upload.length(), upload.offset(), file));
    }

    /** What came before the line was cut is kept; the last byte makes a file of it. */
    @PatchMapping(path = PATH + "/{id}", consumes = "application/offset+octet-stream")
    ResponseEntity<Void> send(
            @PathVariable String id,
            @RequestHeader(name = "Tus-Resumable") String version,
            @RequestHeader(name = "Upload-Offset") long offset,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        check(version);
        Partial upload = uploads.find(id, owners(key));
        if (upload.offset() != offset) throw Rejected.conflict("upload-moved-on");
        if (request.getContentLengthLong() > upload.length() - offset) throw Rejected.tooLarge("file", "too-large");
        receive(upload, request);
        Partial now = through(() -> finished(upload));
        return say(HttpStatus.NO_CONTENT, now).build();
    }

    /** Frees what was stored of it. A file that it had become stays a file, and goes as every file that no answer names. */
    @DeleteMapping(PATH + "/{id}")
    ResponseEntity<Void> end(
            @PathVariable String id,
            @RequestHeader(name = "Tus-Resumable") String version,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        check(version);
        List<String> owners = owners(key);
        through(() -> {
            Partial upload = uploads.find(id, owners);
            uploads.remove(upload.id());
            return upload;
        });
        return ResponseEntity.noContent().header("Tus-Resumable", VERSION).build();
    }

    /** Bytes are waited for outside of the turnstile: a slow line takes no place there. */
    private void receive(Partial upload, HttpServletRequest request) {
        try (InputStream bytes = request.getInputStream()) {
            long at = upload.offset();
            while (at < upload.length()) {
                Piece piece = Piece.read(bytes, upload.length() - at);
                long from = at;
                if (piece.bytes().length > 0)
                    at = through(() -> uploads.append(upload, from, piece.bytes(), UploadClock.begun(request)));
                if (piece.cut()) throw Rejected.unavailable("upload-cut");
                if (piece.end()) return;
            }
            if (bytes.read() >= 0) throw Rejected.tooLarge("file", "too-large");
        } catch (IOException e) {
            throw Rejected.unavailable("upload-cut");
        }
    }

    private Partial finished(Partial upload) {
        try {
            return uploads.finish(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T through(Supplier<T> visit) {
        boolean signedIn = !Caller.current().id().equals(FilesController.ANONYMOUS);
        return signedIn ? visit.get() : turnstile.through(visit);
    }

    /** Without an account only the key says whose it is: an upload of everybody's would be anybody's to go on with. */
    private List<String> owners(@Nullable String key) {
        return FilesController.owners(Caller.current(), Requests.optionalKey(key), keys).stream()
                .filter(owner -> !owner.equals(FilesController.ANONYMOUS))
                .toList();
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
        return ResponseEntity.status(status)
                .header("Tus-Resumable", VERSION)
                .header("Upload-Offset", String.valueOf(upload.offset()))
                .header("Upload-Length", String.valueOf(upload.length()))
                .header(
                        "Upload-Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                upload.expires().atOffset(ZoneOffset.UTC)))
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
