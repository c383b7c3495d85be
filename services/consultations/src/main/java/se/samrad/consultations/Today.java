package se.samrad.consultations;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;

/** Which day it is, where the last days are counted. */
@Component
public class Today {
    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    public LocalDate inSweden() {
        return Deadline.day(clock.instant());
    }
}
