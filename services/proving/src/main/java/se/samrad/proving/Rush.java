package se.samrad.proving;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.json.JsonMapper;

/** The last ten minutes before midnight, ten times faster: 600 bodies send three files each and a response that names them. */
final class Rush {
    private static final int BODIES = 600;
    private static final int FILES = 3;
    private static final long FILE_BYTES = 300_000;
    private static final int SECONDS = 60;
    private static final long SEED = 2359;
    private static final JsonMapper JSON = new JsonMapper();

    private Rush() {}

    static void run(Place place) throws Exception {
        System.out.println("## 600 bodies with three files each in the last ten minutes, ten times faster");
        place.invite(BODIES);
        Random random = new Random(SEED);
        Durations files = new Durations();
        Durations answers = new Durations();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < BODIES; i++) {
                int number = i;
                // More and more as midnight comes: half of them in the last quarter.
                long at = (long) (Math.pow(random.nextDouble(), 0.4) * SECONDS * 1_000);
                all.add(threads.submit(() -> {
                    TimeUnit.MILLISECONDS.sleep(at);
                    send(place, number, files, answers);
                    return null;
                }));
            }
            for (Future<?> each : all) each.get();
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d received with %d files in %.0f s, offered in %d s; a file %s; a response %s%n",
                answers.count(),
                BODIES,
                files.count(),
                (System.nanoTime() - began) / 1e9,
                SECONDS,
                files.told(),
                answers.told());
    }

    private static void send(Place place, int number, Durations files, Durations answers) throws Exception {
        String body = "exempelby-" + number;
        String token = Bench.bearer("body:" + body);
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Written content = new Written(UUID.randomUUID().toString(), FILE_BYTES);
            String name = "bilaga-" + i + ".txt";
            files.measure(() -> hashes.add(JSON.readTree(place.responses().upload(token, name, content))
                    .at("/sha256")
                    .asString()));
        }
        String says = JSON.writeValueAsString(java.util.Map.of("text", "Se bilagorna.", "files", hashes));
        answers.measure(() -> place.responses()
                .json("PUT", "/api/consultations/" + Place.CONSULTATION + "/responses/" + body, token, says));
    }
}
