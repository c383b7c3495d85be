package se.samrad.status.answers;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.status.Audience;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.domain.Row;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Responses that wait for a registrar, over all consultations, what has waited longest first. */
@Component
public class Queues {
    /** What a response waits for. */
    public enum Waits {
        TO_REGISTER,
        TO_ASSESS,
        TO_PUBLISH,
        /** For nobody but the security role: something of it is sealed off. */
        SEALED
    }

    private final Reading reading;
    private final Shelf shelf;

    Queues(Reading reading, Shelf shelf) {
        this.reading = reading;
        this.shelf = shelf;
    }

    public List<Row> of(Waits waits) {
        List<Row> rows = reading.rows(
                Audience.STAFF,
                reading.rows(Audience.STAFF)
                        .in(Streams.ROWS)
                        .find(eq("response.waits", waits.name()))
                        .sort(Sorts.ascending("response.waitsSince", "_id")));
        return waits == Waits.TO_PUBLISH ? publishable(rows) : rows;
    }

    /**
     * Without what was taken down on purpose, what is secret as a whole, and what the consultation shows only after its last day.
     * Where passages are secret somebody has to hide them and publish the rest.
     */
    private List<Row> publishable(List<Row> rows) {
        Instant now = reading.now().now();
        Map<String, Shown> consultations = shelf.some(
                Audience.STAFF, rows.stream().map(Row::consultation).distinct().toList());
        Map<String, Boolean> retracted = new HashMap<>();
        Set<String> whole = new HashSet<>();
        List<String> streams = rows.stream()
                .map(row -> Streams.response(row.consultation(), row.body()))
                .toList();
        for (Known event : reading.events(
                Audience.STAFF,
                streams,
                List.of("response-received", "secrecy-assessed", "response-published", "response-retracted"),
                reading.now())) {
            if (event.ofSupplement()) continue;
            if (event.type().equals("secrecy-assessed")) {
                if (ofPassages(event)) whole.remove(event.stream());
                else whole.add(event.stream());
            } else retracted.put(event.stream(), event.type().equals("response-retracted"));
        }
        Set<String> early = new HashSet<>();
        consultations.forEach((id, shown) -> {
            if (shown.facts().publishing() == Publishing.AFTER_CLOSE
                    && !Deadline.passed(shown.facts().closesOn(), now)) early.add(id);
        });
        return rows.stream()
                .filter(row -> !retracted.getOrDefault(Streams.response(row.consultation(), row.body()), false))
                .filter(row -> !early.contains(row.consultation()))
                .filter(row -> row.answer() == null
                        || !row.answer().secret()
                        || !whole.contains(Streams.response(row.consultation(), row.body())))
                .toList();
    }

    private static boolean ofPassages(Known assessed) {
        return !assessed.data().getList("passages", Document.class, List.of()).isEmpty();
    }
}
