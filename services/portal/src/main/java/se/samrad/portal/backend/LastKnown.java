package se.samrad.portal.backend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last public answers of {@code status}, to be shown with their age when the service does not answer. Texts of others are never
 * kept here: a retraction must be complete at once.
 */
final class LastKnown {
    private static final int ANSWERS_MAX = 100;
    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final Duration AGE_MAX = Duration.ofMinutes(15);

    /** An answer and when it was had. */
    record Answer(Instant at, byte[] body) {}

    private final Clock clock;
    private final Map<String, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);

    LastKnown(Clock clock) {
        this.clock = clock;
    }

    synchronized void keep(Service service, Target target, byte[] body) {
        if (service != Service.STATUS || !target.isPublic() || body.length > ANSWER_BYTES_MAX) return;
        answers.put(target.text(), new Answer(clock.instant(), body));
        if (answers.size() > ANSWERS_MAX)
            answers.remove(answers.keySet().iterator().next());
    }

    synchronized @Nullable Answer find(Service service, Target target) {
        if (service != Service.STATUS) return null;
        Answer answer = answers.get(target.text());
        if (answer == null) return null;
        return answer.at().plus(AGE_MAX).isAfter(clock.instant()) ? answer : null;
    }
}
