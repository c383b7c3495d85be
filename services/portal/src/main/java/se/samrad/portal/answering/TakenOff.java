package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Callers;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.wording.Wording;

/** Who was removed while writing for a body gets what they wrote to copy it: it can be neither saved nor sent. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(assignableTypes = AnswerFormPage.class)
class TakenOff {
    /** Whoever is signed in for other bodies has come with something for one that is theirs no longer. */
    static final class NotTheirs extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Asked asked;
    private final Callers callers;
    private final KeptForms kept;

    TakenOff(Asked asked, Callers callers, KeptForms kept) {
        this.asked = asked;
        this.callers = callers;
        this.kept = kept;
    }

    @ExceptionHandler({Callers.Removed.class, NotTheirs.class})
    @Nullable
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return written(request, response);
        } catch (Trouble.Unavailable silent) {
            // Whatever else goes wrong while an exception is handled would be passed over, and the first one shown.
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return null;
        }
    }

    private ModelAndView written(HttpServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute("say") instanceof Wording say)) throw new IllegalStateException("no words");
        Caller caller = callers.of(request, response);
        String path = KeptForms.path(request);
        Form form = Form.typed(request);
        String id = path.split("/", -1)[2];
        ConsultationView consultation = asked.consultation(caller, id);
        kept.drop(request, path);
        ModelAndView page = new ModelAndView("answering/taken-off", HttpStatus.FORBIDDEN);
        page.addObject("consultation", consultation);
        page.addObject("name", asked.nameIfTold(caller, id, form.text(AnswerForm.FOR)));
        page.addObject("texts", texts(form, consultation, say));
        return page;
    }

    private static List<Choice> texts(Form form, ConsultationView consultation, Wording say) {
        return form.names("").stream()
                .filter(field -> form.filled(field) != null && !field.equals("satt"))
                .map(field -> DraftSpace.label(field, consultation, say)
                        .map(label -> new Choice(DraftSpace.readable(field, form.text(field), say), label)))
                .flatMap(Optional::stream)
                .toList();
    }
}
