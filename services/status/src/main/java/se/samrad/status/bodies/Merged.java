package se.samrad.status.bodies;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Projections;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.contracts.MergedBodies;
import se.samrad.status.Audience;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Which bodies were found to be the same as others. */
@Component
public class Merged {
    private static final String INTO = Streams.BODY + ".mergedInto";

    private final Reading reading;

    Merged(Reading reading) {
        this.reading = reading;
    }

    public MergedBodies bodies(Audience audience) {
        Map<String, String> into = new HashMap<>();
        for (Document row :
                reading.rows(audience).in(Streams.BODIES).find(gt(INTO, "")).projection(Projections.include(INTO))) {
            into.put(row.getString("_id"), row.get(Streams.BODY, Document.class).getString("mergedInto"));
        }
        return new MergedBodies(into);
    }
}
