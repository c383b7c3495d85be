package se.samrad.meetings;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.consultations.ConsultationEvent.SectionFiled;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;

/** What meetings speak of and others own: bodies, consultations with their sections, themes. */
final class KnownView implements View {
    static final String STATE = "standing";

    /** A body that is a natural person. */
    static final String PERSON = "person";

    private static final String SECTION_FILED = Vocabulary.typeName(SectionFiled.class);
    private static final String SECTION_ID = "entry.data.section.id";
    private static final Map<String, Class<?>> KEPT = Map.of(
            Vocabulary.BODIES.stream(), BodyState.class,
            Vocabulary.CONSULTATIONS.stream(), ConsultationState.class,
            Vocabulary.THEMES.stream(), ThemeFacts.class);

    /** A section with this id, of any version of a consultation's proposal. */
    static Bson section(String consultation, String section) {
        return and(eq("stream", Vocabulary.CONSULTATIONS.stream() + "/" + consultation), eq(SECTION_ID, section));
    }

    @Override
    public String name() {
        return "known";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSULTATIONS, Topics.NEWS);
    }

    /** A row in a collection that is called as the kind of stream. */
    @Override
    public @Nullable Register register(String stream) {
        int slash = stream.indexOf('/');
        if (slash < 0) return null;
        String kind = stream.substring(0, slash);
        return KEPT.containsKey(kind) ? new Register(kind, stream.substring(slash + 1), STATE, Map.of()) : null;
    }

    /** That it exists is enough, but for a body that is a person. */
    @Override
    public Document content(String stream, Document after) {
        return stream.startsWith(Vocabulary.BODIES.stream() + "/")
                ? new Document(PERSON, after.getBoolean(PERSON, false))
                : new Document();
    }

    @Override
    public boolean keeps(String stream, String type) {
        return type.equals(SECTION_FILED);
    }

    @Override
    public int stateKnown(String stream) {
        Class<?> state = KEPT.get(stream.substring(0, Math.max(0, stream.indexOf('/'))));
        return state == null ? 1 : Vocabulary.schema(state);
    }

    @Override
    public void index(Rows rows) {
        rows.in(EVENTS).createIndex(Indexes.ascending("stream", SECTION_ID));
    }
}
