package se.samrad.portal.backend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last answers about how public matters stand, to be shown with their age when {@code status} does not answer. Only what is
 * listed here is kept, and nothing that can be taken back: what somebody wrote, a news item, a receipt, what staff or one body see.
 */
final class LastKnown {
    /** Where a matter stands: the consultation, its counts, who was asked; when meetings are; what is next. */
    private static final Pattern KEPT =
            Pattern.compile("/api/public/(consultations(/[^/?]+(/bodies|/tally)?)?|meetings|calendar|themes)([?].*)?");

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
        if (!isKept(service, target) || body.length > ANSWER_BYTES_MAX) return;
        answers.put(target.text(), new Answer(clock.instant(), body));
        if (answers.size() > ANSWERS_MAX)
            answers.remove(answers.keySet().iterator().next());
    }

    synchronized @Nullable Answer find(Service service, Target target) {
        if (!isKept(service, target)) return null;
        Answer answer = answers.get(target.text());
        if (answer == null) return null;
        return answer.at().plus(AGE_MAX).isAfter(clock.instant()) ? answer : null;
    }

    static boolean isKept(Service service, Target target) {
        return service == Service.STATUS && KEPT.matcher(target.text()).matches();
    }
}
