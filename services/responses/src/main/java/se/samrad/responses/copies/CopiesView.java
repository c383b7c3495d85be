package se.samrad.responses.copies;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.responses.CopyState;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.responses.domain.CopyRequest;

/** Requests for copies as they stand, for the queue. */
@Component
class CopiesView implements View {
    static final String REQUESTS = "requests";
    static final String FIELD = "standing";

    @Override
    public String name() {
        return "copies";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.RESPONSES);
    }

    @Override
    public @Nullable Register register(String stream) {
        if (!CopyRequest.KIND.owns(stream)) return null;
        return new Register(REQUESTS, stream.substring(CopyRequest.KIND.name().length() + 1), FIELD, Map.of());
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.schema(CopyState.class);
    }

    @Override
    public void index(Rows rows) {
        rows.in(REQUESTS).createIndex(Indexes.ascending(FIELD + ".status", FIELD + ".arrived", "_id"));
    }
}
