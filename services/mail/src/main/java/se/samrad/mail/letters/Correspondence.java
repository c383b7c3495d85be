package se.samrad.mail.letters;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.InvitationState.Status;
import se.samrad.contracts.consultations.MoreTimeDecision;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.views.CatchUp;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.mail.domain.Letter;

/** Who was invited and who has answered: from this follows which letters are due. */
@Component
public class Correspondence implements View {
    static final String CONSULTATIONS = "consultations";
    static final String PARTIES = "parties";
    private static final Set<String> NOT_YET = Set.of("DRAFT", "SCHEDULED");
    private static final int TOLD_DAYS_MAX = 30;

    private final ObjectProvider<Commands> commands;
    private final ObjectProvider<CatchUp> catchUp;
    private final Copies copies;
    private final Clock clock;

    public Correspondence(
            ObjectProvider<Commands> commands, ObjectProvider<CatchUp> catchUp, Copies copies, Clock clock) {
        this.copies = copies;
        this.clock = clock;
        this.commands = commands;
        this.catchUp = catchUp;
    }

    @Override
    public String name() {
        return "correspondence";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSULTATIONS, Topics.RESPONSES);
    }

    @Override
    public @Nullable Register register(String stream) {
        String[] parts = stream.split("/");
        return switch (parts[0]) {
            case "consultations" -> new Register(CONSULTATIONS, parts[1], "consultation", Map.of());
            case "invitations" -> party(parts, "invitation");
            case "responses" -> party(parts, "response");
            default -> null;
        };
    }

    private static Register party(String[] parts, String field) {
        return new Register(
                PARTIES, parts[1] + "/" + parts[2], field, Map.of("consultation", parts[1], "party", parts[2]));
    }

    @Override
    public void index(Rows rows) {
        rows.in(CONSULTATIONS).createIndex(Indexes.ascending("consultation.facts.closesOn"));
        rows.in(PARTIES).createIndex(Indexes.ascending("consultation"));
        rows.in(PARTIES).createIndex(Indexes.ascending("invitation.ownLastDay"), new IndexOptions().sparse(true));
        rows.in(EVENTS).createIndex(Indexes.ascending("stream", "v"));
    }

    /** Each move of the last day for all, since how the consultation stands does not say when it was moved or why. */
    @Override
    public boolean keeps(String stream, String type) {
        return type.equals(NewDayLetter.MOVED);
    }

    @Override
    public int stateKnown(String stream) {
        if (stream.startsWith("invitations/")) return Vocabulary.schema(InvitationState.class);
        if (stream.startsWith("responses/")) return Vocabulary.schema(ResponseState.class);
        return Vocabulary.schema(ConsultationState.class);
    }

    /** Prepares what is due. A letter's stream is its reason and recipient, so doing this again prepares nothing more. */
    @Override
    public void touched(Rows rows, Set<Register> registers) {
        for (Register register : registers) {
            if (register.collection().equals(CONSULTATIONS)) {
                tellOfNewDay(rows, register.id());
                continue;
            }
            Document row =
                    rows.in(PARTIES).find(Filters.eq("_id", register.id())).first();
            if (row != null) prepareFor(rows, row);
        }
    }

    private void tellOfNewDay(Rows rows, String consultation) {
        NewDayLetter.Move move = moved(rows, consultation);
        if (move == null) return;
        for (Document row : rows.in(PARTIES).find(Filters.eq("consultation", consultation))) {
            tellOfNewDay(rows, row, move);
        }
    }

    private void prepareFor(Rows rows, Document row) {
        String consultation = row.getString("consultation");
        String party = row.getString("party");
        Document invitation = row.get("invitation", Document.class);
        Document response = row.get("response", Document.class);
        if (invitation != null && "SENT".equals(invitation.getString("status"))) {
            invite(rows, consultation, party, invitation);
            if (invitation.get("moreTime") != null) tellOfMoreTime(rows, consultation, party, invitation);
            NewDayLetter.Move move = moved(rows, consultation);
            if (move != null) tellOfNewDay(rows, row, move);
        }
        if (response != null) receipts(rows, consultation, party, response);
        remind(rows, row);
    }

    /** Each time the body is invited by a letter of its own: the first may have gone to the wrong recipient. */
    private void invite(Rows rows, String consultation, String body, Document invitation) {
        Document about =
                consultation(rows, consultation, known -> asks(known, invitation) || !mayBeExtended(known, invitation));
        if (!asks(about, invitation)) return;
        Map<String, String> more = new java.util.TreeMap<>(Map.of("body", body));
        String own = invitation.getString(InvitationLetter.OWN_LAST_DAY);
        if (own != null) more.put(InvitationLetter.OWN_LAST_DAY, own);
        write(
                rows,
                InvitationLetter.TEMPLATE,
                consultation,
                InvitationLetter.reason(invitation, consultation),
                body,
                more);
    }

    /**
     * Whether a body is told that it was asked: on that day it still had time. What was recorded afterwards asked nobody; that
     * the consultation has closed since takes the letter from nobody.
     */
    private boolean asks(Document about, Document invitation) {
        if (cancelled(about)) return false;
        LocalDate lastDay = lastDay(about, invitation);
        LocalDate asked = asked(invitation);
        // Before the day was recorded, nothing but this told it from what was recorded afterwards.
        boolean inTime = asked == null ? "OPEN".equals(about.getString("status")) : !asked.isAfter(lastDay);
        return inTime && !longOver(lastDay);
    }

    /** Whether the owner may know of a later last day than is known here. */
    private boolean mayBeExtended(Document about, Document invitation) {
        LocalDate asked = asked(invitation);
        return !cancelled(about) && asked != null && !longOver(asked);
    }

    private static @Nullable LocalDate asked(Document invitation) {
        String asked = invitation.getEmbedded(List.of("awaited", "asked"), String.class);
        return asked == null ? null : LocalDate.parse(asked);
    }

    /** Of what was over long ago, and is told again because events are folded anew, nobody is told any more. */
    private boolean longOver(LocalDate day) {
        return Deadline.day(clock.instant()).isAfter(day.plusDays(TOLD_DAYS_MAX));
    }

    static boolean cancelled(Document about) {
        return "CANCELLED".equals(about.getString("status"));
    }

    /** The body's own. */
    static LocalDate lastDay(Document about, Document invitation) {
        LocalDate general = LocalDate.parse(about.getEmbedded(List.of("facts", "closesOn"), String.class));
        String own = invitation.getString("ownLastDay");
        return Objects.requireNonNull(Deadline.lastDay(general, own == null ? null : LocalDate.parse(own)));
    }

    /** The newest decision alone: it holds, whatever was decided a moment before. */
    private void tellOfMoreTime(Rows rows, String consultation, String body, Document invitation) {
        LocalDate lastDay = lastDay(consultation(rows, consultation), invitation);
        MoreTimeDecision decision = MoreTimeLetter.decided(invitation);
        if (decision == null || longOver(lastDay)) return;
        String own = invitation.getString(InvitationLetter.OWN_LAST_DAY);
        if (own != null) invitedUntil(consultation, body, invitation, InvitationLetter.OWN_LAST_DAY, own);
        Map<String, String> told = MoreTimeLetter.facts(decision, body, lastDay);
        write(rows, MoreTimeLetter.TEMPLATE, consultation, MoreTimeLetter.reason(decision, consultation), body, told);
    }

    /** The move by which the general last day is what it is, where there is time left until it; null where nobody is to be told. */
    private NewDayLetter.@Nullable Move moved(Rows rows, String consultation) {
        Document event = rows.in(EVENTS)
                .find(Filters.eq("stream", "consultations/" + consultation))
                .sort(Sorts.descending("v"))
                .first();
        NewDayLetter.Move move = event == null ? null : NewDayLetter.Move.of(event);
        Document about = known(rows, consultation);
        if (move == null || about == null || cancelled(about)) return null;
        boolean holds =
                move.closesOn().toString().equals(about.getEmbedded(List.of("facts", "closesOn"), String.class));
        return holds && !Deadline.day(clock.instant()).isAfter(move.closesOn()) ? move : null;
    }

    /** Whoever was invited to answer by an earlier day, and has no more time of its own than all have now. */
    private void tellOfNewDay(Rows rows, Document row, NewDayLetter.Move move) {
        if (!awaited(row)) return;
        String consultation = row.getString("consultation");
        String body = row.getString("party");
        Document invitation = row.get("invitation", Document.class);
        String own = invitation.getString("ownLastDay");
        if (own != null && !LocalDate.parse(own).isBefore(move.closesOn())) return;
        String closesOn = move.closesOn().toString();
        String asked = invitedUntil(consultation, body, invitation, InvitationLetter.CLOSES_ON, closesOn);
        if (asked == null || !LocalDate.parse(asked).isBefore(move.closesOn())) return;
        write(rows, NewDayLetter.TEMPLATE, consultation, move.letter(consultation), body, move.facts(body));
    }

    /**
     * What its newest invitation says in that place; null where no letter invited it. One that waits to leave is given the later
     * day first. Both that and the beginning of its handover are commits of its stream, so it leaves with the one or the other, and
     * who is told the earlier one is told of the later one by a letter of its own.
     */
    private @Nullable String invitedUntil(
            String consultation, String body, Document invitation, String place, String day) {
        String stream = Letter.stream(InvitationLetter.reason(invitation, consultation), body);
        Letter invited = commands.getObject().fold(Letter.KIND, stream).state();
        if (!(invited instanceof Letter.Prepared)) return Letter.says(invited).get(place);
        commands.getObject()
                .handle(
                        Letter.KIND,
                        stream,
                        new Command("mail", place + "/" + day, day, null),
                        // Whoever has got a copy already has read the earlier day, and all copies say the same.
                        letter -> copies.taken(stream).isEmpty()
                                ? Letter.refill(letter, InvitationLetter.until(Letter.says(letter), place, day))
                                : List.of());
        return Letter.says(commands.getObject().fold(Letter.KIND, stream).state())
                .get(place);
    }

    /** The newest reminder alone: of several that are told at once the others have had their day. */
    private void remind(Rows rows, Document row) {
        if (!awaited(row) || answered(row)) return;
        Document reminder = row.getEmbedded(List.of("invitation", "awaited", "reminded"), Document.class);
        if (reminder == null) return;
        String consultation = row.getString("consultation");
        String body = row.getString("party");
        String reason = Reminders.reason(reminder, consultation);
        write(rows, Reminders.TEMPLATE, consultation, reason, body, Reminders.facts(reminder, body));
    }

    /** The invitation of a body that is on the list. */
    static @Nullable Document invitation(Document row) {
        Document invitation = row.get("invitation", Document.class);
        return invitation != null
                        && Status.valueOf(invitation.getString("status")).onList()
                ? invitation
                : null;
    }

    /** Whether an invitation has reached the body, and it has not declined. */
    static boolean awaited(Document row) {
        Document invitation = row.get("invitation", Document.class);
        return invitation != null
                && "SENT".equals(invitation.getString("status"))
                && !invitation.getBoolean("wrongRecipient", false);
    }

    /** Whether its invitation went to the wrong recipient, so that nobody waits for it. */
    static boolean astray(Document row) {
        Document invitation = row.get("invitation", Document.class);
        return invitation != null && invitation.getBoolean("wrongRecipient", false);
    }

    static boolean answered(Document row) {
        Document response = row.get("response", Document.class);
        return response != null && response.getBoolean("standing", false);
    }

    /** Whether its answer came and was taken back, and no other has come since. */
    static boolean withdrawn(Document row) {
        Document amendments = row.getEmbedded(List.of("response", "amendments"), Document.class);
        return !answered(row) && amendments != null && amendments.getBoolean("withdrawn", false);
    }

    @Nullable
    Document party(Rows rows, String consultation, String party) {
        return rows.in(PARTIES)
                .find(Filters.eq("_id", consultation + "/" + party))
                .first();
    }

    /** How the consultation stands as far as is known here. */
    @Nullable
    Document known(Rows rows, String id) {
        Document row = rows.in(CONSULTATIONS).find(Filters.eq("_id", id)).first();
        return row == null ? null : row.get("consultation", Document.class);
    }

    /** Of each document that came, its own. What turned out not to be the sender's is not confirmed to anybody. */
    private void receipts(Rows rows, String consultation, String party, Document response) {
        Document amendments = response.get("amendments", Document.class);
        boolean withdrawn = amendments != null && amendments.getBoolean("withdrawn", false);
        if (!response.getBoolean("standing", false) && !withdrawn) return;
        Object documents = amendments == null ? null : amendments.get("documents");
        int came = documents instanceof Number number ? number.intValue() : 1;
        for (int document = 1; document <= came; document++) {
            Map<String, String> more = new java.util.TreeMap<>(Map.of("response", Ids.response(consultation, party)));
            if (document > 1) more.put("document", String.valueOf(document));
            // An id has no two hyphens in a row, so no other consultation has this reason.
            String reason = consultation + (document == 1 ? "" : "--" + document);
            write(rows, "receipt", consultation, "receipt-" + reason, party, more);
        }
    }

    private void write(
            Rows rows, String template, String consultation, String reason, String party, Map<String, String> more) {
        Document facts = consultation(rows, consultation).get("facts", Document.class);
        Map<String, String> all = InvitationLetter.facts(consultation, facts, more);
        commands.getObject()
                .handle(
                        Letter.KIND,
                        Letter.stream(reason, party),
                        new Command("mail", "prepare", template, null),
                        letter -> Letter.prepare(letter, template, all));
    }

    /**
     * How the consultation stands. Its stream may come by another partition and later than the invitation, so its owner is asked
     * where it lacks or has not opened yet: an invitation is sent only when it has.
     */
    private Document consultation(Rows rows, String id) {
        return consultation(rows, id, about -> true);
    }

    /** @param enough whether what is known here is; else the owner is asked too */
    private Document consultation(Rows rows, String id, Predicate<Document> enough) {
        Document about = known(rows, id);
        if (about == null || NOT_YET.contains(about.getString("status")) || !enough.test(about)) {
            catchUp.getObject().stream(this, rows, "consultations", "consultations/" + id);
            about = known(rows, id);
        }
        if (about == null) throw new IllegalStateException("nobody knows the consultation " + id);
        return about;
    }
}
