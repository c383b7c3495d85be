package se.samrad.status.consultations;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.status.Audience;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Finds consultations in either view. */
@Component
public class Shelf {
    private final Reading reading;

    Shelf(Reading reading) {
        this.reading = reading;
    }

    /** @throws Rejected unknown, when this audience knows of no such consultation */
    public Shown one(Audience audience, String id, Moment moment) {
        return reading.register(audience, Streams.CONSULTATIONS, Streams.CONSULTATION, id, moment)
                .map(register -> Shown.of(audience, id, register, moment.now()))
                .orElseThrow(Rejected::unknown);
    }

    public List<Shown> all(Audience audience, Moment moment) {
        List<Shown> all = new ArrayList<>();
        reading.registers(audience, Streams.CONSULTATIONS, Streams.CONSULTATION, moment)
                .forEach((id, register) -> all.add(Shown.of(audience, id, register, moment.now())));
        return all;
    }

    /** Titles by id; those that the view does not know are left out. */
    public Map<String, String> titles(Audience audience, Collection<String> ids) {
        Map<String, String> titles = new HashMap<>();
        some(audience, ids).forEach((id, shown) -> titles.put(id, shown.facts().title()));
        return titles;
    }

    public Map<String, Shown> some(Audience audience, Collection<String> ids) {
        Map<String, Shown> some = new HashMap<>();
        if (ids.isEmpty()) return some;
        Moment now = reading.now();
        reading.registers(audience, Streams.CONSULTATIONS, Streams.CONSULTATION, in("_id", ids), Sorts.ascending("_id"))
                .forEach((id, register) -> some.put(id, Shown.of(audience, id, register, now.now())));
        return some;
    }
}
