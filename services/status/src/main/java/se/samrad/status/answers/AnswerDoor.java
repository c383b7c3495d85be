package se.samrad.status.answers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.Places;
import se.samrad.status.bodies.Merged;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.domain.Row;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Responses over HTTP: everybody sees the published ones, staff all. */
@RestController
class AnswerDoor {
    private final Reading reading;
    private final Shelf shelf;
    private final Answers answers;
    private final Queues queues;
    private final Merged merged;
    private final Places places;

    AnswerDoor(Reading reading, Shelf shelf, Answers answers, Queues queues, Merged merged, Places places) {
        this.reading = reading;
        this.shelf = shelf;
        this.answers = answers;
        this.queues = queues;
        this.merged = merged;
        this.places = places;
    }

    @GetMapping("/api/{audience:public|staff}/consultations/{id}/responses")
    Listing<AnswerItem> responses(
            @PathVariable Audience audience,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        Listing.Page wanted = Listing.Page.of(page, size);
        Moment moment = reading.moment(asOf);
        if (moment.past()) return then(audience, id, wanted, moment);
        if (shelf.some(audience, List.of(id)).isEmpty()) throw Rejected.unknown();
        MongoCollection<Document> rows = reading.rows(audience).in(Streams.ROWS);
        Bson filter = audience == Audience.OPEN
                ? and(eq("consultation", id), reading.readable())
                : and(eq("consultation", id), exists("response"));
        List<Row> onPage = reading.rows(
                audience,
                rows.find(filter)
                        .sort(Sorts.orderBy(Sorts.descending("response.arrivedAt"), Sorts.ascending("_id")))
                        .skip(wanted.skip())
                        .limit(wanted.size()));
        return new Listing<>(
                answers.of(audience, onPage, moment),
                wanted.page(),
                wanted.size(),
                rows.countDocuments(filter),
                position(audience, onPage));
    }

    private Listing<AnswerItem> then(Audience audience, String id, Listing.Page wanted, Moment moment) {
        shelf.one(audience, id, moment);
        List<Row> rows = new ArrayList<>();
        for (Row row : reading.rowsThen(audience, id, moment)) {
            if (row.answer() != null
                    && (audience == Audience.STAFF || row.answer().published())) rows.add(row);
        }
        rows.sort(Comparator.comparing((Row row) ->
                        Objects.requireNonNull(row.answer()).arrived().earliest())
                .reversed()
                .thenComparing(Row::body));
        List<Row> onPage = wanted.of(rows);
        return new Listing<>(
                answers.of(audience, onPage, moment),
                wanted.page(),
                wanted.size(),
                rows.size(),
                position(audience, onPage));
    }

    @GetMapping("/api/public/bodies/{id}/responses")
    Listing<AnswerItem> ofBody(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        Listing.Page wanted = Listing.Page.of(page, size);
        if (reading.register(Audience.OPEN, Streams.BODIES, Streams.BODY, id, reading.now())
                .isEmpty()) {
            throw Rejected.unknown();
        }
        List<String> same = new ArrayList<>(merged.bodies(Audience.OPEN).of(id));
        same.add(id);
        List<Row> rows = same.stream()
                .flatMap(body -> reading.published("body", body).stream())
                .filter(row -> !row.person())
                .sorted(Comparator.comparing((Row row) ->
                                Objects.requireNonNull(row.answer()).arrived().earliest())
                        .reversed()
                        .thenComparing(Row::consultation))
                .toList();
        List<Row> onPage = wanted.of(rows);
        return new Listing<>(
                answers.of(Audience.OPEN, onPage, reading.now()),
                wanted.page(),
                wanted.size(),
                rows.size(),
                position(Audience.OPEN, onPage));
    }

    @GetMapping("/api/staff/responses")
    Listing<AnswerItem> queue(
            @RequestParam Queues.Waits state,
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        if (state != Queues.Waits.SEALED) Caller.current().require(Scopes.STAFF);
        Listing.Page wanted = Listing.Page.of(page, size);
        List<Row> waiting = queues.of(state).stream()
                .filter(row -> consultation == null || consultation.equals(row.consultation()))
                .toList();
        List<Row> onPage = wanted.of(waiting);
        return new Listing<>(
                answers.of(Audience.STAFF, onPage, reading.now()),
                wanted.page(),
                wanted.size(),
                waiting.size(),
                position(Audience.STAFF, onPage));
    }

    @GetMapping("/api/public/responses/{id}")
    AnswerItem response(@PathVariable String id) {
        int parts = id.indexOf("--");
        if (parts < 1) throw Rejected.unknown();
        Bson filter = and(eq("_id", id.substring(0, parts) + "/" + id.substring(parts + 2)), reading.readable());
        List<AnswerItem> found = answers.of(
                Audience.OPEN,
                reading.rows(
                        Audience.OPEN,
                        reading.rows(Audience.OPEN).in(Streams.ROWS).find(filter)),
                reading.now());
        if (found.isEmpty()) throw Rejected.unknown();
        return found.getFirst();
    }

    private @Nullable String position(Audience audience, List<Row> rows) {
        Map<String, Long> streams = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.answer() != null) {
                streams.put(
                        Streams.response(row.consultation(), row.body()),
                        row.answer().version());
            }
        }
        return places.of(audience, streams);
    }
}
