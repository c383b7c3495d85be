package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Rejected;

/** However many without an account stand in line, a body that was asked gets in at once, and nobody's answer is lost. */
class TurnstileTest extends WholeService {
    @Autowired
    Turnstile turnstile;

    @Test
    void inTheLastHourABodyAnswersPastTheLineOfThoseWithoutAnAccount() throws Exception {
        String consultation = openConsultation();
        String body = body();
        LocalDate ownLastDay = LocalDate.parse("2026-12-20"); // five days later than everybody's
        Owner.send(Owner.invite(consultation, body, ownLastDay));
        clock.moveTo(Deadline.end(ownLastDay).minus(Duration.ofMinutes(30)));
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                crowd.execute(() -> stand(go, inside));
            }
            try {
                await().until(() -> inside.get() == Turnstile.AT_ONCE_MAX);
                CompletableFuture<Answer> citizen = CompletableFuture.supplyAsync(
                        () -> post(consultation, "medborgare", "{\"text\":\"Exempel.\"}"), crowd);

                String file = upload(representative(body), "yttrande.txt", "Exempel.".getBytes(UTF_8))
                        .is(201)
                        .at("/sha256");
                Answer answer = put(
                        consultation,
                        body,
                        representative(body),
                        "k",
                        "{\"text\":\"Svar.\",\"files\":[\"" + file + "\"]}");
                answer.is(201);
                await().untilAsserted(() -> assertThat(get("/api/staff/responses/" + answer.at("/response"), REGISTRAR)
                                .at("/late"))
                        .isEqualTo("false"));
                assertThat(inside.get()).isEqualTo(Turnstile.AT_ONCE_MAX);
                assertThat(citizen).isNotDone();

                Answer waited = citizen.join();
                waited.because(503, "many-at-once");
                assertThat(waited.header("Retry-After")).isNotEmpty();
            } finally {
                go.countDown();
            }
        }
        post(consultation, "medborgare", "{\"text\":\"Exempel.\"}").is(201);
        assertThat(inside.get()).isLessThanOrEqualTo(100);
    }

    @Test
    void nothingIsLeftOfAFileThatWasTurnedAwayAfterItsLastByte() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        long before = database.getCollection("files.chunks").countDocuments();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Turnstile.AT_ONCE_MAX; i++) crowd.execute(() -> stand(go, inside));
            try {
                await().until(() -> inside.get() == Turnstile.AT_ONCE_MAX);
                uploadFor("k", "yttrande.txt", "Exempel.".getBytes(UTF_8)).because(503, "many-at-once");
                assertThat(database.getCollection("uploads").countDocuments()).isZero();
                assertThat(database.getCollection("files.chunks").countDocuments())
                        .isEqualTo(before);
            } finally {
                go.countDown();
            }
        }
        uploadFor("k", "yttrande.txt", "Exempel.".getBytes(UTF_8)).is(201);
    }

    /** Stands in line, and inside until told to go; who has waited too long goes home. */
    private void stand(CountDownLatch go, AtomicInteger inside) {
        try {
            int unused = turnstile.through(() -> {
                int place = inside.incrementAndGet();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return place;
            });
        } catch (Rejected tooLong) {
            // As anybody who is asked to come again.
        }
    }
}
