package se.samrad.eventing.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Json;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;

/** What has happened in one stream, and what comes of the next command. */
public record Story<E, S, C>(StreamKind<E, S> kind, BiFunction<C, S, List<E>> decide, List<E> events) {
    public S state() {
        S state = kind.initial();
        for (E event : events) state = kind.evolve().apply(state, event);
        return state;
    }

    public Story<E, S, C> when(C command) {
        return new Story<>(
                kind,
                decide,
                Stream.concat(events.stream(), decide.apply(command, state()).stream())
                        .toList());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and given to nobody
    public final void then(C command, E... expected) {
        assertThat(decide.apply(command, state())).isEqualTo(List.of(expected));
    }

    public void thenRejected(C command, String reason) {
        assertThatThrownBy(() -> decide.apply(command, state()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    /** Each event as it is stored, with its public part. */
    public List<Recorded> recorded() {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            E event = events.get(i);
            commits.add(new Commit(
                    kind.name() + "/exempel",
                    i + 1,
                    i,
                    0,
                    Instant.EPOCH,
                    "somebody",
                    null,
                    false,
                    new Commit.Asked("k" + i, "", "{}"),
                    List.of(new Recorded(kind.types().nameOf(event), 1, Json.write(event), 1, "{}", null))));
        }
        return kind.refold(commits).stream()
                .flatMap(commit -> commit.events().stream())
                .toList();
    }

    /** The types of what everybody is told, in order. */
    public List<String> told() {
        List<String> told = new ArrayList<>();
        for (Recorded one : recorded()) {
            Recorded.Part part = one.told();
            if (part != null) told.add(part.type());
        }
        return told;
    }
}
