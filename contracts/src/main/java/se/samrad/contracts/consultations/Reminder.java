package se.samrad.contracts.consultations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One turn to remind a body.
 *
 * @param lastDay the body's own last day, from which the days are counted
 * @param daysBefore that day
 * @param on the day of the letter, in Sweden; null where its turn had passed, so that none was sent
 */
public record Reminder(
        LocalDate lastDay, int daysBefore, @Nullable LocalDate on) {}
