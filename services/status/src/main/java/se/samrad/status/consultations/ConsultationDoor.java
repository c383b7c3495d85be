package se.samrad.status.consultations;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.SectionTrace;
import se.samrad.eventing.http.Caller;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.Places;
import se.samrad.status.Waited;
import se.samrad.status.rows.Doubts;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;
import se.samrad.status.tally.Tallies;
import se.samrad.status.tally.TallyAnswer;

/** Consultations over HTTP. */
@RestController
class ConsultationDoor {
    private static final Locale SWEDISH = Locale.of("sv");

    private final Reading reading;
    private final Shelf shelf;
    private final Course course;
    private final Tallies tallies;
    private final Places places;

    ConsultationDoor(Reading reading, Shelf shelf, Course course, Tallies tallies, Places places) {
        this.reading = reading;
        this.shelf = shelf;
        this.course = course;
        this.tallies = tallies;
        this.places = places;
    }

    @GetMapping("/api/{audience:public|staff}/consultations")
    Listing<ConsultationItem> consultations(
            @PathVariable Audience audience,
            @RequestParam(required = false) ConsultationState.@Nullable Status status,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        Listing.Page wanted = Listing.Page.of(page, size);
        Moment moment = reading.moment(asOf);
        String sought = q.strip().toLowerCase(SWEDISH);
        List<Shown> found = shelf.all(audience, moment).stream()
                .filter(shown -> status == null || status == shown.status())
                .filter(shown -> theme == null || shown.facts().themes().contains(theme))
                .filter(shown -> said(shown.facts()).contains(sought))
                .sorted(order(sort))
                .toList();
        List<Shown> onPage = wanted.of(found);
        Map<String, Facts> facts = new LinkedHashMap<>();
        Map<String, Long> streams = new LinkedHashMap<>();
        for (Shown shown : onPage) {
            facts.put(shown.id(), shown.facts());
            streams.put(Streams.consultation(shown.id()), shown.version());
        }
        Map<String, TallyAnswer> counts = tallies.all(audience, facts, moment);
        Map<String, Instant> updated = reading.lastTimes(audience, streams.keySet(), moment);
        Doubts doubts = reading.doubts(audience);
        return wanted.list(
                found,
                shown -> ConsultationItem.of(
                        shown,
                        moment.now(),
                        counts.get(shown.id()),
                        updated.get(Streams.consultation(shown.id())),
                        doubtful(doubts, shown, moment),
                        null,
                        null,
                        null,
                        null),
                places.of(audience, streams));
    }

    private static String said(Facts facts) {
        return Stream.of(facts.title(), facts.caseNumber(), facts.issuer())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .toLowerCase(SWEDISH);
    }

    private static Comparator<Shown> order(String sort) {
        Comparator<Shown> byId = Comparator.comparing(Shown::id);
        return switch (sort) {
            case "title" ->
                Comparator.comparing((Shown shown) -> se.samrad.status.rows.SwedishOrder.key(
                                shown.facts().title()))
                        .thenComparing(byId);
            case "opensOn" ->
                Comparator.comparing((Shown shown) -> shown.facts().opensOn())
                        .reversed()
                        .thenComparing(byId);
            case "closesOn" ->
                Comparator.comparing((Shown shown) -> shown.facts().closesOn()).thenComparing(byId);
            default -> Shown.NEXT_FIRST;
        };
    }

    @GetMapping("/api/{audience:public|staff}/consultations/{id}")
    ConsultationItem consultation(
            @PathVariable Audience audience,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            HttpServletRequest request) {
        Moment moment = reading.moment(asOf);
        Shown shown = shelf.one(audience, id, moment);
        List<SectionTrace> traces = course.traces(audience, shown);
        String stream = Streams.consultation(id);
        return ConsultationItem.of(
                shown,
                moment.now(),
                tallies.one(
                        audience,
                        id,
                        shown.facts(),
                        moment,
                        Waited.by(request),
                        places.of(audience, Map.of(stream, shown.version()))),
                reading.lastTimes(audience, List.of(stream), moment).get(stream),
                doubtful(reading.doubts(audience), shown, moment),
                course.sections(audience, shown),
                course.timeline(audience, id, moment),
                rounds(audience, shown, moment),
                traces.isEmpty() ? null : traces);
    }

    /** As this audience knows them; a round that it does not know of yet is not among them. */
    private @Nullable List<ConsultationItem.Round> rounds(Audience audience, Shown shown, Moment moment) {
        List<Shown> rounds = Matter.rounds(shown, shelf.all(audience, moment));
        return rounds.size() == 1
                ? null
                : rounds.stream().map(ConsultationItem.Round::of).toList();
    }

    private static boolean doubtful(Doubts doubts, Shown shown, Moment moment) {
        return !moment.past() && doubts.about(Streams.consultation(shown.id()), shown.version());
    }

    /** All that has happened between us and one body in a consultation: for the phone call. */
    record BodyCourse(String consultation, String body, List<Happened> timeline) {}

    @GetMapping("/api/staff/consultations/{id}/bodies/{body}")
    BodyCourse body(@PathVariable String id, @PathVariable String body) {
        Moment now = reading.now();
        List<String> streams = List.of(Streams.invitation(id, body), Streams.response(id, body));
        // Who may not read the response is told that it came and how far it has come, not what it says.
        boolean reads = Caller.current().hasAny(Scopes.REGISTRAR, Scopes.CASE_OFFICER);
        List<Happened> timeline = course.of(streams, now, reads ? Set.of() : Set.of(Streams.response(id, body)));
        if (timeline.isEmpty()) throw se.samrad.eventing.Rejected.unknown();
        return new BodyCourse(id, body, timeline);
    }
}
