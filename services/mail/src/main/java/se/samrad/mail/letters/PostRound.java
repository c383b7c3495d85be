package se.samrad.mail.letters;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.views.Views;
import se.samrad.mail.MailSettings;
import se.samrad.mail.carriers.Carrier;
import se.samrad.mail.carriers.Carrier.Message;
import se.samrad.mail.carriers.Carrier.NotTaken;
import se.samrad.mail.domain.Letter;

/**
 * Takes the prepared letters out, one after the other: recorded before the mail server is asked and after it has answered. Of
 * letters whose handover was cut off in between nobody knows whether they left: invitations and receipts go again under the
 * same Message-ID, all others never by themselves: a person decides.
 */
@Component
public class PostRound {
    private static final int ROUND_LETTERS_MAX = 200;
    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    /** Longer than any handover lasts: the mail server is waited for a minute at a time. */
    static final Duration CUT_OFF_AFTER = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(PostRound.class);

    private final Commands commands;
    private final Views views;
    private final LettersView letters;
    private final Addresses addresses;
    private final Reminders reminders;
    private final Carrier carrier;
    private final MailSettings settings;
    private final Clock clock;

    public PostRound(
            Commands commands,
            Views views,
            LettersView letters,
            Addresses addresses,
            Reminders reminders,
            Carrier carrier,
            MailSettings settings,
            Clock clock) {
        this.commands = commands;
        this.views = views;
        this.letters = letters;
        this.addresses = addresses;
        this.reminders = reminders;
        this.carrier = carrier;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void round() {
        List<String> due = new ArrayList<>();
        for (Document row : views.rows(letters)
                .in(LettersView.LETTERS)
                .find(Filters.or(
                        Filters.eq("letter.status", "PREPARED"),
                        Filters.and(
                                Filters.eq("letter.status", "HANDING_OVER"),
                                Filters.in("letter.template", Letter.TWICE_RATHER_THAN_NOT))))
                .limit(ROUND_LETTERS_MAX)) {
            due.add(row.getString("_id"));
        }
        for (String stream : due) {
            try {
                take(stream);
            } catch (RuntimeException e) {
                LOG.warn("{} waits for the next round: {}", stream, e.toString());
            }
        }
    }

    /** Takes one letter as far as it comes. */
    void take(String stream) {
        Folded<Letter> folded = commands.fold(Letter.KIND, stream);
        if (!(folded.state() instanceof Letter.Outgoing letter) || !itIsTime(letter, folded.time())) return;
        String pointless = letter.template().equals(Reminders.TEMPLATE) ? reminders.pointless(letter.facts()) : null;
        if (pointless != null) {
            decide(stream, "undeliverable", state -> Letter.undeliverable(state, pointless));
            return;
        }
        List<Message> messages;
        try {
            messages = messages(stream, letter);
        } catch (RestClientException e) {
            LOG.info("{}: the address is not to be had just now", stream);
            return;
        }
        if (messages.isEmpty()) {
            decide(stream, "undeliverable", state -> Letter.undeliverable(state, "no-address"));
            return;
        }
        int attempt = letter.attempts() + 1;
        Outcome begun = decide(stream, "begin/" + attempt, state -> Letter.begin(state, attempt));
        if (!begun.changed()) return; // another instance has it
        try {
            for (Message message : messages) carrier.hand(message);
            decide(
                    stream,
                    "sent/" + attempt,
                    state -> Letter.sent(state, messages.getFirst().messageId()));
        } catch (NotTaken e) {
            LOG.info("{}: not taken: {}", stream, e.getMessage());
            decide(stream, "failed/" + attempt, state -> Letter.failed(state, "not-taken"));
        }
    }

    private boolean itIsTime(Letter.Outgoing letter, @Nullable Instant since) {
        return switch (letter) {
            case Letter.Prepared prepared -> !tooSoon(prepared, since);
            case Letter.HandingOver over ->
                over.goesAgain() && since != null && !clock.instant().isBefore(since.plus(CUT_OFF_AFTER));
        };
    }

    /** After each failure twice as long, at most an hour. */
    private boolean tooSoon(Letter.Prepared prepared, @Nullable Instant since) {
        if (prepared.attempts() == 0 || since == null) return false;
        Duration pause = Duration.ofSeconds(1L << Math.min(prepared.attempts(), 12));
        if (pause.compareTo(PAUSE_MAX) > 0) pause = PAUSE_MAX;
        return clock.instant().isBefore(since.plus(pause));
    }

    private List<Message> messages(String stream, Letter.Outgoing letter) {
        List<String> to;
        Wording.Text text;
        if (letter.template().equals("invitation")) {
            Addresses.Contacts contacts = addresses.body(letter.facts().getOrDefault("body", ""));
            to = contacts == null || contacts.emails() == null ? List.of() : contacts.emails();
            text = Wording.invitation(letter.facts(), settings.baseUrl());
        } else if (letter.template().equals(Reminders.TEMPLATE)) {
            Addresses.Contacts contacts = addresses.body(letter.facts().getOrDefault("body", ""));
            to = contacts == null || contacts.emails() == null ? List.of() : contacts.emails();
            text = Wording.reminder(letter.facts(), settings.baseUrl());
        } else if (letter.template().equals(DraftNotices.TEMPLATE)) {
            Addresses.Contacts contacts = addresses.body(letter.facts().getOrDefault("body", ""));
            to = contacts == null ? List.of() : DraftNotices.recipients(contacts);
            text = Wording.drafts(letter.facts(), settings.baseUrl());
        } else {
            Addresses.Sender sender = addresses.response(
                    letter.facts().getOrDefault("response", ""), letter.facts().getOrDefault("document", "1"));
            if (sender == null) return List.of();
            to = sender.emails() == null ? List.of() : sender.emails();
            text = Wording.receipt(letter.facts(), sender, settings.baseUrl());
        }
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            String id = Command.sha256((stream + "#" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .substring(0, 32)
                    + "@samrad";
            messages.add(new Message(to.get(i), text.subject(), text.text(), letter.template(), id));
        }
        return messages;
    }

    private Outcome decide(
            String stream, String key, Commands.Decision<se.samrad.contracts.mail.LetterEvent, Letter> decision) {
        return commands.handle(Letter.KIND, stream, new Command("mail", key, key, null), decision);
    }
}
