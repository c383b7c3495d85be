package se.samrad.eventing.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.Relay;
import se.samrad.eventing.relay.Routes;
import se.samrad.eventing.toys.Toys;
import se.samrad.eventing.toys.Toys.ToyEvent;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.Projector;

/**
 * One schedule: two processes that take commands and relay them, two projectors that share the partitions of two views;
 * crashes, stops, lost answers, repeated commands and rebalances where the seed says so; then everything heals, and what must
 * hold is checked.
 */
final class Simulation {
    private static final int STREAMS = 3;
    private static final int COMMANDS = 12;
    private static final long FAULTY_MILLIS = 1_500;
    private static final long HEALING_MILLIS = 60_000;
    private static final StreamKind<ToyEvent, Toys.Toy> KIND = Toys.KIND;

    private final VirtualTime time;
    private final VirtualTime.Process network;
    private final Planted planted;
    private final SimulatedStore store = new SimulatedStore();
    private final SimulatedLog log = new SimulatedLog();
    private final Map<String, SimulatedRows> views = new HashMap<>();
    private final Map<String, Integer> offsets = new HashMap<>();
    private final Map<String, Integer> assigned = new HashMap<>();
    private final Map<String, Outcome> acknowledged = new TreeMap<>();
    private final List<Service> services = new ArrayList<>();
    private final List<ProjectorProcess> projectors = new ArrayList<>();
    private @Nullable String wrong;

    private Simulation(long seed, Planted planted) {
        this.time = new VirtualTime(seed);
        this.network = time.process();
        this.planted = planted;
    }

    /** Runs one schedule; empty when everything held, else what did not. */
    static @Nullable String run(long seed, Planted planted) {
        return new Simulation(seed, planted).run();
    }

    private @Nullable String run() {
        views.put(Toys.TOPIC, new SimulatedRows(planted));
        views.put(Toys.PUBLIC_TOPIC, new SimulatedRows(planted));
        for (int i = 0; i < 2; i++) services.add(new Service());
        for (int i = 0; i < 2; i++) projectors.add(new ProjectorProcess(i));
        VirtualTime.Process fate = time.process();
        for (int i = 0; i < COMMANDS; i++) command(fate, i);
        for (int i = time.below(4); i > 0; i--) time.in(time.below((int) FAULTY_MILLIS), fate, this::strike);
        time.run(FAULTY_MILLIS);
        time.heal();
        time.run(FAULTY_MILLIS + 1_000); // what was under way arrives, also what a stopped process still holds
        services.forEach(Service::restart);
        projectors.forEach(ProjectorProcess::restart);
        long until = time.now();
        do {
            until += 500;
            time.run(until);
        } while (!settled() && until < HEALING_MILLIS);
        return wrong != null ? wrong : check();
    }

    private void strike() {
        int victim = time.below(2);
        switch (time.below(5)) {
            case 0 -> services.get(victim).restart();
            case 1 -> services.get(victim).process.stop(50 + time.below(800));
            case 2 -> projectors.get(victim).restart();
            case 3 -> projectors.get(victim).process.stop(50 + time.below(800));
            default -> {}
        }
        // The group notices: partitions change hands, also from one that is only asleep.
        if (time.below(2) == 0) assigned.replaceAll((partition, owner) -> time.below(2));
    }

    private void command(VirtualTime.Process client, int number) {
        String key = "key-" + number;
        String stream = "toys/" + time.below(STREAMS);
        int colour = time.below(3);
        time.in(time.below((int) FAULTY_MILLIS - 200), client, () -> send(client, key, stream, number, colour));
    }

    private void send(VirtualTime.Process client, String key, String stream, int number, int colour) {
        Service service = services.get(time.below(2));
        time.in(time.below(10), service.process, () -> service.take(client, key, stream, number, colour));
        // A client that has no answer sends the same again, to whoever is there.
        time.in(300 + time.below(200), client, () -> {
            if (!acknowledged.containsKey(key)) send(client, key, stream, number, colour);
        });
    }

    private boolean settled() {
        if (acknowledged.size() < COMMANDS || store.pendingCount() > 0) return false;
        for (String topic : views.keySet()) {
            for (int partition = 0; partition < SimulatedLog.PARTITIONS; partition++) {
                if (offsets.getOrDefault(topic + partition, 0) < log.end(topic, partition)) return false;
            }
        }
        return true;
    }

    /** A process with the real command handler and the real relay. */
    private final class Service {
        private final VirtualTime.Process process = time.process();
        private Commands commands;
        private Relay relay;

        Service() {
            commands = commands();
            relay = relay();
            tick();
        }

        private Commands commands() {
            return new Commands(
                    store,
                    commit -> {
                        // Killed between the insert and everything after it.
                        if (time.chance(0.05)) throw new Killed();
                        var unused = relay.publish(commit);
                    },
                    Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L + time.now()), ZoneOffset.UTC));
        }

        private Relay relay() {
            return new Relay(
                    store.outbox(time, process, network, planted),
                    log.reachedBy(time, process, network, planted),
                    new Routes(List.of(KIND)),
                    process);
        }

        void restart() {
            process.kill();
            process.stop(0);
            commands = commands();
            relay = relay();
            tick();
        }

        private void tick() {
            time.in(20, process, this::mark);
            time.in(time.below(300), process, this::sweep);
        }

        private void mark() {
            var unused = relay.mark();
            time.in(40, process, this::mark);
        }

        private void sweep() {
            relay.sweep().whenComplete((sent, failed) -> time.in(250, process, this::sweep));
        }

        void take(VirtualTime.Process client, String key, String stream, int number, int colour) {
            Command command = new Command("client", key, "request-" + number, null);
            try {
                Outcome outcome = commands.handle(KIND, stream, command, toy -> decide(toy, number, colour));
                if (time.chance(0.05)) return; // the answer is lost on the way
                time.in(time.below(10), client, () -> answered(key, outcome));
            } catch (Killed killed) {
                restart();
            } catch (Rejected rejected) {
                if (!rejected.reason().equals("too-many-writers")) wrong = "rejected: " + rejected.reason();
            }
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private static List<ToyEvent> decide(Toys.Toy toy, int number, int colour) {
        if (toy.name() == null) return List.of(new ToyEvent.ToyBought("toy " + number, number));
        if (colour == 0 && !toy.shown())
            return List.of(new ToyEvent.ToyShown(), new ToyEvent.ToyPainted("red " + number));
        return List.of(new ToyEvent.ToyPainted("blue " + number));
    }

    private void answered(String key, Outcome outcome) {
        Outcome before = acknowledged.putIfAbsent(key, outcome);
        if (before != null && !(before.answer().equals(outcome.answer()) && before.version() == outcome.version())) {
            wrong = key + " was answered " + before.answer() + " and then " + outcome.answer();
        }
    }

    /** A process with the real projector; reads its partitions from the committed offset, as after any rebalance. */
    private final class ProjectorProcess {
        private final int number;
        private final VirtualTime.Process process = time.process();

        ProjectorProcess(int number) {
            this.number = number;
            for (String topic : views.keySet()) {
                for (int partition = 0; partition < SimulatedLog.PARTITIONS; partition++) {
                    assigned.put(topic + partition, partition);
                }
            }
            poll();
        }

        void restart() {
            process.kill();
            process.stop(0);
            poll();
        }

        private void poll() {
            for (String topic : List.of(Toys.TOPIC, Toys.PUBLIC_TOPIC)) {
                for (int partition = 0; partition < SimulatedLog.PARTITIONS; partition++) {
                    int part = partition;
                    time.in(time.below(30), process, () -> poll(topic, part));
                }
            }
        }

        private void poll(String topic, int partition) {
            int from = offsets.getOrDefault(topic + partition, 0);
            boolean mine = Objects.equals(assigned.get(topic + partition), number);
            List<Arrived> batch = mine ? log.from(topic, partition, from, 1 + time.below(6)) : List.of();
            if (batch.isEmpty()) {
                time.in(30 + time.below(30), process, () -> poll(topic, partition));
                return;
            }
            Runnable move = () -> offsets.merge(topic + partition, from + batch.size(), Math::max);
            if (planted == Planted.OFFSET_BEFORE_WRITE) move.run();
            Projector projector = new Projector(
                    new Toys.ToyView("view", topic),
                    rows(topic)
                            .reachedBy(
                                    time,
                                    process,
                                    network,
                                    keep -> batch.stream()
                                            .filter(record -> keep.event()
                                                    .id()
                                                    .equals(record.headers().get("ce_id")))
                                            .map(Arrived::place)
                                            .limit(1)
                                            .toList()));
            projector.project(batch).whenComplete((done, failed) -> {
                if (failed == null || planted == Planted.OFFSET_BEFORE_WRITE) move.run();
                time.in(1, process, () -> poll(topic, partition));
            });
        }
    }

    private SimulatedRows rows(String topic) {
        return Objects.requireNonNull(views.get(topic));
    }

    private @Nullable String check() {
        if (!settled()) return "did not settle";
        Map<String, List<String>> expected = new HashMap<>();
        Map<String, Envelope> last = new TreeMap<>();
        Map<String, Document> kept = new TreeMap<>();
        Routes routes = new Routes(List.of(KIND));
        for (Commit commit : store.all()) {
            for (Envelope envelope : routes.of(commit)) {
                expected.computeIfAbsent(envelope.topic() + "/" + envelope.stream(), none -> new ArrayList<>())
                        .add(envelope.id());
                last.put(envelope.topic() + "/" + envelope.stream(), envelope);
                if (envelope.type().contains("painted")) {
                    kept.put(envelope.topic() + "/" + envelope.id(), Document.parse(envelope.data()));
                }
            }
        }
        Map<String, List<String>> first = new HashMap<>();
        for (Envelope envelope : log.inOrder()) {
            List<String> seen =
                    first.computeIfAbsent(envelope.topic() + "/" + envelope.stream(), none -> new ArrayList<>());
            if (!seen.contains(envelope.id())) seen.add(envelope.id());
        }
        if (!first.equals(expected)) return "first occurrences are " + first + ", commits say " + expected;
        for (Map.Entry<String, Outcome> answer : acknowledged.entrySet()) {
            boolean there = store.byKey("client/" + answer.getKey() + "/" + answer.getValue().stream())
                    .filter(commit -> commit.last() == answer.getValue().version())
                    .isPresent();
            if (!there) return answer.getKey() + " was acknowledged and is not there";
        }
        for (String topic : List.of(Toys.TOPIC, Toys.PUBLIC_TOPIC)) {
            String difference = compare(topic, last, kept);
            if (difference != null) return difference;
        }
        return null;
    }

    private @Nullable String compare(String topic, Map<String, Envelope> last, Map<String, Document> kept) {
        SimulatedRows rows = rows(topic);
        if (rows.parked() > 0) return "parked";
        Map<String, SimulatedRows.Row> expected = new TreeMap<>();
        last.forEach((key, envelope) -> {
            if (key.startsWith(topic + "/")) {
                expected.put(
                        envelope.stream().substring("toys/".length()),
                        new SimulatedRows.Row(envelope.version(), Document.parse(envelope.after())));
            }
        });
        if (!rows.rows().equals(expected)) return topic + " shows " + rows.rows() + ", commits say " + expected;
        Map<String, Document> expectedKept = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        kept.forEach((key, data) -> {
            if (key.startsWith(topic + "/")) {
                String id = key.substring(topic.length() + 1);
                expectedKept.put(id, data);
                counts.merge(id.substring(0, id.indexOf('@')), 1L, Long::sum);
            }
        });
        if (!rows.kept().equals(expectedKept)) return topic + " keeps " + rows.kept() + ", commits say " + expectedKept;
        if (planted == Planted.COUNTER_IN_VIEW || planted == Planted.DUPLICATE_AT_NEW_OFFSET_COUNTED) {
            for (var count : counts.entrySet()) {
                if (rows.counted(count.getKey()) != count.getValue())
                    return count + " was counted " + rows.counted(count.getKey());
            }
        }
        return null;
    }
}
