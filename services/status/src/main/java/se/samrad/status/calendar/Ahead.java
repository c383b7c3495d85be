package se.samrad.status.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.RoughDate;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.meetings.Held;
import se.samrad.status.meetings.Meetings;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;

/** What is next: last days to answer and meetings. */
@RestController
class Ahead {
    enum Kind {
        LAST_DAY,
        MEETING
    }

    /**
     * @param day of a meeting known only roughly the earliest that it can be
     * @param latest set where that differs
     * @param whenAsStated the words as they were said
     * @param link path of its page
     */
    record Entry(
            LocalDate day,
            @Nullable LocalDate latest,
            @Nullable String whenAsStated,
            Kind kind,
            String title,
            String link) {}

    private final Reading reading;
    private final Shelf shelf;
    private final Meetings meetings;

    Ahead(Reading reading, Shelf shelf, Meetings meetings) {
        this.reading = reading;
        this.shelf = shelf;
        this.meetings = meetings;
    }

    @GetMapping("/api/{audience:public|staff}/calendar")
    Listing<Entry> calendar(
            @PathVariable Audience audience,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        Listing.Page wanted = Listing.Page.of(page, size);
        Moment now = reading.now();
        List<Entry> entries = new ArrayList<>();
        for (Shown shown : shelf.all(audience, now)) {
            if (shown.status() != ConsultationState.Status.OPEN) continue;
            entries.add(new Entry(
                    shown.facts().closesOn(),
                    null,
                    null,
                    Kind.LAST_DAY,
                    shown.facts().title(),
                    "/remisser/" + shown.id()));
        }
        for (Held held : meetings.all(audience)) {
            RoughDate date = held.date();
            if (date == null || held.cancelled() || !held.upcoming(now.now())) continue;
            entries.add(new Entry(
                    date.earliest(),
                    date.latest().equals(date.earliest()) ? null : date.latest(),
                    held.whenAsStated(),
                    Kind.MEETING,
                    held.title(),
                    "/moten/" + held.id()));
        }
        entries.sort(Comparator.comparing(Entry::day).thenComparing(Entry::link));
        return wanted.list(entries, entry -> entry, null);
    }
}
