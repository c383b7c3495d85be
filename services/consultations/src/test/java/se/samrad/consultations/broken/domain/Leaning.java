package se.samrad.consultations.broken.domain;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;

/** Looks at the clock and leans on a database. */
public final class Leaning {
    private Leaning() {}

    public static String now(MongoDatabase database) {
        return database.getName() + Instant.now();
    }
}
