package se.samrad.proving;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * From a receipt to the public numbers that hold the answer, as a client sees it that brings the position of its receipt;
 * beside it, in turns, how long one bare record takes through the same Kafka. Idle first, then while others submit at about
 * seven tenths of what the machine takes and shows: to many consultations of which the one that is watched is one, and all to it
 * alone, whose numbers then take longer to count with every answer.
 */
final class Visible {
    private static final int SAMPLES = 200;
    private static final int WARM = 100;
    private static final int LOADING_CLIENTS = 8;
    private static final long IDLE_MILLIS = 400;
    private static final int CAPACITY_SECONDS = 10;
    private static final double LOAD = 0.7;
    private static final List<String> MANY =
            IntStream.range(0, 20).mapToObj(n -> "exempel-last-" + n).toList();
    private static final String ALONE = "exempel-last-ensam";
    private static final String SAYS = "{\"text\":\"Exempel: ett svar.\",\"position\":\"SUPPORTS\"}";

    private Visible() {}

    static void run(Place place) throws Exception {
        System.out.println("## From receipt to visible, goal: idle p50 30 ms and p99 150 ms, under load p99 500 ms");
        for (String consultation : MANY) place.openConsultation(consultation);
        place.openConsultation(ALONE);
        int capacity;
        try (Quiet quiet = new Quiet()) {
            Warm.up(place, () -> {});
            quiet.published(place.commits("responses"));
            quiet.folded();
            // Before there is a bare consumer: it reads only when it is asked to, and would seem to be behind.
            capacity = capacity(place, quiet);
        }
        try (Bare bare = new Bare()) {
            sample(place, bare, Place.CONSULTATION, WARM, 0);
            tell("idle", sample(place, bare, Place.CONSULTATION, SAMPLES, IDLE_MILLIS));
            Stations.run(place);
            underLoad(place, bare, capacity, MANY);
            underLoad(place, bare, capacity, List.of(ALONE));
        }
    }

    private static void underLoad(Place place, Bare bare, int capacity, List<String> consultations) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger sent = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> load = threads.submit(() -> {
                press(place, consultations, capacity * LOAD, sent, going, threads);
                return null;
            });
            try {
                Samples samples = sample(place, bare, consultations.getFirst(), SAMPLES, 0);
                tell(
                        String.format(
                                Locale.ROOT,
                                "%.0f a second of %d to %d consultations, %d answers to each at the end",
                                capacity * LOAD,
                                capacity,
                                consultations.size(),
                                sent.get() / consultations.size()),
                        samples);
            } finally {
                going.set(false);
                load.get();
            }
        }
    }

    /**
     * How many a second are received and shown, counted until the last of them is in every view: more than that are taken for a
     * while, and then the views fall behind for as long as it goes on.
     */
    private static int capacity(Place place, Quiet quiet) throws Exception {
        long began = System.nanoTime();
        int count = Crowd.during(
                        LOADING_CLIENTS, CAPACITY_SECONDS, number -> submit(place, MANY.get(number % MANY.size())))
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
    private static Samples sample(Place place, Bare bare, String consultation, int count, long pauseMillis)
            throws Exception {
        Samples samples = new Samples(new Durations(), new Durations());
        for (int i = 0; i < count; i++) {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            String position = submit(place, consultation);
            samples.ours.measure(() -> place.status().read(tally(consultation), position));
            samples.bare.measure(bare::round);
        }
        return samples;
    }

    static String tally(String consultation) {
        return "/api/public/consultations/" + consultation + "/tally";
    }

    static String submit(Place place, String consultation) throws Exception {
        return place.responses().submit(consultation, UUID.randomUUID().toString(), SAYS);
    }

    /** Submits so many a second, to each in turn, whether or not those before have been taken. */
    private static void press(
            Place place,
            List<String> consultations,
            double aSecond,
            AtomicInteger sent,
            AtomicBoolean going,
            ExecutorService threads)
            throws InterruptedException {
        long pauseNanos = (long) (TimeUnit.SECONDS.toNanos(1) / aSecond);
        while (going.get()) {
            String next = consultations.get(sent.getAndIncrement() % consultations.size());
            var unused = threads.submit(() -> submit(place, next));
            TimeUnit.NANOSECONDS.sleep(pauseNanos);
        }
    }
}
