package se.samrad.identity.domain;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samrad.contracts.Scopes;

/** What a login is worth at this moment. */
public sealed interface Standing {
    /** Staff change roles rarely, and only through the settings. */
    Duration STAFF_TOKEN_LIFE = Duration.ofMinutes(15);

    /** A colleague who was removed must lose access soon. */
    Duration REPRESENTATIVE_TOKEN_LIFE = Duration.ofMinutes(5);

    /**
     * @param name how to greet them: staff by name, a representative by the names of the bodies
     * @param scopes what they may do
     * @param tokenLife for how long a token may say so without asking again
     */
    record Current(String name, List<String> scopes, Duration tokenLife) implements Standing {}

    /** The login is over, or the account is gone. */
    record Gone() implements Standing {}

    /** The last body that knew the address is gone, or knows it no longer. */
    record NoBody() implements Standing {}

    /** The register did not answer, so nothing can be said now. */
    record Unknown() implements Standing {}

    /**
     * As what somebody acts for a body: by its own registered address, as a colleague who writes and sends, or as one who writes
     * what others send.
     */
    enum Role {
        REGISTERED,
        APPROVER,
        AUTHOR
    }

    /** A body that an address may act for. */
    record Body(String id, String name, Role role) {
        private Stream<String> scopes() {
            return switch (role) {
                case REGISTERED -> Stream.of(Scopes.body(id), Scopes.registered(id));
                case APPROVER -> Stream.of(Scopes.body(id));
                case AUTHOR -> Stream.of(Scopes.body(id), Scopes.author(id));
            };
        }
    }

    static Standing staff(String name, List<String> roles) {
        return new Current(name, List.copyOf(roles), STAFF_TOKEN_LIFE);
    }

    static Standing representative(List<Body> bodies) {
        if (bodies.isEmpty()) {
            return new NoBody();
        }
        return new Current(
                bodies.stream().map(Body::name).distinct().sorted().collect(Collectors.joining(", ")),
                bodies.stream().flatMap(Body::scopes).distinct().sorted().toList(),
                REPRESENTATIVE_TOKEN_LIFE);
    }
}
