package se.samrad.responses.receiving;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Writes that each wait until the disk has them, waiting at the same time. */
final class Together {
    private Together() {}

    /**
     * Returns when every one of them is done.
     *
     * @throws RuntimeException what one of them threw
     */
    static void write(List<Runnable> writes) {
        CompletableFuture<?>[] begun = writes.stream()
                .map(write -> CompletableFuture.runAsync(write, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(begun).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw e;
        }
    }
}
