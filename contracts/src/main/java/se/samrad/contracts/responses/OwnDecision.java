package se.samrad.contracts.responses;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who decided the response at the body, on which day and under which paragraph of the minutes. */
public record OwnDecision(
        @Nullable String by,
        @Nullable LocalDate date,
        @Nullable String paragraph) {}
