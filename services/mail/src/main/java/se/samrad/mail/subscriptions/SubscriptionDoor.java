package se.samrad.mail.subscriptions;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Ids;
import se.samrad.eventing.Rejected;
import se.samrad.mail.carriers.Language;
import se.samrad.mail.domain.EmailAddress;
import se.samrad.mail.domain.Topic;

/** Asking for letters, saying that the address is one's own, and ending them. Nobody signs in: the links are what is known. */
@RestController
class SubscriptionDoor {
    record SubscriptionInput(
            @Nullable String email,
            @Nullable String theme,
            @Nullable String consultation,
            @Nullable String language) {}

    /**
     * A subscription without its address.
     *
     * @param theme null where it is to a consultation
     * @param name of the theme, or the consultation's title
     * @param confirmed whether letters are sent
     */
    record Shown(@Nullable String theme, @Nullable String consultation, String name, boolean confirmed) {}

    private static final Set<String> LANGUAGES =
            Stream.of(Language.values()).map(Language::tag).collect(Collectors.toSet());

    private final Subscriptions subscriptions;
    private final Named named;

    SubscriptionDoor(Subscriptions subscriptions, Named named) {
        this.subscriptions = subscriptions;
        this.named = named;
    }

    /** The answer is the same whether the address is known or not. */
    @PostMapping("/api/subscriptions")
    ResponseEntity<Void> ask(@RequestBody SubscriptionInput input) {
        if (input.email() == null || input.email().isBlank()) throw Rejected.member("email", "missing");
        String email =
                EmailAddress.read(input.email()).orElseThrow(() -> Rejected.member("email", "not-an-email-address"));
        Topic topic = Topic.only(input.theme(), input.consultation())
                .orElseThrow(() -> Rejected.members(List.of(
                        new Rejected.Member("theme", "theme-or-consultation"),
                        new Rejected.Member("consultation", "theme-or-consultation"))));
        if (input.language() != null && !LANGUAGES.contains(input.language())) {
            throw Rejected.member("language", "not-one-of");
        }
        Language language = Language.of(input.language());
        if (!Ids.valid(topic.id()) || named.name(topic, language).isEmpty())
            throw Rejected.member(topic.kind(), "unknown-" + topic.kind());
        subscriptions.ask(email, topic, language);
        return ResponseEntity.status(HttpStatus.ACCEPTED).build();
    }

    /** Looking changes nothing: programs that check mail open its links. */
    @GetMapping("/api/subscriptions/{token}")
    ResponseEntity<Shown> one(@PathVariable String token, Locale reader) {
        return shown(subscriptions.linked(token).orElseThrow(Rejected::unknown), reader);
    }

    @PostMapping("/api/subscriptions/{token}/confirm")
    ResponseEntity<Shown> confirm(@PathVariable String token, Locale reader) {
        return shown(subscriptions.confirm(token).orElseThrow(Rejected::unknown), reader);
    }

    @PostMapping("/api/subscriptions/{token}/end")
    ResponseEntity<Shown> end(@PathVariable String token, Locale reader) {
        return shown(subscriptions.leave(token).orElseThrow(Rejected::unknown), reader);
    }

    /** Ends all that the same address subscribes to. */
    @PostMapping("/api/subscriptions/{token}/end-all")
    ResponseEntity<Shown> endAll(@PathVariable String token, Locale reader) {
        return shown(subscriptions.leaveAll(token).orElseThrow(Rejected::unknown), reader);
    }

    private ResponseEntity<Shown> shown(Subscription subscription, Locale reader) {
        Topic topic = subscription.topic();
        String name = named.name(topic, Language.of(reader.getLanguage())).orElse(topic.id());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Shown(
                        topic.isTheme() ? topic.id() : null,
                        topic.isTheme() ? null : topic.id(),
                        name,
                        subscription.confirmed() != null));
    }
}
