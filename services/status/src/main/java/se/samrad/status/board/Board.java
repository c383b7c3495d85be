package se.samrad.status.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.samrad.contracts.MergedBodies;
import se.samrad.status.Audience;
import se.samrad.status.bodies.BodyNames;
import se.samrad.status.bodies.Left;
import se.samrad.status.bodies.Merged;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.domain.Answer;
import se.samrad.status.domain.Asked;
import se.samrad.status.domain.Row;
import se.samrad.status.domain.Standing;
import se.samrad.status.letters.Letters;
import se.samrad.status.meetings.Held;
import se.samrad.status.meetings.Meetings;
import se.samrad.status.rows.Doubts;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;
import se.samrad.status.rows.SwedishOrder;

/** The bodies of a consultation and where they stand. */
@Component
public class Board {
    /** A row with what it is sorted by. */
    record Line(BodyItem item, String sortKey) {}

    /** A row with the consultation that it is of. */
    record Place(Shown consultation, BodyItem item) {}

    private final Reading reading;
    private final BodyNames names;
    private final Merged merged;
    private final Left left;
    private final Meetings meetings;
    private final Letters letters;
    private final Shelf shelf;

    Board(Reading reading, BodyNames names, Merged merged, Left left, Meetings meetings, Letters letters, Shelf shelf) {
        this.shelf = shelf;
        this.letters = letters;
        this.reading = reading;
        this.meetings = meetings;
        this.merged = merged;
        this.left = left;
        this.names = names;
    }

    /**
     * @param asked those that were asked, for staff also those still to be asked; or else organisations that answered
     *     without having been asked
     */
    List<Line> lines(Audience audience, Shown consultation, Moment moment, boolean asked) {
        List<Row> rows = reading.bodies(audience, consultation.id(), moment).stream()
                .filter(row -> asked ? row.asked() != null : row.asked() == null && row.answered())
                .toList();
        Map<String, Met> met = Met.of(meetings.about(audience, consultation.id(), moment), moment.now());
        Map<String, String> today = asked
                ? Map.of()
                : names.of(audience, rows.stream().map(Row::body).toList());
        Around around = around(audience, moment);
        // Of past days nobody asks which letters had arrived by then.
        Letters.Uninvited uninvited = audience == Audience.STAFF && !moment.past()
                ? letters.uninvited(consultation.id())
                : Letters.Uninvited.NONE;
        List<Line> lines = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Asked invitation = row.asked();
            String name = invitation == null ? today.getOrDefault(row.body(), row.body()) : invitation.name();
            BodyItem item = item(audience, consultation, moment, row, name, met, around, uninvited);
            lines.add(new Line(item, invitation == null ? SwedishOrder.key(name) : invitation.sortKey()));
        }
        return lines;
    }

    /**
     * Where one body stands in every consultation that asked it, is to ask it or has an answer of it, for staff: what is open
     * first, by what ends next. A body stands for those that were merged with it.
     */
    List<Place> places(String body) {
        Moment now = reading.now();
        Around around = around(Audience.STAFF, now);
        String standing = around.same().standing(body);
        List<String> bodies = Stream.concat(Stream.of(standing), around.same().of(standing).stream())
                .toList();
        List<Row> rows = reading.ofBodies(Audience.STAFF, bodies).stream()
                .filter(row -> row.asked() != null || row.answered())
                .toList();
        Map<String, Shown> consultations = shelf.some(
                Audience.STAFF, rows.stream().map(Row::consultation).distinct().toList());
        List<Held> held = meetings.with(Audience.STAFF, bodies);
        Map<String, String> today = names.of(Audience.STAFF, bodies);
        List<Place> places = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Shown consultation = consultations.get(row.consultation());
            if (consultation == null) continue;
            Asked invitation = row.asked();
            String name = invitation == null ? today.getOrDefault(row.body(), row.body()) : invitation.name();
            Map<String, Met> met = Met.of(
                    held.stream()
                            .filter(meeting -> meeting.consultations().contains(consultation.id()))
                            .toList(),
                    now.now());
            Letters.Uninvited uninvited = letters.uninvited(consultation.id());
            places.add(new Place(
                    consultation, item(Audience.STAFF, consultation, now, row, name, met, around, uninvited)));
        }
        places.sort(Comparator.comparing(Place::consultation, Shown.NEXT_FIRST)
                .thenComparing(place -> place.item().body()));
        return places;
    }

    /** What is looked up once for many rows. */
    private record Around(Doubts doubts, MergedBodies same, Map<String, LocalDate> gone) {}

    private Around around(Audience audience, Moment moment) {
        return new Around(
                moment.past() ? new Doubts(Map.of()) : reading.doubts(audience),
                merged.bodies(audience),
                left.bodies(audience));
    }

    private static BodyItem item(
            Audience audience,
            Shown consultation,
            Moment moment,
            Row row,
            String name,
            Map<String, Met> met,
            Around around,
            Letters.Uninvited uninvited) {
        String standing = around.same().standing(row.body());
        return BodyItem.of(
                audience,
                row,
                name,
                Standing.of(row, consultation.facts().closesOn(), moment.now()),
                met.getOrDefault(row.body(), Met.NEVER),
                doubtful(around.doubts(), row),
                standing.equals(row.body()) ? null : standing,
                around.gone().get(row.body()),
                uninvited.bodies().contains(row.body()) && !row.answered(),
                uninvited.unsent().contains(row.body()) && !row.answered());
    }

    private static boolean doubtful(Doubts doubts, Row row) {
        if (doubts.none()) return false;
        Asked asked = row.asked();
        Answer answer = row.answer();
        return doubts.about(Streams.invitation(row.consultation(), row.body()), asked == null ? 0 : asked.version())
                || doubts.about(
                        Streams.response(row.consultation(), row.body()), answer == null ? 0 : answer.version());
    }
}
