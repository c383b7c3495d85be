package se.samrad.contracts.responses;

import java.time.LocalDate;

/**
 * How a request for a copy stands.
 *
 * @param arrived the day on which it came
 */
public record CopyState(String response, LocalDate arrived, Status status) {
    public enum Status {
        OPEN,
        GIVEN,
        GIVEN_IN_PART,
        REFUSED,
        DROPPED
    }
}
