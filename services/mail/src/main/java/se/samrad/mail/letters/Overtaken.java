package se.samrad.mail.letters;

import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.consultations.MoreTimeDecision;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;

/** Letters to bodies that waited to leave until something else held. */
@Component
class Overtaken {
    private final Views views;
    private final Correspondence correspondence;
    private final Reminders reminders;

    Overtaken(Views views, Correspondence correspondence, Reminders reminders) {
        this.views = views;
        this.correspondence = correspondence;
        this.reminders = reminders;
    }

    /** Why a letter that was prepared is not worth sending any more; null when it is, or is not to a body. */
    @Nullable
    String why(String stream, Letter.Outgoing letter) {
        return switch (letter.template()) {
            case InvitationLetter.TEMPLATE,
                    MoreTimeLetter.TEMPLATE,
                    NewDayLetter.TEMPLATE,
                    Reminders.TEMPLATE,
                    DraftNotices.TEMPLATE -> why(stream, letter.template(), letter.facts());
            default -> null;
        };
    }

    private @Nullable String why(String stream, String template, Map<String, String> facts) {
        View.Rows rows = views.rows(correspondence);
        String consultation = facts.getOrDefault("consultation", "");
        Document about = correspondence.known(rows, consultation);
        if (about != null && Correspondence.cancelled(about)) return "cancelled";
        if (template.equals(Reminders.TEMPLATE) && reminders.late(facts)) return "too-late";
        if (template.equals(NewDayLetter.TEMPLATE) && reminders.over(facts)) return "too-late";
        Document row = correspondence.party(rows, consultation, facts.getOrDefault("body", ""));
        Document invitation = row == null ? null : row.get("invitation", Document.class);
        if (row == null || invitation == null) return null;
        return switch (template) {
            case InvitationLetter.TEMPLATE -> invitation(number(stream), row, invitation);
            case MoreTimeLetter.TEMPLATE -> moreTime(number(stream), row, invitation, facts);
            case NewDayLetter.TEMPLATE -> newDay(row, facts);
            default -> awaiting(row, facts);
        };
    }

    /** What is known here may lag, so of a letter that is newer it says nothing. A body is invited anew after the wrong recipient. */
    private static @Nullable String invitation(int number, Document row, Document invitation) {
        Number letter = invitation.get("letter", Number.class);
        int newest = letter == null ? 1 : letter.intValue();
        boolean astray = number < newest || (number == newest && Correspondence.astray(row));
        return astray ? "wrong-recipient" : null;
    }

    private @Nullable String moreTime(int number, Document row, Document invitation, Map<String, String> facts) {
        MoreTimeDecision newest = MoreTimeLetter.decided(invitation);
        if (newest != null && number < newest.number()) return "decided-again";
        if (Correspondence.astray(row)) return "wrong-recipient";
        return MoreTimeLetter.isMet(facts, reminders.lastDay(facts)) ? "another-last-day" : null;
    }

    /** Who has answered is told too: it may add to its answer. Of a day that is not known here yet this says nothing. */
    private @Nullable String newDay(Document row, Map<String, String> facts) {
        if (Correspondence.astray(row)) return "wrong-recipient";
        Map<String, String> now = reminders.now(row.getString("consultation"), row.getString("party"));
        if (now == null) return "declined";
        return now.getOrDefault("lastDay", "").compareTo(facts.getOrDefault("lastDay", "")) > 0
                ? "another-last-day"
                : null;
    }

    /** Of a letter to who is awaited. */
    private @Nullable String awaiting(Document row, Map<String, String> facts) {
        if (Correspondence.answered(row)) return "answered";
        if (Correspondence.astray(row)) return "wrong-recipient";
        Map<String, String> now = reminders.now(row.getString("consultation"), row.getString("party"));
        if (now == null) return "declined";
        return Objects.equals(now.get("lastDay"), facts.get("lastDay")) ? null : "another-last-day";
    }

    /** Which of its kind to the body. An id has no two hyphens in a row. */
    private static int number(String stream) {
        String[] reason = stream.substring(0, stream.lastIndexOf('/')).split("--", 2);
        return reason.length == 1 ? 1 : Integer.parseInt(reason[1]);
    }
}
