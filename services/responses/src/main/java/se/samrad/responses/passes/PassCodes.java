package se.samrad.responses.passes;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
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
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.domain.ResponseId;

/**
 * Codes that are out, and who asked for one. Who asks gets a secret of its own back, and a code works only together with such a
 * secret: in a browser that asked. A code that was just mailed serves everybody who asks for the same answer, so that asking over
 * and over neither fills the sender's mailbox nor ever keeps the sender from a code. Kept are a hash of the secret and a
 * signature of the code, so the database opens nothing. Thread-safe.
 *
 * <p>How long and how strong: OWASP ASVS 5.0, 6.5 and 6.6. That a code serves several: decision 0058.
 */
@Component
class PassCodes {
    static final String CODES = "pass_codes";
    static final String ASKED = "pass_asked";
    /** So many that nobody has to be shut out for guessing, from however many places it is done. */
    static final int DIGITS = 12;

    static final int TRIES_MAX = 5;
    static final Duration LIFE = Duration.ofMinutes(10);
    /** In each such stretch of time at most one code is mailed for an answer, unless it has been used. */
    static final Duration STRETCH = Duration.ofMinutes(5);

    private static final long CODES_POSSIBLE = 1_000_000_000_000L;
    private static final int SECRET_BYTES = 32;
    private static final String USE = "pass-code";
    private static final String RESPONSE = "response";
    private static final String KEY = "key";
    private static final String PROOF = "proof";
    private static final String TRIES = "tries";
    private static final String MAILED = "mailed";
    private static final String END = "end";

    /** A code that is to be mailed. */
    record Code(String id, String digits) {
        @Override
        public String toString() {
            return "Code";
        }
    }

    /**
     * An asking.
     *
     * @param secret what a code is to be shown with
     * @param mailed when the code was mailed that serves it
     * @param end of that code
     */
    record Asking(String secret, Instant mailed, Instant end) {
        @Override
        public String toString() {
            return "Asking";
        }
    }

    private final MongoCollection<Document> codes;
    private final MongoCollection<Document> asked;
    private final ResponseKeys keys;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    PassCodes(MongoDatabase database, ResponseKeys keys, Clock clock) {
        this.codes = database.getCollection(CODES).withWriteConcern(WriteConcern.MAJORITY);
        this.asked = database.getCollection(ASKED).withWriteConcern(WriteConcern.MAJORITY);
        this.keys = keys;
        this.clock = clock;
        codes.createIndex(Indexes.ascending(RESPONSE, END));
        codes.createIndex(Indexes.ascending(END));
        asked.createIndex(Indexes.ascending(END));
    }

    /** A new code; empty when one was mailed lately, which serves as well. Of those who ask at the same time one is given it. */
    Optional<Code> due(ResponseId id) {
        Instant now = clock.instant();
        codes.deleteMany(lte(END, Date.from(now)));
        asked.deleteMany(lte(END, Date.from(now)));
        Code code = new Code(stretch(id, now), ("%0" + DIGITS + "d").formatted(random.nextLong(CODES_POSSIBLE)));
        String key = keys.presentKey();
        try {
            codes.insertOne(new Document("_id", code.id())
                    .append(RESPONSE, id.text())
                    .append(KEY, key)
                    .append(PROOF, proof(key, code.id(), code.digits()))
                    .append(MAILED, Date.from(now))
                    .append(END, Date.from(now.plus(LIFE))));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            return Optional.empty();
        }
        return Optional.of(code);
    }

    /** It was never sent. */
    void drop(Code code) {
        codes.deleteOne(eq("_id", code.id()));
    }

    Asking ask(ResponseId id) {
        Instant now = clock.instant();
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        asked.insertOne(new Document("_id", hash(secret))
                .append(RESPONSE, id.text())
                .append(TRIES, 0)
                .append(END, Date.from(now.plus(LIFE))));
        Document newest = out(id, now).sort(new Document(MAILED, -1)).first();
        Instant mailed = newest == null ? now : newest.getDate(MAILED).toInstant();
        return new Asking(secret, mailed, mailed.plus(LIFE));
    }

    /** Of any number who use a right code at the same time, one is told that it was right; it is used up then. */
    boolean use(ResponseId id, String secret, String digits) {
        // The try is counted before it is looked at, so that tries made at the same time are counted too.
        Document asking = asked.findOneAndUpdate(
                and(eq("_id", hash(secret)), eq(RESPONSE, id.text())),
                Updates.inc(TRIES, 1),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        Instant now = clock.instant();
        if (asking == null || asking.getInteger(TRIES) > TRIES_MAX) return false;
        if (!now.isBefore(asking.getDate(END).toInstant())) return false;
        for (Document code : out(id, now)) {
            String right = code.getString(PROOF);
            String shown = proof(code.getString(KEY), code.getString("_id"), digits);
            if (!MessageDigest.isEqual(shown.getBytes(UTF_8), right.getBytes(UTF_8))) continue;
            boolean first = codes.deleteOne(and(eq("_id", code.getString("_id")), eq(PROOF, right)))
                            .getDeletedCount()
                    == 1;
            if (first) asked.deleteOne(eq("_id", hash(secret)));
            return first;
        }
        return false;
    }

    private FindIterable<Document> out(ResponseId id, Instant now) {
        return codes.find(and(eq(RESPONSE, id.text()), gt(END, Date.from(now))));
    }

    private static String stretch(ResponseId id, Instant now) {
        return id.text() + "@" + Math.floorDiv(now.getEpochSecond(), STRETCH.toSeconds());
    }

    /** Empty text, which is no proof of anything, when the key has been taken out of use. */
    private String proof(String key, String id, String digits) {
        return keys.sign(key, USE, id + "\n" + digits)
                .map(HexFormat.of()::formatHex)
                .orElse("");
    }

    private static String hash(String secret) {
        return Command.sha256(secret.getBytes(UTF_8));
    }
}
