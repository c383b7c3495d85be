package se.samrad.contracts;

import java.util.List;
import java.util.Map;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.GroupEvent;
import se.samrad.contracts.consultations.GroupFacts;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.mail.LetterEvent;
import se.samrad.contracts.mail.LetterState;
import se.samrad.contracts.meetings.MeetingEvent;
import se.samrad.contracts.meetings.MeetingState;
import se.samrad.contracts.news.NewsEvent;
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
import se.samrad.contracts.responses.CopyEvent;
import se.samrad.contracts.responses.CopyState;
import se.samrad.contracts.responses.RegisterEvent;
import se.samrad.contracts.responses.RegisterState;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseState;

/** Every kind of stream with all that can happen in it: the list that schemas, samples and AsyncAPI are checked against. */
public final class Vocabulary {
    /**
     * @param stream first segment of the streams' names
     * @param topic where its events go
     * @param events sealed interface of what can happen
     * @param state record of how a stream stands, the {@code after} of its events
     * @param publicEvents sealed interface of what everybody may know, {@link Nothing} for none
     * @param publicState record of how a stream stands for everybody, {@link Nothing} for none
     */
    public record Kind(
            String stream, String topic, Class<?> events, Class<?> state, Class<?> publicEvents, Class<?> publicState) {
        public boolean isPublic() {
            return publicEvents != Nothing.class;
        }
    }

    /** Stands where a kind of stream has no public part. */
    public sealed interface Nothing {
        /** Never made. */
        record Never() implements Nothing {}
    }

    public static final Kind CONSULTATIONS = new Kind(
            "consultations",
            Topics.CONSULTATIONS,
            ConsultationEvent.class,
            ConsultationState.class,
            PublicConsultationEvent.class,
            PublicConsultation.class);
    public static final Kind INVITATIONS = new Kind(
            "invitations",
            Topics.CONSULTATIONS,
            InvitationEvent.class,
            InvitationState.class,
            PublicInvitationEvent.class,
            PublicInvitation.class);
    public static final Kind BODIES = new Kind(
            "bodies", Topics.CONSULTATIONS, BodyEvent.class, BodyState.class, PublicBodyEvent.class, PublicBody.class);
    public static final Kind GROUPS =
            new Kind("groups", Topics.CONSULTATIONS, GroupEvent.class, GroupFacts.class, Nothing.class, Nothing.class);
    public static final Kind RESPONSES = new Kind(
            "responses",
            Topics.RESPONSES,
            ResponseEvent.class,
            ResponseState.class,
            PublicResponseEvent.class,
            PublicResponse.class);
    public static final Kind REGISTER = new Kind(
            "register", Topics.RESPONSES, RegisterEvent.class, RegisterState.class, Nothing.class, Nothing.class);
    public static final Kind COPIES =
            new Kind("copies", Topics.RESPONSES, CopyEvent.class, CopyState.class, Nothing.class, Nothing.class);
    public static final Kind MEETINGS = new Kind(
            "meetings",
            Topics.MEETINGS,
            MeetingEvent.class,
            MeetingState.class,
            PublicMeetingEvent.class,
            PublicMeeting.class);
    public static final Kind NEWS =
            new Kind("news", Topics.NEWS, NewsEvent.class, NewsState.class, PublicNewsEvent.class, PublicNews.class);
    public static final Kind THEMES = new Kind(
            "themes", Topics.NEWS, ThemeEvent.class, ThemeFacts.class, PublicThemeEvent.class, ThemeFacts.class);
    public static final Kind LETTERS =
            new Kind("letters", Topics.MAIL, LetterEvent.class, LetterState.class, Nothing.class, Nothing.class);

    public static final List<Kind> KINDS = List.of(
            CONSULTATIONS, INVITATIONS, BODIES, GROUPS, RESPONSES, REGISTER, COPIES, MEETINGS, NEWS, THEMES, LETTERS);

    /** Present schema number of the events and states that are past their first; everything else is at 1. */
    public static final Map<Class<?>, Integer> SCHEMAS = Map.of();

    private Vocabulary() {}

    public static int schema(Class<?> eventOrState) {
        return SCHEMAS.getOrDefault(eventOrState, 1);
    }

    /** The type's name on the wire: {@code ConsultationOpened} is {@code consultation-opened}. */
    public static String typeName(Class<?> event) {
        return event.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
