package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.Hindrance;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationEvent.BodyReminded;
import se.samrad.contracts.consultations.InvitationEvent.ReminderSkipped;
import se.samrad.contracts.consultations.Reminder;

/**
 * When bodies are reminded. Each number of days makes one turn, counted back from a body's own last day. A letter goes on the
 * day of its turn or the day after; of several turns that have come at once the newest alone is worth a letter, and what came
 * before the body was asked, or in the first days after, never is. Where no letter can reach the body its turn waits for an
 * address as long as a letter may go, and is skipped then. Another last day has turns of its own.
 *
 * @param daysBefore the earliest turn first
 */
public record ReminderRules(List<Integer> daysBefore) {
    public static final int DAYS_MAX = 365;
    private static final int LATE_DAYS_MAX = 1;
    /** Whoever has just been invited needs no reminder of it. */
    static final int AFTER_ASKED_DAYS_MIN = 3;

    /** Brings them in order; the same number twice is one turn. */
    public ReminderRules {
        for (int days : daysBefore) {
            if (days < 0 || days > DAYS_MAX) {
                throw new IllegalArgumentException(
                        "a reminder goes 0 to " + DAYS_MAX + " days before the last day, not " + days);
            }
        }
        daysBefore =
                daysBefore.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    /**
     * What is to be recorded for the turns that have come and were not seen yet, in their order.
     *
     * @param hindrance why no letter could reach the body today; null where one could
     */
    List<InvitationEvent> due(LocalDate today, LocalDate lastDay, Awaited awaited, @Nullable Hindrance hindrance) {
        List<Integer> come = left(lastDay, awaited).stream()
                .filter(days -> !today.isBefore(lastDay.minusDays(days)))
                .toList();
        List<InvitationEvent> events = new ArrayList<>();
        for (int days : come) {
            LocalDate turn = lastDay.minusDays(days);
            boolean newest = days == come.getLast();
            if (!newest || !inTime(today, turn, lastDay, awaited)) {
                events.add(new ReminderSkipped(lastDay, days, tooSoon(turn, awaited) ? null : hindrance));
            } else if (hindrance == null) {
                events.add(new BodyReminded(lastDay, days, today));
            }
        }
        return events;
    }

    /** The next letter and its day, as things stand today; null when none is left. */
    public @Nullable Reminder next(LocalDate today, LocalDate lastDay, Awaited awaited) {
        for (InvitationEvent event : due(today, lastDay, awaited, null)) {
            if (event instanceof BodyReminded now) return new Reminder(now.lastDay(), now.daysBefore(), now.on());
        }
        for (int days : left(lastDay, awaited)) {
            LocalDate turn = lastDay.minusDays(days);
            if (turn.isAfter(today) && !tooSoon(turn, awaited)) return new Reminder(lastDay, days, turn);
        }
        return null;
    }

    /** The days, from today on, on which no letter goes because the body was invited so shortly before. */
    public List<LocalDate> withheld(LocalDate today, LocalDate lastDay, Awaited awaited) {
        return daysBefore.stream()
                .map(lastDay::minusDays)
                .filter(turn -> !turn.isBefore(today) && tooSoon(turn, awaited))
                .toList();
    }

    private static boolean tooSoon(LocalDate turn, Awaited awaited) {
        return awaited.asked() != null && turn.isBefore(awaited.asked().plusDays(AFTER_ASKED_DAYS_MIN));
    }

    private List<Integer> left(LocalDate lastDay, Awaited awaited) {
        Reminder seen = awaited.turn();
        return daysBefore.stream()
                .filter(days -> seen == null || !seen.lastDay().equals(lastDay) || days < seen.daysBefore())
                .toList();
    }

    private static boolean inTime(LocalDate today, LocalDate turn, LocalDate lastDay, Awaited awaited) {
        return !tooSoon(turn, awaited) && !today.isAfter(turn.plusDays(LATE_DAYS_MAX)) && !today.isAfter(lastDay);
    }
}
