package se.samrad.proving;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import se.samrad.eventing.bench.Bench;

/**
 * From the moment when a body sends its answer through one instance until the open pages of that one, and those of another,
 * have heard of it. Beside it, in turns, how long one bare record takes through the same Kafka.
 */
final class Live {
    private static final int PAGES = 100;
    private static final int WARM = 5;
    private static final int ANSWERS = 30;
    private static final Duration HEARD_MAX = Duration.ofSeconds(30);
    /** A change is told at most once a second; and answers do not come in step with who looks for them. */
    private static final long PAUSE_MILLIS_MIN = 1_200;

    private static final long PAUSE_MILLIS_MAX = 2_200;
    private static final String LINE = "/remisser/" + Place.CONSULTATION + "/laget/strom";
    private static final String SAYS = "{\"text\":\"Exempel: ett svar.\",\"position\":\"SUPPORTS\"}";

    /** The open pages of one instance, and when each first heard of each number of answers. */
    private record Pages(Place.Instance instance, List<Map<Integer, Long>> heard) {
        static Pages open(Place.Instance instance, int bodies) {
            Pages pages = new Pages(instance, new ArrayList<>());
            for (int i = 0; i < PAGES; i++) {
                Map<Integer, Long> page = new ConcurrentHashMap<>();
                pages.heard.add(page);
                var unused = instance.portal().listen(LINE, said -> {
                    long now = System.nanoTime();
                    String plain = said.replace('\u00a0', ' ');
                    for (int answered = 0; answered <= bodies; answered++) {
                        if (plain.contains("\"heading\":\"" + answered + " av " + bodies + " ")) {
                            page.putIfAbsent(answered, now);
                        }
                    }
                });
            }
            return pages;
        }

        boolean know(int answered) {
            return heard.stream().allMatch(page -> page.containsKey(answered));
        }

        void add(int answered, long since, Durations each, Durations last) {
            long latest = since;
            for (Map<Integer, Long> page : heard) {
                long at = page.getOrDefault(answered, since);
                each.add(Duration.ofNanos(at - since));
                latest = Math.max(latest, at);
            }
            last.add(Duration.ofNanos(latest - since));
        }
    }

    private Live() {}

    static void run(Place place) throws Exception {
        System.out.println("## From an answer to the open pages of two instances, goal: within a second");
        int bodies = WARM + ANSWERS;
        place.invite(bodies);
        List<Pages> both = List.of(Pages.open(place.first(), bodies), Pages.open(place.another(), bodies));
        Awaitility.await().atMost(HEARD_MAX).until(() -> both.stream().allMatch(pages -> pages.know(0)));
        List<Durations> each = List.of(new Durations(), new Durations());
        List<Durations> last = List.of(new Durations(), new Durations());
        try (Bare bare = new Bare()) {
            Durations records = new Durations();
            for (int answered = 1; answered <= bodies; answered++) {
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX));
                if (answered > WARM) records.measure(bare::round);
                String body = "exempelby-" + (answered - 1);
                long since = System.nanoTime();
                both.getFirst()
                        .instance()
                        .portal()
                        .json(
                                "PUT",
                                "/api/consultations/" + Place.CONSULTATION + "/responses/" + body,
                                Bench.bearer("body:" + body),
                                SAYS);
                int now = answered;
                Awaitility.await().atMost(HEARD_MAX).until(() -> both.stream().allMatch(pages -> pages.know(now)));
                if (answered <= WARM) continue;
                for (int at = 0; at < both.size(); at++) both.get(at).add(answered, since, each.get(at), last.get(at));
            }
            for (int at = 0; at < both.size(); at++) {
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d pages, %d answers: each page %s; the last page %s%n",
                        at == 0 ? "the instance that was answered through" : "the other instance",
                        PAGES,
                        ANSWERS,
                        each.get(at).told(),
                        last.get(at).told());
            }
            System.out.printf(
                    Locale.ROOT,
                    "a bare record %s; load %.1f%n",
                    records.told(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }
}
