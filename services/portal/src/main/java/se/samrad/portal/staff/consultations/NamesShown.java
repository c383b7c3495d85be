package se.samrad.portal.staff.consultations;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.samrad.portal.staff.consultations.InvitingByName.Match;

/**
 * What a page shows of what a pasted list means: what must be asked about, so many at a time, and of all that is certain no more
 * than anybody reads. What is counted is counted whole.
 *
 * @param asked names that perhaps mean somebody, to be decided about now
 * @param later how many of these are asked about when the first are decided
 * @param fresh new names, of which the type can be chosen
 */
record NamesShown(
        List<Match> asked,
        long later,
        List<Match> fresh,
        long freshCount,
        List<Match> same,
        long sameCount,
        List<Match> rest,
        long wrongCount,
        long repeatedCount) {
    /** A form with more questions is decided about by nobody. */
    private static final int ASKED_MAX = 200;

    private static final int SHOWN_MAX = 1_000;
    /** More of what is certain stands folded together. */
    private static final int OPEN_MAX = 200;

    static final NamesShown NOTHING = of(List.of());

    static NamesShown of(List<Match> matches) {
        Set<Integer> asked = asked(matches);
        return new NamesShown(
                some(matches, match -> asked.contains(match.line())),
                count(matches, "PERHAPS") - asked.size(),
                some(matches, match -> match.is("NEW")),
                count(matches, "NEW"),
                some(matches, match -> match.is("SAME")),
                count(matches, "SAME"),
                Stream.concat(
                                matches.stream().filter(match -> match.is("WRONG")),
                                matches.stream().filter(match -> match.is("REPEATED")))
                        .limit(SHOWN_MAX)
                        .toList(),
                count(matches, "WRONG"),
                count(matches, "REPEATED"));
    }

    /**
     * The lines of the names that are asked about now. Those that perhaps are the same as another of the list come first, since that
     * one is about to be registered.
     */
    static Set<Integer> asked(List<Match> matches) {
        return Set.copyOf(matches.stream()
                .filter(match -> match.is("PERHAPS"))
                .sorted(Comparator.comparing(match -> !match.resemblesAnotherLine()))
                .limit(ASKED_MAX)
                .map(Match::line)
                .toList());
    }

    private static List<Match> some(List<Match> matches, Predicate<Match> which) {
        return matches.stream().filter(which).limit(SHOWN_MAX).toList();
    }

    private static long count(List<Match> matches, String outcome) {
        return matches.stream().filter(match -> match.is(outcome)).count();
    }

    public boolean isEmpty() {
        return asked.isEmpty() && freshCount + sameCount + wrongCount + repeatedCount == 0;
    }

    public boolean isFreshFolded() {
        return freshCount > OPEN_MAX;
    }

    public boolean isSameFolded() {
        return sameCount > OPEN_MAX;
    }

    public boolean isRestFolded() {
        return wrongCount + repeatedCount > OPEN_MAX;
    }
}
