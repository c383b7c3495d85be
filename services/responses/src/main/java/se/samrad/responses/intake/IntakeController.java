package se.samrad.responses.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.MailRoute;
import se.samrad.responses.domain.OwnWords;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.SealRules;
import se.samrad.responses.domain.Submission;
import se.samrad.responses.files.FileDoor;
import se.samrad.responses.receiving.MailedResponses;
import se.samrad.responses.sealing.Seals;

/** Messages by e-mail that wait for a registrar, and what a registrar decides about them. */
@RestController
@RequestMapping("/api/staff/intake")
class IntakeController {
    private static final Logger AUDIT = LoggerFactory.getLogger("samrad.audit");
    private static final int LISTED_MAX = 200;
    private static final int REASON_CHARACTERS_MAX = 500;

    /** Messages, the longest waiting first, or the newest first of those that are settled. */
    record MailList(List<Mail> items, long total) {}

    /** @param text what its sender wrote, without quoted history */
    record OneMail(Mail mail, String text) {}

    /**
     * Whose answer a message is: a body's of the register, or somebody's who was not asked.
     *
     * @param as what it is to the body's answer that stands; null where it is the answer
     */
    record AssignInput(
            @Nullable String consultation,
            @Nullable String body,
            @Nullable String name,
            @Nullable String organisation,
            MailedResponses.@Nullable As as) {}

    record SetAsideInput(@Nullable String reason) {}

    record SealMailInput(@Nullable String reason) {}

    private final MailStore store;
    private final Intake intake;
    private final Consulted consulted;
    private final EarlierAnswers earlier;
    private final Seals seals;
    private final FileDoor door;
    private final Clock clock;

    IntakeController(
            MailStore store,
            Intake intake,
            Consulted consulted,
            EarlierAnswers earlier,
            Seals seals,
            FileDoor door,
            Clock clock) {
        this.store = store;
        this.intake = intake;
        this.consulted = consulted;
        this.earlier = earlier;
        this.seals = seals;
        this.door = door;
        this.clock = clock;
    }

    /** What is sealed off is a list of its own, for the security role alone. */
    @GetMapping
    MailList list(
            @RequestParam(name = "settled", defaultValue = "false") boolean settled,
            @RequestParam(name = "sealed", defaultValue = "false") boolean sealed) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR, Scopes.SECURITY);
        if (sealed || !caller.has(Scopes.REGISTRAR)) {
            caller.require(Scopes.SECURITY);
            return new MailList(store.standing(LISTED_MAX, Mail.State.SEALED_OFF), store.count(Mail.State.SEALED_OFF));
        }
        return settled
                ? new MailList(
                        open(store.settled(LISTED_MAX)),
                        store.count(Mail.State.RECEIVED)
                                + store.count(Mail.State.SET_ASIDE)
                                + store.count(Mail.State.SEALED_OFF))
                : new MailList(open(store.standing(LISTED_MAX, Mail.State.QUEUED)), store.count(Mail.State.QUEUED));
    }

    private List<Mail> open(List<Mail> mails) {
        return mails.stream()
                .map(mail -> isSealedOff(mail) ? new Changed(mail).sealedOff() : mail)
                .toList();
    }

    /** A message holds all that the response does, so it is sealed off where anything of that is. */
    private boolean isSealedOff(Mail mail) {
        if (mail.state() == Mail.State.SEALED_OFF) return true;
        ResponseId response = mail.response() == null
                ? null
                : ResponseId.parse(mail.response()).orElse(null);
        Mail.Target target = mail.target();
        if (response == null && mail.why() == MailRoute.Why.SAME_DOCUMENT && target != null && target.body() != null) {
            response = new ResponseId(target.consultation(), target.body());
        }
        return response != null && seals.any(response);
    }

    @GetMapping("/{id}")
    OneMail one(@PathVariable String id) {
        Mail mail = known(id, "message", true);
        if (isSealedOff(mail) && !opens(mail)) return new OneMail(new Changed(mail).sealedOff(), "");
        String text = store.raw(mail.id())
                .map(raw -> OwnWords.of(intake.content(raw).text()))
                .orElse("");
        return new OneMail(mail, text);
    }

    /** Always as a file to save: what others have sent is never opened in the name of this service, and malicious code stays here. */
    @GetMapping("/{id}/message")
    ResponseEntity<byte[]> message(@PathVariable String id) throws IOException {
        Mail mail = known(id, "bytes of message", true);
        if (isSealedOff(mail) && !opens(mail)) throw Rejected.conflict(SealRules.SEALED_OFF);
        byte[] raw = store.raw(mail.id()).orElseThrow(() -> Rejected.because("message-not-fetched"));
        door.look(() -> new ByteArrayInputStream(raw)).check();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("meddelande.eml")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "no-store")
                .body(raw);
    }

    /** Doing the same again changes nothing and gives the same answer. */
    @PostMapping("/{id}/assign")
    Mail assign(@PathVariable String id, @RequestBody AssignInput input) {
        Mail mail = known(id, "assigning of message");
        Mail.Target target = target(input);
        if (mail.state() != Mail.State.QUEUED) {
            if (mail.state() != Mail.State.SEALED_OFF && target.equals(mail.target()))
                return isSealedOff(mail) ? new Changed(mail).sealedOff() : mail;
            throw Rejected.conflict("message-settled");
        }
        if (mail.sha256() == null) throw Rejected.because("message-not-fetched");
        consulted.receiving(target.consultation(), clock.instant(), () -> true);
        if (target.body() != null && !consulted.isBody(target.body())) throw Rejected.member("body", "unknown-body");
        if (target.body() != null && target.as() == null) {
            consulted.answersItself(target.consultation(), target.body(), other -> true);
        }
        if (target.as() != null && !earlier.stands(target)) throw Rejected.member("as", "no-answer-stands");
        Mail next = Changed.by(new Changed(mail).to(target), Caller.current().id(), clock.instant(), null);
        if (!store.change(next, Mail.State.QUEUED)) throw Rejected.conflict("message-settled");
        try {
            intake.handle(id, IntakeSteps.NONE);
        } catch (Rejected rejected) {
            // Where it belongs is settled; whoever has to be asked is away, and the next round goes on.
            if (rejected.kind() != Rejected.Kind.UNAVAILABLE) throw rejected;
        }
        Mail after = store.find(id).orElseThrow();
        if (after.state() == Mail.State.QUEUED) throw refused(after);
        return after;
    }

    private static Rejected refused(Mail mail) {
        return switch (Objects.requireNonNull(mail.why())) {
            case ALREADY_ANSWERED, SAME_DOCUMENT -> Rejected.conflict("already-answered");
            case NOT_OPEN -> Rejected.because("consultation-not-open");
            case NOTHING_SAID -> Rejected.because("empty-answer");
            default -> Rejected.because("message-refused");
        };
    }

    @PostMapping("/{id}/set-aside")
    Mail setAside(@PathVariable String id, @RequestBody SetAsideInput input) {
        Mail mail = known(id, "setting aside of message");
        String reason = reason(input.reason());
        if (mail.state() == Mail.State.SET_ASIDE && Objects.equals(mail.note(), reason)) return mail;
        Mail next = Changed.by(new Changed(mail).setAside(), Caller.current().id(), clock.instant(), reason);
        if (!store.change(next, Mail.State.QUEUED)) throw Rejected.conflict("message-settled");
        return next;
    }

    /** A message that never became a response, and should never have come. A registrar may do it at once. */
    @PostMapping("/{id}/seal")
    Mail seal(@PathVariable String id, @RequestBody SealMailInput input) {
        Mail mail = known(id, "sealing off of message", true);
        String reason = reason(input.reason());
        if (mail.state() == Mail.State.SEALED_OFF) return new Changed(mail).sealedOff();
        // What became a response is sealed off there, and its message with it.
        if (mail.state() == Mail.State.RECEIVED) throw Rejected.because("seal-the-response");
        Mail next = Changed.by(new Changed(mail).shut(), Caller.current().id(), clock.instant(), reason);
        if (!store.change(next, Mail.State.QUEUED, Mail.State.SET_ASIDE)) throw Rejected.conflict("message-settled");
        return new Changed(next).sealedOff();
    }

    /** It waits in the queue again. */
    @PostMapping("/{id}/unseal")
    Mail unseal(@PathVariable String id, @RequestBody SealMailInput input) {
        Caller.current().require(Scopes.SECURITY);
        Mail mail = known(id, "unsealing of message", true);
        String reason = reason(input.reason());
        if (mail.state() != Mail.State.SEALED_OFF) throw Rejected.because("not-sealed");
        MailRoute.Why why = Objects.requireNonNullElse(mail.why(), MailRoute.Why.REFUSED);
        Mail next = Changed.by(
                new Changed(mail).queued(why, mail.detail()), Caller.current().id(), clock.instant(), reason);
        if (!store.change(next, Mail.State.SEALED_OFF)) throw Rejected.conflict("message-settled");
        return next;
    }

    private static String reason(@Nullable String given) {
        List<Rejected.Member> wrong = new ArrayList<>();
        String reason = Prose.line("reason", given, REASON_CHARACTERS_MAX, wrong);
        if (reason == null && wrong.isEmpty()) wrong.add(new Rejected.Member("reason", "missing"));
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return Objects.requireNonNull(reason);
    }

    /** Of what is sealed off the security role reads the messages; of responses it reads those themselves. */
    private static boolean opens(Mail mail) {
        return mail.state() == Mail.State.SEALED_OFF && Caller.current().has(Scopes.SECURITY);
    }

    private Mail known(String id, String what) {
        return known(id, what, false);
    }

    /** To the security role there are only the messages that are sealed off, and only where that role is asked for. */
    private Mail known(String id, String what, boolean security) {
        Caller caller = Caller.current();
        if (security) caller.require(Scopes.REGISTRAR, Scopes.SECURITY);
        else caller.require(Scopes.REGISTRAR);
        if (!Prose.isHash(id)) throw Rejected.unknown();
        Mail mail = store.find(id).orElseThrow(Rejected::unknown);
        if (mail.state() != Mail.State.SEALED_OFF && !caller.has(Scopes.REGISTRAR)) throw Rejected.unknown();
        AUDIT.info("{} {} by {}", what, id, caller.id());
        return mail;
    }

    private static Mail.Target target(AssignInput input) {
        List<Rejected.Member> wrong = new ArrayList<>();
        String consultation = input.consultation();
        if (consultation == null || consultation.isBlank()) {
            wrong.add(new Rejected.Member("consultation", "missing"));
        } else if (!Ids.valid(consultation)) {
            wrong.add(new Rejected.Member("consultation", "unknown-consultation"));
        }
        String body = input.body() == null || input.body().isBlank() ? null : input.body();
        if (body != null && !Ids.valid(body)) wrong.add(new Rejected.Member("body", "unknown-body"));
        String name = Prose.line("name", input.name(), Submission.LINE_CHARACTERS_MAX, wrong);
        String organisation = Prose.line("organisation", input.organisation(), Submission.LINE_CHARACTERS_MAX, wrong);
        if (body != null && name != null) wrong.add(new Rejected.Member("name", "only-without-body"));
        if (body != null && organisation != null) wrong.add(new Rejected.Member("organisation", "only-without-body"));
        if (body == null && input.as() != null) wrong.add(new Rejected.Member("as", "only-with-body"));
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return new Mail.Target(Objects.requireNonNull(consultation), body, name, organisation, input.as());
    }
}
