package se.samrad.responses.drafts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Json;

/** Documents of drafts: sealed in the key of their draft, each as what it is and where it stands. */
final class Sealed {
    static final String SPACE = "space";
    static final String VERSION = "version";
    private static final String SEALED = "sealed";

    private Sealed() {}

    static Document sealed(String name, Draft draft, long version, Object plain) {
        return sealed(name, draft, version, Json.write(plain).getBytes(UTF_8));
    }

    static Document sealed(String name, Draft draft, long version, byte[] bytes) {
        return new Document("_id", name)
                .append(SPACE, draft.space())
                .append(VERSION, version)
                .append(SEALED, Seal.seal(draft.key(), bytes, as(name, draft.space(), version)));
    }

    /** @throws Seal.Broken when it is not what was stored there */
    static <T> T open(SecretKey key, Document document, Class<T> type) {
        return Json.read(new String(open(key, document), UTF_8), type);
    }

    static byte[] open(SecretKey key, Document document) {
        String as = as(document.getString("_id"), document.getString(SPACE), document.getLong(VERSION));
        return Seal.open(key, bytes(document, SEALED), as);
    }

    static <T> List<T> read(Draft draft, MongoCollection<Document> from, Bson which, Class<T> type) {
        List<T> read = new ArrayList<>();
        for (Document each : from.find(which)) read.add(open(draft.key(), each, type));
        return read;
    }

    static boolean inserted(MongoCollection<Document> into, Document fresh) {
        try {
            into.insertOne(fresh);
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) return false;
            throw e;
        }
    }

    static byte[] bytes(Document document, String field) {
        return Objects.requireNonNull(document.get(field, Binary.class)).getData();
    }

    private static String as(@Nullable String name, @Nullable String space, long version) {
        return name + "\n" + space + "\n" + version;
    }
}
