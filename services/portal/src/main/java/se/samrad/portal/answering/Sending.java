package se.samrad.portal.answering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Form;

/**
 * Answers with files from the body's own space that are on their way. Handing over as many and as large files as an answer may
 * have takes longer than anybody waits for a page, so the page says how far it has come. What is known here ends with the
 * process; who sends again then has one answer all the same, since the key is the same.
 */
@Component
class Sending {
    /** So long a page waits for its receipt; most answers have it by then. */
    private static final Duration PAGE_WAITS = Duration.ofSeconds(5);
    /** After it nobody comes back to hear what became of it. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** The receipt of an answer, or of what was done with one. */
    record Receipt(@Nullable String response, @Nullable String url) {}

    private record OnItsWay(CompletableFuture<Outcome<Receipt>> outcome, Caller caller, Instant begun) {}

    private final Map<String, OnItsWay> all = new ConcurrentHashMap<>();
    private final Clock clock;

    Sending(Clock clock) {
        this.clock = clock;
    }

    /** Which answer a form becomes, told apart from those of others. */
    static String answer(Form form, ConsultationView consultation) {
        return String.join(" ", consultation.id(), form.text(AnswerForm.FOR), form.key(Uploads.ACT));
    }

    /** Sends an answer, unless that is being done already; what came of it, as soon as that is before the page would wait long. */
    Optional<Outcome<Receipt>> send(String answer, Caller caller, Function<Caller, Outcome<Receipt>> sending) {
        Instant now = clock.instant();
        all.values()
                .removeIf(other ->
                        other.outcome().isDone() && other.begun().plus(KEPT).isBefore(now));
        all.computeIfAbsent(answer, fresh -> {
            Caller outlasting = caller.outlasting();
            CompletableFuture<Outcome<Receipt>> outcome = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    outcome.complete(sending.apply(outlasting));
                } catch (RuntimeException e) {
                    outcome.completeExceptionally(e);
                }
            });
            return new OnItsWay(outcome, outlasting, now);
        });
        return come(answer, caller, PAGE_WAITS);
    }

    /** What came of an answer, told once; empty while it is on its way, and of one of which nothing is known. */
    Optional<Outcome<Receipt>> come(String answer, Caller caller) {
        return come(answer, caller, Duration.ZERO);
    }

    private Optional<Outcome<Receipt>> come(String answer, Caller caller, Duration waiting) {
        OnItsWay known = all.get(answer);
        if (known == null) return Optional.empty();
        try {
            Outcome<Receipt> outcome = known.outcome().get(waiting.toMillis(), TimeUnit.MILLISECONDS);
            all.remove(answer, known);
            caller.rejoin(known.caller());
            return Optional.of(outcome);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble.Unavailable("interrupted");
        } catch (ExecutionException e) {
            all.remove(answer, known);
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new CompletionException(e.getCause());
        }
    }

    boolean isOnItsWay(String answer) {
        return all.containsKey(answer);
    }
}
