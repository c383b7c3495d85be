package se.samrad.eventing.http;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import se.samrad.eventing.Rejected;

/**
 * Who asks.
 *
 * @param id of the account or the machine client, without personal data; {@code anonymous} for nobody
 * @param name to show, null where there is none
 * @param scopes what the caller may do
 * @param signedIn whether a person signed in to be the caller, which no machine client does
 */
public record Caller(String id, @Nullable String name, Set<String> scopes, boolean signedIn) {
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return switch (authentication) {
            case JwtAuthenticationToken token ->
                new Caller(
                        token.getName(),
                        token.getToken().getClaimAsString("name"),
                        scopes(token),
                        token.getToken().hasClaim(IdTokenClaimNames.AUTH_TIME));
            case PreAuthenticatedAuthenticationToken proven ->
                new Caller(proven.getName(), null, scopes(proven), false);
            case null, default -> new Caller("anonymous", null, Set.of(), false);
        };
    }

    private static Set<String> scopes(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(scope -> scope != null && scope.contains(":"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it works for whoever runs the service, in whatever role. */
    boolean isStaff() {
        return scopes.stream().anyMatch(scope -> scope.startsWith("staff:"));
    }

    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    public boolean hasAny(String... any) {
        return hasAny(List.of(any));
    }

    public boolean hasAny(Collection<String> any) {
        return any.stream().anyMatch(scopes::contains);
    }

    /** @throws Rejected forbidden, when the caller has none of these */
    public Caller require(String... any) {
        return require(List.of(any));
    }

    /** @throws Rejected forbidden, when the caller has none of these */
    public Caller require(Collection<String> any) {
        if (!hasAny(any)) throw Rejected.forbidden();
        return this;
    }

    /**
     * For what belongs to somebody: to everybody else it is as if it did not exist, so that nobody learns what others have.
     *
     * @throws Rejected unknown, when the caller has none of these
     */
    public Caller requireOwn(String... any) {
        if (!hasAny(any)) throw Rejected.unknown();
        return this;
    }
}
