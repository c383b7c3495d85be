package se.samrad.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ServiceTest {
    static final java.util.List<Service> SERVICES = Service.ALL;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyNameIsAServiceWithSettingsOfItsOwn(Service service) {
        assertThat(service.application().getSimpleName()).endsWith("Application");
        assertThat(service.application().getResource("/" + service.name() + ".yml"))
                .isNotNull();
    }
}
