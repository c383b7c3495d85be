package se.samrad.status.bodies;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Projections;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.status.Audience;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Which bodies are no more. */
@Component
public class Left {
    private static final String ON = Streams.BODY + ".leftOn";

    private final Reading reading;

    Left(Reading reading) {
        this.reading = reading;
    }

    /** The last day of each. */
    public Map<String, LocalDate> bodies(Audience audience) {
        Map<String, LocalDate> left = new HashMap<>();
        for (Document row :
                reading.rows(audience).in(Streams.BODIES).find(gt(ON, "")).projection(Projections.include(ON))) {
            String on = row.get(Streams.BODY, Document.class).getString("leftOn");
            left.put(row.getString("_id"), LocalDate.parse(on));
        }
        return left;
    }
}
