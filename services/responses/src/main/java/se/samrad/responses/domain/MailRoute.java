package se.samrad.responses.domain;

import java.util.List;
import java.util.function.BiPredicate;

/** Where a message belongs. */
public sealed interface MailRoute {
    /** It is the answer of this body. */
    record ToBody(String consultation, String body) implements MailRoute {}

    /** A person decides. */
    record ToQueue(Why why) implements MailRoute {}

    /** Why a person decides. */
    enum Why {
        /** A machine wrote it: an absence notice, a bounce, a mailing. */
        AUTOMATIC,
        /** It may be from somebody else than it says. */
        DOUBTFUL_SENDER,
        NO_CASE_NUMBER,
        SEVERAL_CONSULTATIONS,
        UNKNOWN_SENDER,
        SEVERAL_BODIES,
        /** The body has answered: this may add to its answer or replace it. */
        ALREADY_ANSWERED,
        /** The body has answered, with a document that says the same. */
        SAME_DOCUMENT,
        NOT_OPEN,
        NOTHING_SAID,
        TOO_LARGE,
        TOO_MANY_PARTS,
        /** It is no message that can be taken apart. */
        UNREADABLE,
        /** Something in it is refused by the rules for responses. */
        REFUSED
    }

    /**
     * @param consultations whose number the subject mentions
     * @param bodies for which the sender may act
     * @param asked whether a body, the second, stands on the list of a consultation, the first
     */
    static MailRoute decide(
            MailHead head,
            String ownServer,
            List<String> consultations,
            List<String> bodies,
            BiPredicate<String, String> asked) {
        if (head.automatic()) return new ToQueue(Why.AUTOMATIC);
        if (consultations.isEmpty()) return new ToQueue(Why.NO_CASE_NUMBER);
        if (head.doubtful(ownServer)) return new ToQueue(Why.DOUBTFUL_SENDER);
        if (bodies.isEmpty()) return new ToQueue(Why.UNKNOWN_SENDER);
        List<ToBody> all = consultations.stream()
                .flatMap(consultation -> bodies.stream().map(body -> new ToBody(consultation, body)))
                .toList();
        if (all.size() == 1) return all.getFirst();
        List<ToBody> expected = all.stream()
                .filter(to -> asked.test(to.consultation(), to.body()))
                .toList();
        if (expected.size() == 1) return expected.getFirst();
        return new ToQueue(consultations.size() > 1 ? Why.SEVERAL_CONSULTATIONS : Why.SEVERAL_BODIES);
    }
}
