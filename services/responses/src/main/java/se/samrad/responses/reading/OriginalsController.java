package se.samrad.responses.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.Saving;

/** Responses as they came, for staff. */
@RestController
class OriginalsController {
    private final Originals originals;

    OriginalsController(Originals originals) {
        this.originals = originals;
    }

    @GetMapping("/api/staff/responses/{id}")
    ResponseEntity<Original> original(
            @PathVariable String id, @RequestParam(name = "record", required = false) @Nullable Long record) {
        Originals.Read read = originals.read(ResponseId.existing(id), record);
        return ResponseEntity.ok().eTag("\"" + read.newest() + "\"").body(read.original());
    }

    /** Always as a file to save: what others have sent is never opened in the name of this service. */
    @GetMapping("/api/staff/responses/{id}/files/{sha256}")
    void file(@PathVariable String id, @PathVariable String sha256, HttpServletResponse answer) throws IOException {
        Originals.Held held = originals.file(ResponseId.existing(id), sha256);
        try (InputStream bytes = held.bytes()) {
            Saving.as(held.name(), held.size(), bytes, answer);
        }
    }
}
