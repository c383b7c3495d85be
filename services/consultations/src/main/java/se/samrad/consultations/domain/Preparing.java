package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.samrad.consultations.domain.Consultation.Cancelled;
import se.samrad.consultations.domain.Consultation.Closed;
import se.samrad.consultations.domain.Consultation.Known;
import se.samrad.consultations.domain.Consultation.Open;
import se.samrad.consultations.domain.Consultation.Planned;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationEvent.LegalNoticePosted;
import se.samrad.contracts.consultations.ConsultationEvent.RuleOverridden;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsChecked;
import se.samrad.contracts.consultations.Facts;
import se.samrad.eventing.Rejected;

/** What people do before a consultation is sent out, beside writing it. */
final class Preparing {
    private Preparing() {}

    static List<ConsultationEvent> check(LocalDate today, ConsultationCommand.CheckSections check, Known known) {
        checkGoesOn(known);
        if (known.papers().number() == 0) throw Rejected.because("no-proposal");
        if (known.papers().number() != check.proposal()) throw Rejected.conflict("proposal-filed-meanwhile");
        if (known.preparation().checked() == check.proposal()) return List.of();
        return List.of(new SectionsChecked(check.proposal(), check.by(), today));
    }

    /** Also when it is open: a notice that was forgotten is better recorded late than never. */
    static List<ConsultationEvent> post(LocalDate today, ConsultationCommand.PostLegalNotice post, Known known) {
        checkGoesOn(known);
        if (post.notice().postedOn().isAfter(today)) throw Rejected.member("postedOn", "in-the-future");
        LocalDate sentOn = post.notice().sentOn();
        if (sentOn != null && sentOn.isAfter(today)) throw Rejected.member("sentOn", "in-the-future");
        if (post.notice().equals(known.preparation().notice())) return List.of();
        Preparation after = known.preparation().posted(post.notice(), post.by());
        Consultations.checkWeight(known.facts(), after, Consultations.sections(known.papers()));
        return List.of(new LegalNoticePosted(post.notice(), post.by(), today));
    }

    static List<ConsultationEvent> override(LocalDate today, ConsultationCommand.OverrideRule override, Known known) {
        switch (known) {
            case Planned planned -> {}
            case Open open -> throw Rejected.because("already-sent-out");
            case Closed closed -> throw Rejected.because("consultation-closed");
            case Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        }
        for (Guide.Judgement judgement : override.guide().judge(known, List.of())) {
            Guide.Rule rule = judgement.rule();
            if (!rule.id().equals(override.rule())) continue;
            return switch (judgement.outcome()) {
                case MET, WARNS -> throw Rejected.because("rule-does-not-block");
                case OVERRIDDEN -> again(judgement, override, today);
                case BLOCKS -> List.of(overridden(rule, override.reason(), override.by(), today));
            };
        }
        throw Rejected.unknown();
    }

    /** In spite of what stands in the way of the changed consultation, with the reasons that came with the change. */
    static List<ConsultationEvent> goOn(LocalDate today, ConsultationCommand.Draft draft, Known changed) {
        List<Guide.Rule> standing = draft.guide().standingInTheWay(changed);
        List<ConsultationEvent> overridden = new ArrayList<>();
        for (ConsultationCommand.GoingOn one : draft.goingOn()) {
            Guide.Rule rule = standing.stream()
                    .filter(each -> each.id().equals(one.rule()))
                    .findAny()
                    .orElseThrow(() -> Rejected.because("rule-does-not-block"));
            overridden.add(overridden(rule, one.reason(), draft.by(), today));
        }
        return overridden;
    }

    private static List<ConsultationEvent> again(
            Guide.Judgement judgement, ConsultationCommand.OverrideRule override, LocalDate today) {
        RuleOverridden earlier = judgement.overridden();
        if (earlier != null && earlier.reason().equals(override.reason())) return List.of();
        return List.of(overridden(judgement.rule(), override.reason(), override.by(), today));
    }

    private static RuleOverridden overridden(Guide.Rule rule, String reason, String by, LocalDate today) {
        return new RuleOverridden(
                rule.id(),
                Objects.requireNonNull(rule.provision()),
                Objects.requireNonNull(rule.version()),
                reason,
                by,
                today);
    }

    private static void checkGoesOn(Known known) {
        switch (known) {
            case Planned planned -> {}
            case Open open -> {}
            case Closed closed -> throw Rejected.because("consultation-closed");
            case Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        }
    }

    /** @throws Rejected naming each rule that stands in the way, with its provision */
    static void checkNothingStandsInTheWay(Guide guide, Known known) {
        List<Guide.Rule> rules = guide.standingInTheWay(known);
        if (rules.isEmpty()) return;
        throw Rejected.because(
                "guide-blocks",
                Map.of(
                        "rules",
                        rules.stream()
                                .map(rule -> Map.of(
                                        "rule", rule.id(), "provision", Objects.requireNonNull(rule.provision())))
                                .toList()));
    }

    /** What is left of it when the facts change: another round before makes what was said of sections senseless. */
    static Preparation revised(Preparation done, Facts before, Facts after) {
        Preparation judged = judgedAlike(before, after) ? done : done.judgedAnew();
        return Objects.equals(before.earlierRound(), after.earlierRound()) ? judged : judged.traced(null, 0);
    }

    /** Whether what a rule that blocks looks at is the same. */
    static boolean judgedAlike(Facts before, Facts after) {
        return before.kind() == after.kind()
                && before.procedure() == after.procedure()
                && before.opensOn().equals(after.opensOn())
                && before.closesOn().equals(after.closesOn());
    }
}
