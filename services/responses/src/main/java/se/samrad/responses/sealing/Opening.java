package se.samrad.responses.sealing;

import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.SealRules;

/**
 * The one check of who may open what is sealed off. Whatever hands out anything of a response asks it for the response as
 * its caller may see it, in which what is sealed off is not: a rule of the architecture holds every reader of texts and
 * files to it.
 */
public final class Opening {
    private Opening() {}

    /** As the one who asks may see it. */
    public static Kept of(Kept kept) {
        return Caller.current().has(Scopes.SECURITY) ? kept : kept.open();
    }

    /** As the one who asks may see it; what never came stays so. */
    public static Response of(Response response) {
        return response instanceof Kept kept ? of(kept) : response;
    }

    /** As everybody may see it, whoever asks. */
    public static Kept forAll(Kept kept) {
        return kept.open();
    }

    /**
     * For those who can do nothing with a part of it.
     *
     * @throws Rejected when all of it is sealed off from the one who asks
     */
    public static Kept whole(Kept kept) {
        Kept open = of(kept);
        if (open.record().sealedOff() && open.shut()) throw Rejected.conflict(SealRules.SEALED_OFF);
        return open;
    }
}
