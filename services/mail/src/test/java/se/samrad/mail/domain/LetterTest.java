package se.samrad.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.mail.LetterEvent;
import se.samrad.contracts.mail.LetterEvent.HandoverBegun;
import se.samrad.contracts.mail.LetterEvent.HandoverFailed;
import se.samrad.contracts.mail.LetterEvent.LetterPrepared;
import se.samrad.contracts.mail.LetterEvent.LetterSent;
import se.samrad.contracts.mail.LetterEvent.LetterUndeliverable;
import se.samrad.contracts.mail.LetterState;

class LetterTest {
    private static final LetterPrepared PREPARED = new LetterPrepared("invitation", Map.of("title", "Exempel"));

    private static Letter after(LetterEvent... events) {
        Letter letter = new Letter.Unwritten();
        for (LetterEvent event : events) letter = Letter.evolve(letter, event);
        return letter;
    }

    @Test
    void aLetterIsPreparedOnce() {
        assertThat(Letter.prepare(after(), "invitation", Map.of("title", "Exempel")))
                .containsExactly(PREPARED);
        assertThat(Letter.prepare(after(PREPARED), "invitation", Map.of())).isEmpty();
        assertThat(Letter.prepare(after(PREPARED, new HandoverBegun(1), new LetterSent("id")), "invitation", Map.of()))
                .isEmpty();
    }

    @Test
    void whoeverComesSecondHasNothingToHandOver() {
        assertThat(Letter.begin(after(PREPARED), 1)).containsExactly(new HandoverBegun(1));
        assertThat(Letter.begin(after(PREPARED, new HandoverBegun(1)), 1)).isEmpty();
        assertThat(Letter.begin(after(PREPARED, new HandoverBegun(1), new LetterSent("id")), 2))
                .isEmpty();
    }

    @Test
    void whatWasSurelyNotTakenIsTriedAgainAndCounted() {
        Letter failed = after(PREPARED, new HandoverBegun(1), new HandoverFailed("not-taken"));
        assertThat(Letter.begin(failed, 2)).containsExactly(new HandoverBegun(2));
        assertThat(Letter.KIND.standing().after().apply(failed))
                .isEqualTo(new LetterState(LetterState.Status.PREPARED, "invitation", 1));
    }

    @Test
    void aReminderWhoseHandoverWasCutOffStaysUncertain() {
        Letter cut = after(new LetterPrepared("reminder", Map.of()), new HandoverBegun(1));
        assertThat(Letter.begin(cut, 2)).isEmpty();
        assertThat(Letter.undeliverable(cut, "no-address")).isEmpty();
        assertThat(Letter.KIND.standing().after().apply(cut))
                .isEqualTo(new LetterState(LetterState.Status.HANDING_OVER, "reminder", 1));
        assertThat(cut)
                .isInstanceOfSatisfying(
                        Letter.HandingOver.class,
                        over -> assertThat(over.goesAgain()).isFalse());
    }

    @Test
    void invitationsAndReceiptsGoAgainAndNotForEver() {
        for (String template : List.of("invitation", "receipt")) {
            LetterPrepared prepared = new LetterPrepared(template, Map.of());
            assertThat(Letter.begin(after(prepared, new HandoverBegun(1)), 2)).containsExactly(new HandoverBegun(2));
            assertThat(Letter.begin(
                            after(
                                    prepared,
                                    new HandoverBegun(1),
                                    new HandoverBegun(2),
                                    new HandoverBegun(3),
                                    new HandoverBegun(4)),
                            5))
                    .isEmpty();
            Letter again = after(prepared, new HandoverBegun(1), new HandoverBegun(2), new LetterSent("id"));
            assertThat(again).isEqualTo(new Letter.Sent(template, 2));
        }
    }

    @Test
    void withoutAnAddressItIsUndeliverableAndStaysSo() {
        assertThat(Letter.undeliverable(after(PREPARED), "no-address"))
                .containsExactly(new LetterUndeliverable("no-address"));
        Letter none = after(PREPARED, new LetterUndeliverable("no-address"));
        assertThat(List.of(Letter.begin(none, 1), Letter.sent(none, "x"), Letter.failed(none, "x")))
                .allMatch(List::isEmpty);
    }
}
