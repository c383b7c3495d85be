package se.samrad.status.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Sender;

/**
 * The response's side of a row.
 *
 * @param version of the response's stream
 * @param position null when not stated, and for everybody also while the response is not published
 * @param until the last day that everybody may read it; told in the public view alone
 * @param secret set for staff alone, as are the channel, the number and whether it was the sender who took it back
 */
public record Answer(
        long version,
        boolean standing,
        Sender sender,
        Arrival arrived,
        @Nullable Position position,
        boolean published,
        @Nullable Stored text,
        @Nullable LocalDate until,
        @Nullable Channel channel,
        @Nullable String documentNumber,
        boolean assessed,
        boolean secret,
        boolean withdrawn) {

    /** The same as everybody sees it before it may be read: neither position nor text. */
    Answer unpublished() {
        return new Answer(
                version,
                standing,
                sender,
                arrived,
                null,
                false,
                null,
                null,
                channel,
                documentNumber,
                assessed,
                secret,
                withdrawn);
    }
}
