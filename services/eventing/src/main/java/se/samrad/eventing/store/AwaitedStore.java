package se.samrad.eventing.store;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that is started before its store waits for it, as one whose store goes away later does. What waiting does not
 * mend, a wrong password, is said at once.
 */
public final class AwaitedStore {
    private static final Logger LOG = LoggerFactory.getLogger(AwaitedStore.class);
    private static final long PAUSE_MILLIS = 500;

    private AwaitedStore() {}

    /** Returns when there is somebody who takes writes, however long that is. */
    public static MongoDatabase awaited(MongoDatabase database) {
        for (boolean told = false; ; told = true) {
            try {
                database.runCommand(new Document("ping", 1));
                if (told) LOG.info("the store of {} is there", database.getName());
                return database;
            } catch (MongoTimeoutException | MongoSocketException e) {
                if (!told) LOG.warn("the store of {} is away and waited for: {}", database.getName(), e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the store", e);
        }
    }
}
