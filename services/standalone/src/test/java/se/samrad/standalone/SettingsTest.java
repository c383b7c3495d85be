package se.samrad.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void withoutAnyTheDemoRunsOnThisMachineOnly() {
        var settings = Settings.from(Map.of("SAMRAD_DEMO_PASSWORD", "  "));

        assertThat(settings.data()).isAbsolute().hasFileName("data");
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.portalPort()).isEqualTo(8080);
        assertThat(settings.identityPort()).isEqualTo(9000);
        assertThat(settings.demo()).isTrue();
        assertThat(settings.demoPassword()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SAMRAD_PORT, åtta", "SAMRAD_PORT, 70000", "SAMRAD_DEMO, kanske", "SAMRAD_ENGINE, external"})
    void whatMakesNoSenseIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void runnersOnOneKafkaAreMembersOfTheirOwnAndNoneTakesAnothersPlace() {
        assertThat(Settings.from(Map.of()).member()).contains("standalone");
        assertThat(Settings.from(Map.of("SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"))
                        .member())
                .isEmpty();
    }
}
