package se.samrad.eventing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something that is done over and over while the service runs, on a thread of its own: at the start, and again so long after
 * each time. What fails is told in the log and tried again the next time.
 */
public abstract class Recurring implements SmartLifecycle {
    private final String name;
    private final Duration pause;
    private volatile @Nullable Thread running;

    /** @param pause between the end of one round and the beginning of the next */
    protected Recurring(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** One round; may be called at any time, also beside the thread that does it by itself. */
    public abstract void round();

    @Override
    public final void start() {
        running = Thread.ofVirtual().name(name).start(this::onAndOn);
    }

    private void onAndOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                round();
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(getClass()).warn("a round was cut off, the next one goes on: {}", e.toString());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public final void stop() {
        Thread thread = running;
        if (thread != null) thread.interrupt();
        running = null;
    }

    @Override
    public final boolean isRunning() {
        return running != null;
    }
}
