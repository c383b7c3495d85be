package se.samrad.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.views.Arrived;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.status.history.Script;
import se.samrad.status.history.Story;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP. What happens is folded straight into its views; a few tests take the way through Kafka. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {StatusApplication.class, Bench.Tokens.class},
        properties = {"spring.config.name=status", "samrad.status.verify-older-than=0s"})
@ContextConfiguration(initializers = Bench.class)
public abstract class Served {
    protected static final String OFFICER = Bench.bearer("staff:handlaggare");
    protected static final String ADMIN = Bench.bearer("staff:admin");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    int port;

    @Autowired
    protected Views views;

    protected static Story story() {
        return new Story(Instant.parse("2026-10-01T08:00:00Z"));
    }

    protected void fold(Story story) {
        fold(Audience.STAFF, Script.arrived(story.script().confidential()));
        fold(Audience.OPEN, Script.arrived(story.script().open()));
    }

    protected void fold(Audience audience, List<Arrived> batch) {
        View view = views.named(audience.view());
        views.projector(view).project(batch).toCompletableFuture().join();
    }

    protected HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    protected String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    protected HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address(path))).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) request.headers(headers);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected JsonNode json(String path, String... headers) {
        HttpResponse<String> answer = get(path, headers);
        if (answer.statusCode() != 200)
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        return Json.MAPPER.readTree(answer.body());
    }

    protected JsonNode open(String path, String... headers) {
        return json("/api/public/" + path, headers);
    }

    protected JsonNode staff(String path) {
        return json("/api/staff/" + path, "Authorization", OFFICER);
    }

    /** One member of each item of a list. */
    protected static List<String> each(JsonNode list, String member) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : list.get("items")) all.add(item.path(member).asString(""));
        return all;
    }
}
