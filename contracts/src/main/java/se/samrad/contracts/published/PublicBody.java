package se.samrad.contracts.published;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/**
 * What everybody may know of a body.
 *
 * @param mergedInto id of the body that it is the same as; null while it stands by itself
 * @param leftOn its last day, when it is no more; null while it is there
 */
public record PublicBody(
        String name,
        BodyType type,
        @Nullable String municipalityCode,
        @Nullable String mergedInto,
        @Nullable LocalDate leftOn) {}
