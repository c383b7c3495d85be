package se.samrad.mail.domain;

import java.util.List;
import java.util.Map;
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

    record Prepared(String template, Map<String, String> facts, int attempts) implements Letter {}

    /** Given to the mail server, which has not answered yet; after a crash nobody knows whether it took the letter. */
    record HandingOver(String template, Map<String, String> facts, int attempts) implements Letter {}

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
                letter instanceof Prepared prepared
                        ? new HandingOver(prepared.template(), prepared.facts(), begun.attempt())
                        : letter;
            case HandoverFailed failed ->
                letter instanceof HandingOver over
                        ? new Prepared(over.template(), over.facts(), over.attempts())
                        : letter;
            case LetterSent sent ->
                letter instanceof HandingOver over ? new Sent(over.template(), over.attempts()) : letter;
            case LetterUndeliverable none ->
                letter instanceof Prepared prepared
                        ? new Undeliverable(prepared.template(), prepared.attempts())
                        : letter;
        };
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
    static List<LetterEvent> begin(Letter letter) {
        return letter instanceof Prepared prepared ? List.of(new HandoverBegun(prepared.attempts() + 1)) : List.of();
    }

    static List<LetterEvent> sent(Letter letter, String messageId) {
        return letter instanceof HandingOver ? List.of(new LetterSent(messageId)) : List.of();
    }

    /** The mail server took nothing. */
    static List<LetterEvent> failed(Letter letter, String reason) {
        return letter instanceof HandingOver ? List.of(new HandoverFailed(reason)) : List.of();
    }

    static List<LetterEvent> undeliverable(Letter letter, @Nullable String reason) {
        return letter instanceof Prepared ? List.of(new LetterUndeliverable(reason)) : List.of();
    }
}
