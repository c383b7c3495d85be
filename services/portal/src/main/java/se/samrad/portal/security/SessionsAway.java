package se.samrad.portal.security;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says 503 when the store of the sessions is away. The page that says so is made without the session, which would be asked for
 * in vain once more; the cookie stays, and who was signed in still is when the store is back.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class SessionsAway extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionsAway.class);
    /** Also for the layout, which then offers nobody to sign in: whoever reads may well have. */
    private static final String AWAY = "sessionsAway";

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request.getAttribute(AWAY) == null ? request : new WithoutSession(request), response);
        } catch (MongoException failure) {
            refuse(request, response, failure);
        } catch (ServletException failure) {
            if (!(failure.getRootCause() instanceof MongoException)) throw failure;
            refuse(request, response, failure);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        LOG.warn("the store of sessions did not answer: {}", failure.toString());
        request.setAttribute(AWAY, true);
        if (!response.isCommitted()) response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static final class WithoutSession extends HttpServletRequestWrapper {
        WithoutSession(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie[] getCookies() {
            Cookie[] all = super.getCookies();
            return all == null
                    ? new Cookie[0]
                    : Arrays.stream(all)
                            .filter(each -> !each.getName().equals(SessionConfiguration.COOKIE))
                            .toArray(Cookie[]::new);
        }
    }
}
