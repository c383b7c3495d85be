package se.samrad.consultations;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service of consultations, invitations and the register of bodies. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConsultationsApplication {
    static final String NAME = "consultations";

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", NAME);
        SpringApplication.run(ConsultationsApplication.class, arguments);
    }
}
