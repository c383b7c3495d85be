package se.samrad.portal.live;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.wording.Wording;

/**
 * All open pages of this instance: as many as it has room for, each until it is closed, its time is up or the instance stops. A
 * page that there is no room for asks by itself now and then, as it does when its line is broken.
 */
@Component
public final class LiveBoards {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBoards.class);
    private static final int PAGES_MAX = 2_000;

    /** What the web server keeps of one line, measured. */
    private static final long LINE_BYTES = 100_000;

    /** The share of the memory that lines may keep, those among them whose readers have gone without a word. */
    private static final int SHARE = 3;

    /** Beside those of everybody, so that a crowd does not shut out who works with it. */
    private static final int STAFF_PAGES_MAX = 200;

    private static final Duration WEEDED_EVERY = Duration.ofSeconds(1);

    /** Then the browser opens a new line, perhaps to another instance. */
    private static final Duration OPEN_MAX = Duration.ofMinutes(10);

    private final Backend backend;
    private final int pagesMax;
    private final Semaphore room;
    private final Semaphore staffRoom = new Semaphore(STAFF_PAGES_MAX);
    private final ConcurrentMap<Subject, LiveBoard> boards = new ConcurrentHashMap<>();
    private final AtomicLong weeded = new AtomicLong(System.nanoTime());
    private volatile boolean closed;

    @Autowired
    LiveBoards(Backend backend) {
        this(backend, pagesMax(Runtime.getRuntime().maxMemory()));
    }

    /** @param pagesMax how many pages of everybody's may be open at once */
    public LiveBoards(Backend backend, int pagesMax) {
        this.backend = backend;
        this.pagesMax = pagesMax;
        this.room = new Semaphore(pagesMax);
    }

    /** How many pages may be open in so much memory. */
    public static int pagesMax(long heapBytes) {
        return (int) Math.min(PAGES_MAX, heapBytes / SHARE / LINE_BYTES);
    }

    /**
     * Opens a line to a page.
     *
     * @throws Trouble.Unavailable when there is no room, or the instance is about to stop
     */
    public SseEmitter open(Subject about, Caller reader, Wording say) {
        if (closed || !room(about).tryAcquire()) {
            weed();
            throw new Trouble.Unavailable("no room for one more open page");
        }
        SseEmitter stream = new SseEmitter(OPEN_MAX.toMillis());
        OpenPage page = new OpenPage(stream, say, gone -> leave(about, gone));
        stream.onCompletion(() -> leave(about, page));
        stream.onTimeout(stream::complete);
        stream.onError(broken -> leave(about, page));
        join(about, reader.outlasting(), page);
        if (closed) page.close();
        return stream;
    }

    /** Whether pages about it are open and there is more to tell: then one more need not ask. */
    boolean goesOn(Subject about) {
        LiveBoard board = boards.get(about);
        return board != null && board.goesOn();
    }

    private void join(Subject about, Caller reader, OpenPage page) {
        synchronized (boards) {
            LiveBoard board = boards.get(about);
            if (board == null) {
                LiveBoard begun = new LiveBoard(backend, about, reader);
                boards.put(about, begun);
                Thread.ofVirtual().name("live-" + about).start(() -> watch(about, begun));
                board = begun;
            }
            board.add(page, reader);
        }
    }

    private void leave(Subject about, OpenPage page) {
        LiveBoard board = boards.get(about);
        if (board != null && board.remove(page)) room(about).release();
    }

    private Semaphore room(Subject about) {
        return about.staff() ? staffRoom : room;
    }

    /** Finds out sooner which readers have gone: when a proxy is started anew, all its lines are, and all of them come back. */
    private void weed() {
        long last = weeded.get();
        long now = System.nanoTime();
        if (now - last < WEEDED_EVERY.toNanos() || !weeded.compareAndSet(last, now)) return;
        boards.values().forEach(LiveBoard::ping);
    }

    /** How many pages are open, those of staff not counted. */
    public int pages() {
        return pagesMax - room.availablePermits();
    }

    private void watch(Subject about, LiveBoard board) {
        while (true) {
            synchronized (boards) {
                if (board.empty()) boards.remove(about, board);
                if (closed || board.empty()) return;
            }
            try {
                Thread.sleep(look(about, board));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static Duration look(Subject about, LiveBoard board) {
        try {
            return board.look();
        } catch (Trouble e) {
            LOG.warn("open pages of {} are told nothing new: {}", about, e.getMessage());
            return Duration.ofSeconds(3);
        }
    }

    /** Before the web server waits for its last requests: open lines would hold it up until it gave up waiting. */
    @EventListener(ContextClosedEvent.class)
    public void close() {
        closed = true;
        boards.values().forEach(LiveBoard::close);
    }
}
