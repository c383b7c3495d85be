package se.samrad.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.mail.LetterEvent;
import se.samrad.contracts.mail.LetterEvent.HandoverBegun;
import se.samrad.contracts.mail.LetterEvent.HandoverFailed;
import se.samrad.contracts.mail.LetterEvent.LetterBounced;
import se.samrad.contracts.mail.LetterEvent.LetterDelayed;
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
        assertThat(Letter.prepare(
                        after(PREPARED, new HandoverBegun(1), new LetterSent("id", null)), "invitation", Map.of()))
                .isEmpty();
    }

    @Test
    void whoeverComesSecondHasNothingToHandOver() {
        assertThat(Letter.begin(after(PREPARED), 1)).containsExactly(new HandoverBegun(1));
        assertThat(Letter.begin(after(PREPARED, new HandoverBegun(1)), 1)).isEmpty();
        assertThat(Letter.begin(after(PREPARED, new HandoverBegun(1), new LetterSent("id", null)), 2))
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
            Letter again = after(prepared, new HandoverBegun(1), new HandoverBegun(2), new LetterSent("id", null));
            assertThat(again).isEqualTo(new Letter.Sent(template, Map.of(), 2, 1, Map.of(), null));
        }
    }

    @Test
    void whatWaitsIsFilledInAnewUnlessItWasPerhapsReadAlready() {
        Map<String, String> other = Map.of("title", "Annat");
        LetterPrepared anew = new LetterPrepared("invitation", other);
        HandoverFailed failed = new HandoverFailed("not-taken");
        assertThat(Letter.refill(after(PREPARED), other)).containsExactly(anew);
        assertThat(Letter.refill(after(PREPARED, anew), other)).isEmpty();
        Letter tried = after(PREPARED, new HandoverBegun(1), failed);
        assertThat(Letter.refill(tried, other)).containsExactly(anew);
        assertThat(Letter.begin(Letter.evolve(tried, anew), 2)).containsExactly(new HandoverBegun(2));
        List<Letter> perhapsRead = List.of(
                after(PREPARED, new HandoverBegun(1)),
                after(PREPARED, new HandoverBegun(1), new HandoverBegun(2), failed),
                after(PREPARED, new HandoverBegun(1), new HandoverBegun(2), failed, new HandoverBegun(3), failed),
                after(PREPARED, new HandoverBegun(1), PREPARED),
                after(PREPARED, new HandoverBegun(1), new LetterSent("id", null)));
        assertThat(perhapsRead)
                .allSatisfy(letter -> assertThat(Letter.refill(letter, other)).isEmpty());
        assertThat(Letter.refill(after(), other)).isEmpty();
    }

    @Test
    void withoutAnAddressItIsUndeliverableAndStaysSo() {
        assertThat(Letter.undeliverable(after(PREPARED), "no-address"))
                .containsExactly(new LetterUndeliverable("no-address", null));
        Letter none = after(PREPARED, new LetterUndeliverable("no-address", null));
        assertThat(List.of(Letter.begin(none, 1), Letter.sent(none, "x", 1), Letter.failed(none, "x")))
                .allMatch(List::isEmpty);
    }

    private static Object standing(LetterEvent... events) {
        return Letter.KIND.standing().after().apply(after(events));
    }

    @Test
    void aLetterThatReachedNoneOfItsAddressesHasBouncedAndOneThatReachedSomeHasNot() {
        LetterEvent[] two = {PREPARED, new HandoverBegun(1), new LetterSent("a", 2)};
        Letter sent = after(two);
        assertThat(Letter.bounced(sent, "a", "5.1.1")).containsExactly(new LetterBounced("a", "5.1.1"));
        Letter partly = Letter.evolve(sent, new LetterBounced("a", "5.1.1"));
        assertThat(Letter.KIND.standing().after().apply(partly))
                .isEqualTo(new LetterState(LetterState.Status.SENT, "invitation", 1, "bounced-partly", "5.1.1"));
        assertThat(Letter.bounced(partly, "a", "5.1.1"))
                .as("the report came twice")
                .isEmpty();
        assertThat(standing(PREPARED, new HandoverBegun(1), new LetterSent("a", null), new LetterBounced("a", "5.1.1")))
                .isEqualTo(new LetterState(LetterState.Status.BOUNCED, "invitation", 1, "bounced", "5.1.1"));
    }

    @Test
    void whatIsOnlyLateHasNotBouncedAndABounceComesAfterIt() {
        Letter late = after(PREPARED, new HandoverBegun(1), new LetterSent("a", null), new LetterDelayed("a", "4.2.2"));
        assertThat(Letter.KIND.standing().after().apply(late))
                .isEqualTo(new LetterState(LetterState.Status.SENT, "invitation", 1, "delayed", "4.2.2"));
        assertThat(Letter.delayed(late, "a", "4.2.2")).isEmpty();
        assertThat(Letter.bounced(late, "a", "4.4.7")).hasSize(1);
    }

    @Test
    void aReportOnALetterWhoseHandoverWasCutOffSaysThatItHadLeft() {
        Letter cut = after(PREPARED, new HandoverBegun(1));
        Letter back = Letter.evolve(cut, Letter.bounced(cut, "a", "5.1.1").getFirst());
        assertThat(Letter.begin(back, 2)).isEmpty();
        assertThat(Letter.bounced(after(PREPARED), "a", "5.1.1"))
                .as("nothing had left")
                .isEmpty();
    }

    @Test
    void whatTheMailServerRefusesForGoodIsNotTriedAgainAndSaysWhy() {
        Letter over = after(PREPARED, new HandoverBegun(1));
        Letter refused = Letter.evolve(over, Letter.refused(over, "5.7.1").getFirst());
        assertThat(Letter.begin(refused, 2)).isEmpty();
        assertThat(Letter.KIND.standing().after().apply(refused))
                .isEqualTo(new LetterState(LetterState.Status.UNDELIVERABLE, "invitation", 1, "refused", "5.7.1"));
        assertThat(Letter.refused(after(PREPARED), "5.7.1")).isEmpty();
    }

    @Test
    void whatReachedNobodyGoesAgainWithTriesCountedOnAndNothingElseDoes() {
        Letter bounced =
                after(PREPARED, new HandoverBegun(1), new LetterSent("m", null), new LetterBounced("m", "5.1.1"));
        assertThat(Letter.again(bounced)).containsExactly(PREPARED);
        Letter again = Letter.evolve(bounced, PREPARED);
        assertThat(Letter.begin(again, 1)).isEmpty();
        assertThat(Letter.begin(again, 2)).containsExactly(new HandoverBegun(2));
        assertThat(Letter.again(after(PREPARED, new LetterUndeliverable("no-address", null))))
                .containsExactly(PREPARED);
        assertThat(Letter.again(
                        after(PREPARED, new HandoverBegun(1), new LetterSent("m", 2), new LetterBounced("m", "5.1.1"))))
                .as("partly")
                .containsExactly(PREPARED);
        LetterPrepared reminder = new LetterPrepared("reminder", Map.of());
        assertThat(Letter.again(after(reminder, new HandoverBegun(1))))
                .as("nobody knows whether it left")
                .containsExactly(reminder);
        for (Letter other : List.of(
                after(PREPARED),
                after(PREPARED, new HandoverBegun(1)),
                after(PREPARED, new HandoverBegun(1), new LetterSent("m", null)),
                after(PREPARED, new LetterUndeliverable("answered", null)))) {
            assertThatThrownBy(() -> Letter.again(other)).as(other.toString()).hasMessage("letter-not-lost");
        }
    }
}
