package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonalDataPageTest extends PortalHarness {
    @Test
    void whoeverIsAskedForPersonalDataIsToldWhyByWhatRightAndWhatCanBeDemanded() throws Exception {
        assertThat(read("/personuppgifter"))
                .contains("av allmänt intresse", "artikel 6.1 e", "Du behöver inte uppge ditt namn")
                .contains("fel rättade", "Integritetsskyddsmyndigheten");
        assertThat(read("/en/personuppgifter")).contains("Article 6(1)(e)", "Swedish Authority for Privacy Protection");
    }
}
