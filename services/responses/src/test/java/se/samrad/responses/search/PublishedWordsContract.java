package se.samrad.responses.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.responses.domain.ResponseId;

/** What was read in published files, on every database that it may lie in. */
abstract class PublishedWordsContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final ResponseId ONE = new ResponseId("exempel", "exempelby");
    private static final ResponseId OTHER = new ResponseId("exempel", "exempelby-2");

    @SuppressWarnings("NullAway.Init") // opened before each test
    private MongoClient client;

    @SuppressWarnings("NullAway.Init")
    private MongoDatabase database;

    @SuppressWarnings("NullAway.Init")
    private PublishedWords words;

    abstract String uri();

    @BeforeEach
    void open() {
        client = MongoClients.create(uri());
        database = client.getDatabase("words" + System.nanoTime());
        words = new PublishedWords(database);
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    private long kept() {
        return database.getCollection(PublishedWords.COLLECTION).countDocuments();
    }

    @Test
    void whatWasReadIsFoundByResponseAndFile() {
        words.put(ONE, "a", "Gångväg.");
        words.put(ONE, "a", "Gångväg.");
        words.put(ONE, "b", "");
        assertThat(words.find(ONE, "a")).contains("Gångväg.");
        assertThat(words.find(ONE, "b")).contains("");
        assertThat(words.find(ONE, "c")).isEmpty();
        assertThat(words.find(OTHER, "a")).isEmpty();
        assertThat(words.responses()).containsExactly(ONE);
    }

    @Test
    void whatIsNoLongerPublishedIsForgottenAndTheRestStays() {
        words.put(ONE, "a", "Gångväg.");
        words.put(ONE, "b", "Cykelväg.");
        words.mark(ONE, NOW);
        words.put(OTHER, "a", "Gångväg.");
        words.keepOnly(ONE, List.of("b"));
        assertThat(words.find(ONE, "a")).isEmpty();
        assertThat(words.find(ONE, "b")).contains("Cykelväg.");
        assertThat(words.find(OTHER, "a")).isPresent();
        assertThat(words.markedSince(NOW)).containsExactly(ONE);
        words.keepOnly(ONE, List.of());
        assertThat(words.markedSince(NOW)).isEmpty();
        assertThat(kept()).isOne();
    }

    @Test
    void aMarkIsSeenByWhoeverLooksFromThenOn() {
        words.mark(ONE, NOW);
        assertThat(words.markedSince(NOW)).containsExactly(ONE);
        assertThat(words.markedSince(NOW.plusMillis(1))).isEmpty();
        words.mark(ONE, NOW.plusSeconds(1));
        assertThat(words.markedSince(NOW.plusMillis(1))).containsExactly(ONE);
        assertThat(kept()).isOne();
    }
}
