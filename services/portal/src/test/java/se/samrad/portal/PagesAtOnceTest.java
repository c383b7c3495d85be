package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import se.samrad.portal.frame.PagesAtOnce;

/** A thousand readers at the same moment are served in turn instead of filling the memory. */
class PagesAtOnceTest {
    private static final int READERS = 1_000;

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger drawn = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        readers.close();
    }

    private CompletableFuture<Integer> ask(PagesAtOnce filter, String method, FilterChain chain) {
        return CompletableFuture.supplyAsync(
                () -> {
                    MockHttpServletResponse response = new MockHttpServletResponse();
                    try {
                        filter.doFilter(new MockHttpServletRequest(method, "/remisser"), response, chain);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return response.getStatus();
                },
                readers);
    }

    private FilterChain held() {
        AtomicInteger now = new AtomicInteger();
        return (request, response) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                release.await();
                drawn.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                now.decrementAndGet();
            }
        };
    }

    @Test
    void aThousandAreServedAndOnlySoManyAreDrawnAtOnce() {
        PagesAtOnce filter = new PagesAtOnce(8, Duration.ofMinutes(1));
        FilterChain held = held();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) answers.add(ask(filter, "GET", held));
        Awaitility.await().until(() -> most.get() == 8);
        release.countDown();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        assertThat(drawn).hasValue(READERS);
        assertThat(most).hasValue(8);
    }

    @Test
    void whoHasWaitedTooLongIsAskedToComeAgainAndWhatIsSentIsReceivedAllTheSame() {
        PagesAtOnce filter = new PagesAtOnce(1, Duration.ofMillis(50));
        CompletableFuture<Integer> first = ask(filter, "GET", held());
        Awaitility.await().until(() -> most.get() == 1);
        assertThat(ask(filter, "GET", (request, response) -> {}).join()).isEqualTo(503);
        assertThat(ask(filter, "POST", (request, response) -> {}).join()).isEqualTo(200);
        release.countDown();
        assertThat(first.join()).isEqualTo(200);
        assertThat(ask(filter, "GET", (request, response) -> {}).join()).isEqualTo(200);
    }
}
