package se.samrad.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** The door that the identity provider opens: who is expected, and whether as somebody else than before. */
final class Entrance implements OAuth2AuthorizationRequestResolver {
    /** Who is expected; the reader chooses where nobody knows. */
    static final String AS = "som";

    static final String REPRESENTATIVE = "instans";
    /** Whether the reader signs in anew, also where the provider still knows them. */
    static final String AGAIN = "igen";

    private static final String YES = "ja";

    private final OAuth2AuthorizationRequestResolver plain;

    Entrance(OAuth2AuthorizationRequestResolver plain) {
        this.plain = plain;
    }

    /** The query that says it; nothing but what is known here is handed on. */
    static String query(String as, String again) {
        String first = as.equals(REPRESENTATIVE) ? "?" + AS + "=" + REPRESENTATIVE : "";
        return again.equals(YES) ? first + (first.isEmpty() ? "?" : "&") + AGAIN + "=" + YES : first;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return with(request, plain.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return with(request, plain.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest with(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest asked) {
        if (asked == null) return null;
        Map<String, Object> wishes = new HashMap<>();
        if (REPRESENTATIVE.equals(request.getParameter(AS))) wishes.put("samrad_as", "representative");
        if (YES.equals(request.getParameter(AGAIN))) wishes.put("prompt", "login");
        if (wishes.isEmpty()) return asked;
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(parameters -> parameters.putAll(wishes))
                .build();
    }
}
