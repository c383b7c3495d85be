package se.samrad.portal.live;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.samrad.portal.wording.Wording;

/**
 * One open page. What it is told is written by a thread of its own, one at a time, and only the newest: a reader on a slow line
 * holds up nobody, and nothing queues for it.
 */
final class OpenPage {
    private final SseEmitter stream;
    private final Wording say;
    private final Consumer<OpenPage> whenGone;
    private final AtomicReference<@Nullable Tidings> next = new AtomicReference<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean greeted;

    /** @param whenGone is told when the reader turns out to have gone */
    OpenPage(SseEmitter stream, Wording say, Consumer<OpenPage> whenGone) {
        this.stream = stream;
        this.say = say;
        this.whenGone = whenGone;
    }

    /** Tells a page that has not been told anything yet. */
    void greet(Tidings tidings) {
        if (!greeted) tell(tidings);
    }

    void tell(Tidings tidings) {
        greeted = true;
        next.set(tidings);
        write();
    }

    void ping() {
        if (next.compareAndSet(null, Tidings.NONE)) write();
    }

    void close() {
        stream.complete();
    }

    private void write() {
        if (!writing.compareAndSet(false, true)) return;
        Thread.ofVirtual().start(() -> {
            try {
                for (Tidings told = next.getAndSet(null); told != null; told = next.getAndSet(null)) {
                    stream.send(told.in(say));
                }
            } catch (IOException | IllegalStateException e) {
                // Its reader has gone on.
                whenGone.accept(this);
                stream.complete();
                return;
            } finally {
                writing.set(false);
            }
            if (next.get() != null) write();
        });
    }
}
