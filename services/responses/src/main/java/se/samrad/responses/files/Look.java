package se.samrad.responses.files;

import org.jspecify.annotations.Nullable;

/**
 * What a document says of letters in one place; null where nothing is said.
 *
 * @param points how high they are
 * @param behind the colour that lies behind them
 */
record Look(
        @Nullable Boolean hidden,
        @Nullable String colour,
        @Nullable Double points,
        @Nullable String behind) {
    static final Look NONE = new Look(null, null, null, null);

    private static final double POINTS_UNSEEN_MAX = 1;

    /** Of a place that says only what lies behind its letters. */
    static Look on(@Nullable String behind) {
        return new Look(null, null, null, behind);
    }

    /** What is said here goes before what is said there. */
    Look over(Look there) {
        return new Look(
                hidden != null ? hidden : there.hidden,
                colour != null ? colour : there.colour,
                points != null ? points : there.points,
                behind != null ? behind : there.behind);
    }

    /** Whether nobody sees letters that look so, on paper of this colour where nothing lies between. */
    boolean unseen(String paper) {
        boolean tiny = points != null && points <= POINTS_UNSEEN_MAX;
        return Boolean.TRUE.equals(hidden) || tiny || (behind == null ? paper : behind).equals(colour);
    }
}
