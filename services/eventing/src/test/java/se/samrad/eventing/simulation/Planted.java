package se.samrad.eventing.simulation;

/** Bugs that the simulator must find. */
enum Planted {
    NONE,
    /** The flag is cleared before the log has the record. */
    MARK_BEFORE_ACKNOWLEDGED,
    /** A commit is sent without its unsent predecessors. */
    NO_HELP_AHEAD,
    /** A view adds up what it sees. */
    COUNTER_IN_VIEW,
    /** The offset is moved before the write. */
    OFFSET_BEFORE_WRITE,
    /** A view adds up each offset once: the same event at a new offset counts again. */
    DUPLICATE_AT_NEW_OFFSET_COUNTED,
    /** Whoever writes last wins, also a projector that was stopped for long. */
    ZOMBIE_OVERWRITES
}
