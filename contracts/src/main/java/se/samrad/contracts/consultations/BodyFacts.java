package se.samrad.contracts.consultations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/**
 * What the register says of a body.
 *
 * @param organisationNumber ten digits with a hyphen; never one whose third digit is below 2, which is a person's number
 * @param person a natural person who trades under a personal number: nothing of it is public
 * @param groups ids of the groups that the body belongs to
 */
public record BodyFacts(
        String name,
        BodyType type,
        @Nullable String organisationNumber,
        @Nullable String municipalityCode,
        List<String> aliases,
        List<String> groups,
        boolean person) {

    @SuppressWarnings("NullAway") // older events may lack the lists
    public BodyFacts {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        groups = groups == null ? List.of() : List.copyOf(groups);
    }
}
