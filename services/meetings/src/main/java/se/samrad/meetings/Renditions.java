package se.samrad.meetings;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.store.Durable;
import se.samrad.meetings.domain.Words;

/**
 * Notes and viewpoints, each rendition under its meeting and its SHA-256. A hash alone opens nothing, and because random bits
 * stand first in what it covers, it tells nothing either.
 */
@Component
class Renditions {
    private static final int RANDOM_BYTES = 16;

    /** The stored form; its first member is the random one. */
    private record Content(String random, @Nullable String note, List<Words.Viewpoint> viewpoints) {}

    private final MongoCollection<Document> renditions;
    private final SecureRandom random = new SecureRandom();

    Renditions(MongoDatabase database) {
        this.renditions = Durable.of(database).getCollection("renditions");
    }

    /**
     * Stores what was written, before the commit that names it. Should the commit not come about, nothing names it and nobody
     * can read it.
     */
    Stored store(String meeting, Words words) {
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        String text = Json.write(new Content(HexFormat.of().formatHex(bits), words.note(), words.viewpoints()));
        byte[] bytes = text.getBytes(UTF_8);
        String sha256 = Command.sha256(bytes);
        String id = id(meeting, sha256);
        renditions.replaceOne(
                eq("_id", id),
                new Document("_id", id).append("meeting", meeting).append("text", text),
                new ReplaceOptions().upsert(true));
        return new Stored(sha256, bytes.length);
    }

    Optional<Words> words(String meeting, String sha256) {
        Document found = renditions.find(eq("_id", id(meeting, sha256))).first();
        if (found == null) return Optional.empty();
        Content content = Json.read(found.getString("text"), Content.class);
        return Optional.of(new Words(content.note(), content.viewpoints()));
    }

    private static String id(String meeting, String sha256) {
        return meeting + "@" + sha256;
    }
}
