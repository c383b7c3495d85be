package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.activation.DataHandler;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.mail.LetterState;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.mail.bounces.BounceRound;
import se.samrad.mail.domain.Letter;

/** Reports of mail servers, over real servers of both protocols. */
class BouncesTest {
    private static final String STUDS = "studs@exempel.example";

    private final String name = "studs-" + System.nanoTime();
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    @SuppressWarnings("NullAway.Init") // before each test
    private GreenMailUser mailbox;

    private final String consultation = Bench.id("fardplan");
    private final String stream = Letter.stream("invitation-" + consultation, "exempelby");

    @BeforeEach
    void up() {
        server.start();
        mailbox = server.setUser(STUDS, name, "hemligt");
        MailServiceTest.UNREACHED.clear();
    }

    @AfterEach
    void down() {
        server.stop();
    }

    private ConfigurableApplicationContext start() {
        return MailServiceTest.start(
                Map.of(
                        "spring.mail.host",
                        "127.0.0.1",
                        "spring.mail.port",
                        Integer.toString(server.getSmtp().getPort()),
                        "samrad.bounces.address",
                        STUDS,
                        "samrad.bounces.imap.host",
                        "127.0.0.1",
                        "samrad.bounces.imap.port",
                        Integer.toString(server.getImap().getPort()),
                        "samrad.bounces.imap.user",
                        name,
                        "samrad.bounces.imap.password",
                        "hemligt",
                        "samrad.bounces.imap.tls",
                        "false",
                        // Looked into by hand below.
                        "samrad.bounces.every",
                        "P1D"),
                context -> {});
    }

    /** An invitation that has left; its copy as the mail server took it. */
    private MimeMessage sent(ConfigurableApplicationContext context) {
        MailServiceTest.open(context, consultation);
        MailServiceTest.invite(consultation, "exempelby");
        Commands commands = context.getBean(Commands.class);
        await().until(() -> commands.fold(Letter.KIND, stream).state() instanceof Letter.Sent);
        MimeMessage[] received = server.getReceivedMessagesForDomain("exempelby.example");
        assertThat(received).hasSize(1);
        return received[0];
    }

    private void deliver(String report) throws Exception {
        byte[] bytes = report.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    private static String report(String messageId, String action, String status) {
        return """
                From: MAILER-DAEMON@mx.exempelby.example
                To: studs@exempel.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="gr\u00e4ns"

                --gr\u00e4ns
                Content-Type: text/plain; charset=utf-8

                Brevet kom inte fram.
                --gr\u00e4ns
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.exempelby.example

                Final-Recipient: rfc822; kommun@exempelby.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 Ingen s\u00e5dan

                --gr\u00e4ns
                Content-Type: text/rfc822-headers

                From: samrad@exempel.example
                Message-ID: %s
                Subject: Exempel

                --gr\u00e4ns--
                """.replace("gr\u00e4ns", "grans").formatted(action, status, messageId);
    }

    private Object standing(ConfigurableApplicationContext context) {
        return standing(context, stream);
    }

    private static Object standing(ConfigurableApplicationContext context, String letter) {
        return Letter.KIND
                .standing()
                .after()
                .apply(context.getBean(Commands.class).fold(Letter.KIND, letter).state());
    }

    private long version(ConfigurableApplicationContext context) {
        return context.getBean(Commands.class).fold(Letter.KIND, stream).version();
    }

    private List<StoredMessage> kept() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(mailbox).getMessages();
    }

    @Test
    void aReportOnALetterThatNeverArrivesIsRecordedOnceAndTheRegisterIsToldOfTheAddress() throws Exception {
        try (var context = start()) {
            MimeMessage letter = sent(context);
            assertThat(letter.getHeader("Return-Path")).containsExactly("<" + STUDS + ">");
            deliver(report(letter.getMessageID(), "failed", "5.1.1"));
            BounceRound round = context.getBean(BounceRound.class);
            round.round();
            assertThat(standing(context))
                    .isEqualTo(new LetterState(LetterState.Status.BOUNCED, "invitation", 1, "bounced", "5.1.1"));
            assertThat(MailServiceTest.UNREACHED).singleElement().asString().contains("kommun@exempelby.example");
            long version = version(context);
            deliver(report(letter.getMessageID(), "failed", "5.1.1"));
            round.round();
            round.round();
            assertThat(version(context)).as("the report came twice").isEqualTo(version);
            assertThat(kept()).allMatch(message -> message.getFlags().contains(Flags.Flag.SEEN));
        }
    }

    @Test
    void aLetterThatIsOnlyLateHasNotBouncedAndTheAddressIsNotBlamed() throws Exception {
        try (var context = start()) {
            deliver(report(sent(context).getMessageID(), "delayed", "4.2.2"));
            context.getBean(BounceRound.class).round();
            assertThat(standing(context))
                    .isEqualTo(new LetterState(LetterState.Status.SENT, "invitation", 1, "delayed", "4.2.2"));
            assertThat(MailServiceTest.UNREACHED).isEmpty();
        }
    }

    @Test
    void whatIsNoReportOnALetterOfOursChangesNothingAndIsLeftToAPerson() throws Exception {
        try (var context = start()) {
            String id = sent(context).getMessageID();
            long version = version(context);
            deliver(report("<00000000000000000000000000000000@samrad>", "failed", "5.1.1"));
            deliver(report(id, "delivered", "2.0.0"));
            deliver("From: n@exempel.example\nTo: studs@exempel.example\nSubject: Hej\n\nHej!\n" + id + "\n");
            deliver("From: n@exempel.example\nContent-Type: multipart/report; report-type=delivery-status\n\n\n");
            context.getBean(BounceRound.class).round();
            assertThat(version(context)).isEqualTo(version);
            assertThat(MailServiceTest.UNREACHED).isEmpty();
            assertThat(kept())
                    .hasSize(4)
                    .noneMatch(message -> message.getFlags().contains(Flags.Flag.SEEN));
            deliver(report(id, "failed", "5.1.1"));
            context.getBean(BounceRound.class).round();
            assertThat(version(context))
                    .as("it holds up no report that comes after it")
                    .isEqualTo(version + 1);
        }
    }

    /** The server says NO whenever it is asked for the message, as for one whose file is damaged. */
    private static AtomicBoolean damaged(StoredMessage message) throws Exception {
        AtomicBoolean damaged = new AtomicBoolean(true);
        MimeMessage held = message.getMimeMessage();
        String type = held.getContentType();
        byte[] content = held.getInputStream().readAllBytes();
        held.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "application/octet-stream") {
            @Override
            public InputStream getInputStream() throws IOException {
                if (damaged.get()) throw new IOException("damaged");
                return super.getInputStream();
            }
        }));
        held.saveChanges();
        held.setHeader("Content-Type", type);
        return damaged;
    }

    @Test
    void aReportThatTheServerDoesNotHandOutHoldsUpNoneBehindItAndIsReadWhenItIs() throws Exception {
        try (var context = start()) {
            String id = sent(context).getMessageID();
            deliver(report(id, "failed", "5.1.1"));
            deliver(report(id, "delayed", "4.2.2"));
            AtomicBoolean damaged = damaged(kept().getFirst());
            BounceRound round = context.getBean(BounceRound.class);
            round.round();
            round.round();
            assertThat(standing(context))
                    .isEqualTo(new LetterState(LetterState.Status.SENT, "invitation", 1, "delayed", "4.2.2"));
            damaged.set(false);
            round.round();
            assertThat(standing(context))
                    .isEqualTo(new LetterState(LetterState.Status.BOUNCED, "invitation", 1, "bounced", "5.1.1"));
            assertThat(kept()).allMatch(message -> message.getFlags().contains(Flags.Flag.SEEN));
        }
    }

    @Test
    void whatCameBackIsSentAgainByTheCaseOfficerAloneAndOnlyOnce() throws Exception {
        try (var context = start()) {
            MimeMessage letter = sent(context);
            assertThat(again(context, "staff:handlaggare"))
                    .as("it has not come back")
                    .isEqualTo(422);
            deliver(report(letter.getMessageID(), "failed", "5.1.1"));
            context.getBean(BounceRound.class).round();
            assertThat(again(context, "staff:registrator")).isEqualTo(403);
            assertThat(again(context, "staff:handlaggare")).isEqualTo(200);
            assertThat(again(context, "staff:handlaggare")).isEqualTo(422);
            await().until(() -> server.getReceivedMessagesForDomain("exempelby.example").length == 2);
            await().untilAsserted(() ->
                    assertThat(standing(context)).isEqualTo(new LetterState(LetterState.Status.SENT, "invitation", 2)));
            MimeMessage second = server.getReceivedMessagesForDomain("exempelby.example")[1];
            assertThat(second.getMessageID()).isNotEqualTo(letter.getMessageID());
            deliver(report(second.getMessageID(), "failed", "5.1.1"));
            context.getBean(BounceRound.class).round();
            assertThat(standing(context))
                    .as("the second comes back as well")
                    .isEqualTo(new LetterState(LetterState.Status.BOUNCED, "invitation", 2, "bounced", "5.1.1"));
        }
    }

    @Test
    void anInvitationThatCameBackGoesAgainWithTheLastDayThatHoldsThen() throws Exception {
        try (var context = start()) {
            MimeMessage letter = sent(context);
            assertThat(MailServiceTest.text(letter)).contains("Sista svarsdag är tisdag 15 december 2026.");
            deliver(report(letter.getMessageID(), "failed", "5.1.1"));
            context.getBean(BounceRound.class).round();
            WaitingInvitationsTest.moved(context, consultation);
            assertThat(again(context, "staff:handlaggare")).isEqualTo(200);
            await().untilAsserted(() ->
                    assertThat(standing(context)).isEqualTo(new LetterState(LetterState.Status.SENT, "invitation", 2)));
        }
        assertThat(Arrays.stream(server.getReceivedMessagesForDomain("exempelby.example"))
                        .map(WaitingInvitationsTest::text)
                        .filter(text -> text.contains("Ni är inbjudna")))
                .last(InstanceOfAssertFactories.STRING)
                .contains("Sista svarsdag är fredag 15 januari 2027.", "is 15 January 2027.")
                .doesNotContain("december");
    }

    @Test
    void whatReachedOneOfTwoAddressesGoesAgainToTheOtherAlone() throws Exception {
        try (var context = start()) {
            MailServiceTest.open(context, consultation);
            MailServiceTest.invite(consultation, "tvavik");
            Commands commands = context.getBean(Commands.class);
            String both = Letter.stream("invitation-" + consultation, "tvavik");
            await().until(() -> commands.fold(Letter.KIND, both).state() instanceof Letter.Sent);
            assertThat(server.getReceivedMessagesForDomain("tvavik.example")).hasSize(2);
            deliver(report(
                    server.getReceivedMessagesForDomain("namnd@tvavik.example")[0].getMessageID(), "failed", "5.1.1"));
            context.getBean(BounceRound.class).round();
            assertThat(again(context, "staff:handlaggare", both)).isEqualTo(200);
            await().until(() ->
                    commands.fold(Letter.KIND, both).state() instanceof Letter.Sent sent && sent.attempts() == 2);
            assertThat(server.getReceivedMessagesForDomain("namnd@tvavik.example"))
                    .hasSize(2);
            assertThat(server.getReceivedMessagesForDomain("kommun@tvavik.example"))
                    .hasSize(1);
        }
    }

    @Test
    void aCopyThatComesBackASecondTimeIsToldOfAgainAndTheOldReportIsNot() throws Exception {
        String both = Letter.stream("invitation-" + consultation, "tvavik");
        try (var context = start()) {
            MailServiceTest.open(context, consultation);
            MailServiceTest.invite(consultation, "tvavik");
            Commands commands = context.getBean(Commands.class);
            BounceRound round = context.getBean(BounceRound.class);
            await().until(() -> commands.fold(Letter.KIND, both).state() instanceof Letter.Sent);
            String first = server.getReceivedMessagesForDomain("namnd@tvavik.example")[0].getMessageID();
            deliver(report(first, "failed", "5.2.2"));
            round.round();
            MailServiceTest.UNREACHED.clear();
            assertThat(again(context, "staff:handlaggare", both)).isEqualTo(200);
            await().until(() ->
                    commands.fold(Letter.KIND, both).state() instanceof Letter.Sent sent && sent.attempts() == 2);
            deliver(report(first, "failed", "5.2.2"));
            round.round();
            assertThat(standing(context, both))
                    .as("read again, the old report says nothing of the second copy")
                    .isEqualTo(new LetterState(LetterState.Status.SENT, "invitation", 2));
            assertThat(MailServiceTest.UNREACHED).isEmpty();
            String second = server.getReceivedMessagesForDomain("namnd@tvavik.example")[1].getMessageID();
            deliver(report(second, "delayed", "4.2.2"));
            round.round();
            assertThat(standing(context, both))
                    .isEqualTo(new LetterState(LetterState.Status.SENT, "invitation", 2, "delayed", "4.2.2"));
            deliver(report(second, "failed", "5.1.1"));
            round.round();
            assertThat(standing(context, both))
                    .isEqualTo(new LetterState(
                            LetterState.Status.SENT, "invitation", 2, LetterState.BOUNCED_PARTLY, "5.1.1"));
            assertThat(MailServiceTest.UNREACHED).singleElement().asString().contains("namnd@tvavik.example");
        }
    }

    @Test
    void theRegisterIsToldOfTheAddressAlsoWhereALetterOnMoreTimeDidNotArrive() throws Exception {
        String moreTime = Letter.stream("moretime-" + consultation, "exempelby");
        Map<String, String> facts = Map.of(
                "consultation", consultation,
                "body", "exempelby",
                "title", "Exempel",
                "granted", "true",
                "asked", "true",
                "until", "2027-01-31",
                "lastDay", "2027-01-31");
        try (var context = start()) {
            Commands commands = context.getBean(Commands.class);
            commands.handle(
                    Letter.KIND,
                    moreTime,
                    new Command("mail", "prepare", "more-time", null),
                    letter -> Letter.prepare(letter, "more-time", facts));
            await().until(() -> commands.fold(Letter.KIND, moreTime).state() instanceof Letter.Sent);
            String id = server.getReceivedMessagesForDomain("exempelby.example")[0].getMessageID();
            deliver(report(id, "failed", "5.1.1"));
            context.getBean(BounceRound.class).round();
            assertThat(MailServiceTest.UNREACHED).singleElement().asString().contains("kommun@exempelby.example");
        }
    }

    private int again(ConfigurableApplicationContext context, String scope) throws Exception {
        return again(context, scope, stream);
    }

    private int again(ConfigurableApplicationContext context, String scope, String letter) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/api/consultations/" + consultation + "/letters/again"))
                .header("Authorization", Bench.bearer(scope))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"letter\":\"" + letter.replaceFirst("letters/", "") + "\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
