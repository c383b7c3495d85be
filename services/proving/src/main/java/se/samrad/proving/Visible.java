package se.samrad.proving;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * From a receipt to the public numbers that hold the answer, as a client sees it that brings the position of its receipt;
 * beside it, in turns, how long one bare record takes through the same Kafka. Idle first, then while others submit at about
 * seven tenths of what the machine takes and shows.
 */
final class Visible {
    private static final int SAMPLES = 200;
    private static final int WARM = 100;
    private static final int LOADING_CLIENTS = 8;
    private static final long IDLE_MILLIS = 400;
    private static final int CAPACITY_SECONDS = 10;
    private static final double LOAD = 0.7;
    static final String TALLY = "/api/public/consultations/" + Place.CONSULTATION + "/tally";
    private static final String SAYS = "{\"text\":\"Exempel: ett svar.\",\"position\":\"SUPPORTS\"}";

    private Visible() {}

    static void run(Place place) throws Exception {
        System.out.println("## From receipt to visible, goal: idle p50 30 ms and p99 150 ms, under load p99 500 ms");
        int capacity;
        try (Quiet quiet = new Quiet()) {
            Warm.up(place, () -> {});
            quiet.published(place.commits("responses"));
            quiet.folded();
            // Before there is a bare consumer: it reads only when it is asked to, and would seem to be behind.
            capacity = capacity(place, quiet);
        }
        try (Bare bare = new Bare()) {
            sample(place, bare, WARM, 0);
            tell("idle", sample(place, bare, SAMPLES, IDLE_MILLIS));
            Stations.run(place);
            AtomicBoolean going = new AtomicBoolean(true);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> load = threads.submit(() -> {
                    press(place, capacity * LOAD, going, threads);
                    return null;
                });
                try {
                    tell(
                            String.format(Locale.ROOT, "%.0f a second of %d", capacity * LOAD, capacity),
                            sample(place, bare, SAMPLES, 0));
                } finally {
                    going.set(false);
                    load.get();
                }
            }
        }
    }

    /**
     * How many a second are received and shown, counted until the last of them is in every view: more than that are taken for a
     * while, and then the views fall behind for as long as it goes on.
     */
    private static int capacity(Place place, Quiet quiet) throws Exception {
        long began = System.nanoTime();
        int count = Crowd.during(LOADING_CLIENTS, CAPACITY_SECONDS, number -> submit(place))
                .count();
        double taken = seconds(began);
        quiet.published(place.commits("responses"));
        quiet.folded();
        double shown = seconds(began);
        System.out.printf(Locale.ROOT, "taken %.0f a second, taken and shown %.0f%n", count / taken, count / shown);
        return (int) (count / shown);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private record Samples(Durations ours, Durations bare) {}

    private static void tell(String load, Samples samples) {
        System.out.printf(
                Locale.ROOT,
                "%s: visible %s; a bare record %s; %d samples, load %.1f%n",
                load,
                samples.ours.told(),
                samples.bare.told(),
                samples.ours.count(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** @param pauseMillis before each sample: who follows at once upon another waits until the next recount may begin */
    private static Samples sample(Place place, Bare bare, int count, long pauseMillis) throws Exception {
        Samples samples = new Samples(new Durations(), new Durations());
        for (int i = 0; i < count; i++) {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            String position = submit(place);
            samples.ours.measure(() -> place.status().read(TALLY, position));
            samples.bare.measure(bare::round);
        }
        return samples;
    }

    static String submit(Place place) throws Exception {
        return place.responses().submit(Place.CONSULTATION, UUID.randomUUID().toString(), SAYS);
    }

    /** Submits so many a second, whether or not those before have been taken. */
    private static void press(Place place, double aSecond, AtomicBoolean going, ExecutorService threads)
            throws InterruptedException {
        long pauseNanos = (long) (TimeUnit.SECONDS.toNanos(1) / aSecond);
        while (going.get()) {
            var unused = threads.submit(() -> submit(place));
            TimeUnit.NANOSECONDS.sleep(pauseNanos);
        }
    }
}
