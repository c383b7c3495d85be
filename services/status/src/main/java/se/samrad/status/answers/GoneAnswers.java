package se.samrad.status.answers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Rejected;
import se.samrad.status.Audience;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** What could be read once and no longer can: that it is gone and why, never what it said or whose it was. */
@RestController
class GoneAnswers {
    private static final String READABLE = "response-readable";
    private static final List<String> COURSE = List.of(READABLE, "response-unreadable", "answer-taken-back");

    enum Why {
        /** By the authority. */
        TAKEN_DOWN,
        /** By its sender, or it was not its sender's. */
        TAKEN_BACK,
        /** Its last day on the web has passed. */
        OVER
    }

    /** @param since the day on which it went, or its last day on the web */
    record Gone(String response, String consultation, Why why, LocalDate since) {}

    private final Reading reading;

    GoneAnswers(Reading reading) {
        this.reading = reading;
    }

    @GetMapping("/api/public/responses/{id}/gone")
    Gone gone(@PathVariable String id) {
        int parts = id.indexOf("--");
        if (parts < 1) throw Rejected.unknown();
        String consultation = id.substring(0, parts);
        String body = id.substring(parts + 2);
        boolean shown = reading.rows(Audience.OPEN)
                        .in(Streams.ROWS)
                        .find(and(eq("_id", consultation + "/" + body), reading.readable()))
                        .first()
                != null;
        if (shown) throw Rejected.unknown();
        Known readable = null;
        Known last = null;
        List<String> stream = List.of(Streams.response(consultation, body));
        for (Known event : reading.events(Audience.OPEN, stream, COURSE, reading.now())) {
            if (event.type().equals(READABLE)) readable = event;
            last = event;
        }
        if (readable == null || last == null) throw Rejected.unknown();
        return new Gone(id, consultation, why(last), since(readable, last));
    }

    private static Why why(Known last) {
        return switch (last.type()) {
            case "response-unreadable" -> Why.TAKEN_DOWN;
            case "answer-taken-back" -> Why.TAKEN_BACK;
            default -> Why.OVER;
        };
    }

    private static LocalDate since(Known readable, Known last) {
        @Nullable String until = readable.data().getString("until");
        return last.version() == readable.version() && until != null
                ? LocalDate.parse(until)
                : Deadline.day(last.time());
    }
}
