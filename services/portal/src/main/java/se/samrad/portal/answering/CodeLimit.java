package se.samrad.portal.answering;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.gateway.Problems;

/**
 * How often codes for answers may be asked for and tried, and letters of confirmation be asked for, from one place, by page and by
 * program. The limit is the place's and never the answer's: whoever has somebody's link uses up the tries of their own place. Per
 * instance, in bounded memory.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 11)
class CodeLimit extends OncePerRequestFilter {
    static final int TIMES_MAX = 120;
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final String WHY = "many-codes";
    private static final int PLACES_MAX = 20_000;
    private static final int NETWORK_BYTES = 8;
    private static final Pattern PAGE = Pattern.compile("(/en)?/kvittens/[^/]+/kod");
    /** What writes to an address that somebody only typed counts as much as several codes. */
    static final int LETTER_COUNTS = 4;

    private static final Pattern LETTER = Pattern.compile("(/en)?/prenumerera/(tema|remiss)/[^/]+|/api/subscriptions");
    private static final Pattern PROGRAM = Pattern.compile("/api/receipts/[^/]+/(codes|pass)");

    private record Used(long period, int times) {}

    private final Lock lock = new ReentrantLock();
    private final Map<String, Used> places = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
            return size() > PLACES_MAX;
        }
    };
    private final Problems problems;
    private final Clock clock;

    CodeLimit(Problems problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean asks = PAGE.matcher(path).matches()
                || PROGRAM.matcher(path).matches()
                || LETTER.matcher(path).matches();
        return !asks || !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long now = clock.instant().getEpochSecond();
        int counts = LETTER.matcher(request.getRequestURI()).matches() ? LETTER_COUNTS : 1;
        if (take(place(request.getRemoteAddr()), Math.floorDiv(now, PERIOD.toSeconds()), counts)) {
            chain.doFilter(request, response);
            return;
        }
        long wait = PERIOD.toSeconds() - Math.floorMod(now, PERIOD.toSeconds());
        response.setHeader("Retry-After", String.valueOf(wait));
        if (request.getRequestURI().startsWith("/api/")) {
            problems.write(request, response, 429, WHY);
            return;
        }
        request.setAttribute(Trouble.WHY, WHY);
        response.sendError(429);
    }

    private boolean take(String place, long period, int counts) {
        lock.lock();
        try {
            Used used = places.get(place);
            int before = used == null || used.period() != period ? 0 : used.times();
            if (before + counts > TIMES_MAX) return false;
            places.put(place, new Used(period, before + counts));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** One subscriber has a whole network of IPv6 addresses to choose from, so that is one place. */
    static String place(String address) {
        if (address.indexOf(':') < 0) return address;
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
