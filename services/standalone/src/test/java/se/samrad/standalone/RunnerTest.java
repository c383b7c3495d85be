package se.samrad.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner in a process of its own, with stubs for services and everything else real. */
class RunnerTest {
    private static final Duration START_MAX = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void printsTheFactsWhenItIsReadyAndStopsWhenAsked() throws Exception {
        var running = start("first", Map.of("SAMRAD_DEMO_PASSWORD", "lösen ${ord}"));
        var portal = ready(running);

        assertThat(running.output())
                .contains("Brevlåda")
                .contains("registrator         lösen ${ord}")
                .contains("samrad-integration")
                .contains("den inbyggda ersättaren")
                .contains(folder.resolve("data").toString());
        assertThat(get(portal + "/probed"))
                .as("health while the demo was loaded")
                .isEqualTo("503");
        assertThat(get(portal + "/actuator/health")).contains("\"UP\"");
        assertThat(folder.resolve("data/demo-loaded")).exists();
        assertThat(told(portal, "samrad.base-url")).isEqualTo(portal);
        assertThat(told(portal, "samrad.demo")).isEqualTo("true");
        assertThat(told(portal, "samrad.services.exempel")).startsWith("http://127.0.0.1:");
        assertThat(told(portal, "spring.mongodb.uri")).endsWith("/samrad_portal");
        assertThat(told(portal, "samrad.service-token")).isNotEmpty();
        assertThat(told(portal, "samrad.integration-secret")).isEmpty();
        assertThat(told(told(portal, "samrad.services.identity"), "samrad.demo-accounts.handlaggare"))
                .isEqualTo("lösen ${ord}");

        running.process().destroy();

        assertThat(running.process().waitFor(30, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        assertThat(Files.readString(folder.resolve("data/samrad.log")))
                .contains("[exempel]")
                .contains("[portal]");
    }

    @Test
    void startsAgainOnTheSameDataAfterBeingKilled() throws Exception {
        var first = start("first", Map.of());
        var integration = secret(ready(first), first);
        first.process().destroyForcibly().waitFor();

        var second = start("second", Map.of());

        assertThat(secret(ready(second), second)).isEqualTo(integration);
        assertThat(second.process().isAlive()).isTrue();
    }

    @Test
    void refusesInWordsWhileAnotherRunsOnTheSameFolder() throws Exception {
        ready(start("first", Map.of()));

        var second = start("second", Map.of());

        assertThat(second.process().waitFor()).isEqualTo(1);
        assertThat(second.output()).contains("Samråd startar inte. Samråd körs redan på datamappen");
    }

    @Test
    void refusesInWordsWhatAnotherEngineMade() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/engine"), "external\n");

        var running = start("first", Map.of());

        assertThat(running.process().waitFor()).isEqualTo(1);
        assertThat(running.output()).contains("gjordes med en given server").contains("SPRING_MONGODB_URI");
    }

    @Test
    void withoutTheDemoThereAreNoAccountsAndThereNeverWillBeDemoOnesOnThatFolder() throws Exception {
        var running = start("first", Map.of("SAMRAD_DEMO", "false"));
        var portal = ready(running);

        assertThat(running.output()).doesNotContain("Brevlåda").doesNotContain("registrator");
        assertThat(told(portal, "samrad.demo")).isEqualTo("false");
        running.process().destroyForcibly().waitFor();

        var withDemo = start("second", Map.of());
        assertThat(withDemo.process().waitFor()).isEqualTo(1);
        assertThat(withDemo.output()).contains("SAMRAD_DEMO=false");
    }

    private record Running(Process process, Path written) {
        String output() {
            try {
                return Files.exists(written) ? Files.readString(written) : "";
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private Running start(String name, Map<String, String> more) throws Exception {
        var environment = new HashMap<>(Map.of(
                "SAMRAD_DATA", folder.resolve("data").toString(),
                "SAMRAD_PORT", "0",
                "SAMRAD_IDENTITY_PORT", "0",
                "SAMRAD_ENGINE", "stand-in"));
        environment.putAll(more);
        var output = folder.resolve(name + ".out");
        var process = ChildJvm.start(StubRunner.class, output, environment);
        started.add(process);
        return new Running(process, output);
    }

    private static String ready(Running running) {
        await().atMost(START_MAX)
                .until(() -> running.output().contains("Avsluta med Ctrl+C")
                        || !running.process().isAlive());
        return found("Webbplats\\s+(\\S+)", running.output());
    }

    private static String secret(String portal, Running running) {
        assertThat(portal).startsWith("http://localhost:");
        return found("samrad-integration\\s+(\\S+)", running.output());
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private String told(String service, String name) throws Exception {
        return get(service + "/told?name=" + name);
    }

    private String get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
