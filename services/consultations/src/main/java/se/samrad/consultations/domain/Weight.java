package se.samrad.consultations.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Section;

/**
 * How many bytes a commit takes at most, counted before it is made: a document in the store holds 16 MB, and a proposal that
 * can be filed must also be possible to publish in one commit.
 */
final class Weight {
    static final long COMMIT_BYTES_MAX = 15_000_000;

    /** Names of members, hashes and numbers of one event, told twice. */
    private static final int EVENT_FRAME_BYTES = 1_500;

    private static final int MEMBER_BYTES = 60;

    private Weight() {}

    /** Filed and published at once: every section twice, and how the consultation stands three times for each. */
    static long ofPublishing(Facts facts, @Nullable LegalNotice notice, List<Section> sections) {
        long standing = EVENT_FRAME_BYTES + 3 * of(facts) + of(notice);
        long total = 0;
        for (Section section : sections) total += 2 * of(section) + 2 * standing;
        return total + standing;
    }

    private static long of(Section section) {
        long total = 4 * MEMBER_BYTES + of(section.id()) + of(section.number()) + of(section.title());
        total += of(section.text());
        for (Section.Actor actor : section.responsible()) total += MEMBER_BYTES + of(actor.name()) + of(actor.body());
        for (Section.Actor actor : section.participating()) total += MEMBER_BYTES + of(actor.name()) + of(actor.body());
        return total;
    }

    private static long of(@Nullable LegalNotice notice) {
        if (notice == null) return 0;
        long total = 6 * MEMBER_BYTES + of(notice.board()) + of(notice.newspaper());
        return total + of(notice.text()) + of(notice.link());
    }

    private static long of(Facts facts) {
        long total = 15 * MEMBER_BYTES + of(facts.title()) + of(facts.caseNumber()) + of(facts.issuer());
        total += of(facts.earlierRound()) + of(facts.coveringLetter());
        for (String theme : facts.themes()) total += MEMBER_BYTES + of(theme);
        for (String question : facts.questions()) total += MEMBER_BYTES + of(question);
        return total;
    }

    /** As JSON in UTF-8. */
    static long of(@Nullable String text) {
        if (text == null) return 0;
        long total = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '\n' || c == '\t') total += 2;
            else if (c < 0x20) total += 6;
            else if (c < 0x80) total += 1;
            else if (c < 0x800 || Character.isSurrogate(c)) total += 2;
            else total += 3;
        }
        return total;
    }
}
