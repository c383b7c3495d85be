package se.samrad.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationExtended;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.InvitationEvent.MoreTimeGranted;
import se.samrad.contracts.consultations.MoreTimeDecision;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.MovableClock;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.letters.Correspondence;

/** What waits, as while the mail server is away, says the last day that holds when it leaves. */
class WaitingInvitationsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate LATER = LocalDate.of(2027, 1, 15);
    private static final MovableClock CLOCK = new MovableClock();

    @TestConfiguration(proxyBeanMethods = false)
    static class Times {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    private final String consultation = Bench.id("fardplan");
    private final String invitation = "invitation-" + consultation;
    private final String newDay = "newday20270115-" + consultation;

    @SuppressWarnings("NullAway.Init") // before each test
    private GreenMail smtp;

    private int port;

    @BeforeEach
    void up() {
        CLOCK.moveTo(Instant.parse("2026-12-01T08:00:00Z"));
        port = 0;
        serve();
    }

    @AfterEach
    void down() {
        smtp.stop();
    }

    private void serve() {
        smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        port = smtp.getSmtp().getPort();
    }

    /** The mail server comes back, and it is time to try again. */
    private void serveAgain() {
        serve();
        CLOCK.moveBy(Duration.ofHours(2));
    }

    private ConfigurableApplicationContext opened(Map<String, String> more) {
        var settings = new java.util.TreeMap<>(more);
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", Integer.toString(port));
        ConfigurableApplicationContext context = MailServiceTest.start(settings, ready -> {}, Times.class);
        MailServiceTest.open(context, consultation);
        return context;
    }

    private static Letter letter(ConfigurableApplicationContext context, String reason, String body) {
        return context.getBean(Commands.class)
                .fold(Letter.KIND, Letter.stream(reason, body))
                .state();
    }

    private static void sent(ConfigurableApplicationContext context, String reason, String body) {
        await().until(() -> letter(context, reason, body) instanceof Letter.Sent);
    }

    private static void reached(ConfigurableApplicationContext context, String stream, long version) {
        Views views = context.getBean(Views.class);
        await().until(() -> views.reached(context.getBean(Correspondence.class), stream, version));
    }

    /** Tried, and not taken. */
    private void waits(ConfigurableApplicationContext context, String body) {
        MailServiceTest.invite(consultation, body);
        await().until(() ->
                letter(context, invitation, body) instanceof Letter.Prepared waiting && waiting.attempts() > 0);
    }

    private void moved(ConfigurableApplicationContext context) {
        moved(context, consultation);
    }

    /** The last day is moved for all, which is told once more than it happened. */
    static void moved(ConfigurableApplicationContext context, String consultation) {
        String stream = "consultations/" + consultation;
        for (long version : List.of(3L, 3L, 4L)) {
            MailServiceTest.send(
                    stream,
                    version,
                    "consultation-extended",
                    new ConsultationExtended(LATER, "Nämnder sammanträder först i januari.", TODAY),
                    new ConsultationState(
                            ConsultationState.Status.OPEN, MailServiceTest.facts(LATER), null, null, null, null));
        }
        reached(context, stream, 4);
    }

    private String words(String domain) throws Exception {
        MimeMessage[] messages = smtp.getReceivedMessagesForDomain(domain);
        assertThat(messages).hasSize(1);
        return MailServiceTest.text(messages[0]);
    }

    @Test
    void whenTheLastDayIsMovedTheInvitationSaysTheNewOneAndNoLetterFollowsIt() throws Exception {
        try (var context = opened(Map.of())) {
            smtp.stop();
            waits(context, "exempelby");
            moved(context);
            serveAgain();
            sent(context, invitation, "exempelby");
            assertThat(letter(context, newDay, "exempelby")).isInstanceOf(Letter.Unwritten.class);
        }
        assertThat(words("exempelby.example"))
                .contains("Ni är inbjudna", "Sista svarsdag är fredag 15 januari 2027.", "is 15 January 2027.")
                .doesNotContain("december");
    }

    @Test
    void whoIsGivenMoreTimeMeanwhileReadsItsOwnLastDayInTheInvitationAndTheDecisionBesideIt() throws Exception {
        try (var context = opened(Map.of())) {
            smtp.stop();
            waits(context, "exempelby");
            String stream = "invitations/" + consultation + "/exempelby";
            for (long version : List.of(3L, 4L)) {
                MailServiceTest.send(
                        stream,
                        version,
                        "more-time-granted",
                        new MoreTimeGranted(LATER, null),
                        Asked.ONCE
                                .until(LATER)
                                .decided(new MoreTimeDecision(1, true, false, LATER, null))
                                .state());
            }
            reached(context, stream, 4);
            serveAgain();
            sent(context, invitation, "exempelby");
            sent(context, "moretime-" + consultation, "exempelby");
        }
        MimeMessage[] messages = smtp.getReceivedMessagesForDomain("exempelby.example");
        assertThat(Arrays.stream(messages).map(WaitingInvitationsTest::text))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("fredag 15 januari 2027"));
    }

    @ParameterizedTest
    @CsvSource({"true, 2027-01-05", "false, 2027-02-28"})
    void aDecisionOnMoreTimeThatWaitsSaysTheDayThatAllHaveWhenItLeavesWhereThatIsLater(boolean granted, LocalDate until)
            throws Exception {
        String moreTime = "moretime-" + consultation;
        try (var context = opened(Map.of())) {
            MailServiceTest.invite(consultation, "exempelby");
            sent(context, invitation, "exempelby");
            smtp.stop();
            MailServiceTest.send(
                    "invitations/" + consultation + "/exempelby",
                    3,
                    "more-time-granted",
                    new MoreTimeGranted(until, null),
                    Asked.ONCE
                            .until(granted ? until : null)
                            .decided(new MoreTimeDecision(1, granted, true, until, null))
                            .state());
            await().until(() -> letter(context, moreTime, "exempelby") instanceof Letter.Prepared waiting
                    && waiting.attempts() > 0);
            moved(context);
            serveAgain();
            sent(context, moreTime, "exempelby");
        }
        assertThat(Arrays.stream(smtp.getReceivedMessagesForDomain("exempelby.example"))
                        .map(WaitingInvitationsTest::text)
                        .filter(text -> text.contains("Ni har bett om")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("Er sista svarsdag är nu fredag 15 januari 2027.", "is now 15 January 2027.");
    }

    static String text(MimeMessage message) {
        try {
            return MailServiceTest.text(message);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatSomebodyHasACopyOfAlreadyStaysAsItIsAndIsFollowedByALetterOnTheNewDay() throws Exception {
        try (var context = opened(Map.of())) {
            smtp.stop();
            waits(context, "exempelby");
            context.getBean(MongoDatabase.class)
                    .getCollection("copies")
                    .updateOne(
                            Filters.eq("_id", Letter.stream(invitation, "exempelby")),
                            Updates.addToSet("taken", "another@samrad"));
            moved(context);
            serveAgain();
            sent(context, invitation, "exempelby");
            sent(context, newDay, "exempelby");
        }
        assertThat(Arrays.stream(smtp.getReceivedMessagesForDomain("exempelby.example"))
                        .map(WaitingInvitationsTest::text))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("Ni är inbjudna", "tisdag 15 december 2026"))
                .anySatisfy(text -> assertThat(text).contains("är nu fredag 15 januari 2027"));
    }

    @Test
    void theDayThatIsMovedJustBeforeTheInvitationIsHandedOverIsInIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch moved = new CountDownLatch(1);
        HttpServer register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        register.createContext("/internal/contacts/", exchange -> {
            byte[] known = "{\"emails\":[\"kommun@exempelby.example\"]}".getBytes(UTF_8);
            asked.countDown();
            waitFor(moved);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, known.length);
            exchange.getResponseBody().write(known);
            exchange.close();
        });
        register.start();
        String address = "http://127.0.0.1:" + register.getAddress().getPort();
        try (var context = opened(Map.of("samrad.services.consultations", address))) {
            MailServiceTest.invite(consultation, "exempelby");
            waitFor(asked);
            moved(context);
            moved.countDown();
            sent(context, invitation, "exempelby");
            assertThat(letter(context, newDay, "exempelby")).isInstanceOf(Letter.Unwritten.class);
        } finally {
            register.stop(0);
        }
        assertThat(words("exempelby.example")).contains("Sista svarsdag är fredag 15 januari 2027.");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
