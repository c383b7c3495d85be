package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Command;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.Turnstile;

/** Takes files in, before the response that names them. */
@RestController
public class FilesController {
    static final String ANONYMOUS = "anonymous";

    /** A file that was handed in. */
    public record StoredFile(String sha256, String name, long size, String mediaType, Safety safety) {}

    private final FileDoor door;
    private final UploadForm form;
    private final ResponseKeys keys;
    private final Turnstile turnstile;
    private final Lines lines;

    FilesController(FileDoor door, UploadForm form, ResponseKeys keys, Turnstile turnstile, Lines lines) {
        this.door = door;
        this.form = form;
        this.keys = keys;
        this.turnstile = turnstile;
        this.lines = lines;
    }

    @PostMapping("/api/files")
    ResponseEntity<StoredFile> upload(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        Caller caller = Caller.current();
        List<String> owners = owners(caller, Requests.optionalKey(key), keys);
        Instant begun = UploadClock.begun(request);
        Come come = lines.on(caller, () -> come(owners, begun, request));
        boolean signedIn = !caller.id().equals(ANONYMOUS);
        return signedIn ? stored(come) : turnstile.through(() -> stored(come), come.ending()::giveUp);
    }

    /** A file whose last byte has come. */
    private record Come(String name, FileDoor.Ending ending) {}

    /** The line is waited for outside of the turnstile: a slow one takes no place there. */
    private Come come(List<String> owners, Instant begun, HttpServletRequest request) {
        return form.file(request, (name, bytes) -> {
            HandedIn.Begun handed = new HandedIn.Begun(closest(owners), begun);
            return new Come(name, door.take(handed, name, bytes));
        });
    }

    private static ResponseEntity<StoredFile> stored(Come come) {
        try {
            FileDoor.Taken taken = come.ending().take();
            HandedIn.Received received = taken.received();
            return ResponseEntity.status(received.first() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(new StoredFile(
                            received.sha256(), come.name(), received.size(), taken.type().mediaType, taken.safety()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Under which name an account hands files in: its own, for the bodies of its token. A machine may act for any body, one at a time,
     * and what it hands in for the one is not named by the other; whoever has several chooses among them when the answer is sent.
     */
    public static String owner(Caller caller) {
        String bodies = caller.scopes().stream()
                .filter(scope -> scope.startsWith(Scopes.BODY_PREFIX))
                .sorted()
                .collect(Collectors.joining(" "));
        return bodies.isEmpty() ? caller.id() : caller.id() + "/" + Command.sha256(bodies.getBytes(UTF_8));
    }

    /**
     * Under which names a caller may have handed files in, the closest first. Without an account it is whoever knows the
     * Idempotency-Key that the answer will have, and without one nobody.
     */
    public static List<String> owners(Caller caller, @Nullable String key, ResponseKeys keys) {
        boolean account = !caller.id().equals(ANONYMOUS) && !Ids.withoutAccount(caller.id());
        // What was handed in before an account had bodies in its name stays its own.
        if (account) return Stream.of(owner(caller), caller.id()).distinct().toList();
        List<String> owners = new ArrayList<>();
        // Who has opened an answer without an account by a pass; the page may still have sent the file without it.
        if (!caller.id().equals(ANONYMOUS)) owners.add(caller.id());
        if (key != null) owners.add(keys.holder(key, "files"));
        return owners;
    }

    /**
     * Under which of a caller's names it hands in a file now.
     *
     * @throws Rejected when it has none: a file of everybody's could be named by anybody who knows its hash
     */
    static String closest(List<String> owners) {
        if (owners.isEmpty()) throw Rejected.because("idempotency-key-missing");
        return owners.getFirst();
    }
}
