package se.samrad.consultations.register;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.consultations.register.Imports.Part;
import se.samrad.consultations.register.Imports.Work;
import se.samrad.consultations.register.Resemblances.Resembling;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.eventing.Recurring;
import se.samrad.eventing.http.Problems;

/**
 * Takes long lists into the register, part by part. Several instances share a list: who begins a part has it. What an instance
 * that fell left half done is done again by whoever comes to the end: each row has a key of its own, so what was done is only
 * told again.
 */
@Component
public class ImportRound extends Recurring {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PART_ROWS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ImportRound.class);

    private final Imports imports;
    private final Registration registration;
    private final Problems problems;

    ImportRound(Imports imports, Registration registration, Problems problems) {
        super("imports", PAUSE);
        this.imports = imports;
        this.registration = registration;
        this.problems = problems;
    }

    @Override
    public void round() {
        for (String id : imports.open()) {
            try {
                imports.work(id).ifPresent(this::carryOn);
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) return;
                LOG.warn("import {} waits for the next round: {}", id, e.toString());
            }
        }
        imports.sweep();
    }

    private void carryOn(Work work) {
        List<BodyImport.Row> rows = work.asked().rows();
        if (work.undecided() == null) {
            // All of it before any of it is done: what is in already would be known, and nobody asked whom it means.
            imports.looked(work.id(), registration.undecided(rows, work.asked().decided()));
            imports.work(work.id()).ifPresent(this::carryOn);
            return;
        }
        Map<Integer, Part> begun = imports.parts(work.id());
        for (int number = 0; number * PART_ROWS < rows.size(); number++) {
            if (begun.containsKey(number)) continue;
            Part part = new Part(number, registration.moving(rows(rows, number)), false);
            if (imports.begin(work.id(), part)) register(work, rows, part);
        }
        for (Part part : imports.parts(work.id()).values()) {
            if (!part.ended()) register(work, rows, part);
        }
        imports.end(work.id());
    }

    private static List<BodyImport.Row> rows(List<BodyImport.Row> rows, int part) {
        return rows.subList(part * PART_ROWS, Math.min(rows.size(), (part + 1) * PART_ROWS));
    }

    private void register(Work work, List<BodyImport.Row> rows, Part part) {
        List<BodyImport.Row> own = rows(rows, part.number());
        Map<Integer, List<Resembling>> undecided = Objects.requireNonNull(work.undecided());
        imports.end(
                work.id(),
                part.number(),
                own,
                registration.register(
                        own,
                        work.command(),
                        OneList.of(rows, work.asked().decided()),
                        undecided,
                        part.moving(),
                        (reason, swedish) -> swedish == null ? problems.words(reason, Locale.of("sv")) : swedish));
    }
}
