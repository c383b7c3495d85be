package se.samrad.status.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.http.Caller;
import se.samrad.status.Listing;

/** What waits for staff: how much of each kind and since when, and each thing by itself. */
@RestController
class WorkDoor {
    record Work(List<Pile> items) {}

    /** @param oldest since when the first of them has waited */
    record Pile(Waiting.Kind kind, long count, @Nullable Instant oldest, String link) {}

    private final Waiting waiting;

    WorkDoor(Waiting waiting) {
        this.waiting = waiting;
    }

    @GetMapping("/api/staff/work")
    Work work() {
        boolean admin = Caller.current().has(Scopes.ADMIN);
        List<Pile> piles = new ArrayList<>();
        for (Waiting.Kind kind : Waiting.Kind.values()) {
            if (kind == Waiting.Kind.PARKED && !admin) continue;
            List<Waiting.Matter> matters = waiting.of(kind);
            Instant oldest = matters.stream()
                    .map(Waiting.Matter::since)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);
            piles.add(new Pile(kind, matters.size(), oldest, kind.link()));
        }
        return new Work(piles);
    }

    @GetMapping("/api/staff/work/matters")
    Listing<Waiting.Matter> matters(
            @RequestParam Waiting.Kind kind,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        if (kind == Waiting.Kind.PARKED) Caller.current().require(Scopes.ADMIN);
        return Listing.Page.of(page, size).list(waiting.of(kind), matter -> matter, null);
    }
}
