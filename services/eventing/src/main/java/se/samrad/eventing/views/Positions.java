package se.samrad.eventing.views;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import se.samrad.eventing.Rejected;

/** Waits until this service's views have reached a position: what you did yourself you see. Thread-safe. */
public final class Positions {
    public static final Duration WAIT_MAX = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 15;

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
                while (!views.reached(view, entry.stream(), version)) pause(deadline);
            }
            List<PositionToken.Offset> own = position.offsets().stream()
                    .filter(offset -> view.topics().contains(offset.topic()))
                    .toList();
            while (!own.isEmpty() && !views.folded(view, own)) pause(deadline);
        }
    }

    private static void pause(long deadline) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
            throw Rejected.unavailable("position-not-reached");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS));
    }
}
