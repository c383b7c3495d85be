package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samrad.standalone.mongo.Mongod;

/** The database under the whole product hangs: its lines are open, and nothing comes. */
class MongodHungTest {
    private static final String RESPONSES = "/api/consultations/exempel-fardplan-flemingsberg/responses";
    private static final String TALLY = "/api/public/consultations/exempel-fardplan-flemingsberg/tally";
    private static final String ANSWER = "{\"text\":\"Exempel: jag tycker något.\",\"name\":\"Exempel\"}";

    /** Longer than anybody should have to look at an empty page, and shorter than the hanging goes on. */
    private static final int TOLD_WITHIN_SECONDS = 30;

    @Test
    void whoeverAsksIsToldThatItHangsAndNothingIsLostOrDoubledWhenItGoesOn() throws Exception {
        assumeTrue(
                Mongod.onPath(System.getenv().getOrDefault("PATH", "")).isPresent(),
                "Skipped: no mongod on the PATH; install MongoDB, or run .ci/run");
        try (RunningSamrad samrad = RunningSamrad.start("mongod")) {
            long before = persons(samrad);
            ProcessHandle mongod = samrad.mongod().orElseThrow();
            signal("STOP", mongod);
            try {
                HttpResponse<String> answer =
                        soon(() -> samrad.post(RESPONSES, ANSWER, "Idempotency-Key", "svar-som-vantar"));
                HttpResponse<String> numbers = soon(() -> samrad.get(TALLY));
                HttpResponse<String> page =
                        soon(() -> samrad.get("/", "Cookie", "SAMRAD=ZXR0LXNlc3Npb25zbnVtbWVyLXNvbS1pbnRlLWZpbm5z"));

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(numbers.statusCode()).isEqualTo(503);
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("Försök igen").doesNotContain("/logga-in");
            } finally {
                signal("CONT", mongod);
            }

            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                HttpResponse<String> again = samrad.post(RESPONSES, ANSWER, "Idempotency-Key", "svar-som-vantar");
                assertThat(again.statusCode()).isIn(200, 201);
            });
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(persons(samrad)).isEqualTo(before + 1));
            assertThat(samrad.mongod()).as("it was not given up").contains(mongod);
        }
    }

    private static HttpResponse<String> soon(java.util.function.Supplier<HttpResponse<String>> asking) {
        return CompletableFuture.supplyAsync(asking)
                .orTimeout(TOLD_WITHIN_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static long persons(RunningSamrad samrad) {
        return samrad.json(TALLY).get("persons").asLong();
    }
}
