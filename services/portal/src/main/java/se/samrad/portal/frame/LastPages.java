package se.samrad.portal.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.RedirectView;

/** Leads a reader who asked for a page after the last one to the last: an empty page would look as if nothing were there. */
@Component
class LastPages implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !(page.getModel().get("pager") instanceof Pager pager)) return;
        String last = pager.insteadOfThis();
        if (last == null) return;
        page.clear();
        // The address is whole already: of an English page it begins with /en, which is not to be put before it again.
        page.setView(new RedirectView(last));
    }
}
