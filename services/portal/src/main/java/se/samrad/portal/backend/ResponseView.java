package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.WorkingDays;

/**
 * A response as {@code status} lists it: who, when, what position, and the hash of its text.
 *
 * @param arrived a day, an instant, or both
 * @param files that everybody may save
 * @param until the last day that it can be read here
 * @param preliminary whether its sender has not decided it yet
 * @param confirmed when word came that its sender had decided what was preliminary
 * @param type of the body, where it was asked
 */
public record ResponseView(
        String response,
        @Nullable String body,
        @Nullable String name,
        @Nullable String sender,
        @Nullable Object arrived,
        @Nullable Position position,
        @Nullable Position interpreted,
        @Nullable Stored text,
        @Nullable List<Stored> files,
        @Nullable Instant publishedAt,
        @Nullable LocalDate until,
        @Nullable BodyType type,
        @Nullable String consultation,
        @Nullable String consultationTitle,
        @Nullable String status,
        @Nullable String documentNumber,
        @Nullable String channel,
        boolean replaced,
        boolean preliminary,
        @Nullable LocalDate confirmed,
        boolean secret,
        boolean late,
        @Nullable Instant receivedAt,
        @Nullable List<Supplement> supplements,
        @Nullable Integer unregistered,
        @Nullable Instant waitsSince,
        @Nullable Long ageHours) {

    /** Whether it, or something that was added, has files that everybody may save. */
    public boolean hasFiles() {
        return any(files) || (supplements != null && supplements.stream().anyMatch(one -> any(one.files())));
    }

    private static boolean any(@Nullable List<Stored> files) {
        return files != null && !files.isEmpty();
    }

    /** Something that the sender has added. */
    public record Supplement(
            @Nullable Object arrived,
            @Nullable Stored text,
            @Nullable List<Stored> files) {
        public @Nullable LocalDate arrivedOn() {
            return Days.of(arrived);
        }
    }

    public @Nullable LocalDate arrivedOn() {
        return Days.of(arrived);
    }

    /** When it came, to the minute; null where only the day is known. */
    public @Nullable Instant arrivedAt() {
        return Days.instant(arrived);
    }

    /** Whether it, or something else of its sender, has waited one working day for a number. */
    public boolean isOld(Instant now) {
        if (waitsSince != null) return WorkingDays.waitedOne(waitsSince, now);
        Instant at = Days.instant(arrived);
        if (at != null) return WorkingDays.waitedOne(at, now);
        LocalDate day = arrivedOn();
        return day != null && WorkingDays.waitedOne(Deadline.start(day), now);
    }
}
