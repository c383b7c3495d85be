package se.samrad.responses.consulted;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.MergedBodies;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.views.CatchUp;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.responses.domain.CaseNumbers;
import se.samrad.responses.domain.Openness;

/**
 * What is known of consultations. Before something is refused because it is unknown or not open, its owner is asked; what
 * is known never waits.
 */
@Component
public class Consulted {
    private static final String OWNER = "consultations";
    private static final String CASE_NUMBER = ConsultedView.FIELD + ".facts.caseNumber";
    private static final String RENUMBERED = ConsultedView.FIELD + ".renumbered";

    private final Views views;
    private final CatchUp catchUp;
    private final ConsultedView view;

    public Consulted(Views views, CatchUp catchUp, ConsultedView view) {
        this.views = views;
        this.catchUp = catchUp;
        this.view = view;
    }

    /**
     * A consultation that receives answers now.
     *
     * @param trusted whether the caller may know that there is one that is not open yet, or never was
     * @throws Rejected unknown, {@code consultation-not-open} or {@code consultation-cancelled}
     */
    public ConsultationState receiving(String id, Instant now, BooleanSupplier trusted) {
        Optional<ConsultationState> found = consultation(id);
        if (found.isEmpty() || Openness.refusal(found.get(), now) != null) {
            catchUp.stream(view, OWNER, "consultations/" + id);
            found = consultation(id);
        }
        ConsultationState consultation = found.orElseThrow(Rejected::unknown);
        String refusal = Openness.refusal(consultation, now);
        if (refusal == null) return consultation;
        boolean wasOpen = consultation.status() == ConsultationState.Status.CANCELLED && opened(id);
        if (!wasOpen && !trusted.getAsBoolean()) throw Rejected.unknown();
        throw Rejected.because(refusal);
    }

    private boolean opened(String id) {
        return views.rows(view)
                        .in(View.EVENTS)
                        .find(and(eq("stream", "consultations/" + id), eq("type", ConsultedView.OPENED)))
                        .first()
                != null;
    }

    /** A consultation in any state, asking its owner when it is not known here. */
    public ConsultationState known(String id) {
        Optional<ConsultationState> found = consultation(id);
        if (found.isEmpty()) {
            catchUp.stream(view, OWNER, "consultations/" + id);
            found = consultation(id);
        }
        return found.orElseThrow(Rejected::unknown);
    }

    /** The newest of a consultation, as its owner has it now. */
    public ConsultationState newest(String id) {
        catchUp.stream(view, OWNER, "consultations/" + id);
        return known(id);
    }

    /** Whether the body is in the register. */
    public boolean isBody(String body) {
        return catchUp.known(
                view, OWNER, List.of("bodies/" + body), () -> body(body).isPresent());
    }

    /** Whether the body stands on the distribution list of the consultation. */
    public boolean isAsked(String consultation, String body) {
        return catchUp.known(
                view,
                OWNER,
                List.of("invitations/" + consultation + "/" + body),
                () -> invitation(consultation, body)
                        .filter(invitation -> invitation.status().onList())
                        .isPresent());
    }

    /**
     * Sees that a body that was merged away does not answer beside the one that stands for it. Where it was asked under its own name
     * it does: merged bodies stay two where both are asked. So does whoever may not answer for the other: nobody is turned away
     * without a way to answer.
     *
     * @param answersFor whether the one who answers may do so for a body
     * @throws Rejected {@code body-merged}, with the other as {@code into}
     */
    public void answersItself(String consultation, String body, Predicate<String> answersFor) {
        if (standing(body).equals(body)) return;
        catchUp.stream(view, OWNER, "bodies/" + body);
        String standing = standing(body);
        if (standing.equals(body) || !answersFor.test(standing) || isAsked(consultation, body)) return;
        throw Rejected.because("body-merged", Map.of("into", standing));
    }

    private String standing(String body) {
        Map<String, String> into = new HashMap<>();
        String at = body;
        while (at != null && !into.containsKey(at)) {
            String other = read(ConsultedView.BODIES, at, BodyState.class)
                    .map(BodyState::mergedInto)
                    .orElse(null);
            if (other != null) into.put(at, other);
            at = other;
        }
        return new MergedBodies(into).standing(body);
    }

    /**
     * Which of these sections were filed with any version of the proposal: who reads the older one while a newer is filed is
     * not turned away.
     */
    public Set<String> sections(String consultation, Collection<String> named) {
        if (named.isEmpty()) return Set.of();
        Set<String> known = filed(consultation);
        if (!known.containsAll(named)) {
            catchUp.stream(view, OWNER, "consultations/" + consultation);
            known = filed(consultation);
        }
        return known;
    }

    private Set<String> filed(String consultation) {
        Set<String> ids = new HashSet<>();
        for (Document event : views.rows(view)
                .in(View.EVENTS)
                .find(eq("stream", "consultations/" + consultation))
                .projection(Projections.include("entry.data.section.id"))) {
            String id = event.getEmbedded(List.of("entry", "data", "section", "id"), String.class);
            if (id != null) ids.add(id);
        }
        return ids;
    }

    public Optional<ConsultationState> consultation(String id) {
        return read(ConsultedView.CONSULTATIONS, id, ConsultationState.class);
    }

    /** What the case of a consultation is called now, which is the consultation's id where it has no number. */
    public static String caseNumber(String id, ConsultationState known) {
        String number = known.facts().caseNumber();
        return number == null || number.isBlank() ? id : number.strip();
    }

    /**
     * Under what the register of a consultation's case stands: what the case was called first, though its number has been
     * corrected since, in this consultation or in another one of the case.
     */
    public String register(String id, ConsultationState known) {
        if (known.renumbered() != null) return known.renumbered().register();
        String number = caseNumber(id, known);
        Document corrected = views.rows(view)
                .in(ConsultedView.CONSULTATIONS)
                .find(and(exists(RENUMBERED), or(eq(CASE_NUMBER, number), eq(RENUMBERED + ".earlierNumbers", number))))
                .projection(Projections.include(RENUMBERED + ".register"))
                .sort(Sorts.ascending("_id"))
                .first();
        return corrected == null
                ? number
                : corrected.getEmbedded(List.of(ConsultedView.FIELD, "renumbered", "register"), number);
    }

    /**
     * Consultations whose case number a message's subject mentions, cancelled ones left out. A number that was corrected counts:
     * it stands in letters that were sent.
     */
    public List<String> mentioned(String subject) {
        Map<String, List<String>> numbers = new HashMap<>();
        for (Document row : views.rows(view)
                .in(ConsultedView.CONSULTATIONS)
                .find()
                .projection(Projections.include(
                        ConsultedView.FIELD + ".status", CASE_NUMBER, RENUMBERED + ".earlierNumbers"))) {
            if (row.getEmbedded(List.of(ConsultedView.FIELD, "status"), "")
                    .equals(ConsultationState.Status.CANCELLED.name())) continue;
            List<String> all = new ArrayList<>(
                    row.getEmbedded(List.of(ConsultedView.FIELD, "renumbered", "earlierNumbers"), List.<String>of()));
            String number = row.getEmbedded(List.of(ConsultedView.FIELD, "facts", "caseNumber"), String.class);
            if (number != null) all.add(number);
            numbers.put(row.getString("_id"), all);
        }
        return CaseNumbers.mentioned(subject, numbers);
    }

    public Optional<InvitationState> invitation(String consultation, String body) {
        return read(ConsultedView.INVITATIONS, consultation + "/" + body, InvitationState.class);
    }

    /** The last day of whoever answers: the general one, or one of its own. */
    public Optional<LocalDate> lastDay(String consultation, String sender) {
        LocalDate own = invitation(consultation, sender)
                .map(InvitationState::ownLastDay)
                .orElse(null);
        return consultation(consultation)
                .flatMap(known ->
                        Optional.ofNullable(Deadline.lastDay(known.facts().closesOn(), own)));
    }

    public Optional<BodyFacts> body(String body) {
        return read(ConsultedView.BODIES, body, BodyFacts.class);
    }

    private <T> Optional<T> read(String collection, String id, Class<T> type) {
        Document row = views.rows(view).in(collection).find(eq("_id", id)).first();
        @Nullable Document standing = row == null ? null : row.get(ConsultedView.FIELD, Document.class);
        return standing == null ? Optional.empty() : Optional.of(Json.read(standing, type));
    }
}
