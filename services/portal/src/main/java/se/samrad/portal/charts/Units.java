package se.samrad.portal.charts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import se.samrad.portal.backend.TallyView;

/**
 * One symbol per body asked, the picture of a whole consultation.
 *
 * @param label the same as a sentence
 */
public record Units(List<StatusMark> marks, String label) {
    /** Above this many, shares are easier to read than symbols. */
    public static final int BODIES_MAX = 120;

    public static Units of(TallyView tally, String label) {
        List<StatusMark> marks = new ArrayList<>();
        add(marks, tally.answered(), StatusMark.ANSWERED);
        add(marks, tally.noComments(), StatusMark.NO_COMMENTS);
        add(marks, tally.declined(), StatusMark.DECLINED);
        int moreTime = Math.min(tally.extended(), tally.awaited());
        add(marks, moreTime, StatusMark.MORE_TIME);
        add(marks, tally.awaited() - moreTime, StatusMark.ASKED);
        add(marks, tally.silent(), StatusMark.SILENT);
        return new Units(List.copyOf(marks), label);
    }

    private static void add(List<StatusMark> marks, int count, StatusMark mark) {
        marks.addAll(Collections.nCopies(Math.max(0, count), mark));
    }
}
