package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samrad.standalone.mongo.Mongod;

/** The database under the whole product dies while answers come in. */
class MongodGoneTest {
    private static final String RESPONSES = "/api/consultations/exempel-fardplan-flemingsberg/responses";
    private static final int ANSWERS = 60;
    private static final int KILL_AT = 20;

    @Test
    void whatWasTakenStaysTakenWhenTheDatabaseDiesAndWhatWasNotIsAskedForAgain() {
        assumeTrue(
                Mongod.onPath(System.getenv().getOrDefault("PATH", "")).isPresent(),
                "Skipped: no mongod on the PATH; install MongoDB, or run .ci/run");
        try (RunningSamrad samrad = RunningSamrad.start("mongod")) {
            long before = persons(samrad);
            ProcessHandle died = samrad.mongod().orElseThrow();
            List<Integer> statuses = new ArrayList<>();
            Set<String> receipts = new HashSet<>();
            for (int i = 0; i < ANSWERS; i++) {
                if (i == KILL_AT) died.destroyForcibly();
                receipts.add(taken(samrad, "svar-%08d".formatted(i), statuses));
            }

            assertThat(died.isAlive()).isFalse();
            assertThat(samrad.mongod()).isPresent().get().isNotEqualTo(died);
            assertThat(receipts).hasSize(ANSWERS);
            assertThat(statuses).as("nobody is told of an inner fault").isSubsetOf(201, 200, 503);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(persons(samrad)).isEqualTo(before + ANSWERS));
        }
    }

    /** Sends the same answer until it is taken, as every client does that is told to come again. */
    private static String taken(RunningSamrad samrad, String key, List<Integer> statuses) {
        String receipt = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            HttpResponse<String> answer = samrad.post(
                                    RESPONSES,
                                    "{\"text\":\"Exempel: jag tycker något.\",\"name\":\"Exempel\"}",
                                    "Idempotency-Key",
                                    key);
                            statuses.add(answer.statusCode());
                            if (answer.statusCode() == 503)
                                assertThat(answer.headers().firstValue("Retry-After"))
                                        .isPresent();
                            return answer.statusCode() < 300 ? answer.body() : "";
                        },
                        body -> !body.isEmpty());
        return receipt.replaceAll("(?s).*\"response\":\"([^\"]+)\".*", "$1");
    }

    private static long persons(RunningSamrad samrad) {
        return samrad.json("/api/public/consultations/exempel-fardplan-flemingsberg/tally")
                .get("persons")
                .asLong();
    }
}
