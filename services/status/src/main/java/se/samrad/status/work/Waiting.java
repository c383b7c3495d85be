package se.samrad.status.work;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.mail.LetterState;
import se.samrad.status.Audience;
import se.samrad.status.answers.Queues;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.domain.Asked;
import se.samrad.status.domain.Row;
import se.samrad.status.letters.Letters;
import se.samrad.status.operation.ParkedRecords;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Registers;
import se.samrad.status.rows.Streams;

/** Finds what waits for somebody, oldest first. */
@Component
class Waiting {
    /** A letter that is being handed over this long may or may not have left. */
    private static final Duration HANDING_OVER_MAX = Duration.ofMinutes(2);

    enum Kind {
        TO_REGISTER("/arbetsyta/svar?state=TO_REGISTER"),
        TO_ASSESS("/arbetsyta/svar?state=TO_ASSESS"),
        TO_PUBLISH("/arbetsyta/svar?state=TO_PUBLISH"),
        MORE_TIME("/arbetsyta/mer-tid"),
        NOTES_TO_APPROVE("/arbetsyta/moten?state=LOGGED"),
        WRONG_RECIPIENT("/arbetsyta/fel-mottagare"),
        MAIL_UNCERTAIN("/arbetsyta/brev"),
        PARKED("/arbetsyta/vyer");

        private final String link;

        Kind(String link) {
            this.link = link;
        }

        /** The page of the workbench where it is dealt with. */
        String link() {
            return link;
        }
    }

    /**
     * One thing that waits.
     *
     * @param id of the response, meeting, letter or record; null for what is known by consultation and body
     * @param title of the consultation or meeting
     * @param name of the body
     * @param until the day asked for
     * @param reason as it was given, or what went wrong
     * @param version of the invitation, for whoever answers what a body wishes
     */
    record Matter(
            Kind kind,
            @Nullable String id,
            @Nullable String consultation,
            @Nullable String title,
            @Nullable String body,
            @Nullable String name,
            @Nullable LocalDate until,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable Long version) {
        Matter(
                Kind kind,
                @Nullable String id,
                @Nullable String consultation,
                @Nullable String title,
                @Nullable String body,
                @Nullable String name,
                @Nullable LocalDate until,
                @Nullable String reason,
                @Nullable Instant since) {
            this(kind, id, consultation, title, body, name, until, reason, since, null);
        }
    }

    private final Reading reading;
    private final Queues queues;
    private final Shelf shelf;
    private final ParkedRecords parked;
    private final Letters letters;

    Waiting(Reading reading, Queues queues, Shelf shelf, ParkedRecords parked, Letters letters) {
        this.letters = letters;
        this.reading = reading;
        this.queues = queues;
        this.shelf = shelf;
        this.parked = parked;
    }

    List<Matter> of(Kind kind) {
        List<Matter> matters = switch (kind) {
            case TO_REGISTER -> responses(kind, Queues.Waits.TO_REGISTER);
            case TO_ASSESS -> responses(kind, Queues.Waits.TO_ASSESS);
            case TO_PUBLISH -> responses(kind, Queues.Waits.TO_PUBLISH);
            case MORE_TIME -> invitations(kind, "more-time-requested");
            case WRONG_RECIPIENT -> invitations(kind, "wrong-recipient-reported");
            case NOTES_TO_APPROVE -> notes();
            case MAIL_UNCERTAIN -> letters();
            case PARKED -> records();
        };
        return matters.stream()
                .sorted(Comparator.comparing(Matter::since, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private List<Matter> responses(Kind kind, Queues.Waits waits) {
        List<Row> rows = queues.of(waits);
        Map<String, String> titles = titles(rows);
        return rows.stream()
                .map(row -> new Matter(
                        kind,
                        se.samrad.contracts.Ids.response(row.consultation(), row.body()),
                        row.consultation(),
                        titles.get(row.consultation()),
                        row.body(),
                        row.asked() == null ? null : row.asked().name(),
                        null,
                        null,
                        Objects.requireNonNull(row.answer()).waitsSince()))
                .toList();
    }

    /** Of bodies that have not answered meanwhile: an answer says more than a wish for time. */
    private List<Matter> invitations(Kind kind, String type) {
        List<Row> rows = reading
                .rows(
                        Audience.STAFF,
                        reading.rows(Audience.STAFF)
                                .in(Streams.ROWS)
                                .find(eq("invitation.waits", kind.name()))
                                .sort(Sorts.ascending("_id")))
                .stream()
                .filter(row -> !row.answered())
                .toList();
        Map<String, String> titles = titles(rows);
        Map<String, Known> asked = last(
                rows.stream()
                        .map(row -> Streams.invitation(row.consultation(), row.body()))
                        .toList(),
                List.of(type));
        List<Matter> matters = new ArrayList<>();
        for (Row row : rows) {
            Asked invitation = row.asked();
            if (invitation == null) continue;
            Known event = asked.get(Streams.invitation(row.consultation(), row.body()));
            matters.add(new Matter(
                    kind,
                    null,
                    row.consultation(),
                    titles.get(row.consultation()),
                    row.body(),
                    invitation.name(),
                    kind == Kind.MORE_TIME ? invitation.requested() : null,
                    kind == Kind.MORE_TIME
                            ? invitation.requestedReason()
                            : event == null ? null : event.data().getString("note"),
                    event == null ? null : event.time(),
                    invitation.version()));
        }
        return matters;
    }

    private Map<String, String> titles(List<Row> rows) {
        return shelf.titles(
                Audience.STAFF, rows.stream().map(Row::consultation).distinct().toList());
    }

    private Map<String, Known> last(List<String> streams, List<String> types) {
        Map<String, Known> last = new HashMap<>();
        for (Known event : reading.events(Audience.STAFF, streams, types, reading.now()))
            last.put(event.stream(), event);
        return last;
    }

    private List<Matter> notes() {
        Map<String, Document> meetings = reading.registers(
                Audience.STAFF,
                Streams.MEETINGS,
                Streams.MEETING,
                eq("meeting.waits", Kind.NOTES_TO_APPROVE.name()),
                Sorts.ascending("_id"));
        Map<String, Known> written = last(
                meetings.keySet().stream().map(id -> "meetings/" + id).toList(),
                List.of("meeting-logged", "meeting-revised"));
        List<Matter> matters = new ArrayList<>();
        meetings.forEach((id, register) -> {
            Known event = written.get("meetings/" + id);
            matters.add(new Matter(
                    Kind.NOTES_TO_APPROVE,
                    id,
                    null,
                    register.get("facts", Document.class).getString("title"),
                    null,
                    null,
                    null,
                    null,
                    event == null ? null : event.time()));
        });
        return matters;
    }

    private List<Matter> letters() {
        Instant settled = reading.now().now().minus(HANDING_OVER_MAX);
        List<Document> rows = letters.all().find(Letters.PERHAPS_NOT_ARRIVED).into(new ArrayList<>());
        Map<String, Known> events =
                last(rows.stream().map(row -> "letters/" + row.getString("_id")).toList(), List.of());
        Map<String, String> names = letters.names(rows);
        Set<String> answered = letters.answered(rows);
        Set<String> superseded = letters.superseded(rows);
        Map<String, String> titles = shelf.titles(
                Audience.STAFF,
                rows.stream()
                        .map(row -> row.getString("consultation"))
                        .distinct()
                        .toList());
        List<Matter> matters = new ArrayList<>();
        for (Document row : rows) {
            Known event = events.get("letters/" + row.getString("_id"));
            LetterState letter = Registers.read(row.get(Streams.LETTER, Document.class), LetterState.class);
            boolean underWay = letter.status() == LetterState.Status.HANDING_OVER
                    && event != null
                    && event.time().isAfter(settled);
            boolean receipt = letter.template().equals("receipt");
            if (underWay || superseded.contains(row.getString("_id"))) continue;
            if (!receipt && answered.contains(Letters.row(row))) continue;
            matters.add(new Matter(
                    Kind.MAIL_UNCERTAIN,
                    row.getString("_id"),
                    row.getString("consultation"),
                    titles.get(row.getString("consultation")),
                    row.getString("recipient"),
                    names.get(Letters.row(row)),
                    null,
                    Objects.requireNonNullElse(letter.reason(), letter.status().name()),
                    event == null ? null : event.time()));
        }
        return matters;
    }

    private List<Matter> records() {
        return parked.all().stream()
                .map(record -> new Matter(
                        Kind.PARKED,
                        record.id(),
                        null,
                        record.stream(),
                        null,
                        null,
                        null,
                        record.error(),
                        record.time()))
                .toList();
    }
}
