package se.samrad.status.answers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;
import se.samrad.contracts.responses.Unregistered;
import se.samrad.status.Audience;
import se.samrad.status.board.BodyItem;
import se.samrad.status.bodies.BodyNames;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.domain.Answer;
import se.samrad.status.domain.Asked;
import se.samrad.status.domain.Row;
import se.samrad.status.domain.Standing;
import se.samrad.status.rows.Doubts;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Makes answers of rows: with names, titles and the times that kept events tell. */
@Component
public class Answers {
    private static final List<String> TIMES = List.of(
            "response-received", "response-published", "response-readable", "response-retracted", "response-sealed");

    /** What kept events tell of one response. */
    private record Course(
            @Nullable Instant received, @Nullable Instant published, boolean retracted) {
        static final Course UNKNOWN = new Course(null, null, false);

        Course with(Known event) {
            if (event.ofSupplement()) return this;
            return switch (event.type()) {
                case "response-received" -> new Course(event.time(), published, false);
                case "response-published", "response-readable" -> new Course(received, event.time(), false);
                case "response-retracted" -> new Course(received, null, true);
                case "response-sealed" -> new Course(received, null, retracted);
                default -> this;
            };
        }
    }

    private final Reading reading;
    private final Shelf shelf;
    private final BodyNames names;

    Answers(Reading reading, Shelf shelf, BodyNames names) {
        this.reading = reading;
        this.shelf = shelf;
        this.names = names;
    }

    /** In the order of the rows; those without a response are left out. */
    public List<AnswerItem> of(Audience audience, List<Row> rows, Moment moment) {
        List<Row> answered = rows.stream().filter(row -> row.answer() != null).toList();
        Instant now = moment.now();
        Map<String, Course> courses = courses(audience, answered, moment);
        Map<String, Shown> consultations = shelf.some(
                audience, answered.stream().map(Row::consultation).distinct().toList());
        Map<String, String> today = names.of(
                audience,
                answered.stream()
                        .filter(row -> row.asked() == null && !row.person())
                        .map(Row::body)
                        .toList());
        Doubts doubts = reading.doubts(audience);
        List<AnswerItem> items = new ArrayList<>();
        for (Row row : answered) {
            Answer answer = Objects.requireNonNull(row.answer());
            Asked asked = row.asked();
            String stream = Streams.response(row.consultation(), row.body());
            items.add(item(
                    audience,
                    row,
                    answer,
                    asked == null ? today.get(row.body()) : asked.name(),
                    consultations.get(row.consultation()),
                    courses.getOrDefault(stream, Course.UNKNOWN),
                    doubts.about(stream, answer.version()),
                    now));
        }
        return items;
    }

    private Map<String, Course> courses(Audience audience, List<Row> rows, Moment moment) {
        Map<String, Course> courses = new HashMap<>();
        List<String> streams = rows.stream()
                .map(row -> Streams.response(row.consultation(), row.body()))
                .toList();
        for (Known event : reading.events(audience, streams, TIMES, moment)) {
            courses.put(
                    event.stream(),
                    courses.getOrDefault(event.stream(), Course.UNKNOWN).with(event));
        }
        return courses;
    }

    private static AnswerItem item(
            Audience audience,
            Row row,
            Answer answer,
            @Nullable String name,
            @Nullable Shown consultation,
            Course course,
            boolean doubtful,
            Instant now) {
        boolean staff = audience == Audience.STAFF;
        Unregistered unregistered = answer.unregistered();
        Standing standing = Standing.of(
                row, consultation == null ? null : consultation.facts().closesOn(), now);
        return new AnswerItem(
                Ids.response(row.consultation(), row.body()),
                row.consultation(),
                consultation == null ? null : consultation.facts().title(),
                row.body(),
                name,
                row.asked() == null ? null : row.asked().type(),
                answer.sender(),
                BodyItem.answered(answer.arrived()),
                answer.position(),
                answer.position() == null ? answer.interpreted() : null,
                answer.text(),
                answer.files(),
                answer.published() ? course.published() : null,
                answer.until(),
                doubtful,
                answer.replaced() ? true : null,
                answer.supplements().stream()
                        .map(one -> new AnswerItem.Supplement(
                                BodyItem.answered(one.arrived()),
                                one.text(),
                                one.files() == null ? List.of() : one.files()))
                        .toList(),
                answer.reading() == null ? null : answer.reading().preliminary(),
                answer.reading() == null ? null : answer.reading().confirmed(),
                staff ? status(answer, course.retracted()) : null,
                answer.documentNumber(),
                answer.channel(),
                staff ? answer.secret() : null,
                staff ? Deadline.late(answer.arrived(), standing.deadline()) : null,
                staff ? course.received() : null,
                unregistered == null ? null : unregistered.documents(),
                staff ? answer.waitsSince() : null,
                staff ? Duration.between(answer.waitsSince(), now).toHours() : null,
                staff ? answer.version() : null);
    }

    private static AnswerItem.Status status(Answer answer, boolean retracted) {
        if (answer.sealedOff()) return AnswerItem.Status.SEALED;
        if (answer.withdrawn()) return AnswerItem.Status.WITHDRAWN;
        if (!answer.standing()) return AnswerItem.Status.DISOWNED;
        if (answer.published() && !answer.replaced()) return AnswerItem.Status.PUBLISHED;
        if (retracted) return AnswerItem.Status.RETRACTED;
        if (answer.documentNumber() == null) return AnswerItem.Status.RECEIVED;
        return answer.assessed() ? AnswerItem.Status.ASSESSED : AnswerItem.Status.REGISTERED;
    }
}
