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
 */
public record Problem(
        int status,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String reason,
        List<Member> members,
        List<Rule> rules) {

    /** One wrong member of what was sent. */
    public record Member(
            String member,
            @Nullable String reason,
            @Nullable String detail) {}

    /** A rule that stands in the way. */
    public record Rule(String rule, String provision) {}

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public Problem {
        members = members == null ? List.of() : List.copyOf(members);
        rules = rules == null ? List.of() : List.copyOf(rules);
    }
}
