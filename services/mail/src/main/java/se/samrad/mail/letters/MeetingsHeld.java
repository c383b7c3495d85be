package se.samrad.mail.letters;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.RoughDate;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.meetings.MeetingState;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;

/** Which bodies were met about which consultation. */
@Component
public class MeetingsHeld implements View {
    private static final String MEETINGS = "meetings";

    @Override
    public String name() {
        return "meetings-held";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.MEETINGS);
    }

    @Override
    public @Nullable Register register(String stream) {
        String[] parts = stream.split("/");
        return parts[0].equals("meetings") && parts.length == 2
                ? new Register(MEETINGS, parts[1], "meeting", Map.of())
                : null;
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.schema(MeetingState.class);
    }

    @Override
    public void index(Rows rows) {
        rows.in(MEETINGS).createIndex(Indexes.ascending("meeting.facts.consultations"));
    }

    /** Those met at a meeting that was not called off and surely has been by the end of a day. */
    static Set<String> bodies(Rows rows, String consultation, LocalDate until) {
        Set<String> met = new HashSet<>();
        for (Document row : rows.in(MEETINGS)
                .find(Filters.and(
                        Filters.eq("meeting.facts.consultations", consultation),
                        Filters.ne("meeting.cancelled", true)))) {
            Document facts = row.getEmbedded(List.of("meeting", "facts"), Document.class);
            String when = facts.getString("when");
            boolean been = when != null
                    && RoughDate.parse(when)
                            .filter(date -> !date.latest().isAfter(until))
                            .isPresent();
            if (been) met.addAll(facts.getList("counterparts", String.class, List.of()));
        }
        return met;
    }
}
