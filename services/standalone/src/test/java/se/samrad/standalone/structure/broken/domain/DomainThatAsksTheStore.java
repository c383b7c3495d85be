package se.samrad.standalone.structure.broken.domain;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** A rule of the remiss has no business with the store. */
public final class DomainThatAsksTheStore {
    public long count(MongoCollection<Document> rows) {
        return rows.countDocuments();
    }
}
