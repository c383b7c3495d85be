package se.samrad.portal.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.samrad.portal.wording.Wording;

/**
 * Forms that have not been sent yet, in the session of who types them, each by the path of its page: after a refusal, an expired
 * sign-in or a look at the preview what was typed is still there.
 */
@Component
public class KeptForms {
    private static final String FORMS = "samrad.forms";
    private static final String TOLD = "samrad.told";
    private static final int FORMS_MAX = 6;

    private static final class Kept extends LinkedHashMap<String, Form> implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** The path of a page without the language's prefix, as redirects want it. */
    public static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The page's form as it was left, else a new one; both are put in the model with what the page says of it. */
    public Form show(HttpServletRequest request, Model model, Wording say, Supplier<Form> fresh) {
        return show(request, model.asMap(), say, fresh);
    }

    Form show(HttpServletRequest request, Map<String, Object> model, Wording say, Supplier<Form> fresh) {
        Optional<Form> left = left(request);
        Form form = left.orElseGet(fresh);
        Form empty = left.isPresent() ? fresh.get() : form;
        if (form.isOvertaken()) form.beside(empty);
        model.put("form", form);
        model.put("kept", form.saysMoreThan(empty));
        model.put("fel", form.isWrong() ? say.text("forms.title-wrong") + " " : "");
        return form;
    }

    /** What was left on the page that is asked for; forgotten when its writer starts over. */
    Optional<Form> left(HttpServletRequest request) {
        if ("ja".equals(request.getParameter("borja-om"))) drop(request, path(request));
        return find(request, path(request));
    }

    /** A new form in the model, whatever is kept for its page. */
    public Form fresh(Model model) {
        Form form = Form.fresh();
        model.addAttribute("form", form);
        model.addAttribute("kept", false);
        model.addAttribute("fel", "");
        return form;
    }

    public Optional<Form> find(HttpServletRequest request, String path) {
        return Optional.ofNullable(kept(request).get(path));
    }

    /** Keeps a form for its page. */
    public void keep(HttpServletRequest request, String path, Form form) {
        Kept kept = kept(request);
        kept.remove(path);
        kept.put(path, form);
        while (kept.size() > FORMS_MAX) kept.remove(kept.keySet().iterator().next());
        request.getSession(true).setAttribute(FORMS, kept);
    }

    /** Keeps a form and sends its writer back to the page it was typed on. */
    public String back(HttpServletRequest request, Form form) {
        keep(request, path(request), form);
        return "redirect:" + path(request) + (form.isWrong() ? "#fel" : "");
    }

    public void drop(HttpServletRequest request, String path) {
        Kept kept = kept(request);
        if (kept.remove(path) != null) request.getSession(true).setAttribute(FORMS, kept);
    }

    /** The form was sent: it is forgotten, and the next page says what was done. */
    public String done(
            HttpServletRequest request, String next, String text, @Nullable String href, @Nullable String link) {
        return done(request, next, new Told(text, href, link, List.of()));
    }

    public String done(HttpServletRequest request, String next, Told told) {
        drop(request, path(request));
        request.getSession(true).setAttribute(TOLD, told);
        return "redirect:" + next + (next.contains("#") ? "" : "#gjort");
    }

    public String done(HttpServletRequest request, String next, String text) {
        return done(request, next, text, null, null);
    }

    /** What was just done; asked for once. */
    @Nullable
    Told told(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(TOLD) instanceof Told told)) return null;
        session.removeAttribute(TOLD);
        return told;
    }

    private static Kept kept(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Kept copy = new Kept();
        if (session != null && session.getAttribute(FORMS) instanceof Kept kept) copy.putAll(kept);
        return copy;
    }
}
