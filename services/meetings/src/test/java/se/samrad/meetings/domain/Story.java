package se.samrad.meetings.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.samrad.contracts.meetings.MeetingEvent;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Json;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;

/** What has happened to a meeting, and what comes of the next command. */
record Story(List<MeetingEvent> events) {
    static Story given(MeetingEvent... events) {
        return new Story(List.of(events));
    }

    Meeting state() {
        Meeting state = Meetings.MEETING.initial();
        for (MeetingEvent event : events) state = Meetings.evolve(state, event);
        return state;
    }

    Story when(MeetingCommand command) {
        return new Story(Stream.concat(events.stream(), Meetings.decide(command, state()).stream())
                .toList());
    }

    void then(MeetingCommand command, MeetingEvent... expected) {
        assertThat(Meetings.decide(command, state())).containsExactly(expected);
    }

    void thenRejected(MeetingCommand command, String reason) {
        assertThatThrownBy(() -> Meetings.decide(command, state()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    /** Each event as it is stored, with its public part. */
    List<Recorded> recorded() {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            MeetingEvent event = events.get(i);
            commits.add(new Commit(
                    "meetings/exempelmote",
                    i + 1,
                    i,
                    0,
                    Instant.EPOCH,
                    "somebody",
                    null,
                    false,
                    new Commit.Asked("k" + i, "", "{}"),
                    List.of(new Recorded(
                            Meetings.MEETING.types().nameOf(event), 1, Json.write(event), 1, "{}", null))));
        }
        return Meetings.MEETING.refold(commits).stream()
                .flatMap(commit -> commit.events().stream())
                .toList();
    }

    /** The types of what everybody is told, in order. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        for (Recorded one : recorded()) {
            Recorded.Part part = one.told();
            if (part != null) told.add(part.type());
        }
        return told;
    }
}
