package se.samrad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.identity.Browser.authorizeUrl;
import static se.samrad.identity.Browser.claims;
import static se.samrad.identity.Browser.codeIn;
import static se.samrad.identity.Browser.json;
import static se.samrad.identity.Browser.location;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class StaffLoginTest extends IdentityTest {
    @Test
    void aCaseOfficerComesBackWithTheRoleWhateverThePortalAskedFor() {
        var tokens = staff(browser(), "handlaggare");

        var claims = claims(tokens.get("access_token").asString());
        assertThat(scopes(tokens)).containsExactly("staff:handlaggare");
        assertThat(claims.get("sub").asString()).isEqualTo("handlaggare");
        assertThat(claims.get("name").asString()).isEqualTo("Handläggare");
        assertThat(tokens.get("expires_in").asInt()).isBetween(890, 900);
        var identity = claims(tokens.get("id_token").asString());
        assertThat(identity.get("nonce").asString()).isEqualTo("a-nonce");
        assertThat(identity.get("name").asString()).isEqualTo("Handläggare");
        assertThat(identity.get("scope").get(0).asString()).isEqualTo("staff:handlaggare");
    }

    @Test
    void theAdministratorHasAllRoles() {
        assertThat(scopes(staff(browser(), "admin"))).hasSize(4);
    }

    @Test
    void tokensAreSignedByAKeyThatIsShown() throws Exception {
        var browser = browser();
        var token = SignedJWT.parse(
                staff(browser, "registrator").get("access_token").asString());
        var shown = browser.get("/oauth2/jwks").body();
        var keys = JWKSet.parse(shown);

        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(shown).doesNotContain("\"d\":");
    }

    @Test
    void userinfoNamesThePerson() {
        var browser = browser();
        var tokens = staff(browser, "registrator");

        var info = json(browser.get(
                "/userinfo",
                "Authorization",
                "Bearer " + tokens.get("access_token").asString()));

        assertThat(info.get("sub").asString()).isEqualTo("registrator");
        assertThat(browser().get("/userinfo").statusCode()).isEqualTo(401);
    }

    @Test
    void aLoginIsRenewedWithANewRefreshToken() {
        var browser = browser();
        var first = staff(browser, "registrator");

        var second = json(refresh(browser, first.get("refresh_token").asString()));

        assertThat(scopes(second)).containsExactly("staff:registrator");
        assertThat(second.get("refresh_token").asString())
                .isNotEqualTo(first.get("refresh_token").asString());
        assertThat(json(refresh(browser, second.get("refresh_token").asString()))
                        .has("access_token"))
                .isTrue();
    }

    @Test
    void twoRequestsThatRenewAtTheSameTimeBothGoOn() {
        var browser = browser();
        var first = staff(browser, "registrator").get("refresh_token").asString();

        var one = json(refresh(browser, first)).get("refresh_token").asString();
        var other = json(refresh(browser, first)).get("refresh_token").asString();

        assertThat(refresh(browser, one).statusCode()).isEqualTo(200);
        assertThat(refresh(browser, other).statusCode()).isEqualTo(200);
    }

    @Test
    void whoWasKilledBeforeTheNewTokenWasKeptGoesOnWithTheOldOne() {
        var browser = browser();
        var first = staff(browser, "registrator").get("refresh_token").asString();
        refresh(browser, first);

        clock.advance(Duration.ofMinutes(2));

        var again = json(refresh(browser, first)).get("refresh_token").asString();
        assertThat(refresh(browser, again).statusCode()).isEqualTo(200);
    }

    @Test
    void anOldRefreshTokenEndsTheLoginSinceSomebodyElseMayHaveIt() {
        var browser = browser();
        var first = staff(browser, "registrator").get("refresh_token").asString();
        var second = json(refresh(browser, first)).get("refresh_token").asString();

        clock.advance(Duration.ofMinutes(11));

        assertThat(refresh(browser, first).body()).contains("invalid_grant");
        assertThat(refresh(browser, second).body()).contains("invalid_grant");
    }

    @Test
    void aLoginEndsAfterAWeekHoweverOftenItIsRenewed() {
        var browser = browser();
        var first = staff(browser, "registrator").get("refresh_token").asString();

        clock.advance(Duration.ofDays(7));

        assertThat(refresh(browser, first).body()).contains("invalid_grant");
    }

    @Test
    void anAuthorizationCodeIsGoodOnceAndItsSecondUseEndsTheLogin() {
        var browser = browser();
        staff(browser, "registrator");
        String code = codeIn(location(browser.get(authorizeUrl())));

        var tokens = json(exchange(browser, code));

        assertThat(exchange(browser, code).body()).contains("invalid_grant");
        assertThat(refresh(browser, tokens.get("refresh_token").asString()).body())
                .contains("invalid_grant");
    }

    @Test
    void ofTwentyWhoExchangeACodeAtTheSameTimeOneGetsTokens() throws Exception {
        var browser = browser();
        staff(browser, "registrator");
        String code = codeIn(location(browser.get(authorizeUrl())));
        List<Callable<Integer>> tries =
                Collections.nCopies(20, () -> exchange(browser(), code).statusCode());

        int given = 0;
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : all.invokeAll(tries)) {
                given += result.get() == 200 ? 1 : 0;
            }
        }

        assertThat(given).isEqualTo(1);
    }

    @Test
    void whoGoesOnInAnotherRoleSignsInAgainAndOnlyOnce() {
        NEIGHBOURS.register.put("both@exempelby.example", List.of("exempelby"));
        var browser = browser();
        staff(browser, "registrator");

        var tokens = representative(browser, "both@exempelby.example");

        assertThat(scopes(tokens)).containsExactly("body:exempelby");
        assertThat(location(browser.get(authorizeUrl("prompt", "login")))).isEqualTo("/login/val");
        browser.get("/login");
        String back = location(browser.post("/login", Map.of("username", "admin", "password", PASSWORD)));
        assertThat(scopes(tokens(browser, back))).hasSize(4);
    }

    @Test
    void userinfoNamesThePersonToWhoeverAskedForTheProfile() {
        var browser = browser();
        staff(browser, "registrator");
        var tokens = tokens(browser, authorizeUrl("scope", "openid profile"));

        var info = json(browser.get(
                "/userinfo",
                "Authorization",
                "Bearer " + tokens.get("access_token").asString()));

        assertThat(info.get("name").asString()).isEqualTo("Registrator");
    }

    @Test
    void withoutTheVerifierACodeIsWorthNothing() {
        var browser = browser();
        staff(browser, "registrator");
        String code = codeIn(location(browser.get(authorizeUrl())));

        var answer = browser.token(
                "samrad-portal",
                Derived.hex(SERVICE_TOKEN, "samrad-portal"),
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", Browser.CALLBACK));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(location(browser.get(authorizeUrl("code_challenge", ""))))
                .contains("error=invalid_request")
                .contains("code_challenge");
    }

    @Test
    void tokensAreSentOnlyToThePortal() {
        var browser = browser();

        assertThat(browser.get(authorizeUrl("redirect_uri", "http://127.0.0.1:8080/login/oauth2/code/samrad"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get(authorizeUrl("redirect_uri", "http://localhost:8081/login/oauth2/code/samrad"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void signingOutEndsTheLogin() {
        var browser = browser();
        var tokens = staff(browser, "registrator");

        var back = location(browser.get("/connect/logout?"
                + Browser.form(Map.of(
                        "id_token_hint",
                        tokens.get("id_token").asString(),
                        "post_logout_redirect_uri",
                        "http://localhost:8080/"))));

        assertThat(back).isEqualTo("http://localhost:8080/");
        assertThat(refresh(browser, tokens.get("refresh_token").asString()).body())
                .contains("invalid_grant");
        assertThat(location(browser.get(authorizeUrl()))).contains("/login/val");
    }

    @Test
    void signingOutOfALoginThatIsNoLongerKnownLeadsBackToThePortal() {
        assertThat(location(browser().get("/connect/logout?id_token_hint=unknown")))
                .isEqualTo("http://localhost:8080/");
    }

    @Test
    void aSignInGetsASessionThatNobodyKnewBefore() {
        var browser = browser();
        browser.get("/login");
        var before = browser.post("/login", Map.of("username", "registrator", "password", "fel"));
        assertThat(before.headers().allValues("Set-Cookie")).isEmpty();

        var after = browser.post("/login", Map.of("username", "registrator", "password", PASSWORD));

        assertThat(after.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("SAMRAD_ID=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(location(after)).isEqualTo("http://localhost:8080/");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        var browser = browser();
        browser.get("/login");

        var wrong = browser.post("/login", Map.of("username", "registrator", "password", "fel"));
        var unknown = browser.post("/login", Map.of("username", "registratxr", "password", "fel"));

        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(withoutToken(unknown.body()).replace("registratxr", "registrator"))
                .isEqualTo(withoutToken(wrong.body()));
        assertThat(wrong.body())
                .contains("<title>Fel: Logga in som medarbetare – Samråd</title>")
                .contains("value=\"registrator\"")
                .doesNotContain("value=\"fel\"");
    }

    @Test
    void whoTriesSomebodysPasswordTooOftenLocksOutOnlyTheirOwnPlace() {
        var thief = new Browser(port, "127.0.0.66");
        thief.get("/login");
        for (int i = 0; i < 10; i++) {
            assertThat(thief.post("/login", Map.of("username", "admin", "password", "fel " + i))
                            .statusCode())
                    .isEqualTo(200);
        }

        var refused = thief.post("/login", Map.of("username", "admin", "password", PASSWORD));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(scopes(staff(new Browser(port, "127.0.0.67"), "admin"))).hasSize(4);
    }

    @Test
    void aFormThatLayOpenTooLongIsShownAgainWithWhatWasTyped() {
        var browser = browser();
        browser.get("/login");
        browser.forget("SAMRAD_ID");

        var again = browser.post("/login", Map.of("username", "registrator", "password", PASSWORD));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("value=\"registrator\"").contains("öppen för länge");
        assertThat(location(browser.post("/login", Map.of("username", "registrator", "password", PASSWORD))))
                .isEqualTo("http://localhost:8080/");
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
