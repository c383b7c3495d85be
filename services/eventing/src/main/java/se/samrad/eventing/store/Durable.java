package se.samrad.eventing.store;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;

/** What is acknowledged lies on the disks of a majority, and nothing else is read. */
public final class Durable {
    private Durable() {}

    public static MongoDatabase of(MongoDatabase database) {
        return database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }
}
