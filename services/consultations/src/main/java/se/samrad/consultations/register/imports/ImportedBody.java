package se.samrad.consultations.register.imports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.BodyFacts;

/**
 * A body as a file describes it.
 *
 * @param emails addresses, kept apart from the facts because they can be deleted
 * @param days of each address, in the same order; empty when the file says nothing of days
 */
public record ImportedBody(String id, BodyFacts facts, List<String> emails, List<Days> days) {
    /** The first and the last day of an address; null for none. */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate until) {}

    public ImportedBody {
        emails = List.copyOf(emails);
        days = List.copyOf(days);
        if (!days.isEmpty() && days.size() != emails.size())
            throw new IllegalArgumentException("days of other addresses");
    }
}
