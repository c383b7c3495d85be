package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedHeadersTest {
    private static final String OURS = "mx.exempellan.example";
    private static final Instant NOW = Instant.parse("2024-10-01T08:00:00Z");
    private static final Instant LAST_MINUTE = Instant.parse("2024-09-30T21:59:59Z");

    private static Optional<Instant> arrival(String... headers) {
        return ReceivedHeaders.arrival(List.of(headers), OURS, NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from out.kommun.example (out.kommun.example [192.0.2.7])\r\n\tby mx.exempellan.example (Postfix) with ESMTPS id 4F\r\n\tfor <registrator@exempellan.example>; Mon, 30 Sep 2024 23:59:59 +0200 (CEST)",
                "from x by MX.Exempellan.Example. with SMTP; 30 Sep 2024 21:59:59 GMT",
                "by mx.exempellan.example; mån, 30 sep 2024 21:59:59 -0000",
                "from by (by mx.other.example) by mx.exempellan.example; Mon, 30 Sep 2024 21:59:59 +0000"
            })
    void itArrivedWhenOurOwnServerSaysSo(String header) {
        assertThat(arrival(header)).contains(LAST_MINUTE);
    }

    @Test
    void theTopmostStampOfOursCountsAndAForgedOneBelowDoesNot() {
        assertThat(arrival(
                        "from a by inner.exempellan.example; Tue, 1 Oct 2024 00:00:10 +0200",
                        "from a by mx.exempellan.example; Mon, 30 Sep 2024 23:59:59 +0200",
                        "from a by mx.exempellan.example; Sun, 1 Sep 2024 10:00:00 +0200"))
                .contains(LAST_MINUTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from mx.exempellan.example by out.kommun.example; Mon, 30 Sep 2024 23:59:59 +0200",
                "from x (by mx.exempellan.example) by out.kommun.example; Mon, 30 Sep 2024 23:59:59 +0200",
                "from x ((by) by mx.exempellan.example; Mon, 30 Sep 2024 23:59:59 +0200",
                "from by mx.exempellan.example by out.kommun.example; Mon, 30 Sep 2024 23:59:59 +0200",
                "by not-mx.exempellan.example; Mon, 30 Sep 2024 23:59:59 +0200",
                "by mx.exempellan.example; in the evening",
                "by mx.exempellan.example",
                "by mx.exempellan.example; Thu, 30 Sep 2124 23:59:59 +0200",
                "by",
                ""
            })
    void otherStampsSayNothing(String header) {
        assertThat(arrival(header)).isEmpty();
    }

    @Test
    void aStampOfOursThatIsNotBelievedIsNotReplacedByALowerOne() {
        assertThat(arrival(
                        "by mx.exempellan.example; nonsense",
                        "by mx.exempellan.example; Mon, 30 Sep 2024 23:59:59 +0200"))
                .isEmpty();
    }

    @Test
    void withoutAServerOfOurOwnNothingIsBelieved() {
        assertThat(ReceivedHeaders.arrival(List.of("by mx.exempellan.example; 30 Sep 2024 21:59:59 GMT"), "", NOW))
                .isEmpty();
    }
}
