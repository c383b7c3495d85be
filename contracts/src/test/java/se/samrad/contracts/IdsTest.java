package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void anAnswerWithoutAccountIsKnownByItsSender() {
        assertThat(Ids.withoutAccount("p-" + "0a".repeat(16))).isTrue();
        assertThat(Ids.withoutAccount("p-exempelby")).isFalse();
        assertThat(Ids.withoutAccount("p-" + "0A".repeat(16))).isFalse();
        assertThat(Ids.withoutAccount("p-" + "0a".repeat(17))).isFalse();
    }
}
