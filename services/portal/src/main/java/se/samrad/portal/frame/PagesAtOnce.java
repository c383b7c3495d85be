package se.samrad.portal.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.portal.gateway.Routes;

/**
 * Makes a few pages at a time and lets the others wait their turn: each holds what the services told of it until it is drawn, and
 * a thousand readers at the same moment would fill the memory. Nobody is turned away for who they are; who has waited too long is
 * asked to come again. Only what is read is counted: what somebody sends is received. A page is written to its reader after its
 * turn, so that slow lines hold up nobody.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
public final class PagesAtOnce extends OncePerRequestFilter {
    private static final int AT_ONCE_MAX = 48;
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);

    private final Semaphore places;
    private final Duration waitMax;

    @Autowired
    PagesAtOnce() {
        this(AT_ONCE_MAX, WAIT_MAX);
    }

    /** @param waitMax for one's turn */
    public PagesAtOnce(int atOnceMax, Duration waitMax) {
        this.places = new Semaphore(atOnceMax, true);
        this.waitMax = waitMax;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return !reads || Routes.isMachinePath(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!mayBegin()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private boolean mayBegin() {
        try {
            return places.tryAcquire(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
