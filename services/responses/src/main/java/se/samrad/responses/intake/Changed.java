package se.samrad.responses.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.domain.MailRoute;
import se.samrad.responses.domain.SealRules;

/** A message as it stands after a step. */
record Changed(Mail mail) {
    Mail to(Mail.Target target) {
        return with(Mail.State.ROUTED, null, null, target, null, mail.refused(), mail.pairs());
    }

    Mail queued(MailRoute.Why why, @Nullable String detail) {
        return with(Mail.State.QUEUED, why, detail, mail.target(), null, mail.refused(), mail.pairs());
    }

    Mail received(String response, List<Mail.LeftOut> refused, List<Mail.Pair> pairs) {
        return with(Mail.State.RECEIVED, null, null, mail.target(), response, refused, pairs);
    }

    Mail setAside() {
        return with(Mail.State.SET_ASIDE, mail.why(), mail.detail(), null, null, mail.refused(), mail.pairs());
    }

    Mail shut() {
        return with(
                Mail.State.SEALED_OFF, mail.why(), mail.detail(), mail.target(), null, mail.refused(), mail.pairs());
    }

    /** The same, settled by hand. */
    static Mail by(Mail mail, String account, Instant at, @Nullable String note) {
        return new Mail(
                mail.id(),
                mail.sha256(),
                mail.size(),
                mail.fetched(),
                mail.arrived(),
                mail.arrivedReason(),
                mail.from(),
                mail.fromName(),
                mail.subject(),
                mail.state(),
                mail.why(),
                mail.detail(),
                mail.target(),
                mail.response(),
                mail.files(),
                mail.refused(),
                mail.pairs(),
                account,
                at,
                note);
    }

    /** What is left to see when the response that it became is sealed off: who sent it and when. */
    Mail sealedOff() {
        return new Mail(
                mail.id(),
                null,
                mail.size(),
                mail.fetched(),
                mail.arrived(),
                mail.arrivedReason(),
                mail.from(),
                mail.fromName(),
                "",
                mail.state(),
                mail.why(),
                SealRules.SEALED_OFF,
                mail.target(),
                mail.response(),
                List.of(),
                List.of(),
                List.of(),
                mail.decidedBy(),
                mail.decidedAt(),
                null);
    }

    private Mail with(
            Mail.State state,
            MailRoute.@Nullable Why why,
            @Nullable String detail,
            Mail.@Nullable Target target,
            @Nullable String response,
            List<Mail.LeftOut> refused,
            List<Mail.Pair> pairs) {
        return new Mail(
                mail.id(),
                mail.sha256(),
                mail.size(),
                mail.fetched(),
                mail.arrived(),
                mail.arrivedReason(),
                mail.from(),
                mail.fromName(),
                mail.subject(),
                state,
                why,
                detail,
                target,
                response,
                mail.files(),
                refused,
                pairs,
                mail.decidedBy(),
                mail.decidedAt(),
                mail.note());
    }
}
