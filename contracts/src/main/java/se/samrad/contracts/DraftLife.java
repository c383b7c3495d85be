package se.samrad.contracts;

/** How long a body's draft lives: the one service deletes it by this, another says so in time. */
public final class DraftLife {
    /** How many days after the body's own last day, and after it was last changed, a draft is kept. */
    public static final int KEPT_DAYS = 30;

    /** How many days before that the body is told. */
    public static final int TOLD_DAYS = 7;

    private DraftLife() {}
}
