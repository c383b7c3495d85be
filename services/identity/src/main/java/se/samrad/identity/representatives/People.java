package se.samrad.identity.representatives;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which account an address has. Others know a representative only by the account, which says nothing; the address stands
 * here, where it can be deleted.
 */
@Component
class People {
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ACCOUNT_LENGTH = 20;

    private final MongoCollection<Document> people;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    People(MongoDatabase database, Clock clock) {
        this.people = database.getCollection("people");
        this.people.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        this.clock = clock;
    }

    /** The account of an address, made at its first login. */
    String accountOf(String email) {
        return find(email).orElseGet(() -> {
            String account = account();
            try {
                people.insertOne(
                        new Document("_id", account).append("email", email).append("since", clock.instant()));
                return account;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                return find(email).orElseThrow(() -> e);
            }
        });
    }

    private Optional<String> find(String email) {
        return Optional.ofNullable(people.find(eq("email", email)).first()).map(found -> found.getString("_id"));
    }

    private String account() {
        var account = new StringBuilder("r-");
        for (int i = 0; i < ACCOUNT_LENGTH; i++) {
            account.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return account.toString();
    }
}
