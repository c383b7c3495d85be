package se.samrad.contracts.published;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/** How an invitation stands for everybody. */
public record PublicInvitation(
        String name,
        BodyType type,
        @Nullable String municipalityCode,
        boolean declined,
        @Nullable LocalDate ownLastDay) {}
