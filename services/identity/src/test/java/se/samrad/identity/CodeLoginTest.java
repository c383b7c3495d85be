package se.samrad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samrad.identity.Browser.claims;
import static se.samrad.identity.Browser.json;
import static se.samrad.identity.Browser.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CodeLoginTest extends IdentityTest {
    @Test
    void aRepresentativeComesBackWithEveryBodyThatKnowsTheAddress() {
        NEIGHBOURS.register.put("anna@exempelby.example", List.of("exempelby", "exempelvagverket"));

        var tokens = representative(browser(), "anna@exempelby.example");

        var claims = claims(tokens.get("access_token").asString());
        assertThat(scopes(tokens)).containsExactly("body:exempelby", "body:exempelvagverket");
        assertThat(claims.get("name").asString()).isEqualTo("Exempel exempelby, Exempel exempelvagverket");
        assertThat(claims.get("sub").asString()).startsWith("r-").doesNotContain("anna");
        assertThat(tokens.get("expires_in").asInt()).isBetween(290, 300);
        assertThat(NEIGHBOURS.tokens).containsOnly(SERVICE_TOKEN);
    }

    @Test
    void aPersonsTokenSaysWhenTheySignedInAlsoWhenItIsRenewed() {
        NEIGHBOURS.register.put("signed@exempelby.example", List.of("exempelby"));
        long before = clock.instant().getEpochSecond();

        var browser = browser();
        var tokens = representative(browser, "signed@exempelby.example");
        var renewed = json(refresh(browser, tokens.get("refresh_token").asString()));

        long signedIn =
                claims(tokens.get("access_token").asString()).path("auth_time").asLong();
        assertThat(signedIn).isBetween(before, before + 60);
        assertThat(claims(renewed.get("access_token").asString())
                        .path("auth_time")
                        .asLong())
                .isEqualTo(signedIn);
    }

    @Test
    void anAddressHasTheSameAccountEachTime() {
        NEIGHBOURS.register.put("same@exempelby.example", List.of("exempelby"));

        var one = representative(browser(), "same@exempelby.example");
        var other = representative(browser(), "Same@Exempelby.example".toLowerCase(java.util.Locale.ROOT));

        assertThat(claims(other.get("access_token").asString()).get("sub"))
                .isEqualTo(claims(one.get("access_token").asString()).get("sub"));
    }

    @Test
    void theLetterCarriesTheCodeInTheReadersLanguageAndNoLink() {
        NEIGHBOURS.register.put("reader@exempelby.example", List.of("exempelby"));
        var browser = browser();
        browser.get("/login/kod?lang=en");

        codeFor(browser, "reader@exempelby.example");

        var letter = NEIGHBOURS.letters.getLast();
        assertThat(letter.get("to").asString()).isEqualTo("reader@exempelby.example");
        assertThat(letter.get("subject").asString()).isEqualTo("Code for signing in to Samråd");
        assertThat(letter.get("text").asString()).startsWith("The code is ");
        assertThat(letter.get("kind").asString()).isEqualTo("login-code");
        assertThat(letter.path("language").asString("")).isEqualTo("en");
    }

    @Test
    void anUnknownAddressIsAnsweredAlikeAndNobodyWaitsForTheLetter() {
        NEIGHBOURS.register.put("known@exempelby.example", List.of("exempelby"));
        var post = new CountDownLatch(1);
        NEIGHBOURS.postOffice = post;
        try {
            var known = asked("known@exempelby.example");
            var unknown = asked("ghost@exempelby.example");

            assertThat(unknown)
                    .isEqualTo(known.stream()
                            .map(text -> text.replace("known@", "ghost@"))
                            .toList());
        } finally {
            post.countDown();
            NEIGHBOURS.postOffice = null;
        }
        await().until(() -> !NEIGHBOURS.codesTo("known@exempelby.example").isEmpty());
        assertThat(NEIGHBOURS.codesTo("ghost@exempelby.example")).isEmpty();
    }

    /** Everything a browser is told from asking for a code to trying a wrong one, but for what is random. */
    private List<String> asked(String email) {
        var browser = browser();
        browser.get("/login/kod");
        List<HttpResponse<String>> seen = new ArrayList<>();
        seen.add(browser.post("/login/kod", Map.of("email", email)));
        seen.add(browser.get("/login/kod/skriv"));
        seen.add(browser.post("/login/kod/skriv", Map.of("code", "0000 0000")));
        return seen.stream()
                .map(response -> response.statusCode() + " "
                        + response.headers().firstValue("Location").orElse("")
                        + response.headers().allValues("Set-Cookie").stream()
                                .map(cookie -> cookie.replaceFirst("=[^;]+", "").replaceFirst("Expires=[^;]+", ""))
                                .toList()
                        + response.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", ""))
                .toList();
    }

    @Test
    void aCodeIsGoodOnce() {
        NEIGHBOURS.register.put("once@exempelby.example", List.of("exempelby"));
        var browser = browser();
        String code = codeFor(browser, "once@exempelby.example");
        location(browser.post("/login/kod/skriv", Map.of("code", code)));
        browser.get("/login/kod");

        var again = browser.post("/login/kod/skriv", Map.of("code", code));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("Begär en ny kod här");
    }

    @Test
    void ofTwentyWhoUseACodeAtTheSameTimeOneGetsIn() throws Exception {
        NEIGHBOURS.register.put("many@exempelby.example", List.of("exempelby"));
        var browser = browser();
        String code = codeFor(browser, "many@exempelby.example");
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tries.add(
                    () -> browser.post("/login/kod/skriv", Map.of("code", code)).statusCode());
        }

        int in = 0;
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : all.invokeAll(tries)) {
                in += result.get() == 302 ? 1 : 0;
            }
        }

        assertThat(in).isEqualTo(1);
    }

    @Test
    void afterFiveWrongTriesTheRightCodeIsWrongToo() {
        NEIGHBOURS.register.put("five@exempelby.example", List.of("exempelby"));
        var browser = browser();
        String code = codeFor(browser, "five@exempelby.example");
        String wrong = code.startsWith("1") ? "22222222" : "11111111";

        assertThat(browser.post("/login/kod/skriv", Map.of("code", wrong)).body())
                .contains("Ni har 4 försök kvar");
        for (int i = 0; i < 4; i++) {
            assertThat(browser.post("/login/kod/skriv", Map.of("code", wrong)).statusCode())
                    .isEqualTo(200);
        }

        var late = browser.post("/login/kod/skriv", Map.of("code", code));
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).contains("fel fem gånger");
    }

    @Test
    void aCodeExpiresAfterTenMinutes() {
        NEIGHBOURS.register.put("late@exempelby.example", List.of("exempelby"));
        var browser = browser();
        String code = codeFor(browser, "late@exempelby.example");

        clock.advance(Duration.ofMinutes(10));

        assertThat(browser.post("/login/kod/skriv", Map.of("code", code)).body())
                .contains("Koden har gått ut");
    }

    @Test
    void aCodeIsWorthNothingInAnotherBrowser() {
        NEIGHBOURS.register.put("own@exempelby.example", List.of("exempelby"));
        var browser = browser();
        String code = codeFor(browser, "own@exempelby.example");
        var other = browser();
        codeFor(other, "own@exempelby.example");
        var third = browser();
        third.get("/login/kod");

        assertThat(other.post("/login/kod/skriv", Map.of("code", code)).body()).contains("Koden stämmer inte");
        assertThat(third.post("/login/kod/skriv", Map.of("code", code)).body()).contains("Begär en ny kod här");
        assertThat(location(browser.post("/login/kod/skriv", Map.of("code", code))))
                .isEqualTo("http://localhost:8080/");
    }

    @Test
    void aNewCodeReplacesTheOldAndKeepsWhatWasTyped() {
        NEIGHBOURS.register.put("new@exempelby.example", List.of("exempelby"));
        var browser = browser();
        String old = codeFor(browser, "new@exempelby.example");

        var page = browser.post("/login/kod/ny", Map.of("code", "1234 56"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"1234 56\"").contains("Vi har gjort en ny kod");
        await().until(() -> NEIGHBOURS.codesTo("new@exempelby.example").size() == 2);
        String fresh = NEIGHBOURS.codesTo("new@exempelby.example").getLast();
        assertThat(browser.post("/login/kod/skriv", Map.of("code", old)).statusCode())
                .isEqualTo(200);
        assertThat(location(browser.post("/login/kod/skriv", Map.of("code", " " + fresh.replace(" ", "\u00a0")))))
                .isEqualTo("http://localhost:8080/");
    }

    @Test
    void whenMailIsAwayThatIsSaidAndTheAddressIsKept() {
        NEIGHBOURS.mailDown = true;
        var browser = browser();
        browser.get("/login/kod");

        var page = browser.post("/login/kod", Map.of("email", "away@exempelby.example"));

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("value=\"away@exempelby.example\"").contains("kan vi inte skicka");
    }

    @Test
    void whenTheRegisterIsAwayTheCodeStillWorksAfterwards() {
        NEIGHBOURS.register.put("patient@exempelby.example", List.of("exempelby"));
        var browser = browser();
        String code = codeFor(browser, "patient@exempelby.example");

        NEIGHBOURS.registerDown = true;
        var page = browser.post("/login/kod/skriv", Map.of("code", code));
        NEIGHBOURS.registerDown = false;

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("value=\"" + code + "\"");
        assertThat(location(browser.post("/login/kod/skriv", Map.of("code", code))))
                .isEqualTo("http://localhost:8080/");
    }

    @Test
    void aRemovedColleagueLosesAccessAtTheNextRenewal() {
        NEIGHBOURS.register.put("two@exempelby.example", List.of("exempelby", "exempelstad"));
        var browser = browser();
        var first = representative(browser, "two@exempelby.example");

        NEIGHBOURS.register.put("two@exempelby.example", List.of("exempelstad"));
        var second = json(refresh(browser, first.get("refresh_token").asString()));
        NEIGHBOURS.register.remove("two@exempelby.example");
        var third = refresh(browser, second.get("refresh_token").asString());

        assertThat(scopes(second)).containsExactly("body:exempelstad");
        assertThat(third.body()).contains("invalid_grant", "no-body");
    }

    @Test
    void aRenewalWhileTheRegisterIsAwayCanBeTriedAgainHoweverLongItTakes() {
        NEIGHBOURS.register.put("wait@exempelby.example", List.of("exempelby"));
        var browser = browser();
        var token = representative(browser, "wait@exempelby.example")
                .get("refresh_token")
                .asString();

        NEIGHBOURS.registerDown = true;
        var refused = refresh(browser, token);
        NEIGHBOURS.registerDown = false;
        clock.advance(Duration.ofMinutes(5));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("temporarily_unavailable");
        assertThat(refresh(browser, token).statusCode()).isEqualTo(200);
    }

    @Test
    void whoAsksForSomebodysCodesTooOftenStopsOnlyTheirOwnPlace() {
        NEIGHBOURS.register.put("target@exempelby.example", List.of("exempelby"));
        var pest = new Browser(port, "127.0.0.68");
        pest.get("/login/kod");
        for (int i = 0; i < 6; i++) {
            location(pest.post("/login/kod", Map.of("email", "target@exempelby.example")));
        }

        assertThat(pest.post("/login/kod", Map.of("email", "target@exempelby.example"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(scopes(representative(new Browser(port, "127.0.0.69"), "target@exempelby.example")))
                .containsExactly("body:exempelby");
    }

    /** As in the last hour of a deadline, when nobody has another hour to wait. */
    @Test
    void whoUsesUpAllCodesAndTriesOfAPlaceKeepsNobodyOutFromAnother() {
        NEIGHBOURS.register.put("late@exempelby.example", List.of("exempelby"));
        var asks = new Browser(port, "127.0.0.81");
        asks.get("/login/kod");
        int asked = 0;
        while (asks.post("/login/kod", Map.of("email", "x" + asked + "@exempel.example"))
                        .statusCode()
                != 429) {
            assertThat(++asked).isLessThan(200);
        }
        var tries = new Browser(port, "127.0.0.82");
        codeFor(tries, "late@exempelby.example");
        int tried = 0;
        while (tries.post("/login/kod/skriv", Map.of("code", "0000 0000")).statusCode() != 429) {
            assertThat(++tried).isLessThan(400);
        }
        assertThat(asked).isGreaterThanOrEqualTo(60);
        assertThat(tried).isGreaterThanOrEqualTo(120);

        assertThat(scopes(representative(new Browser(port, "127.0.0.83"), "late@exempelby.example")))
                .containsExactly("body:exempelby");
    }

    @Test
    void whatIsNoAddressIsSaidAndKept() {
        var browser = browser();
        browser.get("/login/kod");

        var page = browser.post("/login/kod", Map.of("email", "anna@exempelby\r\nBcc: x@y.example"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Skriv en hel e-postadress").contains("aria-invalid=\"true\"");
    }

    @Test
    void aFormThatLayOpenTooLongIsShownAgainWithWhatWasTyped() {
        NEIGHBOURS.register.put("slow@exempelby.example", List.of("exempelby"));
        var browser = browser();
        browser.get(Browser.authorizeUrl());
        String code = codeFor(browser, "slow@exempelby.example");
        browser.forget("SAMRAD_ID");

        var again = browser.post("/login/kod/skriv", Map.of("code", code));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("value=\"" + code + "\"");
        assertThat(location(browser.post("/login/kod/skriv", Map.of("code", code))))
                .startsWith("/oauth2/authorize?");
    }
}
