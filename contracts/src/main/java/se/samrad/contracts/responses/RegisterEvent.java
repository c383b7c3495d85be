package se.samrad.contracts.responses;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can happen in the register of a case, stream {@code register/<case number, percent-encoded>}. */
public sealed interface RegisterEvent {
    /** The next number of the case's own series, which is the version of this event. */
    record NumberAssigned(String response, long number) implements RegisterEvent {}

    /** A number from the authority's own diary, typed by a registrar. */
    record NumberTyped(String response, String documentNumber) implements RegisterEvent {}

    /**
     * A typed number was wrong: from here on the response has another, and the earlier one is free for others. The response tells
     * of it after this, whoever comes next if need be; what it then says stands here too.
     *
     * @param heading names the new heading, which stands elsewhere, deletable; null where the heading stays
     * @param by the account
     */
    record NumberCorrected(
            String response,
            String documentNumber,
            String earlierNumber,
            @Nullable String heading,
            String reason,
            String by,
            LocalDate on)
            implements RegisterEvent {}
}
