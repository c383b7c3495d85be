package se.samrad.responses.passes;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;
import se.samrad.responses.domain.ResponseId;

/**
 * Codes that are out. Who asks for one gets a secret of its own back, and the code works together with that secret alone: it is
 * bound to the browser that asked. Kept are hashes of both, so the database opens nothing. Thread-safe.
 *
 * <p>How long, how often and how strong: OWASP ASVS 5.0, 6.5 and 6.6.
 */
@Component
class PassCodes {
    static final String COLLECTION = "pass_codes";
    static final int DIGITS = 8;
    static final int TRIES_MAX = 5;
    static final Duration LIFE = Duration.ofMinutes(10);
    /** At once for one answer: nobody's mailbox is filled by whoever has found the link. */
    static final int OUT_MAX = 5;

    private static final int CODES = 100_000_000;
    private static final int SECRET_BYTES = 32;
    private static final String RESPONSE = "response";
    private static final String CODE = "code";
    private static final String TRIES = "tries";
    private static final String END = "end";

    /** @param asked the secret that the code works with */
    record Issued(String asked, String code) {
        @Override
        public String toString() {
            return "Issued";
        }
    }

    private final MongoCollection<Document> codes;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    PassCodes(MongoDatabase database, Clock clock) {
        this.codes = database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
        codes.createIndex(Indexes.ascending(RESPONSE, END));
        codes.createIndex(Indexes.ascending(END));
    }

    /** Empty while as many are out as may be. */
    Optional<Issued> issue(ResponseId id) {
        Date now = Date.from(clock.instant());
        codes.deleteMany(lte(END, now));
        if (codes.countDocuments(and(eq(RESPONSE, id.text()), gt(END, now))) >= OUT_MAX) return Optional.empty();
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String asked = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String code = ("%0" + DIGITS + "d").formatted(random.nextInt(CODES));
        codes.insertOne(new Document("_id", hash(asked))
                .append(RESPONSE, id.text())
                .append(CODE, hash(asked + "\n" + code))
                .append(TRIES, 0)
                .append(END, Date.from(clock.instant().plus(LIFE))));
        return Optional.of(new Issued(asked, code));
    }

    /** It was never sent. */
    void drop(Issued issued) {
        codes.deleteOne(eq("_id", hash(issued.asked())));
    }

    /** Of any number who use a right code at the same time, one is told that it was right; it is used up then. */
    boolean use(ResponseId id, String asked, String code) {
        // The try is counted before it is looked at, so that tries made at the same time are counted too.
        Document found = codes.findOneAndUpdate(
                and(eq("_id", hash(asked)), eq(RESPONSE, id.text())),
                Updates.inc(TRIES, 1),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (found == null || found.getInteger(TRIES) > TRIES_MAX) return false;
        Instant end = found.getDate(END).toInstant();
        if (!clock.instant().isBefore(end)) return false;
        String proof = hash(asked + "\n" + code);
        if (!MessageDigest.isEqual(proof.getBytes(UTF_8), found.getString(CODE).getBytes(UTF_8))) return false;
        return codes.deleteOne(and(eq("_id", hash(asked)), eq(CODE, proof))).getDeletedCount() == 1;
    }

    private static String hash(String secret) {
        return Command.sha256(secret.getBytes(UTF_8));
    }
}
