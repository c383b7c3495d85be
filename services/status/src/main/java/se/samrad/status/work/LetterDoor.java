package se.samrad.status.work;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.mail.LetterState;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Registers;
import se.samrad.status.rows.Streams;

/** Letters that went out, or should have. Addresses stand with their owner and never here. */
@RestController
class LetterDoor {
    /** @param body to whom, by id; one without an account has an opaque one */
    record LetterItem(
            String letter,
            String consultation,
            String body,
            String template,
            LetterState.Status status,
            int attempts,
            long version) {
        static LetterItem of(Document row) {
            Document register = row.get(Streams.LETTER, Document.class);
            LetterState letter = Registers.read(register, LetterState.class);
            return new LetterItem(
                    row.getString("_id"),
                    row.getString("consultation"),
                    row.getString("recipient"),
                    letter.template(),
                    letter.status(),
                    letter.attempts(),
                    Registers.version(register));
        }
    }

    private final Reading reading;

    LetterDoor(Reading reading) {
        this.reading = reading;
    }

    @GetMapping("/api/staff/letters")
    Listing<LetterItem> letters(
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(required = false) @Nullable String body,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) LetterState.@Nullable Status status,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        Listing.Page wanted = Listing.Page.of(page, size);
        List<Bson> filters = new ArrayList<>();
        if (consultation != null) filters.add(eq("consultation", consultation));
        if (body != null) filters.add(eq("recipient", body));
        if (template != null) filters.add(eq("letter.template", template));
        if (status != null) filters.add(eq("letter.status", status.name()));
        Bson filter = filters.isEmpty() ? new Document() : Filters.and(filters);
        MongoCollection<Document> letters = reading.rows(Audience.STAFF).in(Streams.LETTERS);
        List<LetterItem> items = new ArrayList<>();
        for (Document row : letters.find(filter)
                .sort(Sorts.ascending("_id"))
                .skip(wanted.skip())
                .limit(wanted.size())) {
            items.add(LetterItem.of(row));
        }
        return new Listing<>(items, wanted.page(), wanted.size(), letters.countDocuments(filter), null);
    }
}
