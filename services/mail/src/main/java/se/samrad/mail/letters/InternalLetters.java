package se.samrad.mail.letters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.eventing.Rejected;
import se.samrad.mail.carriers.Carrier;
import se.samrad.mail.carriers.Carrier.Message;
import se.samrad.mail.carriers.Carrier.NotTaken;
import se.samrad.mail.carriers.Carrier.Refused;
import se.samrad.mail.carriers.Language;

/** Letters that are sent at once or not at all and leave no trace: one-time codes. */
@RestController
public class InternalLetters {
    /** What another service asks to be sent. */
    public record Asked(
            @Nullable String to,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String kind,
            @Nullable String language) {}

    private final Carrier carrier;

    public InternalLetters(Carrier carrier) {
        this.carrier = carrier;
    }

    @PostMapping("/internal/letters")
    void send(@RequestBody Asked asked) {
        if (asked.to() == null) throw Rejected.member("to", "missing");
        if (asked.subject() == null) throw Rejected.member("subject", "missing");
        if (asked.text() == null) throw Rejected.member("text", "missing");
        String kind = asked.kind() == null ? "code" : asked.kind();
        try {
            carrier.hand(new Message(
                    asked.to(),
                    asked.subject(),
                    asked.text(),
                    Language.of(asked.language()),
                    kind,
                    UUID.randomUUID() + "@samrad"));
        } catch (NotTaken | Refused e) {
            throw Rejected.unavailable("mail-unavailable");
        }
    }
}
