package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.ConsultationEvent.RuleOverridden;
import se.samrad.contracts.consultations.LegalNotice;

/**
 * What people have done before a consultation is sent out, beside writing it.
 *
 * @param notice the newest legal notice, null for none
 * @param noticeBy the account that recorded it
 * @param checked number of the proposal whose sections somebody has read, 0 for none
 * @param checkedBy the account of the one who did
 * @param overridden rules of the guide that somebody goes on in spite of
 */
public record Preparation(
        @Nullable LegalNotice notice,
        @Nullable String noticeBy,
        int checked,
        @Nullable String checkedBy,
        @Nullable LocalDate checkedOn,
        List<RuleOverridden> overridden) {
    static final Preparation NONE = new Preparation(null, null, 0, null, null, List.of());

    public Preparation {
        overridden = List.copyOf(overridden);
    }

    Preparation posted(LegalNotice now, String by) {
        return new Preparation(now, by, checked, checkedBy, checkedOn, overridden);
    }

    Preparation checked(int proposal, String by, LocalDate on) {
        return new Preparation(notice, noticeBy, proposal, by, on, overridden);
    }

    Preparation with(RuleOverridden one) {
        List<RuleOverridden> more = new ArrayList<>(overridden);
        more.removeIf(earlier -> earlier.rule().equals(one.rule()));
        more.add(one);
        return new Preparation(notice, noticeBy, checked, checkedBy, checkedOn, more);
    }

    /** The same when other days or another procedure are to be judged: nobody has gone on in spite of those. */
    Preparation judgedAnew() {
        return new Preparation(notice, noticeBy, checked, checkedBy, checkedOn, List.of());
    }

    Optional<RuleOverridden> overridden(String rule) {
        return overridden.stream().filter(one -> one.rule().equals(rule)).findAny();
    }
}
