package se.samrad.status.feeds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What feeds tell, whatever the form: news, or responses that were published.
 *
 * @param page of which this is the feed
 * @param self where the feed itself lies
 * @param updated when anything in it last changed
 */
record Bulletin(
        String id,
        String title,
        String author,
        String page,
        String self,
        Instant updated,
        List<Entry> entries,
        List<Withdrawn> withdrawn) {

    /**
     * @param id stable, {@code urn:uuid:…}
     * @param html of the text
     * @param published null when the source does not say
     * @param updated the last correction, or when it was recorded here
     */
    record Entry(
            String id,
            String link,
            String title,
            String lead,
            String html,
            List<Category> categories,
            @Nullable Instant published,
            Instant updated) {}

    /** What an item is about. */
    record Category(String id, String name) {}

    /** An item that was taken down: only that, never its headline. */
    record Withdrawn(String id, Instant at) {}
}
