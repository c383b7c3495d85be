package se.samrad.portal.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.Scopes;

/** Sends the reader to sign in and back to where they were. */
@Controller
class SignIn {
    private static final String AFTER = "samrad.after-sign-in";
    private static final String FAILED = "/inloggningen-misslyckades";
    private static final String WHY = "skal";

    @GetMapping("/logga-in")
    String signIn(
            @RequestParam(required = false, defaultValue = "/") String till,
            @RequestParam(name = Entrance.AS, required = false, defaultValue = "") String as,
            @RequestParam(name = Entrance.AGAIN, required = false, defaultValue = "") String again,
            HttpServletRequest request) {
        request.getSession(true).setAttribute(AFTER, request.getContextPath() + (isOurs(till) ? till : "/"));
        return "redirect:/oauth2/authorization/" + SecurityConfiguration.REGISTRATION + Entrance.query(as, again);
    }

    @GetMapping(FAILED)
    String failed(@RequestParam(name = WHY, required = false, defaultValue = "") String why, Model model) {
        model.addAttribute("nobody", why.equals(Scopes.NO_BODY));
        return "sign-in-failed";
    }

    /** Whose address stands for no body any longer is told so: trying again would end the same way. */
    static final class Failed implements AuthenticationFailureHandler {
        @Override
        public void onAuthenticationFailure(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
                throws IOException {
            boolean nobody = problem instanceof OAuth2AuthenticationException refused
                    && Scopes.NO_BODY.equals(refused.getError().getDescription());
            String why = nobody ? "?" + WHY + "=" + Scopes.NO_BODY : "";
            response.sendRedirect(request.getContextPath() + FAILED + why);
        }
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
