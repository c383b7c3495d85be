package se.samrad.identity.entrance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.identity.domain.Person;

/**
 * Ends this browser's login when the portal asks for another: somebody of the staff who goes on as a representative, or
 * {@code prompt=login}. Without this they would be led straight back as who they were.
 */
public final class AnotherLogin extends OncePerRequestFilter {
    static final String AS = "samrad_as";
    static final String PROMPT = "prompt";
    private static final String LOGIN = "login";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals(WayBack.AUTHORIZE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                && another(signedIn.login().person(), request)) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private static boolean another(Person person, HttpServletRequest request) {
        String as = Optional.ofNullable(request.getParameter(AS)).orElse("");
        boolean fits = switch (person) {
            case Person.Staff staff -> !as.equals("representative");
            case Person.Representative representative -> !as.equals("staff");
        };
        return !fits || asksAgain(request.getParameter(PROMPT));
    }

    private static boolean asksAgain(@Nullable String prompt) {
        return prompt != null && Arrays.asList(prompt.split(" ", -1)).contains(LOGIN);
    }

    /** What led to the login page must not lead there again. */
    static boolean isDone(String parameter) {
        return parameter.startsWith(AS + "=") || parameter.equals(PROMPT + "=" + LOGIN);
    }
}
