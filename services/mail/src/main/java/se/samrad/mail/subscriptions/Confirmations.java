package se.samrad.mail.subscriptions;

import java.util.Map;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.mail.domain.Letter;

/** Writes to the address for which something was asked whether its owner wants it: to nobody who has said yes, and not often. */
@Component
class Confirmations {
    private static final String TEMPLATE = SubscriberLetters.CONFIRM;
    private static final int ROUND_MAX = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    private final Subscriptions subscriptions;
    private final Commands commands;

    Confirmations(Subscriptions subscriptions, Commands commands) {
        this.subscriptions = subscriptions;
        this.commands = commands;
    }

    @Scheduled(fixedDelay = 1_000)
    void round() {
        for (Document asked : subscriptions.asked(ROUND_MAX)) {
            try {
                look(asked);
            } catch (RuntimeException e) {
                LOG.warn("subscription {} waits for the next round: {}", asked.getString("_id"), e.toString());
            }
        }
    }

    private void look(Document asked) {
        Subscription subscription = Subscription.of(asked);
        if (subscription.confirmed() == null && subscriptions.slot(subscription.reader())) write(subscription, asked);
        subscriptions.seen(asked);
    }

    /** Named by what was asked and when, so that a round that was cut off, or another instance, writes no second. */
    private void write(Subscription subscription, Document asked) {
        String reason = TEMPLATE + asked.getDate("asked").getTime() + "-" + subscription.id();
        Map<String, String> facts = Map.of("subscription", subscription.id());
        commands.handle(
                Letter.KIND,
                Letter.stream(reason, subscription.reader()),
                new Command("mail", "prepare", TEMPLATE, null),
                letter -> Letter.prepare(letter, TEMPLATE, facts));
    }
}
