package se.samrad.status.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.samrad.contracts.MergedBodies;
import se.samrad.status.Audience;
import se.samrad.status.bodies.BodyNames;
import se.samrad.status.bodies.Left;
import se.samrad.status.bodies.Merged;
import se.samrad.status.consultations.Shown;
import se.samrad.status.domain.Answer;
import se.samrad.status.domain.Asked;
import se.samrad.status.domain.Row;
import se.samrad.status.domain.Standing;
import se.samrad.status.letters.Letters;
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

    private final Reading reading;
    private final BodyNames names;
    private final Merged merged;
    private final Left left;
    private final Meetings meetings;
    private final Letters letters;

    Board(Reading reading, BodyNames names, Merged merged, Left left, Meetings meetings, Letters letters) {
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
        Doubts doubts = moment.past() ? new Doubts(Map.of()) : reading.doubts(audience);
        MergedBodies same = merged.bodies(audience);
        Map<String, LocalDate> gone = left.bodies(audience);
        // Of past days nobody asks which letters had arrived by then.
        Set<String> uninvited =
                audience == Audience.STAFF && !moment.past() ? letters.uninvited(consultation.id()) : Set.of();
        List<Line> lines = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Asked invitation = row.asked();
            String name = invitation == null ? today.getOrDefault(row.body(), row.body()) : invitation.name();
            String standing = same.standing(row.body());
            BodyItem item = BodyItem.of(
                    audience,
                    row,
                    name,
                    Standing.of(row, consultation.facts().closesOn(), moment.now()),
                    met.getOrDefault(row.body(), Met.NEVER),
                    doubtful(doubts, row),
                    standing.equals(row.body()) ? null : standing,
                    gone.get(row.body()),
                    uninvited.contains(row.body()) && !row.answered());
            lines.add(new Line(item, invitation == null ? SwedishOrder.key(name) : invitation.sortKey()));
        }
        return lines;
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
