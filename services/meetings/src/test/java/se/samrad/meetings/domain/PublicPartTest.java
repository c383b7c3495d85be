package se.samrad.meetings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingEvent;
import se.samrad.contracts.meetings.MeetingState;
import se.samrad.contracts.published.PublicMeeting;
import se.samrad.eventing.Json;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.bench.Story;

/** Whatever is asked in whatever order: what everybody is told holds nothing that was not announced, approved and published. */
class PublicPartTest {
    private static final int STORIES = 1_000;
    private static final int COMMANDS = 14;
    private static final int NOTES = 4;

    @Test
    void noSequenceOfCommandsTellsWhatIsNotPublic() {
        for (int seed = 0; seed < STORIES; seed++) check(seed);
    }

    private static void check(int seed) {
        Random random = new Random(seed);
        Story<MeetingEvent, Meeting, MeetingCommand> story = MeetingStory.given();
        for (int i = 0; i < COMMANDS; i++) {
            try {
                story = story.when(command(random, i));
            } catch (Rejected refused) {
                assertThat(refused.reason()).isIn("unknown", "no-note", "meeting-cancelled");
            }
        }
        List<Recorded> recorded = story.recorded();
        Set<Stored> published = new HashSet<>();
        @Nullable String before = null;
        boolean announced = false;
        for (int i = 0; i < recorded.size(); i++) {
            MeetingEvent event = story.events().get(i);
            Recorded one = recorded.get(i);
            MeetingState state = Json.read(one.after(), MeetingState.class);
            announced |= event instanceof MeetingEvent.MeetingAnnounced;
            if (event instanceof MeetingEvent.MeetingNotePublished) {
                published.add(Objects.requireNonNull(state.approved()));
            }
            Recorded.Part part = one.told();
            assertThat(announced || part == null)
                    .as("told before announced, seed %d", seed)
                    .isTrue();
            assertThat(state.announced()).isEqualTo(announced);
            if (part == null) continue;
            for (String note : hashes()) {
                boolean open = published.stream().anyMatch(each -> each.sha256().equals(note));
                assertThat(open || !(part.data() + part.after()).contains(note))
                        .as("a note that was never published is told, seed %d", seed)
                        .isTrue();
            }
            PublicMeeting open = Json.read(part.after(), PublicMeeting.class);
            assertThat(open.text()).isEqualTo(state.published());
            assertThat(open.title()).isEqualTo(state.facts().title());
            assertThat(open.cancelled()).isEqualTo(state.cancelled());
            boolean timeline = !part.type().equals("meeting-changed-publicly");
            assertThat(timeline || !part.after().equals(before))
                    .as("a change is told though nothing public changed, seed %d", seed)
                    .isTrue();
            before = part.after();
        }
    }

    private static MeetingCommand command(Random random, int i) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 ->
                new MeetingCommand.Log(MeetingsTest.facts(
                        "Rubrik " + random.nextInt(3), random.nextInt(4) == 0 ? null : note(random.nextInt(NOTES))));
            case 4, 5, 6 -> new MeetingCommand.Approve();
            case 7, 8 -> new MeetingCommand.Publish();
            default -> i > COMMANDS / 2 ? new MeetingCommand.Cancel("sjukdom") : new MeetingCommand.Publish();
        };
    }

    private static Stored note(int n) {
        return new Stored(Integer.toString(n).repeat(64), n);
    }

    private static List<String> hashes() {
        List<String> hashes = new ArrayList<>();
        for (int n = 0; n < NOTES; n++) hashes.add(note(n).sha256());
        return hashes;
    }
}
