package se.samrad.proving;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that do the same at the same time. */
final class Crowd {
    private Crowd() {}

    /** What one client does in its turn, given its number. */
    interface Client {
        void run(int number) throws Exception;
    }

    /** Returns when all are done; what fails for one fails for all. */
    static void together(int clients, Client client) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    client.run(number);
                    return null;
                }));
            }
            for (Future<?> each : all) wait(each);
        }
    }

    private static void wait(Future<?> one) throws InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Over and over for some seconds; how long each took. */
    static Durations during(int clients, int seconds, Client client) throws Exception {
        Durations durations = new Durations();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        together(clients, number -> {
            while (System.nanoTime() < end) durations.measure(() -> client.run(number));
        });
        return durations;
    }
}
