package se.samrad.mail.letters;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.mail.MailSettings;
import se.samrad.mail.domain.Letter;

/**
 * On Monday morning, to the contact person of each open consultation: what came last week, who wants more time and who was met
 * and has not answered. A letter's stream is the week and the consultation, so each has one a week.
 */
@Component
public class Weekly {
    static final String TEMPLATE = "weekly";
    /** Stands for whoever is the contact person when the letter leaves. */
    static final String RECIPIENT = "handlaggare";

    private static final int MORNING_HOUR = 7;
    private static final Logger LOG = LoggerFactory.getLogger(Weekly.class);

    /**
     * What the letter tells, read when it leaves.
     *
     * @param astray whose invitation went to the wrong recipient, so that they wait to be invited anew
     * @param uninvited how many answers came from those who were not asked; they are not named
     */
    record Week(List<String> answered, int uninvited, List<String> wanting, List<String> met, List<String> astray) {}

    private final Views views;
    private final Correspondence correspondence;
    private final MeetingsHeld meetings;
    private final Commands commands;
    private final MailSettings settings;
    private final Clock clock;

    public Weekly(
            Views views,
            Correspondence correspondence,
            MeetingsHeld meetings,
            Commands commands,
            MailSettings settings,
            Clock clock) {
        this.views = views;
        this.correspondence = correspondence;
        this.meetings = meetings;
        this.commands = commands;
        this.settings = settings;
        this.clock = clock;
    }

    /** Prepares what is due: on Monday, or on Tuesday where nothing ran on Monday. Doing this again prepares nothing more. */
    @Scheduled(initialDelay = 2, fixedDelay = 20, timeUnit = TimeUnit.MINUTES)
    public void round() {
        if (!settings.weekly()) return;
        ZonedDateTime now = clock.instant().atZone(Deadline.ZONE);
        boolean monday = now.getDayOfWeek() == DayOfWeek.MONDAY && now.getHour() >= MORNING_HOUR;
        if (!monday && now.getDayOfWeek() != DayOfWeek.TUESDAY) return;
        LocalDate to = now.toLocalDate().with(DayOfWeek.MONDAY).minusDays(1);
        for (Document row : views.rows(correspondence)
                .in(Correspondence.CONSULTATIONS)
                .find(Filters.and(
                        Filters.eq("consultation.status", "OPEN"),
                        Filters.lte("consultation.facts.opensOn", to.toString())))) {
            try {
                prepare(row, to);
            } catch (RuntimeException e) {
                LOG.warn("{} waits for the next round: {}", row.getString("_id"), e.toString());
            }
        }
    }

    private void prepare(Document row, LocalDate to) {
        String consultation = row.getString("_id");
        if (to(consultation).isEmpty()) return;
        Document facts = row.getEmbedded(List.of("consultation", "facts"), Document.class);
        int year = to.get(IsoFields.WEEK_BASED_YEAR);
        int week = to.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        Map<String, String> said = new TreeMap<>(Map.of(
                "consultation", consultation,
                "title", facts.getString("title"),
                "closesOn", facts.getString("closesOn"),
                "week", String.valueOf(week),
                "from", to.minusDays(6).toString(),
                "to", to.toString()));
        String reason = "%s%dw%02d-%s".formatted(TEMPLATE, year, week, consultation);
        commands.handle(
                Letter.KIND,
                Letter.stream(reason, RECIPIENT),
                new Command("mail", "prepare", TEMPLATE, null),
                letter -> Letter.prepare(letter, TEMPLATE, said));
    }

    /** The contact person's address, as it is now. */
    List<String> to(String consultation) {
        Document about = correspondence.known(views.rows(correspondence), consultation);
        String email = about == null ? null : about.getEmbedded(List.of("facts", "contact", "email"), String.class);
        return email == null || email.isBlank() ? List.of() : List.of(email);
    }

    Week week(Map<String, String> facts) {
        String consultation = Objects.requireNonNull(facts.get("consultation"));
        String from = Objects.requireNonNull(facts.get("from"));
        String to = Objects.requireNonNull(facts.get("to"));
        View.Rows rows = views.rows(correspondence);
        Set<String> held = MeetingsHeld.bodies(views.rows(meetings), consultation, LocalDate.parse(to));
        List<String> answered = new ArrayList<>();
        List<String> wanting = new ArrayList<>();
        List<String> met = new ArrayList<>();
        List<String> astray = new ArrayList<>();
        int uninvited = 0;
        for (Document row : rows.in(Correspondence.PARTIES)
                .find(Filters.eq("consultation", consultation))
                .sort(Sorts.ascending("invitation.name", "_id"))) {
            Document invitation = Correspondence.invitation(row);
            if (Correspondence.answered(row)) {
                String day = row.getEmbedded(List.of("response", "arrived", "day"), String.class);
                if (day == null || day.compareTo(from) < 0 || day.compareTo(to) > 0) continue;
                if (invitation == null) uninvited++;
                else answered.add(name(invitation));
            } else if (invitation != null && Correspondence.astray(row)) {
                astray.add(name(invitation));
            } else if (invitation != null && Correspondence.awaited(row)) {
                @Nullable String until = invitation.getString("requested");
                if (until != null) wanting.add(name(invitation) + ", till och med " + Wording.dayAndMonth(until));
                if (held.contains(row.getString("party"))) met.add(name(invitation));
            }
        }
        return new Week(answered, uninvited, wanting, met, astray);
    }

    private static String name(Document invitation) {
        return invitation.getString("name").replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
