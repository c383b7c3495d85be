package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedBodiesTest {
    @Test
    void aBodyThatWasNotMergedStandsForItself() {
        MergedBodies none = new MergedBodies(Map.of());
        assertThat(none.standing("exempelby")).isEqualTo("exempelby");
        assertThat(none.of("exempelby")).isEmpty();
        assertThat(none.gone()).isEmpty();
    }

    @Test
    void theLastInARowStandsForAllBeforeIt() {
        MergedBodies row = new MergedBodies(Map.of("a-by", "b-by", "b-by", "c-by", "x-by", "c-by"));
        assertThat(row.standing("a-by")).isEqualTo("c-by");
        assertThat(row.standing("b-by")).isEqualTo("c-by");
        assertThat(row.of("c-by")).containsExactly("a-by", "b-by", "x-by");
        assertThat(row.of("b-by")).isEmpty();
        assertThat(row.gone()).containsExactly("a-by", "b-by", "x-by");
    }

    @Test
    void ofARingTheFirstInOrderStandsForWhoeverReadsIt() {
        MergedBodies ring = new MergedBodies(Map.of("b-by", "c-by", "c-by", "b-by", "a-by", "c-by"));
        assertThat(ring.standing("a-by")).isEqualTo("b-by");
        assertThat(ring.standing("b-by")).isEqualTo("b-by");
        assertThat(ring.standing("c-by")).isEqualTo("b-by");
        assertThat(ring.gone()).containsExactly("a-by", "c-by");
    }
}
