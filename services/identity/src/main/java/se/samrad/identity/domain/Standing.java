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

    /** The account, or the last body that knew the address, is gone. */
    record Gone() implements Standing {}

    /** The register did not answer, so nothing can be said now. */
    record Unknown() implements Standing {}

    /**
     * A body that an address may act for.
     *
     * @param registered whether it is the body's own registered address and not that of a colleague
     */
    record Body(String id, String name, boolean registered) {}

    static Standing staff(String name, List<String> roles) {
        return new Current(name, List.copyOf(roles), STAFF_TOKEN_LIFE);
    }

    static Standing representative(List<Body> bodies) {
        if (bodies.isEmpty()) {
            return new Gone();
        }
        return new Current(
                bodies.stream().map(Body::name).distinct().sorted().collect(Collectors.joining(", ")),
                bodies.stream()
                        .flatMap(body -> body.registered()
                                ? Stream.of(Scopes.body(body.id()), Scopes.registered(body.id()))
                                : Stream.of(Scopes.body(body.id())))
                        .distinct()
                        .sorted()
                        .toList(),
                REPRESENTATIVE_TOKEN_LIFE);
    }
}
