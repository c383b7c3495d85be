package se.samrad.responses.consulted;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;

/** Consultations with the sections of their proposals, who is asked, and which bodies there are. */
@Component
public class ConsultedView implements View {
    static final String CONSULTATIONS = "consultations";
    static final String INVITATIONS = "invitations";
    static final String BODIES = "bodies";
    static final String FIELD = "standing";
    static final String SECTION_FILED = "section-filed";
    static final String OPENED = "consultation-opened";

    @Override
    public String name() {
        return "consulted";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSULTATIONS);
    }

    @Override
    public @Nullable Register register(String stream) {
        int parted = stream.indexOf('/');
        String id = stream.substring(parted + 1);
        return switch (stream.substring(0, Math.max(0, parted))) {
            case CONSULTATIONS -> new Register(CONSULTATIONS, id, FIELD, Map.of());
            case INVITATIONS -> new Register(INVITATIONS, id, FIELD, Map.of());
            case BODIES -> new Register(BODIES, id, FIELD, Map.of());
            default -> null;
        };
    }

    @Override
    public boolean keeps(String stream, String type) {
        return type.equals(SECTION_FILED) || type.equals(OPENED);
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.KINDS.stream()
                .filter(kind -> stream.startsWith(kind.stream() + "/"))
                .findFirst()
                .map(kind -> Vocabulary.schema(kind.state()))
                .orElse(1);
    }

    @Override
    public void index(Rows rows) {
        rows.in(EVENTS).createIndex(Indexes.ascending("stream"));
    }
}
