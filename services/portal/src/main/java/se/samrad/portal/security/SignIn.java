package se.samrad.portal.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sends the reader to sign in and back to where they were. */
@Controller
class SignIn {
    private static final String AFTER = "samrad.after-sign-in";

    @GetMapping("/logga-in")
    String signIn(@RequestParam(required = false, defaultValue = "/") String till, HttpServletRequest request) {
        request.getSession(true).setAttribute(AFTER, request.getContextPath() + (isOurs(till) ? till : "/"));
        return "redirect:/oauth2/authorization/" + SecurityConfiguration.REGISTRATION;
    }

    @GetMapping("/inloggningen-misslyckades")
    String failed() {
        return "sign-in-failed";
    }

    /** Only paths of our own: never another site, however it is written. */
    static boolean isOurs(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
    }

    /** Back to the page that was left by the link, else to the one that asked for signing in. */
    static final class Back extends SavedRequestAwareAuthenticationSuccessHandler {
        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication user)
                throws ServletException, IOException {
            HttpSession session = request.getSession(false);
            if (session == null || !(session.getAttribute(AFTER) instanceof String path)) {
                super.onAuthenticationSuccess(request, response, user);
                return;
            }
            session.removeAttribute(AFTER);
            getRedirectStrategy().sendRedirect(request, response, path);
        }
    }
}
