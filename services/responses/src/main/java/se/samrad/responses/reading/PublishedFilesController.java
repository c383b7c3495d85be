package se.samrad.responses.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.InPublic;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.FileNames;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.Saving;

/**
 * Files that a registrar has let everybody save, for as long as the response can be read. Whether they may be is decided from
 * the stream's head, each time: they are gone the moment that it is.
 */
@RestController
class PublishedFilesController {
    /**
     * @param masked whether it is a copy from which something has been taken away
     * @param text SHA-256 of the words that the copy holds; null when it is the file as it came, or a copy of another kind
     */
    record PublicFile(
            String sha256,
            String name,
            long size,
            boolean masked,
            @Nullable String text) {}

    record PublicFiles(String response, List<PublicFile> files) {}

    /**
     * @param record the answer that everybody reads, which may be one that another is to replace
     * @param readable it and what was added to it
     */
    private record Open(ResponseId id, Record record, List<ResponsePublished> readable) {}

    private final Commands commands;
    private final DetailStore details;
    private final FileStore files;
    private final Clock clock;

    PublishedFilesController(Commands commands, DetailStore details, FileStore files, Clock clock) {
        this.commands = commands;
        this.details = details;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping("/api/public/responses/{id}/files")
    ResponseEntity<PublicFiles> list(@PathVariable String id) {
        Open open = open(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PublicFiles(open.id().text(), named(open)));
    }

    /** Always as a file to save: what others have sent is never opened in the name of this service. */
    @GetMapping("/api/public/responses/{id}/files/{sha256}")
    void file(@PathVariable String id, @PathVariable String sha256, HttpServletResponse answer) throws IOException {
        if (!Prose.isHash(sha256)) throw Rejected.unknown();
        Open open = open(id);
        PublicFile file = named(open).stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(Rejected::unknown);
        try (InputStream bytes = files.open(sha256).orElseThrow(() -> Rejected.unavailable("text-unavailable"))) {
            if (person(open)) answer.setHeader("X-Robots-Tag", "noindex, noarchive");
            Saving.as(file.name(), file.size(), bytes, answer);
        }
    }

    private Open open(String id) {
        ResponseId response = ResponseId.existing(id);
        Response state = commands.fold(Responses.KIND, response.stream()).state();
        List<ResponsePublished> readable = InPublic.allReadable(state, clock.instant());
        Record record = state instanceof Standing standing ? standing.read() : null;
        if (readable.isEmpty() || record == null) throw Rejected.unknown();
        return new Open(response, record, readable);
    }

    /** The sender's own names, but a private person's may tell who it is, and so may that of a file with something hidden. */
    private List<PublicFile> named(Open open) {
        List<PublicFile> named = new ArrayList<>();
        for (ResponsePublished published : open.readable()) {
            Long of = published.record();
            Record record = of == null ? open.record() : open.record().find(of).orElseThrow();
            Map<String, String> names =
                    details.find(open.id(), record.received().content()).names();
            for (Stored file : published.files()) {
                FileMasked masked = record.copy(file.sha256()).orElse(null);
                if (masked != null) {
                    named.add(new PublicFile(
                            file.sha256(),
                            InPublic.copyName(named.size() + 1, files.ending(file.sha256())),
                            file.size(),
                            true,
                            masked.text() == null ? null : masked.text().sha256()));
                    continue;
                }
                String own = names.getOrDefault(file.sha256(), "");
                String name = FileNames.published(own, named.size() + 1, person(open));
                named.add(new PublicFile(file.sha256(), name, file.size(), false, null));
            }
        }
        return named;
    }

    private static boolean person(Open open) {
        return open.record().received().sender() == Sender.PERSON;
    }
}
