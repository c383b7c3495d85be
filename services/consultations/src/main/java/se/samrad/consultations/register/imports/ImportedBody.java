package se.samrad.consultations.register.imports;

import java.util.List;
import se.samrad.contracts.consultations.BodyFacts;

/**
 * A body as a file describes it.
 *
 * @param emails addresses, kept apart from the facts because they can be deleted
 */
public record ImportedBody(String id, BodyFacts facts, List<String> emails) {
    public ImportedBody {
        emails = List.copyOf(emails);
    }
}
