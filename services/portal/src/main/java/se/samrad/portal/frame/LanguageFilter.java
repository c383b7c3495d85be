package se.samrad.portal.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.portal.PortalSettings;
import se.samrad.portal.wording.Language;
import se.samrad.portal.wording.Wording;

/**
 * Serves the English pages from the same controllers: under {@code /en} the request says that its context path is {@code /en}, so
 * every mapping, link and redirect follows without being told. Also gives the templates {@code frame} and {@code say}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LanguageFilter extends OncePerRequestFilter {
    static final String LANGUAGE = LanguageFilter.class.getName() + ".language";

    private final PortalSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    LanguageFilter(PortalSettings settings, MessageSource messages, Clock clock) {
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String asked = failed instanceof String path ? path : request.getRequestURI();
        Language language = languageOf(asked);
        HttpServletRequest wrapped = language.english() ? new UnderPrefix(request, language.prefix()) : request;
        wrapped.setAttribute(LANGUAGE, language);
        wrapped.setAttribute("say", new Wording(language, messages, clock));
        wrapped.setAttribute("frame", new Frame(language, asked, request.getQueryString(), settings));
        chain.doFilter(wrapped, response);
    }

    static Language languageOf(String path) {
        boolean english = path.equals("/en") || path.startsWith("/en/");
        // Interfaces for machines have one address, whatever their reader speaks.
        boolean machine = path.startsWith("/en/api/") || path.startsWith("/en/actuator/");
        return english && !machine ? Language.ENGLISH : Language.SWEDISH;
    }

    /** The container dispatches what failed, and what ends after its thread has left, to addresses without the prefix. */
    private static final class UnderPrefix extends HttpServletRequestWrapper {
        private final String prefix;

        UnderPrefix(HttpServletRequest request, String prefix) {
            super(request);
            this.prefix = prefix;
        }

        @Override
        public String getContextPath() {
            return prefix;
        }

        @Override
        public String getRequestURI() {
            String uri = super.getRequestURI();
            if (uri.equals(prefix)) return prefix + "/";
            return uri.startsWith(prefix + "/") ? uri : prefix + uri;
        }

        @Override
        public String getServletPath() {
            String path = super.getServletPath();
            if (path.equals(prefix)) return "/";
            return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
        }
    }
}
