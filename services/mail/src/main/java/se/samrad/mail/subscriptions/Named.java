package se.samrad.mail.subscriptions;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.samrad.eventing.views.CatchUp;
import se.samrad.eventing.views.Views;
import se.samrad.mail.carriers.Language;
import se.samrad.mail.domain.Topic;

/** What themes, consultations and news are called, as everybody may know it. */
@Component
class Named {
    private final Views views;
    private final Notices notices;
    private final ObjectProvider<CatchUp> catchUp;

    Named(Views views, Notices notices, ObjectProvider<CatchUp> catchUp) {
        this.views = views;
        this.notices = notices;
        this.catchUp = catchUp;
    }

    /** A topic's name; empty when there is no such thing, which its owner is asked before. */
    Optional<String> name(Topic topic, Language language) {
        String collection = topic.isTheme() ? Notices.THEMES : Notices.CONSULTATIONS;
        String owner = topic.isTheme() ? "news" : "consultations";
        boolean known = catchUp.getObject()
                .known(
                        notices,
                        owner,
                        List.of(collection + "/" + topic.id()),
                        () -> stands(collection, topic.id()) != null);
        Document stands = known ? stands(collection, topic.id()) : null;
        if (stands == null) return Optional.empty();
        if (!topic.isTheme()) return Optional.of(title(stands));
        String english = stands.getString("nameEn");
        boolean inEnglish = language == Language.ENGLISH && english != null && !english.isBlank();
        return Optional.of(line(inEnglish ? english : stands.getString("name")));
    }

    /** A consultation's title. */
    String consultation(String id) {
        return name(Topic.consultation(id), Language.SWEDISH)
                .orElseThrow(() -> new IllegalStateException("nobody knows the consultation " + id));
    }

    /** How a news item stands for everybody; null where it is not known. */
    @Nullable
    Document item(String id) {
        return stands(Notices.NEWS, id);
    }

    private static String title(Document stands) {
        return line(stands.get("facts", Document.class).getString("title"));
    }

    private @Nullable Document stands(String collection, String id) {
        MongoCollection<Document> rows = views.rows(notices).in(collection);
        Document row = rows.find(new Document("_id", id)).first();
        return row == null ? null : row.get(Notices.STANDS, Document.class);
    }

    /** What somebody typed, in one line. */
    static String line(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
