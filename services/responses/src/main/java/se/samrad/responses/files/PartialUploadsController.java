package se.samrad.responses.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.Turnstile;
import se.samrad.responses.files.PartialUploads.Partial;

/** Takes a file in by parts, so that one that was cut off goes on where it was. */
@RestController
class PartialUploadsController extends Tus {
    static final String PATH = "/api/files/uploads";

    private final PartialUploads uploads;
    private final FileStore files;
    private final ResponseKeys keys;
    private final Turnstile turnstile;
    private final Clock clock;

    PartialUploadsController(
            PartialUploads uploads,
            FileStore files,
            FileSettings settings,
            ResponseKeys keys,
            Turnstile turnstile,
            Lines lines,
            Clock clock) {
        super(settings, lines);
        this.uploads = uploads;
        this.files = files;
        this.keys = keys;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> begin(
            @RequestHeader(name = "Tus-Resumable") String version,
            @RequestHeader(name = "Upload-Length") long length,
            @RequestHeader(name = "Upload-Metadata") String metadata,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return begin(version, length, metadata, of(key, clock.instant()), PATH);
    }

    @RequestMapping(path = PATH, method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
        return options(HttpMethod.POST, HttpMethod.OPTIONS);
    }

    @RequestMapping(path = PATH + "/{id}", method = RequestMethod.OPTIONS)
    ResponseEntity<Void> optionsOfOne(@PathVariable String id) {
        return options(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);
    }

    /** Without its body, for HEAD, it is how tus asks where to go on. */
    @GetMapping(PATH + "/{id}")
    ResponseEntity<Progress> progress(
            @PathVariable String id,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return progress(id, version, of(key, clock.instant()));
    }

    @PatchMapping(path = PATH + "/{id}", consumes = "application/offset+octet-stream")
    ResponseEntity<Void> send(
            @PathVariable String id,
            @RequestHeader(name = "Tus-Resumable") String version,
            @RequestHeader(name = "Upload-Offset") long offset,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        return send(id, version, offset, of(key, UploadClock.begun(request)), request);
    }

    /** A file that it had become stays a file, and goes as every file that no answer names. */
    @DeleteMapping(PATH + "/{id}")
    ResponseEntity<Void> end(
            @PathVariable String id,
            @RequestHeader(name = "Tus-Resumable") String version,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return end(id, version, of(key, clock.instant()));
    }

    /** Without an account only the key says whose it is: an upload of everybody's would be anybody's to go on with. */
    private Place of(@Nullable String key, Instant came) {
        List<String> owners = FilesController.owners(Caller.current(), Requests.optionalKey(key), keys);
        return new Place() {
            @Override
            public Partial begin(String name, long length, @Nullable String told) {
                return uploads.begin(FilesController.closest(owners), name, length, told);
            }

            @Override
            public Partial find(String id) {
                return uploads.find(id, owners);
            }

            @Override
            public long append(Partial upload, long from, byte[] bytes) {
                return uploads.append(upload, from, bytes, came);
            }

            @Override
            public Partial finish(Partial upload) throws IOException {
                return uploads.finish(upload);
            }

            @Override
            public void remove(Partial upload) {
                uploads.remove(upload.id());
            }

            @Override
            public Safety safety(Partial upload) {
                return upload.sha256() == null ? Safety.WAITING : files.safety(upload.sha256());
            }

            @Override
            public <T> T through(Supplier<T> visit) {
                boolean signedIn = !Caller.current().id().equals(FilesController.ANONYMOUS);
                return signedIn ? visit.get() : turnstile.through(visit);
            }
        };
    }
}
