package se.samrad.consultations.register;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.register.BodyRegister.Named;

/** Tells of a name which bodies it perhaps means. */
@FunctionalInterface
public interface Resemblances {
    /**
     * A body that is perhaps meant.
     *
     * @param because a stable code, as {@code POST /api/bodies/matches} has it
     * @param line of the row of the same list that the body comes from; null when it is in the register
     */
    record Resembling(
            String body,
            String name,
            String because,
            @Nullable Integer line) {}

    /** Names to look among; for one thread. */
    interface Names {
        /**
         * The likeliest first: who has the same organisation number, whatever it is called, and then who is called nearly so.
         * Parts of one body have one number, so that is not enough to take them for the same.
         */
        List<Resembling> find(String name, @Nullable String organisationNumber);

        /** From now on a row is looked for among the register's, as the body that it becomes. */
        void add(Named row, int line);
    }

    /** Among these bodies. */
    Names among(Collection<Named> bodies);
}
