package se.samrad.mail.letters;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.MoreTimeDecision;
import se.samrad.eventing.Json;

/**
 * What a body is told when it was given more time, or asked for it and was not. Each decision has a letter of its own, which says
 * what holds from then on: the body's own last day.
 */
final class MoreTimeLetter {
    static final String TEMPLATE = "more-time";
    /** A kind of letter, so without a hyphen: what follows it is the consultation. */
    static final String KIND = "moretime";

    private static final String LAST_DAY = "lastDay";
    /** The fact that the last day was moved for all after the decision, as it is when the letter is worded. */
    private static final String MOVED = "moved";

    private MoreTimeLetter() {}

    /** What was last decided; null for nothing, and for who has declined. */
    static @Nullable MoreTimeDecision decided(Document invitation) {
        Document told = invitation.get("moreTime", Document.class);
        return told == null ? null : Json.MAPPER.convertValue(told, MoreTimeDecision.class);
    }

    static String reason(MoreTimeDecision decision, String consultation) {
        String which = decision.number() == 1 ? "" : "--" + decision.number();
        return KIND + "-" + consultation + which;
    }

    /** @param lastDay the body's own, as it is after the decision */
    static Map<String, String> facts(MoreTimeDecision decision, String body, LocalDate lastDay) {
        Map<String, String> facts = new TreeMap<>(Map.of(
                "body",
                body,
                "granted",
                String.valueOf(decision.granted()),
                "asked",
                String.valueOf(decision.asked()),
                "until",
                decision.until().toString(),
                LAST_DAY,
                lastDay.toString()));
        if (decision.reason() != null) facts.put("reason", decision.reason());
        return facts;
    }

    /** What is said when it leaves: while it waited, the last day may have been moved for all to a later one. */
    static Map<String, String> asIs(Map<String, String> facts, @Nullable LocalDate lastDayNow) {
        if (lastDayNow == null || !lastDayNow.isAfter(day(facts, LAST_DAY))) return facts;
        Map<String, String> now = new TreeMap<>(facts);
        now.put(LAST_DAY, lastDayNow.toString());
        now.put(MOVED, "true");
        return now;
    }

    /** Whether it says that the body was refused a day which it has, with all others, been given since. */
    static boolean isMet(Map<String, String> facts, @Nullable LocalDate lastDayNow) {
        return !isGranted(facts) && lastDayNow != null && !lastDayNow.isBefore(day(facts, "until"));
    }

    private static boolean isGranted(Map<String, String> facts) {
        return "true".equals(facts.get("granted"));
    }

    private static LocalDate day(Map<String, String> facts, String name) {
        return LocalDate.parse(Objects.requireNonNull(facts.get(name), name));
    }

    /** @param today a last day that has passed is told as one that was */
    static Wording.Text text(Map<String, String> facts, String baseUrl, LocalDate today) {
        return isGranted(facts) ? granted(facts, baseUrl) : refused(facts, baseUrl, today);
    }

    private static Wording.Text granted(Map<String, String> facts, String baseUrl) {
        String title = Wording.title(facts);
        String day = Wording.day(facts.get(LAST_DAY));
        String begins = "true".equals(facts.get("asked"))
                ? "Ni har bett om mer tid för att svara på ”%s”. Ni får det.".formatted(title)
                : "Ni får mer tid för att svara på ”%s”.".formatted(title);
        return new Wording.Text(title + ": ni har fått mer tid", """
            Hej!

            %s Er sista svarsdag är nu %s. Svar som kommer den dagen är i tid.
            %s
            Svara här:
            %s

            Här finns er nya sista svarsdag som kalenderfil (ics):
            %s/api/public/consultations/%s/bodies/%s/last-day.ics
            %s
            In English: you have been given more time to reply to the consultation above. Your last day to reply is now %s.%s %s
            """.formatted(
                        begins,
                        day,
                        why(facts),
                        link(facts, baseUrl),
                        baseUrl,
                        facts.get("consultation"),
                        facts.get("body"),
                        Wording.contact(facts),
                        Wording.englishDay(facts.get(LAST_DAY)),
                        englishWhy(facts),
                        Wording.englishPage(facts, baseUrl)));
    }

    private static Wording.Text refused(Map<String, String> facts, String baseUrl, LocalDate today) {
        String title = Wording.title(facts);
        boolean over = today.isAfter(day(facts, LAST_DAY));
        boolean moved = facts.containsKey(MOVED);
        String day = Wording.day(facts.get(LAST_DAY));
        String english = Wording.englishDay(facts.get(LAST_DAY));
        return new Wording.Text(title + ": ni får inte mer tid", """
            Hej!

            Ni har bett om tid till och med %s för att svara på ”%s”. Vi kan inte ge er mer tid. %s
            %s
            Svara här:
            %s
            %s
            In English: we cannot give you more time to reply to the consultation above. %s%s %s
            """.formatted(
                        Wording.day(facts.get("until")),
                        title,
                        over
                                ? "Er sista svarsdag var %s. Vi tar emot svar också efter den dagen, men de räknas som för sena."
                                        .formatted(day)
                                : "Er sista svarsdag är %s %s.".formatted(moved ? "nu" : "fortfarande", day),
                        why(facts),
                        link(facts, baseUrl),
                        Wording.contact(facts),
                        over
                                ? "Your last day to reply was %s. We accept replies after that day too, but they count as late."
                                        .formatted(english)
                                : "Your last day to reply is %s %s.".formatted(moved ? "now" : "still", english),
                        englishWhy(facts),
                        Wording.englishPage(facts, baseUrl)));
    }

    private static String why(Map<String, String> facts) {
        String reason = facts.get("reason");
        return reason == null ? "" : "\nSkäl: " + Wording.line(reason) + "\n";
    }

    /** In the words of whoever decided, which nobody has translated. */
    private static String englishWhy(Map<String, String> facts) {
        return facts.containsKey("reason") ? " The reason is stated in Swedish above." : "";
    }

    private static String link(Map<String, String> facts, String baseUrl) {
        return "%s/remisser/%s/inbjudan/%s".formatted(baseUrl, facts.get("consultation"), facts.get("body"));
    }
}
