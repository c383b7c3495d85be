package se.samrad.mail.letters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.mail.LetterEvent;
import se.samrad.contracts.mail.LetterEvent.LetterPrepared;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.mail.MailSettings;

/** The letter by which a body is asked: what it is filled in with, and how it reads before it is sent, word for word. */
@RestController
class InvitationLetter {
    static final String TEMPLATE = "invitation";
    /** The place of the last day for all. */
    static final String CLOSES_ON = "closesOn";
    /** The place of the body's own last day, where it has more time. */
    static final String OWN_LAST_DAY = "ownLastDay";

    /** A letter as it is read. */
    record Written(String subject, String text) {}

    private final Views views;
    private final Correspondence correspondence;
    private final MailSettings settings;

    InvitationLetter(Views views, Correspondence correspondence, MailSettings settings) {
        this.views = views;
        this.correspondence = correspondence;
        this.settings = settings;
    }

    @GetMapping("/api/consultations/{id}/invitations/{body}/letter")
    Written letter(@PathVariable String id, @PathVariable String body) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Document about = correspondence.known(views.rows(correspondence), id);
        if (about == null || correspondence.party(views.rows(correspondence), id, body) == null) {
            throw Rejected.unknown();
        }
        Wording.Text letter = Wording.invitation(
                facts(id, about.get("facts", Document.class), Map.of("body", body)), settings.baseUrl());
        return new Written(letter.subject(), letter.text());
    }

    /** Each time a body is invited anew it is by another letter; an id has no two hyphens in a row. */
    static String reason(Document invitation, String consultation) {
        Number letter = invitation.get("letter", Number.class);
        return TEMPLATE + "-" + consultation + (letter == null ? "" : "--" + letter.intValue());
    }

    /** The same with a later day in that place; with an earlier one, as when events are told again, it stays as it is. */
    static Map<String, String> until(Map<String, String> facts, String place, String day) {
        if (day.compareTo(facts.getOrDefault(place, "")) <= 0) return facts;
        Map<String, String> later = new TreeMap<>(facts);
        later.put(place, day);
        return later;
    }

    /** An invitation that is sent once more, with the last day and the case number that hold now; other letters as they are. */
    LetterEvent asIs(LetterEvent again) {
        if (!(again instanceof LetterPrepared prepared) || !prepared.template().equals(TEMPLATE)) return again;
        Map<String, String> facts = prepared.facts();
        View.Rows rows = views.rows(correspondence);
        String consultation = facts.getOrDefault("consultation", "");
        Document about = correspondence.known(rows, consultation);
        Document row = correspondence.party(rows, consultation, facts.getOrDefault("body", ""));
        if (about == null || row == null) return again;
        String own = row.getEmbedded(List.of("invitation", OWN_LAST_DAY), String.class);
        Map<String, String> now =
                new TreeMap<>(until(facts, CLOSES_ON, about.getEmbedded(List.of("facts", CLOSES_ON), "")));
        put(now, "caseNumber", about.getEmbedded(List.of("facts", "caseNumber"), String.class));
        return new LetterPrepared(TEMPLATE, own == null ? now : until(now, OWN_LAST_DAY, own));
    }

    /** What the letter says of the consultation, from what its owner says of it. */
    static Map<String, String> facts(String consultation, Document about, Map<String, String> more) {
        Map<String, String> facts = new TreeMap<>(more);
        facts.put("consultation", consultation);
        facts.put("title", about.getString("title"));
        facts.put(CLOSES_ON, about.getString(CLOSES_ON));
        put(facts, "issuer", about.getString("issuer"));
        put(facts, "caseNumber", about.getString("caseNumber"));
        put(facts, "coveringLetter", about.getString("coveringLetter"));
        List<String> questions = about.getList("questions", String.class, List.of());
        if (!questions.isEmpty()) facts.put("questions", String.valueOf(questions.size()));
        Document contact = about.get("contact", Document.class);
        if (contact != null) {
            put(facts, "contactName", contact.getString("name"));
            put(facts, "contactPhone", contact.getString("phone"));
            put(facts, "contactEmail", contact.getString("email"));
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String place, @Nullable String value) {
        if (value != null) facts.put(place, value);
    }
}
