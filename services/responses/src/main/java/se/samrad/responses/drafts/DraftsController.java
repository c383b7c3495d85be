package se.samrad.responses.drafts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.DraftLife;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.consulted.Consulted;

/** What a body's own people read and write in its space, and nobody else. */
@RestController
class DraftsController {
    /** @param own whether the caller wrote it, and not a colleague */
    record DraftPart(String part, long version, String text, boolean own, Instant at) {}

    /** A colleague is writing in a part. */
    record Elsewhere(String part, Instant until) {}

    /**
     * @param keptUntil the last day on which it is kept; null while that is not known
     * @param ending whether that is so near that its people are to be warned
     * @param beingSent whether it cannot be changed, since the answer is being sent
     * @param tag another one after every change
     */
    record OwnDraft(
            List<DraftPart> parts,
            List<DraftFilesController.OwnFile> files,
            List<Elsewhere> writing,
            @Nullable LocalDate keptUntil,
            boolean ending,
            boolean beingSent,
            String tag) {}

    record PartVersions(DraftPart now, List<DraftPart> before) {}

    record PartText(@Nullable String text) {}

    record PartVersion(@Nullable Long version) {}

    private final Drafts drafts;
    private final Consulted consulted;
    private final DraftFiles files;
    private final DraftDoor door;
    private final BeingSent beingSent;
    private final Clock clock;

    DraftsController(
            Drafts drafts, DraftFiles files, DraftDoor door, BeingSent beingSent, Consulted consulted, Clock clock) {
        this.beingSent = beingSent;
        this.drafts = drafts;
        this.consulted = consulted;
        this.files = files;
        this.door = door;
        this.clock = clock;
    }

    @GetMapping("/api/consultations/{consultation}/drafts/{body}")
    ResponseEntity<OwnDraft> read(@PathVariable String consultation, @PathVariable String body) {
        Caller caller = door.own(consultation, body);
        Draft draft = door.found(consultation, body);
        List<Draft.Part> parts = drafts.parts(draft);
        List<DraftFile> whole = files.whole(draft);
        LocalDate keptUntil = DraftSweep.keptUntil(consulted, draft.head(), draft.changedAt(parts, whole));
        Set<String> handedOver = files.handedOver(whole, caller);
        return unkept(new OwnDraft(
                parts.stream().map(each -> part(each, caller)).toList(),
                whole.stream()
                        .map(each -> DraftFilesController.OwnFile.of(each, caller, handedOver))
                        .toList(),
                others(draft, caller),
                keptUntil,
                keptUntil != null && isEnding(keptUntil),
                beingSent.is(consultation, body),
                Tag.of(draft, parts, whole)));
    }

    @PutMapping("/api/consultations/{consultation}/drafts/{body}/parts/{part}")
    ResponseEntity<DraftPart> save(
            @PathVariable String consultation,
            @PathVariable String body,
            @PathVariable String part,
            @RequestBody PartText input,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = door.own(consultation, body);
        Long seen = Requests.version(ifMatch);
        if (input.text() == null) throw Rejected.member("text", "missing");
        String text = input.text();
        return saved(
                door.adding(consultation, body, () -> drafts.save(consultation, body, part, text, seen, caller)),
                caller);
    }

    @GetMapping("/api/consultations/{consultation}/drafts/{body}/parts/{part}")
    ResponseEntity<PartVersions> versions(
            @PathVariable String consultation, @PathVariable String body, @PathVariable String part) {
        Caller caller = door.own(consultation, body);
        Draft draft = door.found(consultation, body);
        Draft.Part now = drafts.part(draft, part);
        return unkept(new PartVersions(
                part(now, caller),
                drafts.versions(draft, part).stream()
                        .filter(each -> each.version() < now.version())
                        .map(each -> part(each, caller))
                        .toList()));
    }

    @PostMapping("/api/consultations/{consultation}/drafts/{body}/parts/{part}/restore")
    ResponseEntity<DraftPart> restore(
            @PathVariable String consultation,
            @PathVariable String body,
            @PathVariable String part,
            @RequestBody PartVersion input) {
        Caller caller = door.own(consultation, body);
        Long version = input.version();
        if (version == null) throw Rejected.member("version", "missing");
        Draft draft = door.found(consultation, body);
        return saved(door.adding(consultation, body, () -> drafts.restore(draft, part, version, caller)), caller);
    }

    @PostMapping("/api/consultations/{consultation}/drafts/{body}/parts/{part}/writing")
    ResponseEntity<List<Elsewhere>> writing(
            @PathVariable String consultation, @PathVariable String body, @PathVariable String part) {
        Caller caller = door.own(consultation, body);
        return unkept(door.adding(consultation, body, () -> drafts.write(consultation, body, part, caller)).stream()
                .map(DraftsController::elsewhere)
                .toList());
    }

    @DeleteMapping("/api/consultations/{consultation}/drafts/{body}")
    ResponseEntity<Void> delete(@PathVariable String consultation, @PathVariable String body) {
        door.own(consultation, body);
        door.removing(consultation, body, () -> drafts.delete(consultation, body));
        return ResponseEntity.noContent().build();
    }

    /** From the day on which invited bodies get a letter about it. */
    private boolean isEnding(LocalDate keptUntil) {
        return !Deadline.day(clock.instant()).isBefore(keptUntil.minusDays(DraftLife.TOLD_DAYS));
    }

    private List<Elsewhere> others(Draft draft, Caller caller) {
        return drafts.others(draft, caller).stream()
                .map(DraftsController::elsewhere)
                .toList();
    }

    private static Elsewhere elsewhere(Draft.Writing who) {
        return new Elsewhere(who.part(), who.until());
    }

    private static DraftPart part(Draft.Part part, Caller caller) {
        return new DraftPart(
                part.part(), part.version(), part.text(), part.account().equals(caller.id()), part.at());
    }

    private static ResponseEntity<DraftPart> saved(Draft.Part part, Caller caller) {
        return ResponseEntity.status(part.version() == 1 ? HttpStatus.CREATED : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.ETAG, Requests.etag(part.version()))
                .body(part(part, caller));
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
