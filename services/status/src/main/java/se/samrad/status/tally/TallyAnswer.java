package se.samrad.status.tally;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.status.domain.Tally;

/**
 * A tally as it is answered; {@code listed} for staff alone.
 *
 * @param reminders days on which any of those asked was reminded, the first first; null where many consultations are told at once
 */
public record TallyAnswer(
        long invited,
        long answered,
        long noComments,
        long declined,
        long silent,
        long extended,
        long late,
        long uninvited,
        long persons,
        long wrongRecipient,
        @Nullable Long listed,
        Map<String, Long> positions,
        Map<String, Long> interpreted,
        long published,
        List<Tally.Day> days,
        List<Tally.OfType> types,
        boolean doubtful,
        boolean askedUnknown,
        @Nullable List<LocalDate> reminders,
        @Nullable String position,
        Instant updatedAt) {}
