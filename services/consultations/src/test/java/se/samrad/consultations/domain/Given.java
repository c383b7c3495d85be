package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Function;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;

/** What has happened, what is asked, what comes of it. */
final class Given<E, S> {
    private final StreamKind<E, S> kind;
    private final S state;

    private Given(StreamKind<E, S> kind, S state) {
        this.kind = kind;
        this.state = state;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <E, S> Given<E, S> given(StreamKind<E, S> kind, E... events) {
        return given(kind, List.of(events));
    }

    static <E, S> Given<E, S> given(StreamKind<E, S> kind, List<E> events) {
        S state = kind.initial();
        for (E event : events) state = kind.evolve().apply(state, event);
        return new Given<>(kind, state);
    }

    Asked<E, S> when(Function<S, List<E>> decision) {
        return new Asked<>(this, decision);
    }

    S state() {
        return state;
    }

    record Asked<E, S>(Given<E, S> given, Function<S, List<E>> decision) {
        @SafeVarargs
        @SuppressWarnings("varargs") // only read
        final Given<E, S> then(E... events) {
            assertThat(decision.apply(given.state)).containsExactly(events);
            return after();
        }

        void thenNothing() {
            assertThat(decision.apply(given.state)).isEmpty();
        }

        void thenRejected(String reason) {
            Rejected rejected = catchThrowableOfType(Rejected.class, () -> decision.apply(given.state));
            assertThat(rejected).as("rejected").isNotNull();
            assertThat(rejected.reason()).isEqualTo(reason);
        }

        Given<E, S> after() {
            S state = given.state;
            for (E event : decision.apply(given.state)) {
                state = given.kind.evolve().apply(state, event);
            }
            return new Given<>(given.kind, state);
        }
    }
}
