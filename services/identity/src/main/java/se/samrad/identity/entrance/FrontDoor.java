package se.samrad.identity.entrance;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Shows the way to those who come without a login. The portal may say whom it expects ({@code samrad_as=staff} or
 * {@code representative}) and in which language ({@code ui_locales}).
 */
@Component
public class FrontDoor implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Map<String, String> STALE = Map.of(
            Paths.STAFF, Paths.STAFF_STALE,
            Paths.CODE, Paths.CODE_STALE,
            Paths.CODE_ENTRY, Paths.CODE_ENTRY_STALE,
            Paths.CODE_AGAIN, Paths.CODE_ENTRY_STALE);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        String as = Optional.ofNullable(request.getParameter(AnotherLogin.AS)).orElse("");
        String page = switch (as) {
            case "staff" -> Paths.STAFF;
            case "representative" -> Paths.CODE;
            default -> Paths.CHOICE;
        };
        String language = Optional.ofNullable(request.getParameter("ui_locales"))
                .flatMap(PageLanguage::named)
                .map(Locale::getLanguage)
                .map(tag -> "?" + PageLanguage.PARAMETER + "=" + tag)
                .orElse("");
        response.sendRedirect(page + language);
    }

    /** A form whose session has ended is not refused but shown again; it was not carried out. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        String again = STALE.get(request.getServletPath());
        RequestDispatcher dispatcher =
                denied instanceof CsrfException && again != null ? request.getRequestDispatcher(again) : null;
        if (dispatcher == null) {
            response.sendError((denied instanceof CsrfException ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
        } else {
            dispatcher.forward(request, response);
        }
    }
}
