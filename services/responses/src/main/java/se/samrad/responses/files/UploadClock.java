package se.samrad.responses.files;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.contracts.UploadBegun;

/** Notes when an upload began, before a byte of the file has been read; where the portal has said when, that is it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadClock extends OncePerRequestFilter {
    private static final String BEGUN = UploadClock.class.getName();

    private final Clock clock;
    private final String secret;

    UploadClock(Clock clock, @Value("${samrad.service-token}") String secret) {
        this.clock = clock;
        this.secret = secret;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals("/api/files") && !path.startsWith(PartialUploadsController.PATH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant now = clock.instant();
        String told = request.getHeader(UploadBegun.HEADER);
        Optional<Instant> begun = told == null ? Optional.empty() : UploadBegun.read(told, secret, now);
        request.setAttribute(BEGUN, begun.orElse(now));
        chain.doFilter(request, response);
    }

    static Instant begun(HttpServletRequest request) {
        if (request.getAttribute(BEGUN) instanceof Instant begun) return begun;
        throw new IllegalStateException("no upload");
    }
}
