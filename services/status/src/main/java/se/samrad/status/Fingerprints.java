package se.samrad.status;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives every answer that shows views an {@code ETag} of its bytes, and 304 to whoever has them already. What is derived by
 * the clock changes without any event, so the tag is made of what was derived.
 */
final class Fingerprints extends ShallowEtagHeaderFilter {
    private static final String STAFF = "/api/staff/";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean staff = request.getRequestURI().startsWith(STAFF);
        response.setHeader(HttpHeaders.CACHE_CONTROL, staff ? "private, no-cache" : "no-cache");
        super.doFilterInternal(request, response, chain);
    }
}
