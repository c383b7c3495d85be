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
 * Takes the prepared letters out, one after the other: recorded before the mail server is asked and after it has answered. A
 * letter whose handover was cut off in between is never sent again by itself: a person decides.
 */
@Component
public class PostRound {
    private static final int ROUND_LETTERS_MAX = 200;
    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(PostRound.class);

    private final Commands commands;
    private final Views views;
    private final LettersView letters;
    private final Addresses addresses;
    private final Carrier carrier;
    private final MailSettings settings;
    private final Clock clock;

    public PostRound(
            Commands commands,
            Views views,
            LettersView letters,
            Addresses addresses,
            Carrier carrier,
            MailSettings settings,
            Clock clock) {
        this.commands = commands;
        this.views = views;
        this.letters = letters;
        this.addresses = addresses;
        this.carrier = carrier;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void round() {
        List<String> due = new ArrayList<>();
        for (Document row : views.rows(letters)
                .in(LettersView.LETTERS)
                .find(Filters.eq("letter.status", "PREPARED"))
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
        if (!(folded.state() instanceof Letter.Prepared prepared) || tooSoon(prepared, folded.time())) return;
        List<Message> messages;
        try {
            messages = messages(stream, prepared);
        } catch (RestClientException e) {
            LOG.info("{}: the address is not to be had just now", stream);
            return;
        }
        if (messages.isEmpty()) {
            decide(stream, "undeliverable", letter -> Letter.undeliverable(letter, "no-address"));
            return;
        }
        int attempt = prepared.attempts() + 1;
        Outcome begun = decide(stream, "begin/" + attempt, Letter::begin);
        if (!begun.changed()) return; // another instance has it
        try {
            for (Message message : messages) carrier.hand(message);
            decide(
                    stream,
                    "sent/" + attempt,
                    letter -> Letter.sent(letter, messages.getFirst().messageId()));
        } catch (NotTaken e) {
            LOG.info("{}: not taken: {}", stream, e.getMessage());
            decide(stream, "failed/" + attempt, letter -> Letter.failed(letter, "not-taken"));
        }
    }

    /** After each failure twice as long, at most an hour. */
    private boolean tooSoon(Letter.Prepared prepared, @Nullable Instant since) {
        if (prepared.attempts() == 0 || since == null) return false;
        Duration pause = Duration.ofSeconds(1L << Math.min(prepared.attempts(), 12));
        if (pause.compareTo(PAUSE_MAX) > 0) pause = PAUSE_MAX;
        return clock.instant().isBefore(since.plus(pause));
    }

    private List<Message> messages(String stream, Letter.Prepared prepared) {
        List<String> to;
        Wording.Text text;
        if (prepared.template().equals("invitation")) {
            Addresses.Contacts contacts = addresses.body(prepared.facts().getOrDefault("body", ""));
            to = contacts == null || contacts.emails() == null ? List.of() : contacts.emails();
            text = Wording.invitation(prepared.facts(), settings.baseUrl());
        } else if (prepared.template().equals(DraftNotices.TEMPLATE)) {
            Addresses.Contacts contacts = addresses.body(prepared.facts().getOrDefault("body", ""));
            to = contacts == null ? List.of() : DraftNotices.recipients(contacts);
            text = Wording.drafts(prepared.facts(), settings.baseUrl());
        } else {
            Addresses.Sender sender = addresses.response(
                    prepared.facts().getOrDefault("response", ""),
                    prepared.facts().getOrDefault("document", "1"));
            if (sender == null) return List.of();
            to = sender.emails() == null ? List.of() : sender.emails();
            text = Wording.receipt(prepared.facts(), sender, settings.baseUrl());
        }
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            String id = Command.sha256((stream + "#" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .substring(0, 32)
                    + "@samrad";
            messages.add(new Message(to.get(i), text.subject(), text.text(), prepared.template(), id));
        }
        return messages;
    }

    private Outcome decide(
            String stream, String key, Commands.Decision<se.samrad.contracts.mail.LetterEvent, Letter> decision) {
        return commands.handle(Letter.KIND, stream, new Command("mail", key, key, null), decision);
    }
}
