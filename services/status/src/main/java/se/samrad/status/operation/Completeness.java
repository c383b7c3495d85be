package se.samrad.status.operation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import se.samrad.eventing.views.Parked;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.status.Audience;
import se.samrad.status.rows.Doubts;
import se.samrad.status.rows.Reading;

/**
 * Checks that a view holds what the owners have committed, instead of assuming it: the head of every stream that is sent and
 * settled for a while, against its register, and how many events it has against those that are kept. What is missing is an incident: it is written down, and the
 * owner is asked to send the stream again.
 */
@Component
public class Completeness {
    private static final String CHECKS = "checks";
    private static final String INCIDENTS = "incidents";
    private static final int NAMED_MAX = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Completeness.class);

    /**
     * A stream that the view is behind with.
     *
     * @param found version of the register, 0 when there is none
     * @param eventsMissing how many events that are kept one by one are not there
     * @param republished whether the owner has sent it again
     */
    public record Incident(
            String view,
            String stream,
            long expected,
            long found,
            long eventsMissing,
            Instant at,
            boolean republished) {}

    /**
     * What a check found.
     *
     * @param streams how many were compared
     * @param missing how many the view was behind with; the first hundred are named
     * @param unreachable owners that did not answer, and so were not checked
     */
    public record Check(
            String view, Instant at, long streams, long missing, List<Incident> incidents, List<String> unreachable) {}

    private final Views views;
    private final Reading reading;
    private final Owners owners;
    private final Clock clock;
    private final Duration olderThan;

    Completeness(
            Views views,
            Reading reading,
            Owners owners,
            Clock clock,
            @Value("${samrad.status.verify-older-than:1m}") Duration olderThan) {
        this.views = views;
        this.reading = reading;
        this.owners = owners;
        this.clock = clock;
        this.olderThan = olderThan;
    }

    @Scheduled(cron = "${samrad.status.verify-cron:0 10 3 * * *}", zone = "Europe/Stockholm")
    void nightly() {
        for (Audience audience : Audience.values()) {
            Check check = check(audience);
            LOG.info(
                    "{}: {} streams compared, {} behind, unreachable: {}",
                    check.view(),
                    check.streams(),
                    check.missing(),
                    check.unreachable());
        }
    }

    public Check check(Audience audience) {
        Instant now = clock.instant();
        List<Incident> incidents = new ArrayList<>();
        List<String> unreachable = new ArrayList<>();
        long streams = 0;
        for (String owner : Owners.of(audience)) {
            try {
                String after = "";
                List<Owners.Head> heads = owners.heads(owner, after);
                while (!heads.isEmpty()) {
                    List<Owners.Head> due = heads.stream()
                            .filter(head -> head.settled() && head.version(audience) > 0)
                            .filter(head ->
                                    head.lastMillis() <= now.minus(olderThan).toEpochMilli())
                            .toList();
                    streams += due.size();
                    for (Incident each : compare(audience, due, now)) incidents.add(repair(owner, each));
                    after = heads.getLast().stream();
                    heads = owners.heads(owner, after);
                }
            } catch (RestClientException e) {
                LOG.warn("{} was not checked: {}", owner, e.toString());
                unreachable.add(owner);
            }
        }
        Check check = new Check(
                audience.view(),
                now,
                streams,
                incidents.size(),
                incidents.stream().limit(NAMED_MAX).toList(),
                unreachable);
        write(check);
        return check;
    }

    private List<Incident> compare(Audience audience, List<Owners.Head> heads, Instant now) {
        View view = views.named(audience.view());
        View.Rows rows = views.rows(view);
        Doubts parked = reading.doubts(audience);
        Map<String, Map<String, Document>> found = rows(view, rows, heads);
        Map<String, Set<Long>> kept = kept(rows, heads);
        List<Incident> missing = new ArrayList<>();
        for (Owners.Head head : heads) {
            long expected = head.version(audience);
            Register register = view.register(head.stream());
            if (register == null) continue;
            Document row = found.getOrDefault(register.collection(), Map.of()).get(register.id());
            Document field = row == null ? null : row.get(register.field(), Document.class);
            long version = field == null ? 0 : field.getLong("v");
            // What is parked is known to be missing: it waits for code that understands it, and shows as doubtful.
            boolean reached = version >= expected || parked.about(head.stream(), expected - 1);
            long there = kept.getOrDefault(head.stream(), Set.of()).stream()
                    .filter(each -> each <= expected)
                    .count();
            long lacking = keepsAll(view, head.stream()) ? Math.max(0, head.events(audience) - there) : 0;
            if (!reached || lacking > 0) {
                missing.add(new Incident(view.name(), head.stream(), expected, version, lacking, now, false));
            }
        }
        return missing;
    }

    private static boolean keepsAll(View view, String stream) {
        return view.keeps(stream, "");
    }

    private static Map<String, Map<String, Document>> rows(View view, View.Rows rows, List<Owners.Head> heads) {
        Map<String, List<String>> ids = new HashMap<>();
        for (Owners.Head head : heads) {
            Register register = view.register(head.stream());
            if (register != null) {
                ids.computeIfAbsent(register.collection(), none -> new ArrayList<>())
                        .add(register.id());
            }
        }
        Map<String, Map<String, Document>> found = new HashMap<>();
        ids.forEach((collection, wanted) -> {
            Map<String, Document> byId = found.computeIfAbsent(collection, none -> new HashMap<>());
            for (Document row : rows.in(collection).find(in("_id", wanted))) byId.put(row.getString("_id"), row);
        });
        return found;
    }

    /** Versions of the events that are kept of each stream, or parked by the version of the view that is read. */
    private Map<String, Set<Long>> kept(View.Rows rows, List<Owners.Head> heads) {
        List<String> streams = heads.stream().map(Owners.Head::stream).toList();
        Map<String, Set<Long>> kept = new HashMap<>();
        Bson parked = and(Parked.of(rows.view(), rows.version()), in("stream", streams));
        for (FindIterable<Document> events : List.of(
                rows.in(View.EVENTS).find(in("stream", streams)), views.parked().find(parked))) {
            for (Document event : events.projection(Projections.include("stream", "v"))) {
                kept.computeIfAbsent(event.getString("stream"), none -> new HashSet<>())
                        .add(event.getLong("v"));
            }
        }
        return kept;
    }

    private Incident repair(String owner, Incident incident) {
        boolean republished;
        try {
            owners.republish(owner, incident.stream());
            republished = true;
        } catch (RestClientException e) {
            LOG.warn("{} did not send {} again: {}", owner, incident.stream(), e.toString());
            republished = false;
        }
        LOG.error(
                "{}: {} should be at {} and is at {}, {} events missing; sent again: {}",
                incident.view(),
                incident.stream(),
                incident.expected(),
                incident.found(),
                incident.eventsMissing(),
                republished);
        Incident done = new Incident(
                incident.view(),
                incident.stream(),
                incident.expected(),
                incident.found(),
                incident.eventsMissing(),
                incident.at(),
                republished);
        database()
                .getCollection(INCIDENTS)
                .insertOne(new Document("_id", UUID.randomUUID().toString())
                        .append("view", done.view())
                        .append("stream", done.stream())
                        .append("expected", done.expected())
                        .append("found", done.found())
                        .append("eventsMissing", done.eventsMissing())
                        .append("at", Date.from(done.at()))
                        .append("republished", done.republished()));
        return done;
    }

    private void write(Check check) {
        database()
                .getCollection(CHECKS)
                .replaceOne(
                        eq("_id", check.view()),
                        new Document("_id", check.view())
                                .append("at", Date.from(check.at()))
                                .append("streams", check.streams())
                                .append("missing", check.missing())
                                .append("unreachable", check.unreachable()),
                        new ReplaceOptions().upsert(true));
    }

    /** What the last check of a view found; null when there was none. */
    public @Nullable Check last(Audience audience) {
        Document check = database()
                .getCollection(CHECKS)
                .find(eq("_id", audience.view()))
                .first();
        if (check == null) return null;
        return new Check(
                audience.view(),
                check.getDate("at").toInstant(),
                check.getLong("streams"),
                check.getLong("missing"),
                incidents(audience),
                check.getList("unreachable", String.class));
    }

    /** Incidents of a view, newest first. */
    public List<Incident> incidents(Audience audience) {
        List<Incident> incidents = new ArrayList<>();
        for (Document each : database()
                .getCollection(INCIDENTS)
                .find(eq("view", audience.view()))
                .sort(Sorts.descending("at"))
                .limit(NAMED_MAX)) {
            incidents.add(new Incident(
                    each.getString("view"),
                    each.getString("stream"),
                    each.getLong("expected"),
                    each.getLong("found"),
                    each.get("eventsMissing", 0L),
                    each.getDate("at").toInstant(),
                    each.getBoolean("republished")));
        }
        return incidents;
    }

    private MongoDatabase database() {
        return reading.rows(Audience.STAFF).database();
    }
}
