package se.samrad.status.letters;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.mail.LetterState;
import se.samrad.contracts.mail.LetterState.Status;
import se.samrad.status.Audience;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Letters as staff see them: to whom by id, how far they have come and why. */
@Component
public class Letters {
    private static final String NO_ADDRESS = "no-address";

    /** Whoever answers without an account gives an address only to have the receipt by mail, and reads it on its page otherwise. */
    private static final Bson NOT_ASKED_FOR =
            and(eq("letter.reason", NO_ADDRESS), regex("recipient", "^" + Ids.WITHOUT_ACCOUNT + "$"));

    /** May have arrived or not, or surely did not although somebody needs it. */
    public static final Bson PERHAPS_NOT_ARRIVED = or(
            eq("letter.status", Status.HANDING_OVER.name()),
            eq("letter.status", Status.BOUNCED.name()),
            eq("letter.reason", LetterState.BOUNCED_PARTLY),
            and(
                    eq("letter.status", Status.UNDELIVERABLE.name()),
                    nin("letter.reason", List.copyOf(LetterState.NOT_NEEDED)),
                    nor(NOT_ASKED_FOR)));

    private static final Locale SWEDISH = Locale.of("sv");
    private static final Bson ASKED =
            in("invitation.status", InvitationState.Status.names(InvitationState.Status::asked));
    private static final Bson ON_LIST =
            in("invitation.status", InvitationState.Status.names(InvitationState.Status::onList));
    private static final Set<String> LOST = Set.of(Status.BOUNCED.name(), Status.UNDELIVERABLE.name());

    private final Reading reading;

    Letters(Reading reading) {
        this.reading = reading;
    }

    public MongoCollection<Document> all() {
        return reading.rows(Audience.STAFF).in(Streams.LETTERS);
    }

    /** Which letter of its kind this is: a body is invited anew by another when the first went to the wrong recipient. */
    private static int number(Document row) {
        String reason = row.getString("reason");
        int at = reason.indexOf("--");
        return at < 0 ? 1 : Integer.parseInt(reason.substring(at + 2));
    }

    /** Invitations in whose place another has gone since; nobody has to see to them. By id. */
    public Set<String> superseded(Collection<Document> letters) {
        Map<String, String> before = new HashMap<>();
        for (Document row : letters) {
            String reason = row.getString("reason");
            if (!reason.startsWith("invitation-")) continue;
            int at = reason.indexOf("--");
            String next = (at < 0 ? reason : reason.substring(0, at)) + "--" + (number(row) + 1);
            before.put(next + "/" + row.getString("recipient"), row.getString("_id"));
        }
        Set<String> superseded = new HashSet<>();
        for (Document later : all().find(in("_id", before.keySet())).projection(Projections.include("_id"))) {
            superseded.add(String.valueOf(before.get(later.getString("_id"))));
        }
        return superseded;
    }

    /**
     * Bodies whose newest invitation to a consultation surely reached nobody.
     *
     * @param unsent those of them to which nothing was sent, since there was no address
     */
    public record Uninvited(Set<String> bodies, Set<String> unsent) {
        public static final Uninvited NONE = new Uninvited(Set.of(), Set.of());
    }

    public Uninvited uninvited(String consultation) {
        Map<String, Document> newest = new HashMap<>();
        for (Document row : all().find(and(eq("consultation", consultation), eq("letter.template", "invitation")))
                .projection(Projections.include("recipient", "reason", "letter.status", "letter.reason"))) {
            newest.merge(row.getString("recipient"), row, (one, other) -> number(one) > number(other) ? one : other);
        }
        Set<String> bodies = new HashSet<>();
        Set<String> unsent = new HashSet<>();
        newest.forEach((body, row) -> {
            Document letter = row.get(Streams.LETTER, Document.class);
            if (!LOST.contains(letter.getString("status"))) return;
            bodies.add(body);
            if (NO_ADDRESS.equals(letter.getString("reason"))) unsent.add(body);
        });
        return new Uninvited(bodies, unsent);
    }

    /** The names of those who were asked, by consultation and recipient with a slash between. */
    public Map<String, String> names(Collection<Document> letters) {
        Map<String, String> names = new HashMap<>();
        for (Document row : rows(letters, ASKED)) {
            names.put(
                    row.getString("_id"),
                    row.get(Streams.INVITATION, Document.class).getString("name"));
        }
        return names;
    }

    /** Letters to those whose name, as they were asked, has these words in it; all of a consultation's, or everybody's. */
    Set<String> to(String words, @Nullable String consultation) {
        String sought = words.strip().toLowerCase(SWEDISH);
        Set<String> rows = new HashSet<>();
        for (Document row : reading.rows(Audience.STAFF)
                .in(Streams.ROWS)
                .find(consultation == null ? ON_LIST : and(eq("consultation", consultation), ON_LIST))
                .projection(Projections.include("invitation.name"))) {
            String name = row.get(Streams.INVITATION, Document.class).getString("name");
            if (name.toLowerCase(SWEDISH).contains(sought)) rows.add(row.getString("_id"));
        }
        Set<String> letters = new HashSet<>();
        Bson about = consultation == null ? new Document() : eq("consultation", consultation);
        for (Document letter : all().find(about).projection(Projections.include("consultation", "recipient"))) {
            if (rows.contains(row(letter))) letters.add(letter.getString("_id"));
        }
        return letters;
    }

    /** Which of the recipients have answered meanwhile, so that nobody has to call them. */
    public Set<String> answered(Collection<Document> letters) {
        Set<String> answered = new HashSet<>();
        for (Document row : rows(letters, eq("response.standing", true))) answered.add(row.getString("_id"));
        return answered;
    }

    /** The row of the recipient. */
    public static String row(Document letter) {
        return letter.getString("consultation") + "/" + letter.getString("recipient");
    }

    private Iterable<Document> rows(Collection<Document> letters, Bson which) {
        List<String> ids = letters.stream().map(Letters::row).distinct().toList();
        return reading.rows(Audience.STAFF)
                .in(Streams.ROWS)
                .find(and(in("_id", ids), which))
                .projection(Projections.include("invitation.name"));
    }
}
