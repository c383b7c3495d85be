package se.samrad.contracts.consultations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/**
 * A group of bodies that are asked together; also how its stream stands. To it belong those that are named, those that the rule
 * finds, and those of which the register says so.
 *
 * @param from its first day; null when it has always been
 * @param until its last day; null when none is known
 * @param rule which bodies belong without being named; null for none
 */
public record GroupFacts(
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<Member> members,
        @Nullable Rule rule) {

    /**
     * A body that is named.
     *
     * @param body its id
     * @param from the first day that it belongs; null when it always has
     * @param until the last; null when none is known
     */
    public record Member(
            String body, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /**
     * What a body must be in order to belong; what is left out does not matter.
     *
     * @param types one of them; empty for any
     * @param county two digits that its municipality code begins with
     */
    public record Rule(List<BodyType> types, @Nullable String county) {
        public Rule {
            types = List.copyOf(types);
        }
    }

    public GroupFacts {
        members = List.copyOf(members);
    }
}
