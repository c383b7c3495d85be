package se.samrad.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.identity.domain.KeyRing.Key;

class KeyRingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plus(KeyRing.SIGNS_FOR);
    private static final Key FIRST = new Key("first", START, true);
    private static final Key SECOND = new Key("second", LATER, true);

    @Test
    void withoutAKeyOneIsMade() {
        var plan = KeyRing.plan(List.of(), START);

        assertThat(plan.newKeyDue()).isTrue();
        assertThat(plan.signer()).isEmpty();
    }

    @Test
    void theOnlyKeySignsFromTheFirstMoment() {
        var plan = KeyRing.plan(List.of(FIRST), START);

        assertThat(plan.signer()).hasValue("first");
        assertThat(plan.newKeyDue()).isFalse();
    }

    @Test
    void afterNinetyDaysANewKeyIsDue() {
        assertThat(KeyRing.plan(List.of(FIRST), LATER.minusMillis(1)).newKeyDue())
                .isFalse();
        assertThat(KeyRing.plan(List.of(FIRST), LATER).newKeyDue()).isTrue();
    }

    @Test
    void aNewKeyIsShownBeforeItSigns() {
        var keys = List.of(FIRST, SECOND);

        assertThat(KeyRing.plan(keys, LATER).signer()).hasValue("first");
        assertThat(KeyRing.plan(keys, LATER.plus(KeyRing.SHOWN_BEFORE_SIGNING)).signer())
                .hasValue("second");
    }

    @Test
    void anOldKeyIsShownForAWeekMore() {
        var keys = List.of(SECOND, FIRST);
        Instant end = LATER.plus(KeyRing.SHOWN_BEFORE_SIGNING).plus(KeyRing.SHOWN_AFTER_SIGNING);

        assertThat(KeyRing.plan(keys, end.minus(Duration.ofMillis(1))).obsolete())
                .isEmpty();
        assertThat(KeyRing.plan(keys, end).obsolete()).containsExactly("first");
    }

    @Test
    void twoInstancesThatStartTogetherAgreeOnOneKey() {
        Key twin = new Key("twin", START.plusMillis(3), true);

        assertThat(KeyRing.plan(List.of(twin, FIRST), START.plusSeconds(1)).signer())
                .hasValue("first");
        assertThat(KeyRing.plan(
                                List.of(FIRST, twin),
                                START.plus(KeyRing.SHOWN_BEFORE_SIGNING).plusSeconds(1))
                        .signer())
                .hasValue("twin");
    }

    @Test
    void aKeyThatCannotBeOpenedIsShownButDoesNotSign() {
        Key sealed = new Key("sealed", START, false);

        assertThat(KeyRing.plan(List.of(sealed), START).newKeyDue()).isTrue();
        assertThat(KeyRing.plan(List.of(sealed, SECOND), LATER).signer()).hasValue("second");
        assertThat(KeyRing.plan(List.of(sealed, SECOND), LATER).obsolete()).isEmpty();
    }
}
