package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Vocabulary;
import se.samrad.eventing.store.MongoCommits;
import se.samrad.standalone.mongo.Mongo;
import se.samrad.standalone.mongo.StandIn;

/** Everything that the services have committed, held against the schemas of the contracts. */
final class Written {
    private static final String BASE = "https://samrad.example/contracts/";
    private static final List<String> SERVICES = List.of("consultations", "responses", "meetings", "news", "mail");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(
                    address -> address.startsWith(BASE) ? text(address.substring(BASE.length())) : null));
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** Reads the stand-in's file, once the product has let go of it. */
    static Written in(Path data) {
        Written written = new Written();
        try (Mongo mongo = StandIn.start(data.resolve("mongo"));
                MongoClient client = MongoClients.create(mongo.uri(""))) {
            for (String service : SERVICES) {
                for (Document commit : client.getDatabase("samrad_" + service)
                        .getCollection(MongoCommits.COLLECTION)
                        .find()) {
                    written.commit(commit);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return written;
    }

    /** What the schemas forbid, with where it stands. */
    List<String> wrong() {
        return wrong;
    }

    /** How many there are of each type. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** Types of the vocabulary that nobody has written. */
    Set<String> unwritten() {
        Set<String> types = new TreeSet<>();
        for (Vocabulary.Kind kind : Vocabulary.KINDS) {
            types(kind.events(), types);
            if (kind.isPublic()) types(kind.publicEvents(), types);
        }
        types.removeAll(counts.keySet());
        return types;
    }

    private static void types(Class<?> sealed, Set<String> types) {
        for (Class<?> event : sealed.getPermittedSubclasses()) types.add(Vocabulary.typeName(event));
    }

    void commit(Document commit) {
        String stream = commit.getString("stream");
        String kind = stream.substring(0, stream.indexOf('/'));
        for (Document event : commit.getList("events", Document.class)) {
            event(stream, kind, event);
            Document told = event.get("public", Document.class);
            if (told != null) event(stream, kind + "-public", told);
        }
    }

    private void event(String stream, String state, Document event) {
        String type = event.getString("type");
        counts.merge(type, 1, Integer::sum);
        check(stream, "events/" + type + "." + event.get("schema") + ".json", event.getString("data"));
        check(stream, "states/" + state + "." + event.get("state") + ".json", event.getString("after"));
    }

    private void check(String stream, String name, String json) {
        Schema schema = schemas.computeIfAbsent(name, this::schema);
        schema.validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> wrong.add(stream + ", " + name + ": " + error));
    }

    private Schema schema(String name) {
        String text = text(name);
        if (text == null) throw new IllegalStateException("no schema " + name);
        return registry.getSchema(text, InputFormat.JSON);
    }

    private static @Nullable String text(String name) {
        try (InputStream file = Written.class.getResourceAsStream("/" + name)) {
            return file == null ? null : new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
