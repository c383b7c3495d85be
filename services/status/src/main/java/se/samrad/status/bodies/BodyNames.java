package se.samrad.status.bodies;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.status.Audience;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** What bodies are called today. */
@Component
public class BodyNames {
    private final Reading reading;

    BodyNames(Reading reading) {
        this.reading = reading;
    }

    /** Names by id; those that the view does not know are left out. */
    public Map<String, String> of(Audience audience, Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (ids.isEmpty()) return names;
        for (Document row : reading.rows(audience)
                .in(Streams.BODIES)
                .find(in("_id", ids))
                .projection(Projections.include(Streams.BODY + ".name"))) {
            Document body = row.get(Streams.BODY, Document.class);
            if (body != null && body.getString("name") != null) names.put(row.getString("_id"), body.getString("name"));
        }
        return names;
    }
}
