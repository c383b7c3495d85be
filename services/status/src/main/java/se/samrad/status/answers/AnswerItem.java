package se.samrad.status.answers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Sender;

/**
 * A response's metadata as it is answered; its text is asked of its owner by the hash.
 *
 * @param arrived when that came which can be read: an instant, or the day where only that is known
 * @param interpreted what the office reads the position to be, where the sender has stated none
 * @param files that everybody may save
 * @param until the last day that it can be read here
 * @param replaced true while a newer answer of the same sender waits to be published
 * @param supplements what the sender has added, oldest first
 * @param preliminary true while its sender has not decided it
 * @param confirmed the day on which word came that its sender has decided it, where it was preliminary and can be read
 * @param status for staff alone, as is all that follows but the consultation
 * @param receivedAt when it was recorded
 * @param late whether this one came late; its sender has answered when the first came
 * @param unregistered how many documents of its sender have no number, where that is not this one alone
 * @param waitsSince when it arrived, or the oldest did that has no number
 * @param ageHours since it arrived, or since the oldest did that has no number
 */
public record AnswerItem(
        String response,
        String consultation,
        @Nullable String consultationTitle,
        String body,
        @Nullable String name,
        @Nullable BodyType type,
        Sender sender,
        String arrived,
        @Nullable Position position,
        @Nullable Position interpreted,
        @Nullable Stored text,
        @Nullable List<Stored> files,
        @Nullable Instant publishedAt,
        @Nullable LocalDate until,
        boolean doubtful,
        @Nullable Boolean replaced,
        List<Supplement> supplements,
        @Nullable Boolean preliminary,
        @Nullable LocalDate confirmed,
        @Nullable Status status,
        @Nullable String documentNumber,
        @Nullable Channel channel,
        @Nullable Boolean secret,
        @Nullable Boolean late,
        @Nullable Instant receivedAt,
        @Nullable Integer unregistered,
        @Nullable Instant waitsSince,
        @Nullable Long ageHours,
        @Nullable Long version) {
    /**
     * Something added to what can be read.
     *
     * @param arrived an instant, or the day where only that is known
     * @param text null when only files came
     * @param files that everybody may save
     */
    public record Supplement(String arrived, @Nullable Stored text, List<Stored> files) {
        /** By what it says: the hash of its text, or of its first file where it has none. */
        public String key() {
            return text != null
                    ? text.sha256()
                    : files.isEmpty() ? "" : files.getFirst().sha256();
        }
    }

    /** How far a response has come. */
    public enum Status {
        RECEIVED,
        REGISTERED,
        ASSESSED,
        PUBLISHED,
        RETRACTED,
        DISOWNED,
        WITHDRAWN,
        /** All of it is sealed off. */
        SEALED
    }
}
