package se.samrad.proving;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Submissions a second for 1, 8 and 32 clients, against a raw loop that does the same to the same mongod and the same Kafka:
 * insert the commit with majority and journal, publish in the background, mark in bulks.
 */
final class Submissions {
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int ROUNDS = 5;
    private static final int SECONDS = 4;
    /** Submissions before anything is measured: until then the compiler takes most of the processors. */
    private static final int WARM = 4_000;

    private static final String SAYS = "{\"text\":\"Vi tillstyrker förslaget i huvudsak.\",\"position\":\"SUPPORTS\"}";

    private Submissions() {}

    static void run(Place place) throws Exception {
        System.out.println("## Submissions a second, goal: at least 0.6 of the raw loop");
        try (RawCommits raw = new RawCommits(place.raw())) {
            for (long warm = 0; warm < WARM; )
                warm += round(place, raw, 8).ours().count();
            for (int clients : CLIENTS) {
                List<Double> ratios = new ArrayList<>();
                Round last = new Round(new Durations(), new Durations());
                for (int i = 0; i < ROUNDS; i++) {
                    last = round(place, raw, clients);
                    ratios.add((double) last.ours.count() / last.raw.count());
                }
                System.out.printf(
                        Locale.ROOT,
                        "%2d clients: ratio %s; ours %d/s, %s; raw %d/s, %s%n",
                        clients,
                        Durations.spread(ratios),
                        last.ours.count() / SECONDS,
                        last.ours.told(),
                        last.raw.count() / SECONDS,
                        last.raw.told());
            }
        }
    }

    private record Round(Durations ours, Durations raw) {}

    private static Round round(Place place, RawCommits raw, int clients) throws Exception {
        Durations ours = Crowd.during(
                clients,
                SECONDS,
                number -> place.responses()
                        .submit(Place.CONSULTATION, UUID.randomUUID().toString(), SAYS));
        Durations theirs = Crowd.during(clients, SECONDS, number -> raw.commit());
        return new Round(ours, theirs);
    }
}
