package se.samrad.responses.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.domain.MailHead;
import se.samrad.responses.domain.MailRoute;

/**
 * A message taken apart.
 *
 * @param fromName what the sender calls itself
 * @param text all that was written in it, quoted history and all
 * @param problem why a person has to look at it
 */
record MailContent(
        MailHead head,
        String subject,
        @Nullable String fromName,
        String text,
        List<Attached> attached,
        MailRoute.@Nullable Why problem) {
    MailContent {
        attached = List.copyOf(attached);
    }

    /**
     * Something that was attached.
     *
     * @param content empty when {@code refused}
     * @param refused why it cannot be taken, a stable code
     */
    record Attached(String name, byte[] content, @Nullable String refused) {}

    /** The one address that it is from; null when there is none or there are several. */
    @Nullable
    String sender() {
        return head.from().size() == 1 ? head.from().getFirst() : null;
    }
}
