package se.samrad.contracts.consultations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A legal notice (kungörelse) with what proves that it was posted.
 *
 * @param postedOn the day it was put up
 * @param board the notice board it stands on, null where it stands on none
 * @param newspaper the newspaper it was printed in, null for none
 * @param text what it says, null where only the link tells
 * @param link where it can be read, null for nowhere
 * @param sentOn the day on which it went to the county administrative board and the municipalities concerned with the proposal, null
 *     where nobody has said
 */
public record LegalNotice(
        LocalDate postedOn,
        @Nullable String board,
        @Nullable String newspaper,
        @Nullable String text,
        @Nullable String link,
        @Nullable LocalDate sentOn) {}
