package se.samrad.consultations.register;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Requests;
import se.samrad.consultations.domain.BodyEntry;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;

/** The register of bodies: looking in it and importing into it. */
@RestController
class BodyController {
    private static final int SIZE_MAX = 200;
    private static final int ROWS_MAX = 5_000;

    record Imported(List<Registration.Item> items) {}

    private final BodyRegister register;
    private final Registration registration;
    private final Requests requests;

    BodyController(BodyRegister register, Registration registration, Requests requests) {
        this.register = register;
        this.registration = registration;
        this.requests = requests;
    }

    @GetMapping("/api/bodies")
    BodyRegister.Page search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable BodyType type,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Requests.staff();
        if (page < 0 || page > 1_000_000) throw Rejected.member("page", "out-of-range");
        if (size < 1 || size > SIZE_MAX) throw Rejected.member("size", "out-of-range");
        return register.search(q, type, group, page, size);
    }

    @GetMapping("/api/bodies/{id}")
    ResponseEntity<BodyRegister.Entry> get(@PathVariable String id) {
        Requests.staff();
        BodyRegister.Entry entry = register.entry(Requests.existing(id)).orElseThrow(Rejected::unknown);
        Long version = entry.version();
        return ResponseEntity.ok()
                .eTag(Requests.etag(version == null ? 0 : version))
                .body(entry);
    }

    @PostMapping(path = "/api/bodies/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    Imported importJson(
            @RequestBody List<@Nullable BodyEntry> bodies,
            @RequestParam(defaultValue = "false") boolean preview,
            HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        if (bodies.size() > ROWS_MAX) throw Rejected.tooLarge("bodies", "too-many");
        List<Registration.Row> rows = new ArrayList<>();
        for (BodyEntry body : bodies) {
            rows.add(
                    body == null
                            ? new Registration.Row(null, wrong(request))
                            : new Registration.Row(body, null));
        }
        return new Imported(registration.register(
                rows,
                preview ? null : requests.command(request, bodies),
                reason -> requests.words(request, reason)));
    }

    private Registration.Item wrong(HttpServletRequest request) {
        return Registration.wrong(null, null, Rejected.because("missing"), reason -> requests.words(request, reason));
    }
}
