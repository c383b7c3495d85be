package se.samrad.portal.live;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.samrad.portal.board.TallyWording;
import se.samrad.portal.wording.Wording;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open page. What it is told is written by a thread of its own, one at a time, and only the newest: a reader on a slow line
 * holds up nobody, and nothing queues for it.
 */
final class OpenPage {
    /** The browser asks again after this when the line breaks. */
    private static final long AGAIN_AFTER_MS = 3_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param waitMs how many milliseconds the page may wait before it asks for its drawings, so that not all ask at once */
    private record Told(@Nullable State state, long waitMs) {}

    private final SseEmitter stream;
    private final Wording say;
    private final Consumer<OpenPage> whenGone;
    private final AtomicReference<@Nullable Told> next = new AtomicReference<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean greeted;

    /** @param whenGone is told when the reader turns out to have gone */
    OpenPage(SseEmitter stream, Wording say, Consumer<OpenPage> whenGone) {
        this.stream = stream;
        this.say = say;
        this.whenGone = whenGone;
    }

    /** Tells a page that has not been told anything yet. */
    void greet(State state) {
        if (!greeted) tell(state, 0);
    }

    void tell(State state, long waitMs) {
        greeted = true;
        next.set(new Told(state, waitMs));
        write();
    }

    /** Says nothing, so that whoever stands between does not take the line for dead, and a dead one is found out. */
    void ping() {
        if (next.compareAndSet(null, new Told(null, 0))) write();
    }

    void close() {
        stream.complete();
    }

    private void write() {
        if (!writing.compareAndSet(false, true)) return;
        Thread.ofVirtual().start(() -> {
            try {
                for (Told told = next.getAndSet(null); told != null; told = next.getAndSet(null)) send(told);
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

    private void send(Told told) throws IOException {
        State state = told.state();
        if (state == null) {
            stream.send(SseEmitter.event().comment(""));
            return;
        }
        Map<String, Object> words = Map.of(
                "heading",
                TallyWording.heading(say, state.tally(), state.over()),
                "sentence",
                TallyWording.sentence(say, state.tally(), state.over()),
                "wait",
                told.waitMs());
        stream.send(
                SseEmitter.event().name("lage").reconnectTime(AGAIN_AFTER_MS).data(JSON.writeValueAsString(words)));
    }
}
