package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import se.samrad.standalone.mongo.Mongo;
import se.samrad.standalone.mongo.StandIn;

/** Looks for words in everything that the product has left on the disk. */
final class Stores {
    private Stores() {}

    /** Collections, as {@code database.collection}, where a word stands in any value, once the product has let go of them. */
    static Set<String> collectionsWith(Path data, String word) {
        Set<String> found = new TreeSet<>();
        try (Mongo mongo = StandIn.start(data.resolve("mongo"));
                MongoClient client = MongoClients.create(mongo.uri(""))) {
            for (String database : client.listDatabaseNames()) {
                if (database.startsWith("samrad")) look(client.getDatabase(database), word, found);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static void look(MongoDatabase database, String word, Set<String> found) {
        for (String collection : database.listCollectionNames()) {
            for (Document document : database.getCollection(collection).find()) {
                if (holds(document, word)) found.add(database.getName() + "." + collection);
            }
        }
    }

    static boolean holds(@Nullable Object value, String word) {
        return switch (value) {
            case null -> false;
            case Map<?, ?> map ->
                map.entrySet().stream().anyMatch(entry -> holds(entry.getKey(), word) || holds(entry.getValue(), word));
            case List<?> list -> list.stream().anyMatch(item -> holds(item, word));
            case Binary binary -> holds(binary.getData(), word);
            case byte[] bytes -> new String(bytes, UTF_8).contains(word);
            default -> value.toString().contains(word);
        };
    }

    /** Files under a folder where a word stands in plain bytes, but for those of the database. */
    static List<String> filesWith(Path folder, String word) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith("mongo"))
                    .filter(file -> fileHolds(file, word))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    static boolean fileHolds(Path file, String word) {
        try {
            return new String(Files.readAllBytes(file), UTF_8).contains(word);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
