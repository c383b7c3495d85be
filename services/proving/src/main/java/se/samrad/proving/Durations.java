package se.samrad.proving;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each of many things took. Thread-safe. */
final class Durations {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    /** Something that is measured. */
    interface Act {
        void run() throws Exception;
    }

    void measure(Act act) throws Exception {
        long began = System.nanoTime();
        act.run();
        nanos.add(System.nanoTime() - began);
    }

    void add(Duration duration) {
        nanos.add(duration.toNanos());
    }

    int count() {
        return nanos.size();
    }

    /** In milliseconds; of nothing, 0. */
    double percentile(double percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) return 0;
        int at = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, at)] / 1e6;
    }

    String told() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", percentile(50), percentile(99));
    }

    /** Middle, lowest and highest of some ratios. */
    static String spread(Collection<Double> ratios) {
        double[] sorted =
                ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f–%.2f of %d rounds)",
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1],
                Arrays.stream(sorted).count());
    }
}
