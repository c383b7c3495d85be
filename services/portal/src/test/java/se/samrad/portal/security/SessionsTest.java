package se.samrad.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class SessionsTest {
    @Test
    void whoOnlyReadsTakesNothingBackThatAnotherRequestHasWrittenMeanwhile() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            Sessions sessions = new Sessions(
                    new SimpleMongoClientDatabaseFactory(client, "portal"),
                    new SessionVault("an example token of some length"),
                    Clock.systemUTC());
            StoredSession first = sessions.createSession();
            first.setAttribute("token", "old");
            sessions.save(first);

            StoredSession reading = read(sessions, first);
            StoredSession renewing = read(sessions, first);
            renewing.setAttribute("token", "new");
            sessions.save(renewing);
            Instant later = Instant.now().plus(Duration.ofMinutes(10));
            reading.setLastAccessedTime(later);
            sessions.save(reading);

            StoredSession kept = read(sessions, first);
            assertThat(kept.<String>getAttribute("token")).isEqualTo("new");
            assertThat(kept.getLastAccessedTime().toEpochMilli()).isEqualTo(later.toEpochMilli());
        } finally {
            server.shutdownNow();
        }
    }

    private static StoredSession read(Sessions sessions, StoredSession session) {
        return Objects.requireNonNull(sessions.findById(session.getId()));
    }
}
