package se.samrad.eventing.toys;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;

/** Toys are bought, painted and shown; what they cost is nobody's business. */
public final class Toys {
    public static final String TOPIC = "samrad.toys";
    public static final String PUBLIC_TOPIC = "samrad.public";

    public sealed interface ToyEvent {
        record ToyBought(String name, int cost) implements ToyEvent {}

        record ToyPainted(String colour) implements ToyEvent {}

        record ToyShown() implements ToyEvent {}
    }

    public sealed interface ToyTold {
        record ToySeen(String name) implements ToyTold {}

        record ToyRepainted(String colour) implements ToyTold {}
    }

    public record Toy(
            @Nullable String name, int cost, @Nullable String colour, boolean shown) {}

    public record SeenToy(@Nullable String name, @Nullable String colour) {}

    public static final StreamKind<ToyEvent, Toy> KIND = new StreamKind<>(
            "toys",
            TOPIC,
            "/samrad/toys",
            EventTypes.of(ToyEvent.class),
            new Toy(null, 0, null, false),
            Toys::evolve,
            new StreamKind.Standing<>(1, toy -> toy),
            new StreamKind.Open<>(PUBLIC_TOPIC, EventTypes.of(ToyTold.class), 1, Toys::seen, Toys::tell));

    private Toys() {}

    public static Toy evolve(Toy toy, ToyEvent event) {
        return switch (event) {
            case ToyEvent.ToyBought bought -> new Toy(bought.name(), bought.cost(), toy.colour(), toy.shown());
            case ToyEvent.ToyPainted painted -> new Toy(toy.name(), toy.cost(), painted.colour(), toy.shown());
            case ToyEvent.ToyShown shown -> new Toy(toy.name(), toy.cost(), toy.colour(), true);
        };
    }

    private static @Nullable Object seen(Toy toy) {
        return toy.shown() ? new SeenToy(toy.name(), toy.colour()) : null;
    }

    private static @Nullable ToyTold tell(Toy before, ToyEvent event, Toy after) {
        if (!after.shown()) return null;
        return switch (event) {
            case ToyEvent.ToyShown shown when !before.shown() -> new ToyTold.ToySeen(String.valueOf(after.name()));
            case ToyEvent.ToyPainted painted -> new ToyTold.ToyRepainted(painted.colour());
            default -> null;
        };
    }

    /** Buys a toy unless it is bought already. */
    public static List<ToyEvent> buy(Toy toy, String name, int cost) {
        return toy.name() == null ? List.of(new ToyEvent.ToyBought(name, cost)) : List.of();
    }

    /** All toys, one row each. */
    public static final class ToyView implements View {
        private final String name;
        private final String topic;
        private final int stateKnown;

        public ToyView(String name, String topic) {
            this(name, topic, 1);
        }

        /** @param stateKnown the newest shape of a toy's standing that it understands */
        public ToyView(String name, String topic, int stateKnown) {
            this.name = name;
            this.topic = topic;
            this.stateKnown = stateKnown;
        }

        @Override
        public int stateKnown(String stream) {
            return stateKnown;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public boolean open() {
            return topic.equals(PUBLIC_TOPIC);
        }

        @Override
        public @Nullable Register register(String stream) {
            if (!stream.startsWith("toys/")) return null;
            String id = stream.substring("toys/".length());
            return new Register("toys", id, "toy", java.util.Map.of("key", id));
        }

        @Override
        public boolean keeps(String stream, String type) {
            return type.equals("toy-painted") || type.equals("toy-repainted");
        }
    }
}
