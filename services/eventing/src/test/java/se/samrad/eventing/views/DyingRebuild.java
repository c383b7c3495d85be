package se.samrad.eventing.views;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.GroupProtocol;
import se.samrad.eventing.toys.Toys;

/** A process that folds toys from nothing and dies, as by {@code kill -9}, when half of its first batch is written. */
public final class DyingRebuild {
    static final int KILLED = 137;

    private DyingRebuild() {}

    private record Dying(ViewStore store, String toys) implements ViewStore {
        @Override
        public CompletionStage<Void> write(List<Put> puts, List<Keep> keeps) {
            List<Put> own = puts.stream()
                    .filter(put -> put.register().id().startsWith(toys))
                    .toList();
            if (own.isEmpty()) return store.write(puts, keeps); // toys of other tests
            store.write(own.subList(0, own.size() / 2), keeps.subList(0, keeps.size() / 2))
                    .toCompletableFuture()
                    .join();
            Runtime.getRuntime().halt(KILLED);
            throw new IllegalStateException("still alive");
        }

        @Override
        public CompletionStage<Void> park(List<Parked> parked) {
            return store.park(parked);
        }

        @Override
        public CompletionStage<Void> touched(Set<Register> registers) {
            return store.touched(registers);
        }
    }

    /** @param args address of the database, of Kafka, and the name of both view and database */
    public static void main(String[] args) throws InterruptedException {
        Map<String, Object> kafka = Map.of("bootstrap.servers", args[1]);
        View view = new Toys.ToyView(args[2], Toys.TOPIC);
        try (MongoClient client = MongoClients.create(args[0]);
                Admin admin = Admin.create(kafka)) {
            View.Rows rows = new View.Rows(client.getDatabase(args[2]), args[2], 2);
            new KafkaConsumers(kafka, admin, "bench", null, GroupProtocol.CLASSIC)
                    .start(
                            view,
                            new Versions.Version(2, "build", false, 0),
                            new Projector(view, new Dying(MongoViewStore.fromNothing(view, rows), args[2])),
                            true);
            Thread.currentThread().join();
        }
    }
}
