package se.samrad.status.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.published.PublicReading;
import se.samrad.contracts.published.PublicSupplement;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Sealing;
import se.samrad.contracts.responses.Sender;
import se.samrad.contracts.responses.Unregistered;

/**
 * The response's side of a row.
 *
 * @param version of the response's stream
 * @param arrived when this one came; for everybody that which may be read
 * @param answered when the sender had answered: the first, where this one came in its place
 * @param position null when not stated, and for everybody also while the response is not published
 * @param until the last day that everybody may read it; null when no day was set, or not published
 * @param secret set for staff alone, as are the channel, the number and whether it was the sender who took it back
 * @param replaced whether what may be read has been replaced by one that may not be read yet
 * @param interpreted what the office reads the position to be, where the sender has stated none
 * @param unregistered what waits for a number, where that is not this one alone; for staff
 * @param sealed what of it is sealed off; for staff
 * @param files that everybody may save; null for none, told in the public view alone
 * @param supplements what was added and may be read with it; told in the public view alone
 * @param reading whether it is preliminary or has been confirmed; null for neither
 */
public record Answer(
        long version,
        boolean standing,
        Sender sender,
        Arrival arrived,
        Arrival answered,
        @Nullable Position position,
        boolean published,
        @Nullable Stored text,
        @Nullable LocalDate until,
        @Nullable Channel channel,
        @Nullable String documentNumber,
        boolean assessed,
        boolean secret,
        boolean withdrawn,
        boolean replaced,
        @Nullable Position interpreted,
        @Nullable Unregistered unregistered,
        @Nullable Sealing sealed,
        @Nullable List<Stored> files,
        List<PublicSupplement> supplements,
        @Nullable PublicReading reading) {

    /** Since when it waits for a registrar. */
    public Instant waitsSince() {
        return (unregistered == null ? arrived : unregistered.oldest()).earliest();
    }

    /** Whether all of it is sealed off. */
    public boolean sealedOff() {
        return sealed != null && sealed.whole();
    }

    /** The same, without what is told of it, because it has been sealed off since. */
    Answer sealed(Sealing now) {
        return untold(replaced, now);
    }

    /** The same as everybody sees it before it may be read. */
    Answer unpublished() {
        return untold(false, sealed);
    }

    /** Neither position nor text. */
    private Answer untold(boolean replaced, @Nullable Sealing sealed) {
        return new Answer(
                version,
                standing,
                sender,
                arrived,
                answered,
                null,
                false,
                null,
                null,
                channel,
                documentNumber,
                assessed,
                secret,
                withdrawn,
                replaced,
                null,
                unregistered,
                sealed,
                null,
                List.of(),
                null);
    }
}
