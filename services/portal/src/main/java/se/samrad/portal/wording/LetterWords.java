package se.samrad.portal.wording;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.mail.LetterState;

/** How a letter stands, in words. */
public final class LetterWords {
    private static final Set<String> KINDS =
            Set.of("invitation", "reminder", "more-time", "new-day", "drafts", "receipt", "weekly");
    private static final Set<String> REASONS = Set.of(
            "no-address",
            "refused",
            "too-late",
            "answered",
            "declined",
            "another-last-day",
            "wrong-recipient",
            "decided-again",
            "cancelled",
            "bounced",
            "bounced-partly",
            "delayed",
            "PREPARED",
            "HANDING_OVER",
            "SENT",
            "UNDELIVERABLE",
            "BOUNCED");

    private final Wording say;

    public LetterWords(Wording say) {
        this.say = say;
    }

    /** Which letter it is. */
    public String kind(String template) {
        return KINDS.contains(template) ? say.text("letter.kind." + template) : template;
    }

    /** Why it stands so, where that is known, or how it stands. */
    public String standing(@Nullable String reason, LetterState.Status status) {
        return why(reason == null ? status.name() : reason);
    }

    /** @param reason of a letter, or its status where it has none; others are shown as they are */
    public String why(String reason) {
        return REASONS.contains(reason) ? say.text("letter.why." + reason) : reason;
    }
}
