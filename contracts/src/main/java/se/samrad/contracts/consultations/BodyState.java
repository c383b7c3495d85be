package se.samrad.contracts.consultations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/**
 * How a body stands: what the register says of it, see {@link BodyFacts}, and what has become of it since.
 *
 * @param mergedInto id of the body that it was found to be the same as; null while it stands by itself
 * @param namedFrom the first day of its name; null when not known
 * @param formerNames the oldest first
 * @param leftOn its last day, when it is no more; null while it is there
 */
public record BodyState(
        String name,
        BodyType type,
        @Nullable String organisationNumber,
        @Nullable String municipalityCode,
        List<String> aliases,
        List<String> groups,
        boolean person,
        @Nullable String mergedInto,
        @Nullable LocalDate namedFrom,
        List<FormerName> formerNames,
        @Nullable LocalDate leftOn) {

    /**
     * A name that the body had.
     *
     * @param from its first day; null when not known
     * @param until its last day
     */
    public record FormerName(String name, @Nullable LocalDate from, LocalDate until) {}

    @SuppressWarnings("NullAway") // older records may lack the lists
    public BodyState {
        formerNames = formerNames == null ? List.of() : List.copyOf(formerNames);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    public static BodyState of(BodyFacts facts, @Nullable String mergedInto) {
        return of(facts, mergedInto, null, List.of(), null);
    }

    public static BodyState of(
            BodyFacts facts,
            @Nullable String mergedInto,
            @Nullable LocalDate namedFrom,
            List<FormerName> formerNames,
            @Nullable LocalDate leftOn) {
        return new BodyState(
                facts.name(),
                facts.type(),
                facts.organisationNumber(),
                facts.municipalityCode(),
                facts.aliases(),
                facts.groups(),
                facts.person(),
                mergedInto,
                namedFrom,
                formerNames,
                leftOn);
    }
}
