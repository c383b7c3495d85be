package se.samrad.contracts.published;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/** What everybody may know of a body. */
public record PublicBody(
        String name, BodyType type, @Nullable String municipalityCode) {}
