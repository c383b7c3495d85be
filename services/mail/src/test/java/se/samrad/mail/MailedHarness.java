package se.samrad.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/** A mail server for each test, and instances of the service that hand their letters to it. */
abstract class MailedHarness {
    final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void takesMail() {
        smtp.start();
    }

    @AfterEach
    void takesNoMore() {
        smtp.stop();
    }

    /** Where an instance finds it. */
    Map<String, String> server() {
        String port = Integer.toString(smtp.getSmtp().getPort());
        return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", port);
    }

    /** As {@link MailServiceTest#start} takes them. */
    Class<?>[] parts() {
        return new Class<?>[0];
    }

    ConfigurableApplicationContext start() {
        return MailServiceTest.start(server(), first -> {}, parts());
    }

    /** The same database, the same topics, another process as far as it knows. */
    ConfigurableApplicationContext again(ConfigurableApplicationContext first) {
        String database = first.getEnvironment().getRequiredProperty("spring.mongodb.uri");
        return MailServiceTest.start(
                server(),
                other -> TestPropertyValues.of("spring.mongodb.uri=" + database, "server.port=0")
                        .applyTo(other),
                parts());
    }
}
