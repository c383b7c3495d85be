package se.samrad.proving;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Submissions to a consultation of their own, until what is measured after them is not the compiler. */
final class Warm {
    static final String SAYS = "{\"text\":\"Vi tillstyrker förslaget i huvudsak.\",\"position\":\"SUPPORTS\"}";

    private static final String CONSULTATION = Place.CONSULTATION + "-varm";
    private static final int CLIENTS = 8;
    private static final int SECONDS = 3;
    /** Of a processor, for some rounds after each other. */
    private static final double COMPILING_MAX = 0.1;

    private static final int QUIET_ROUNDS = 3;
    private static final int ROUNDS_MAX = 60;

    private Warm() {}

    /** @param between done after each round: what else there is to warm */
    static void up(Place place, Durations.Act between) throws Exception {
        place.openConsultation(CONSULTATION);
        var compiler = Objects.requireNonNull(ManagementFactory.getCompilationMXBean());
        long count = 0;
        int quiet = 0;
        double compiling = 1;
        for (int round = 0; round < ROUNDS_MAX && quiet < QUIET_ROUNDS; round++) {
            long before = compiler.getTotalCompilationTime();
            count += Crowd.during(
                            CLIENTS,
                            SECONDS,
                            number -> place.responses()
                                    .submit(CONSULTATION, UUID.randomUUID().toString(), SAYS))
                    .count();
            compiling = (compiler.getTotalCompilationTime() - before) / (SECONDS * 1000.0);
            quiet = compiling < COMPILING_MAX ? quiet + 1 : 0;
            between.run();
        }
        System.out.printf(
                Locale.ROOT, "warm after %d submissions; the compiler takes %.2f of a processor%n", count, compiling);
    }
}
