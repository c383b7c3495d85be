package se.samrad.identity.entrance;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import se.samrad.identity.IdentitySettings;

/**
 * Where to go after signing in. Kept in the browser and not in the session, so that a login page that lay open over a
 * restart or a coffee break still leads back. Only ever a request to our own authorization endpoint, whatever the cookie says.
 */
@Component
public class WayBack implements RequestCache {
    static final String COOKIE = "SAMRAD_ID_NEXT";
    static final String AUTHORIZE = "/oauth2/authorize";
    private static final int QUERY_LENGTH_MAX = 2500;
    private static final Duration LIFE = Duration.ofHours(2);

    private final Cookies cookies;
    private final String portal;

    WayBack(Cookies cookies, IdentitySettings settings) {
        this.cookies = cookies;
        this.portal = settings.baseUrl() + "/";
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        if (request.getMethod().equals("GET")
                && request.getServletPath().equals(AUTHORIZE)
                && query != null
                && query.length() <= QUERY_LENGTH_MAX) {
            cookies.set(
                    response,
                    COOKIE,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(query.getBytes(UTF_8)),
                    "/",
                    LIFE);
        }
    }

    /** The address to send the browser to; it can be used once. */
    String take(HttpServletRequest request, HttpServletResponse response) {
        return cookies.value(request, COOKIE)
                .map(value -> {
                    cookies.clear(response, COOKIE, "/");
                    return AUTHORIZE + "?" + withoutLoginWishes(decoded(value));
                })
                .orElse(portal);
    }

    private static String withoutLoginWishes(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> !AnotherLogin.isDone(parameter))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // not written here
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        cookies.clear(response, COOKIE, "/");
    }
}
