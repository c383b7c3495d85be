package se.samrad.consultations.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import tools.jackson.core.type.TypeReference;

/**
 * Who has decided about which of the rows that a long list left out: kept in the import's own document, so that many rows are
 * taken at once or not at all, and gone with it.
 */
@Component
class Claims {
    static final String FIELD = "claims";

    private static final TypeReference<TreeMap<Integer, Claim>> BY_LINE = new TypeReference<>() {};

    /**
     * A decision whom a row means; written before anything is done about it.
     *
     * @param body that it means; null when it means nobody in the register
     */
    record Claim(
            int line,
            String by,
            String key,
            String request,
            @Nullable String body) {
        Command command() {
            return new Command(by, key, request, null);
        }

        private boolean isOf(Claim other) {
            return by.equals(other.by) && key.equals(other.key);
        }
    }

    private final MongoCollection<Document> imports;

    Claims(MongoDatabase database) {
        this.imports = database.getCollection("imports").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /**
     * Takes rows for whoever has decided about them: all of them, or none.
     *
     * @return whose decisions stand in the way; empty when the rows are theirs who asked
     * @throws Rejected conflict: {@code key-used-for-another-request}
     */
    List<Claim> take(String id, List<Claim> wanted) {
        while (true) {
            @Nullable String before = stored(id);
            TreeMap<Integer, Claim> claims = read(before);
            List<Claim> others = new ArrayList<>();
            for (Claim claim : wanted) {
                Claim known = claims.putIfAbsent(claim.line(), claim);
                if (known == null) continue;
                if (!known.isOf(claim)) others.add(known);
                else if (!known.equals(claim)) throw Rejected.conflict("key-used-for-another-request");
            }
            if (!others.isEmpty() || replace(id, before, claims)) return others;
        }
    }

    /** Gives rows back of which nothing came, so that somebody may decide about them anew. */
    void release(String id, List<Claim> refused) {
        while (!refused.isEmpty()) {
            @Nullable String before = stored(id);
            TreeMap<Integer, Claim> claims = read(before);
            for (Claim claim : refused) claims.remove(claim.line(), claim);
            if (replace(id, before, claims)) return;
        }
    }

    private @Nullable String stored(String id) {
        Document found = imports.find(eq("_id", id))
                .projection(Projections.include(FIELD))
                .first();
        if (found == null) throw Rejected.unknown();
        return found.getString(FIELD);
    }

    private static TreeMap<Integer, Claim> read(@Nullable String claims) {
        return claims == null ? new TreeMap<>() : Json.MAPPER.readValue(claims, BY_LINE);
    }

    private boolean replace(String id, @Nullable String before, TreeMap<Integer, Claim> claims) {
        return imports.updateOne(and(eq("_id", id), eq(FIELD, before)), Updates.set(FIELD, Json.write(claims)))
                        .getMatchedCount()
                > 0;
    }
}
