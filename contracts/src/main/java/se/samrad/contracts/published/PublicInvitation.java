package se.samrad.contracts.published;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/**
 * How an invitation stands for everybody.
 *
 * @param wrongRecipient true while the body is not awaited because its invitation went to the wrong recipient; otherwise null
 */
public record PublicInvitation(
        String name,
        BodyType type,
        @Nullable String municipalityCode,
        boolean declined,
        @Nullable LocalDate ownLastDay,
        @Nullable Boolean wrongRecipient) {
    /** Its invitation has not gone astray. */
    public PublicInvitation(
            String name,
            BodyType type,
            @Nullable String municipalityCode,
            boolean declined,
            @Nullable LocalDate ownLastDay) {
        this(name, type, municipalityCode, declined, ownLastDay, null);
    }
}
