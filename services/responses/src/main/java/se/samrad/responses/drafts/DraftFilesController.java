package se.samrad.responses.drafts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.files.FileSettings;
import se.samrad.responses.files.Lines;
import se.samrad.responses.files.PartialUploads.Partial;
import se.samrad.responses.files.Safety;
import se.samrad.responses.files.Saving;
import se.samrad.responses.files.Tus;
import se.samrad.responses.files.UploadForm;

/** Files in a body's own space: added at once or by parts, handed to its own people, taken away. */
@RestController
class DraftFilesController extends Tus {
    private static final String FILES = "/api/consultations/{consultation}/drafts/{body}/files";
    private static final String PIECE = "application/offset+octet-stream";
    private static final String UPLOADS = "/api/consultations/{consultation}/drafts/{body}/uploads";

    /**
     * A file of the draft.
     *
     * @param own whether the caller added it, and not a colleague
     * @param at when all of it was here
     * @param handedOver whether the caller, who is sending the answer, has handed it over already
     */
    record OwnFile(
            String id,
            String sha256,
            String name,
            long size,
            String mediaType,
            Safety safety,
            boolean own,
            Instant at,
            boolean handedOver) {
        static OwnFile of(DraftFile file, Caller caller, Set<String> handedOver) {
            if (file.sha256() == null || file.mediaType() == null) throw new IllegalStateException("half a file");
            return new OwnFile(
                    file.id(),
                    file.sha256(),
                    file.name(),
                    file.length(),
                    file.mediaType(),
                    file.safety(),
                    file.account().equals(caller.id()),
                    file.at(),
                    handedOver.contains(file.sha256()));
        }
    }

    private final DraftDoor door;
    private final DraftFiles files;
    private final UploadForm form;
    private final Lines lines;

    DraftFilesController(DraftDoor door, DraftFiles files, UploadForm form, FileSettings settings, Lines lines) {
        super(settings, lines);
        this.lines = lines;
        this.door = door;
        this.files = files;
        this.form = form;
    }

    @PostMapping(FILES)
    ResponseEntity<OwnFile> add(
            @PathVariable String consultation, @PathVariable String body, HttpServletRequest request) {
        Caller caller = door.own(consultation, body);
        DraftFile added = door.adding(
                consultation,
                body,
                () -> lines.on(
                        caller,
                        () -> form.file(
                                request,
                                (name, bytes) -> files.add(files.begin(consultation, body), name, bytes, caller))));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(OwnFile.of(added, caller, Set.of()));
    }

    @GetMapping(FILES + "/{file}")
    void read(
            @PathVariable String consultation,
            @PathVariable String body,
            @PathVariable String file,
            HttpServletResponse answer)
            throws IOException {
        door.own(consultation, body);
        Draft draft = door.found(consultation, body);
        DraftFile found = files.whole(draft, file);
        try (InputStream bytes = files.open(draft, found)) {
            Saving.as(found.name(), found.length(), bytes, answer);
        }
    }

    @DeleteMapping(FILES + "/{file}")
    ResponseEntity<Void> remove(
            @PathVariable String consultation, @PathVariable String body, @PathVariable String file) {
        door.own(consultation, body);
        Draft draft = door.found(consultation, body);
        DraftFile found = files.whole(draft, file);
        door.removing(consultation, body, () -> files.remove(draft, found));
        return ResponseEntity.noContent().build();
    }

    @PostMapping(UPLOADS)
    ResponseEntity<Void> begin(
            @PathVariable String consultation,
            @PathVariable String body,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version,
            @RequestHeader(name = "Upload-Length", required = false) @Nullable Long length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata) {
        Caller caller = door.own(consultation, body);
        String path = UPLOADS.replace("{consultation}", consultation).replace("{body}", body);
        return door.adding(
                consultation,
                body,
                () -> begin(
                        spoken(version),
                        given(length, "Upload-Length"),
                        given(metadata, "Upload-Metadata"),
                        new Space(consultation, body, caller),
                        path));
    }

    /** Without its body, for HEAD, it is how tus asks where to go on. */
    @GetMapping(UPLOADS + "/{upload}")
    ResponseEntity<Progress> progress(
            @PathVariable String consultation,
            @PathVariable String body,
            @PathVariable String upload,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version) {
        return progress(upload, version, space(consultation, body));
    }

    @PatchMapping(UPLOADS + "/{upload}")
    ResponseEntity<Void> send(
            @PathVariable String consultation,
            @PathVariable String body,
            @PathVariable String upload,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version,
            @RequestHeader(name = "Upload-Offset", required = false) @Nullable Long offset,
            HttpServletRequest request)
            throws HttpMediaTypeNotSupportedException {
        Space space = space(consultation, body);
        if (!PIECE.equals(request.getContentType())) throw new HttpMediaTypeNotSupportedException("not " + PIECE);
        return door.adding(
                consultation,
                body,
                () -> send(upload, spoken(version), given(offset, "Upload-Offset"), space, request));
    }

    /** A file that it had become stays one. */
    @DeleteMapping(UPLOADS + "/{upload}")
    ResponseEntity<Void> end(
            @PathVariable String consultation,
            @PathVariable String body,
            @PathVariable String upload,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version) {
        return end(upload, spoken(version), space(consultation, body));
    }

    /** Nobody is told what is wrong with a request before it is known that they may come in, so headers are not asked for before. */
    private static <T> T given(@Nullable T value, String header) {
        if (value == null) throw Rejected.member(header, "missing");
        return value;
    }

    /** Who does not say which version is told which is spoken. */
    private static String spoken(@Nullable String version) {
        return version == null ? "" : version;
    }

    private Space space(String consultation, String body) {
        return new Space(consultation, body, door.own(consultation, body));
    }

    /** What the caller has under way in the body's draft. */
    private final class Space implements Place {
        private final String consultation;
        private final String body;
        private final Caller caller;

        Space(String consultation, String body, Caller caller) {
            this.consultation = consultation;
            this.body = body;
            this.caller = caller;
        }

        private Draft draft() {
            return door.found(consultation, body);
        }

        @Override
        public Partial begin(String name, long length, @Nullable String told) {
            return partial(files.begin(files.begin(consultation, body), name, length, told, caller));
        }

        @Override
        public Partial find(String id) {
            return partial(files.find(draft(), id, caller));
        }

        @Override
        public long append(Partial upload, long from, byte[] bytes) {
            return files.append(draft(), upload.id(), from, bytes);
        }

        @Override
        public Partial finish(Partial upload) throws IOException {
            return partial(files.finish(draft(), upload.id()));
        }

        @Override
        public void remove(Partial upload) {
            Draft draft = draft();
            DraftFile file = files.find(draft, upload.id(), caller);
            if (!file.whole()) files.remove(draft, file);
        }

        @Override
        public Safety safety(Partial upload) {
            return files.find(draft(), upload.id(), caller).safety();
        }

        private Partial partial(DraftFile file) {
            return new Partial(
                    file.id(),
                    caller.id(),
                    file.name(),
                    file.length(),
                    file.offset(),
                    file.sha256(),
                    file.mediaType(),
                    file.refused(),
                    DraftFiles.expires(file));
        }
    }
}
