package se.samrad.portal.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.samrad.portal.backend.Callers;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/** Gives controllers the {@link Visit} of the request. */
@Component
class Visits implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final Callers callers;

    Visits(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Visit resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        if (request == null
                || response == null
                || container == null
                || !(request.getAttribute("say") instanceof Wording say)
                || !(request.getAttribute("frame") instanceof Frame frame)) {
            throw new IllegalStateException("not a page of ours");
        }
        return new Visit(request, callers.of(request, response), say, frame, container.getModel());
    }
}
