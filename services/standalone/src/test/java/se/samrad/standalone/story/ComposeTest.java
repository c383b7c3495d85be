package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.Skipped;
import tools.jackson.databind.JsonNode;

/** The distributed form, from {@code docker-compose.yml} as it stands and the jars that were just packaged. */
@Tag("containers")
@EnabledIf("engineImagesAndJars")
class ComposeTest {
    private static final Path ROOT = Path.of("../..");
    private static final List<String> SERVICES =
            List.of("consultations", "responses", "meetings", "news", "status", "mail", "identity", "portal");
    private static final List<String> IMAGES =
            List.of("eclipse-temurin:25-jre", "mongo:6.0.5", "apache/kafka:4.2.1", "axllent/mailpit:v1");
    private static final String CONSULTATION = "/api/consultations/exempel-i-behallare";
    private static final String PUBLIC = "/api/public/consultations/exempel-i-behallare";
    private static final String PROJECT = "samrad-test";
    private static final String SECRET = "hemlighet-i-prov";
    private static final Duration UP_MAX = Duration.ofMinutes(8);
    private static final Duration SEEN_MAX = Duration.ofSeconds(60);
    private static final File LOG = new File("target", "compose.log");

    private static List<String> compose = List.of();
    private static Map<String, String> settings = Map.of();
    private static MachineClient client = new MachineClient(0, 0, SECRET);
    private static String opened = "";

    static boolean engineImagesAndJars() throws Exception {
        Optional<String> missing = missing();
        missing.ifPresent(what -> Skipped.because(what));
        return missing.isEmpty();
    }

    private static Optional<String> missing() throws Exception {
        if (run(List.of("docker", "info")) != 0) return Optional.of("no container engine; install Docker");
        for (List<String> each : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            if (compose.isEmpty() && run(with(each, "version")) == 0) compose = each;
        }
        if (compose.isEmpty()) return Optional.of("no docker compose");
        for (String image : IMAGES) {
            if (run(List.of("docker", "image", "inspect", image)) != 0)
                return Optional.of("no image " + image + "; docker pull " + image);
        }
        for (String service : SERVICES) {
            try (Stream<Path> files = Files.list(ROOT.resolve("services/" + service + "/target"))) {
                if (files.noneMatch(file -> file.toString().endsWith("-exec.jar")))
                    return Optional.of("no jar of " + service + "; ./mvnw package -DskipTests");
            }
        }
        return Optional.empty();
    }

    @BeforeAll
    static void up() throws Exception {
        int port = MachineClient.freePort();
        int identityPort = MachineClient.freePort();
        int mailPort = MachineClient.freePort();
        settings = Map.of(
                "SAMRAD_PORT", Integer.toString(port),
                "SAMRAD_IDENTITY_PORT", Integer.toString(identityPort),
                "SAMRAD_MAIL_PORT", Integer.toString(mailPort),
                "SAMRAD_INTEGRATION_SECRET", SECRET);
        client = new MachineClient(port, identityPort, SECRET);
        compose("down", "--volumes", "--remove-orphans");
        assertThat(compose("up", "--build", "--detach")).as("see %s", LOG).isZero();
        awaitHealthy();
        openConsultation();
    }

    private static void awaitHealthy() {
        Awaitility.await()
                .atMost(UP_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> SERVICES.stream().allMatch(ComposeTest::healthy));
    }

    @AfterAll
    static void down() throws Exception {
        compose("logs", "--no-color");
        compose("down", "--volumes", "--timeout", "20");
    }

    @Test
    void aResponseThroughThePortalIsSeenInTheStatusViewAlsoAfterTheirServicesWereKilled() throws Exception {
        var answered = answer("exempelby");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        seen("exempelby", answered);

        assertThat(compose("kill", "--signal", "SIGKILL", "responses", "status"))
                .isZero();
        assertThat(compose("up", "--detach")).isZero();
        awaitHealthy();

        seen("exempelby", answered);
        assertThat(answer("exempelby").body()).as("the first answer again").isEqualTo(answered.body());
    }

    @Test
    void aResponseIsTakenWhileKafkaIsAwayAndSeenWhenItIsBack() throws Exception {
        assertThat(compose("stop", "--timeout", "20", "kafka")).isZero();
        var answered = answer("exempelvik");
        assertThat(compose("start", "kafka")).isZero();

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        seen("exempelvik", answered);
    }

    @Test
    void thePagesAreOnThePortsOfTheFile() {
        assertThat(client.get("/").body()).contains("Samråd").contains("lang=\"sv\"");
        assertThat(client.get("/remisser").statusCode()).isEqualTo(200);
    }

    @Test
    void noServiceRunsAsRootOrMayWriteToItsOwnFiles() throws Exception {
        for (String service : SERVICES) {
            assertThat(output("exec", "-T", service, "id", "-u").strip()).isEqualTo("10001");
            assertThat(compose("exec", "-T", service, "touch", "/srv/written"))
                    .as("%s could write", service)
                    .isNotZero();
        }
    }

    @Test
    void aServiceReachesItsOwnSecretsAlone() throws Exception {
        assertThat(output("exec", "-T", "portal", "ls", "/run/samrad")).doesNotContain("integration-secret");
        assertThat(output("exec", "-T", "portal", "cat", "/run/samrad/spring.mongodb.uri"))
                .contains("samrad_portal")
                .doesNotContain("samrad_responses");
        assertThat(compose("exec", "-T", "portal", "ls", "/keys")).isNotZero();
    }

    /** The same key for the same body, so a second call asks what became of the first. */
    private static HttpResponse<String> answer(String body) {
        return client.call(
                "PUT",
                CONSULTATION + "/responses/" + body,
                "{\"position\":\"SUPPORTS\",\"text\":\"Vi tillstyrker förslaget.\"}",
                "Idempotency-Key",
                "compose-" + body,
                "Samrad-Position",
                opened);
    }

    /** Ten processes on a small machine may need longer than the five seconds that a read waits. */
    private static void seen(String body, HttpResponse<String> answered) {
        String position = answered.headers().firstValue("Samrad-Position").orElseThrow();
        Awaitility.await()
                .atMost(UP_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    JsonNode rows = client.json(PUBLIC + "/bodies", "Samrad-Position", position);
                    assertThat(rows.get("total").asInt()).isEqualTo(2);
                    assertThat(rows.get("items")
                                    .valueStream()
                                    .filter(row -> row.get("body").asString().equals(body))
                                    .map(row -> row.get("status").asString()))
                            .containsExactly("ANSWERED");
                });
    }

    /** One consultation that asks two bodies. */
    private static void openConsultation() {
        ok("POST", "/api/bodies/imports", """
                [{"id":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY","emails":["kansli@exempelby.example"]},
                 {"id":"exempelvik","name":"Exempelvik kommun","type":"MUNICIPALITY","emails":["kansli@exempelvik.example"]}]""");
        ok("PUT", CONSULTATION, """
                {"title":"Exempel: remiss i behållare","kind":"REMISS","opensOn":"2026-01-01","closesOn":"2099-12-31",
                 "issuer":"Exempelnämnden, Region Exempel"}""");
        ok("POST", CONSULTATION + "/invitations", "{\"bodies\":[\"exempelby\",\"exempelvik\"]}");
        opened = ok("POST", CONSULTATION + "/open", "{}");
    }

    /** @return the position written */
    private static String ok(String method, String path, String body) {
        List<String> position = new ArrayList<>();
        Awaitility.await().atMost(SEEN_MAX).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            var answer = client.call(method, path, body);
            assertThat(answer.statusCode())
                    .as("%s %s: %s", method, path, answer.body())
                    .isBetween(200, 204);
            answer.headers().firstValue("Samrad-Position").ifPresent(position::add);
        });
        return position.isEmpty() ? "" : position.getLast();
    }

    private static boolean healthy(String service) {
        try {
            String id = output("ps", "-q", service).strip();
            return !id.isEmpty()
                    && read(List.of("docker", "inspect", "--format", "{{.State.Health.Status}}", id))
                            .strip()
                            .equals("healthy");
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static int compose(String... arguments) throws IOException, InterruptedException {
        return process(inProject(arguments))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
                .start()
                .waitFor();
    }

    private static String output(String... arguments) throws IOException, InterruptedException {
        return read(inProject(arguments));
    }

    private static List<String> inProject(String... arguments) {
        return with(with(compose, "-p", PROJECT), arguments);
    }

    private static String read(List<String> command) throws IOException, InterruptedException {
        Process process = process(command).redirectErrorStream(false).start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static int run(List<String> command) throws InterruptedException {
        try {
            Process process = process(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException notThere) {
            return -1;
        }
    }

    private static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(settings);
        return builder;
    }

    private static List<String> with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Arrays.stream(more)).toList();
    }
}
