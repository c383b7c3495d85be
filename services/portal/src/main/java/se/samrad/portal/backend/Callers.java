package se.samrad.portal.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
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
    /** Attribute of a session: who was signed in had come to stand for no body when something was last read. */
    private static final String REMOVED = "se.samrad.portal.removed";

    private static final String REGISTRATION = "samrad";
    /** The draft, its versions, its preview, and the answer that was sent. */
    private static final Pattern OWN_SPACE =
            Pattern.compile("/remisser/[^/]+/svar(?:/(?:granska|utkast|eget)(?:/.*)?)?");

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Who acts stands for no body any longer: signing in again would not help. */
    public static final class Removed extends InsufficientAuthenticationException {
        private static final long serialVersionUID = 1L;

        Removed(Throwable cause) {
            super("the address stands for no body", cause);
        }
    }

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
        try {
            Caller caller = new Caller(Language.of(locale), token(request, response), request);
            request.setAttribute(CALLER, caller);
            return caller;
        } catch (Removed e) {
            request.setAttribute(CALLER, new Caller(Language.of(locale), null, request));
            throw e;
        }
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
        boolean renews = (acts || inside) && represents(signedIn);
        try {
            OAuth2AuthorizedClient client =
                    clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                            .principal(signedIn)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .attribute(HttpServletResponse.class.getName(), response)
                            .attribute(RENEWED, renews)
                            .build());
            if (client == null) return null;
            String token = client.getAccessToken().getTokenValue();
            if (renews) follow(signedIn, AccessTokens.scopes(token), request, response);
            return token;
        } catch (OAuth2AuthorizationException e) {
            String current = current(signedIn, request);
            if (current != null) return current;
            boolean removed = Scopes.NO_BODY.equals(e.getError().getDescription());
            if (acts && !removed) {
                throw new InsufficientAuthenticationException("the session's tokens have ended", e);
            }
            // Whoever only reads goes on as nobody; a page that needs to know who it is asks them to sign in.
            SecurityContextHolder.clearContext();
            contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
            if (acts) throw new Removed(e);
            HttpSession session = request.getSession();
            if (removed) session.setAttribute(REMOVED, true);
            else session.removeAttribute(REMOVED);
            return null;
        }
    }

    /** Whether nobody is signed in because who was stands for no body any longer: signing in again would not help. */
    public static boolean wasRemoved(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(REMOVED) != null;
    }

    /** Pages show what the newest token lets its bearer do: of several bodies one may be gone. */
    private void follow(
            OAuth2AuthenticationToken signedIn,
            List<String> scopes,
            HttpServletRequest request,
            HttpServletResponse response) {
        Set<GrantedAuthority> now =
                scopes.stream().map(SimpleGrantedAuthority::new).collect(Collectors.toUnmodifiableSet());
        if (now.isEmpty() || now.equals(Set.copyOf(signedIn.getAuthorities()))) return;
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new OAuth2AuthenticationToken(
                signedIn.getPrincipal(), now, signedIn.getAuthorizedClientRegistrationId()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
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
