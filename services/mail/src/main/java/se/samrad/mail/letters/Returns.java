package se.samrad.mail.letters;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.mail.domain.Letter;

/** Records what mail servers report of letters that did not arrive. The same report again changes nothing. */
@Component
public class Returns {
    /** Letters to the addresses that the register has of a body. */
    private static final Set<String> TO_THE_REGISTERED =
            Set.of("invitation", Reminders.TEMPLATE, DraftNotices.TEMPLATE);

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final Commands commands;
    private final Copies copies;
    private final Addresses addresses;

    public Returns(Commands commands, Copies copies, Addresses addresses) {
        this.commands = commands;
        this.copies = copies;
        this.addresses = addresses;
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
        String reason = stream.substring(stream.indexOf('/') + 1);
        if (TO_THE_REGISTERED.stream().noneMatch(reason::startsWith)) return;
        String body = stream.substring(stream.lastIndexOf('/') + 1);
        Addresses.Contacts contacts = addresses.body(body);
        if (contacts == null || contacts.emails() == null) return;
        for (String email : contacts.emails()) {
            if (copies.wentTo(stream, messageId, email)) addresses.unreached(email, code);
        }
    }

    private static Command command(String key) {
        return new Command("mail", key, key, null);
    }
}
