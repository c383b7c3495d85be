package se.samrad.eventing.views;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Command;

/**
 * A record that could not be understood, kept with its bytes until code that can is there.
 *
 * @param stream as far as it is known
 * @param version as far as it is known, 0 otherwise
 */
public record Parked(Arrived record, @Nullable String stream, long version, String error) {
    /** What was parked by one version of a view. Another version, of other code, may well have understood it. */
    public static Bson of(String view, int version) {
        return and(eq("view", view), eq("n", version));
    }

    /** Names the view and its version: the same record parked by two versions is two parked records. */
    String id(View.Rows rows) {
        return rows.view() + "." + rows.version() + "@" + (record.offset() < 0 ? unplaced() : record.place());
    }

    /** Of a record that was read from the commits and so has no place in its topic. */
    private String unplaced() {
        String event = stream + "@" + version;
        return record.topic() + "-" + Command.sha256(event.getBytes(UTF_8)).substring(0, HASH_CHARACTERS);
    }

    private static final int HASH_CHARACTERS = 16;
}
