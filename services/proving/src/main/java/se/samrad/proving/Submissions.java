package se.samrad.proving;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * Submissions a second for 1, 8 and 32 clients, against a raw loop that does the same to the same mongod and the same Kafka:
 * insert the commit with majority and journal, publish in the background, mark in bulks. Beside it what the loop is made of, and
 * what receiving takes where nobody shows anything: the views share the processors with whoever receives.
 */
final class Submissions {
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int ROUNDS = 5;
    private static final int SECONDS = 3;
    /** Until the compiler takes less of a processor than this for some rounds, it is the compiler that is measured. */
    private static final double COMPILING_MAX = 0.1;

    private static final int QUIET_ROUNDS = 3;
    private static final int WARM_ROUNDS_MAX = 60;
    private static final String WARM = Place.CONSULTATION + "-varm";
    private static final String SAYS = "{\"text\":\"Vi tillstyrker förslaget i huvudsak.\",\"position\":\"SUPPORTS\"}";

    private Submissions() {}

    static void run(Place place) throws Exception {
        place.openConsultation(WARM);
        try (RawCommits raw = new RawCommits(place.raw())) {
            System.out.println("## Submissions a second, goal: at least 0.6 of the raw loop");
            warm(place, raw);
            System.out.println("received, published and shown in every view:");
            for (int clients : CLIENTS) compare(place, raw, clients);
            place.closeStatus();
            System.out.println("received and published, without the service that shows:");
            for (int clients : CLIENTS) compare(place, raw, clients);
            System.out.println("what the raw loop is made of:");
            for (int clients : CLIENTS) parts(raw, clients);
        }
    }

    private static void warm(Place place, RawCommits raw) throws Exception {
        var compiler = Objects.requireNonNull(ManagementFactory.getCompilationMXBean());
        long count = 0;
        int quiet = 0;
        double compiling = 1;
        for (int round = 0; round < WARM_ROUNDS_MAX && quiet < QUIET_ROUNDS; round++) {
            long before = compiler.getTotalCompilationTime();
            count += ours(place, WARM, 8).count();
            compiling = (compiler.getTotalCompilationTime() - before) / (SECONDS * 1000.0);
            quiet = compiling < COMPILING_MAX ? quiet + 1 : 0;
            raw(raw::commit, 8);
        }
        System.out.printf(
                Locale.ROOT, "warm after %d submissions; the compiler takes %.2f of a processor%n", count, compiling);
    }

    private static Durations ours(Place place, String consultation, int clients) throws Exception {
        return Crowd.during(
                clients,
                SECONDS,
                number ->
                        place.responses().submit(consultation, UUID.randomUUID().toString(), SAYS));
    }

    private static Durations raw(Durations.Act act, int clients) throws Exception {
        return Crowd.during(clients, SECONDS, number -> act.run());
    }

    private static void compare(Place place, RawCommits raw, int clients) throws Exception {
        List<Double> ratios = new ArrayList<>();
        Durations ours = new Durations();
        Durations theirs = new Durations();
        for (int i = 0; i < ROUNDS; i++) {
            ours = ours(place, Place.CONSULTATION, clients);
            theirs = raw(raw::commit, clients);
            ratios.add((double) ours.count() / theirs.count());
        }
        System.out.printf(
                Locale.ROOT,
                "%2d clients: ratio %s; ours %s; raw %s%n",
                clients,
                Durations.spread(ratios),
                told(ours),
                told(theirs));
    }

    private static void parts(RawCommits raw, int clients) throws Exception {
        Durations alone = raw(raw::insert, clients);
        Durations each = raw(raw::commitByItself, clients);
        Durations loop = raw(raw::commit, clients);
        System.out.printf(
                Locale.ROOT,
                "%2d clients: insert alone %s; insert, send, mark one by one %s; the loop %s%n",
                clients,
                told(alone),
                told(each),
                told(loop));
    }

    private static String told(Durations durations) {
        return durations.count() / SECONDS + "/s, " + durations.told();
    }
}
