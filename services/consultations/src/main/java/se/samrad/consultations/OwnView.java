package se.samrad.consultations;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Indexes;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.domain.Bodies;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Groups;
import se.samrad.consultations.domain.Invitations;
import se.samrad.consultations.invitations.Dispatch;
import se.samrad.consultations.register.Spelling;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.GroupFacts;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.InvitationState.Status;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;

/**
 * This service's own streams as rows, for finding what is due and for searching the register. Nothing is decided from it: the
 * commands it leads to read their streams.
 */
public final class OwnView implements View {
    public static final String CONSULTATIONS = "consultations";
    public static final String INVITATIONS = "invitations";
    public static final String BODIES = "bodies";
    public static final String GROUPS = "groups";
    /** The register in a row of {@link #CONSULTATIONS}. */
    public static final String CONSULTATION = "consultation";
    /** The register in a row of {@link #INVITATIONS}. */
    public static final String INVITATION = "invitation";
    /** Of rows of {@link #INVITATIONS}, those of bodies that are on the distribution list. */
    public static final Bson ON_LIST = in("invitation.status", Status.names(Status::onList));
    /** The register in a row of {@link #BODIES}. */
    public static final String BODY = "body";
    /** The register in a row of {@link #GROUPS}. */
    public static final String GROUP = "group";

    private final Dispatch dispatch;

    OwnView(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSULTATIONS);
    }

    @Override
    public @Nullable Register register(String stream) {
        String[] parts = stream.split("/", -1);
        if (Consultations.CONSULTATION.owns(stream)) {
            return new Register(CONSULTATIONS, parts[1], CONSULTATION, Map.of());
        }
        if (Bodies.BODY.owns(stream)) return new Register(BODIES, parts[1], BODY, Map.of());
        if (Groups.GROUP.owns(stream)) return new Register(GROUPS, parts[1], GROUP, Map.of());
        if (Invitations.INVITATION.owns(stream) && parts.length == 3) {
            return new Register(
                    INVITATIONS,
                    parts[1] + "/" + parts[2],
                    INVITATION,
                    Map.of("consultation", parts[1], "body", parts[2]));
        }
        return null;
    }

    @Override
    public Document content(String stream, Document after) {
        return Bodies.BODY.owns(stream) ? Spelling.searchable(stream, after) : after;
    }

    @Override
    public int stateKnown(String stream) {
        if (Consultations.CONSULTATION.owns(stream)) return Vocabulary.schema(ConsultationState.class);
        if (Groups.GROUP.owns(stream)) return Vocabulary.schema(GroupFacts.class);
        return Vocabulary.schema(Bodies.BODY.owns(stream) ? BodyState.class : InvitationState.class);
    }

    @Override
    public void index(Rows rows) {
        rows.in(CONSULTATIONS).createIndex(Indexes.ascending("consultation.status"));
        rows.in(INVITATIONS).createIndex(Indexes.ascending("consultation", "invitation.status"));
        rows.in(BODIES).createIndex(Indexes.ascending("body.names"));
        rows.in(BODIES).createIndex(Indexes.ascending("body.sort"));
        rows.in(BODIES).createIndex(Indexes.ascending("body.mergedInto"));
        rows.in(INVITATIONS).createIndex(Indexes.ascending("body"));
    }

    /**
     * Whichever row comes last, the consultation's that it has opened or the invitation's that a body is listed, the body is
     * asked.
     */
    @Override
    public void touched(Rows rows, Set<Register> registers) {
        Set<String> consultations = new LinkedHashSet<>();
        for (Register register : registers) {
            if (register.collection().equals(CONSULTATIONS)) consultations.add(register.id());
            if (register.keys().get("consultation") instanceof String consultation) consultations.add(consultation);
        }
        for (String consultation : consultations) {
            Document row = rows.in(CONSULTATIONS).find(eq("_id", consultation)).first();
            if (row != null) dispatch.opened(rows, consultation, row.get(CONSULTATION, Document.class));
        }
    }
}
