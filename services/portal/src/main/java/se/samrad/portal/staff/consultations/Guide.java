package se.samrad.portal.staff.consultations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.portal.backend.Target;

/**
 * What the law and good practice ask of a consultation, judged.
 *
 * @param version of the consultation
 * @param checkedProposal number of the proposal whose sections somebody has read
 * @param unreached those on the list that get no letter
 */
public record Guide(
        long version,
        int blocks,
        int warns,
        @Nullable LegalNotice legalNotice,
        @Nullable String legalNoticeBy,
        @Nullable Integer checkedProposal,
        @Nullable String checkedBy,
        @Nullable LocalDate checkedOn,
        List<Line> rules,
        List<Unreached> unreached) {
    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public Guide {
        rules = rules == null ? List.of() : List.copyOf(rules);
        unreached = unreached == null ? List.of() : List.copyOf(unreached);
    }

    /** A body on the list that has no address, and gets no letter. */
    public record Unreached(String body, String name) {}

    public boolean reaches(String body) {
        return unreached.stream().noneMatch(one -> one.body().equals(body));
    }

    /** What came of one rule. */
    public record Line(
            String rule,
            String outcome,
            String text,
            @Nullable String provision,
            @Nullable String version,
            @Nullable String detail,
            @Nullable Overridden overridden) {
        /** The field in which somebody says why to go on in spite of a rule. */
        static String field(String rule) {
            return "skal-" + rule;
        }

        public String field() {
            return field(rule);
        }

        public boolean isMet() {
            return outcome.equals("MET");
        }

        public boolean isBlocking() {
            return outcome.equals("BLOCKS");
        }
    }

    /** Who goes on in spite of a rule, and why. */
    public record Overridden(String reason, String by, LocalDate on) {}

    static Target of(String consultation) {
        return Target.of("/api/consultations/{}/guide", consultation);
    }

    /** Whether the sections of this version have been read. */
    public boolean checked(int proposal) {
        return checkedProposal != null && checkedProposal == proposal;
    }
}
