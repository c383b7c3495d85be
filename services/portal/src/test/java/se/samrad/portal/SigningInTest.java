package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

class SigningInTest extends FormsHarness {
    @Autowired
    MongoTemplate database;

    @Test
    void theReaderIsSentToTheProviderWithPkceAndBackUnderTheSameAddress() throws Exception {
        URI provider = provider("/logga-in");
        assertThat(provider.toString())
                .startsWith("http://127.0.0.1:" + SERVICES.port() + "/identity/oauth2/authorize?");
        assertThat(query(provider))
                .containsEntry("client_id", "samrad-portal")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "openid profile")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/login/oauth2/code/samrad")
                .containsKeys("code_challenge", "nonce", "state");
        assertThat(query(provider("/en/logga-in")))
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/login/oauth2/code/samrad");
    }

    @Test
    void whoSignsInComesBackToThePageAndIsKnownByName() throws Exception {
        HttpResponse<String> back = signInAt("/en/logga-in?till=/moten", "staff:registrator");
        assertThat(back.headers().firstValue("Location"))
                .contains(at("/en/moten").toString());
        HttpResponse<String> page = get("/en/moten");
        assertThat(words(page.body())).contains("Workbench", "Kim Exempel", "Sign out");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void fromAnInvitationARepresentativeIsExpected() throws Exception {
        String page = get(REMISS + "/inbjudan/kommun-2").body();
        assertThat(page).contains("svar?for%3Dkommun-2&amp;som=instans\"");
        assertThat(query(wished("/logga-in?till=/moten&som=instans")))
                .containsEntry("samrad_as", "representative")
                .containsKeys("code_challenge", "state")
                .doesNotContainKey("prompt");
        assertThat(location(get(REMISS + "/svar/eget/kommun-2"))).endsWith("&som=instans");
        assertThat(query(provider("/logga-in?till=/moten&som=nagon"))).doesNotContainKey("samrad_as");
    }

    @Test
    void whoseAddressStandsForNoBodyIsToldSoAndMaySignInWithAnother() throws Exception {
        String state = query(provider("/logga-in")).get("state");
        SERVICES.on(
                "identity",
                "/oauth2/token",
                new FakeServices.Answer(
                        400,
                        "application/json",
                        "{\"error\":\"invalid_grant\",\"error_description\":\"no-body\"}",
                        Map.of()));
        String failed = location(get("/login/oauth2/code/samrad?code=c&state=" + encode(String.valueOf(state))));
        HttpResponse<String> page = get(failed);
        assertThat(words(page.body()))
                .contains("Din adress är inte längre knuten till någon organisation", "Logga in med en annan adress")
                .doesNotContain("stäng webbläsaren");
        assertThat(page.body()).contains("/logga-in?som=instans&amp;igen=ja");
        assertThat(query(wished("/logga-in?som=instans&igen=ja"))).containsEntry("prompt", "login");
    }

    /** Where the browser is sent to sign in by a link that says more of who does. */
    private URI wished(String path) throws Exception {
        return URI.create(
                get(location(get(path))).headers().firstValue("Location").orElseThrow());
    }

    @Test
    void onlyPathsOfOurOwnAreReturnedTo() throws Exception {
        assertThat(signInAt("/logga-in?till=//ond.example", "staff:admin")
                        .headers()
                        .firstValue("Location"))
                .contains(at("/").toString());
    }

    @Test
    void thePortalProvesItselfByASecretDerivedFromTheSharedOne() throws Exception {
        signInAt("/logga-in", "staff:admin");
        FakeServices.Asked token = SERVICES.asked().stream()
                .filter(asked -> asked.path().equals("/oauth2/token"))
                .findFirst()
                .orElseThrow();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("hemlig".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String secret = HexFormat.of().formatHex(mac.doFinal("samrad-portal".getBytes(StandardCharsets.UTF_8)));
        assertThat(token.header("Authorization"))
                .isEqualTo("Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString(("samrad-portal:" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theWorkbenchIsForStaffAlone() throws Exception {
        assertThat(get("/arbetsyta").statusCode()).isEqualTo(302);
        signInAt("/logga-in", "body:exempelby");
        HttpResponse<String> page = get("/arbetsyta");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(words(page.body())).contains("Du får inte öppna sidan");
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() throws Exception {
        assertThat(get("/logga-in").headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("SAMRAD=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void theDatabaseKnowsNeitherTheCookieNorTheTokens() throws Exception {
        signInAt("/logga-in", "staff:admin");
        List<String> sessions = database.getCollection("sessions")
                .find()
                .map(document -> document.toJson())
                .into(new java.util.ArrayList<>());
        assertThat(sessions).isNotEmpty().noneMatch(json -> json.contains("Kim Exempel") || json.contains("eyJraWQi"));
    }

    @Test
    void readingThroughTheDoorCarriesTheSessionsToken() throws Exception {
        signInAt("/logga-in", "staff:registrator");
        SERVICES.on("responses", "/api/staff/responses/a--b", "{}");
        get("/api/staff/responses/a--b");
        assertThat(SERVICES.lastAsked().header("Authorization")).startsWith("Bearer eyJ");
        assertThat(SERVICES.lastAsked().header("Cookie")).isNull();
    }

    @Test
    void writingThroughTheDoorWithTheSessionNeedsThePagesCode() throws Exception {
        signInAt("/logga-in", "staff:kommunikator");
        SERVICES.on("news", "/api/news/n", "{}");
        SERVICES.asked().clear();
        HttpResponse<String> refused = send("PUT", "/api/news/n", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"reason\":\"csrf\"");
        assertThat(send("PUT", "/api/news/n", "{}", "X-CSRF-TOKEN", "gissad").statusCode())
                .isEqualTo(403);
        assertThat(SERVICES.asked()).isEmpty();

        String code = hidden(get("/").body(), "_csrf");
        assertThat(send("PUT", "/api/news/n", "{}", "X-CSRF-TOKEN", code).statusCode())
                .isEqualTo(200);
        assertThat(SERVICES.lastAsked().header("Authorization")).startsWith("Bearer eyJ");
    }

    @Test
    void anOwnTokenWinsOverTheSession() throws Exception {
        signInAt("/logga-in", "staff:kommunikator");
        SERVICES.on("news", "/api/news/n", "{}");
        assertThat(send("PUT", "/api/news/n", "{}", "Authorization", "Bearer eget")
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICES.lastAsked().header("Authorization")).isEqualTo("Bearer eget");
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProvider() throws Exception {
        signInAt("/logga-in", "staff:admin");
        assertThat(send("POST", "/logga-ut", "").statusCode()).isEqualTo(403);
        String code = hidden(get("/").body(), "_csrf");
        HttpResponse<String> out =
                send("POST", "/logga-ut", "_csrf=" + code, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(out.headers().firstValue("Location").orElseThrow())
                .contains("/identity/connect/logout?id_token_hint=", "post_logout_redirect_uri=http");
        assertThat(words(get("/").body())).contains("Logga in").doesNotContain("Kim Exempel");
    }
}
