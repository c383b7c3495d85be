package se.samrad.responses.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.Turnstile;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.ResponseId;

/** Takes files in, before the response that names them. */
@RestController
public class FilesController {
    static final String ANONYMOUS = "anonymous";
    private static final int NAME_CHARACTERS_MAX = 200;

    /** A file that was handed in. */
    record StoredFile(String sha256, String name, long size, String mediaType, FileStore.Safety safety) {}

    private final FileDoor door;
    private final ResponseKeys keys;
    private final Turnstile turnstile;

    FilesController(FileDoor door, ResponseKeys keys, Turnstile turnstile) {
        this.door = door;
        this.keys = keys;
        this.turnstile = turnstile;
    }

    @PostMapping("/api/files")
    ResponseEntity<StoredFile> upload(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        if (file == null) throw FileType.refused("missing");
        Caller caller = Caller.current();
        String owner = owners(caller, Requests.optionalKey(key), keys).getFirst();
        FileStore.Begun begun = new FileStore.Begun(owner, UploadClock.begun(request));
        boolean signedIn = !caller.id().equals(ANONYMOUS);
        return signedIn ? receive(file, begun) : turnstile.through(() -> receive(file, begun));
    }

    /**
     * Under which names a caller may have handed files in, the closest first. Without an account it is whoever knows the
     * Idempotency-Key that the answer will have; a file sent without one can be named by every answer without an account
     * that knows its hash, for a day.
     */
    public static List<String> owners(Caller caller, @Nullable String key, ResponseKeys keys) {
        boolean account = !caller.id().equals(ANONYMOUS) && !ResponseId.withoutAccount(caller.id());
        if (account) return List.of(caller.id());
        List<String> owners = new ArrayList<>();
        // Who has opened an answer without an account by a pass; the page may still have sent the file without it.
        if (!caller.id().equals(ANONYMOUS)) owners.add(caller.id());
        if (key != null) owners.add(keys.holder(key, "files"));
        owners.add(ANONYMOUS);
        return owners;
    }

    private ResponseEntity<StoredFile> receive(MultipartFile file, FileStore.Begun begun) {
        String given = file.getOriginalFilename();
        String name = Prose.fileName(given == null ? "" : given, NAME_CHARACTERS_MAX);
        try {
            FileDoor.Taken taken = door.take(begun, name, file::getInputStream);
            FileStore.Received received = taken.received();
            return ResponseEntity.status(received.first() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(new StoredFile(
                            received.sha256(), name, received.size(), taken.type().mediaType, taken.safety()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
