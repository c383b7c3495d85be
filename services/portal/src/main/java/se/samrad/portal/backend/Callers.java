package se.samrad.portal.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;
import se.samrad.portal.wording.Language;

/** Gives controllers the {@link Caller} of the request, with a fresh access token when somebody is signed in. */
@Component
public class Callers implements HandlerMethodArgumentResolver {
    private static final String CALLER = "caller";

    private final OAuth2AuthorizedClientManager clients;

    Callers(OAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        if (request == null || response == null) throw new IllegalStateException("not a request");
        return of(request, response);
    }

    /** The caller of a request; the same one each time, so that the page knows all that happened to it. */
    public Caller of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(CALLER) instanceof Caller known) return known;
        Locale locale = RequestContextUtils.getLocale(request);
        Caller caller = new Caller(Language.of(locale), token(request, response), request);
        request.setAttribute(CALLER, caller);
        return caller;
    }

    /** The session's access token, renewed when it is about to end; null when nobody is signed in. */
    public @Nullable String token(HttpServletRequest request, HttpServletResponse response) {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (!(user instanceof OAuth2AuthenticationToken signedIn)) return null;
        try {
            OAuth2AuthorizedClient client = clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId("samrad")
                    .principal(signedIn)
                    .attribute(HttpServletRequest.class.getName(), request)
                    .attribute(HttpServletResponse.class.getName(), response)
                    .build());
            return client == null ? null : client.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException e) {
            throw new InsufficientAuthenticationException("the session's tokens have ended", e);
        }
    }
}
