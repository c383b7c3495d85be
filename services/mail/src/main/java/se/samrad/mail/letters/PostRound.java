package se.samrad.mail.letters;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.views.Views;
import se.samrad.mail.MailSettings;
import se.samrad.mail.carriers.Carrier;
import se.samrad.mail.carriers.Carrier.Message;
import se.samrad.mail.carriers.Carrier.NotTaken;
import se.samrad.mail.carriers.Carrier.Refused;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.domain.Notice;
import se.samrad.mail.subscriptions.SubscriberLetters;

/**
 * Takes the prepared letters out, one after the other: recorded before the mail server is asked and after it has answered. Of
 * letters whose handover was cut off in between nobody knows whether they left: invitations and receipts go again under the
 * same Message-ID, all others never by themselves: a person decides.
 */
@Component
public class PostRound {
    private static final int ROUND_LETTERS_MAX = 200;
    /** Longer than any handover lasts: the mail server is waited for a minute at a time. */
    static final Duration CUT_OFF_AFTER = Duration.ofMinutes(10);

    private static final Bson NOTICE = Filters.in("letter.template", Notice.TEMPLATES);
    private static final Bson NO_NOTICE = Filters.nin("letter.template", Notice.TEMPLATES);
    private static final Bson NOT_TRIED =
            Filters.and(Filters.eq("letter.status", "PREPARED"), Filters.eq("letter.attempts", 0));
    private static final Bson TRIED = Filters.or(
            Filters.and(Filters.eq("letter.status", "PREPARED"), Filters.gt("letter.attempts", 0)),
            Filters.and(
                    Filters.eq("letter.status", "HANDING_OVER"),
                    Filters.in("letter.template", Letter.TWICE_RATHER_THAN_NOT)));

    private static final Logger LOG = LoggerFactory.getLogger(PostRound.class);

    private final Commands commands;
    private final Views views;
    private final LettersView letters;
    private final Addresses addresses;
    private final Overtaken overtaken;
    private final Reminders reminders;
    private final Weekly weekly;
    private final Copies copies;
    private final Returns returns;
    private final SubscriberLetters subscribers;
    private final Carrier carrier;
    private final MailSettings settings;
    private final Clock clock;

    private final Turn fresh = new Turn(NOT_TRIED, NO_NOTICE);
    private final Turn again = new Turn(TRIED, NO_NOTICE);
    private final Turn freshNotices = new Turn(NOT_TRIED, NOTICE);
    private final Turn noticesAgain = new Turn(TRIED, NOTICE);

    PostRound(
            Commands commands,
            Views views,
            LettersView letters,
            Addresses addresses,
            Overtaken overtaken,
            Reminders reminders,
            Weekly weekly,
            Copies copies,
            Returns returns,
            SubscriberLetters subscribers,
            Carrier carrier,
            MailSettings settings,
            Clock clock) {
        this.commands = commands;
        this.views = views;
        this.letters = letters;
        this.addresses = addresses;
        this.overtaken = overtaken;
        this.reminders = reminders;
        this.weekly = weekly;
        this.copies = copies;
        this.returns = returns;
        this.subscribers = subscribers;
        this.carrier = carrier;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void round() {
        // Whoever waits for a receipt does not wait for a thousand subscribers, nor for letters that were not taken
        // before.
        List<String> due = new ArrayList<>(fresh.next(ROUND_LETTERS_MAX));
        int left = ROUND_LETTERS_MAX - due.size();
        due.addAll(again.next(ROUND_LETTERS_MAX));
        due.addAll(freshNotices.next(left));
        due.addAll(noticesAgain.next(left));
        for (String stream : due) {
            try {
                take(stream);
            } catch (RuntimeException e) {
                LOG.warn("{} waits for the next round: {}", stream, e.toString());
            }
        }
    }

    /**
     * Letters that are looked at so many at a time, each look going on where the last one ended: those that cannot leave just
     * now keep no others from being looked at.
     */
    private final class Turn {
        private final Bson which;
        private String last = "";

        Turn(Bson... which) {
            this.which = Filters.and(which);
        }

        List<String> next(int max) {
            List<String> next = new ArrayList<>();
            if (max == 0) return next; // to MongoDB this would be no limit
            for (Document row : views.rows(letters)
                    .in(LettersView.LETTERS)
                    .find(Filters.and(which, Filters.gt("_id", last)))
                    .projection(Projections.include("_id"))
                    .sort(Sorts.ascending("_id"))
                    .limit(max)) {
                next.add(row.getString("_id"));
            }
            last = next.size() < max ? "" : next.getLast();
            return next;
        }
    }

    /** Takes one letter as far as it comes. */
    void take(String stream) {
        Folded<Letter> folded = commands.fold(Letter.KIND, stream);
        if (!(folded.state() instanceof Letter.Outgoing letter) || !itIsTime(stream, letter, folded.time())) return;
        String pointless = pointless(stream, letter);
        if (pointless != null) {
            decide(stream, "undeliverable@" + folded.version(), state -> Letter.undeliverable(state, pointless));
            return;
        }
        Addressed addressed;
        try {
            addressed = addressed(letter);
        } catch (RestClientException e) {
            LOG.info("{}: the address is not to be had just now", stream);
            return;
        }
        if (addressed.to().isEmpty()) {
            decide(stream, "undeliverable@" + folded.version(), state -> Letter.undeliverable(state, "no-address"));
            return;
        }
        Map<String, String> ids = copies.prepare(stream, addressed.to());
        int attempt = letter.attempts() + 1;
        // What was filled in anew meanwhile says something else than what is about to be handed over.
        Outcome begun = decide(
                stream, "begin/" + attempt, state -> state.equals(letter) ? Letter.begin(state, attempt) : List.of());
        if (!begun.changed()) return; // another instance has it, or the next round does
        settle(stream, attempt, ids.values(), hand(stream, letter.template(), addressed, ids));
    }

    private @Nullable String pointless(String stream, Letter.Outgoing letter) {
        return Notice.TEMPLATES.contains(letter.template())
                ? subscribers.pointless(letter.facts())
                : overtaken.why(stream, letter);
    }

    /**
     * What the mail server said of a letter's copies.
     *
     * @param refused the codes of those that it will not take, by Message-ID
     */
    private record Handed(boolean again, Map<String, String> refused) {}

    private Handed hand(String stream, String template, Addressed addressed, Map<String, String> ids) {
        Wording.Text text = addressed.text();
        Set<String> taken = copies.taken(stream);
        boolean again = false;
        Map<String, String> refused = new TreeMap<>();
        for (Map.Entry<String, String> copy : ids.entrySet()) {
            if (taken.contains(copy.getValue())) continue;
            try {
                carrier.hand(new Message(
                        copy.getKey(),
                        text.subject(),
                        text.text(),
                        text.language(),
                        template,
                        copy.getValue(),
                        addressed.leave(),
                        text.untranslated()));
                copies.taken(stream, copy.getValue());
            } catch (NotTaken e) {
                LOG.info("{}: not taken: {}", stream, e.getMessage());
                again = true;
            } catch (Refused e) {
                LOG.info("{}: {}", stream, e.getMessage());
                refused.put(copy.getValue(), e.code());
            }
        }
        return new Handed(again, refused);
    }

    private void settle(String stream, int attempt, Collection<String> ids, Handed handed) {
        if (handed.again()) {
            decide(stream, "failed/" + attempt, state -> Letter.failed(state, "not-taken"));
            return;
        }
        if (handed.refused().size() == ids.size()) {
            String code = handed.refused().values().iterator().next();
            decide(stream, "refused/" + attempt, state -> Letter.refused(state, code));
            handed.refused().forEach((id, why) -> returns.tellTheRegister(stream, id, why));
            return;
        }
        decide(
                stream,
                "sent/" + attempt,
                state -> Letter.sent(state, ids.iterator().next(), ids.size()));
        handed.refused().forEach((id, why) -> returns.bounced(stream, id, why));
    }

    private boolean itIsTime(String stream, Letter.Outgoing letter, @Nullable Instant since) {
        return switch (letter) {
            case Letter.Prepared prepared -> !tooSoon(stream, prepared, since);
            case Letter.HandingOver over ->
                over.goesAgain() && since != null && !clock.instant().isBefore(since.plus(CUT_OFF_AFTER));
        };
    }

    private boolean tooSoon(String stream, Letter.Prepared prepared, @Nullable Instant since) {
        if (prepared.attempts() == 0 || since == null) return false;
        return clock.instant().isBefore(since.plus(BackOff.pause(stream, prepared.attempts())));
    }

    /**
     * A letter and where it goes.
     *
     * @param to addresses; none when nobody knows one
     * @param leave where a subscription ends; null for what is none
     */
    private record Addressed(
            List<String> to, Wording.Text text, @Nullable String leave) {
        Addressed(List<String> to, Wording.Text text) {
            this(to, text, null);
        }
    }

    private Addressed addressed(Letter.Outgoing letter) {
        Map<String, String> facts = letter.facts();
        return switch (letter.template()) {
            case SubscriberLetters.CONFIRM,
                    Notice.NEWS,
                    Notice.OPENED,
                    Notice.EXTENDED,
                    Notice.CLOSED,
                    Notice.CANCELLED ->
                subscribers
                        .written(letter.template(), facts)
                        .map(it -> new Addressed(
                                List.of(it.to()),
                                new Wording.Text(it.subject(), it.text(), it.language(), it.untranslated()),
                                it.leave()))
                        .orElseGet(() -> new Addressed(List.of(), new Wording.Text("", "")));
            case "invitation" -> new Addressed(registered(facts), Wording.invitation(facts, settings.baseUrl()));
            case Reminders.TEMPLATE ->
                new Addressed(registered(facts), Wording.reminder(reminders.asIs(facts), settings.baseUrl()));
            case MoreTimeLetter.TEMPLATE ->
                new Addressed(
                        registered(facts),
                        MoreTimeLetter.text(
                                MoreTimeLetter.asIs(facts, reminders.lastDay(facts)),
                                settings.baseUrl(),
                                Deadline.day(clock.instant())));
            case NewDayLetter.TEMPLATE ->
                new Addressed(registered(facts), NewDayLetter.text(facts, settings.baseUrl()));
            case DraftNotices.TEMPLATE -> {
                Addresses.Contacts contacts = addresses.body(facts.getOrDefault("body", ""));
                yield new Addressed(
                        contacts == null ? List.of() : DraftNotices.recipients(contacts),
                        Wording.drafts(facts, settings.baseUrl()));
            }
            case Weekly.TEMPLATE ->
                new Addressed(
                        weekly.to(facts.getOrDefault("consultation", "")),
                        Wording.weekly(facts, weekly.week(facts), settings.baseUrl()));
            default -> {
                Addresses.Sender sender =
                        addresses.response(facts.getOrDefault("response", ""), facts.getOrDefault("document", "1"));
                yield sender == null || sender.emails() == null
                        ? new Addressed(List.of(), new Wording.Text("", ""))
                        : new Addressed(sender.emails(), Wording.receipt(facts, sender, settings.baseUrl()));
            }
        };
    }

    /** The addresses that the register has of the body. */
    private List<String> registered(Map<String, String> facts) {
        Addresses.Contacts contacts = addresses.body(facts.getOrDefault("body", ""));
        return contacts == null || contacts.emails() == null ? List.of() : contacts.emails();
    }

    private Outcome decide(
            String stream, String key, Commands.Decision<se.samrad.contracts.mail.LetterEvent, Letter> decision) {
        return commands.handle(Letter.KIND, stream, new Command("mail", key, key, null), decision);
    }
}
