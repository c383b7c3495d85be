package se.samrad.responses.reading;

import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.eventing.Commands;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

/**
 * Which responses are registered. Each number of a response is due to be put into the folder of the authority's own diary; its
 * own commits say which there are.
 */
@Component
@ConditionalOnProperty("samrad.diary.drop-folder")
class RegisteredView implements View {
    private static final String RESPONSES = "responses";
    private static final String FIELD = "standing";
    private static final String NUMBER = "documentNumber";
    private static final String SEALED = "sealed";

    private final Handovers handovers;

    private final ObjectProvider<Commands> commands;

    RegisteredView(Handovers handovers, ObjectProvider<Commands> commands) {
        this.handovers = handovers;
        this.commands = commands;
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
        Document known = number == null ? new Document() : new Document(NUMBER, number);
        return after.get(SEALED) == null ? known : known.append(SEALED, true);
    }

    @Override
    public int edition() {
        return 2;
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.schema(ResponseState.class);
    }

    @Override
    public void touched(Rows rows, Set<Register> registers) {
        for (Register register : registers) {
            String stream = ResponseId.existing(register.id()).stream();
            if (!(commands.getObject().fold(Responses.KIND, stream).state() instanceof Kept kept)) continue;
            String told = kept.filings().handedOver();
            for (Filings.Filing one : kept.filings().all()) {
                if (one.documentNumber() != null) handovers.due(register.id(), one.documentNumber(), told);
            }
            handovers.told(register.id(), told);
        }
    }
}
