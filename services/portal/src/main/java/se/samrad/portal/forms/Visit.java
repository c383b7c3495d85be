package se.samrad.portal.forms;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.ModelMap;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/** Somebody's visit to a page: what was asked for, on whose behalf, in which words, and what the page will show. */
public record Visit(HttpServletRequest request, Caller caller, Wording say, Frame frame, ModelMap model) {
    public Visit with(String name, @Nullable Object value) {
        model.addAttribute(name, value);
        return this;
    }

    public String path() {
        return KeptForms.path(request);
    }
}
