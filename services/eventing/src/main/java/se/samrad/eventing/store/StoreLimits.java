package se.samrad.eventing.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.Ordered;

/**
 * How long a store is waited for before whoever asked is told that it is away. A server that hangs with its lines open is no
 * different to a reader from one that is gone. What a connection string says goes before these.
 */
public final class StoreLimits implements MongoClientSettingsBuilderCustomizer, Ordered {
    /** The driver asks a second time after a line that went silent, so that a reader waits twice this. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(4);

    private static final Duration LONG_WORK_MAX = Duration.ofMinutes(30);

    /** A line whose other end died without a word looks like long work. Kafka gives a member up after five minutes. */
    private static final Duration REPEATED_WORK_MAX = Duration.ofMinutes(4);

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        long millis = SILENCE_MAX.toMillis();
        settings.applyToSocketSettings(
                        each -> each.connectTimeout((int) millis, MILLISECONDS).readTimeout((int) millis, MILLISECONDS))
                .applyToClusterSettings(each -> each.serverSelectionTimeout(millis, MILLISECONDS))
                .applyToConnectionPoolSettings(each -> each.maxWaitTime(millis, MILLISECONDS));
    }

    /** Before the connection string is applied. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** The same collection for work that may take some time and is done again when it was cut off: a bulk, counting a million rows. */
    public static MongoCollection<Document> repeatedly(MongoCollection<Document> collection) {
        return collection.withTimeout(REPEATED_WORK_MAX.toMillis(), MILLISECONDS);
    }

    /** The same collection for work of the server's own that may take long: an index. */
    public static MongoCollection<Document> patiently(MongoCollection<Document> collection) {
        return collection.withTimeout(LONG_WORK_MAX.toMillis(), MILLISECONDS);
    }

    /** The same database for work of the server's own that may take long. */
    public static MongoDatabase patiently(MongoDatabase database) {
        return database.withTimeout(LONG_WORK_MAX.toMillis(), MILLISECONDS);
    }
}
