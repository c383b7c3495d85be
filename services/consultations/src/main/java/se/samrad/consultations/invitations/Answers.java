package se.samrad.consultations.invitations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Indexes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.eventing.views.CatchUp;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;

/**
 * Which bodies have answered, and nothing else of what they answered. What was taken back, or was not the body's, is no answer.
 */
public final class Answers implements View {
    private static final String ANSWERS = "answers";
    private static final String PREFIX = Vocabulary.RESPONSES.stream() + "/";

    /** Asks the view. */
    @Component
    static final class Known {
        private final Views views;
        private final Answers view;
        private final CatchUp catchUp;

        Known(Views views, Answers view, CatchUp catchUp) {
            this.views = views;
            this.view = view;
            this.catchUp = catchUp;
        }

        /** Bodies that have answered, as far as is known here. */
        Set<String> bodies(String consultation) {
            Set<String> bodies = new HashSet<>();
            for (Document row : views.rows(view)
                    .in(ANSWERS)
                    .find(and(eq("consultation", consultation), eq("answer.standing", true)))
                    .projection(new Document("body", 1))) {
                bodies.add(row.getString("body"));
            }
            return bodies;
        }

        /**
         * Whether the body has answered, as its stream says now.
         *
         * @throws se.samrad.eventing.Rejected when nobody can say just now
         */
        boolean asOfNow(String consultation, String body) {
            return asOfNow(consultation, List.of(body)).contains(body);
        }

        /**
         * Those of the bodies that have answered, as their streams say now.
         *
         * @param bodies at most {@value CatchUp#STREAMS_MAX}
         * @throws se.samrad.eventing.Rejected when nobody can say just now
         */
        Set<String> asOfNow(String consultation, List<String> bodies) {
            catchUp.streams(
                    view,
                    "responses",
                    bodies.stream()
                            .map(body -> PREFIX + consultation + "/" + body)
                            .toList());
            List<String> ids =
                    bodies.stream().map(body -> consultation + "/" + body).toList();
            Set<String> answered = new HashSet<>();
            for (Document row : views.rows(view).in(ANSWERS).find(and(in("_id", ids), eq("answer.standing", true)))) {
                answered.add(row.getString("body"));
            }
            return answered;
        }
    }

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.RESPONSES);
    }

    @Override
    public @Nullable Register register(String stream) {
        String[] parts = stream.split("/", -1);
        if (!stream.startsWith(PREFIX) || parts.length != 3 || Ids.withoutAccount(parts[2])) return null;
        return new Register(
                ANSWERS, parts[1] + "/" + parts[2], "answer", Map.of("consultation", parts[1], "body", parts[2]));
    }

    @Override
    public Document content(String stream, Document after) {
        return new Document("standing", after.getBoolean("standing", false));
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.schema(ResponseState.class);
    }

    @Override
    public void index(Rows rows) {
        rows.in(ANSWERS).createIndex(Indexes.ascending("consultation", "answer.standing"));
    }
}
