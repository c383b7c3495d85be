package se.samrad.eventing.views;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import se.samrad.eventing.Rejected;

/** Waits until this service's views have reached a position: what you did yourself you see. Thread-safe. */
public final class Positions {
    public static final Duration WAIT_MAX = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_MILLIS_FIRST = 1;
    private static final long LOOK_AGAIN_MILLIS_MAX = 15;

    private final Views views;

    public Positions(Views views) {
        this.views = views;
    }

    /** @throws Rejected unavailable when a view has not reached it after five seconds */
    public void await(PositionToken.Content position) {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        for (View view : views.all()) {
            for (PositionToken.Entry entry : position.entries()) {
                long version = view.open() ? entry.publicVersion() : entry.version();
                until(() -> views.reached(view, entry.stream(), version), deadline);
            }
            List<PositionToken.Offset> own = position.offsets().stream()
                    .filter(offset -> view.topics().contains(offset.topic()))
                    .toList();
            if (!own.isEmpty()) until(() -> views.folded(view, own), deadline);
        }
    }

    /** Looks often at first, since what is idle is reached soon, and then seldom, since what is busy has better to do. */
    private static void until(BooleanSupplier reached, long deadline) {
        long pause = LOOK_AGAIN_MILLIS_FIRST;
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw Rejected.unavailable("position-not-reached");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            pause = Math.min(LOOK_AGAIN_MILLIS_MAX, 2 * pause);
        }
    }
}
