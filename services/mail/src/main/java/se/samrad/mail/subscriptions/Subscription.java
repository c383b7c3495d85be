package se.samrad.mail.subscriptions;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.mail.carriers.Language;
import se.samrad.mail.domain.Topic;

/**
 * That somebody wants to be told of something.
 *
 * @param reader whose it is, an id that says nothing
 * @param confirm what the link that confirms it ends in
 * @param leave what the link that ends it ends in
 * @param confirmed since when letters are sent; null while nobody has said that the address is theirs
 */
record Subscription(
        String id,
        String reader,
        Topic topic,
        Language language,
        String confirm,
        String leave,
        @Nullable Instant confirmed) {
    static Subscription of(Document row) {
        return new Subscription(
                row.getString("_id"),
                row.getString("reader"),
                Topic.read(row.getString("topic")),
                Language.of(row.getString("language")),
                row.getString("confirm"),
                row.getString("leave"),
                row.getDate("confirmed") == null
                        ? null
                        : row.getDate("confirmed").toInstant());
    }
}
