package se.samrad.identity.representatives;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samrad.identity.Derived;
import se.samrad.identity.domain.IssuedCode;

/**
 * Codes that are out. A browser that asks for one gets a secret of its own in a cookie; the code is found by the hash of that
 * secret and hashed under it, so what the database holds neither opens anything nor can be searched through.
 */
@Component
class Codes {
    /** So long a new code can be asked for without typing the address again. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int CODES = 100_000_000;
    private static final long SWEEP_EVERY_MS = 60_000;

    private final MongoCollection<Document> codes;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Codes(MongoDatabase database, Clock clock) {
        this.codes = database.getCollection("codes");
        this.codes.createIndex(Indexes.ascending("until"));
        this.clock = clock;
    }

    /** @param browser the secret for the browser's cookie */
    record Issued(String browser, String code) {
        @Override
        public String toString() {
            return "Issued";
        }
    }

    /** What came of a try. */
    sealed interface Attempt {
        /** @param proof what makes this code the one that is used up */
        record Right(String email, String proof) implements Attempt {}

        record Failed(IssuedCode.Verdict verdict) implements Attempt {}

        /** This browser has no code. */
        record Unknown() implements Attempt {}
    }

    /** A code for this address in this browser; one it had before stops working. */
    Issued issue(Optional<String> previous, String email) {
        previous.ifPresent(browser -> codes.deleteOne(eq("_id", Derived.sha256(browser))));
        String browser = Derived.token();
        String code = ("%0" + IssuedCode.DIGITS + "d").formatted(random.nextInt(CODES));
        Instant now = clock.instant();
        codes.insertOne(new Document("_id", Derived.sha256(browser))
                .append("email", email)
                .append("code", Derived.hex(browser, code))
                .append("tries", 0)
                .append("expires", now.plus(IssuedCode.LIFE))
                .append("until", now.plus(REMEMBERED)));
        return new Issued(browser, code);
    }

    /** The address this browser last asked a code for. */
    Optional<String> addressOf(String browser) {
        return Optional.ofNullable(
                        codes.find(eq("_id", Derived.sha256(browser))).first())
                .map(found -> found.getString("email"));
    }

    /** Counts the try before looking at it, so that tries made at the same time are counted too. */
    Attempt tryCode(String browser, String typed) {
        Document found = codes.findOneAndUpdate(
                eq("_id", Derived.sha256(browser)),
                Updates.inc("tries", 1),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (found == null) {
            return new Attempt.Unknown();
        }
        String proof = Derived.hex(browser, typed);
        var issued = new IssuedCode(
                found.getInteger("tries"), found.getDate("expires").toInstant());
        var verdict = issued.tried(Derived.same(proof, found.getString("code")), clock.instant());
        return verdict instanceof IssuedCode.Verdict.Right
                ? new Attempt.Right(found.getString("email"), proof)
                : new Attempt.Failed(verdict);
    }

    /** Uses the code up. Of any number who try at the same time, one is told that it was theirs. */
    boolean consume(String browser, Attempt.Right right) {
        return codes.deleteOne(and(eq("_id", Derived.sha256(browser)), eq("code", right.proof())))
                        .getDeletedCount()
                == 1;
    }

    @Scheduled(fixedDelay = SWEEP_EVERY_MS)
    void sweep() {
        codes.deleteMany(lt("until", clock.instant()));
    }
}
