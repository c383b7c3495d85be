package se.samrad.contracts.published;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Sender;

/**
 * How a response stands for everybody.
 *
 * @param standing false when it was taken back
 * @param arrived for a person only the day
 * @param published whether it may be read; only then are the next two told
 * @param text the rendition shown
 * @param position null when not stated, or not published
 * @param until the last day that it may be read, in Sweden; null when no day was set, or not published
 * @param replaced true while what may be read has been replaced by one that may not be read yet; null otherwise
 * @param interpreted what the office reads the position to be, where the sender has stated none; told with the text
 * @param first when the answer came by which the sender has answered, where another has come in its place
 * @param files that everybody may save; null when there are none, or not published
 * @param supplements what was added and may be read with the answer, oldest first; null when nothing
 * @param reading what else is to know of the answer that may be read; null when nothing, or not published
 */
public record PublicResponse(
        boolean standing,
        Sender sender,
        Arrival arrived,
        boolean published,
        @Nullable Stored text,
        @Nullable Position position,
        @Nullable LocalDate until,
        @Nullable Boolean replaced,
        @Nullable Position interpreted,
        @Nullable Arrival first,
        @Nullable List<Stored> files,
        @Nullable List<PublicSupplement> supplements,
        @Nullable PublicReading reading) {
    public PublicResponse {
        files = files == null ? null : List.copyOf(files);
        supplements = supplements == null ? null : List.copyOf(supplements);
    }

    /** What may be read is the newest. */
    public PublicResponse(
            boolean standing,
            Sender sender,
            Arrival arrived,
            boolean published,
            @Nullable Stored text,
            @Nullable Position position,
            @Nullable LocalDate until) {
        this(standing, sender, arrived, published, text, position, until, null, null, null, null, null, null);
    }

    /** Nothing else is to know of what may be read. */
    public PublicResponse(
            boolean standing,
            Sender sender,
            Arrival arrived,
            boolean published,
            @Nullable Stored text,
            @Nullable Position position,
            @Nullable LocalDate until,
            @Nullable Boolean replaced,
            @Nullable Position interpreted,
            @Nullable Arrival first,
            @Nullable List<Stored> files,
            @Nullable List<PublicSupplement> supplements) {
        this(
                standing,
                sender,
                arrived,
                published,
                text,
                position,
                until,
                replaced,
                interpreted,
                first,
                files,
                supplements,
                null);
    }

    /** When the sender had answered: what comes in the place of an answer does not make the sender late. */
    public Arrival answered() {
        return first == null ? arrived : first;
    }
}
