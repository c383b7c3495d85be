package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.domain.Consultation.Cancelled;
import se.samrad.consultations.domain.Consultation.Closed;
import se.samrad.consultations.domain.Consultation.Known;
import se.samrad.consultations.domain.Consultation.None;
import se.samrad.consultations.domain.Consultation.Open;
import se.samrad.consultations.domain.Consultation.Planned;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationEvent.CaseNumberCorrected;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationCancelled;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationClosed;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationDrafted;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationExtended;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationRevised;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationScheduled;
import se.samrad.contracts.consultations.ConsultationEvent.ContactChanged;
import se.samrad.contracts.consultations.ConsultationEvent.LegalNoticePosted;
import se.samrad.contracts.consultations.ConsultationEvent.ProposalFiled;
import se.samrad.contracts.consultations.ConsultationEvent.ProposalPublished;
import se.samrad.contracts.consultations.ConsultationEvent.RuleOverridden;
import se.samrad.contracts.consultations.ConsultationEvent.SectionFiled;
import se.samrad.contracts.consultations.ConsultationEvent.SectionPublished;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsChecked;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsTraced;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Renumbered;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.published.PublicConsultationEvent;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.OneLine;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;

/**
 * What happens to a consultation. The days decide as much as people do: whatever is asked, what the clock has made due is
 * recorded first, in the same commit, so nobody acts on a consultation that should have opened or closed at midnight.
 *
 * <p>A published last day is a promise. It can be moved forward, with a reason, also after it has passed; it is never
 * shortened. Closing by hand therefore only does what the clock would have done.
 */
public final class Consultations {
    private static final Consultation NONE = new None();

    /** Streams {@code consultations/<id>}. */
    public static final StreamKind<ConsultationEvent, Consultation> CONSULTATION = new StreamKind<>(
            Vocabulary.CONSULTATIONS.stream(),
            Topics.CONSULTATIONS,
            "/samrad/consultations",
            EventTypes.of(ConsultationEvent.class),
            NONE,
            Consultations::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(ConsultationState.class), Consultations::standing),
            new StreamKind.Open<>(
                    Topics.PUBLIC,
                    EventTypes.of(PublicConsultationEvent.class),
                    Vocabulary.schema(se.samrad.contracts.published.PublicConsultation.class),
                    PublicConsultations::after,
                    PublicConsultations::tell));

    private Consultations() {}

    public static String stream(String id) {
        return CONSULTATION.name() + "/" + id;
    }

    /**
     * Decides.
     *
     * @param today the day in Sweden
     * @throws Rejected when the rules say no
     */
    public static List<ConsultationEvent> decide(LocalDate today, ConsultationCommand command, Consultation state) {
        List<ConsultationEvent> events = new ArrayList<>(due(today, state));
        Consultation now = fold(state, events);
        List<ConsultationEvent> asked = asked(today, command, now);
        events.addAll(asked);
        events.addAll(due(today, fold(now, asked)));
        return events;
    }

    /** How it stands on a day, whether or not the clock's own events are recorded yet. */
    public static Consultation on(LocalDate today, Consultation state) {
        return fold(state, due(today, state));
    }

    private static List<ConsultationEvent> due(LocalDate today, Consultation state) {
        return switch (state) {
            case Planned planned
            when planned.scheduled() && !today.isBefore(planned.facts().opensOn()) -> opening(today, planned);
            case Open open when open.facts().closesOn().isBefore(today) -> closing(open.facts());
            case None none -> List.of();
            case Planned planned -> List.of();
            case Open open -> List.of();
            case Closed closed -> List.of();
            case Cancelled cancelled -> List.of();
        };
    }

    private static List<ConsultationEvent> asked(LocalDate today, ConsultationCommand command, Consultation state) {
        if (!(state instanceof Known known)) {
            if (command instanceof ConsultationCommand.Draft first)
                return List.of(new ConsultationDrafted(first.facts()));
            if (command instanceof ConsultationCommand.LookAtTheClock) return List.of();
            throw Rejected.unknown();
        }
        return switch (command) {
            case ConsultationCommand.Draft draft -> draft(today, draft, known);
            case ConsultationCommand.FileProposal file -> file(file, known);
            case ConsultationCommand.Open open -> open(today, open.guide(), known);
            case ConsultationCommand.CheckSections check -> Preparing.check(today, check, known);
            case ConsultationCommand.TraceSections trace -> Tracing.trace(today, trace, known);
            case ConsultationCommand.ChangeContact change -> contact(change.contact(), known);
            case ConsultationCommand.CorrectCaseNumber correct -> number(today, correct, known);
            case ConsultationCommand.PostLegalNotice post -> Preparing.post(today, post, known);
            case ConsultationCommand.OverrideRule override -> Preparing.override(today, override, known);
            case ConsultationCommand.Extend extend -> extend(today, extend, known);
            case ConsultationCommand.Close close -> close(known);
            case ConsultationCommand.Cancel cancel -> cancel(cancel, known);
            case ConsultationCommand.LookAtTheClock look -> List.of();
        };
    }

    /** What was opened when case numbers were kept as they were pasted is unchanged when it is put again as it was. */
    private static boolean readsTheSame(Facts facts, Facts standing) {
        String number = standing.caseNumber();
        return number != null && facts.equals(standing.numbered(OneLine.number(number)));
    }

    private static List<ConsultationEvent> draft(LocalDate today, ConsultationCommand.Draft draft, Known known) {
        Facts facts = draft.facts();
        if (facts.equals(known.facts()) || (!(known instanceof Planned) && readsTheSame(facts, known.facts()))) {
            return List.of();
        }
        return switch (known) {
            case Planned planned -> {
                checkWeight(facts, planned.preparation(), sections(planned.papers()));
                List<ConsultationEvent> changed = new ArrayList<>(List.of(new ConsultationRevised(facts)));
                changed.addAll(Preparing.goOn(today, draft, evolve(planned, changed.getFirst())));
                if (planned.scheduled()) {
                    Preparing.checkNothingStandsInTheWay(draft.guide(), (Known) fold(planned, changed));
                    boolean moved = !facts.opensOn().equals(planned.facts().opensOn());
                    if (moved) changed.add(new ConsultationScheduled(facts.opensOn()));
                }
                yield changed;
            }
            case Open open -> throw Rejected.because("use-extend");
            case Closed closed -> throw Rejected.because("use-extend");
            case Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        };
    }

    private static List<ConsultationEvent> file(ConsultationCommand.FileProposal file, Known known) {
        Papers.Filed newest = known.papers().newest();
        if (newest != null
                && newest.proposal().sha256().equals(file.sha256())
                && newest.proposal().name().equals(file.name())
                && newest.sections().equals(file.sections())) return List.of();
        if (known.papers().number() != file.basedOn()) throw Rejected.conflict("proposal-filed-meanwhile");
        checkWeight(known.facts(), known.preparation(), file.sections());
        int number = file.basedOn() + 1;
        List<ConsultationEvent> filed = new ArrayList<>();
        for (Section section : file.sections()) filed.add(new SectionFiled(number, section));
        filed.add(new ProposalFiled(
                number,
                file.name(),
                file.mediaType(),
                file.sha256(),
                file.size(),
                file.sections().size()));
        return switch (known) {
            case Planned planned -> filed;
            case Open open -> {
                filed.addAll(publishing(number, file.sections()));
                yield filed;
            }
            case Closed closed -> throw Rejected.because("consultation-closed");
            case Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        };
    }

    private static List<ConsultationEvent> open(LocalDate today, Guide guide, Known known) {
        return switch (known) {
            case Planned planned when planned.scheduled() -> List.of();
            case Planned planned -> {
                Preparing.checkNothingStandsInTheWay(guide, planned);
                LocalDate first = planned.facts().opensOn();
                yield today.isBefore(first) ? List.of(new ConsultationScheduled(first)) : opening(today, planned);
            }
            case Open open -> List.of();
            case Closed closed -> throw Rejected.because("consultation-closed");
            case Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        };
    }

    private static List<ConsultationEvent> extend(LocalDate today, ConsultationCommand.Extend extend, Known known) {
        return switch (known) {
            case Planned planned -> throw Rejected.because("not-open");
            case Open open -> extend(today, extend, open.facts());
            case Closed closed -> extend(today, extend, closed.facts());
            case Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        };
    }

    private static List<ConsultationEvent> extend(LocalDate today, ConsultationCommand.Extend extend, Facts facts) {
        if (!extend.closesOn().isAfter(facts.closesOn())) throw Rejected.member("closesOn", "not-later");
        if (extend.closesOn().isBefore(today)) throw Rejected.member("closesOn", "already-passed");
        return List.of(new ConsultationExtended(extend.closesOn(), extend.reason(), today));
    }

    private static List<ConsultationEvent> contact(Contact contact, Known known) {
        if (known instanceof Planned) throw Rejected.because("not-open");
        if (known instanceof Cancelled) throw Rejected.because("consultation-cancelled");
        return contact.equals(known.facts().contact()) ? List.of() : List.of(new ContactChanged(contact));
    }

    private static List<ConsultationEvent> number(
            LocalDate today, ConsultationCommand.CorrectCaseNumber correct, Known known) {
        if (known instanceof Planned) throw Rejected.because("not-open");
        if (known instanceof Cancelled) throw Rejected.because("consultation-cancelled");
        String earlier = known.facts().caseNumber();
        if (correct.caseNumber().equals(earlier)) throw Rejected.member("caseNumber", "number-as-it-is");
        String register = correct.registers().register(correct.consultation(), known);
        if (correct.registers().isOfAnother(correct.caseNumber(), register)) {
            throw Rejected.member("caseNumber", "number-of-another-consultation");
        }
        return List.of(new CaseNumberCorrected(
                correct.caseNumber(), earlier, register, correct.reason(), correct.by(), today));
    }

    private static List<ConsultationEvent> close(Known known) {
        return switch (known) {
            case Planned planned -> throw Rejected.because("not-open");
            case Open open -> throw Rejected.because("last-day-not-passed"); // or the clock had closed it just now
            case Closed closed -> List.of();
            case Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        };
    }

    private static List<ConsultationEvent> cancel(ConsultationCommand.Cancel cancel, Known known) {
        return switch (known) {
            case Planned planned -> List.of(new ConsultationCancelled(cancel.reason()));
            case Open open -> List.of(new ConsultationCancelled(cancel.reason()));
            case Closed closed -> throw Rejected.because("consultation-closed");
            case Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        };
    }

    /** What lies wholly in the past is recorded afterwards: it opens and closes in one. */
    private static List<ConsultationEvent> opening(LocalDate today, Planned planned) {
        Facts facts = planned.facts();
        List<ConsultationEvent> events = new ArrayList<>();
        events.add(new ConsultationOpened(facts.opensOn(), facts.closesOn()));
        Papers.Filed newest = planned.papers().newest();
        if (newest != null) events.addAll(publishing(newest.proposal().version(), newest.sections()));
        Preparation.Traced traced = planned.preparation().traced();
        if (newest != null && traced != null) events.add(traced.said()); // said again, now that it may be heard
        if (facts.closesOn().isBefore(today)) events.addAll(closing(facts));
        return events;
    }

    private static List<ConsultationEvent> closing(Facts facts) {
        return List.of(new ConsultationClosed(facts.closesOn()));
    }

    private static List<ConsultationEvent> publishing(int number, List<Section> sections) {
        List<ConsultationEvent> events = new ArrayList<>();
        for (Section section : sections) events.add(new SectionPublished(number, section.id()));
        events.add(new ProposalPublished(number));
        return events;
    }

    static List<Section> sections(Papers papers) {
        return papers.newest() == null ? List.of() : papers.newest().sections();
    }

    static void checkWeight(Facts facts, Preparation preparation, List<Section> sections) {
        if (Weight.ofPublishing(facts, preparation.notice(), sections) > Weight.COMMIT_BYTES_MAX) {
            throw Rejected.tooLarge("proposal", "proposal-too-large");
        }
    }

    private static Consultation fold(Consultation state, List<ConsultationEvent> events) {
        Consultation now = state;
        for (ConsultationEvent event : events) now = evolve(now, event);
        return now;
    }

    public static Consultation evolve(Consultation state, ConsultationEvent event) {
        return switch (state) {
            case None none
            when event instanceof ConsultationDrafted drafted ->
                new Planned(1, drafted.facts(), Papers.NONE, Preparation.NONE, false);
            case None none -> throw impossible(state, event);
            case Known known -> evolve(known, event);
        };
    }

    private static Known evolve(Known known, ConsultationEvent event) {
        long version = known.version() + 1;
        Papers papers = known.papers();
        Preparation done = known.preparation();
        return switch (event) {
            case ConsultationDrafted drafted -> throw impossible(known, event);
            case ConsultationRevised revised ->
                new Planned(
                        version,
                        revised.facts(),
                        papers,
                        Preparing.revised(done, known.facts(), revised.facts()),
                        known instanceof Planned planned && planned.scheduled());
            case SectionFiled filed -> known.with(papers.with(filed.section()));
            case ProposalFiled filed -> known.with(papers.filed(filed, version));
            case SectionsChecked checked -> known.with(done.checked(checked.proposal(), checked.by(), checked.on()));
            case SectionsTraced traced -> known.with(done.traced(traced, version));
            case LegalNoticePosted posted -> known.with(done.posted(posted.notice(), posted.by()));
            case RuleOverridden overridden -> known.with(done.with(overridden));
            case ContactChanged changed -> about(known, known.facts().asking(changed.contact()), known.renumbered());
            case CaseNumberCorrected corrected ->
                about(
                        known,
                        known.facts().numbered(corrected.caseNumber()),
                        CaseRegisters.after(known.renumbered(), corrected));
            case ConsultationScheduled scheduled -> new Planned(version, known.facts(), papers, done, true);
            case ConsultationOpened opened -> new Open(version, known.facts(), papers, done, known.renumbered());
            case SectionPublished published -> known.with(papers);
            case ProposalPublished published -> known.with(papers.published(version));
            case ConsultationExtended extended ->
                new Open(version, known.facts().closing(extended.closesOn()), papers, done, known.renumbered());
            case ConsultationClosed closed -> new Closed(version, known.facts(), papers, done, known.renumbered());
            case ConsultationCancelled cancelled ->
                new Cancelled(version, known.facts(), papers, done, !(known instanceof Planned), known.renumbered());
        };
    }

    private static Known about(Known known, Facts facts, @Nullable Renumbered renumbered) {
        long version = known.version() + 1;
        return switch (known) {
            case Planned planned ->
                new Planned(version, facts, planned.papers(), planned.preparation(), planned.scheduled());
            case Open open -> new Open(version, facts, open.papers(), open.preparation(), renumbered);
            case Closed closed -> new Closed(version, facts, closed.papers(), closed.preparation(), renumbered);
            case Cancelled cancelled ->
                new Cancelled(
                        version, facts, cancelled.papers(), cancelled.preparation(), cancelled.wasOpen(), renumbered);
        };
    }

    private static IllegalStateException impossible(Consultation state, ConsultationEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow "
                + state.getClass().getSimpleName());
    }

    public static Status status(Known known) {
        return switch (known) {
            case Planned planned -> planned.scheduled() ? Status.SCHEDULED : Status.DRAFT;
            case Open open -> Status.OPEN;
            case Closed closed -> Status.CLOSED;
            case Cancelled cancelled -> Status.CANCELLED;
        };
    }

    private static Object standing(Consultation state) {
        if (!(state instanceof Known known)) throw new IllegalStateException("nothing has happened");
        return new ConsultationState(
                status(known),
                known.facts(),
                proposal(known.papers().newest()),
                proposal(known.papers().readable()),
                known.preparation().tracedAt(),
                known.renumbered());
    }

    static se.samrad.contracts.consultations.@Nullable Proposal proposal(Papers.@Nullable Filed filed) {
        return filed == null ? null : filed.proposal();
    }
}
