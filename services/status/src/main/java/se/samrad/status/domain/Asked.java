package se.samrad.status.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/**
 * The invitation's side of a row.
 *
 * @param version of the invitation's stream
 * @param listed on the distribution list, not asked yet; only staff see such
 * @param sortKey of the name, in Swedish order
 * @param wrongRecipient whether the invitation went to the wrong recipient and no new one has gone
 * @param openedOn when somebody signed in for the body first came to it; only staff see that
 */
public record Asked(
        long version,
        boolean listed,
        boolean declined,
        String name,
        String sortKey,
        BodyType type,
        @Nullable String municipalityCode,
        @Nullable LocalDate ownLastDay,
        @Nullable LocalDate requested,
        @Nullable String requestedReason,
        boolean wrongRecipient,
        @Nullable LocalDate openedOn) {}
