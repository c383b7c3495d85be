package se.samrad.mail.letters;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.subscriptions.Subscriptions;

/** Records what mail servers report of letters that did not arrive. The same report again changes nothing. */
@Component
public class Returns {
    /** How the reasons begin of letters to the addresses that the register has of a body. */
    private static final Set<String> TO_THE_REGISTERED =
            Set.of("invitation", Reminders.TEMPLATE, MoreTimeLetter.KIND, NewDayLetter.KIND, DraftNotices.TEMPLATE);

    /** The mailbox is not there, has moved or is closed for good. */
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("5\\.(1\\.(1|2|3|6|10)|2\\.1)");

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final Commands commands;
    private final Copies copies;
    private final Addresses addresses;
    private final Subscriptions subscriptions;

    public Returns(Commands commands, Copies copies, Addresses addresses, Subscriptions subscriptions) {
        this.commands = commands;
        this.copies = copies;
        this.addresses = addresses;
        this.subscriptions = subscriptions;
    }

    /**
     * A copy did not arrive and never will.
     *
     * @return whether such a copy was ever sent
     */
    public boolean bounced(String messageId, String code) {
        Optional<String> letter = copies.letter(messageId);
        letter.ifPresent(stream -> bounced(stream, messageId, code));
        return letter.isPresent();
    }

    /**
     * A copy has not arrived yet.
     *
     * @return whether such a copy was ever sent
     */
    public boolean delayed(String messageId, String code) {
        Optional<String> letter = copies.letter(messageId);
        letter.ifPresent(stream -> commands.handle(
                Letter.KIND, stream, command("delayed/" + messageId), state -> Letter.delayed(state, messageId, code)));
        return letter.isPresent();
    }

    void bounced(String stream, String messageId, String code) {
        // The register first: when it is away the report is read again, and the letter would be done with by then.
        tellTheRegister(stream, messageId, code);
        commands.handle(
                Letter.KIND, stream, command("bounced/" + messageId), state -> Letter.bounced(state, messageId, code));
        LOG.info("{}: a copy did not arrive: {}", stream, code);
    }

    /** Whose address it was follows from the copy alone; what a report says of it is not believed. */
    void tellTheRegister(String stream, String messageId, String code) {
        String recipient = stream.substring(stream.lastIndexOf('/') + 1);
        if (Subscriptions.isReader(recipient)) {
            forget(stream, recipient, messageId, code);
            return;
        }
        String reason = stream.substring(stream.indexOf('/') + 1);
        if (TO_THE_REGISTERED.stream().noneMatch(reason::startsWith)) return;
        Addresses.Contacts contacts = addresses.body(recipient);
        if (contacts == null || contacts.emails() == null) return;
        for (String email : contacts.emails()) {
            if (copies.wentTo(stream, messageId, email)) addresses.unreached(email, code);
        }
    }

    /** An address that does not exist subscribes to nothing; one that is full, or whose server dislikes a letter, still does. */
    private void forget(String stream, String reader, String messageId, String code) {
        if (!NO_SUCH_ADDRESS.matcher(code).matches()) return;
        boolean its = subscriptions
                .address(reader)
                .filter(email -> copies.wentTo(stream, messageId, email))
                .isPresent();
        if (its) subscriptions.forget(reader);
    }

    private static Command command(String key) {
        return new Command("mail", key, key, null);
    }
}
