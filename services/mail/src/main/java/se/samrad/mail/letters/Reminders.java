package se.samrad.mail.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.views.Views;

/**
 * Letters to who has neither answered nor declined while its own last day comes near. When one is due is recorded on the
 * invitation by its owner; here it is written, and thrown away where it would come too late.
 */
@Component
public class Reminders {
    static final String TEMPLATE = "reminder";
    /** The fact that the body's answer was taken back, as it is when the letter is worded. */
    static final String WITHDRAWN = "withdrawn";

    /** The mail server may have been away for a while; after that the letter would say something else than it should. */
    private static final int LATE_DAYS_MAX = 1;

    private final Views views;
    private final Correspondence correspondence;
    private final Clock clock;

    public Reminders(Views views, Correspondence correspondence, Clock clock) {
        this.views = views;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    /** For each last day and turn another letter. */
    static String reason(Document reminder, String consultation) {
        LocalDate lastDay = LocalDate.parse(reminder.getString("lastDay"));
        return TEMPLATE + lastDay.format(DateTimeFormatter.BASIC_ISO_DATE) + "d" + reminder.get("daysBefore") + "-"
                + consultation;
    }

    static Map<String, String> facts(Document reminder, String body) {
        return Map.of("body", body, "lastDay", reminder.getString("lastDay"), "on", reminder.getString("on"));
    }

    /** Whether it would say something else than it should. */
    boolean late(Map<String, String> facts) {
        LocalDate today = Deadline.day(clock.instant());
        return today.isAfter(day(facts, "on").plusDays(LATE_DAYS_MAX)) || over(facts);
    }

    /** Whether the day that it is about has passed. */
    boolean over(Map<String, String> facts) {
        return Deadline.day(clock.instant()).isAfter(day(facts, "lastDay"));
    }

    /** What is said to a body about its own last day as it is now; null where the body is not awaited. */
    @Nullable
    Map<String, String> now(String consultation, String body) {
        Document row = row(consultation, body);
        Document about = correspondence.known(views.rows(correspondence), consultation);
        if (row == null || about == null || !Correspondence.awaited(row)) return null;
        Document facts = about.get("facts", Document.class);
        LocalDate lastDay = Correspondence.lastDay(about, row.get("invitation", Document.class));
        return asIs(Map.of(
                "consultation",
                consultation,
                "body",
                body,
                "title",
                facts.getString("title"),
                "lastDay",
                lastDay.toString()));
    }

    /** The last day of the body that a letter is about, as far as is known; null where the body is not awaited. */
    @Nullable
    LocalDate lastDay(Map<String, String> facts) {
        Map<String, String> now = now(facts.getOrDefault("consultation", ""), facts.getOrDefault("body", ""));
        return now == null ? null : day(now, "lastDay");
    }

    /** With what the body has done until now. */
    Map<String, String> asIs(Map<String, String> facts) {
        Map<String, String> all = new TreeMap<>(facts);
        Document row = row(facts.getOrDefault("consultation", ""), facts.getOrDefault("body", ""));
        if (row != null && Correspondence.withdrawn(row)) all.put(WITHDRAWN, "true");
        return all;
    }

    private @Nullable Document row(String consultation, String body) {
        return correspondence.party(views.rows(correspondence), consultation, body);
    }

    private static LocalDate day(Map<String, String> facts, String name) {
        return LocalDate.parse(Objects.requireNonNull(facts.get(name), name));
    }
}
