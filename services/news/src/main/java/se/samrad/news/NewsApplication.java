package se.samrad.news;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service of news items and themes. */
@SpringBootApplication
public class NewsApplication {
    static final String NAME = "news";

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", NAME);
        SpringApplication.run(NewsApplication.class, arguments);
    }
}
