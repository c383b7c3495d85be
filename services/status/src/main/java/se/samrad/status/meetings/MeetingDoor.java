package se.samrad.status.meetings;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.RoughDate;
import se.samrad.eventing.Rejected;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.Places;
import se.samrad.status.bodies.BodyNames;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.rows.Doubts;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;

/** Meetings over HTTP. */
@RestController
class MeetingDoor {
    /** Which part of the list is wanted, as it stands in the address. */
    enum When {
        upcoming,
        held
    }

    private final Reading reading;
    private final Meetings meetings;
    private final Shelf shelf;
    private final BodyNames bodyNames;
    private final Places places;

    MeetingDoor(Reading reading, Meetings meetings, Shelf shelf, BodyNames bodyNames, Places places) {
        this.reading = reading;
        this.meetings = meetings;
        this.shelf = shelf;
        this.bodyNames = bodyNames;
        this.places = places;
    }

    @GetMapping("/api/{audience:public|staff}/meetings")
    Listing<MeetingItem> meetings(
            @PathVariable Audience audience,
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(required = false) @Nullable String body,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) MeetingItem.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable When when,
            @RequestParam(required = false) MeetingItem.@Nullable State state,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        Listing.Page wanted = Listing.Page.of(page, size);
        Moment now = reading.moment(asOf);
        List<Bson> filters = new ArrayList<>();
        if (consultation != null) filters.add(eq("meeting.consultations", consultation));
        if (body != null) filters.add(eq("meeting.counterparts", body));
        if (theme != null) filters.add(eq("meeting.themes", theme));
        List<Held> known = now.past()
                ? meetings.then(audience, now)
                : meetings.all(audience, filters.isEmpty() ? new Document() : Filters.and(filters));
        List<Held> found = known.stream()
                .filter(held -> consultation == null || held.consultations().contains(consultation))
                .filter(held -> body == null || held.counterparts().contains(body))
                .filter(held -> theme == null || held.themes().contains(theme))
                .filter(held -> kind == null || held.kind() == kind)
                .filter(held -> when == null || held.upcoming(now.now()) == (when == When.upcoming))
                .filter(held -> state == null || held.state() == state)
                .sorted(order(when, now.now()))
                .toList();
        List<Held> onPage = wanted.of(found);
        Names names = names(audience, onPage);
        Map<String, Long> streams = new LinkedHashMap<>();
        onPage.forEach(held -> streams.put("meetings/" + held.id(), held.version()));
        return wanted.list(found, held -> item(audience, held, names), places.of(audience, streams));
    }

    /** What is to come by its earliest day; what was held with the latest first; both together as a list of what is next. */
    private static Comparator<Held> order(@Nullable When when, Instant now) {
        Comparator<Held> byDay = Comparator.comparing(Held::sorted).thenComparing(Held::id);
        Comparator<Held> newest = Comparator.comparing((Held held) ->
                        held.date() == null ? LocalDate.MIN : held.date().earliest())
                .reversed()
                .thenComparing(Held::id);
        if (when == When.upcoming) return byDay;
        if (when == When.held) return newest;
        return (one, other) -> {
            boolean first = one.upcoming(now);
            boolean second = other.upcoming(now);
            if (first != second) return first ? -1 : 1;
            return (first ? byDay : newest).compare(one, other);
        };
    }

    @GetMapping("/api/{audience:public|staff}/meetings/{id}")
    MeetingItem meeting(@PathVariable Audience audience, @PathVariable String id) {
        List<Held> found = meetings.all(audience, eq("_id", id));
        if (found.isEmpty()) throw Rejected.unknown();
        return item(audience, found.getFirst(), names(audience, found));
    }

    private record Names(Map<String, String> bodies, Map<String, String> consultations, Doubts doubts) {}

    private Names names(Audience audience, List<Held> held) {
        return new Names(
                bodyNames.of(
                        audience,
                        held.stream()
                                .flatMap(one -> one.counterparts().stream())
                                .distinct()
                                .toList()),
                shelf.titles(
                        audience,
                        held.stream()
                                .flatMap(one -> one.consultations().stream())
                                .distinct()
                                .toList()),
                reading.doubts(audience));
    }

    private static MeetingItem item(Audience audience, Held held, Names names) {
        boolean staff = audience == Audience.STAFF;
        RoughDate date = held.date();
        return new MeetingItem(
                held.id(),
                held.type(),
                held.title(),
                held.counterparts().stream()
                        .map(body ->
                                new MeetingItem.Counterpart(body, names.bodies().get(body)))
                        .toList(),
                held.when(),
                held.whenAsStated(),
                date == null ? null : date.earliest(),
                date == null ? null : date.latest(),
                held.format(),
                held.place(),
                held.consultations().stream()
                        // A draft's title is not for everybody, so neither is that a meeting was about it.
                        .filter(id -> staff || names.consultations().containsKey(id))
                        .map(id ->
                                new MeetingItem.About(id, names.consultations().get(id)))
                        .toList(),
                held.themes(),
                held.cancelled(),
                held.text(),
                names.doubts().about("meetings/" + held.id(), held.version()),
                held.state(),
                staff ? held.viewpoints() : null,
                staff ? held.version() : null);
    }
}
