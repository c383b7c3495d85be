package se.samrad.status.tally;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.eventing.relay.Envelope;
import se.samrad.status.domain.Tally;

/** Counts by walking through the events, to compare with. */
public final class PlainCount {
    private static final List<String> NOT_ASKED = List.of("LISTED", "UNLISTED");

    private PlainCount() {}

    public static Map<String, Long> of(Tally tally) {
        Map<String, Long> counts = new HashMap<>();
        counts.put("invited", tally.invited());
        counts.put("answered", tally.answered());
        counts.put("noComments", tally.noComments());
        counts.put("declined", tally.declined());
        counts.put("silent", tally.silent());
        counts.put("extended", tally.extended());
        counts.put("late", tally.late());
        counts.put("uninvited", tally.uninvited());
        counts.put("persons", tally.persons());
        counts.put("published", tally.published());
        counts.put("wrongRecipient", tally.wrongRecipient());
        tally.positions().forEach((position, n) -> counts.put("position " + position, n));
        return counts;
    }

    /** The same, written down without groups, summaries or stores: one body after the other. */
    public static Map<String, Long> of(
            List<Envelope> told, String consultation, LocalDate closes, Instant now, boolean open) {
        Map<String, Document> last = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        for (Envelope each : told) {
            if (versions.getOrDefault(each.stream(), 0L) > each.version()) continue;
            versions.put(each.stream(), each.version());
            last.put(each.stream(), Document.parse(each.after()));
        }
        Map<String, Long> counts = new HashMap<>();
        for (String name : List.of(
                "invited",
                "answered",
                "noComments",
                "declined",
                "silent",
                "extended",
                "late",
                "uninvited",
                "persons",
                "published",
                "wrongRecipient",
                "position NOT_STATED")) {
            counts.put(name, 0L);
        }
        for (Position position : Position.values()) counts.put("position " + position, 0L);
        LocalDate today = now.atZone(Deadline.ZONE).toLocalDate();
        last.forEach((stream, invitation) -> {
            if (!stream.startsWith("invitations/" + consultation + "/")) return;
            if (NOT_ASKED.contains(String.valueOf(invitation.getString("status")))) return;
            Document response = last.get(stream.replace("invitations/", "responses/"));
            LocalDate own = invitation.getString("ownLastDay") == null
                    ? closes
                    : LocalDate.parse(invitation.getString("ownLastDay"));
            LocalDate deadline = own.isAfter(closes) ? own : closes;
            boolean declined =
                    open ? invitation.getBoolean("declined") : "DECLINED".equals(invitation.getString("status"));
            boolean answered = response != null && response.getBoolean("standing");
            if (invitation.getBoolean("wrongRecipient", false) && !answered && !declined) {
                count(counts, "wrongRecipient");
                return;
            }
            count(counts, "invited");
            if (response != null && answered) {
                count(counts, "NO_COMMENTS".equals(response.getString("position")) ? "noComments" : "answered");
                LocalDate day =
                        LocalDate.parse(response.get("arrived", Document.class).getString("day"));
                if (day.isAfter(deadline)) count(counts, "late");
            } else if (declined) {
                count(counts, "declined");
            } else if (today.isAfter(deadline)) {
                count(counts, "silent");
            } else if (deadline.isAfter(closes)) {
                count(counts, "extended");
            }
        });
        last.forEach((stream, response) -> {
            if (!stream.startsWith("responses/" + consultation + "/") || !response.getBoolean("standing")) return;
            if (response.getBoolean("published")) count(counts, "published");
            if ("PERSON".equals(response.getString("sender"))) {
                count(counts, "persons");
                return;
            }
            Document invitation = last.get(stream.replace("responses/", "invitations/"));
            if (invitation == null || NOT_ASKED.contains(String.valueOf(invitation.getString("status"))))
                count(counts, "uninvited");
            if (open && !response.getBoolean("published")) return;
            String position = response.getString("position");
            count(counts, "position " + (position == null ? "NOT_STATED" : position));
        });
        return counts;
    }

    private static void count(Map<String, Long> counts, String name) {
        counts.merge(name, 1L, Long::sum);
    }
}
