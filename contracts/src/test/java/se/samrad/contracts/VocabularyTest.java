package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void noTwoEventsHaveTheSameName() {
        assertThat(sameName(
                        Wire.events().stream().<Class<?>>map(Wire.Entry::record).toList()))
                .isEmpty();
    }

    @Test
    void twoEventsOfTheSameNameAreFound() {
        assertThat(sameName(List.of(Toy.class, Elsewhere.Toy.class))).containsExactly("toy");
    }

    @Test
    void everyKindOfStreamGoesToATopicOfItsService() {
        assertThat(Vocabulary.KINDS).extracting(Vocabulary.Kind::topic).isSubsetOf(Topics.ALL);
        assertThat(Vocabulary.KINDS)
                .extracting(Vocabulary.Kind::topic)
                .as("nothing but public parts goes to the public topic")
                .doesNotContain(Topics.PUBLIC);
        assertThat(Vocabulary.KINDS).extracting(Vocabulary.Kind::stream).doesNotHaveDuplicates();
    }

    @Test
    void anEventHappensInOneKindOfStreamAndIsEitherConfidentialOrPublic() {
        List<Class<?>> events = new ArrayList<>();
        for (Vocabulary.Kind kind : Vocabulary.KINDS) {
            events.addAll(Wire.records(kind.events()));
            if (kind.isPublic()) events.addAll(Wire.records(kind.publicEvents()));
        }
        assertThat(events).doesNotHaveDuplicates();
    }

    @Test
    void theNameOnTheWireIsTheRecordsInWordsWithHyphens() {
        assertThat(Vocabulary.typeName(Toy.class)).isEqualTo("toy");
        assertThat(Vocabulary.typeName(se.samrad.contracts.meetings.MeetingEvent.MeetingNoteApproved.class))
                .isEqualTo("meeting-note-approved");
    }

    private static List<String> sameName(List<Class<?>> events) {
        Map<String, Class<?>> seen = new HashMap<>();
        List<String> same = new ArrayList<>();
        for (Class<?> event : events) {
            if (seen.putIfAbsent(Vocabulary.typeName(event), event) != null) same.add(Vocabulary.typeName(event));
        }
        return same;
    }

    /** Holds an event of the same name as another. */
    interface Elsewhere {
        /** Another toy. */
        record Toy() {}
    }
}
