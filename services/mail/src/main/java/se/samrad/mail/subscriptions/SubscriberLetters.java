package se.samrad.mail.subscriptions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.mail.MailSettings;
import se.samrad.mail.carriers.Language;
import se.samrad.mail.domain.Notice;

/** Letters to those who asked for them: filled in when they leave, with what is true and public then. */
@Component
public class SubscriberLetters {
    /** Asks whether the address really wants letters. */
    public static final String CONFIRM = "confirm";

    /**
     * A letter ready to be sent.
     *
     * @param leave ends the subscription by POST at once; null where there is none yet
     * @param untranslated paragraphs that are in Swedish, of a letter in another language
     */
    public record Written(
            String to,
            String subject,
            String text,
            Language language,
            @Nullable String leave,
            List<String> untranslated) {}

    private final Subscriptions subscriptions;
    private final Named named;
    private final MailSettings settings;

    SubscriberLetters(Subscriptions subscriptions, Named named, MailSettings settings) {
        this.subscriptions = subscriptions;
        this.named = named;
        this.settings = settings;
    }

    /** Why a letter that was prepared is not worth sending any more; null when it is. */
    public @Nullable String pointless(Map<String, String> facts) {
        String item = facts.get("item");
        if (item == null) return null;
        Document stands = named.item(item);
        return stands != null && stands.getBoolean("withdrawn", false) ? "too-late" : null;
    }

    /** Empty where the reader has ended the subscription, or never confirmed it. */
    public Optional<Written> written(String template, Map<String, String> facts) {
        Subscription subscription =
                subscriptions.find(facts.getOrDefault("subscription", "")).orElse(null);
        if (subscription == null) return Optional.empty();
        if (template.equals(CONFIRM) != (subscription.confirmed() == null)) return Optional.empty();
        return subscriptions
                .address(subscription.reader())
                .map(to -> template.equals(CONFIRM)
                        ? confirmation(to, subscription)
                        : told(to, template, facts, subscription));
    }

    private Written confirmation(String to, Subscription subscription) {
        Language language = subscription.language();
        String link = page(language) + "/prenumerera/bekrafta/" + subscription.confirm();
        SubscriberWording.Said said = SubscriberWording.of(language).confirmation(topic(subscription), link);
        return new Written(to, said.subject(), said.text(), language, null, List.of());
    }

    private Written told(String to, String template, Map<String, String> facts, Subscription subscription) {
        Language language = subscription.language();
        String leave = page(language) + "/prenumerera/avsluta/" + subscription.leave();
        SubscriberWording words = SubscriberWording.of(language);
        SubscriberWording.Said said =
                template.equals(Notice.NEWS) ? item(words, facts) : consultation(words, template, facts);
        String text = said.text() + words.end(topic(subscription), leave);
        return new Written(to, said.subject(), text, language, leave, said.untranslated());
    }

    private SubscriberWording.Said item(SubscriberWording words, Map<String, String> facts) {
        String id = facts.getOrDefault("item", "");
        Document stands = named.item(id);
        Document said = stands == null ? null : stands.get("facts", Document.class);
        if (said == null) throw new IllegalStateException("nobody knows the news item " + id);
        return words.news(
                Named.line(said.getString("title")),
                Named.line(said.getString("lead")),
                page(words.language()) + "/nyheter/" + id);
    }

    private SubscriberWording.Said consultation(SubscriberWording words, String template, Map<String, String> facts) {
        String id = facts.getOrDefault("consultation", "");
        var about = new SubscriberWording.About(
                named.consultation(id),
                facts.getOrDefault("lastDay", ""),
                Named.line(facts.get("why")),
                page(words.language()) + "/remisser/" + id);
        return switch (template) {
            case Notice.OPENED -> words.opened(about);
            case Notice.EXTENDED -> words.extended(about);
            case Notice.CANCELLED -> words.cancelled(about);
            default -> words.closed(about);
        };
    }

    private String topic(Subscription subscription) {
        return named.name(subscription.topic(), subscription.language())
                .orElse(subscription.topic().id());
    }

    private String page(Language language) {
        return settings.baseUrl() + (language == Language.ENGLISH ? "/en" : "");
    }
}
