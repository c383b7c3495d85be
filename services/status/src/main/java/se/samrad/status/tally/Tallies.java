package se.samrad.status.tally;

import static com.mongodb.client.model.Filters.in;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.consultations.Facts;
import se.samrad.status.Audience;
import se.samrad.status.domain.Group;
import se.samrad.status.domain.Tally;
import se.samrad.status.rows.Doubts;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Tallies of consultations: as they stand from the summary, as they stood on a past day from kept events. */
@Component
public class Tallies {
    private final Reading reading;
    private final Recounts recounts;

    public Tallies(Reading reading, Recounts recounts) {
        this.reading = reading;
        this.recounts = recounts;
    }

    /**
     * @param facts with the general last day
     * @param waited whether the reader brought a position, and so expects to see its rows counted
     */
    public TallyAnswer one(
            Audience audience,
            String consultation,
            Facts facts,
            Moment moment,
            boolean waited,
            @Nullable String position) {
        Counted counted;
        if (moment.past()) {
            List<Group> groups = reading.rowsThen(audience, consultation, moment).stream()
                    .map(Group::of)
                    .toList();
            counted = new Counted(groups, moment.now());
        } else if (waited) {
            counted = recounts.fresh(reading.rows(audience), consultation);
        } else {
            counted = recounts.read(reading.rows(audience), consultation);
        }
        boolean doubtful = !moment.past() && doubtful(audience).contains(consultation);
        List<LocalDate> reminders = reading.reminders(audience, consultation, moment);
        return answer(audience, counted, facts, moment, doubtful, reminders, position);
    }

    /** Of many consultations at once, by id. */
    public Map<String, TallyAnswer> all(Audience audience, Map<String, Facts> consultations, Moment moment) {
        Map<String, TallyAnswer> all = new HashMap<>();
        if (moment.past()) {
            consultations.forEach((id, facts) -> all.put(id, one(audience, id, facts, moment, false, null)));
            return all;
        }
        Set<String> doubtful = doubtful(audience);
        recounts.read(reading.rows(audience), consultations.keySet())
                .forEach((id, counted) -> all.put(
                        id,
                        answer(
                                audience,
                                counted,
                                consultations.getOrDefault(id, null),
                                moment,
                                doubtful.contains(id),
                                null,
                                null)));
        return all;
    }

    private static TallyAnswer answer(
            Audience audience,
            Counted counted,
            @Nullable Facts facts,
            Moment moment,
            boolean doubtful,
            @Nullable List<LocalDate> reminders,
            @Nullable String position) {
        boolean open = audience == Audience.OPEN;
        Tally tally = Tally.of(counted.groups(), facts == null ? null : facts.closesOn(), moment.now(), open);
        Instant updated = moment.past() ? moment.now() : counted.at();
        return new TallyAnswer(
                tally.invited(),
                tally.answered(),
                tally.noComments(),
                tally.declined(),
                tally.silent(),
                tally.extended(),
                tally.late(),
                tally.uninvited(),
                tally.persons(),
                tally.wrongRecipient(),
                open ? null : tally.listed(),
                tally.positions(),
                tally.interpreted(),
                tally.published(),
                tally.days(),
                tally.types(),
                doubtful,
                facts != null && facts.askedUnknown(),
                reminders,
                position,
                updated);
    }

    /** Consultations of which a row has a parked record that its register has not passed. */
    private Set<String> doubtful(Audience audience) {
        Doubts doubts = reading.doubts(audience);
        Set<String> consultations = new HashSet<>();
        if (doubts.none()) return consultations;
        List<String> ids = new ArrayList<>();
        for (String stream : doubts.parked().keySet()) {
            var register = Streams.register(stream);
            if (register != null && register.collection().equals(Streams.ROWS)) ids.add(register.id());
        }
        Map<String, Document> rows = new HashMap<>();
        for (Document row : reading.rows(audience).in(Streams.ROWS).find(in("_id", ids)))
            rows.put(row.getString("_id"), row);
        for (String stream : doubts.parked().keySet()) {
            var register = Streams.register(stream);
            if (register == null || !register.collection().equals(Streams.ROWS)) continue;
            Document row = rows.get(register.id());
            Document field = row == null ? null : row.get(register.field(), Document.class);
            if (doubts.about(stream, field == null ? 0 : field.getLong("v"))) {
                consultations.add(String.valueOf(register.keys().get("consultation")));
            }
        }
        return consultations;
    }
}
