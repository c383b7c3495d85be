package se.samrad.portal.forms;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import se.samrad.portal.wording.Wording;

/**
 * A form that comes after its session has ended is not acted on, but neither is it lost: it is kept for its page, to be looked at
 * and sent again. Only what our own pages sent is kept, so that nobody else can fill in a form for somebody.
 */
@Component
public class EndedSessions implements AccessDeniedHandler {
    /** The page still holds what it saves as one types, and asks its writer to sign in again. */
    private static final String SAVED_BY_ITSELF = "/svar/utkast";

    private static final String ANSWER = "/svar";
    /** It carries all of the answer that it shows, and shows it as it is kept for the form. */
    private static final String PREVIEW = "/granska";

    private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();
    private final KeptForms kept;

    EndedSessions(KeptForms kept) {
        this.kept = kept;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        String path = KeptForms.path(request);
        boolean form =
                path.startsWith("/arbetsyta") || (path.startsWith("/remisser/") && !path.endsWith(SAVED_BY_ITSELF));
        if (!(refused instanceof CsrfException)
                || !form
                || !"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            refusal.handle(request, response, refused);
            return;
        }
        boolean shown = path.endsWith(ANSWER + PREVIEW);
        String page = shown ? path.substring(0, path.length() - PREVIEW.length()) : path;
        Form typed = Form.typed(request);
        if (request.getAttribute("say") instanceof Wording say)
            typed.wrong(null, say.text(shown ? "answer.preview.session-ended" : "forms.session-ended"));
        kept.keep(request, page, typed);
        String prefix = request.getContextPath();
        // Only whoever signs in again may see what was typed for a body or by staff.
        boolean signsIn = path.startsWith("/arbetsyta")
                || (page.endsWith(ANSWER) && !typed.text("for").isEmpty());
        response.sendRedirect(
                signsIn
                        ? prefix + "/logga-in?till=" + UriUtils.encode(path, StandardCharsets.UTF_8)
                        : prefix + path + "#fel");
    }
}
