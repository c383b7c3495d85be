package se.samrad.meetings;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service of dialogue meetings. */
@SpringBootApplication
public class MeetingsApplication {
    static final String NAME = "meetings";

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", NAME);
        SpringApplication.run(MeetingsApplication.class, arguments);
    }
}
