package se.samrad.status.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Proposal;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.meetings.MeetingEvent;
import se.samrad.contracts.meetings.MeetingFacts;
import se.samrad.contracts.meetings.MeetingState;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.contracts.news.NewsEvent;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.news.NewsState;
import se.samrad.contracts.news.ThemeEvent;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.contracts.published.PublicBody;
import se.samrad.contracts.published.PublicBodyEvent;
import se.samrad.contracts.published.PublicConsultation;
import se.samrad.contracts.published.PublicConsultationEvent;
import se.samrad.contracts.published.PublicInvitation;
import se.samrad.contracts.published.PublicInvitationEvent;
import se.samrad.contracts.published.PublicMeeting;
import se.samrad.contracts.published.PublicMeetingEvent;
import se.samrad.contracts.published.PublicNews;
import se.samrad.contracts.published.PublicNewsEvent;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.published.PublicResponseEvent;
import se.samrad.contracts.published.PublicThemeEvent;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sender;

/** Tells what happens in a consultation, in the words of the domain. */
public final class Story {
    public static final String HASH = "fedcba9876543210".repeat(4);

    private final Script script;
    private final Map<String, InvitationState> invitations = new HashMap<>();
    private final Map<String, ResponseState> responses = new HashMap<>();
    private final Map<String, NewsState> news = new HashMap<>();
    private final Map<String, Facts> consultations = new HashMap<>();

    public Story(Instant start) {
        script = new Script(start);
    }

    public Script script() {
        return script;
    }

    public Story at(Instant now) {
        script.at(now);
        return this;
    }

    public Story body(String id, String name, BodyType type) {
        BodyFacts facts = facts(id, name, type);
        script.tell(
                "bodies/" + id,
                new BodyEvent.BodyRegistered(facts),
                BodyState.of(facts, null),
                new PublicBodyEvent.BodyNamed(name),
                new PublicBody(name, type, null, null, null));
        return this;
    }

    static BodyFacts facts(String id, String name, BodyType type) {
        return new BodyFacts(name, type, "212000-0000", null, List.of("alias-" + id), List.of("grupp"), false);
    }

    public Story theme(String id, String name) {
        ThemeFacts facts = new ThemeFacts(name, null, null);
        script.tell(
                "themes/" + id,
                new ThemeEvent.ThemeDefined(facts),
                facts,
                new PublicThemeEvent.ThemeNamed(name),
                facts);
        return this;
    }

    /** Without a case number. */
    public Story draft(String id, String title) {
        Facts facts = facts(title, LocalDate.of(2026, 12, 31)).numbered(null);
        script.tell(
                "consultations/" + id,
                new ConsultationEvent.ConsultationDrafted(facts),
                new ConsultationState(ConsultationState.Status.DRAFT, facts, null, null, null, null));
        return this;
    }

    private static Facts facts(String title, LocalDate closesOn) {
        return new Facts(
                title,
                Kind.REMISS,
                "EX 2026-1",
                "Exempelstyrelsen",
                LocalDate.of(2026, 10, 1),
                closesOn,
                List.of("tema"),
                List.of("Vad saknas?"),
                null,
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
    }

    /** Drafted, with a proposal of two sections, and opened. */
    public Story opened(String id, String title, LocalDate closesOn) {
        Facts facts = facts(title, closesOn);
        consultations.put(id, facts);
        String stream = "consultations/" + id;
        ConsultationState draft = new ConsultationState(ConsultationState.Status.DRAFT, facts, null, null, null, null);
        script.tell(stream, new ConsultationEvent.ConsultationDrafted(facts), draft);
        List<Section> sections = List.of(section("ett", "Inledning"), section("tva", "Åtgärder"));
        for (Section section : sections) script.tell(stream, new ConsultationEvent.SectionFiled(1, section), draft);
        Proposal filed = new Proposal(1, "plan.txt", "text/plain", HASH, 20, 2, 2, 3);
        script.tell(
                stream,
                new ConsultationEvent.ProposalFiled(1, "plan.txt", "text/plain", HASH, 20, 2),
                new ConsultationState(ConsultationState.Status.DRAFT, facts, filed, null, null, null));
        ConsultationState open = new ConsultationState(ConsultationState.Status.OPEN, facts, filed, null, null, null);
        PublicConsultation told = new PublicConsultation(ConsultationState.Status.OPEN, facts, null, null, null);
        script.tell(
                stream,
                new ConsultationEvent.ConsultationOpened(facts.opensOn(), closesOn),
                open,
                new PublicConsultationEvent.ConsultationOpenedPublicly(facts.opensOn(), closesOn),
                told);
        for (Section section : sections) {
            script.tell(
                    stream,
                    new ConsultationEvent.SectionPublished(1, section.id()),
                    open,
                    new PublicConsultationEvent.SectionReadable(1, section),
                    told);
        }
        Proposal published = new Proposal(1, "plan.txt", "text/plain", HASH, 20, 2, 6, 7);
        script.tell(
                stream,
                new ConsultationEvent.ProposalPublished(1),
                new ConsultationState(ConsultationState.Status.OPEN, facts, filed, published, null, null),
                new PublicConsultationEvent.ProposalReadable(1),
                new PublicConsultation(ConsultationState.Status.OPEN, facts, published, null, null));
        return this;
    }

    private static Section section(String id, String title) {
        return new Section(id, null, title, 1, "Text i " + title, Section.SectionKind.CHAPTER, List.of(), List.of());
    }

    public Story extended(String id, LocalDate closesOn) {
        Facts facts = Objects.requireNonNull(consultations.get(id)).closing(closesOn);
        consultations.put(id, facts);
        script.tell(
                "consultations/" + id,
                new ConsultationEvent.ConsultationExtended(closesOn, "fler hinner svara", null),
                new ConsultationState(ConsultationState.Status.OPEN, facts, null, null, null, null),
                new PublicConsultationEvent.ConsultationExtendedPublicly(closesOn, "fler hinner svara"),
                new PublicConsultation(ConsultationState.Status.OPEN, facts, null, null, null));
        return this;
    }

    public Story invited(String consultation, String body, String name, BodyType type) {
        String stream = "invitations/" + consultation + "/" + body;
        script.tell(
                stream,
                new InvitationEvent.BodyListed(name, type, null),
                new InvitationState(InvitationState.Status.LISTED, name, type, null, null, null, null, false));
        InvitationState sent =
                new InvitationState(InvitationState.Status.SENT, name, type, null, null, null, null, false);
        invitations.put(stream, sent);
        script.tell(
                stream,
                new InvitationEvent.InvitationSent(null),
                sent,
                new PublicInvitationEvent.BodyInvited(name),
                new PublicInvitation(name, type, null, false, null));
        return this;
    }

    public Story requested(String consultation, String body, LocalDate until, String reason) {
        String stream = "invitations/" + consultation + "/" + body;
        InvitationState was = Objects.requireNonNull(invitations.get(stream));
        script.tell(
                stream,
                new InvitationEvent.MoreTimeRequested(until, reason),
                new InvitationState(was.status(), was.name(), was.type(), null, null, until, reason, false));
        return this;
    }

    public Story moreTime(String consultation, String body, LocalDate until) {
        String stream = "invitations/" + consultation + "/" + body;
        InvitationState was = Objects.requireNonNull(invitations.get(stream));
        script.tell(
                stream,
                new InvitationEvent.MoreTimeGranted(until, null),
                new InvitationState(was.status(), was.name(), was.type(), null, until, null, null, false),
                new PublicInvitationEvent.BodyGivenMoreTime(until),
                new PublicInvitation(was.name(), was.type(), null, false, until));
        return this;
    }

    public Story reminded(String consultation, String body, LocalDate lastDay, LocalDate on) {
        String stream = "invitations/" + consultation + "/" + body;
        InvitationState was = Objects.requireNonNull(invitations.get(stream));
        var reminded = new InvitationEvent.BodyReminded(lastDay, 7, on);
        var told = new PublicInvitation(was.name(), was.type(), null, false, null);
        script.tell(stream, reminded, was, new PublicInvitationEvent.ReminderSent(on), told);
        return this;
    }

    public Story declined(String consultation, String body) {
        String stream = "invitations/" + consultation + "/" + body;
        InvitationState was = Objects.requireNonNull(invitations.get(stream));
        script.tell(
                stream,
                new InvitationEvent.InvitationDeclined("ingen tid"),
                new InvitationState(
                        InvitationState.Status.DECLINED, was.name(), was.type(), null, null, null, null, false),
                new PublicInvitationEvent.BodyDeclined(),
                new PublicInvitation(was.name(), was.type(), null, true, null));
        return this;
    }

    public Story answered(
            String consultation, String body, Sender sender, @Nullable Position position, Arrival arrived) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState state = new ResponseState(
                true,
                sender,
                Channel.WEB,
                arrived,
                position,
                false,
                null,
                false,
                false,
                null,
                false,
                false,
                new Stored(HASH, 5),
                0);
        responses.put(stream, state);
        script.tell(
                stream,
                new ResponseEvent.ResponseReceived(
                        sender,
                        Channel.WEB,
                        arrived,
                        null,
                        position,
                        List.of(),
                        false,
                        null,
                        null,
                        new Stored(HASH, 5),
                        List.of(),
                        HASH),
                state,
                sender == Sender.PERSON
                        ? new PublicResponseEvent.PersonAnswered(arrived.day())
                        : new PublicResponseEvent.OrganisationAnswered(arrived),
                told(state));
        return this;
    }

    static PublicResponse told(ResponseState state) {
        return new PublicResponse(
                state.standing(),
                state.sender(),
                state.arrived(),
                state.published(),
                state.published() ? state.text() : null,
                state.published() ? state.position() : null,
                null);
    }

    private ResponseState become(
            String stream, boolean standing, @Nullable String number, boolean assessed, boolean published) {
        ResponseState was = Objects.requireNonNull(responses.get(stream));
        ResponseState now = new ResponseState(
                standing,
                was.sender(),
                was.channel(),
                was.arrived(),
                was.position(),
                false,
                number,
                assessed,
                false,
                null,
                false,
                published,
                was.text(),
                0);
        responses.put(stream, now);
        return now;
    }

    public Story registered(String consultation, String body, String number) {
        String stream = "responses/" + consultation + "/" + body;
        script.tell(stream, new ResponseEvent.ResponseRegistered(number), become(stream, true, number, false, false));
        return this;
    }

    public Story assessed(String consultation, String body) {
        String stream = "responses/" + consultation + "/" + body;
        script.tell(
                stream,
                new ResponseEvent.SecrecyAssessed(false, null, null, null, List.of()),
                become(stream, true, "N", true, false));
        return this;
    }

    public Story published(String consultation, String body) {
        return published(consultation, body, null);
    }

    /** @param until the last day that it can be read */
    public Story published(String consultation, String body, @Nullable LocalDate until) {
        return published(consultation, body, until, null);
    }

    /** @param files that everybody may save */
    public Story published(String consultation, String body, @Nullable LocalDate until, @Nullable List<Stored> files) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState now = ResponseStates.until(until, become(stream, true, "N", true, true));
        script.tell(
                stream,
                new ResponseEvent.ResponsePublished(now.text(), now.position(), List.of(), List.of(), until),
                now,
                new PublicResponseEvent.ResponseReadable(now.text(), now.position(), List.of(), until, files),
                new PublicResponse(
                        true,
                        now.sender(),
                        now.arrived(),
                        true,
                        now.text(),
                        now.position(),
                        until,
                        null,
                        null,
                        null,
                        files,
                        null));
        return this;
    }

    /** All of it. */
    public Story sealed(String consultation, String body, String reason) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState now = ResponseStates.sealed(become(stream, true, null, false, false));
        script.tell(
                stream,
                new ResponseEvent.ResponseSealed(reason, null, LocalDate.of(2026, 11, 23), List.of()),
                now,
                new PublicResponseEvent.ResponseUnreadable(),
                told(now));
        return this;
    }

    public Story retracted(String consultation, String body) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState now = become(stream, true, "N", true, false);
        script.tell(
                stream,
                new ResponseEvent.ResponseRetracted("prövas på nytt"),
                now,
                new PublicResponseEvent.ResponseUnreadable(),
                told(now));
        return this;
    }

    public Story disowned(String consultation, String body) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState now = become(stream, false, null, false, false);
        script.tell(
                stream,
                new ResponseEvent.ResponseDisowned("inte från oss"),
                now,
                new PublicResponseEvent.AnswerTakenBack(),
                told(now));
        return this;
    }

    /** How an answer stands now. */
    ResponseState response(String stream) {
        return Objects.requireNonNull(responses.get(stream));
    }

    public Story meeting(
            String id,
            String title,
            @Nullable String when,
            @Nullable String whenAsStated,
            String consultation,
            String body) {
        MeetingFacts facts = new MeetingFacts(
                MeetingType.DIALOGUE_MEETING,
                title,
                List.of(body),
                when,
                whenAsStated,
                null,
                "Exempelsalen",
                List.of(consultation),
                List.of("tema"),
                new Stored(HASH, 3),
                1);
        String stream = "meetings/" + id;
        script.tell(stream, new MeetingEvent.MeetingLogged(facts), new MeetingState(false, false, null, null, facts));
        script.tell(
                stream,
                new MeetingEvent.MeetingAnnounced(),
                new MeetingState(false, true, null, null, facts),
                new PublicMeetingEvent.MeetingMadeKnown(title),
                new PublicMeeting(
                        false,
                        facts.type(),
                        title,
                        facts.counterparts(),
                        when,
                        whenAsStated,
                        null,
                        facts.place(),
                        facts.consultations(),
                        facts.themes(),
                        null));
        return this;
    }

    public Story news(
            String id, String title, String theme, String consultation, @Nullable LocalDate publishedOn, long rank) {
        NewsFacts facts = new NewsFacts(
                title, "Ingress till " + title, "Brödtext med **fetstil**", List.of(theme), List.of(consultation));
        NewsState state = new NewsState(NewsState.Status.PUBLISHED, facts, publishedOn, rank, 0);
        news.put(id, state);
        script.tell(
                "news/" + id,
                new NewsEvent.NewsWritten(facts),
                new NewsState(NewsState.Status.DRAFT, facts, null, 0, 0));
        script.tell(
                "news/" + id,
                new NewsEvent.NewsPublished(publishedOn, rank),
                state,
                new PublicNewsEvent.NewsReadable(title),
                new PublicNews(false, facts, publishedOn, rank, 0));
        return this;
    }

    public Story corrected(String id, String note) {
        NewsState was = Objects.requireNonNull(news.get(id));
        NewsState now = new NewsState(was.status(), was.facts(), was.publishedOn(), was.rank(), was.corrections() + 1);
        news.put(id, now);
        script.tell(
                "news/" + id,
                new NewsEvent.NewsCorrected(now.facts(), note),
                now,
                new PublicNewsEvent.NewsCorrectedPublicly(note),
                new PublicNews(false, now.facts(), now.publishedOn(), now.rank(), now.corrections()));
        return this;
    }

    public Story withdrawn(String id) {
        NewsState was = Objects.requireNonNull(news.get(id));
        script.tell(
                "news/" + id,
                new NewsEvent.NewsWithdrawn("fel uppgifter"),
                new NewsState(
                        NewsState.Status.WITHDRAWN, was.facts(), was.publishedOn(), was.rank(), was.corrections()),
                new PublicNewsEvent.NewsTakenDown(),
                new PublicNews(true, null, was.publishedOn(), was.rank(), was.corrections()));
        return this;
    }
}
