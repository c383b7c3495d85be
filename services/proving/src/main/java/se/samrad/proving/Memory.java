package se.samrad.proving;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import se.samrad.eventing.bench.Bench;

/** Memory under twenty uploads at once: the most that is left on the heap after a collection, for small and for large files. */
final class Memory {
    private static final long PAUSE_MILLIS = 200;
    private static final int AT_ONCE = 20;
    private static final List<Long> FILE_BYTES = List.of(1_000_000L, 10_000_000L, 50_000_000L);

    private Memory() {}

    static void run(Place place) throws Exception {
        System.out.println("## Memory under 20 uploads at once, goal: not growing with the size of the files");
        for (long bytes : FILE_BYTES) {
            System.gc();
            long before = used();
            try (Watch watch = new Watch(PAUSE_MILLIS)) {
                Crowd.together(
                        AT_ONCE,
                        number -> place.responses()
                                .upload(
                                        Bench.bearer("body:exempelby-" + number),
                                        "yttrande.txt",
                                        new Written(UUID.randomUUID().toString(), bytes)));
                System.out.printf(
                        Locale.ROOT,
                        "%d files of %d MB: at most %.0f MB on the heap after a collection, %.0f MB before they came%n",
                        AT_ONCE,
                        bytes / 1_000_000,
                        watch.most() / 1e6,
                        before / 1e6);
            }
        }
    }

    private static long used() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    /** Collects and looks, over and over, until asked. */
    static final class Watch implements AutoCloseable {
        private volatile long most;
        private final Thread thread;

        Watch(long pauseMillis) {
            this.thread = Thread.ofPlatform().name("memory").start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        System.gc();
                        most = Math.max(most, used());
                        Thread.sleep(pauseMillis);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        /** Looks once more, so that what ended soon was looked at. */
        long most() {
            System.gc();
            return Math.max(most, used());
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
