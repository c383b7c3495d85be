package se.samrad.identity.entrance;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import se.samrad.contracts.look.LookFiles;
import se.samrad.identity.IdentitySettings;

/** What the layout of every page knows. */
@ControllerAdvice
class Frame {
    private final IdentitySettings settings;
    private static final LookFiles FILES = new LookFiles("/identity/static");

    private final String mailbox;

    Frame(IdentitySettings settings, @Value("${spring.mail.host:}") String mailServer) {
        this.settings = settings;
        this.mailbox = settings.demo() && mailServer.isBlank() ? settings.baseUrl() + "/brevlada" : "";
    }

    /**
     * @param portal the portal in the page's language, without a slash at the end
     * @param mailbox where the demonstration shows its letters; empty when they leave for real
     * @param otherLanguage this page in the other language
     */
    record Facts(
            String portal,
            String mailbox,
            String language,
            String otherLanguage,
            boolean demo,
            String operator,
            String phone,
            LookFiles look) {}

    @ModelAttribute("frame")
    Facts facts(HttpServletRequest request, Locale locale) {
        boolean english = locale.getLanguage().equals(PageLanguage.ENGLISH.getLanguage());
        return new Facts(
                settings.baseUrl() + (english ? "/en" : ""),
                mailbox,
                english ? "en" : "sv",
                page(request) + "?" + PageLanguage.PARAMETER + "=" + (english ? "sv" : "en"),
                settings.demo(),
                settings.operator().name(),
                settings.operator().phone(),
                FILES);
    }

    /** The page to show again in the other language; what cannot be asked for with GET leads to its form. */
    private static String page(HttpServletRequest request) {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
        String path = forwarded instanceof String original ? original : request.getServletPath();
        return switch (path) {
            case Paths.STAFF, Paths.CODE, Paths.CODE_ENTRY, Paths.CHOICE -> path;
            case Paths.CODE_AGAIN -> Paths.CODE_ENTRY;
            default -> Paths.CHOICE;
        };
    }
}
