package se.samrad.responses.reading;

import static com.mongodb.client.model.Filters.eq;

import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.responses.domain.Responses;

/** Which responses are registered. Each new one is due to be put into the folder of the authority's own diary. */
@Component
@ConditionalOnProperty("samrad.diary.drop-folder")
class RegisteredView implements View {
    private static final String RESPONSES = "responses";
    private static final String FIELD = "standing";
    private static final String NUMBER = "documentNumber";

    private final Handovers handovers;

    RegisteredView(Handovers handovers) {
        this.handovers = handovers;
    }

    @Override
    public String name() {
        return "registered";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.RESPONSES);
    }

    @Override
    public @Nullable Register register(String stream) {
        if (!Responses.KIND.owns(stream)) return null;
        String id = stream.substring(Responses.KIND.name().length() + 1).replaceFirst("/", "--");
        return new Register(RESPONSES, id, FIELD, Map.of());
    }

    @Override
    public Document content(String stream, Document after) {
        Object number = after.get(NUMBER);
        return number == null ? new Document() : new Document(NUMBER, number);
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.schema(ResponseState.class);
    }

    @Override
    public void touched(Rows rows, Set<Register> registers) {
        for (Register register : registers) {
            Document row = rows.in(RESPONSES).find(eq("_id", register.id())).first();
            Document standing = row == null ? null : row.get(FIELD, Document.class);
            String number = standing == null ? null : standing.getString(NUMBER);
            if (number != null) handovers.due(register.id(), number);
        }
    }
}
