package se.samrad.portal.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastKnownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public/consultations",
                "/api/public/consultations?status=OPEN",
                "/api/public/consultations/a",
                "/api/public/consultations/a/tally",
                "/api/public/consultations/a/bodies?page=1",
                "/api/public/meetings?when=upcoming",
                "/api/public/calendar",
                "/api/public/themes"
            })
    void howPublicMattersStandMayBeShownFromMemory(String path) {
        assertThat(LastKnown.isKept(Service.STATUS, new Target(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public/responses/a--b",
                "/api/public/responses/texts?of=a",
                "/api/public/consultations/a/responses",
                "/api/public/meetings/texts",
                "/api/public/news",
                "/api/public/news/n",
                "/api/receipts/t",
                "/api/staff/consultations/a",
                "/api/staff/consultations/a/tally",
                "/api/bodies/a/colleagues",
                "/api/public/bodies"
            })
    void whatCanBeTakenBackOrIsNotForAllIsNeverShownFromMemory(String path) {
        assertThat(LastKnown.isKept(Service.STATUS, new Target(path))).isFalse();
    }
}
