package se.samrad.eventing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does the same for each of many streams within one request, some at a time: the store writes what comes at once in one go, and
 * relay and views take it in larger bites. What is written counts as the request's own ({@link Written}), under its trace.
 */
public final class Together {
    private static final int AT_A_TIME = 8;

    private Together() {}

    /**
     * What came of each, in the order of the given.
     *
     * @param act is called from several threads, and no two of the given may be about the same stream
     * @throws RuntimeException the first that the act threw; what had not begun by then is left undone
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> List<R> each(
            List<T> given, Function<T, R> act) {
        if (given.size() < 2) return given.stream().map(act).toList();
        AtomicReferenceArray<R> came = new AtomicReferenceArray<>(given.size());
        AtomicInteger next = new AtomicInteger();
        String trace = Trace.current();
        List<Future<List<Outcome>>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < Math.min(AT_A_TIME, given.size()); worker++) {
                workers.add(threads.submit(() -> work(given, act, came, next, trace)));
            }
        }
        RuntimeException failed = null;
        for (Future<List<Outcome>> worker : workers) {
            try {
                worker.get().forEach(Written::add);
            } catch (ExecutionException e) {
                if (failed == null) failed = thrown(e);
                else failed.addSuppressed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for what had ended", e);
            }
        }
        if (failed != null) throw failed;
        List<R> all = new ArrayList<>(given.size());
        for (int at = 0; at < given.size(); at++) all.add(came.get(at));
        return all;
    }

    /** The same for acts that are given as such; each waits until the disk has what it writes, all at the same time. */
    public static void run(List<Runnable> acts) {
        each(acts, act -> {
            act.run();
            return null;
        });
    }

    private static <T extends @Nullable Object, R extends @Nullable Object> List<Outcome> work(
            List<T> given,
            Function<T, R> act,
            AtomicReferenceArray<R> came,
            AtomicInteger next,
            @Nullable String trace) {
        Trace.begin(trace);
        Written.open();
        try {
            for (int at = next.getAndIncrement(); at < given.size(); at = next.getAndIncrement()) {
                came.set(at, act.apply(given.get(at)));
            }
            return Written.soFar();
        } catch (RuntimeException | Error e) {
            next.set(given.size());
            throw e;
        }
    }

    private static RuntimeException thrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) throw error;
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
}
