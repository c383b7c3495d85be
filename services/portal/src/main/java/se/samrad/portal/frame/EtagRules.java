package se.samrad.portal.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import se.samrad.portal.gateway.Routes;

/** Tags every page by its bytes, so that an unchanged board costs its reader nothing. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class EtagRules extends ShallowEtagHeaderFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean file = path.startsWith("/vendor/") || path.startsWith("/webjars/") || path.startsWith("/actuator/");
        boolean stream = path.endsWith("/strom");
        return file || stream || Routes.isMachinePath(path);
    }
}
