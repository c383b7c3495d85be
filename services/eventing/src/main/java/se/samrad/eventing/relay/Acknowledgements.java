package se.samrad.eventing.relay;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.relay.EventLog.Sent;
import se.samrad.eventing.views.PositionToken.Offset;

/** Where the commits of this instance went in the topics, for as long as somebody may ask. Thread-safe. */
public final class Acknowledgements {
    private static final long WAIT_SECONDS_MAX = 2;
    private static final int REMEMBERED_MAX = 10_000;

    private final RelayLoop relay;
    private final Map<String, CompletableFuture<List<Sent>>> sent = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<List<Sent>>> eldest) {
            return size() > REMEMBERED_MAX;
        }
    });

    public Acknowledgements(RelayLoop relay) {
        this.relay = relay;
    }

    /** Hands a new commit to the relay. */
    public void committed(Commit commit) {
        sent.put(commit.stream() + "@" + commit.last(), relay.publish(commit));
    }

    /** The last place in each partition; empty when one is not known within two seconds. */
    public Optional<List<Offset>> lastPlaces(List<Outcome> written) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
        Map<String, Offset> last = new HashMap<>();
        for (Outcome outcome : written) {
            CompletableFuture<List<Sent>> places = sent.get(outcome.stream() + "@" + outcome.version());
            if (places == null) return Optional.empty();
            try {
                for (Sent place : places.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    last.merge(
                            place.topic() + "-" + place.partition(),
                            new Offset(place.topic(), place.partition(), place.offset()),
                            (one, other) -> one.offset() > other.offset() ? one : other);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException | TimeoutException e) {
                return Optional.empty(); // the log is away: what was written stands all the same
            }
        }
        return Optional.of(List.copyOf(last.values()));
    }
}
