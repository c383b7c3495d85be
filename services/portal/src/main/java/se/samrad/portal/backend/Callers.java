package se.samrad.portal.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;
import se.samrad.contracts.Scopes;
import se.samrad.portal.wording.Language;

/** Gives controllers the {@link Caller} of the request, with a fresh access token when somebody is signed in. */
@Component
public class Callers implements HandlerMethodArgumentResolver {
    /** Attribute of a request for a token: it must say what its bearer may do at this moment. */
    public static final String RENEWED = "se.samrad.portal.renewed";

    private static final String CALLER = "caller";
    private static final String REGISTRATION = "samrad";
    /** The draft, its versions, its preview, and the answer that was sent. */
    private static final Pattern OWN_SPACE =
            Pattern.compile("/remisser/[^/]+/svar(?:/(?:granska|utkast|eget)(?:/.*)?)?");

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final OAuth2AuthorizedClientManager clients;
    private final OAuth2AuthorizedClientRepository kept;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Callers(OAuth2AuthorizedClientManager clients, OAuth2AuthorizedClientRepository kept) {
        this.clients = clients;
        this.kept = kept;
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

    /**
     * The session's access token, renewed when it is about to end; null when nobody is signed in. For what a representative does,
     * and reads in the body's own space, it is always renewed: a colleague who was removed a second ago must not act once more, nor
     * see what the others go on writing.
     */
    public @Nullable String token(HttpServletRequest request, HttpServletResponse response) {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (!(user instanceof OAuth2AuthenticationToken signedIn)) return null;
        boolean acts = !SAFE.contains(request.getMethod());
        boolean inside = OWN_SPACE
                .matcher(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                .matches();
        try {
            OAuth2AuthorizedClient client =
                    clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                            .principal(signedIn)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .attribute(HttpServletResponse.class.getName(), response)
                            .attribute(RENEWED, (acts || inside) && represents(signedIn))
                            .build());
            return client == null ? null : client.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException e) {
            String current = current(signedIn, request);
            if (current != null) return current;
            if (acts) throw new InsufficientAuthenticationException("the session's tokens have ended", e);
            // Whoever only reads goes on as nobody; a page that needs to know who it is asks them to sign in.
            SecurityContextHolder.clearContext();
            contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
            return null;
        }
    }

    /** The token as it was, when it could not be renewed but nobody said that it is worth nothing. */
    private @Nullable String current(OAuth2AuthenticationToken signedIn, HttpServletRequest request) {
        OAuth2AuthorizedClient client = kept.loadAuthorizedClient(REGISTRATION, signedIn, request);
        if (client == null) return null;
        Instant end = client.getAccessToken().getExpiresAt();
        return end != null && end.isAfter(Instant.now())
                ? client.getAccessToken().getTokenValue()
                : null;
    }

    private static boolean represents(Authentication user) {
        return user.getAuthorities().stream()
                .anyMatch(scope -> String.valueOf(scope.getAuthority()).startsWith(Scopes.BODY_PREFIX));
    }
}
