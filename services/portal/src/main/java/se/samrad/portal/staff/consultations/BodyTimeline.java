package se.samrad.portal.staff.consultations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.TimelineEntry;
import se.samrad.portal.wording.Wording;

/** What has happened between the authority and one body, in sentences, newest first: all one needs when they call. */
public final class BodyTimeline {
    /**
     * @param sentence what happened
     * @param when as markup
     * @param words what was said about it, if anything
     */
    public record Line(
            String sentence, String when, @Nullable String words) {}

    private BodyTimeline() {}

    static List<Line> of(List<TimelineEntry> entries, Wording say) {
        List<Line> lines = new ArrayList<>();
        Set<TimelineEntry> replacing = replacing(entries);
        for (TimelineEntry entry : entries) {
            boolean replaces = replacing.contains(entry);
            String sentence = replaces ? say.text("course.replaced") : sentence(entry, say);
            if (sentence == null) continue;
            String words = Stream.of("reason", "note", "to")
                    .map(entry::text)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            lines.add(new Line(sentence, when(entry, replaces, say), words));
        }
        return List.copyOf(lines);
    }

    /** The answers that came while another stood. */
    private static Set<TimelineEntry> replacing(List<TimelineEntry> entries) {
        Set<TimelineEntry> replacing = Collections.newSetFromMap(new IdentityHashMap<>());
        int standing = 0;
        for (TimelineEntry entry : entries.reversed()) {
            switch (entry.type()) {
                case "response-received" -> {
                    if (standing > 0) replacing.add(entry);
                    standing++;
                }
                case "response-withdrawn" -> standing = 0;
                case "response-disowned" -> standing = Math.max(0, standing - 1);
                default -> {} // says nothing of which answer stands
            }
        }
        return replacing;
    }

    /** What staff have entered came on the day that they state, which is not when they did. */
    private static String when(TimelineEntry entry, boolean replaces, Wording say) {
        LocalDate came = entry.statedDay();
        String at = say.momentTag(entry.at());
        if (came == null) return at;
        return entry.type().equals("response-received") && !replaces
                ? say.text("course.entered", at)
                : say.text("course.entered.on", say.shortDayTag(came), at);
    }

    /** Null for what only matters inside. */
    private static @Nullable String sentence(TimelineEntry entry, Wording say) {
        LocalDate until = entry.day("until");
        String day = until == null ? "" : say.day(until);
        return switch (entry.type()) {
            case "body-listed" -> say.text("course.listed");
            case "invitation-sent" -> say.text("course.invited");
            case "more-time-requested" -> say.text("course.asked-for", day);
            case "more-time-granted" -> say.text("course.granted", day);
            case "more-time-refused" -> say.text("course.refused");
            case "invitation-declined" -> say.text("course.declined");
            case "wrong-recipient-reported" -> say.text("course.wrong");
            case "invitation-opened" -> say.text("course.opened");
            case "invitation-forwarded" -> say.text("course.forwarded");
            case "call-noted" -> say.text("course.call");
            case "body-reminded" -> say.text("course.reminded");
            case "reminder-skipped" -> unreminded(entry, say);
            case "silence-recorded" -> say.text("course.silent");
            case "response-received" -> {
                LocalDate came = entry.statedDay();
                yield came == null ? say.text("course.received") : say.text("course.received.on", say.shortDay(came));
            }
            case "response-registered" -> {
                String number = entry.text("documentNumber");
                yield say.text("course.registered" + registered(entry), number == null ? "" : number);
            }
            case "registration-corrected" -> corrected(entry, say);
            case "secrecy-assessed" ->
                say.text((Boolean.TRUE.equals(entry.data().get("secret")) ? "course.secret" : "course.open")
                        + added(entry));
            case "response-published" -> say.text("course.published" + added(entry));
            case "response-retracted" -> say.text("course.retracted" + added(entry));
            case "response-disowned" -> say.text("course.disowned");
            case "positions-interpreted" -> say.text("course.interpreted");
            case "response-supplemented" -> say.text("course.supplemented");
            case "response-confirmed" -> say.text("course.confirmed");
            case "response-withdrawn" -> say.text("course.withdrawn");
            case "response-sealed" -> say.text("course.sealed");
            case "response-unsealed" -> say.text("course.unsealed");
            default -> null;
        };
    }

    /** Null where nothing hindered a letter: nobody misses one whose day had passed when the body was asked. */
    private static @Nullable String unreminded(TimelineEntry entry, Wording say) {
        String hindrance = entry.text("hindrance");
        LocalDate lastDay = entry.day("lastDay");
        if (hindrance == null || lastDay == null || !(entry.data().get("daysBefore") instanceof Number days))
            return null;
        return say.text("course.unreminded." + hindrance, say.shortDay(lastDay.minusDays(days.longValue())));
    }

    /** All that comes is registered by itself; an answer where it is not told what it is. */
    private static String registered(TimelineEntry entry) {
        return switch (String.valueOf(entry.text("of"))) {
            case "response-supplemented" -> ".SUPPLEMENT";
            case "response-confirmed" -> ".CONFIRMATION";
            case "response-withdrawn" -> ".WITHDRAWAL";
            default -> "";
        };
    }

    private static String corrected(TimelineEntry entry, Wording say) {
        String number = entry.text("documentNumber");
        String by = Objects.requireNonNullElse(entry.text("by"), "");
        if (number == null) return say.text("course.corrected.subject", by);
        String earlier = Objects.requireNonNullElse(entry.text("earlierNumber"), "");
        return say.text("course.corrected" + (entry.text("heading") == null ? "" : ".both"), earlier, number, by);
    }

    /** What was added goes its own way to the web. */
    private static String added(TimelineEntry entry) {
        return entry.data().get("record") == null ? "" : ".SUPPLEMENT";
    }
}
