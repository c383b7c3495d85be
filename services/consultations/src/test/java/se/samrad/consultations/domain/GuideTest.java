package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samrad.consultations.domain.Consultations.CONSULTATION;
import static se.samrad.consultations.domain.Given.given;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.consultations.domain.Guide.Demand;
import se.samrad.consultations.domain.Guide.Outcome;
import se.samrad.consultations.domain.Guide.Rule;
import se.samrad.consultations.domain.Guide.Severity;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationDrafted;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationRevised;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationScheduled;
import se.samrad.contracts.consultations.ConsultationEvent.LegalNoticePosted;
import se.samrad.contracts.consultations.ConsultationEvent.ProposalFiled;
import se.samrad.contracts.consultations.ConsultationEvent.RuleOverridden;
import se.samrad.contracts.consultations.ConsultationEvent.SectionFiled;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsChecked;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Procedure;
import se.samrad.contracts.consultations.Publishing;

/** What the law asks before a consultation is sent out. */
class GuideTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate BEFORE = FIRST.minusDays(10);
    private static final LocalDate THREE_MONTHS = LocalDate.of(2026, 11, 30);
    private static final String BY = "handlaggare";
    private static final List<Procedure> PLANS = List.of(Procedure.values());
    private static final Rule MONTHS = rule("tid", Severity.BLOCK, Demand.MONTHS_MIN, 3, List.of(Procedure.REGIONPLAN));
    private static final Rule NOTICE = rule("kungorelse", Severity.BLOCK, Demand.LEGAL_NOTICE, 0, PLANS);
    private static final Guide GUIDE = new Guide(List.of(MONTHS, NOTICE));

    private static Rule rule(String id, Severity severity, Demand demand, int amount, List<Procedure> procedures) {
        boolean law = severity == Severity.BLOCK;
        return new Rule(
                id,
                List.of(Kind.GRANSKNING, Kind.REMISS),
                procedures,
                severity,
                demand,
                amount,
                law ? "exempellagen 1 §" : null,
                law ? "1" : null,
                "Exempel.",
                "Example.");
    }

    private static Facts facts(Kind kind, @Nullable Procedure procedure, LocalDate first, LocalDate last) {
        return new Facts(
                "Exempel: planen",
                kind,
                null,
                null,
                first,
                last,
                List.of(),
                List.of(),
                null,
                false,
                Publishing.RUNNING,
                false,
                procedure,
                null,
                null);
    }

    private static Facts plan(LocalDate last) {
        return facts(Kind.GRANSKNING, Procedure.REGIONPLAN, FIRST, last);
    }

    private static LegalNotice notice(LocalDate on, @Nullable String board, @Nullable String newspaper) {
        return new LegalNotice(on, board, newspaper, "Exempel: planen granskas.", null, null);
    }

    private static ConsultationEvent posted(LocalDate on) {
        return new LegalNoticePosted(notice(on, "Exempeltavlan", "Exempelbladet"), BY, on);
    }

    private static Consultation.Known after(ConsultationEvent... events) {
        return (Consultation.Known) given(CONSULTATION, events).state();
    }

    private static List<Guide.Judgement> judged(Rule rule, Consultation.Known consultation, Guide.Asked... asked) {
        return new Guide(List.of(rule)).judge(consultation, List.of(asked));
    }

    private static void found(Rule rule, Consultation.Known consultation, @Nullable String found) {
        assertThat(judged(rule, consultation))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.found()).isEqualTo(found));
    }

    private static Function<Consultation, List<ConsultationEvent>> on(LocalDate day, ConsultationCommand command) {
        return state -> Consultations.decide(day, command, state);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-09-01, 2026-11-30,",
        "2026-09-01, 2026-11-29, too-short",
        "2026-11-30, 2027-02-27,",
        "2026-11-30, 2027-02-26, too-short",
        "2026-03-31, 2026-06-29,",
    })
    void threeMonthsAreCountedFromDayToDay(LocalDate first, LocalDate last, @Nullable String expected) {
        Facts facts = facts(Kind.GRANSKNING, Procedure.REGIONPLAN, first, last);
        found(MONTHS, after(new ConsultationDrafted(facts)), expected);
    }

    @Test
    void sixWeeksAreFortyTwoDaysWithTheFirstAndTheLast() {
        Rule weeks = rule("sex-veckor", Severity.WARN, Demand.DAYS_MIN, 42, List.of());
        found(weeks, after(new ConsultationDrafted(plan(FIRST.plusDays(41)))), null);
        found(weeks, after(new ConsultationDrafted(plan(FIRST.plusDays(40)))), "too-short");
    }

    @Test
    void aThirdInJulyIsMuchAndLessIsNot() {
        Rule holidays = rule("helgtung", Severity.WARN, Demand.HOLIDAY_PERCENT_MAX, 33, List.of());
        LocalDate june = LocalDate.of(2026, 6, 1);
        Facts summer = facts(Kind.REMISS, null, june, LocalDate.of(2026, 7, 31));
        Facts christmas = facts(Kind.REMISS, null, LocalDate.of(2026, 12, 10), LocalDate.of(2027, 1, 10));
        Facts spread = facts(Kind.REMISS, null, june.minusMonths(2), LocalDate.of(2026, 7, 31));
        found(holidays, after(new ConsultationDrafted(summer)), "holiday-heavy");
        found(holidays, after(new ConsultationDrafted(christmas)), "holiday-heavy");
        found(holidays, after(new ConsultationDrafted(spread)), null);
    }

    @Test
    void aNoticeStandsOnABoardAndInANewspaperTheDayBeforeAtLatest() {
        ConsultationEvent drafted = new ConsultationDrafted(plan(THREE_MONTHS));
        found(NOTICE, after(drafted), "no-notice");
        found(NOTICE, after(drafted, posted(FIRST)), "notice-too-late");
        found(NOTICE, after(drafted, posted(FIRST.minusDays(1))), null);
        LegalNotice boardOnly = notice(BEFORE, "Exempeltavlan", null);
        found(NOTICE, after(drafted, new LegalNoticePosted(boardOnly, BY, BEFORE)), "notice-not-in-newspaper");
        LegalNotice paperOnly = notice(BEFORE, null, "Exempelbladet");
        found(NOTICE, after(drafted, new LegalNoticePosted(paperOnly, BY, BEFORE)), "notice-not-on-board");
    }

    @Test
    void whoIsAskedIsLookedAtByNameAndType() {
        Rule county = rule("lansstyrelsen", Severity.WARN, Demand.COUNTY_BOARD_ASKED, 0, List.of());
        Rule municipality = rule("kommun", Severity.WARN, Demand.MUNICIPALITY_ASKED, 0, List.of());
        Consultation.Known draft = after(new ConsultationDrafted(plan(THREE_MONTHS)));
        var board = new Guide.Asked("Exempel: LÄNSSTYRELSEN i Exempellän", BodyType.AUTHORITY, true);
        var town = new Guide.Asked("Exempelby kommun", BodyType.MUNICIPALITY, true);
        assertThat(judged(county, draft, town).getFirst().outcome()).isEqualTo(Outcome.WARNS);
        assertThat(judged(county, draft, town, board).getFirst().outcome()).isEqualTo(Outcome.MET);
        assertThat(judged(municipality, draft, board).getFirst().outcome()).isEqualTo(Outcome.WARNS);
        assertThat(judged(municipality, draft, town).getFirst().outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void aContactHasANameAndAWayToReachIt() {
        Rule contact = rule("kontakt", Severity.WARN, Demand.CONTACT, 0, List.of());
        Facts plan = plan(THREE_MONTHS);
        found(contact, after(new ConsultationDrafted(plan)), "missing");
        Facts named = new Facts(
                plan.title(),
                plan.kind(),
                null,
                null,
                plan.opensOn(),
                plan.closesOn(),
                List.of(),
                List.of(),
                new Contact("Kim Exempel", "08-465 004 00", null),
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
        found(contact, after(new ConsultationDrafted(named)), null);
    }

    @Test
    void sectionsAreCheckedAnewForALaterProposal() {
        Rule checked = rule("avsnitt", Severity.WARN, Demand.SECTIONS_CHECKED, 0, List.of());
        ConsultationEvent drafted = new ConsultationDrafted(plan(THREE_MONTHS));
        ConsultationEvent section = new SectionFiled(1, ConsultationsTest.HARBOUR);
        ConsultationEvent filed = new ProposalFiled(1, "a.txt", "text/plain", "%064d".formatted(1), 10, 1);
        ConsultationEvent looked = new SectionsChecked(1, BY, BEFORE);
        ConsultationEvent again = new ProposalFiled(2, "b.txt", "text/plain", "%064d".formatted(2), 10, 1);
        assertThat(judged(checked, after(drafted))).as("nothing to check").isEmpty();
        found(checked, after(drafted, section, filed), "not-checked");
        found(checked, after(drafted, section, filed, looked), null);
        found(
                checked,
                after(drafted, section, filed, looked, new SectionFiled(2, ConsultationsTest.BRIDGE), again),
                "not-checked");
    }

    @Test
    void whereNobodySaysWhichPlanItIsTheCommonRulesOnlyWarnAndTheOthersAreSilent() {
        Facts unstated = facts(Kind.GRANSKNING, null, FIRST, FIRST.plusDays(5));
        assertThat(GUIDE.judge(after(new ConsultationDrafted(unstated)), List.of()))
                .singleElement()
                .satisfies(judgement -> {
                    assertThat(judgement.rule()).isEqualTo(NOTICE);
                    assertThat(judgement.outcome()).isEqualTo(Outcome.WARNS);
                });
        given(CONSULTATION, new ConsultationDrafted(unstated))
                .when(on(BEFORE, new ConsultationCommand.Open(GUIDE)))
                .then(new ConsultationScheduled(FIRST));
    }

    @Test
    void itIsNotSentOutWhileARuleBlocks() {
        given(CONSULTATION, new ConsultationDrafted(plan(THREE_MONTHS.minusDays(1))), posted(BEFORE))
                .when(on(BEFORE, new ConsultationCommand.Open(GUIDE)))
                .thenRejected("guide-blocks");
        given(CONSULTATION, new ConsultationDrafted(plan(THREE_MONTHS)), posted(BEFORE))
                .when(on(BEFORE, new ConsultationCommand.Open(GUIDE)))
                .then(new ConsultationScheduled(FIRST));
    }

    @Test
    void whoGoesOnInSpiteOfARuleSaysWhyAndThatIsKeptWithTheProvision() {
        ConsultationEvent overridden =
                new RuleOverridden("tid", "exempellagen 1 §", "1", "Exempel: en rättelse.", BY, BEFORE);
        given(CONSULTATION, new ConsultationDrafted(plan(FIRST.plusDays(20))), posted(BEFORE))
                .when(on(BEFORE, new ConsultationCommand.OverrideRule("tid", "Exempel: en rättelse.", BY, GUIDE)))
                .then(overridden)
                .when(on(BEFORE, new ConsultationCommand.OverrideRule("tid", "Exempel: en rättelse.", BY, GUIDE)))
                .thenNothing();
        given(CONSULTATION, new ConsultationDrafted(plan(FIRST.plusDays(20))), posted(BEFORE), overridden)
                .when(on(BEFORE, new ConsultationCommand.Open(GUIDE)))
                .then(new ConsultationScheduled(FIRST));
    }

    @Test
    void onlyWhatBlocksCanBeOverridden() {
        var draft = given(CONSULTATION, new ConsultationDrafted(plan(THREE_MONTHS)));
        draft.when(on(BEFORE, new ConsultationCommand.OverrideRule("tid", "Exempel.", BY, GUIDE)))
                .thenRejected("rule-does-not-block");
        draft.when(on(BEFORE, new ConsultationCommand.OverrideRule("okand", "Exempel.", BY, GUIDE)))
                .thenRejected("unknown");
    }

    @Test
    void whatWasOverriddenIsJudgedAnewWhenTheDaysChange() {
        ConsultationEvent drafted = new ConsultationDrafted(plan(FIRST.plusDays(20)));
        ConsultationEvent overridden = new RuleOverridden("tid", "exempellagen 1 §", "1", "Exempel.", BY, BEFORE);
        ConsultationEvent shorter = new ConsultationRevised(plan(FIRST.plusDays(5)));
        given(CONSULTATION, drafted, posted(BEFORE), overridden, shorter)
                .when(on(BEFORE, new ConsultationCommand.Open(GUIDE)))
                .thenRejected("guide-blocks");
    }

    @Test
    void whatOpensByItselfIsNotChangedIntoSomethingThatARuleForbids() {
        var scheduled = given(
                CONSULTATION,
                new ConsultationDrafted(plan(THREE_MONTHS)),
                posted(BEFORE),
                new ConsultationScheduled(FIRST));
        scheduled
                .when(on(BEFORE, new ConsultationCommand.Draft(plan(THREE_MONTHS.minusDays(1)), GUIDE, List.of(), BY)))
                .thenRejected("guide-blocks");
        scheduled
                .when(on(BEFORE, new ConsultationCommand.Draft(plan(THREE_MONTHS.plusDays(1)), GUIDE, List.of(), BY)))
                .then(new ConsultationRevised(plan(THREE_MONTHS.plusDays(1))));
    }

    @Test
    void whoShortensWhatOpensByItselfPastABlockSaysWhyInTheSameAct() {
        Facts shorter = plan(THREE_MONTHS.minusDays(1));
        RuleOverridden because = new RuleOverridden("tid", "exempellagen 1 §", "1", "Exempel: brådskar.", BY, BEFORE);
        var scheduled = given(
                CONSULTATION,
                new ConsultationDrafted(plan(THREE_MONTHS)),
                posted(BEFORE),
                new ConsultationScheduled(FIRST));
        scheduled
                .when(on(BEFORE, goingOn(shorter, "tid")))
                .then(new ConsultationRevised(shorter), because)
                .when(on(BEFORE, goingOn(plan(THREE_MONTHS.minusDays(2)))))
                .thenRejected("guide-blocks");
        scheduled.when(on(BEFORE, goingOn(shorter, "kungorelse"))).thenRejected("rule-does-not-block");
        Facts later = facts(Kind.GRANSKNING, Procedure.REGIONPLAN, FIRST.plusDays(5), THREE_MONTHS);
        scheduled
                .when(on(BEFORE, goingOn(later, "tid")))
                .then(new ConsultationRevised(later), because, new ConsultationScheduled(FIRST.plusDays(5)));
    }

    private static ConsultationCommand goingOn(Facts facts, String... rules) {
        List<ConsultationCommand.GoingOn> reasons = java.util.stream.Stream.of(rules)
                .map(rule -> new ConsultationCommand.GoingOn(rule, "Exempel: brådskar."))
                .toList();
        return new ConsultationCommand.Draft(facts, GUIDE, reasons, BY);
    }

    @Test
    void aNoticeIsRecordedWhenItStandsThereAndNotBefore() {
        var draft = given(CONSULTATION, new ConsultationDrafted(plan(THREE_MONTHS)));
        LegalNotice notice = notice(BEFORE, "Exempeltavlan", "Exempelbladet");
        draft.when(on(BEFORE.minusDays(1), new ConsultationCommand.PostLegalNotice(notice, BY)))
                .thenRejected("in-the-future");
        draft.when(on(BEFORE, new ConsultationCommand.PostLegalNotice(notice, BY)))
                .then(posted(BEFORE))
                .when(on(BEFORE, new ConsultationCommand.PostLegalNotice(notice, BY)))
                .thenNothing();
    }

    @ParameterizedTest
    @CsvSource({"0,", "-1,", "1,sent-too-late", ",not-sent"})
    void theCountyBoardHasTheProposalOnTheDayOfTheNoticeAtTheLatest(
            @Nullable Integer after, @Nullable String expected) {
        Rule sent = rule("utskick", Severity.BLOCK, Demand.SENT_WITH_NOTICE, 0, PLANS);
        LocalDate on = after == null ? null : BEFORE.plusDays(after);
        LegalNotice notice = new LegalNotice(BEFORE, "Exempeltavlan", "Exempelbladet", "Exempel.", null, on);
        ConsultationEvent drafted = new ConsultationDrafted(plan(THREE_MONTHS));
        found(sent, after(drafted, new LegalNoticePosted(notice, BY, BEFORE)), expected);
        found(sent, after(drafted), "not-sent");
    }

    @Test
    void nothingIsSentOnADayToCome() {
        LegalNotice notice =
                new LegalNotice(BEFORE, "Exempeltavlan", "Exempelbladet", "Exempel.", null, BEFORE.plusDays(1));
        given(CONSULTATION, new ConsultationDrafted(plan(THREE_MONTHS)))
                .when(on(BEFORE, new ConsultationCommand.PostLegalNotice(notice, BY)))
                .thenRejected("in-the-future");
    }

    @Test
    void nobodyChecksSectionsThatAreNotThere() {
        given(CONSULTATION, new ConsultationDrafted(plan(THREE_MONTHS)))
                .when(on(BEFORE, new ConsultationCommand.CheckSections(1, BY)))
                .thenRejected("no-proposal");
    }

    @Test
    void aRuleThatBlocksNamesItsProvisionAndLooksAtNoView() {
        assertThatThrownBy(() -> new Rule(
                        "utan",
                        List.of(Kind.REMISS),
                        List.of(),
                        Severity.BLOCK,
                        Demand.ISSUER,
                        0,
                        null,
                        null,
                        "A",
                        "B"))
                .hasMessageContaining("provision");
        assertThatThrownBy(() -> rule("vy", Severity.BLOCK, Demand.COUNTY_BOARD_ASKED, 0, List.of()))
                .hasMessageContaining("views");
    }
}
