package se.samrad.mail.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.mail.LetterEvent;
import se.samrad.contracts.mail.LetterEvent.HandoverBegun;
import se.samrad.contracts.mail.LetterEvent.HandoverFailed;
import se.samrad.contracts.mail.LetterEvent.LetterPrepared;
import se.samrad.contracts.mail.LetterEvent.LetterSent;
import se.samrad.contracts.mail.LetterEvent.LetterUndeliverable;
import se.samrad.contracts.mail.LetterState;
import se.samrad.contracts.mail.LetterState.Status;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.StreamKind;

/** A letter. Its stream's name is its reason and its recipient, so there cannot be two of it. */
public sealed interface Letter {
    record Unwritten() implements Letter {}

    /** Not known to have left. */
    sealed interface Outgoing extends Letter {
        String template();

        Map<String, String> facts();

        int attempts();
    }

    record Prepared(String template, Map<String, String> facts, int attempts) implements Outgoing {}

    /**
     * Given to the mail server, which has not answered yet; after a crash nobody knows whether it took the letter.
     *
     * @param cuts how many handovers in a row were cut off before this one
     */
    record HandingOver(String template, Map<String, String> facts, int attempts, int cuts) implements Outgoing {
        /** Whether it is handed over again when this handover was cut off: rather twice than not at all. */
        public boolean goesAgain() {
            return TWICE_RATHER_THAN_NOT.contains(template) && cuts < CUTS_MAX;
        }
    }

    /** Whoever misses one of these misses its right to be heard, or what proves that it was. */
    Set<String> TWICE_RATHER_THAN_NOT = Set.of("invitation", "receipt");

    int CUTS_MAX = 3;

    record Sent(String template, int attempts) implements Letter {}

    record Undeliverable(String template, int attempts) implements Letter {}

    StreamKind<LetterEvent, Letter> KIND = StreamKind.confidential(
            Vocabulary.LETTERS.stream(),
            Topics.MAIL,
            "/samrad/mail",
            EventTypes.of(LetterEvent.class),
            new Unwritten(),
            Letter::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(LetterState.class), Letter::standing));

    static String stream(String reason, String recipient) {
        return KIND.name() + "/" + reason + "/" + recipient;
    }

    static Letter evolve(Letter letter, LetterEvent event) {
        return switch (event) {
            case LetterPrepared prepared -> new Prepared(prepared.template(), prepared.facts(), 0);
            case HandoverBegun begun ->
                letter instanceof Outgoing out
                        ? new HandingOver(out.template(), out.facts(), begun.attempt(), cuts(out))
                        : letter;
            case HandoverFailed failed ->
                letter instanceof HandingOver over
                        ? new Prepared(over.template(), over.facts(), over.attempts())
                        : letter;
            case LetterSent sent ->
                letter instanceof HandingOver over ? new Sent(over.template(), over.attempts()) : letter;
            case LetterUndeliverable none ->
                letter instanceof Outgoing out ? new Undeliverable(out.template(), out.attempts()) : letter;
        };
    }

    private static int cuts(Outgoing letter) {
        return letter instanceof HandingOver over ? over.cuts() + 1 : 0;
    }

    private static LetterState standing(Letter letter) {
        return switch (letter) {
            case Unwritten unwritten -> throw new IllegalStateException("a letter begins with being prepared");
            case Prepared prepared -> new LetterState(Status.PREPARED, prepared.template(), prepared.attempts());
            case HandingOver over -> new LetterState(Status.HANDING_OVER, over.template(), over.attempts());
            case Sent sent -> new LetterState(Status.SENT, sent.template(), sent.attempts());
            case Undeliverable none -> new LetterState(Status.UNDELIVERABLE, none.template(), none.attempts());
        };
    }

    /** Prepares a letter; one that exists is left as it is. */
    static List<LetterEvent> prepare(Letter letter, String template, Map<String, String> facts) {
        return letter instanceof Unwritten ? List.of(new LetterPrepared(template, facts)) : List.of();
    }

    /** Begins to hand over; whoever comes second gets nothing to do. */
    static List<LetterEvent> begin(Letter letter, int attempt) {
        boolean may = letter instanceof Prepared || (letter instanceof HandingOver over && over.goesAgain());
        boolean first = letter instanceof Outgoing out && attempt == out.attempts() + 1;
        return may && first ? List.of(new HandoverBegun(attempt)) : List.of();
    }

    static List<LetterEvent> sent(Letter letter, String messageId) {
        return letter instanceof HandingOver ? List.of(new LetterSent(messageId)) : List.of();
    }

    /** The mail server took nothing. */
    static List<LetterEvent> failed(Letter letter, String reason) {
        return letter instanceof HandingOver ? List.of(new HandoverFailed(reason)) : List.of();
    }

    static List<LetterEvent> undeliverable(Letter letter, @Nullable String reason) {
        boolean may = letter instanceof Prepared || (letter instanceof HandingOver over && over.goesAgain());
        return may ? List.of(new LetterUndeliverable(reason)) : List.of();
    }
}
