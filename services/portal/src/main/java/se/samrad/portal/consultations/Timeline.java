package se.samrad.portal.consultations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.TimelineEntry;
import se.samrad.portal.wording.Wording;

/** What has happened to a consultation, in sentences, oldest first; many of one kind on one day are told as one. */
public final class Timeline {
    /**
     * @param sentence what happened
     * @param day as markup
     * @param done false for what is still to come
     */
    public record Line(String sentence, String day, boolean done) {}

    private static final String PUBLICLY = "-publicly";

    private Timeline() {}

    static List<Line> of(ConsultationView consultation, Wording say) {
        List<Line> lines = new ArrayList<>();
        Map<String, Integer> many = new LinkedHashMap<>();
        for (TimelineEntry entry : consultation.timeline().reversed()) {
            String key = counted(entry);
            if (key != null) many.merge(key, 1, Integer::sum);
        }
        for (TimelineEntry entry : consultation.timeline().reversed()) {
            String key = counted(entry);
            Integer count = key == null ? Integer.valueOf(1) : many.remove(key);
            if (count == null) continue;
            String sentence = sentence(entry, count, say);
            if (sentence != null) lines.add(new Line(sentence, say.dayTag(entry.at()), true));
        }
        LocalDate last = consultation.closesOn();
        if (consultation.isOpen() && last != null) {
            lines.add(new Line(say.text("timeline.last-day"), say.dayTag(last), false));
        }
        return List.copyOf(lines);
    }

    /** The kind and the day of what is told as a number. */
    private static @Nullable String counted(TimelineEntry entry) {
        return switch (type(entry)) {
            case "body-invited",
                    "body-given-more-time",
                    "body-declined",
                    "reminder-sent",
                    "body-silent",
                    "response-readable" -> type(entry) + Deadline.day(entry.at());
            default -> null;
        };
    }

    private static String type(TimelineEntry entry) {
        return entry.type().endsWith(PUBLICLY)
                ? entry.type().substring(0, entry.type().length() - PUBLICLY.length())
                : entry.type();
    }

    /** Null for what is not told here: that a body has answered stands on the board. */
    private static @Nullable String sentence(TimelineEntry entry, int count, Wording say) {
        LocalDate closesOn = entry.day("closesOn");
        return switch (type(entry)) {
            case "consultation-opened" -> say.text("timeline.opened");
            case "consultation-extended" ->
                closesOn == null ? say.text("timeline.extended") : say.text("timeline.extended-to", say.day(closesOn));
            case "consultation-closed" -> say.text("timeline.closed");
            case "consultation-cancelled" -> {
                String reason = entry.text("reason");
                yield reason == null ? say.text("timeline.cancelled") : say.text("timeline.cancelled-because", reason);
            }
            case "case-number-corrected" -> numbered(entry, say);
            case "body-invited" -> number("timeline.invited", count, say);
            case "body-given-more-time" -> number("timeline.more-time", count, say);
            case "body-declined" -> number("timeline.declined", count, say);
            case "reminder-sent" -> number("timeline.reminded", count, say);
            case "body-silent" -> number("timeline.silent", count, say);
            case "response-readable" -> number("timeline.published", count, say);
            default -> null;
        };
    }

    private static @Nullable String numbered(TimelineEntry entry, Wording say) {
        String now = entry.text("caseNumber");
        String earlier = entry.text("earlierNumber");
        if (now == null) return null;
        return earlier == null ? say.text("timeline.numbered.first", now) : say.text("timeline.numbered", earlier, now);
    }

    private static String number(String key, int count, Wording say) {
        return count == 1 ? say.text(key + ".one") : say.text(key, say.count(count));
    }
}
