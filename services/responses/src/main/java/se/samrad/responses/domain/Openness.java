package se.samrad.responses.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationState;

/** Whether answers to a consultation are received. Never a matter of being late. */
public final class Openness {
    private Openness() {}

    /** Why nothing is received; null when it is. */
    public static @Nullable String refusal(ConsultationState consultation, Instant now) {
        return switch (consultation.status()) {
            case DRAFT -> "consultation-not-open";
            case CANCELLED -> "consultation-cancelled";
            case SCHEDULED, OPEN, CLOSED ->
                now.isBefore(Deadline.start(consultation.facts().opensOn())) ? "consultation-not-open" : null;
        };
    }
}
