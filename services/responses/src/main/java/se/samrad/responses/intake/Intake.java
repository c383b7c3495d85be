package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.MailRoute;
import se.samrad.responses.domain.MailRoute.Why;
import se.samrad.responses.domain.OwnWords;
import se.samrad.responses.domain.ReceivedHeaders;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.Attachments;
import se.samrad.responses.intake.MailContent.Attached;
import se.samrad.responses.receiving.MailedResponses;

/**
 * Takes one message from step to step: kept, recorded, sent where it belongs, received. Each step can be done again: a message
 * is named by what its sender made of it, and the command that receives it by that name.
 */
@Component
class Intake {
    /** As whom the intake asks for things. */
    private static final String ACTOR = "intake";

    private final MailStore store;
    private final SenderRegister register;
    private final Consulted consulted;
    private final MailedResponses responses;
    private final Attachments attachments;
    private final EarlierAnswers earlier;
    private final ResponseKeys keys;
    private final IntakeSettings settings;
    private final Clock clock;

    Intake(
            MailStore store,
            SenderRegister register,
            Consulted consulted,
            MailedResponses responses,
            Attachments attachments,
            EarlierAnswers earlier,
            ResponseKeys keys,
            IntakeSettings settings,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.consulted = consulted;
        this.responses = responses;
        this.attachments = attachments;
        this.earlier = earlier;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps a message and records it; its id. */
    String take(Mailbox.Fetched fetched, IntakeSteps steps) {
        byte[] raw = fetched.bytes();
        boolean whole = fetched.whole();
        MailContent content = MailReader.read(raw, attachments.bytesMax());
        String id = fingerprint(fetched, content);
        if (store.find(id).isPresent()) return id;
        ObjectId file = whole ? store.keep(raw) : null;
        steps.after(IntakeSteps.Step.KEPT);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Instant> stamped = ReceivedHeaders.arrival(
                content.head().headers().getOrDefault("received", List.of()), settings.authservHost(), now);
        Mail mail = new Mail(
                id,
                whole ? Command.sha256(raw) : null,
                fetched.size(),
                now,
                stamped.orElse(now).truncatedTo(ChronoUnit.MILLIS),
                stamped.isPresent()
                        ? "Tiden då myndighetens server " + settings.authservHost() + " tog emot meddelandet"
                        : "Tiden då meddelandet hämtades; ingen tid från myndighetens egen server",
                content.sender(),
                content.fromName(),
                content.subject(),
                whole ? Mail.State.RECORDED : Mail.State.QUEUED,
                whole ? null : Why.TOO_LARGE,
                null,
                null,
                null,
                content.attached().stream().map(Attached::name).toList(),
                List.of(),
                List.of(),
                null,
                null,
                null);
        store.record(mail, hashed(content, "message-id"), file);
        steps.after(IntakeSteps.Step.RECORDED);
        return id;
    }

    /** Over what the sender made: the same message on two roads is one, another message with the same Message-ID is not. */
    private static String fingerprint(Mailbox.Fetched fetched, MailContent content) {
        byte[] raw = fetched.bytes();
        String head = String.join(
                "\n",
                List.of(
                        header(content, "message-id"),
                        header(content, "from"),
                        header(content, "date"),
                        header(content, "subject"),
                        fetched.whole() ? "" : String.valueOf(fetched.size())));
        byte[] body = Arrays.copyOfRange(raw, bodyStart(raw), raw.length);
        return Command.sha256((head + "\n\n" + Command.sha256(body)).getBytes(UTF_8));
    }

    private static int bodyStart(byte[] raw) {
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '\n') continue;
            if (i + 1 < raw.length && raw[i + 1] == '\n') return i + 2;
            if (i + 2 < raw.length && raw[i + 1] == '\r' && raw[i + 2] == '\n') return i + 3;
        }
        return 0;
    }

    private static String header(MailContent content, String name) {
        return String.join("\n", content.head().headers().getOrDefault(name, List.of()));
    }

    private static @Nullable String hashed(MailContent content, String name) {
        String value = header(content, name);
        return value.isBlank() ? null : Command.sha256(value.strip().getBytes(UTF_8));
    }

    /**
     * Takes a recorded message as far as it comes.
     *
     * @throws Rejected unavailable, when somebody who has to be asked is away: it waits
     */
    void handle(String id, IntakeSteps steps) {
        Mail mail = store.find(id).orElseThrow();
        if (mail.state() == Mail.State.RECORDED) {
            mail = routed(mail);
            steps.after(IntakeSteps.Step.ROUTED);
        }
        if (mail.state() == Mail.State.ROUTED) receive(mail, steps);
    }

    private Mail routed(Mail mail) {
        MailContent content = content(mail);
        MailRoute route = route(content);
        Mail next = switch (route) {
            case MailRoute.ToBody to ->
                new Changed(mail).to(new Mail.Target(to.consultation(), to.body(), null, null, null));
            case MailRoute.ToQueue to -> new Changed(mail).queued(to.why(), null);
        };
        // Where it goes is settled once, whoever looks at it at the same time.
        return store.change(next, Mail.State.RECORDED)
                ? next
                : store.find(mail.id()).orElseThrow();
    }

    private MailRoute route(MailContent content) {
        if (content.head().automatic()) return new MailRoute.ToQueue(Why.AUTOMATIC);
        if (content.problem() != null) return new MailRoute.ToQueue(content.problem());
        List<String> consultations = consulted.mentioned(content.subject());
        String sender = content.sender();
        List<String> bodies = consultations.isEmpty() || sender == null ? List.of() : register.bodies(sender);
        return MailRoute.decide(content.head(), settings.authservHost(), consultations, bodies, consulted::isAsked);
    }

    private MailContent content(Mail mail) {
        return content(store.raw(mail.id()).orElseThrow());
    }

    MailContent content(byte[] raw) {
        return MailReader.read(raw, attachments.bytesMax());
    }

    private void receive(Mail mail, IntakeSteps steps) {
        Mail.Target target = java.util.Objects.requireNonNull(mail.target());
        MailContent content = content(mail);
        Taken taken = taken(mail, content);
        String body = target.body();
        ResponseId response = new ResponseId(
                target.consultation(),
                body != null ? body : keys.holder(ACTOR + "/" + mail.id(), target.consultation()));
        Sender sender =
                body != null ? Sender.BODY : target.organisation() == null ? Sender.PERSON : Sender.ORGANISATION;
        // Nothing is ever written back to a machine.
        String replyTo = content.head().automatic() ? null : content.sender();
        Details who = new Details(
                target.name(),
                replyTo,
                target.organisation(),
                List.of(),
                null,
                taken.refused().stream()
                        .map(file -> new Details.LeftOut(file.name(), file.reason()))
                        .toList());
        String text = OwnWords.of(content.text());
        var mailed = new MailedResponses.Mailed(
                response,
                sender,
                target.as(),
                who,
                text.isBlank() ? null : text,
                taken.files(),
                owner(mail),
                mail.arrived(),
                mail.arrivedReason());
        try {
            Outcome unused = responses.receive(mailed, new Command(ACTOR, mail.id(), mail.id(), null));
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.UNAVAILABLE) throw rejected;
            Why why = why(rejected, response, content, taken.files());
            store.change(new Changed(mail).queued(why, detail(rejected)), Mail.State.ROUTED);
            return;
        }
        steps.after(IntakeSteps.Step.RECEIVED);
        List<Mail.Pair> pairs = earlier.pairs(content.attached());
        store.change(new Changed(mail).received(response.text(), taken.refused(), pairs), Mail.State.ROUTED);
    }

    private Why why(Rejected rejected, ResponseId response, MailContent content, List<String> files) {
        return switch (rejected.reason()) {
            case Act.ALREADY_ANSWERED ->
                earlier.saysTheSame(response, content, files) ? Why.SAME_DOCUMENT : Why.ALREADY_ANSWERED;
            case "consultation-not-open", "consultation-cancelled" -> Why.NOT_OPEN;
            case "empty-answer" -> Why.NOTHING_SAID;
            default -> Why.REFUSED;
        };
    }

    private static String detail(Rejected rejected) {
        return rejected.members().isEmpty()
                ? rejected.reason()
                : rejected.members().getFirst().member() + ": "
                        + rejected.members().getFirst().reason();
    }

    private record Taken(List<String> files, List<Mail.LeftOut> refused) {}

    /** The files of a message, each content once; what the rules refuse is left out and named. */
    private Taken taken(Mail mail, MailContent content) {
        List<String> files = new ArrayList<>();
        List<Mail.LeftOut> refused = new ArrayList<>();
        for (Attached file : content.attached()) {
            if (file.refused() != null) {
                refused.add(new Mail.LeftOut(file.name(), file.refused()));
            } else if (files.size() == attachments.perResponseMax()) {
                refused.add(new Mail.LeftOut(file.name(), "too-many"));
            } else {
                try {
                    String sha256 = attachments.take(owner(mail), mail.arrived(), file.name(), file.content());
                    if (!files.contains(sha256)) files.add(sha256);
                } catch (Rejected rejected) {
                    if (rejected.kind() == Rejected.Kind.UNAVAILABLE) throw rejected;
                    refused.add(new Mail.LeftOut(file.name(), rejected.reason()));
                }
            }
        }
        return new Taken(files, refused);
    }

    private static String owner(Mail mail) {
        return ACTOR + "/" + mail.id();
    }
}
