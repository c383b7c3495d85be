package se.samrad.portal.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;

/** Sessions in the portal's own database, so that a restart signs nobody out; encrypted, and swept once they have ended. */
final class Sessions implements SessionRepository<StoredSession> {
    private static final Duration IDLE_MAX = Duration.ofHours(8);
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(5);
    private static final Duration SWEPT_EVERY = Duration.ofMinutes(10);

    private final MongoDatabaseFactory database;
    private final SessionVault vault;
    private final Clock clock;
    private volatile Instant sweptAt = Instant.EPOCH;

    Sessions(MongoDatabaseFactory database, SessionVault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public StoredSession createSession() {
        MapSession session = new MapSession();
        session.setMaxInactiveInterval(IDLE_MAX);
        return new StoredSession(session, true);
    }

    @Override
    public void save(StoredSession session) {
        if (!session.isDue(WRITTEN_EVERY)) return;
        if (session.isChanged()) write(session);
        else touch(session);
        session.written();
        sweep();
    }

    /** Nothing but the time: another request of the same browser may have renewed the tokens meanwhile. */
    private void touch(StoredSession session) {
        stored().updateOne(
                        Filters.eq("_id", vault.name(session.getId())),
                        Updates.combine(
                                Updates.set("used", instant(session.getLastAccessedTime())),
                                Updates.set("ends", instant(ends(session)))));
    }

    private static Instant ends(StoredSession session) {
        return session.getLastAccessedTime().plus(session.getMaxInactiveInterval());
    }

    private void write(StoredSession session) {
        Map<String, Object> attributes = new HashMap<>();
        for (String name : session.getAttributeNames()) {
            Object value = session.getAttribute(name);
            if (value != null) attributes.put(name, value);
        }
        Document document = new Document("_id", vault.name(session.getId()))
                .append("created", instant(session.getCreationTime()))
                .append("used", instant(session.getLastAccessedTime()))
                .append("ends", instant(ends(session)))
                .append("locked", new Binary(vault.lock(session.getId(), attributes)));
        stored().replaceOne(
                        Filters.eq("_id", vault.name(session.getId())), document, new ReplaceOptions().upsert(true));
        if (!session.firstId().equals(session.getId())) deleteById(session.firstId());
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        Document document = stored().find(Filters.eq("_id", vault.name(id))).first();
        if (document == null || ended(document)) return null;
        return vault.open(id, document.get("locked", Binary.class).getData())
                .map(attributes -> {
                    MapSession session = new MapSession(id);
                    session.setCreationTime(document.getDate("created").toInstant());
                    session.setLastAccessedTime(document.getDate("used").toInstant());
                    session.setMaxInactiveInterval(IDLE_MAX);
                    attributes.forEach(session::setAttribute);
                    return new StoredSession(session, false);
                })
                .orElse(null);
    }

    @Override
    public void deleteById(String id) {
        stored().deleteOne(Filters.eq("_id", vault.name(id)));
    }

    private boolean ended(Document document) {
        return document.getDate("ends").toInstant().isBefore(clock.instant());
    }

    private void sweep() {
        Instant now = clock.instant();
        if (sweptAt.plus(SWEPT_EVERY).isAfter(now)) return;
        sweptAt = now;
        stored().deleteMany(Filters.lt("ends", instant(now)));
    }

    private MongoCollection<Document> stored() {
        return database.getMongoDatabase().getCollection("sessions");
    }

    @SuppressWarnings("JavaUtilDate") // the driver's own type for an instant
    private static Date instant(Instant instant) {
        return Date.from(instant);
    }
}
