package se.samrad.status.letters;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.mail.LetterState;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Registers;
import se.samrad.status.rows.Streams;

/** Letters that went out, or should have. Addresses stand with their owner and never here. */
@RestController
class LetterDoor {
    /**
     * @param body to whom, by id; one without an account has an opaque one
     * @param name of the body, as it was asked
     * @param reason why it stands so
     * @param code what a mail server said of it (RFC 3463)
     * @param at when it came to stand so
     */
    record LetterItem(
            String letter,
            String consultation,
            String body,
            @Nullable String name,
            String template,
            LetterState.Status status,
            int attempts,
            @Nullable String reason,
            @Nullable String code,
            @Nullable Instant at,
            long version) {
        static LetterItem of(Document row, @Nullable String name, @Nullable Instant at) {
            Document register = row.get(Streams.LETTER, Document.class);
            LetterState letter = Registers.read(register, LetterState.class);
            return new LetterItem(
                    row.getString("_id"),
                    row.getString("consultation"),
                    row.getString("recipient"),
                    name,
                    letter.template(),
                    letter.status(),
                    letter.attempts(),
                    letter.reason(),
                    letter.code(),
                    at,
                    Registers.version(register));
        }
    }

    private final Reading reading;
    private final Letters letters;

    LetterDoor(Reading reading, Letters letters) {
        this.reading = reading;
        this.letters = letters;
    }

    @GetMapping("/api/staff/letters")
    Listing<LetterItem> letters(
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(required = false) @Nullable String body,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) LetterState.@Nullable Status status,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        Listing.Page wanted = Listing.Page.of(page, size);
        List<Bson> filters = new ArrayList<>();
        if (consultation != null) filters.add(eq("consultation", consultation));
        if (body != null) filters.add(eq("recipient", body));
        if (!q.isBlank()) filters.add(in("_id", letters.to(q, consultation)));
        if (template != null) filters.add(eq("letter.template", template));
        if (status != null) filters.add(eq("letter.status", status.name()));
        Bson filter = filters.isEmpty() ? new Document() : Filters.and(filters);
        List<Document> rows = letters.all()
                .find(filter)
                .sort(Sorts.ascending("_id"))
                .skip(wanted.skip())
                .limit(wanted.size())
                .into(new ArrayList<>());
        Map<String, String> names = letters.names(rows);
        Map<String, Instant> times = new HashMap<>();
        List<String> streams =
                rows.stream().map(row -> "letters/" + row.getString("_id")).toList();
        for (Known event : reading.events(Audience.STAFF, streams, List.of(), reading.now())) {
            times.put(event.stream(), event.time());
        }
        List<LetterItem> items = rows.stream()
                .map(row ->
                        LetterItem.of(row, names.get(Letters.row(row)), times.get("letters/" + row.getString("_id"))))
                .toList();
        return new Listing<>(items, wanted.page(), wanted.size(), letters.all().countDocuments(filter), null);
    }
}
