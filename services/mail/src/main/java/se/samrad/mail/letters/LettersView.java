package se.samrad.mail.letters;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.mail.LetterState;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;

/** How each letter stands, so that those on their way out are found. */
@Component
public class LettersView implements View {
    static final String LETTERS = "letters";

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.MAIL);
    }

    @Override
    public @Nullable Register register(String stream) {
        if (!stream.startsWith("letters/")) return null;
        return new Register(LETTERS, stream, "letter", Map.of());
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.schema(LetterState.class);
    }

    @Override
    public void index(Rows rows) {
        rows.in(LETTERS).createIndex(com.mongodb.client.model.Indexes.ascending("letter.status", "_id"));
    }
}
