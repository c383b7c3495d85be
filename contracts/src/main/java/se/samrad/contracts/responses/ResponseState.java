package se.samrad.contracts.responses;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;

/**
 * How a response stands, for staff.
 *
 * @param standing false when it was found not to be the sender's, or was taken back
 * @param assessed whether secrecy was checked
 * @param published whether everybody may read it now
 * @param text the rendition as it came, or the newest masked one; null when there is none
 * @param files how many
 * @param amendments what the sender has done with it since; null when nothing
 */
public record ResponseState(
        boolean standing,
        Sender sender,
        Channel channel,
        Arrival arrived,
        @Nullable Position position,
        boolean preliminary,
        @Nullable String documentNumber,
        boolean assessed,
        boolean secret,
        @Nullable String provision,
        boolean masked,
        boolean published,
        @Nullable Stored text,
        int files,
        @Nullable Amendments amendments) {
    /** Nothing was done with it since it came. */
    public ResponseState(
            boolean standing,
            Sender sender,
            Channel channel,
            Arrival arrived,
            @Nullable Position position,
            boolean preliminary,
            @Nullable String documentNumber,
            boolean assessed,
            boolean secret,
            @Nullable String provision,
            boolean masked,
            boolean published,
            @Nullable Stored text,
            int files) {
        this(
                standing,
                sender,
                channel,
                arrived,
                position,
                preliminary,
                documentNumber,
                assessed,
                secret,
                provision,
                masked,
                published,
                text,
                files,
                null);
    }

    public boolean withdrawn() {
        return amendments != null && Boolean.TRUE.equals(amendments.withdrawn());
    }
}
