package se.samrad.mail.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.mail.LetterEvent;
import se.samrad.contracts.mail.LetterEvent.HandoverBegun;
import se.samrad.contracts.mail.LetterEvent.HandoverFailed;
import se.samrad.contracts.mail.LetterEvent.LetterBounced;
import se.samrad.contracts.mail.LetterEvent.LetterDelayed;
import se.samrad.contracts.mail.LetterEvent.LetterPrepared;
import se.samrad.contracts.mail.LetterEvent.LetterSent;
import se.samrad.contracts.mail.LetterEvent.LetterUndeliverable;
import se.samrad.contracts.mail.LetterState;
import se.samrad.contracts.mail.LetterState.Status;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.Rejected;
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

    /** @param perhapsLeft whether a handover was cut off before, so that what it says was perhaps read already */
    record Prepared(String template, Map<String, String> facts, int attempts, boolean perhapsLeft)
            implements Outgoing {}

    /**
     * Given to the mail server, which has not answered yet; after a crash nobody knows whether it took the letter.
     *
     * @param cuts how many handovers in a row were cut off before this one
     * @param perhapsLeft whether any before this one was
     */
    record HandingOver(String template, Map<String, String> facts, int attempts, int cuts, boolean perhapsLeft)
            implements Outgoing {
        /** Whether it is handed over again when this handover was cut off: rather twice than not at all. */
        public boolean goesAgain() {
            return TWICE_RATHER_THAN_NOT.contains(template) && cuts < CUTS_MAX;
        }
    }

    /** Whoever misses one of these misses its right to be heard, or what proves that it was. */
    Set<String> TWICE_RATHER_THAN_NOT = Set.of("invitation", "receipt");

    /** Why a letter did not leave that another address would help. */
    Set<String> FOR_WANT_OF_AN_ADDRESS = Set.of("no-address", "refused");

    int CUTS_MAX = 3;

    /**
     * The mail server took it.
     *
     * @param copies to how many addresses
     * @param bounced the codes of the copies that did not arrive, by Message-ID
     * @param delayed what was last reported of a copy that had not arrived yet
     */
    record Sent(
            String template,
            Map<String, String> facts,
            int attempts,
            int copies,
            Map<String, String> bounced,
            @Nullable String delayed)
            implements Letter {
        public Sent {
            bounced = Map.copyOf(bounced);
        }

        Sent without(String messageId, String code) {
            Map<String, String> all = new TreeMap<>(bounced);
            all.putIfAbsent(messageId, code);
            return new Sent(template, facts, attempts, copies, all, delayed);
        }
    }

    record Undeliverable(
            String template,
            Map<String, String> facts,
            int attempts,
            @Nullable String reason,
            @Nullable String code) implements Letter {}

    StreamKind<LetterEvent, Letter> KIND = StreamKind.confidential(
            Vocabulary.LETTERS.stream(),
            Topics.MAIL,
            "/samrad/mail",
            EventTypes.of(LetterEvent.class),
            new Unwritten(),
            Letter::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(LetterState.class), Letter::standing));

    /** What it is filled in with; nothing before it is prepared. */
    static Map<String, String> says(Letter letter) {
        return switch (letter) {
            case Unwritten unwritten -> Map.of();
            case Outgoing out -> out.facts();
            case Sent sent -> sent.facts();
            case Undeliverable none -> none.facts();
        };
    }

    static String stream(String reason, String recipient) {
        return KIND.name() + "/" + reason + "/" + recipient;
    }

    static Letter evolve(Letter letter, LetterEvent event) {
        return switch (event) {
            // Whoever prepares again what was cut off keeps its name, so it is the same letter.
            case LetterPrepared prepared ->
                new Prepared(prepared.template(), prepared.facts(), attempts(letter), letter instanceof HandingOver);
            case HandoverBegun begun ->
                letter instanceof Outgoing out
                        ? new HandingOver(out.template(), out.facts(), begun.attempt(), cuts(out), perhapsLeft(out))
                        : letter;
            case HandoverFailed failed ->
                letter instanceof HandingOver over
                        ? new Prepared(over.template(), over.facts(), over.attempts(), over.perhapsLeft())
                        : letter;
            case LetterSent sent -> letter instanceof HandingOver over ? left(over, copies(sent)) : letter;
            case LetterUndeliverable none ->
                letter instanceof Outgoing out
                        ? new Undeliverable(out.template(), out.facts(), out.attempts(), none.reason(), none.code())
                        : letter;
            // Whatever is reported of a copy says that it had left.
            case LetterBounced back ->
                switch (letter) {
                    case Sent sent -> sent.without(back.messageId(), back.code());
                    case HandingOver over -> left(over, 1).without(back.messageId(), back.code());
                    default -> letter;
                };
            case LetterDelayed late ->
                switch (letter) {
                    case Sent sent ->
                        new Sent(
                                sent.template(),
                                sent.facts(),
                                sent.attempts(),
                                sent.copies(),
                                sent.bounced(),
                                late.code());
                    case HandingOver over ->
                        new Sent(over.template(), over.facts(), over.attempts(), 1, Map.of(), late.code());
                    default -> letter;
                };
        };
    }

    private static Sent left(HandingOver over, int copies) {
        return new Sent(over.template(), over.facts(), over.attempts(), copies, Map.of(), null);
    }

    private static int copies(LetterSent sent) {
        Integer copies = sent.copies();
        return copies == null ? 1 : copies;
    }

    /** Tries are counted on when a letter is prepared again, so that no two have the same number. */
    private static int attempts(Letter letter) {
        return switch (letter) {
            case Unwritten unwritten -> 0;
            case Outgoing out -> out.attempts();
            case Sent sent -> sent.attempts();
            case Undeliverable none -> none.attempts();
        };
    }

    private static int cuts(Outgoing letter) {
        return letter instanceof HandingOver over ? over.cuts() + 1 : 0;
    }

    private static boolean perhapsLeft(Outgoing letter) {
        return switch (letter) {
            case Prepared prepared -> prepared.perhapsLeft();
            case HandingOver over -> true;
        };
    }

    private static LetterState standing(Letter letter) {
        return switch (letter) {
            case Unwritten unwritten -> throw new IllegalStateException("a letter begins with being prepared");
            case Prepared prepared -> new LetterState(Status.PREPARED, prepared.template(), prepared.attempts());
            case HandingOver over -> new LetterState(Status.HANDING_OVER, over.template(), over.attempts());
            case Sent sent -> standing(sent);
            case Undeliverable none ->
                new LetterState(Status.UNDELIVERABLE, none.template(), none.attempts(), none.reason(), none.code());
        };
    }

    private static LetterState standing(Sent sent) {
        if (!sent.bounced().isEmpty()) {
            boolean all = sent.bounced().size() >= sent.copies();
            String code = new TreeMap<>(sent.bounced()).firstEntry().getValue();
            return new LetterState(
                    all ? Status.BOUNCED : Status.SENT,
                    sent.template(),
                    sent.attempts(),
                    all ? "bounced" : LetterState.BOUNCED_PARTLY,
                    code);
        }
        String delayed = sent.delayed();
        return new LetterState(
                Status.SENT, sent.template(), sent.attempts(), delayed == null ? null : "delayed", delayed);
    }

    /** Prepares a letter; one that exists is left as it is. */
    static List<LetterEvent> prepare(Letter letter, String template, Map<String, String> facts) {
        return letter instanceof Unwritten ? List.of(new LetterPrepared(template, facts)) : List.of();
    }

    /** Fills in anew what waits; what may have been read already stays as it is. */
    static List<LetterEvent> refill(Letter letter, Map<String, String> facts) {
        return letter instanceof Prepared waiting
                        && !waiting.perhapsLeft()
                        && !waiting.facts().equals(facts)
                ? List.of(new LetterPrepared(waiting.template(), facts))
                : List.of();
    }

    /**
     * Prepares a letter again of which a copy came back, which found no address, or of which nobody knows whether it left; the last
     * is for somebody to decide who knows that it may arrive twice.
     */
    static List<LetterEvent> again(Letter letter) {
        return switch (letter) {
            case Sent sent when !sent.bounced().isEmpty() -> List.of(new LetterPrepared(sent.template(), sent.facts()));
            case HandingOver over when !over.goesAgain() -> List.of(new LetterPrepared(over.template(), over.facts()));
            case Undeliverable none
            when none.reason() == null || FOR_WANT_OF_AN_ADDRESS.contains(none.reason()) ->
                List.of(new LetterPrepared(none.template(), none.facts()));
            default -> throw Rejected.because("letter-not-lost");
        };
    }

    /** Begins to hand over; whoever comes second gets nothing to do. */
    static List<LetterEvent> begin(Letter letter, int attempt) {
        boolean may = letter instanceof Prepared || (letter instanceof HandingOver over && over.goesAgain());
        boolean first = letter instanceof Outgoing out && attempt == out.attempts() + 1;
        return may && first ? List.of(new HandoverBegun(attempt)) : List.of();
    }

    /** @param copies to how many addresses it went */
    static List<LetterEvent> sent(Letter letter, String messageId, int copies) {
        if (!(letter instanceof HandingOver)) return List.of();
        return List.of(new LetterSent(messageId, copies == 1 ? null : copies));
    }

    /** The mail server took nothing. */
    static List<LetterEvent> failed(Letter letter, String reason) {
        return letter instanceof HandingOver ? List.of(new HandoverFailed(reason)) : List.of();
    }

    /** It has not begun to leave and is not to. */
    static List<LetterEvent> undeliverable(Letter letter, @Nullable String reason) {
        boolean may = letter instanceof Prepared || (letter instanceof HandingOver over && over.goesAgain());
        return may ? List.of(new LetterUndeliverable(reason, null)) : List.of();
    }

    /** The mail server refused every copy for good. */
    static List<LetterEvent> refused(Letter letter, String code) {
        return letter instanceof HandingOver ? List.of(new LetterUndeliverable("refused", code)) : List.of();
    }

    /** A copy did not arrive; each is told of once. */
    static List<LetterEvent> bounced(Letter letter, String messageId, String code) {
        boolean news = letter instanceof HandingOver
                || (letter instanceof Sent sent && !sent.bounced().containsKey(messageId));
        return news ? List.of(new LetterBounced(messageId, code)) : List.of();
    }

    /** A copy has not arrived yet; said once, and not of one that never will. */
    static List<LetterEvent> delayed(Letter letter, String messageId, String code) {
        boolean news = letter instanceof HandingOver
                || (letter instanceof Sent sent
                        && sent.delayed() == null
                        && !sent.bounced().containsKey(messageId));
        return news ? List.of(new LetterDelayed(messageId, code)) : List.of();
    }
}
