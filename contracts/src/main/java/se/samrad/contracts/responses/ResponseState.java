package se.samrad.contracts.responses;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;

/**
 * How a response stands, for staff.
 *
 * @param standing false when it was found not to be the sender's, or was taken back
 * @param assessed whether secrecy was checked
 * @param published whether it was published and has not been taken down; for how long it may be read, {@code until} says
 * @param text the rendition as it came, or the newest masked one; null when there is none
 * @param files how many
 * @param amendments what has been done with it since; null when nothing
 * @param until the last day that everybody may read what is published, in Sweden; null when no day was set, or not published
 * @param sealed what of it is sealed off; null when nothing
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
        @Nullable Amendments amendments,
        @Nullable LocalDate until,
        @Nullable Sealing sealed) {
    /** Not published until a day, and nothing of it sealed off. */
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
            int files,
            @Nullable Amendments amendments) {
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
                amendments,
                null,
                null);
    }

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
                null,
                null,
                null);
    }

    public boolean withdrawn() {
        return amendments != null && Boolean.TRUE.equals(amendments.withdrawn());
    }

    /** What the office reads the position to be; null where the sender has stated one, or nobody has read one into it. */
    public @Nullable Position interpreted() {
        return amendments == null ? null : amendments.interpreted();
    }

    /** What waits for a number; null when that is the newest answer alone, or nothing. */
    public @Nullable Unregistered unregistered() {
        return amendments == null ? null : amendments.unregistered();
    }

    /** When the sender had answered: what comes in the place of an answer does not make the sender late. */
    public Arrival answered() {
        return amendments == null || amendments.first() == null ? arrived : amendments.first();
    }

    /** Whether what everybody reads now is the one that this replaces. */
    public boolean earlierShown() {
        return amendments != null && Boolean.TRUE.equals(amendments.earlierShown());
    }
}
