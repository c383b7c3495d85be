package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeGranted;
import se.samrad.contracts.consultations.MoreTimeDecision;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.letters.Correspondence;

/** A body is told what was decided about more time, once for each decision. */
class MoreTimeLettersTest {
    private static final LocalDate LATER = LocalDate.of(2027, 1, 31);

    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String consultation = Bench.id("fardplan");

    @BeforeEach
    void up() {
        smtp.start();
    }

    @AfterEach
    void down() {
        smtp.stop();
    }

    private ConfigurableApplicationContext start(ApplicationContextInitializer<ConfigurableApplicationContext> after) {
        String port = Integer.toString(smtp.getSmtp().getPort());
        return MailServiceTest.start(Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", port), after);
    }

    private void decided(String body, long version, @Nullable LocalDate own, MoreTimeDecision decision) {
        MailServiceTest.send(
                "invitations/" + consultation + "/" + body,
                version,
                "more-time-granted",
                new MoreTimeGranted(LATER, null),
                Asked.ONCE.until(own).decided(decision).state());
    }

    private static void sent(ConfigurableApplicationContext context, String reason, String body) {
        Commands commands = context.getBean(Commands.class);
        await().until(() ->
                commands.fold(Letter.KIND, Letter.stream(reason, body)).state() instanceof Letter.Sent);
    }

    private List<MimeMessage> told() throws Exception {
        List<MimeMessage> told = new ArrayList<>();
        for (MimeMessage message : smtp.getReceivedMessages()) {
            if (message.getSubject().contains("mer tid")) told.add(message);
        }
        return told;
    }

    @Test
    void eachDecisionHasOneLetterHoweverOftenItIsToldOverARestartAndWithTwoInstances() throws Exception {
        MoreTimeDecision no = new MoreTimeDecision(1, false, true, LATER, "Beslut fattas i januari.");
        MoreTimeDecision yes = new MoreTimeDecision(2, true, false, LATER, null);
        String first = "moretime-" + consultation;
        try (var context = start(prepared -> {})) {
            MailServiceTest.open(context, consultation);
            String database = context.getEnvironment().getRequiredProperty("spring.mongodb.uri");
            ApplicationContextInitializer<ConfigurableApplicationContext> same =
                    other -> TestPropertyValues.of("spring.mongodb.uri=" + database, "server.port=0")
                            .applyTo(other);
            try (var other = start(same)) {
                for (int i = 0; i < 3; i++) decided("exempelby", 4, null, no);
                sent(other, first, "exempelby");
            }
            try (var restarted = start(same)) {
                decided("exempelby", 4, null, no);
                for (int i = 0; i < 3; i++) decided("exempelby", 5, LATER, yes);
                sent(restarted, first + "--2", "exempelby");
                decided("exempelby", 6, LATER, yes);
                Views views = restarted.getBean(Views.class);
                String stream = "invitations/" + consultation + "/exempelby";
                await().until(() -> views.reached(restarted.getBean(Correspondence.class), stream, 6));
            }
        }
        List<MimeMessage> told = told();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).getSubject()).isEqualTo("Exempel: Färdplan: ni får inte mer tid");
        assertThat(MailServiceTest.text(told.get(0)))
                .contains("fortfarande tisdag 15 december 2026", "Skäl: Beslut fattas i januari.", "In English:");
        assertThat(told.get(1).getSubject()).isEqualTo("Exempel: Färdplan: ni har fått mer tid");
        assertThat(MailServiceTest.text(told.get(1)))
                .contains("nu söndag 31 januari 2027", "/bodies/exempelby/last-day.ics");
        String page = String.valueOf(
                ((Multipart) told.get(1).getContent()).getBodyPart(1).getContent());
        assertThat(page).contains("<html").contains("nu söndag 31 januari 2027").contains("last-day.ics\"");
    }
}
