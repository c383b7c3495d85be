package se.samrad.proving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
 * round is published and marked, and no round begins before what the one before left in the background is done. Beside it what
 * the loop is made of, and what receiving takes where nobody shows anything: the views share the processors with whoever
 * receives.
 */
final class Submissions implements AutoCloseable {
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int ROUNDS = 5;
    private static final int SECONDS = 3;

    private final Place place;
    private final RawCommits raw;
    private final Quiet quiet = new Quiet();

    private Submissions(Place place) {
        this.place = place;
        this.raw = new RawCommits(place.raw());
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
        for (int clients : CLIENTS) compare(clients, this::submitted);
        place.closeStatus();
        System.out.println("received and published, without the service that shows:");
        for (int clients : CLIENTS) compare(clients, this::submitted);
        System.out.println("the commands alone, behind the door of the service: decided, committed, published:");
        for (int clients : CLIENTS) compare(clients, this::committed);
        System.out.println("what the raw loop is made of:");
        for (int clients : CLIENTS) parts(clients);
    }

    private void warm() throws Exception {
        Warm.up(place, () -> {
            quiet.published(place.commits("responses"));
            quiet.folded();
            raw(raw::commit, 8);
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

    private Round ours(int clients, Crowd.Client client) throws Exception {
        Round round = round(clients, client, () -> quiet.published(place.commits("responses")));
        quiet.folded();
        return round;
    }

    private Round raw(Durations.Act act, int clients) throws Exception {
        return round(clients, number -> act.run(), () -> quiet.published(raw.commits()));
    }

    private static Round round(int clients, Crowd.Client client, Runnable published) throws Exception {
        long began = System.nanoTime();
        Durations durations = Crowd.during(clients, SECONDS, client);
        published.run();
        return new Round(durations, (System.nanoTime() - began) / 1e9);
    }

    private void compare(int clients, Crowd.Client client) throws Exception {
        List<Double> ratios = new ArrayList<>();
        Round ours;
        Round theirs;
        do {
            ours = ours(clients, client);
            theirs = raw(raw::commit, clients);
            ratios.add(ours.rate() / theirs.rate());
        } while (ratios.size() < ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "%2d clients: ratio %s; ours %s; raw %s%n",
                clients,
                Durations.spread(ratios),
                ours.told(),
                theirs.told());
    }

    private void parts(int clients) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%2d clients: insert alone %s; insert, send, mark one by one %s; the loop %s%n",
                clients,
                raw(raw::insert, clients).told(),
                raw(raw::commitByItself, clients).told(),
                raw(raw::commit, clients).told());
    }

    @Override
    public void close() {
        quiet.close();
        raw.close();
    }
}
