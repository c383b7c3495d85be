package se.samrad.portal.staff.diary;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.forms.Form;

/**
 * The steps of a response's page and the rarer acts on it are one form, so that no button of one loses or passes over what was
 * typed in another.
 */
enum Step {
    REGISTERING(Set.of("register"), "post", "subject", "nr", "documentNumber"),
    ASSESSING(Set.of("assess-secrecy"), "secret-val", "provision", "stallen", "authority", "assessedOn"),
    HIDING(Set.of("redactions"), Hiding.LISTED, Hiding.TICKED, "grund-", "lagrum-", Hiding.WORDS),
    PUBLISHING(Set.of("publish", "retract"), "visa-filer", "ta-ner-skal"),
    INTERPRETING(Set.of("interpret-position"), "tolkning", "tolkning-skal"),
    CORRECTING(Set.of("correct-registration"), "ratta-post", "ratta-nummer", "ratta-rubrik", "ratta-skal"),
    ASKED_FOR(Set.of("copy-requests"), "begard"),
    SEALING(Set.of("seal"), "avskilj-vad", "avskilj-filer", "avskilj-skal", "avskilj-myndighet"),
    DISOWNING(Set.of("not-from-sender"), "fel-avsandare-skal", "fel-avsandare-ja"),
    WITHDRAWING(Set.of("withdraw"), "aterta-vag", "aterta-dag", "aterta-skal");

    /** What is said of an act once and is saved nowhere on the page. */
    static final String[] ONCE = Stream.of(CORRECTING, ASKED_FOR, SEALING, DISOWNING, WITHDRAWING)
            .flatMap(step -> Stream.of(step.fields))
            .toArray(String[]::new);

    private final Set<String> verbs;
    private final String[] fields;

    Step(Set<String> verbs, String... fields) {
        this.verbs = verbs;
        this.fields = fields;
    }

    /** Whether something else is typed in it than the page shows by itself. */
    boolean isTyped(Form typed, Form shown) {
        if (this == HIDING) {
            return typed.isTicked(Hiding.LISTED) && (typed.filled(Hiding.WORDS) != null || !Hiding.same(typed, shown));
        }
        for (String field : fields) {
            if (!typed.all(field).isEmpty() && typed.isUnlike(shown, field)) return true;
        }
        return false;
    }

    /** What is typed in other steps than the one that was taken; null when nothing is. */
    static @Nullable Form left(Form typed, Form shown, String verb) {
        Form left = Form.fresh();
        boolean any = false;
        for (Step step : values()) {
            if (step.verbs.contains(verb) || !step.isTyped(typed, shown)) continue;
            any = true;
            for (String field : step.fields) {
                for (String name : typed.names(field)) left.putAll(name, typed.all(name));
            }
        }
        return any ? left : null;
    }
}
