package se.samrad.portal.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriUtils;

/** What holds for every page with forms: it says what was just done, and an ended sign-in costs nobody what they typed. */
@ControllerAdvice(basePackages = {"se.samrad.portal.answering", "se.samrad.portal.following", "se.samrad.portal.staff"})
class FormRules {
    private final KeptForms kept;

    FormRules(KeptForms kept) {
        this.kept = kept;
    }

    @ModelAttribute
    void told(HttpServletRequest request, Model model) {
        if (!request.getMethod().equals("GET")) return;
        Told told = kept.told(request);
        if (told != null) model.addAttribute("told", told);
    }

    @ExceptionHandler(InsufficientAuthenticationException.class)
    String signInFirst(InsufficientAuthenticationException ended, HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) throw ended;
        kept.keep(request, KeptForms.path(request), Form.typed(request));
        return signIn(KeptForms.path(request));
    }

    static String signIn(String path) {
        return "redirect:/logga-in?till=" + UriUtils.encode(path, StandardCharsets.UTF_8);
    }
}
