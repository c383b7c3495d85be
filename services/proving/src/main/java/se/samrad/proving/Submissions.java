package se.samrad.proving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;

/**
 * Submissions a second for 1, 8 and 32 clients, against a raw loop that does the same to the same mongod and the same Kafka:
 * insert the commit with majority and journal, publish in the background, mark in bulks. The clock runs until the last of a
 * round is published and marked, and no round begins before what the one before left in the background is done. A submission
 * comes through the web, the loop does not; so beside it the loop behind a bare web server, what it is made of, and what
 * receiving takes where nobody shows anything: the views share the processors with whoever receives.
 */
final class Submissions implements AutoCloseable {
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int ROUNDS = 5;
    private static final int SECONDS = 3;

    private final Place place;
    private final RawCommits raw;
    private final RawDoor rawDoor;
    private final Quiet quiet = new Quiet();

    private Submissions(Place place) throws Exception {
        this.place = place;
        this.raw = new RawCommits(place.raw());
        this.rawDoor = new RawDoor(place.raw(), raw);
    }

    static void run(Place place) throws Exception {
        try (Submissions submissions = new Submissions(place)) {
            submissions.run();
        }
    }

    private void run() throws Exception {
        System.out.println("## Submissions a second, goal: at least 0.6 of the raw loop");
        warm();
        System.out.println("received, published and shown in every view:");
        for (int clients : CLIENTS) compare(clients, this::submitted, "raw", this::looped);
        place.closeStatus();
        System.out.println("received and published, without the service that shows:");
        for (int clients : CLIENTS) compare(clients, this::submitted, "raw", this::looped);
        System.out.println("the same, to the raw loop behind a bare web server:");
        for (int clients : CLIENTS) compare(clients, this::submitted, "bare web", this::posted);
        System.out.println("the raw loop behind a bare web server, to the loop alone:");
        for (int clients : CLIENTS) compare(clients, this::posted, "raw", this::looped);
        System.out.println("the commands alone, behind the door of the service: decided, committed, published:");
        for (int clients : CLIENTS) compare(clients, this::committed, "raw", this::looped);
        System.out.println("what the raw loop is made of:");
        for (int clients : CLIENTS) parts(clients);
    }

    private void warm() throws Exception {
        Warm.up(place, () -> {
            quiet.published(place.commits("responses"));
            quiet.folded();
            round(8, this::posted);
        });
    }

    /** @param seconds until the last was published and marked */
    private record Round(Durations durations, double seconds) {
        double rate() {
            return durations.count() / seconds;
        }

        String told() {
            return String.format(Locale.ROOT, "%.0f/s, %s", rate(), durations.told());
        }
    }

    private void submitted(int number) throws Exception {
        place.responses().submit(Place.CONSULTATION, UUID.randomUUID().toString(), Warm.SAYS);
    }

    /** The same decision on a new stream, committed as every command is; nothing comes before it and nothing after. */
    private void committed(int number) {
        String sender = "p-" + UUID.randomUUID().toString().replace("-", "");
        ResponseReceived received = new ResponseReceived(
                Sender.PERSON,
                Channel.WEB,
                Arrival.at(Instant.now()),
                null,
                Position.SUPPORTS,
                List.of(),
                false,
                null,
                null,
                null,
                List.of(),
                "0".repeat(64));
        place.responsesCommands()
                .begin(
                        Responses.KIND,
                        new ResponseId(Place.CONSULTATION, sender).stream(),
                        Command.of(sender, null, sender),
                        response -> Act.decide(new Act.Receive(received), response));
    }

    private void looped(int number) {
        raw.commit();
    }

    private void posted(int number) throws Exception {
        rawDoor.door().submit(Place.CONSULTATION, UUID.randomUUID().toString(), Warm.SAYS);
    }

    private Round round(int clients, Crowd.Client client) throws Exception {
        long began = System.nanoTime();
        Durations durations = Crowd.during(clients, SECONDS, client);
        quiet.published(place.commits("responses"));
        quiet.published(raw.commits());
        Round round = new Round(durations, (System.nanoTime() - began) / 1e9);
        quiet.folded();
        return round;
    }

    private void compare(int clients, Crowd.Client ours, String name, Crowd.Client theirs) throws Exception {
        List<Double> ratios = new ArrayList<>();
        Round one;
        Round other;
        do {
            one = round(clients, ours);
            other = round(clients, theirs);
            ratios.add(one.rate() / other.rate());
        } while (ratios.size() < ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "%2d clients: ratio %s; %s; %s %s%n",
                clients,
                Durations.spread(ratios),
                one.told(),
                name,
                other.told());
    }

    private void parts(int clients) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%2d clients: insert alone %s; insert, send, mark one by one %s; the loop %s%n",
                clients,
                round(clients, number -> raw.insert()).told(),
                round(clients, number -> raw.commitByItself()).told(),
                round(clients, this::looped).told());
    }

    @Override
    public void close() throws LifecycleException {
        rawDoor.close();
        quiet.close();
        raw.close();
    }
}
