package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.samrad.portal.FakeServices.Answer;

class SigningInTest extends PortalHarness {
    private static final RSAKey KEY = key();

    @Autowired
    MongoTemplate database;

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("k")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theReaderIsSentToTheProviderWithPkceAndBackUnderTheSameAddress() throws Exception {
        URI provider = startSigningIn("/logga-in");
        assertThat(provider.toString())
                .startsWith("http://127.0.0.1:" + SERVICES.port() + "/identity/oauth2/authorize?");
        assertThat(query(provider))
                .containsEntry("client_id", "samrad-portal")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "openid profile")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/login/oauth2/code/samrad")
                .containsKeys("code_challenge", "nonce", "state");
        assertThat(query(startSigningIn("/en/logga-in")))
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/login/oauth2/code/samrad");
    }

    @Test
    void whoSignsInComesBackToThePageAndIsKnownByName() throws Exception {
        HttpResponse<String> back = signIn("/en/logga-in?till=/moten", "staff:registrator");
        assertThat(back.headers().firstValue("Location"))
                .contains(at("/en/moten").toString());
        HttpResponse<String> page = get("/en/moten");
        assertThat(words(page.body())).contains("Workbench", "Kim Exempel", "Sign out");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void onlyPathsOfOurOwnAreReturnedTo() throws Exception {
        assertThat(signIn("/logga-in?till=//ond.example", "staff:admin")
                        .headers()
                        .firstValue("Location"))
                .contains(at("/").toString());
    }

    @Test
    void thePortalProvesItselfByASecretDerivedFromTheSharedOne() throws Exception {
        signIn("/logga-in", "staff:admin");
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
        signIn("/logga-in", "body:exempelby");
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
        signIn("/logga-in", "staff:admin");
        List<String> sessions = database.getCollection("sessions")
                .find()
                .map(document -> document.toJson())
                .into(new java.util.ArrayList<>());
        assertThat(sessions).isNotEmpty().noneMatch(json -> json.contains("Kim Exempel") || json.contains("eyJraWQi"));
    }

    @Test
    void readingThroughTheDoorCarriesTheSessionsToken() throws Exception {
        signIn("/logga-in", "staff:registrator");
        SERVICES.on("responses", "/api/staff/responses/a--b", "{}");
        get("/api/staff/responses/a--b");
        assertThat(SERVICES.lastAsked().header("Authorization")).startsWith("Bearer eyJ");
        assertThat(SERVICES.lastAsked().header("Cookie")).isNull();
    }

    @Test
    void writingThroughTheDoorWithTheSessionNeedsThePagesCode() throws Exception {
        signIn("/logga-in", "staff:kommunikator");
        SERVICES.on("news", "/api/news/n", "{}");
        SERVICES.asked().clear();
        HttpResponse<String> refused = send("PUT", "/api/news/n", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"reason\":\"csrf\"");
        assertThat(send("PUT", "/api/news/n", "{}", "X-CSRF-TOKEN", "gissad").statusCode())
                .isEqualTo(403);
        assertThat(SERVICES.asked()).isEmpty();

        Matcher code = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/").body());
        assertThat(code.find()).isTrue();
        assertThat(send("PUT", "/api/news/n", "{}", "X-CSRF-TOKEN", code.group(1))
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICES.lastAsked().header("Authorization")).startsWith("Bearer eyJ");
    }

    @Test
    void anOwnTokenWinsOverTheSession() throws Exception {
        signIn("/logga-in", "staff:kommunikator");
        SERVICES.on("news", "/api/news/n", "{}");
        assertThat(send("PUT", "/api/news/n", "{}", "Authorization", "Bearer eget")
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICES.lastAsked().header("Authorization")).isEqualTo("Bearer eget");
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProvider() throws Exception {
        signIn("/logga-in", "staff:admin");
        assertThat(send("POST", "/logga-ut", "").statusCode()).isEqualTo(403);
        Matcher code = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/").body());
        assertThat(code.find()).isTrue();
        HttpResponse<String> out = send(
                "POST", "/logga-ut", "_csrf=" + code.group(1), "Content-Type", "application/x-www-form-urlencoded");
        assertThat(out.headers().firstValue("Location").orElseThrow())
                .contains("/identity/connect/logout?id_token_hint=", "post_logout_redirect_uri=http");
        assertThat(words(get("/").body())).contains("Logga in").doesNotContain("Kim Exempel");
    }

    private URI startSigningIn(String path) throws Exception {
        String next = get(path).headers().firstValue("Location").orElseThrow();
        assertThat(next).endsWith("/oauth2/authorization/samrad");
        return URI.create(
                get(URI.create(next).getPath()).headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> signIn(String path, String scope) throws Exception {
        Map<String, String> asked = query(startSigningIn(path));
        String issuer = "http://127.0.0.1:" + SERVICES.port() + "/identity";
        SERVICES.on("identity", "/oauth2/jwks", new JWKSet(KEY.toPublicJWK()).toString());
        SERVICES.on(
                "identity",
                "/oauth2/token",
                Answer.json(
                        "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                                .formatted(
                                        token(issuer, Map.of("scope", List.of(scope))),
                                        token(
                                                issuer,
                                                Map.of(
                                                        "aud", "samrad-portal",
                                                        "nonce", String.valueOf(asked.get("nonce")),
                                                        "name", "Kim Exempel")))));
        return get("/login/oauth2/code/samrad?code=c&state="
                + java.net.URLEncoder.encode(String.valueOf(asked.get("state")), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("JavaUtilDate") // the library's own type for an instant
    private static String token(String issuer, Map<String, Object> claims) throws JOSEException {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("kim")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
        claims.forEach(set::claim);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), set.build());
        jwt.sign(new RSASSASigner(KEY));
        return jwt.serialize();
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a));
    }
}
