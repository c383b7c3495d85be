package se.samrad.mail.letters;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.DraftLife;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;

/**
 * Tells bodies in time that a draft, if they have one, will be deleted. Nobody but the body knows whether it has, so every
 * body that was invited and has neither answered nor declined is told while it can still answer, in words that hold for both:
 * neither that a letter was sent nor to whom says anything.
 */
@Component
public class DraftNotices {
    static final String TEMPLATE = "drafts";
    private static final Logger LOG = LoggerFactory.getLogger(DraftNotices.class);

    private final Views views;
    private final Correspondence correspondence;
    private final Commands commands;
    private final Clock clock;

    public DraftNotices(Views views, Correspondence correspondence, Commands commands, Clock clock) {
        this.views = views;
        this.correspondence = correspondence;
        this.commands = commands;
        this.clock = clock;
    }

    /** Prepares what is due; a letter's stream is its reason and recipient, so doing this again prepares nothing more. */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void round() {
        LocalDate today = Deadline.day(clock.instant());
        LocalDate first = today.minusDays(DraftLife.KEPT_DAYS);
        LocalDate last = today.minusDays(DraftLife.KEPT_DAYS - DraftLife.TOLD_DAYS);
        View.Rows rows = views.rows(correspondence);
        Set<String> known = new HashSet<>();
        for (Document row : rows.in(Correspondence.CONSULTATIONS)
                .find(Filters.and(
                        Filters.gte("consultation.facts.closesOn", first.toString()),
                        Filters.lte("consultation.facts.closesOn", last.toString())))) {
            known.add(row.getString("_id"));
        }
        for (Document row : rows.in(Correspondence.PARTIES)
                .find(Filters.and(
                        Filters.eq("invitation.status", "SENT"),
                        Filters.ne("invitation.wrongRecipient", true),
                        Filters.ne("response.standing", true),
                        Filters.or(
                                Filters.in("consultation", known),
                                Filters.and(
                                        Filters.gte("invitation.ownLastDay", first.toString()),
                                        Filters.lte("invitation.ownLastDay", last.toString())))))) {
            try {
                prepare(rows, row, first, last);
            } catch (RuntimeException e) {
                LOG.warn("{} waits for the next round: {}", row.getString("_id"), e.toString());
            }
        }
    }

    private void prepare(View.Rows rows, Document row, LocalDate first, LocalDate last) {
        String consultation = row.getString("consultation");
        String body = row.getString("party");
        Document about = correspondence.known(rows, consultation);
        // Of a cancelled one nobody can send a draft any more, and no page shows it.
        if (about == null || Correspondence.cancelled(about)) return;
        Document facts = about.get("facts", Document.class);
        LocalDate own = Correspondence.lastDay(about, row.get("invitation", Document.class));
        if (own.isBefore(first) || own.isAfter(last)) return;
        // What was recorded afterwards invited nobody, so nobody has begun to answer it.
        if (commands.fold(Letter.KIND, Letter.stream("invitation-" + consultation, body))
                        .state()
                instanceof Letter.Unwritten) return;
        LocalDate gone = own.plusDays(DraftLife.KEPT_DAYS);
        Map<String, String> said = new TreeMap<>(Map.of(
                "consultation", consultation,
                "body", body,
                "title", facts.getString("title"),
                "lastDay", own.toString(),
                "keptUntil", gone.toString()));
        // With more time there is another day, and another letter.
        String reason = TEMPLATE + gone.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + consultation;
        commands.handle(
                Letter.KIND,
                Letter.stream(reason, body),
                new Command("mail", "prepare", TEMPLATE, null),
                letter -> Letter.prepare(letter, TEMPLATE, said));
    }

    /** Everybody who may write the body's answer; nobody gets two. */
    static List<String> recipients(Addresses.Contacts contacts) {
        Set<String> all = new java.util.LinkedHashSet<>();
        if (contacts.emails() != null) all.addAll(contacts.emails());
        if (contacts.colleagues() != null) contacts.colleagues().forEach(colleague -> all.add(colleague.email()));
        return List.copyOf(all);
    }
}
