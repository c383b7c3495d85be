package se.samrad.portal.backend;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks several things at the same moment, of which none needs another's answer. Who asks, in which language and after which act is
 * in the {@link Caller}, so nothing has to follow from the thread of the request. What still goes on when this is closed is called
 * off: a page that cannot be shown waits for nothing more.
 */
public final class AtOnce implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Begins to ask; whoever then gets the answer waits for it, and meets what went wrong as if they had asked themselves. */
    public <T extends @Nullable Object> Supplier<T> ask(Supplier<T> question) {
        Future<T> answer = threads.submit(question::get);
        return () -> got(answer);
    }

    private static <T extends @Nullable Object> T got(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException wrong) throw wrong;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble.Unavailable("interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
