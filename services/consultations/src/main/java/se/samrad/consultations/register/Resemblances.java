package se.samrad.consultations.register;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import se.samrad.consultations.register.BodyRegister.Named;

/** Tells of a name which bodies it perhaps means. */
@FunctionalInterface
public interface Resemblances {
    /**
     * A body that is perhaps meant.
     *
     * @param because a stable code, as {@code POST /api/bodies/matches} has it
     */
    record Resembling(String body, String name, String because) {}

    /** Among these bodies, the likeliest first; for one thread. */
    Function<String, List<Resembling>> among(Collection<Named> bodies);
}
