package se.samrad.status.meetings;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import se.samrad.status.Audience;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Finds meetings in either view. */
@Component
public class Meetings {
    private final Reading reading;

    Meetings(Reading reading) {
        this.reading = reading;
    }

    public List<Held> all(Audience audience) {
        return all(audience, new Document());
    }

    /** Those about a consultation, as they were known then; cancelled ones too. */
    public List<Held> about(Audience audience, String consultation, Moment moment) {
        if (!moment.past()) return all(audience, eq("meeting.consultations", consultation));
        return then(audience, moment).stream()
                .filter(meeting -> meeting.consultations().contains(consultation))
                .toList();
    }

    /** Those with any of some bodies; cancelled ones too. */
    public List<Held> with(Audience audience, Collection<String> bodies) {
        return all(audience, in("meeting.counterparts", bodies));
    }

    /** All as they were known at the end of a day. */
    List<Held> then(Audience audience, Moment moment) {
        List<Held> all = new ArrayList<>();
        reading.registers(audience, Streams.MEETINGS, Streams.MEETING, moment)
                .forEach((id, register) -> all.add(Held.of(audience, id, register)));
        return all;
    }

    List<Held> all(Audience audience, Bson filter) {
        List<Held> all = new ArrayList<>();
        reading.registers(audience, Streams.MEETINGS, Streams.MEETING, filter, Sorts.ascending("_id"))
                .forEach((id, register) -> all.add(Held.of(audience, id, register)));
        return all;
    }
}
