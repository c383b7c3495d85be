package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A portal over HTTP in front of {@link FakeServices}, on the example's day; one for all tests. */
@SpringBootTest(
        classes = PortalApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=portal", "samrad.demo=true", "samrad.service-token=hemlig"})
@Import(PortalHarness.ThatDay.class)
abstract class PortalHarness {
    static final FakeServices SERVICES = new FakeServices();
    private static final MongoServer MONGO = new MongoServer(new MemoryBackend());
    private static final String MONGO_URI = MONGO.bindAndGetConnectionString();

    @TestConfiguration(proxyBeanMethods = false)
    static class ThatDay {
        @Bean
        @Primary
        Clock thatDay() {
            return Clock.fixed(Instant.parse("2026-09-18T08:20:00Z"), ZoneOffset.UTC);
        }
    }

    @LocalServerPort
    int port;

    /** A browser of its own for each test: it keeps cookies and does not follow redirects. */
    final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        SERVICES.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("samrad.identity-url", () -> "http://127.0.0.1:" + SERVICES.port() + "/identity");
        registry.add("spring.mongodb.uri", () -> MONGO_URI + "/portal");
    }

    @BeforeEach
    void tellTheExample() {
        SERVICES.forget();
        Example.tell(SERVICES);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).GET();
        if (headers.length > 0) request.headers(headers);
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    /** The page as one line of text with plain spaces, as a reader takes it in. */
    String read(String path) throws IOException, InterruptedException {
        return words(get(path).body());
    }

    static String words(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace('\u00a0', ' ')
                .replace("\u00ad", "")
                .replace("&ensp;", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ([.,:])", "$1");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    /** Opens a line that events come on. */
    HttpResponse<InputStream> listen(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        return browser.send(request, BodyHandlers.ofInputStream());
    }

    static BufferedReader reader(HttpResponse<InputStream> line) {
        return new BufferedReader(new InputStreamReader(line.body(), StandardCharsets.UTF_8));
    }

    /** The next that is told; waits for it. Empty when the line is closed. */
    static String told(BufferedReader line) throws IOException {
        while (true) {
            String said = line.readLine();
            if (said == null) return "";
            if (said.startsWith("data:"))
                return said.substring("data:".length()).replace('\u00a0', ' ');
        }
    }

    static void awaitTold(BufferedReader line, String words) throws IOException {
        String said = told(line);
        while (!said.isEmpty() && !said.contains(words)) said = told(line);
        assertThat(said).contains(words);
    }
}
