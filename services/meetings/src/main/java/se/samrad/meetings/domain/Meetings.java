package se.samrad.meetings.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.meetings.MeetingEvent;
import se.samrad.contracts.meetings.MeetingEvent.MeetingAnnounced;
import se.samrad.contracts.meetings.MeetingEvent.MeetingCancelled;
import se.samrad.contracts.meetings.MeetingEvent.MeetingLogged;
import se.samrad.contracts.meetings.MeetingEvent.MeetingNoteApproved;
import se.samrad.contracts.meetings.MeetingEvent.MeetingNotePublished;
import se.samrad.contracts.meetings.MeetingEvent.MeetingRevised;
import se.samrad.contracts.meetings.MeetingFacts;
import se.samrad.contracts.meetings.MeetingState;
import se.samrad.contracts.published.PublicMeeting;
import se.samrad.contracts.published.PublicMeetingEvent;
import se.samrad.contracts.published.PublicMeetingEvent.MeetingCancelledPublicly;
import se.samrad.contracts.published.PublicMeetingEvent.MeetingChangedPublicly;
import se.samrad.contracts.published.PublicMeetingEvent.MeetingMadeKnown;
import se.samrad.contracts.published.PublicMeetingEvent.MeetingNoteReadable;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;
import se.samrad.meetings.domain.Meeting.Cancelled;
import se.samrad.meetings.domain.Meeting.Known;
import se.samrad.meetings.domain.Meeting.None;
import se.samrad.meetings.domain.Meeting.Standing;

/**
 * What happens to a meeting. Nothing of it is public before it is announced, and of its note only the rendition that was
 * approved and then published. A note that is changed afterwards needs to be approved and published anew, and until then the
 * old one is read; a note that is taken away is taken away for everybody at once.
 */
public final class Meetings {
    private static final Meeting NONE = new None();

    /** Streams {@code meetings/<id>}. */
    public static final StreamKind<MeetingEvent, Meeting> MEETING = new StreamKind<>(
            Vocabulary.MEETINGS.stream(),
            Topics.MEETINGS,
            "/samrad/meetings",
            EventTypes.of(MeetingEvent.class),
            NONE,
            Meetings::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(MeetingState.class), Meetings::standing),
            new StreamKind.Open<>(
                    Topics.PUBLIC,
                    EventTypes.of(PublicMeetingEvent.class),
                    Vocabulary.schema(PublicMeeting.class),
                    Meetings::publicAfter,
                    Meetings::tell));

    /** How far a meeting has come, in one word. */
    public enum Stage {
        LOGGED,
        APPROVED,
        ANNOUNCED,
        PUBLISHED,
        CANCELLED
    }

    private Meetings() {}

    public static String stream(String id) {
        return MEETING.name() + "/" + id;
    }

    /** @throws Rejected when the rules say no */
    public static List<MeetingEvent> decide(MeetingCommand command, Meeting state) {
        return switch (state) {
            case None none ->
                switch (command) {
                    case MeetingCommand.Log log -> List.of(new MeetingLogged(log.facts()));
                    case MeetingCommand.Approve approve -> throw Rejected.unknown();
                    case MeetingCommand.Publish publish -> throw Rejected.unknown();
                    case MeetingCommand.Cancel cancel -> throw Rejected.unknown();
                };
            case Standing meeting ->
                switch (command) {
                    case MeetingCommand.Log log -> log(log.facts(), meeting);
                    case MeetingCommand.Approve approve -> approve(meeting);
                    case MeetingCommand.Publish publish -> publish(meeting);
                    case MeetingCommand.Cancel cancel -> List.of(new MeetingCancelled(cancel.reason()));
                };
            case Cancelled meeting ->
                switch (command) {
                    case MeetingCommand.Log log when log.facts().equals(meeting.facts()) -> List.of();
                    case MeetingCommand.Cancel cancel -> List.of();
                    case MeetingCommand.Log log -> throw Rejected.because("meeting-cancelled");
                    case MeetingCommand.Approve approve -> throw Rejected.because("meeting-cancelled");
                    case MeetingCommand.Publish publish -> throw Rejected.because("meeting-cancelled");
                };
        };
    }

    private static List<MeetingEvent> log(MeetingFacts facts, Standing meeting) {
        return facts.equals(meeting.facts()) ? List.of() : List.of(new MeetingRevised(facts));
    }

    private static List<MeetingEvent> approve(Standing meeting) {
        Stored text = meeting.facts().text();
        if (text == null) throw Rejected.because("no-note");
        return text.equals(meeting.approved()) ? List.of() : List.of(new MeetingNoteApproved());
    }

    private static List<MeetingEvent> publish(Standing meeting) {
        List<MeetingEvent> events = new ArrayList<>();
        if (!meeting.announced()) events.add(new MeetingAnnounced());
        if (meeting.approved() != null && !meeting.approved().equals(meeting.published())) {
            events.add(new MeetingNotePublished());
        }
        return events;
    }

    public static Meeting evolve(Meeting state, MeetingEvent event) {
        return switch (state) {
            case None none
            when event instanceof MeetingLogged logged -> new Standing(logged.facts(), false, null, null);
            case None none -> throw impossible(state, event);
            case Standing meeting -> evolve(meeting, event);
            case Cancelled meeting -> throw impossible(state, event);
        };
    }

    private static Meeting evolve(Standing now, MeetingEvent event) {
        return switch (event) {
            case MeetingLogged logged -> throw impossible(now, event);
            case MeetingRevised revised -> revised(revised.facts(), now);
            case MeetingNoteApproved approved ->
                new Standing(now.facts(), now.announced(), now.facts().text(), now.published());
            case MeetingAnnounced announced -> new Standing(now.facts(), true, now.approved(), now.published());
            case MeetingNotePublished published ->
                new Standing(now.facts(), now.announced(), now.approved(), now.approved());
            case MeetingCancelled cancelled ->
                new Cancelled(now.facts(), now.announced(), now.approved(), now.published());
        };
    }

    private static Standing revised(MeetingFacts facts, Standing now) {
        Stored text = facts.text();
        return new Standing(
                facts,
                now.announced(),
                text != null && text.equals(now.approved()) ? text : null,
                text == null ? null : now.published());
    }

    private static IllegalStateException impossible(Meeting state, MeetingEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow "
                + state.getClass().getSimpleName());
    }

    public static Stage stage(Known meeting) {
        if (meeting instanceof Cancelled) return Stage.CANCELLED;
        if (meeting.published() != null) return Stage.PUBLISHED;
        if (meeting.announced()) return Stage.ANNOUNCED;
        return meeting.approved() != null ? Stage.APPROVED : Stage.LOGGED;
    }

    /** Whether everybody may read this rendition of the meeting's note. */
    public static boolean open(Meeting state, String sha256) {
        return state instanceof Known meeting
                && meeting.announced()
                && meeting.published() != null
                && meeting.published().sha256().equals(sha256);
    }

    private static Object standing(Meeting state) {
        if (!(state instanceof Known meeting)) throw new IllegalStateException("nothing has happened");
        return new MeetingState(
                meeting instanceof Cancelled,
                meeting.announced(),
                meeting.approved(),
                meeting.published(),
                meeting.facts());
    }

    private static @Nullable Object publicAfter(Meeting state) {
        if (!(state instanceof Known meeting) || !meeting.announced()) return null;
        MeetingFacts facts = meeting.facts();
        return new PublicMeeting(
                meeting instanceof Cancelled,
                facts.type(),
                facts.title(),
                facts.counterparts(),
                facts.when(),
                facts.whenAsStated(),
                facts.format(),
                facts.place(),
                facts.consultations(),
                facts.themes(),
                meeting.published());
    }

    private static @Nullable PublicMeetingEvent tell(Meeting before, MeetingEvent event, Meeting after) {
        if (!(after instanceof Known meeting) || !meeting.announced()) return null;
        boolean changed = !Objects.equals(publicAfter(before), publicAfter(after));
        return switch (event) {
            case MeetingLogged logged -> null;
            case MeetingRevised revised ->
                changed ? new MeetingChangedPublicly(revised.facts().title()) : null;
            case MeetingNoteApproved approved -> null;
            case MeetingAnnounced announced ->
                new MeetingMadeKnown(meeting.facts().title());
            case MeetingNotePublished published ->
                new MeetingNoteReadable(
                        Objects.requireNonNull(meeting.published()).sha256());
            case MeetingCancelled cancelled -> new MeetingCancelledPublicly(cancelled.reason());
        };
    }
}
