package se.samrad.status.rows;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.responses.Sealing;
import se.samrad.eventing.views.Parked;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.status.Audience;
import se.samrad.status.domain.Row;

/** Reads the rows of either view, as they stand now or as they were known at the end of a day. */
@Component
public class Reading {
    private final Views views;
    private final Clock clock;

    public Reading(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    public Moment moment(@Nullable LocalDate asOf) {
        return Moment.of(asOf, clock);
    }

    public Moment now() {
        return Moment.of(null, clock);
    }

    /** Collections of the active version. */
    public View.Rows rows(Audience audience) {
        return views.rows(views.named(audience.view()));
    }

    /** How one stream stood; empty when nothing of it is known. */
    public Optional<Document> register(Audience audience, String collection, String field, String id, Moment moment) {
        if (moment.past()) {
            return Optional.ofNullable(
                    past(audience, eq("stream", collection + "/" + id), moment).get(collection + "/" + id));
        }
        return Optional.ofNullable(
                        rows(audience).in(collection).find(eq("_id", id)).first())
                .map(row -> row.get(field, Document.class));
    }

    /** How all streams of a collection stood, by id. */
    public Map<String, Document> registers(Audience audience, String collection, String field, Moment moment) {
        Map<String, Document> all = new LinkedHashMap<>();
        if (moment.past()) {
            String prefix = collection + "/";
            past(audience, under(prefix), moment)
                    .forEach((stream, register) -> all.put(stream.substring(prefix.length()), register));
            return all;
        }
        return byId(rows(audience).in(collection).find(), field);
    }

    /** How the streams of a collection that fit a filter stand now, by id. */
    public Map<String, Document> registers(
            Audience audience, String collection, String field, Bson filter, Bson order) {
        return byId(rows(audience).in(collection).find(filter).sort(order), field);
    }

    private static Map<String, Document> byId(FindIterable<Document> found, String field) {
        Map<String, Document> all = new LinkedHashMap<>();
        for (Document row : found) {
            Document register = row.get(field, Document.class);
            if (register != null) all.put(row.getString("_id"), register);
        }
        return all;
    }

    /** The rows of bodies of a consultation; answers without an account are left out. */
    public List<Row> bodies(Audience audience, String consultation, Moment moment) {
        if (moment.past()) {
            return rowsThen(audience, consultation, moment).stream()
                    .filter(row -> !row.person())
                    .toList();
        }
        return rows(
                audience,
                rows(audience).in(Streams.ROWS).find(and(eq("consultation", consultation), eq("person", false))));
    }

    /** The rows of some bodies, in whichever consultation. */
    public List<Row> ofBodies(Audience audience, Collection<String> bodies) {
        return rows(audience, rows(audience).in(Streams.ROWS).find(in("body", bodies)));
    }

    /** All rows of a consultation as they were known at the end of a day. */
    public List<Row> rowsThen(Audience audience, String consultation, Moment moment) {
        Map<String, Document> invitations = past(audience, under("invitations/" + consultation + "/"), moment);
        Map<String, Document> responses = past(audience, under("responses/" + consultation + "/"), moment);
        Map<String, Document[]> rows = new TreeMap<>();
        invitations.forEach((stream, register) -> pair(rows, stream)[0] = register);
        responses.forEach((stream, register) -> pair(rows, stream)[1] = register);
        List<Row> all = new ArrayList<>();
        rows.forEach((body, pair) -> {
            Row row = Registers.row(audience, consultation, body, pair[0], pair[1], clock.instant());
            if (!row.empty()) all.add(row);
        });
        return audience == Audience.OPEN
                ? withoutWhatWasTakenDown(consultation, all, moment)
                : withoutWhatIsSealedOff(consultation, all);
    }

    /** What is sealed off now is so whatever day is asked for. */
    private List<Row> withoutWhatIsSealedOff(String consultation, List<Row> then) {
        Map<String, Sealing> sealed = new HashMap<>();
        for (Document row : rows(Audience.STAFF)
                .in(Streams.ROWS)
                .find(and(eq("consultation", consultation), ne("response.sealed", null)))) {
            Document sealing = row.get(Streams.RESPONSE, Document.class).get("sealed", Document.class);
            sealed.put(row.getString("body"), Registers.read(sealing, Sealing.class));
        }
        return then.stream()
                .map(row -> sealed.containsKey(row.body()) ? row.sealed(sealed.get(row.body())) : row)
                .toList();
    }

    /** Those of some streams of responses of which something is sealed off now. */
    public Set<String> sealedOff(Audience audience, List<String> streams) {
        Set<String> sealed = new HashSet<>();
        if (audience == Audience.OPEN) return sealed;
        List<String> rows = streams.stream()
                .filter(stream -> stream.startsWith("responses/"))
                .map(stream -> stream.substring("responses/".length()))
                .toList();
        for (Document row : rows(audience)
                .in(Streams.ROWS)
                .find(and(in("_id", rows), ne("response.sealed", null)))
                .projection(Projections.include("_id"))) {
            sealed.add("responses/" + row.getString("_id"));
        }
        return sealed;
    }

    /**
     * What was published that day and is not any more is not shown by asking for that day, whatever the sender has published
     * since. One that another took the place of was not taken down.
     */
    private List<Row> withoutWhatWasTakenDown(String consultation, List<Row> then, Moment moment) {
        List<String> readable = new ArrayList<>();
        for (Row row : then) {
            if (row.answer() != null && row.answer().published()) readable.add(consultation + "/" + row.body());
        }
        Set<String> now = new HashSet<>();
        for (Document row : rows(Audience.OPEN)
                .in(Streams.ROWS)
                .find(and(in("_id", readable), readable()))
                .projection(Projections.include("body"))) {
            now.add(row.getString("body"));
        }
        String responses = "responses/" + consultation + "/";
        for (String stream : rows(Audience.OPEN)
                .in(View.EVENTS)
                .distinct(
                        "stream",
                        and(
                                under(responses),
                                in("type", "response-unreadable", "answer-taken-back"),
                                gte("time", Date.from(moment.end()))),
                        String.class)) {
            now.remove(stream.substring(responses.length()));
        }
        return then.stream()
                .map(row -> now.contains(row.body()) ? row : row.unpublished())
                .toList();
    }

    /** The rows of a consultation, or of a body, whose response everybody may read now. */
    public List<Row> published(String key, String id) {
        return rows(Audience.OPEN, rows(Audience.OPEN).in(Streams.ROWS).find(and(eq(key, id), readable())));
    }

    /** Rows of the public view whose response everybody may read now: published, and its last day has not passed. */
    public Bson readable() {
        String today = Deadline.day(clock.instant()).toString();
        return and(eq("response.published", true), or(eq("response.until", null), gte("response.until", today)));
    }

    private static Document[] pair(Map<String, Document[]> rows, String stream) {
        return rows.computeIfAbsent(stream.substring(stream.lastIndexOf('/') + 1), body -> new Document[2]);
    }

    public List<Row> rows(Audience audience, Iterable<Document> found) {
        List<Row> all = new ArrayList<>();
        for (Document row : found) {
            Row read = Registers.row(
                    audience,
                    row.getString("consultation"),
                    row.getString("body"),
                    row.get(Streams.INVITATION, Document.class),
                    row.get(Streams.RESPONSE, Document.class),
                    clock.instant());
            if (!read.empty()) all.add(read);
        }
        return all;
    }

    /** The last standing of each stream that was known then, with its version and sort keys, as a register has them. */
    private Map<String, Document> past(Audience audience, Bson streams, Moment moment) {
        Map<String, Known> last = new HashMap<>();
        for (Document kept : rows(audience)
                .in(View.EVENTS)
                .find(and(streams, lt("time", Date.from(moment.end()))))
                .projection(Projections.exclude("entry.data"))) {
            last.merge(
                    kept.getString("stream"),
                    Known.of(kept),
                    (one, other) -> one.version() > other.version() ? one : other);
        }
        View view = views.named(audience.view());
        Map<String, Document> registers = new TreeMap<>();
        last.forEach((stream, known) -> {
            Document register = new Document("v", known.version());
            register.putAll(view.content(stream, new Document(known.after())));
            registers.put(stream, register);
        });
        return registers;
    }

    private static Bson under(String prefix) {
        return and(gte("stream", prefix), lt("stream", prefix.substring(0, prefix.length() - 1) + "0"));
    }

    /** Kept events of these types in some streams, oldest first; of any type when none is named. */
    public List<Known> events(Audience audience, Collection<String> streams, Collection<String> types, Moment moment) {
        if (streams.isEmpty()) return List.of();
        List<Bson> conditions = new ArrayList<>(List.of(in("stream", streams)));
        if (!types.isEmpty()) conditions.add(in("type", types));
        if (moment.before() != null) conditions.add(lt("time", Date.from(moment.before())));
        List<Known> events = new ArrayList<>();
        for (Document kept :
                rows(audience).in(View.EVENTS).find(and(conditions)).sort(Sorts.ascending("time", "stream", "v"))) {
            events.add(Known.of(kept));
        }
        return events;
    }

    /** The latest kept events of a type in the streams whose names begin so, newest first. */
    public List<Known> latest(Audience audience, String type, String prefix, int count) {
        List<Known> latest = new ArrayList<>();
        for (Document kept : rows(audience)
                .in(View.EVENTS)
                .find(and(eq("type", type), under(prefix)))
                .sort(Sorts.descending("time", "stream", "v"))
                .limit(count)) {
            latest.add(Known.of(kept));
        }
        return latest;
    }

    /** The days on which bodies that were asked were reminded, the first first. */
    public List<LocalDate> reminders(Audience audience, String consultation, Moment moment) {
        List<Bson> conditions = new ArrayList<>(
                List.of(under("invitations/" + consultation + "/"), in("type", "body-reminded", "reminder-sent")));
        if (moment.before() != null) conditions.add(lt("time", Date.from(moment.before())));
        List<LocalDate> days = new ArrayList<>();
        for (String day : rows(audience).in(View.EVENTS).distinct("entry.data.on", and(conditions), String.class)) {
            days.add(LocalDate.parse(day));
        }
        return days.stream().sorted().toList();
    }

    /** When the last event of each stream was recorded; what belongs to single sections aside. */
    public Map<String, java.time.Instant> lastTimes(Audience audience, Collection<String> streams, Moment moment) {
        if (streams.isEmpty()) return Map.of();
        List<Bson> conditions = new ArrayList<>(
                List.of(in("stream", streams), ne("type", "section-filed"), ne("type", "section-readable")));
        if (moment.before() != null) conditions.add(lt("time", Date.from(moment.before())));
        Map<String, java.time.Instant> last = new HashMap<>();
        for (Document kept : rows(audience)
                .in(View.EVENTS)
                .find(and(conditions))
                .projection(Projections.include("stream", "time"))) {
            last.merge(
                    kept.getString("stream"),
                    kept.getDate("time").toInstant(),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
        return last;
    }

    /** When some events were recorded, by {@code <stream>@<version>}. */
    public Map<String, java.time.Instant> times(Audience audience, Collection<String> ids) {
        Map<String, java.time.Instant> times = new HashMap<>();
        if (ids.isEmpty()) return times;
        for (Document kept :
                rows(audience).in(View.EVENTS).find(in("_id", ids)).projection(Projections.include("time"))) {
            times.put(kept.getString("_id"), kept.getDate("time").toInstant());
        }
        return times;
    }

    /** What the version that is read could not understand; what an older one could not is of no concern. */
    public Doubts doubts(Audience audience) {
        View.Rows rows = rows(audience);
        Map<String, Long> parked = new HashMap<>();
        for (Document each : views.parked()
                .find(Parked.of(rows.view(), rows.version()))
                .projection(Projections.include("stream", "v"))) {
            String stream = each.getString("stream");
            if (stream != null) parked.merge(stream, each.getLong("v"), Math::max);
        }
        return new Doubts(parked);
    }
}
