package se.samrad.news;

import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;

/** Which consultations there are; their owner is the service {@code consultations}. */
public final class KnownView implements View {
    public static final String CONSULTATIONS = "consultations";
    private static final String PREFIX = Vocabulary.CONSULTATIONS.stream() + "/";

    @Override
    public String name() {
        return "known";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSULTATIONS);
    }

    @Override
    public @Nullable Register register(String stream) {
        return stream.startsWith(PREFIX)
                ? new Register(CONSULTATIONS, stream.substring(PREFIX.length()), "standing", Map.of())
                : null;
    }

    /** That it exists is enough. */
    @Override
    public Document content(String stream, Document after) {
        return new Document();
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.schema(ConsultationState.class);
    }
}
