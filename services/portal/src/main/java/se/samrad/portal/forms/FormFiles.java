package se.samrad.portal.forms;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Where files of a form wait while the form is read: in the portal's own database, a piece at a time and sealed. Where a page
 * works without scripts nobody knows before the end of the form where its files are to go, and a disk for that may be memory. The
 * key is never written down: what a crash leaves can be read by nobody, and is swept.
 */
@Component
public class FormFiles {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration SWEPT_EVERY = Duration.ofHours(1);
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final int NONCE_BYTES = 12;

    private final MongoDatabaseFactory database;
    private final Clock clock;
    private volatile Instant sweptAt = Instant.EPOCH;

    FormFiles(MongoDatabaseFactory database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Room for the files of one form. */
    Room room() {
        return new Room();
    }

    private MongoCollection<Document> pieces() {
        return database.getMongoDatabase().getCollection("formFiles");
    }

    private void sweep() {
        Instant now = clock.instant();
        if (now.isBefore(sweptAt.plus(SWEPT_EVERY))) return;
        sweptAt = now;
        pieces().createIndex(Indexes.ascending("at"));
        pieces().createIndex(Indexes.ascending("form"));
        pieces().deleteMany(Filters.lt("at", Date.from(now.minus(KEPT))));
    }

    /** What is put here is had back by number, and is gone when it is closed. */
    final class Room implements AutoCloseable {
        private final ObjectId form = new ObjectId();
        private final SecretKey key = key();
        private long pieces;

        /** @return its number */
        long put(byte[] piece) {
            if (pieces == 0) sweep();
            long number = pieces++;
            pieces().insertOne(new Document("_id", name(number))
                    .append("form", form)
                    .append("at", Date.from(clock.instant()))
                    .append("sealed", new Binary(crypt(Cipher.ENCRYPT_MODE, number, piece))));
            return number;
        }

        byte[] get(long number) {
            Document piece = pieces().find(Filters.eq("_id", name(number))).first();
            if (piece == null) throw new IllegalStateException("a piece of a form is gone");
            return crypt(
                    Cipher.DECRYPT_MODE,
                    number,
                    piece.get("sealed", Binary.class).getData());
        }

        /** Should that fail, it is swept. */
        @Override
        public void close() {
            if (pieces > 0) pieces().deleteMany(Filters.eq("form", form));
        }

        private String name(long number) {
            return form.toHexString() + "/" + number;
        }

        /** Each number is used once with this key. */
        private byte[] crypt(int mode, long number, byte[] bytes) {
            try {
                byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putLong(number).array();
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
                return cipher.doFinal(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a piece of a form is not what was put there", e);
            }
        }
    }

    private static SecretKey key() {
        try {
            KeyGenerator keys = KeyGenerator.getInstance("AES");
            keys.init(KEY_BITS);
            return keys.generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }
}
