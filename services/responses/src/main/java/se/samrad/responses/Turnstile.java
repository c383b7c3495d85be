package se.samrad.responses;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;

/**
 * Lets those without an account in a few at a time, so that a flood of them cannot starve those who have one. Everybody waits
 * in line and nobody is turned away for who they are or how often they came: an authority must receive what arrives. Who has
 * waited too long is asked to send the same again, with the same key, which is done once. What a flood leaves behind is
 * bounded by the limits of one answer and, for files that no answer names, by the sweep after a day.
 */
@Component
public class Turnstile {
    static final int AT_ONCE_MAX = 16;
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);

    private final Semaphore places = new Semaphore(AT_ONCE_MAX, true);

    /** @throws Rejected unavailable after waiting in vain */
    public <T> T through(Supplier<T> visit) {
        return through(visit, turnedAway -> {});
    }

    /** @param otherwise what is to be done where the visit does not take place */
    public <T> T through(Supplier<T> visit, Consumer<Rejected> otherwise) {
        if (!inside()) {
            Rejected turnedAway = Rejected.unavailable("many-at-once");
            otherwise.accept(turnedAway);
            throw turnedAway;
        }
        try {
            return visit.get();
        } finally {
            places.release();
        }
    }

    private boolean inside() {
        try {
            return places.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
