package se.samrad.identity.domain;

import java.util.Collection;
import java.util.List;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;

/**
 * What the machine client is given. It is the authority's own system, so it has the staff's scopes and may narrow them;
 * {@code body:<id>} makes a token that acts as that body does, and may be asked for any body.
 */
public final class IntegrationScopes {
    private static final int SCOPES_MAX = 100;

    private IntegrationScopes() {}

    /** The answer to a request for scopes. */
    public sealed interface Answer {
        record Granted(List<String> scopes) implements Answer {}

        record Refused(String scope) implements Answer {}
    }

    /** @param security whether it may also ask, by name, for the scope that opens what is sealed off */
    public static Answer to(Collection<String> asked, boolean security) {
        if (asked.isEmpty()) {
            return new Answer.Granted(Scopes.STAFF);
        }
        if (asked.size() > SCOPES_MAX) {
            return new Answer.Refused("more than " + SCOPES_MAX);
        }
        for (String scope : asked) {
            boolean known = Scopes.STAFF.contains(scope) || (security && scope.equals(Scopes.SECURITY));
            if (!known && !isBody(scope)) {
                return new Answer.Refused(scope);
            }
        }
        return new Answer.Granted(List.copyOf(asked));
    }

    private static boolean isBody(String scope) {
        return scope.startsWith(Scopes.BODY_PREFIX) && Ids.valid(scope.substring(Scopes.BODY_PREFIX.length()));
    }
}
