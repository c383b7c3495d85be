package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.domain.Consultations.CONSULTATION;
import static se.samrad.consultations.domain.Given.given;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationCancelled;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationClosed;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationDrafted;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationExtended;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationRevised;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationScheduled;
import se.samrad.contracts.consultations.ConsultationEvent.ContactChanged;
import se.samrad.contracts.consultations.ConsultationEvent.ProposalFiled;
import se.samrad.contracts.consultations.ConsultationEvent.ProposalPublished;
import se.samrad.contracts.consultations.ConsultationEvent.SectionFiled;
import se.samrad.contracts.consultations.ConsultationEvent.SectionPublished;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Section;

class ConsultationsTest {
    static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    static final LocalDate BEFORE = FIRST.minusDays(1);
    static final LocalDate LAST = LocalDate.of(2026, 10, 25);
    static final LocalDate AFTER = LAST.plusDays(1);
    static final Section HARBOUR = section("hamnen", "Hamnen byggs om.");
    static final Section BRIDGE = section("bron", "Bron rivs.");

    private static final ConsultationEvent DRAFTED = new ConsultationDrafted(facts("Exempel: hamnen", FIRST, LAST));
    private static final ConsultationEvent SCHEDULED = new ConsultationScheduled(FIRST);
    private static final ConsultationEvent OPENED = new ConsultationOpened(FIRST, LAST);
    private static final ConsultationEvent CLOSED = new ConsultationClosed(LAST);
    private static final ConsultationEvent CANCELLED = new ConsultationCancelled("Underlaget var fel.");
    private static final ConsultationCommand OPEN = new ConsultationCommand.Open(Guide.NONE);
    private static final ConsultationCommand CLOSE = new ConsultationCommand.Close();
    private static final ConsultationCommand TICK = new ConsultationCommand.LookAtTheClock();

    static Facts facts(String title, LocalDate first, LocalDate last) {
        return new Facts(
                title,
                Kind.REMISS,
                "EX 2026-7",
                "Exempelnämnden",
                first,
                last,
                List.of(),
                List.of("Vad saknas?"),
                null,
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
    }

    static Section section(String id, String text) {
        return new Section(id, null, "Om " + id, 1, text, Section.SectionKind.CHAPTER, List.of(), List.of());
    }

    static ConsultationCommand proposal(int basedOn, Section... sections) {
        return new ConsultationCommand.FileProposal(
                "forslag.txt", "text/plain", "%064d".formatted(basedOn + 1), 100, List.of(sections), basedOn);
    }

    private static ProposalFiled filed(int version, int sections) {
        return new ProposalFiled(version, "forslag.txt", "text/plain", "%064d".formatted(version), 100, sections);
    }

    private static Function<Consultation, List<ConsultationEvent>> on(LocalDate day, ConsultationCommand command) {
        return state -> Consultations.decide(day, command, state);
    }

    private static ConsultationCommand draft(String title) {
        return new ConsultationCommand.Draft(facts(title, FIRST, LAST), Guide.NONE, List.of(), "handlaggare");
    }

    private static ConsultationCommand extend(LocalDate day) {
        return new ConsultationCommand.Extend(day, "Semestertider.");
    }

    @Test
    void aConsultationBeginsAsADraft() {
        given(CONSULTATION).when(on(BEFORE, draft("Exempel: hamnen"))).then(DRAFTED);
    }

    @Test
    void theSameDraftAgainChangesNothingAlsoWhenItIsOpen() {
        given(CONSULTATION, DRAFTED).when(on(BEFORE, draft("Exempel: hamnen"))).thenNothing();
        given(CONSULTATION, DRAFTED, OPENED)
                .when(on(FIRST, draft("Exempel: hamnen")))
                .thenNothing();
    }

    @Test
    void aDraftCanBeRevised() {
        given(CONSULTATION, DRAFTED)
                .when(on(BEFORE, draft("Exempel: bron")))
                .then(new ConsultationRevised(facts("Exempel: bron", FIRST, LAST)));
    }

    @Test
    void whatWasOpenedWithANumberAsItWasPastedIsUnchangedWhenItIsPutAgain() {
        ConsultationEvent pasted =
                new ConsultationDrafted(facts("Exempel: hamnen", FIRST, LAST).numbered("EX\u00a02026-7"));
        given(CONSULTATION, pasted, OPENED)
                .when(on(FIRST, draft("Exempel: hamnen")))
                .thenNothing();
        given(CONSULTATION, pasted, OPENED).when(on(FIRST, draft("Ny rubrik"))).thenRejected("use-extend");
    }

    @Test
    void whatIsOpenOrClosedIsNotRevised() {
        given(CONSULTATION, DRAFTED, OPENED).when(on(FIRST, draft("Ny rubrik"))).thenRejected("use-extend");
        given(CONSULTATION, DRAFTED, OPENED, CLOSED)
                .when(on(AFTER, draft("Ny rubrik")))
                .thenRejected("use-extend");
        given(CONSULTATION, DRAFTED, CANCELLED)
                .when(on(BEFORE, draft("Ny rubrik")))
                .thenRejected("consultation-cancelled");
    }

    @Test
    void whoIsAskedIsChangedWhenItIsOpenOrClosedAndNothingElseIs() {
        Contact contact = new Contact("Exempelkansliet", "08-000 00 00", null);
        ConsultationCommand change = new ConsultationCommand.ChangeContact(contact);
        ConsultationEvent changed = new ContactChanged(contact);
        given(CONSULTATION, DRAFTED).when(on(BEFORE, change)).thenRejected("not-open");
        given(CONSULTATION, DRAFTED, CANCELLED).when(on(BEFORE, change)).thenRejected("consultation-cancelled");
        Consultation.Known open = (Consultation.Known) given(CONSULTATION, DRAFTED, OPENED)
                .when(on(FIRST, change))
                .then(changed)
                .state();
        assertThat(open).isInstanceOf(Consultation.Open.class);
        assertThat(open.facts()).isEqualTo(facts("Exempel: hamnen", FIRST, LAST).asking(contact));
        given(CONSULTATION, DRAFTED, OPENED, changed).when(on(FIRST, change)).thenNothing();
        assertThat(given(CONSULTATION, DRAFTED, OPENED, CLOSED)
                        .when(on(AFTER, change))
                        .then(changed)
                        .state())
                .isInstanceOf(Consultation.Closed.class);
    }

    @Test
    void whatShouldHaveOpenedAtMidnightIsNotRevisedThoughTheClockHasNotRecordedIt() {
        given(CONSULTATION, DRAFTED, SCHEDULED)
                .when(on(FIRST, draft("Ny rubrik")))
                .thenRejected("use-extend");
    }

    @Test
    void openingBeforeTheFirstDaySchedulesItOnce() {
        given(CONSULTATION, DRAFTED)
                .when(on(BEFORE, OPEN))
                .then(SCHEDULED)
                .when(on(BEFORE, OPEN))
                .thenNothing();
    }

    @Test
    void movingTheFirstDayOfWhatIsScheduledMovesTheOpening() {
        Facts moved = facts("Exempel: hamnen", FIRST.plusDays(3), LAST);
        given(CONSULTATION, DRAFTED, SCHEDULED)
                .when(on(BEFORE, new ConsultationCommand.Draft(moved, Guide.NONE, List.of(), "handlaggare")))
                .then(new ConsultationRevised(moved), new ConsultationScheduled(FIRST.plusDays(3)))
                .when(on(FIRST, TICK))
                .thenNothing();
    }

    @Test
    void movingTheFirstDayOfWhatIsScheduledToTodayOpensItAtOnce() {
        Facts moved = facts("Exempel: hamnen", BEFORE, LAST);
        given(CONSULTATION, DRAFTED, SCHEDULED)
                .when(on(BEFORE, new ConsultationCommand.Draft(moved, Guide.NONE, List.of(), "handlaggare")))
                .then(
                        new ConsultationRevised(moved),
                        new ConsultationScheduled(BEFORE),
                        new ConsultationOpened(BEFORE, LAST));
    }

    @Test
    void whatIsScheduledOpensOnItsFirstDayAndOnlyOnce() {
        given(CONSULTATION, DRAFTED, SCHEDULED).when(on(BEFORE, TICK)).thenNothing();
        given(CONSULTATION, DRAFTED, SCHEDULED)
                .when(on(FIRST, TICK))
                .then(OPENED)
                .when(on(FIRST, TICK))
                .thenNothing();
    }

    @Test
    void aDraftThatNobodyAskedToOpenStaysADraft() {
        given(CONSULTATION, DRAFTED).when(on(AFTER, TICK)).thenNothing();
        given(CONSULTATION).when(on(AFTER, TICK)).thenNothing();
    }

    @Test
    void openingPublishesTheProposalSectionBySection() {
        given(CONSULTATION, DRAFTED, new SectionFiled(1, HARBOUR), new SectionFiled(1, BRIDGE), filed(1, 2))
                .when(on(FIRST, OPEN))
                .then(
                        OPENED,
                        new SectionPublished(1, "hamnen"),
                        new SectionPublished(1, "bron"),
                        new ProposalPublished(1));
    }

    @Test
    void aProposalIsFiledAsItsSectionsAndThenItself() {
        Consultation state = given(CONSULTATION, DRAFTED)
                .when(on(BEFORE, proposal(0, HARBOUR, BRIDGE)))
                .then(new SectionFiled(1, HARBOUR), new SectionFiled(1, BRIDGE), filed(1, 2))
                .state();
        Papers papers = ((Consultation.Known) state).papers();
        assertThat(papers.readable()).isNull();
        assertThat(papers.newest()).isNotNull().satisfies(filed -> {
            assertThat(filed.proposal().from()).isEqualTo(2);
            assertThat(filed.proposal().to()).isEqualTo(3);
            assertThat(filed.sections()).containsExactly(HARBOUR, BRIDGE);
        });
    }

    @Test
    void theSameProposalAgainChangesNothing() {
        given(CONSULTATION, DRAFTED, new SectionFiled(1, HARBOUR), filed(1, 1))
                .when(on(
                        BEFORE,
                        new ConsultationCommand.FileProposal(
                                "forslag.txt", "text/plain", "%064d".formatted(1), 100, List.of(HARBOUR), 1)))
                .thenNothing();
    }

    @Test
    void aNewVersionWhileOpenIsReadableAtOnce() {
        Consultation state = given(CONSULTATION, DRAFTED, new SectionFiled(1, HARBOUR), filed(1, 1), OPENED)
                .when(on(FIRST, proposal(1, BRIDGE)))
                .then(
                        new SectionFiled(2, BRIDGE),
                        filed(2, 1),
                        new SectionPublished(2, "bron"),
                        new ProposalPublished(2))
                .state();
        assertThat(((Consultation.Known) state).papers().readable()).isNotNull().satisfies(readable -> {
            assertThat(readable.proposal().version()).isEqualTo(2);
            assertThat(readable.proposal().from()).isEqualTo(7);
            assertThat(readable.proposal().to()).isEqualTo(7);
        });
    }

    @Test
    void aProposalWhoseSectionsWereNamedAfterAnOlderVersionIsAConflict() {
        given(CONSULTATION, DRAFTED, new SectionFiled(1, HARBOUR), filed(1, 1))
                .when(on(BEFORE, proposal(0, BRIDGE)))
                .thenRejected("proposal-filed-meanwhile");
    }

    @Test
    void aProposalTooLargeToBePublishedInOneCommitIsRefused() {
        Section[] sections = new Section[100];
        for (int i = 0; i < sections.length; i++) sections[i] = section("avsnitt-" + i, "x".repeat(100_000));
        given(CONSULTATION, DRAFTED).when(on(BEFORE, proposal(0, sections))).thenRejected("proposal-too-large");
    }

    @Test
    void nothingIsFiledInWhatIsClosedOrCancelled() {
        given(CONSULTATION, DRAFTED, OPENED, CLOSED)
                .when(on(AFTER, proposal(0, BRIDGE)))
                .thenRejected("consultation-closed");
        given(CONSULTATION, DRAFTED, CANCELLED)
                .when(on(FIRST, proposal(0, BRIDGE)))
                .thenRejected("consultation-cancelled");
    }

    @Test
    void itClosesWhenTheLastDayIsOverAndOnlyOnce() {
        given(CONSULTATION, DRAFTED, OPENED).when(on(LAST, TICK)).thenNothing();
        given(CONSULTATION, DRAFTED, OPENED)
                .when(on(AFTER, TICK))
                .then(CLOSED)
                .when(on(AFTER, TICK))
                .thenNothing();
    }

    @Test
    void theLastDayEndsAtMidnightInSwedenAlsoWhenTheClocksChangeThatDay() {
        // 25 October 2026 has 25 hours: summer time ends.
        assertThat(closed("2026-10-25T22:59:59.999Z", LAST)).isFalse();
        assertThat(closed("2026-10-25T23:00:00Z", LAST)).isTrue();
        // 29 March 2026 has 23 hours: summer time begins.
        LocalDate spring = LocalDate.of(2026, 3, 29);
        assertThat(closed("2026-03-29T21:59:59.999Z", spring)).isFalse();
        assertThat(closed("2026-03-29T22:00:00Z", spring)).isTrue();
    }

    @Test
    void theFirstDayBeginsAtMidnightInSwedenAlsoWhenTheClocksChangedTheDayBefore() {
        Facts facts = facts("Exempel: hamnen", LocalDate.of(2026, 3, 30), LocalDate.of(2026, 4, 30));
        var scheduled = given(CONSULTATION, new ConsultationDrafted(facts), new ConsultationScheduled(facts.opensOn()));
        scheduled
                .when(on(Deadline.day(Instant.parse("2026-03-29T21:59:59.999Z")), TICK))
                .thenNothing();
        scheduled
                .when(on(Deadline.day(Instant.parse("2026-03-29T22:00:00Z")), TICK))
                .then(new ConsultationOpened(facts.opensOn(), facts.closesOn()));
    }

    private static boolean closed(String instant, LocalDate lastDay) {
        LocalDate first = lastDay.minusDays(20);
        Consultation state = given(
                        CONSULTATION,
                        new ConsultationDrafted(facts("Exempel: hamnen", first, lastDay)),
                        new ConsultationOpened(first, lastDay))
                .state();
        return Consultations.on(Deadline.day(Instant.parse(instant)), state) instanceof Consultation.Closed;
    }

    @Test
    void closingByHandDoesWhatTheClockWouldAndNeverShortensTheTime() {
        given(CONSULTATION, DRAFTED, OPENED).when(on(LAST, CLOSE)).thenRejected("last-day-not-passed");
        given(CONSULTATION, DRAFTED, OPENED)
                .when(on(AFTER, CLOSE))
                .then(CLOSED)
                .when(on(AFTER, CLOSE))
                .thenNothing();
        given(CONSULTATION, DRAFTED).when(on(AFTER, CLOSE)).thenRejected("not-open");
    }

    @Test
    void whatLiesWhollyInThePastOpensAndClosesInOne() {
        given(CONSULTATION, DRAFTED, new SectionFiled(1, HARBOUR), filed(1, 1))
                .when(on(AFTER, OPEN))
                .then(OPENED, new SectionPublished(1, "hamnen"), new ProposalPublished(1), CLOSED);
    }

    @Test
    void whatWasScheduledWhileNobodyWasAwakeOpensAndClosesInOne() {
        given(CONSULTATION, DRAFTED, SCHEDULED).when(on(AFTER, TICK)).then(OPENED, CLOSED);
    }

    @Test
    void moreTimeForAllIsLaterThanBeforeAndNotPassed() {
        given(CONSULTATION, DRAFTED, OPENED)
                .when(on(FIRST, extend(LAST.plusDays(10))))
                .then(new ConsultationExtended(LAST.plusDays(10), "Semestertider.", FIRST))
                .when(on(AFTER, TICK))
                .thenNothing();
        given(CONSULTATION, DRAFTED, OPENED).when(on(FIRST, extend(LAST))).thenRejected("not-later");
        given(CONSULTATION, DRAFTED, OPENED, CLOSED)
                .when(on(AFTER.plusDays(5), extend(LAST.plusDays(2))))
                .thenRejected("already-passed");
        given(CONSULTATION, DRAFTED).when(on(BEFORE, extend(AFTER))).thenRejected("not-open");
        given(CONSULTATION, DRAFTED, OPENED, CANCELLED)
                .when(on(FIRST, extend(AFTER)))
                .thenRejected("consultation-cancelled");
    }

    @Test
    void whatIsClosedOpensAgainWhenItGetsMoreTimeAndClosesOnceMore() {
        given(CONSULTATION, DRAFTED, OPENED, CLOSED)
                .when(on(AFTER, extend(LAST.plusDays(10))))
                .then(new ConsultationExtended(LAST.plusDays(10), "Semestertider.", AFTER))
                .when(on(LAST.plusDays(11), TICK))
                .then(new ConsultationClosed(LAST.plusDays(10)));
    }

    @Test
    void moreTimeAskedForAfterMidnightIsRecordedAfterTheClosing() {
        given(CONSULTATION, DRAFTED, OPENED)
                .when(on(AFTER, extend(LAST.plusDays(10))))
                .then(CLOSED, new ConsultationExtended(LAST.plusDays(10), "Semestertider.", AFTER));
    }

    @Test
    void whatIsPlannedOrOpenCanBeCancelledWithAReasonAndWhatIsClosedCannot() {
        ConsultationCommand cancel = new ConsultationCommand.Cancel("Underlaget var fel.");
        given(CONSULTATION, DRAFTED).when(on(BEFORE, cancel)).then(CANCELLED);
        given(CONSULTATION, DRAFTED, OPENED)
                .when(on(FIRST, cancel))
                .then(CANCELLED)
                .when(on(FIRST, cancel))
                .thenRejected("consultation-cancelled");
        given(CONSULTATION, DRAFTED, OPENED, CLOSED).when(on(AFTER, cancel)).thenRejected("consultation-closed");
        given(CONSULTATION, DRAFTED, SCHEDULED, CANCELLED).when(on(AFTER, TICK)).thenNothing();
    }

    @Test
    void whatIsCancelledOrClosedDoesNotOpen() {
        given(CONSULTATION, DRAFTED, CANCELLED).when(on(FIRST, OPEN)).thenRejected("consultation-cancelled");
        given(CONSULTATION, DRAFTED, OPENED, CLOSED).when(on(AFTER, OPEN)).thenRejected("consultation-closed");
        given(CONSULTATION, DRAFTED, OPENED).when(on(FIRST, OPEN)).thenNothing();
    }

    @Test
    void nothingCanBeAskedOfWhatDoesNotExist() {
        for (@Nullable
        ConsultationCommand command :
                List.of(OPEN, CLOSE, extend(AFTER), proposal(0, HARBOUR), new ConsultationCommand.Cancel("Fel."))) {
            given(CONSULTATION).when(on(FIRST, command)).thenRejected("unknown");
        }
    }
}
