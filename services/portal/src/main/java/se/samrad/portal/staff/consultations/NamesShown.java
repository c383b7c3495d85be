package se.samrad.portal.staff.consultations;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samrad.portal.staff.consultations.InvitingByName.Match;

/**
 * What a page shows of what a pasted list means: what somebody must decide, so many at a time, and of all that is certain no more
 * than anybody reads. What is counted is counted whole.
 *
 * @param asked names that perhaps mean somebody, to be decided about now
 * @param askedCount all of these
 * @param fresh new names, to be registered now
 * @param freshCount all of these
 */
record NamesShown(
        List<Match> asked,
        long askedCount,
        List<Match> fresh,
        long freshCount,
        List<Match> same,
        long sameCount,
        List<Match> rest,
        long wrongCount,
        long repeatedCount) {
    /** A form with more questions is decided about by nobody. */
    private static final int ASKED_MAX = 200;
    /** As many as the register takes in while somebody waits. */
    private static final int FRESH_MAX = 1_000;

    private static final int SHOWN_MAX = 1_000;
    /** More of what is certain stands folded together. */
    private static final int OPEN_MAX = 200;

    static final NamesShown NOTHING = of(List.of());

    static NamesShown of(List<Match> matches) {
        Set<Integer> now = decidedNow(matches);
        return new NamesShown(
                some(matches, match -> match.is("PERHAPS") && now.contains(match.line())),
                count(matches, "PERHAPS"),
                some(matches, match -> match.is("NEW") && now.contains(match.line())),
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
     * The lines of the names that are decided about now; the others come when these are done. Of those that perhaps mean somebody
     * the ones that resemble another of the list come first, since that one is about to be registered.
     */
    static Set<Integer> decidedNow(List<Match> matches) {
        Stream<Match> asked = matches.stream()
                .filter(match -> match.is("PERHAPS"))
                .sorted(Comparator.comparing(match -> !match.resemblesAnotherLine()))
                .limit(ASKED_MAX);
        Stream<Match> fresh = matches.stream().filter(match -> match.is("NEW")).limit(FRESH_MAX);
        return Stream.concat(asked, fresh).map(Match::line).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Match> some(List<Match> matches, Predicate<Match> which) {
        return matches.stream().filter(which).limit(SHOWN_MAX).toList();
    }

    private static long count(List<Match> matches, String outcome) {
        return matches.stream().filter(match -> match.is(outcome)).count();
    }

    public boolean isEmpty() {
        return askedCount + freshCount + sameCount + wrongCount + repeatedCount == 0;
    }

    /** How many perhaps mean somebody and are asked about when those that are shown are done. */
    public long askedLater() {
        return askedCount - asked.size();
    }

    public long freshLater() {
        return freshCount - fresh.size();
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
