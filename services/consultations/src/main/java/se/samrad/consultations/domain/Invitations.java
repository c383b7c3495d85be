package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.domain.Consultation.Known;
import se.samrad.consultations.domain.Invitation.Declined;
import se.samrad.consultations.domain.Invitation.Handling;
import se.samrad.consultations.domain.Invitation.Invitee;
import se.samrad.consultations.domain.Invitation.Listed;
import se.samrad.consultations.domain.Invitation.None;
import se.samrad.consultations.domain.Invitation.Sent;
import se.samrad.consultations.domain.Invitation.Told;
import se.samrad.consultations.domain.Invitation.Unlisted;
import se.samrad.consultations.domain.Invitation.Wish;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationEvent.BodyListed;
import se.samrad.contracts.consultations.InvitationEvent.BodyReminded;
import se.samrad.contracts.consultations.InvitationEvent.BodyUnlisted;
import se.samrad.contracts.consultations.InvitationEvent.CallNoted;
import se.samrad.contracts.consultations.InvitationEvent.InvitationDeclined;
import se.samrad.contracts.consultations.InvitationEvent.InvitationForwarded;
import se.samrad.contracts.consultations.InvitationEvent.InvitationOpened;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeGranted;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeRefused;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeRequested;
import se.samrad.contracts.consultations.InvitationEvent.ReminderSkipped;
import se.samrad.contracts.consultations.InvitationEvent.SilenceRecorded;
import se.samrad.contracts.consultations.InvitationEvent.WrongRecipientReported;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.InvitationState.Status;
import se.samrad.contracts.consultations.Reminder;
import se.samrad.contracts.published.PublicInvitation;
import se.samrad.contracts.published.PublicInvitationEvent;
import se.samrad.contracts.published.PublicInvitationEvent.BodyDeclined;
import se.samrad.contracts.published.PublicInvitationEvent.BodyGivenMoreTime;
import se.samrad.contracts.published.PublicInvitationEvent.BodyInvited;
import se.samrad.contracts.published.PublicInvitationEvent.BodySilent;
import se.samrad.contracts.published.PublicInvitationEvent.InvitationMisdirected;
import se.samrad.contracts.published.PublicInvitationEvent.ReminderSent;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;

/**
 * What happens between the authority and one body that is asked. Whatever comes, a body on the list of a consultation that
 * has opened is asked first, in the same commit.
 */
public final class Invitations {
    private static final Invitation NONE = new None();

    /** Streams {@code invitations/<consultation>/<body>}. */
    public static final StreamKind<InvitationEvent, Invitation> INVITATION = new StreamKind<>(
            Vocabulary.INVITATIONS.stream(),
            Topics.CONSULTATIONS,
            "/samrad/consultations",
            EventTypes.of(InvitationEvent.class),
            NONE,
            Invitations::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(InvitationState.class), Invitations::standing),
            new StreamKind.Open<>(
                    Topics.PUBLIC,
                    EventTypes.of(PublicInvitationEvent.class),
                    Vocabulary.schema(PublicInvitation.class),
                    Invitations::publicAfter,
                    Invitations::tell));

    private Invitations() {}

    public static String stream(String consultation, String body) {
        return INVITATION.name() + "/" + consultation + "/" + body;
    }

    /**
     * Decides.
     *
     * @param today in Sweden
     * @param consultation how it stands today, see {@link Consultations#on}
     */
    public static List<InvitationEvent> decide(
            LocalDate today, Known consultation, InvitationCommand command, Invitation state) {
        boolean asking = consultation instanceof Consultation.Open || consultation instanceof Consultation.Closed;
        List<InvitationEvent> events = new ArrayList<>();
        if (asking && state instanceof Listed) events.add(new InvitationSent(today));
        Invitation now = fold(state, events);
        events.addAll(
                switch (command) {
                    case InvitationCommand.Invite invite -> invite(today, consultation, invite.invitee(), now);
                    case InvitationCommand.Send send -> List.of();
                    case InvitationCommand.Unlist unlist -> unlist(now);
                    case InvitationCommand.RequestMoreTime wanted -> request(consultation, wanted, now);
                    case InvitationCommand.GrantMoreTime granted -> grant(consultation, granted, now);
                    case InvitationCommand.RefuseMoreTime refused -> refuse(consultation, refused, now);
                    case InvitationCommand.Decline decline -> decline(consultation, decline, now);
                    case InvitationCommand.ReportWrongRecipient wrong -> wrongRecipient(consultation, wrong, now);
                    case InvitationCommand.InviteAgain again -> inviteAgain(today, consultation, now);
                    case InvitationCommand.Open open -> open(today, now);
                    case InvitationCommand.Forward forward -> forward(consultation, forward, now);
                    case InvitationCommand.NoteCall call -> note(call, now);
                    case InvitationCommand.Remind remind -> remind(today, consultation, now);
                    case InvitationCommand.LookAtTheClock look -> look(today, consultation, look, now);
                });
        return events;
    }

    private static List<InvitationEvent> invite(
            LocalDate today, Known consultation, Invitee invitee, Invitation state) {
        if (state.onTheList()) return List.of();
        BodyListed listed = new BodyListed(invitee.name(), invitee.type(), invitee.municipalityCode());
        return switch (consultation) {
            case Consultation.Planned planned -> List.of(listed);
            case Consultation.Open open -> List.of(listed, new InvitationSent(today));
            case Consultation.Closed closed -> throw Rejected.because("consultation-closed");
            case Consultation.Cancelled cancelled -> throw Rejected.because("consultation-cancelled");
        };
    }

    private static List<InvitationEvent> unlist(Invitation state) {
        return switch (state) {
            case None none -> throw Rejected.because("not-invited");
            case Unlisted unlisted -> List.of();
            case Listed listed -> List.of(new BodyUnlisted());
            case Sent sent -> throw Rejected.because("already-asked");
            case Declined declined -> throw Rejected.because("already-asked");
        };
    }

    private static List<InvitationEvent> request(
            Known consultation, InvitationCommand.RequestMoreTime wanted, Invitation state) {
        return switch (asked(consultation, state)) {
            case Sent sent -> {
                if (sent.wish() != null && sent.wish().until().equals(wanted.until())) yield List.of();
                LocalDate lastDay = lastDay(consultation, sent.ownLastDay());
                if (!wanted.until().isAfter(lastDay)) throw Rejected.member("until", "not-later");
                yield List.of(new MoreTimeRequested(wanted.until(), wanted.reason()));
            }
            default -> throw Rejected.because("already-declined");
        };
    }

    private static List<InvitationEvent> grant(
            Known consultation, InvitationCommand.GrantMoreTime granted, Invitation state) {
        return switch (asked(consultation, state)) {
            case Sent sent -> {
                if (sent.wish() == null && granted.until().equals(sent.ownLastDay())) yield List.of();
                LocalDate lastDay = lastDay(consultation, sent.ownLastDay());
                if (!granted.until().isAfter(lastDay)) throw Rejected.member("until", "not-later");
                yield List.of(new MoreTimeGranted(granted.until(), granted.reason()));
            }
            default -> throw Rejected.because("already-declined");
        };
    }

    private static List<InvitationEvent> refuse(
            Known consultation, InvitationCommand.RefuseMoreTime refused, Invitation state) {
        if (asked(consultation, state) instanceof Sent sent && sent.wish() != null) {
            return List.of(new MoreTimeRefused(refused.reason()));
        }
        throw Rejected.because("nothing-requested");
    }

    private static List<InvitationEvent> decline(
            Known consultation, InvitationCommand.Decline decline, Invitation state) {
        return asked(consultation, state) instanceof Declined
                ? List.of()
                : List.of(new InvitationDeclined(decline.reason()));
    }

    private static List<InvitationEvent> wrongRecipient(
            Known consultation, InvitationCommand.ReportWrongRecipient wrong, Invitation state) {
        boolean reported = asked(consultation, state) instanceof Sent sent && sent.wrongRecipient();
        return reported ? List.of() : List.of(new WrongRecipientReported(wrong.note()));
    }

    /** Until then nobody waits for the body: what went to somebody else was not asked of it. */
    private static List<InvitationEvent> inviteAgain(LocalDate today, Known consultation, Invitation state) {
        if (!(asked(consultation, state) instanceof Sent sent)) throw Rejected.because("already-declined");
        if (!sent.wrongRecipient()) throw Rejected.because("recipient-not-wrong");
        if (today.isAfter(lastDay(consultation, sent.ownLastDay()))) throw Rejected.because("last-day-over");
        return List.of(new InvitationSent(today));
    }

    /** Once; of who has declined, or what was cancelled, it does not matter any more. */
    private static List<InvitationEvent> open(LocalDate today, Invitation state) {
        boolean first = state instanceof Sent sent && sent.handling().openedOn() == null;
        return first ? List.of(new InvitationOpened(today)) : List.of();
    }

    /** As often as the body moves it about. */
    private static List<InvitationEvent> forward(
            Known consultation, InvitationCommand.Forward forward, Invitation state) {
        if (!(asked(consultation, state) instanceof Sent sent)) throw Rejected.because("already-declined");
        boolean same = forward.to().equals(sent.handling().forwardedTo());
        return same ? List.of() : List.of(new InvitationForwarded(forward.to()));
    }

    /** At any time: also before it is asked, after it has declined, and when all is over. */
    private static List<InvitationEvent> note(InvitationCommand.NoteCall call, Invitation state) {
        if (!state.onTheList()) throw Rejected.because("not-invited");
        return List.of(new CallNoted(call.note()));
    }

    /** A turn of today, so that a body is reminded once a day at most, by whomever. */
    private static List<InvitationEvent> remind(LocalDate today, Known consultation, Invitation state) {
        if (!(asked(consultation, state) instanceof Sent sent)) throw Rejected.because("already-declined");
        if (sent.wrongRecipient()) throw Rejected.because("invited-wrong-recipient");
        LocalDate lastDay = lastDay(consultation, sent.ownLastDay());
        if (today.isAfter(lastDay)) throw Rejected.because("last-day-over");
        int daysBefore = (int) ChronoUnit.DAYS.between(today, lastDay);
        if (daysBefore > ReminderRules.DAYS_MAX) throw Rejected.because("last-day-far-off");
        boolean done =
                new Reminder(lastDay, daysBefore, today).equals(sent.awaited().reminded());
        return done ? List.of() : List.of(new BodyReminded(lastDay, daysBefore, today));
    }

    private static List<InvitationEvent> look(
            LocalDate today, Known consultation, InvitationCommand.LookAtTheClock look, Invitation state) {
        boolean asking = consultation instanceof Consultation.Open || consultation instanceof Consultation.Closed;
        if (!asking || !(state instanceof Sent sent) || sent.wrongRecipient()) return List.of();
        return due(today, lastDay(consultation, sent.ownLastDay()), look, sent.awaited());
    }

    /**
     * What the clock has to say of a body that was asked and has not answered, in the order in which it came to be. Its silence
     * is the last word about a last day.
     *
     * @param lastDay its own; of who was asked after it, as what is recorded afterwards, nothing was awaited
     */
    public static List<InvitationEvent> due(
            LocalDate today, LocalDate lastDay, InvitationCommand.LookAtTheClock look, Awaited awaited) {
        if (awaited.asked() != null && awaited.asked().isAfter(lastDay)) return List.of();
        if (lastDay.equals(awaited.silent())) return List.of();
        List<InvitationEvent> events = new ArrayList<>(look.rules().due(today, lastDay, awaited, look.hindrance()));
        if (today.isAfter(lastDay)) events.add(new SilenceRecorded(lastDay));
        return events;
    }

    /** A body that was asked, in a consultation that still stands. */
    private static Invitation asked(Known consultation, Invitation state) {
        if (consultation instanceof Consultation.Cancelled) throw Rejected.because("consultation-cancelled");
        if (!state.onTheList()) throw Rejected.because("not-invited");
        if (state instanceof Listed) throw Rejected.because("not-sent");
        return state;
    }

    private static LocalDate lastDay(Known consultation, @Nullable LocalDate own) {
        LocalDate general = consultation.facts().closesOn();
        LocalDate lastDay = Deadline.lastDay(general, own);
        return lastDay == null ? general : lastDay;
    }

    private static Invitation fold(Invitation state, List<InvitationEvent> events) {
        Invitation now = state;
        for (InvitationEvent event : events) now = evolve(now, event);
        return now;
    }

    public static Invitation evolve(Invitation state, InvitationEvent event) {
        return switch (event) {
            case BodyListed listed -> new Listed(new Invitee(listed.name(), listed.type(), listed.municipalityCode()));
            case BodyUnlisted unlisted -> new Unlisted(invitee(state));
            case InvitationSent sent ->
                state instanceof Sent before && sent.on() != null ? before.again(sent.on()) : asked(state, sent);
            case MoreTimeRequested wanted -> sent(state).wishing(new Wish(wanted.until(), wanted.reason()));
            case MoreTimeGranted granted -> sent(state).until(granted.until(), granted.reason());
            case MoreTimeRefused refused -> sent(state).refusing(refused.reason());
            case InvitationDeclined declined -> {
                Sent sent = sent(state);
                yield new Declined(sent.invitee(), sent.ownLastDay(), sent.awaited(), sent.told());
            }
            case WrongRecipientReported wrong ->
                state instanceof Declined declined
                        ? declined.byTheWrongOne()
                        : sent(state).toTheWrongOne();
            case InvitationOpened opened -> {
                Sent sent = sent(state);
                yield sent.handled(new Handling(opened.on(), sent.handling().forwardedTo()));
            }
            case InvitationForwarded forwarded -> {
                Sent sent = sent(state);
                yield sent.handled(new Handling(sent.handling().openedOn(), forwarded.to()));
            }
            case CallNoted call -> state;
            case BodyReminded now -> sent(state).turned(new Reminder(now.lastDay(), now.daysBefore(), now.on()));
            case ReminderSkipped past -> sent(state).skipped(past);
            case SilenceRecorded silence -> sent(state).silent(silence.lastDay());
        };
    }

    private static Sent asked(Invitation state, InvitationSent sent) {
        Awaited awaited = new Awaited(sent.on(), null, null, null);
        return new Sent(invitee(state), null, null, null, false, awaited, Handling.NONE, Told.ONCE);
    }

    private static Sent sent(Invitation state) {
        if (state instanceof Sent sent) return sent;
        throw new IllegalStateException("nobody was asked");
    }

    private static Invitee invitee(Invitation state) {
        return switch (state) {
            case None none -> throw new IllegalStateException("nobody is on the list");
            case Listed listed -> listed.invitee();
            case Unlisted unlisted -> unlisted.invitee();
            case Sent sent -> sent.invitee();
            case Declined declined -> declined.invitee();
        };
    }

    public static InvitationState standing(Invitation state) {
        Invitee invitee = invitee(state);
        return switch (state) {
            case None none -> throw new IllegalStateException("nobody is on the list");
            case Listed listed -> standing(Status.LISTED, invitee, null, null, false, null, Handling.NONE, Told.ONCE);
            case Unlisted off -> standing(Status.UNLISTED, invitee, null, null, false, null, Handling.NONE, Told.ONCE);
            case Sent sent ->
                standing(
                        Status.SENT,
                        invitee,
                        sent.ownLastDay(),
                        sent.wish(),
                        sent.wrongRecipient(),
                        sent.awaited().equals(Awaited.NOTHING) ? null : sent.awaited(),
                        sent.handling(),
                        sent.told());
            case Declined declined ->
                standing(Status.DECLINED, invitee, declined.ownLastDay(), null, false, null, Handling.NONE, Told.ONCE);
        };
    }

    private static InvitationState standing(
            Status status,
            Invitee invitee,
            @Nullable LocalDate ownLastDay,
            @Nullable Wish wish,
            boolean wrongRecipient,
            @Nullable Awaited awaited,
            Handling handling,
            Told told) {
        return new InvitationState(
                status,
                invitee.name(),
                invitee.type(),
                invitee.municipalityCode(),
                ownLastDay,
                wish == null ? null : wish.until(),
                wish == null ? null : wish.reason(),
                wrongRecipient,
                awaited,
                handling.openedOn(),
                handling.forwardedTo(),
                told.invitations() == 1 ? null : told.invitations(),
                told.moreTime());
    }

    private static @Nullable Object publicAfter(Invitation state) {
        return switch (state) {
            case None none -> null;
            case Listed listed -> null;
            case Unlisted unlisted -> null;
            case Sent sent -> publicly(sent.invitee(), false, sent.ownLastDay(), sent.wrongRecipient());
            case Declined declined -> publicly(declined.invitee(), true, declined.ownLastDay(), false);
        };
    }

    private static PublicInvitation publicly(
            Invitee invitee, boolean declined, @Nullable LocalDate ownLastDay, boolean wrongRecipient) {
        return new PublicInvitation(
                invitee.name(),
                invitee.type(),
                invitee.municipalityCode(),
                declined,
                ownLastDay,
                wrongRecipient ? true : null);
    }

    private static @Nullable PublicInvitationEvent tell(Invitation before, InvitationEvent event, Invitation after) {
        return switch (event) {
            case InvitationSent sent -> new BodyInvited(invitee(after).name());
            case MoreTimeGranted granted ->
                granted.until().equals(sent(before).ownLastDay()) ? null : new BodyGivenMoreTime(granted.until());
            case InvitationDeclined declined -> new BodyDeclined();
            case BodyListed listed -> null;
            case BodyUnlisted unlisted -> null;
            case MoreTimeRequested wanted -> null;
            case MoreTimeRefused refused -> null;
            case WrongRecipientReported wrong -> new InvitationMisdirected();
            case InvitationOpened opened -> null;
            case InvitationForwarded forwarded -> null;
            case CallNoted call -> null;
            case BodyReminded now -> new ReminderSent(now.on());
            case ReminderSkipped past -> null;
            case SilenceRecorded silence -> new BodySilent(silence.lastDay());
        };
    }
}
