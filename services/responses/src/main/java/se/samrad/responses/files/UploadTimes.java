package se.samrad.responses.files;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/** When an upload began, and when all of it was here. */
public record UploadTimes(Instant begun, Instant whole) {
    private static final String BEGUN = "begun";
    private static final String WHOLE = "whole";

    /** Of a file handed in before times were noted, all that is known is when it was here. */
    static UploadTimes read(Document document) {
        Date whole = document.getDate(notedIn(document) ? WHOLE : "at");
        return new UploadTimes(document.get(BEGUN, whole).toInstant(), whole.toInstant());
    }

    static boolean notedIn(Document document) {
        return document.containsKey(WHOLE);
    }

    /** Notes them where none are noted yet. */
    Bson note() {
        return Updates.combine(
                Updates.setOnInsert(BEGUN, Date.from(begun)), Updates.setOnInsert(WHOLE, Date.from(whole)));
    }

    /** From the first byte of both to the last. */
    UploadTimes with(UploadTimes other) {
        return new UploadTimes(
                begun.isBefore(other.begun) ? begun : other.begun, whole.isAfter(other.whole) ? whole : other.whole);
    }
}
