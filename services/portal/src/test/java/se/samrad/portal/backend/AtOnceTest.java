package se.samrad.portal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AtOnceTest {
    @Test
    void whatWentWrongIsMetWhereTheAnswerIsGot() {
        Trouble wrong = new Trouble.NotAllowed("hemligt");
        try (AtOnce atOnce = new AtOnce()) {
            Supplier<String> refused = atOnce.ask(() -> {
                throw wrong;
            });
            assertThat(atOnce.ask(() -> "svar").get()).isEqualTo("svar");
            assertThatThrownBy(refused::get).isSameAs(wrong);
        }
    }

    @Test
    void whatStillGoesOnWhenNobodyWaitsAnyMoreIsCalledOff() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch calledOff = new CountDownLatch(1);
        try (AtOnce atOnce = new AtOnce()) {
            atOnce.ask(() -> {
                begun.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    calledOff.countDown();
                }
                return "";
            });
            await(begun);
        }
        assertThat(calledOff.getCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
