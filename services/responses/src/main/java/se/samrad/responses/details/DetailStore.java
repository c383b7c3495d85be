package se.samrad.responses.details;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.responses.domain.ResponseId;

/**
 * Details by response and content: written before the response is committed, so they are named by what came and not only by
 * who answered; of two that answer at once the loser's details never stand beside the winner's response.
 */
@Component
public class DetailStore {
    public static final String COLLECTION = "details";
    /** When it was last written; taken away by the sweep that finds that the response is committed. */
    public static final String UNSETTLED = "unsettled";

    /** How long the name of a heading is: unlike that of anything else that is kept here. */
    public static final int HEADING_CHARACTERS = 32;

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> details;
    private final Clock clock;

    public DetailStore(MongoDatabase database, Clock clock) {
        this.details = database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    public void put(ResponseId id, String content, Details details) {
        if (details.equals(Details.NONE)) return;
        Document fresh = new Document("response", id.text()).append("content", content);
        if (details.name() != null) fresh.append("name", details.name());
        if (details.email() != null) fresh.append("email", details.email());
        if (details.organisation() != null) fresh.append("organisation", details.organisation());
        if (details.language() != null) fresh.append("language", details.language());
        List<Document> files = details.files().stream()
                .map(file -> new Document("sha256", file.sha256()).append("name", file.name()))
                .toList();
        fresh.append("files", files);
        List<Document> leftOut = details.leftOut().stream()
                .map(file -> new Document("name", file.name()).append("reason", file.reason()))
                .toList();
        fresh.append("leftOut", leftOut);
        // Also where it lay: a sweep that found it old leaves it then.
        Document written = new Document(UNSETTLED, Date.from(clock.instant()));
        this.details.updateOne(
                eq("_id", key(id, content)), new Document("$setOnInsert", fresh).append("$max", written), UPSERT);
    }

    /** Forgets what was put for content that no commit names. */
    public void takeBack(ResponseId id, String content) {
        details.deleteOne(eq("_id", key(id, content)));
    }

    public void subject(ResponseId id, String content, String subject) {
        details.updateOne(
                eq("_id", key(id, content)),
                Updates.combine(
                        Updates.set("subject", subject),
                        Updates.setOnInsert("response", id.text()),
                        Updates.setOnInsert("content", content)),
                UPSERT);
    }

    /** A heading by a name of its own, so that the one that stands is there until an event names another. */
    public void heading(ResponseId id, String name, String subject) {
        details.insertOne(new Document("_id", key(id, name))
                .append("response", id.text())
                .append("content", name)
                .append("subject", subject)
                .append(UNSETTLED, Date.from(clock.instant())));
    }

    /** {@link Details#NONE} when there were none, or they have been deleted. */
    public Details find(ResponseId id, String content) {
        return Optional.ofNullable(details.find(eq("_id", key(id, content))).first())
                .map(DetailStore::read)
                .orElse(Details.NONE);
    }

    private static Details read(Document document) {
        List<Details.FileName> files = new ArrayList<>();
        for (Document file : document.getList("files", Document.class, List.of())) {
            files.add(new Details.FileName(file.getString("sha256"), file.getString("name")));
        }
        List<Details.LeftOut> leftOut = new ArrayList<>();
        for (Document file : document.getList("leftOut", Document.class, List.of())) {
            leftOut.add(new Details.LeftOut(file.getString("name"), file.getString("reason")));
        }
        return new Details(
                document.getString("name"),
                document.getString("email"),
                document.getString("organisation"),
                files,
                document.getString("subject"),
                leftOut,
                document.getString("language"));
    }

    private static String key(ResponseId id, String content) {
        return id.text() + "@" + content;
    }
}
