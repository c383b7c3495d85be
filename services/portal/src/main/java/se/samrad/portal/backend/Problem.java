package se.samrad.portal.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a service refused, RFC 9457.
 *
 * @param reason stable code
 * @param detail in the reader's language
 * @param members what was wrong where
 * @param rules of the statutory guide that stand in the way
 * @param decided rows of a list that somebody else has decided about meanwhile
 */
public record Problem(
        int status,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String reason,
        List<Member> members,
        List<Rule> rules,
        List<Decided> decided) {

    /** One wrong member of what was sent. */
    public record Member(
            String member,
            @Nullable String reason,
            @Nullable String detail) {}

    /** A rule that stands in the way. */
    public record Rule(String rule, String provision) {}

    /** Whom somebody else has decided that a row means: one that was there already, or itself as a new one. */
    public record Decided(
            int line,
            String name,
            String outcome,
            String body,
            @Nullable String bodyName) {}

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public Problem {
        members = members == null ? List.of() : List.copyOf(members);
        rules = rules == null ? List.of() : List.copyOf(rules);
        decided = decided == null ? List.of() : List.copyOf(decided);
    }
}
