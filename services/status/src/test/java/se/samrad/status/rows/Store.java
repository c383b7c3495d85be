package se.samrad.status.rows;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.MongoViewStore;
import se.samrad.eventing.views.Projector;
import se.samrad.eventing.views.View;
import se.samrad.status.Audience;
import se.samrad.status.history.Script;

/** A database for a test, and views folded into it straight from what was told. */
public final class Store implements AutoCloseable {
    private final MongoClient client;
    private final MongoDatabase database;

    public Store(String uri) {
        client = MongoClients.create(uri);
        database = client.getDatabase("law" + UUID.randomUUID().toString().substring(0, 8));
    }

    public static Store standIn() {
        return new Store(Bench.mongoUri("law"));
    }

    /** A version of a view's collections that holds nothing yet. */
    public View.Rows fresh(StatusView view) {
        View.Rows rows = new View.Rows(
                database, view.name() + "_" + UUID.randomUUID().toString().substring(0, 8), 1);
        view.index(rows);
        return rows;
    }

    public static List<Envelope> told(Script script, Audience audience) {
        return audience == Audience.OPEN ? script.open() : script.confidential();
    }

    public static void fold(StatusView view, View.Rows rows, List<Arrived> batch) {
        new Projector(view, new MongoViewStore(view, rows))
                .project(batch)
                .toCompletableFuture()
                .join();
    }

    /** Folds in random batches. */
    public static void fold(StatusView view, View.Rows rows, List<Envelope> told, Random random) {
        List<Arrived> rest = new ArrayList<>(Script.arrived(told));
        while (!rest.isEmpty()) {
            int some = 1 + random.nextInt(rest.size());
            fold(view, rows, List.copyOf(rest.subList(0, some)));
            rest.subList(0, some).clear();
        }
    }

    /** Every event one to five times, in any order. */
    public static List<Envelope> repeatedAndShuffled(List<Envelope> told, Random random) {
        List<Envelope> many = new ArrayList<>();
        for (Envelope each : told) {
            int times = 1 + random.nextInt(5);
            for (int i = 0; i < times; i++) many.add(each);
        }
        Collections.shuffle(many, random);
        return many;
    }

    /** All that a version holds, summaries aside: fields of a row in the order of their names, registers as their bytes lie. */
    public static List<String> dump(View.Rows rows) {
        List<String> all = new ArrayList<>();
        for (String name : rows.database().listCollectionNames()) {
            if (!name.startsWith(rows.prefix()) || name.endsWith("_summaries")) continue;
            for (Document row : rows.database().getCollection(name).find()) {
                all.add(name.substring(rows.prefix().length()) + " " + canonical(row));
            }
        }
        Collections.sort(all);
        return all;
    }

    static String canonical(Document row) {
        return new Document(new TreeMap<>(row)).toJson();
    }

    @Override
    public void close() {
        database.drop();
        client.close();
    }
}
