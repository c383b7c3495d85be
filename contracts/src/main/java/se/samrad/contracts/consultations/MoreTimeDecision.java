package se.samrad.contracts.consultations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the office has last decided about more time for one body.
 *
 * @param number counts what was decided about this body, from 1; each is told by a letter of its own
 * @param asked whether the body had asked
 * @param until the day it was given, or the one it asked for and did not get
 * @param reason in the office's words
 */
public record MoreTimeDecision(
        int number,
        boolean granted,
        boolean asked,
        LocalDate until,
        @Nullable String reason) {}
