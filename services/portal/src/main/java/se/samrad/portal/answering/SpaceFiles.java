package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.StoredFile;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Form;
import se.samrad.portal.wording.Wording;

/** The files in a body's own space. The form only carries which ones its reader has seen, by their hashes. */
@Component
class SpaceFiles {
    private static final String SEEN = "rum";
    private static final String FILES = "/api/consultations/{}/drafts/{}/files";

    /**
     * A file of the draft.
     *
     * @param own whether the reader added it, and not a colleague
     * @param safety what the scanner has said of it
     * @param handedOver whether the reader, who is sending the answer, has handed it over already
     */
    record OwnFile(
            String id,
            String sha256,
            String name,
            long size,
            @Nullable String safety,
            boolean own,
            Instant at,
            boolean handedOver) {
        public boolean isWaiting() {
            return "WAITING".equals(safety);
        }

        public boolean isInfected() {
            return "INFECTED".equals(safety);
        }
    }

    private final Backend backend;
    private final Uploads uploads;

    SpaceFiles(Backend backend, Uploads uploads) {
        this.backend = backend;
        this.uploads = uploads;
    }

    /** Hands the files of a form over to the space; the form then names those that did not come through. */
    void take(
            Caller caller,
            String consultation,
            String body,
            DraftSpace.Contents contents,
            Form form,
            List<MultipartFile> files,
            Wording say) {
        Target target = Target.of(FILES, consultation, body);
        uploads.take(
                form,
                files,
                say,
                contents.files().size(),
                false,
                (name, type, bytes) ->
                        backend.send(caller, Service.RESPONSES, target, name, type, bytes, StoredFile.class));
    }

    /** False when nobody could do it; what is gone already is gone. */
    boolean remove(Caller caller, String consultation, String body, String file) {
        Outcome<Void> outcome = backend.write(
                caller,
                "DELETE",
                Service.RESPONSES,
                Target.of(FILES + "/{}", consultation, body, file),
                null,
                Map.of(),
                Void.class);
        return switch (outcome) {
            case Outcome.Done<Void> done -> true;
            case Outcome.Refused<Void> refused -> refused.problem().status() != 409; // it is being sent
            case Outcome.Unanswered<Void> silent -> false;
        };
    }

    /** Passes a file on, always to be saved. */
    void read(Caller caller, String consultation, String body, String file, HttpServletResponse answer)
            throws IOException {
        HttpResponse<InputStream> found =
                backend.open(caller, Service.RESPONSES, Target.of(FILES + "/{}", consultation, body, file));
        try (InputStream bytes = found.body()) {
            answer.setContentType("application/octet-stream");
            answer.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            answer.setHeader("Cache-Control", "no-store");
            answer.setHeader(
                    "Content-Disposition",
                    found.headers().firstValue("Content-Disposition").orElse("attachment"));
            bytes.transferTo(answer.getOutputStream());
        }
    }

    /** What the reader is shown now; true when that is something else than before. */
    static boolean see(Form form, List<OwnFile> files) {
        List<String> now = files.stream().map(OwnFile::sha256).toList();
        boolean changed = !now.equals(form.all(SEEN));
        form.putAll(SEEN, now);
        return changed;
    }

    /** The answer goes without them, since their reader wants it so. */
    static void forget(Form form) {
        form.putAll(SEEN, List.of());
    }

    static List<String> seen(Form form) {
        return form.all(SEEN).stream()
                .filter(sha256 -> sha256.matches("[0-9a-f]{64}"))
                .toList();
    }
}
