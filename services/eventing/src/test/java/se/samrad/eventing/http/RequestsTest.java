package se.samrad.eventing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import se.samrad.eventing.Command;
import se.samrad.eventing.Rejected;

class RequestsTest {
    private static final Predicate<String> SHORT = id -> id.length() < 5;

    private static MockHttpServletRequest with(@Nullable String key, @Nullable String seen, @Nullable String language) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (key != null) request.addHeader("Idempotency-Key", key);
        if (seen != null) request.addHeader("If-Match", seen);
        if (language != null) request.addHeader("Accept-Language", language);
        return request;
    }

    private static void refused(ThrowingCallable asking, String reason) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void aCommandHasTheKeyAndTheVersionThatTheHeadersSay() {
        Command command = Requests.command(with("k-1", "\"7\"", null), "asked");
        assertThat(command.key()).isEqualTo("k-1");
        assertThat(command.expected()).isEqualTo(7L);
        assertThat(command.by()).isEqualTo("anonymous");
    }

    @Test
    void withoutAKeyTheSameRequestTwiceIsTwoRequests() {
        Command one = Requests.command(with(null, null, null), "asked");
        Command other = Requests.command(with(null, null, null), "asked");
        assertThat(one.key()).isNotEqualTo(other.key());
        assertThat(one.request()).isEqualTo(other.request());
        assertThat(one.expected()).isNull();
    }

    @Test
    void aKeyIsUpTo200VisibleCharacters() {
        assertThat(Requests.key("k".repeat(200))).hasSize(200);
        refused(() -> Requests.key("k".repeat(201)), "bad-idempotency-key");
        refused(() -> Requests.key("a b"), "bad-idempotency-key");
        refused(() -> Requests.key("nyckel-å"), "bad-idempotency-key");
        refused(() -> Requests.key(" "), "idempotency-key-missing");
        refused(() -> Requests.key(null), "idempotency-key-missing");
        assertThat(Requests.optionalKey(null)).isNull();
        refused(() -> Requests.optionalKey(""), "idempotency-key-missing");
    }

    @Test
    void whatWasSeenIsAnEntityTagThatWeGave() {
        assertThat(Requests.version(Requests.etag(12))).isEqualTo(12L);
        assertThat(Requests.version("W/\"12\"")).isEqualTo(12L);
        assertThat(Requests.version(" \"12\" ")).isEqualTo(12L);
        assertThat(Requests.version("*")).isNull();
        assertThat(Requests.version(null)).isNull();
        for (String wrong : new String[] {"12", "\"x\"", "\"1\", \"2\"", "\"9999999999999999999\"", ""}) {
            refused(() -> Requests.version(wrong), "not-a-version");
        }
    }

    @Test
    void anIdThatNothingCanHaveIsUnknownAndOneThatNobodyMayChooseIsWrong() {
        assertThat(Requests.existing("plan", SHORT)).isEqualTo("plan");
        assertThat(Requests.chosen("plan", SHORT)).isEqualTo("plan");
        refused(() -> Requests.existing("planen", SHORT), "unknown");
        refused(() -> Requests.chosen("planen", SHORT), "bad-id");
    }

    @Test
    void theWordsAreSwedishUnlessEnglishIsAskedForFirst() {
        assertThat(Requests.english(with(null, null, null))).isFalse();
        assertThat(Requests.english(with(null, null, "sv, en;q=0.8"))).isFalse();
        assertThat(Requests.english(with(null, null, "de"))).isFalse();
        assertThat(Requests.english(with(null, null, "en-GB, sv;q=0.8"))).isTrue();
    }
}
