package se.samrad.status.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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
import se.samrad.contracts.mail.LetterEvent;
import se.samrad.contracts.mail.LetterState;
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
import se.samrad.contracts.responses.Amendments;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sender;
import se.samrad.contracts.responses.Unregistered;

/** A random history of everything that can happen, the same for the same seed. What nobody may know holds {@link #SECRET}. */
public final class RandomWorld {
    public static final String SECRET = "HEMLIGT";
    public static final LocalDate CLOSES = LocalDate.of(2026, 11, 30);

    private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");
    private static final String HASH = "0123456789abcdef".repeat(4);

    private final Random random;
    private final Script script = new Script(START);
    private final List<String> bodies = new ArrayList<>();
    private final List<String> consultations = new ArrayList<>();

    private RandomWorld(long seed) {
        random = new Random(seed);
    }

    /** @param size how many bodies are asked in each consultation */
    public static Script tell(long seed, int size) {
        RandomWorld world = new RandomWorld(seed);
        for (int i = 0; i < size; i++) world.body(i);
        for (int i = 0; i < 3; i++) world.theme(i);
        for (int i = 0; i < 3; i++) world.consultation(i);
        for (int i = 0; i < 4; i++) world.meeting(i);
        for (int i = 0; i < 4; i++) world.news(i);
        for (int i = 0; i < 3; i++) world.letter(i);
        return world.script;
    }

    private boolean chance() {
        return random.nextBoolean();
    }

    private void later() {
        script.at(script.now().plus(Duration.ofMinutes(1 + random.nextInt(600))));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private @Nullable Position position() {
        return chance() ? any(Position.values()) : null;
    }

    private void body(int i) {
        String id = "exempel-" + i;
        bodies.add(id);
        BodyFacts facts = new BodyFacts(
                any(List.of("Exempelås", "Exempelön", "Exempel Ärla", "exempelby")) + " " + i,
                any(BodyType.values()),
                SECRET + "-nummer",
                chance() ? "99" + (10 + i) : null,
                List.of(SECRET),
                List.of("grupp"),
                false);
        later();
        PublicBody known = new PublicBody(facts.name(), facts.type(), facts.municipalityCode(), null, null);
        script.tell(
                "bodies/" + id,
                new BodyEvent.BodyRegistered(facts),
                BodyState.of(facts, null),
                new PublicBodyEvent.BodyNamed(facts.name()),
                known);
        if (chance()) script.tell("bodies/" + id, new BodyEvent.BodyChanged(facts), BodyState.of(facts, null));
    }

    private void theme(int i) {
        ThemeFacts facts = new ThemeFacts(any(List.of("Ägande", "Ö-trafik", "Åar")) + i, null, null);
        script.tell(
                "themes/tema-" + i,
                new ThemeEvent.ThemeDefined(facts),
                facts,
                new PublicThemeEvent.ThemeNamed(facts.name()),
                facts);
    }

    private void consultation(int i) {
        String id = "remiss-" + i;
        consultations.add(id);
        String stream = "consultations/" + id;
        boolean opens = i > 0;
        Facts facts = new Facts(
                opens ? "Exempel: plan " + i : SECRET + " utkast",
                Kind.REMISS,
                null,
                null,
                LocalDate.of(2026, 10, 1),
                CLOSES,
                List.of("tema-0"),
                List.of(),
                null,
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
        script.tell(
                stream,
                new ConsultationEvent.ConsultationDrafted(facts),
                new ConsultationState(ConsultationState.Status.DRAFT, facts, null, null, null, null));
        later();
        Section section = new Section(
                "avsnitt",
                "1",
                "Avsnitt",
                1,
                opens ? "Text" : SECRET,
                Section.SectionKind.CHAPTER,
                List.of(),
                List.of());
        ConsultationState drafted =
                new ConsultationState(ConsultationState.Status.DRAFT, facts, null, null, null, null);
        script.tell(stream, new ConsultationEvent.SectionFiled(1, section), drafted);
        long filed = script.version(stream);
        Proposal proposal = new Proposal(1, "forslag.txt", "text/plain", HASH, 10, 1, filed, filed);
        script.tell(
                stream,
                new ConsultationEvent.ProposalFiled(1, "forslag.txt", "text/plain", HASH, 10, 1),
                new ConsultationState(ConsultationState.Status.DRAFT, facts, proposal, null, null, null));
        if (opens) open(stream, facts, proposal, section);
        for (String body : bodies) {
            if (random.nextInt(4) > 0) invitation(id, body, opens);
            if (opens && random.nextInt(3) > 0) response(id, body, Sender.BODY);
        }
        for (int person = 0; opens && person < bodies.size(); person++) {
            String hex = String.format(Locale.ROOT, "%032x", random.nextLong() & Long.MAX_VALUE);
            response(id, "p-" + hex, chance() ? Sender.PERSON : Sender.ORGANISATION);
        }
    }

    private void open(String stream, Facts facts, Proposal proposal, Section section) {
        ConsultationState open =
                new ConsultationState(ConsultationState.Status.OPEN, facts, proposal, null, null, null);
        script.tell(
                stream,
                new ConsultationEvent.ConsultationOpened(facts.opensOn(), facts.closesOn()),
                open,
                new PublicConsultationEvent.ConsultationOpenedPublicly(facts.opensOn(), facts.closesOn()),
                new PublicConsultation(ConsultationState.Status.OPEN, facts, null, null, null));
        script.tell(
                stream,
                new ConsultationEvent.SectionPublished(1, section.id()),
                open,
                new PublicConsultationEvent.SectionReadable(1, section),
                new PublicConsultation(ConsultationState.Status.OPEN, facts, null, null, null));
        long at = script.version(stream);
        Proposal published = new Proposal(1, "forslag.txt", "text/plain", HASH, 10, 1, at, at);
        script.tell(
                stream,
                new ConsultationEvent.ProposalPublished(1),
                new ConsultationState(ConsultationState.Status.OPEN, facts, proposal, published, null, null),
                new PublicConsultationEvent.ProposalReadable(1),
                new PublicConsultation(ConsultationState.Status.OPEN, facts, published, null, null));
    }

    private void invitation(String consultation, String body, boolean opens) {
        String stream = "invitations/" + consultation + "/" + body;
        BodyType type = any(BodyType.values());
        String name = opens ? "Exempelnämnden i " + body : SECRET;
        InvitationState listed =
                new InvitationState(InvitationState.Status.LISTED, name, type, null, null, null, null, false);
        later();
        script.tell(stream, new InvitationEvent.BodyListed(name, type, null), listed);
        if (random.nextInt(6) == 0) {
            later();
            script.tell(
                    stream,
                    new InvitationEvent.BodyUnlisted(),
                    new InvitationState(InvitationState.Status.UNLISTED, name, type, null, null, null, null, false));
            return;
        }
        if (!opens) return;
        PublicInvitation asked = new PublicInvitation(name, type, null, false, null);
        script.tell(
                stream,
                new InvitationEvent.InvitationSent(null),
                new InvitationState(InvitationState.Status.SENT, name, type, null, null, null, null, false),
                new PublicInvitationEvent.BodyInvited(name),
                asked);
        if (random.nextInt(4) == 0) {
            astray(stream, name, type);
            if (chance()) return;
            later();
            script.tell(
                    stream,
                    new InvitationEvent.InvitationSent(CLOSES.minusDays(3)),
                    new InvitationState(InvitationState.Status.SENT, name, type, null, null, null, null, false),
                    new PublicInvitationEvent.BodyInvited(name),
                    asked);
        }
        LocalDate own = CLOSES.plusDays(random.nextInt(20) - 5);
        if (chance()) {
            later();
            script.tell(
                    stream,
                    new InvitationEvent.MoreTimeRequested(own, SECRET),
                    new InvitationState(InvitationState.Status.SENT, name, type, null, null, own, SECRET, false));
            if (chance()) {
                later();
                script.tell(
                        stream,
                        new InvitationEvent.MoreTimeGranted(own, SECRET),
                        new InvitationState(InvitationState.Status.SENT, name, type, null, own, null, null, false),
                        new PublicInvitationEvent.BodyGivenMoreTime(own),
                        new PublicInvitation(name, type, null, false, own));
            }
        } else if (chance()) {
            later();
            script.tell(
                    stream,
                    new InvitationEvent.InvitationDeclined(SECRET),
                    new InvitationState(InvitationState.Status.DECLINED, name, type, null, null, null, null, false),
                    new PublicInvitationEvent.BodyDeclined(),
                    new PublicInvitation(name, type, null, true, null));
        }
    }

    private void astray(String stream, String name, BodyType type) {
        later();
        script.tell(
                stream,
                new InvitationEvent.WrongRecipientReported(SECRET),
                new InvitationState(InvitationState.Status.SENT, name, type, null, null, null, null, true),
                new PublicInvitationEvent.InvitationMisdirected(),
                new PublicInvitation(name, type, null, false, null, true));
    }

    private void response(String consultation, String body, Sender sender) {
        String stream = "responses/" + consultation + "/" + body;
        Arrival arrived = chance()
                ? Arrival.at(script.now())
                : Arrival.on(CLOSES.minusDays(random.nextInt(30)).plusDays(random.nextInt(30)));
        if (sender == Sender.PERSON) arrived = Arrival.on(arrived.day());
        Position position = position();
        ResponseState state = new ResponseState(
                true, sender, Channel.WEB, arrived, position, false, null, false, false, null, false, false, null, 0);
        PublicResponse told = new PublicResponse(true, sender, arrived, false, null, null, null);
        later();
        script.tell(
                stream,
                new ResponseEvent.ResponseReceived(
                        sender,
                        Channel.WEB,
                        arrived,
                        SECRET,
                        position,
                        List.of(),
                        false,
                        SECRET,
                        null,
                        null,
                        List.of(),
                        HASH),
                state,
                sender == Sender.PERSON
                        ? new PublicResponseEvent.PersonAnswered(arrived.day())
                        : new PublicResponseEvent.OrganisationAnswered(arrived),
                told);
        if (chance()) return;
        later();
        state = new ResponseState(
                true, sender, Channel.WEB, arrived, position, false, "N-1", false, false, null, false, false, null, 0);
        script.tell(stream, new ResponseEvent.ResponseRegistered("N-1"), state);
        if (chance()) {
            state = new ResponseState(
                    true,
                    sender,
                    Channel.WEB,
                    arrived,
                    position,
                    false,
                    "N-1",
                    true,
                    true,
                    SECRET,
                    false,
                    false,
                    null,
                    0);
            script.tell(stream, new ResponseEvent.SecrecyAssessed(true, SECRET, null, null, List.of()), state);
            return;
        }
        state = new ResponseState(
                true, sender, Channel.WEB, arrived, position, false, "N-1", true, false, null, false, false, null, 0);
        script.tell(stream, new ResponseEvent.SecrecyAssessed(false, null, null, null, List.of()), state);
        if (chance()) {
            later();
            Stored text = new Stored(HASH, 7);
            script.tell(
                    stream,
                    new ResponseEvent.ResponsePublished(text, position, List.of(), List.of(), null),
                    new ResponseState(
                            true,
                            sender,
                            Channel.WEB,
                            arrived,
                            position,
                            false,
                            "N-1",
                            true,
                            false,
                            null,
                            false,
                            true,
                            text,
                            0),
                    new PublicResponseEvent.ResponseReadable(text, position, List.of(), null),
                    new PublicResponse(true, sender, arrived, true, text, position, null));
            if (random.nextInt(3) == 0) {
                script.tell(
                        stream,
                        new ResponseEvent.ResponseRetracted(SECRET),
                        state,
                        new PublicResponseEvent.ResponseUnreadable(),
                        told);
            }
        } else if (chance()) {
            boolean theirs = chance();
            script.tell(
                    stream,
                    theirs
                            ? new ResponseEvent.ResponseWithdrawn(Channel.EMAIL, arrived, SECRET, new Stored(HASH, 3))
                            : new ResponseEvent.ResponseDisowned(SECRET),
                    new ResponseState(
                            false,
                            sender,
                            Channel.WEB,
                            arrived,
                            position,
                            false,
                            "N-1",
                            true,
                            false,
                            null,
                            false,
                            false,
                            null,
                            0,
                            theirs
                                    ? Amendments.of(
                                            true, false, false, null, new Unregistered(2, arrived), null, null, 2)
                                    : null,
                            null,
                            null),
                    new PublicResponseEvent.AnswerTakenBack(),
                    new PublicResponse(false, sender, arrived, false, null, null, null));
        }
    }

    private void meeting(int i) {
        String stream = "meetings/mote-" + i;
        boolean known = chance();
        MeetingFacts facts = new MeetingFacts(
                any(MeetingType.values()),
                known ? "Exempel: möte " + i : SECRET,
                List.of(any(bodies)),
                any(List.of("2026-11", "2026-11-12", "2026-11-02/2026-11-09")),
                "i november",
                null,
                null,
                List.of(any(consultations)),
                List.of(),
                new Stored(HASH, 9),
                2);
        later();
        script.tell(stream, new MeetingEvent.MeetingLogged(facts), new MeetingState(false, false, null, null, facts));
        if (!known) return;
        PublicMeeting told = new PublicMeeting(
                false,
                facts.type(),
                facts.title(),
                facts.counterparts(),
                facts.when(),
                facts.whenAsStated(),
                null,
                null,
                facts.consultations(),
                List.of(),
                null);
        script.tell(
                stream,
                new MeetingEvent.MeetingAnnounced(),
                new MeetingState(false, true, null, null, facts),
                new PublicMeetingEvent.MeetingMadeKnown(facts.title()),
                told);
    }

    private void news(int i) {
        String stream = "news/nyhet-" + i;
        boolean known = chance();
        NewsFacts facts = new NewsFacts(
                known ? "Exempel: nyhet " + i : SECRET, "Ingress", "Text", List.of("tema-" + i % 3), List.of());
        later();
        script.tell(stream, new NewsEvent.NewsWritten(facts), new NewsState(NewsState.Status.DRAFT, facts, null, 0, 0));
        if (!known) return;
        LocalDate day = chance() ? LocalDate.of(2026, 10, 20) : null;
        script.tell(
                stream,
                new NewsEvent.NewsPublished(day, i),
                new NewsState(NewsState.Status.PUBLISHED, facts, day, i, 0),
                new PublicNewsEvent.NewsReadable(facts.title()),
                new PublicNews(false, facts, day, i, 0));
        if (!chance()) return;
        later();
        script.tell(
                stream,
                new NewsEvent.NewsWithdrawn(SECRET),
                new NewsState(NewsState.Status.WITHDRAWN, facts, day, i, 0),
                new PublicNewsEvent.NewsTakenDown(),
                new PublicNews(true, null, day, i, 0));
    }

    private void letter(int i) {
        String stream = "letters/invitation-remiss-1/exempel-" + i;
        script.tell(
                stream,
                new LetterEvent.LetterPrepared("invitation", Map.of("title", SECRET)),
                new LetterState(LetterState.Status.PREPARED, "invitation", 0));
        script.tell(
                stream,
                new LetterEvent.HandoverBegun(1),
                new LetterState(LetterState.Status.HANDING_OVER, "invitation", 1));
    }
}
