package se.samrad.portal.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says how long an answer may be kept: pages are asked for again each time (and are then often unchanged), what is somebody's own
 * is never stored. Static files say for themselves.
 */
final class CacheRules extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        boolean own = request.getSession(false) != null
                || path.startsWith("/arbetsyta")
                || path.startsWith("/kvittens/")
                || path.startsWith("/prenumerera/")
                || path.matches("/remisser/[^/]+/svar(/(granska|utkast).*)?");
        response.setHeader("Cache-Control", own ? "no-store" : "no-cache");
        chain.doFilter(request, response);
    }
}
