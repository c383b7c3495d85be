package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Topics;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.responses.Amendments;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.MovableClock;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.letters.Correspondence;
import se.samrad.mail.letters.DraftNotices;

/** Events in, letters out, over a real Kafka and a real SMTP server. */
class MailServiceTest {
    /** What the register has been told of addresses that are not reached. */
    static final Queue<String> UNREACHED = new ConcurrentLinkedQueue<>();

    /** December 2026 has just begun, and the letters below are about its fifteenth. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Times {
        @Bean
        Clock clock() {
            MovableClock clock = new MovableClock();
            clock.moveTo(Instant.parse("2026-12-01T08:00:00Z"));
            return clock;
        }
    }

    private static final HttpServer OWNERS = owners();
    private static final GreenMail SMTP = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static HttpServer owners() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/contacts/unreached", exchange -> {
                UNREACHED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.createContext("/internal/contacts/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                String known = path.endsWith("exempelby")
                        ? "{\"emails\":[\"kommun@exempelby.example\"]}"
                        : path.endsWith("tvavik")
                                ? "{\"emails\":[\"kommun@tvavik.example\",\"namnd@tvavik.example\"]}"
                                : path.endsWith("grankoping")
                                        ? "{\"body\":\"grankoping\",\"emails\":[\"kommun@grankoping.example\"],\"colleagues\":["
                                                + "{\"email\":\"kim@grankoping.example\",\"role\":\"AUTHOR\"},"
                                                + "{\"email\":\"kommun@grankoping.example\",\"role\":\"APPROVER\"}]}"
                                        : "";
                byte[] body = known.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known.isEmpty() ? 404 : 200, known.isEmpty() ? -1 : body.length);
                if (!known.isEmpty()) exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/internal/responses/", MailServiceTest::tellSender);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void up() {
        SMTP.start();
    }

    /** The second of three documents is a supplement, the third a withdrawal. */
    private static void tellSender(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        String document = exchange.getRequestURI().getQuery().replace("document=", "");
        String kind = List.of("ANSWER", "SUPPLEMENT", "WITHDRAWAL").get(Integer.parseInt(document) - 1);
        byte[] body = """
            {"emails":["kommun@exempelby.example"],"kind":"%s","receipt":"/kvittens/t%s",
            "receivedAt":"2026-11-22T10:15:30.123Z","sha256":"35cc51c4","signed":"samrad-receipt %s"}\
            """.formatted(kind, document, document).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterAll
    static void down() {
        // The owners stay: other tests ask them too.
        SMTP.stop();
    }

    private static Map<String, String> server() {
        String port = Integer.toString(SMTP.getSmtp().getPort());
        return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", port);
    }

    private static ConfigurableApplicationContext start(Map<String, String> more) {
        return start(more, context -> {});
    }

    /** @param parts a clock among them; none for {@link Times} */
    static ConfigurableApplicationContext start(
            Map<String, String> more,
            ApplicationContextInitializer<ConfigurableApplicationContext> after,
            Class<?>... parts) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(MailApplication.class, Bench.Tokens.class)
                .sources(parts.length == 0 ? new Class<?>[] {Times.class} : parts)
                .initializers(new Bench(), after)
                .properties("spring.config.name=mail", "PORT=0");
        String owner = "http://127.0.0.1:" + OWNERS.getAddress().getPort();
        builder.properties("samrad.services.consultations=" + owner, "samrad.services.responses=" + owner);
        more.forEach((name, value) -> builder.properties(name + "=" + value));
        return builder.run();
    }

    /** What is told of a consultation, whatever its last day. */
    static Facts facts(LocalDate closesOn) {
        return new Facts(
                "Exempel: Färdplan",
                Kind.REMISS,
                null,
                "Exempelregionen",
                LocalDate.of(2026, 11, 1),
                closesOn,
                List.of(),
                List.of(),
                null,
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
    }

    static void open(ConfigurableApplicationContext context, String consultation) {
        Facts facts = facts(LocalDate.of(2026, 12, 15));
        send(
                "consultations/" + consultation,
                2,
                "consultation-opened",
                new ConsultationOpened(facts.opensOn(), facts.closesOn()),
                new ConsultationState(ConsultationState.Status.OPEN, facts, null, null, null, null));
        reached(context, "consultations/" + consultation, 2);
    }

    /** Waits until what letters are written from has the event. */
    static void reached(ConfigurableApplicationContext context, String stream, long version) {
        Views views = context.getBean(Views.class);
        await().until(() -> views.reached(context.getBean(Correspondence.class), stream, version));
    }

    static Letter letter(ConfigurableApplicationContext context, String reason, String body) {
        return context.getBean(Commands.class)
                .fold(Letter.KIND, Letter.stream(reason, body))
                .state();
    }

    static void sent(ConfigurableApplicationContext context, String reason, String body) {
        await().until(() -> letter(context, reason, body) instanceof Letter.Sent);
    }

    static void invite(String consultation, String body) {
        send(
                "invitations/" + consultation + "/" + body,
                2,
                "invitation-sent",
                new InvitationSent(null),
                Asked.ONCE.state());
    }

    static void answered(String consultation, String body) {
        Arrival arrived = Arrival.at(Instant.parse("2026-12-20T10:15:30.123Z"));
        send(
                Topics.RESPONSES,
                "responses/" + consultation + "/" + body,
                1,
                "response-received",
                new ResponseReceived(
                        Sender.BODY,
                        Channel.WEB,
                        arrived,
                        null,
                        null,
                        List.of(),
                        false,
                        null,
                        null,
                        null,
                        List.of(),
                        "d".repeat(64)),
                new ResponseState(
                        true,
                        Sender.BODY,
                        Channel.WEB,
                        arrived,
                        null,
                        false,
                        null,
                        false,
                        false,
                        null,
                        false,
                        false,
                        null,
                        0));
    }

    static void send(String stream, long version, String type, Object data, Object after) {
        send(Topics.CONSULTATIONS, stream, version, type, data, after);
    }

    static void send(String topic, String stream, long version, String type, Object data, Object after) {
        send(envelope(topic, stream, version, type, data, after));
    }

    static Envelope envelope(String topic, String stream, long version, String type, Object data, Object after) {
        return new Envelope(
                topic,
                "/samrad/exempel",
                stream,
                version,
                type,
                1,
                1,
                Instant.now(),
                null,
                Json.write(data),
                Json.write(after));
    }

    static void send(Envelope envelope) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", Bench.kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var unused = producer.send(KafkaLog.record(envelope));
        }
    }

    /** What a letter says to whoever reads text. */
    static String text(MimeMessage message) throws Exception {
        return (String) ((Multipart) message.getContent()).getBodyPart(0).getContent();
    }

    /** What it shows to whoever reads pages. */
    static String page(MimeMessage message) throws Exception {
        return (String) ((Multipart) message.getContent()).getBodyPart(1).getContent();
    }

    @Test
    void anInvitationIsMailedOnceHoweverOftenItIsTold() throws Exception {
        String consultation = Bench.id("fardplan");
        try (var context = start(server())) {
            open(context, consultation);
            for (int i = 0; i < 3; i++) invite(consultation, "exempelby");
            String stream = Letter.stream("invitation-" + consultation, "exempelby");
            Commands commands = context.getBean(Commands.class);
            await().until(() -> commands.fold(Letter.KIND, stream).state() instanceof Letter.Sent);
            MimeMessage[] received = SMTP.getReceivedMessagesForDomain("exempelby.example");
            assertThat(received).hasSize(1);
            assertThat(received[0].getSubject()).isEqualTo("Exempel: Färdplan: ni är inbjudna att lämna synpunkter");
            assertThat(text(received[0]))
                    .contains("tisdag 15 december 2026")
                    .contains("/remisser/" + consultation + "/inbjudan/exempelby");
            assertThat(received[0].getMessageID()).endsWith("@samrad>");
        }
    }

    @Test
    void whoIsInvitedAgainAfterTheWrongRecipientGetsAnotherLetterOnce() throws Exception {
        String consultation = Bench.id("fardplan");
        try (var context = start(server())) {
            open(context, consultation);
            invite(consultation, "tvavik");
            Commands commands = context.getBean(Commands.class);
            String first = Letter.stream("invitation-" + consultation, "tvavik");
            String second = Letter.stream("invitation-" + consultation + "--2", "tvavik");
            await().until(() -> commands.fold(Letter.KIND, first).state() instanceof Letter.Sent);
            for (int i = 0; i < 3; i++) {
                send(
                        "invitations/" + consultation + "/tvavik",
                        4,
                        "invitation-sent",
                        new InvitationSent(LocalDate.of(2026, 12, 1)),
                        Asked.ONCE.until(LocalDate.of(2027, 1, 20)).by(2).state());
            }
            await().until(() -> commands.fold(Letter.KIND, second).state() instanceof Letter.Sent);
            List<String> texts = new ArrayList<>();
            for (MimeMessage message : SMTP.getReceivedMessagesForDomain("tvavik.example")) {
                if (text(message).contains(consultation)) texts.add(text(message));
            }
            assertThat(texts).as("two letters to two addresses").hasSize(4);
            assertThat(texts.getLast()).contains("Sista svarsdag är onsdag 20 januari 2027");
        }
    }

    @Test
    void whoHasNotAnsweredIsToldOnceAWeekBeforeDraftsAreDeletedWhetherItHasAnyOrNot() throws Exception {
        String consultation = Bench.id("fardplan");
        try (var context = start(server())) {
            open(context, consultation);
            invite(consultation, "grankoping");
            Commands commands = context.getBean(Commands.class);
            String invitation = Letter.stream("invitation-" + consultation, "grankoping");
            await().until(() -> commands.fold(Letter.KIND, invitation).state() instanceof Letter.Sent);
            String stream = Letter.stream("drafts20270114-" + consultation, "grankoping");

            notices(context, "2027-01-06").round();
            assertThat(commands.fold(Letter.KIND, stream).version())
                    .as("eight days before")
                    .isZero();
            for (String day : List.of("2027-01-07", "2027-01-07", "2027-01-10"))
                notices(context, day).round();
            await().until(() -> commands.fold(Letter.KIND, stream).state() instanceof Letter.Sent);

            List<String> told = new ArrayList<>();
            for (MimeMessage message : SMTP.getReceivedMessagesForDomain("grankoping.example")) {
                if (!message.getSubject().contains("utkast")) continue;
                told.add(message.getAllRecipients()[0].toString());
                assertThat(text(message))
                        .contains("Har ni ett utkast", "torsdag 14 januari 2027", "alla som inte har svarat");
            }
            assertThat(told).containsExactlyInAnyOrder("kommun@grankoping.example", "kim@grankoping.example");
        }
    }

    static DraftNotices notices(ConfigurableApplicationContext context, String day) {
        return new DraftNotices(
                context.getBean(Views.class),
                context.getBean(Correspondence.class),
                context.getBean(Commands.class),
                Clock.fixed(Instant.parse(day + "T11:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void aBodyWithoutAnAddressGetsNoLetterAndStaffCanSeeIt() {
        String consultation = Bench.id("fardplan");
        try (var context = start(Map.of())) {
            open(context, consultation);
            invite(consultation, "okand");
            String stream = Letter.stream("invitation-" + consultation, "okand");
            Commands commands = context.getBean(Commands.class);
            await().until(() -> commands.fold(Letter.KIND, stream).state() instanceof Letter.Undeliverable);
        }
    }

    @Test
    void eachDocumentOfASenderHasALetterOfItsOwnAlsoWhenTheyAreToldTogether() throws Exception {
        String consultation = Bench.id("fardplan");
        try (var context = start(Map.of())) {
            open(context, consultation);
            Arrival arrived = Arrival.at(Instant.parse("2026-11-22T10:15:30.123Z"));
            ResponseState state = new ResponseState(
                    false,
                    Sender.BODY,
                    Channel.WEB,
                    arrived,
                    null,
                    false,
                    null,
                    false,
                    false,
                    null,
                    false,
                    false,
                    null,
                    0,
                    Amendments.of(true, false, false, null, null, null, null, 3));
            for (int i = 0; i < 2; i++) {
                send(
                        Topics.RESPONSES,
                        "responses/" + consultation + "/exempelby",
                        3,
                        "response-withdrawn",
                        new ResponseWithdrawn(Channel.WEB, arrived, null, null),
                        state);
            }
            Commands commands = context.getBean(Commands.class);
            for (String reason : List.of(consultation, consultation + "--2", consultation + "--3")) {
                String stream = Letter.stream("receipt-" + reason, "exempelby");
                await().until(() -> commands.fold(Letter.KIND, stream).state() instanceof Letter.Sent);
            }
            HttpRequest read = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                            + context.getEnvironment().getProperty("local.server.port") + "/brevlada.json"))
                    .build();
            String letters = HttpClient.newHttpClient()
                    .send(read, HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(letters)
                    .contains("vi har tagit emot ert svar på", "/kvittens/t1")
                    .contains("vi har tagit emot en komplettering av ert svar på", "/kvittens/t2")
                    .contains("vi har tagit emot ert återtagande av svaret på", "/kvittens/t3")
                    .contains("/api/receipts/t3/pdf", "samrad-receipt 3");
        }
    }

    @Test
    void theDemoMailboxShowsCodesAndEscapesThem() throws Exception {
        try (var context = start(Map.of())) {
            String port = context.getEnvironment().getProperty("local.server.port");
            HttpClient http = HttpClient.newHttpClient();
            String english =
                    "{\"to\":\"anna@exempelby.example\",\"subject\":\"Your code\",\"text\":\"It is 12\",\"language\":\"en\"}";
            String letter = "{\"to\":\"anna@exempelby.example\",\"subject\":\"Din kod\",\"text\":\"Koden är 123 456"
                    + " <b>\\n\\nIn English: the same\",\"kind\":\"code\"}";
            HttpRequest.Builder send = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/internal/letters"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(letter));
            assertThat(http.send(send.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as("without the services' secret")
                    .isEqualTo(401);
            send.header("Samrad-Service-Token", Bench.SERVICE_TOKEN);
            assertThat(http.send(send.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            send.POST(HttpRequest.BodyPublishers.ofString(english));
            assertThat(http.send(send.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            HttpRequest read = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/brevlada"))
                    .build();
            String page = http.send(read, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(page)
                    .contains("Din kod")
                    .contains("<h2>Din kod</h2>", "<p>Koden är 123 456 &lt;b&gt;</p>")
                    .contains("<p lang=\"en\">In English: the same</p>")
                    .contains("<h2 lang=\"en\">Your code</h2>", "<p lang=\"en\">It is 12</p>")
                    .doesNotContain("<b>");
        }
    }
}
