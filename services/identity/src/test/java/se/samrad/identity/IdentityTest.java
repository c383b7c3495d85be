package se.samrad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samrad.identity.Browser.codeIn;
import static se.samrad.identity.Browser.location;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP, on the in-memory stand-in unless told otherwise, with its neighbours. */
@SpringBootTest(
        classes = IdentityApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=identity",
            "samrad.service-token=" + IdentityTest.SERVICE_TOKEN,
            "samrad.integration-secret=" + IdentityTest.INTEGRATION_SECRET,
            "samrad.demo=true",
            "samrad.demo-accounts.handlaggare=" + IdentityTest.PASSWORD,
            "samrad.demo-accounts.registrator=" + IdentityTest.PASSWORD,
            "samrad.demo-accounts.admin=" + IdentityTest.PASSWORD
        })
@Import(IdentityTest.Time.class)
abstract class IdentityTest {
    static final String SERVICE_TOKEN = "a-service-token-for-tests-only";
    static final String INTEGRATION_SECRET = "an-integration-secret-for-tests-only";
    static final String PASSWORD = "lösenord för prov";

    private static final MongoServer MONGO = new MongoServer(new MemoryBackend());
    static final InetSocketAddress MONGO_ADDRESS = MONGO.bind();
    static final Neighbours NEIGHBOURS = new Neighbours();

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> mongo("identity"));
        registry.add("samrad.services.mail", NEIGHBOURS::url);
        registry.add("samrad.services.consultations", NEIGHBOURS::url);
    }

    /** A database on the stand-in, or on the server that {@code SAMRAD_TEST_MONGODB} names ({@code mongodb://host:port}). */
    static String mongo(String database) {
        String real = System.getenv("SAMRAD_TEST_MONGODB");
        return real == null
                ? "mongodb://127.0.0.1:" + MONGO_ADDRESS.getPort() + "/" + database
                : real + "/identity-test-" + ProcessHandle.current().pid() + "-" + database;
    }

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @AfterEach
    void asBefore() {
        clock.reset();
        NEIGHBOURS.registerDown = false;
        NEIGHBOURS.mailDown = false;
    }

    Browser browser() {
        return new Browser(port);
    }

    /** Signs in as staff and comes back to the portal with tokens. */
    JsonNode staff(Browser browser, String account) {
        assertThat(location(browser.get(Browser.authorizeUrl("samrad_as", "staff"))))
                .isEqualTo("/login");
        browser.get("/login");
        return tokens(browser, location(browser.post("/login", Map.of("username", account, "password", PASSWORD))));
    }

    /** Signs in as a representative and comes back to the portal with tokens. */
    JsonNode representative(Browser browser, String email) {
        assertThat(location(browser.get(Browser.authorizeUrl("samrad_as", "representative"))))
                .isEqualTo("/login/kod");
        String code = codeFor(browser, email);
        return tokens(browser, location(browser.post("/login/kod/skriv", Map.of("code", code))));
    }

    /** Asks for a code in this browser and reads it in the mail. */
    String codeFor(Browser browser, String email) {
        int before = NEIGHBOURS.codesTo(email).size();
        browser.get("/login/kod");
        assertThat(location(browser.post("/login/kod", Map.of("email", email)))).isEqualTo("/login/kod/skriv");
        browser.get("/login/kod/skriv");
        await().until(() -> NEIGHBOURS.codesTo(email).size() > before);
        return NEIGHBOURS.codesTo(email).getLast();
    }

    JsonNode tokens(Browser browser, String authorize) {
        assertThat(authorize).contains("/oauth2/authorize?");
        return Browser.json(exchange(browser, codeIn(location(browser.get(path(authorize))))));
    }

    static String path(String location) {
        return location.startsWith("http") ? location.substring(location.indexOf('/', "http://".length())) : location;
    }

    HttpResponse<String> exchange(Browser browser, String code) {
        return browser.token(
                "samrad-portal",
                Derived.hex(SERVICE_TOKEN, "samrad-portal"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Browser.CALLBACK,
                        "code_verifier",
                        Browser.VERIFIER));
    }

    HttpResponse<String> refresh(Browser browser, String token) {
        return browser.token(
                "samrad-portal",
                Derived.hex(SERVICE_TOKEN, "samrad-portal"),
                Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    static List<String> scopes(JsonNode tokens) {
        List<String> scopes = new ArrayList<>();
        Browser.claims(tokens.get("access_token").asString()).get("scope").forEach(s -> scopes.add(s.asString()));
        return scopes;
    }
}
