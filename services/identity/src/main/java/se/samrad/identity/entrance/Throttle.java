package se.samrad.identity.entrance;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * How often one may try from one place. Every limit has the place in its key, also those on an account or an address:
 * whoever tries somebody else's account uses up the tries of their own place and never locks the owner out. What succeeds
 * is given back, so an office behind one address is not slowed by its own logins. Per instance, in bounded memory.
 */
@Component
public class Throttle {
    private static final int KEYS_MAX = 20_000;
    private static final int NETWORK_BYTES = 8;

    /** What is limited. */
    public enum Act {
        PASSWORD_FOR_ACCOUNT(10, Duration.ofMinutes(5)),
        PASSWORD(100, Duration.ofMinutes(5)),
        CODE_FOR_ADDRESS(6, Duration.ofMinutes(10)),
        CODE(60, Duration.ofMinutes(10)),
        CODE_TRY(120, Duration.ofMinutes(10));

        private final Bandwidth limit;

        Act(int times, Duration period) {
            this.limit = Bandwidth.builder()
                    .capacity(times)
                    .refillGreedy(times, period)
                    .build();
        }
    }

    private record Key(Act act, String place, String about) {}

    private final Lock lock = new ReentrantLock();
    private final Map<Key, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
            return size() > KEYS_MAX;
        }
    };

    /** Counts one try; answers how long to wait if it is one too many. */
    public Optional<Duration> refusal(Act act, HttpServletRequest request, String about) {
        var probe = bucket(act, request, about).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** What succeeded does not count. */
    public void giveBack(Act act, HttpServletRequest request, String about) {
        bucket(act, request, about).addTokens(1);
    }

    private Bucket bucket(Act act, HttpServletRequest request, String about) {
        var key = new Key(act, place(request.getRemoteAddr()), about);
        lock.lock();
        try {
            return buckets.computeIfAbsent(
                    key, k -> Bucket.builder().addLimit(k.act().limit).build());
        } finally {
            lock.unlock();
        }
    }

    /** One subscriber has a whole network of IPv6 addresses to choose from, so that is one place. */
    static String place(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
