package se.samrad.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    @AfterEach
    void requestEnds() {
        Written.close();
        Trace.end();
    }

    @Test
    void whatCameOfEachStandsInTheOrderOfTheGiven() {
        assertThat(Together.each(HUNDRED, number -> number * 2))
                .containsExactlyElementsOf(
                        HUNDRED.stream().map(number -> number * 2).toList());
    }

    @Test
    void someAreDoneAtATime() {
        CountDownLatch both = new CountDownLatch(2);
        assertThat(Together.each(List.of("a", "b"), each -> {
                    both.countDown();
                    return awaited(both);
                }))
                .containsExactly(true, true);
    }

    @Test
    void whatIsWrittenCountsAsTheRequestsAndUnderItsTrace() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Trace.begin(trace);
        Written.open();
        Set<String> traces = ConcurrentHashMap.newKeySet();
        Together.each(HUNDRED, number -> {
            traces.add(String.valueOf(Trace.current()));
            Written.add(new Outcome("toys/" + number, 1, 0, "{}", true, false));
            return number;
        });
        assertThat(traces).containsExactly(trace);
        assertThat(Written.soFar()).extracting(Outcome::stream).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void theFirstRefusalIsThrownAsItIsAndWhatHadNotBegunIsLeftUndone() {
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(
                        () -> Together.each(IntStream.range(0, 10_000).boxed().toList(), number -> {
                            begun.incrementAndGet();
                            if (number == 3) throw Rejected.because("no");
                            return number;
                        }))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("no");
        assertThat(begun).hasValueLessThan(10_000);
    }

    @Test
    void ofNoneNothingComes() {
        assertThat(Together.each(List.<String>of(), each -> each)).isEmpty();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
