package se.samrad.responses.files;

import se.samrad.eventing.Rejected;

/** What the scanner, if there is one, has said of a content. */
public enum Safety {
    CLEAN,
    /** Nobody looks through files here. */
    UNSCANNED,
    /** It is to be looked through, and nobody gets it before. */
    WAITING,
    INFECTED;

    /** Whether somebody may get it, for all that is known here. */
    public boolean harmless() {
        return this == CLEAN || this == UNSCANNED;
    }

    /** @throws Rejected when it is not known to be harmless */
    public void check() {
        if (this == WAITING) throw Rejected.conflict("file-waits");
        if (this == INFECTED) throw Rejected.conflict("file-infected");
    }
}
