package se.samrad.portal.answering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.Sender;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Choice;

/** What is known of a consultation and of one body that was asked, as that body may know it. */
@Component
public class Asked {

    /**
     * The body's own invitation.
     *
     * @param requested the last day it asked for
     * @param refused the one that it asked for last and did not get
     * @param wrongRecipient whether it has said that it is the wrong one to ask
     * @param openedOn when somebody signed in for it first came to it
     * @param forwardedTo the part of it that sees to the answer
     */
    public record Invitation(
            String body,
            @Nullable String name,
            @Nullable BodyStatus status,
            @Nullable LocalDate deadline,
            @Nullable LocalDate requested,
            @Nullable LocalDate refused,
            boolean wrongRecipient,
            @Nullable LocalDate openedOn,
            @Nullable String forwardedTo,
            @Nullable Long version) {}

    /** Somebody who may answer for a body. */
    public record Colleague(String email, @Nullable String role) {
        public boolean isRegistered() {
            return "REGISTERED".equals(role);
        }

        /** Writes what others send. */
        public boolean isAuthor() {
            return "AUTHOR".equals(role);
        }

        /** The message that says what they may do. */
        public String words() {
            if (isRegistered()) return "invitation.colleague.registered";
            return isAuthor() ? "invitation.colleague.author" : "invitation.colleague.approver";
        }
    }

    /** Something that the body has added to its response. */
    public record Added(
            @Nullable Instant receivedAt,
            @Nullable ResponseText text,
            @Nullable List<OwnFile> files,
            @Nullable String url) {}

    /** The body's own response, with its text as it came. */
    public record Own(
            String response,
            @Nullable String body,
            @Nullable Sender sender,
            @Nullable String url,
            @Nullable String status,
            @Nullable Instant receivedAt,
            @Nullable String documentNumber,
            @Nullable Position position,
            boolean preliminary,
            @Nullable String reference,
            @Nullable OwnDecision decision,
            @Nullable Confirmed confirmation,
            @Nullable ResponseText text,
            @Nullable List<OwnFile> files,
            boolean standing,
            int sealedFiles,
            @Nullable List<Added> supplements,
            @Nullable List<Act> acts,
            @Nullable List<Act> earlier,
            @Nullable Long version) {
        /** Whether whoever has no account has answered for an organisation. */
        boolean isOrganisations() {
            return sender == Sender.ORGANISATION;
        }

        /** Whether it counts as the body's answer; otherwise the body may answer anew. */
        public boolean isStanding() {
            return isSealed() ? standing : !"DISOWNED".equals(status) && !isWithdrawn();
        }

        /** All of it is sealed off, and nothing else is told of it. */
        public boolean isSealed() {
            return "SEALED".equals(status);
        }

        public boolean isWithdrawn() {
            return "WITHDRAWN".equals(status);
        }
    }

    /** That it was sent, confirmed or taken back, with its receipt. */
    public record Act(
            @Nullable String kind,
            @Nullable Instant receivedAt,
            @Nullable String url) {}

    /**
     * The decision by which it was confirmed.
     *
     * @param said what the answer itself had said of a decision
     */
    public record Confirmed(
            OwnDecision decision,
            @Nullable OwnDecision said,
            @Nullable OwnFile extract) {}

    /** A file of the body's own response. */
    public record OwnFile(@Nullable String name, long size, String sha256) {}

    record Colleagues(@Nullable List<Colleague> items) {
        List<Colleague> all() {
            return items == null ? List.of() : items;
        }
    }

    private final Backend backend;

    Asked(Backend backend) {
        this.backend = backend;
    }

    public ConsultationView consultation(Caller caller, String id) {
        return backend.read(
                caller, Service.STATUS, Target.of("/api/public/consultations/{}", id), ConsultationView.class);
    }

    /** The body's row on the board. */
    public Optional<BodyRow> row(Caller caller, String consultation, String body) {
        Target target =
                Target.of("/api/public/consultations/{}/bodies", consultation).with("body", body);
        return backend.list(caller, Service.STATUS, target, BodyRow.class).items().stream()
                .filter(row -> row.body().equals(body))
                .findFirst();
    }

    private record Registered(String name) {}

    /** The name of a body, asked or not; its id when nobody knows. */
    public String name(Caller caller, String consultation, String body) {
        return row(caller, consultation, body)
                .map(BodyRow::name)
                .or(() -> backend.findIfAnswered(
                                caller, Service.STATUS, Target.of("/api/public/bodies/{}", body), Registered.class)
                        .map(Registered::name))
                .orElse(body);
    }

    /** The same also when nobody answers: who is told something about the body is told it all the same. */
    String nameIfTold(Caller caller, String consultation, String body) {
        return quietly(() -> Optional.of(name(caller, consultation, body))).orElse(body);
    }

    List<Choice> names(Caller caller, String consultation, List<String> bodies) {
        return bodies.stream()
                .map(body -> new Choice(body, name(caller, consultation, body)))
                .toList();
    }

    /** Whether what comes today comes too late; a body with a last day of its own has until then. */
    static boolean isLate(ConsultationView consultation, @Nullable Invitation invitation, LocalDate today) {
        LocalDate own = invitation == null ? null : invitation.deadline();
        return consultation.isOver() && !consultation.isCancelled() && (own == null || today.isAfter(own));
    }

    Optional<Invitation> invitation(Caller caller, String consultation, String body) {
        Optional<Invitation> invitation = quietly(() -> backend.find(
                caller,
                Service.CONSULTATIONS,
                Target.of("/api/consultations/{}/invitations/{}", consultation, body),
                Invitation.class));
        if (invitation.isPresent() && invitation.get().openedOn() == null) opened(caller, consultation, body);
        return invitation;
    }

    /** That the body has come to it is told by its being signed in, never by its reading a letter; nobody waits for that. */
    private void opened(Caller caller, String consultation, String body) {
        Target target = Target.of("/api/consultations/{}/invitations/{}/opened", consultation, body);
        Map<String, String> key = Map.of("Idempotency-Key", "opened-" + consultation + "-" + body);
        quietly(() -> {
            backend.write(caller, "POST", Service.CONSULTATIONS, target, null, key, Void.class);
            return Optional.empty();
        });
    }

    Optional<Own> own(Caller caller, String consultation, String body) {
        return backend.find(
                caller,
                Service.RESPONSES,
                Target.of("/api/consultations/{}/responses/{}", consultation, body),
                Own.class);
    }

    /** Nobody is kept from writing because that cannot be told just now. */
    Optional<Own> ownIfTold(Caller caller, String consultation, String body) {
        return quietly(() -> own(caller, consultation, body));
    }

    List<Colleague> colleagues(Caller caller, String body) {
        return quietly(() -> backend.find(
                        caller, Service.CONSULTATIONS, Target.of("/api/bodies/{}/colleagues", body), Colleagues.class))
                .map(Colleagues::all)
                .orElse(List.of());
    }

    /** What is nice to know but not needed: the page is shown without it. */
    private static <T> Optional<T> quietly(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (Trouble e) {
            return Optional.empty();
        }
    }
}
