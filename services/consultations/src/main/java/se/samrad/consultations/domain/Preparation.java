package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.ConsultationEvent.RuleOverridden;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsTraced;
import se.samrad.contracts.consultations.LegalNotice;

/**
 * What people have done before a consultation is sent out, beside writing it.
 *
 * @param notice the newest legal notice, null for none
 * @param noticeBy the account that recorded it
 * @param checked number of the proposal whose sections somebody has read, 0 for none
 * @param checkedBy the account of the one who did
 * @param overridden rules of the guide that somebody goes on in spite of
 * @param traced where the sections stood in the round before, null while nobody has said
 */
public record Preparation(
        @Nullable LegalNotice notice,
        @Nullable String noticeBy,
        int checked,
        @Nullable String checkedBy,
        @Nullable LocalDate checkedOn,
        List<RuleOverridden> overridden,
        @Nullable Traced traced) {
    static final Preparation NONE = new Preparation(null, null, 0, null, null, List.of(), null);

    /** @param at stream version of the event */
    public record Traced(SectionsTraced said, long at) {}

    public Preparation {
        overridden = List.copyOf(overridden);
    }

    Preparation posted(LegalNotice now, String by) {
        return new Preparation(now, by, checked, checkedBy, checkedOn, overridden, traced);
    }

    Preparation checked(int proposal, String by, LocalDate on) {
        return new Preparation(notice, noticeBy, proposal, by, on, overridden, traced);
    }

    Preparation with(RuleOverridden one) {
        List<RuleOverridden> more = new ArrayList<>(overridden);
        more.removeIf(earlier -> earlier.rule().equals(one.rule()));
        more.add(one);
        return new Preparation(notice, noticeBy, checked, checkedBy, checkedOn, more, traced);
    }

    /** The same when other days or another procedure are to be judged: nobody has gone on in spite of those. */
    Preparation judgedAnew() {
        return new Preparation(notice, noticeBy, checked, checkedBy, checkedOn, List.of(), traced);
    }

    /** @param at stream version of the event, null for what is not said any more */
    Preparation traced(@Nullable SectionsTraced said, long at) {
        Traced now = said == null ? null : new Traced(said, at);
        return new Preparation(notice, noticeBy, checked, checkedBy, checkedOn, overridden, now);
    }

    @Nullable
    Long tracedAt() {
        return traced == null ? null : traced.at();
    }

    Optional<RuleOverridden> overridden(String rule) {
        return overridden.stream().filter(one -> one.rule().equals(rule)).findAny();
    }
}
