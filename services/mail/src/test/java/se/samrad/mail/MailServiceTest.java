package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Topics;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.letters.Correspondence;

/** Events in, letters out, over a real Kafka and a real SMTP server. */
class MailServiceTest {
    private static final HttpServer OWNERS = owners();
    private static final GreenMail SMTP = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static HttpServer owners() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/contacts/", exchange -> {
                boolean known = exchange.getRequestURI().getPath().endsWith("exempelby");
                byte[] body = "{\"emails\":[\"kommun@exempelby.example\"]}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
                if (known) exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void down() {
        OWNERS.stop(0);
        SMTP.stop();
    }

    private static ConfigurableApplicationContext start(Map<String, String> more) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(MailApplication.class, Bench.Tokens.class)
                .initializers(new Bench())
                .properties("spring.config.name=mail", "server.port=0");
        String owner = "http://127.0.0.1:" + OWNERS.getAddress().getPort();
        builder.properties("samrad.services.consultations=" + owner, "samrad.services.responses=" + owner);
        more.forEach((name, value) -> builder.properties(name + "=" + value));
        return builder.run();
    }

    private static void open(ConfigurableApplicationContext context, String consultation) {
        Facts facts = new Facts(
                "Exempel: Färdplan",
                Kind.REMISS,
                null,
                "Exempelregionen",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 12, 15),
                List.of(),
                List.of(),
                null,
                false,
                Publishing.RUNNING,
                false);
        send(
                "consultations/" + consultation,
                2,
                "consultation-opened",
                new ConsultationOpened(facts.opensOn(), facts.closesOn()),
                new ConsultationState(ConsultationState.Status.OPEN, facts, null, null));
        Views views = context.getBean(Views.class);
        await().until(() -> views.reached(context.getBean(Correspondence.class), "consultations/" + consultation, 2));
    }

    private static void invite(String consultation, String body) {
        send(
                "invitations/" + consultation + "/" + body,
                2,
                "invitation-sent",
                new InvitationSent(),
                new InvitationState(
                        InvitationState.Status.SENT,
                        "Exempelby kommun",
                        BodyType.MUNICIPALITY,
                        "9901",
                        null,
                        null,
                        null,
                        false));
    }

    private static void send(String stream, long version, String type, Object data, Object after) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", Bench.kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var unused = producer.send(KafkaLog.record(new Envelope(
                    Topics.CONSULTATIONS,
                    "/samrad/consultations",
                    stream,
                    version,
                    type,
                    1,
                    1,
                    Instant.now(),
                    null,
                    Json.write(data),
                    Json.write(after))));
        }
    }

    @Test
    void anInvitationIsMailedOnceHoweverOftenItIsTold() throws Exception {
        SMTP.start();
        String consultation = Bench.id("fardplan");
        try (var context = start(Map.of(
                "spring.mail.host",
                "127.0.0.1",
                "spring.mail.port",
                Integer.toString(SMTP.getSmtp().getPort())))) {
            open(context, consultation);
            for (int i = 0; i < 3; i++) invite(consultation, "exempelby");
            String stream = Letter.stream("invitation-" + consultation, "exempelby");
            Commands commands = context.getBean(Commands.class);
            await().until(() -> commands.fold(Letter.KIND, stream).state() instanceof Letter.Sent);
            MimeMessage[] received = SMTP.getReceivedMessagesForDomain("exempelby.example");
            assertThat(received).hasSize(1);
            assertThat(received[0].getSubject()).isEqualTo("Exempel: Färdplan: ni är inbjudna att lämna synpunkter");
            assertThat((String) received[0].getContent())
                    .contains("tisdag 15 december 2026")
                    .contains("/remisser/" + consultation + "/inbjudan/exempelby");
            assertThat(received[0].getMessageID()).endsWith("@samrad>");
        }
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
    void theDemoMailboxShowsCodesAndEscapesThem() throws Exception {
        try (var context = start(Map.of())) {
            String port = context.getEnvironment().getProperty("local.server.port");
            HttpClient http = HttpClient.newHttpClient();
            String letter =
                    "{\"to\":\"anna@exempelby.example\",\"subject\":\"Din kod\",\"text\":\"Koden är 123 456 <b>\",\"kind\":\"code\"}";
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
            HttpRequest read = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/brevlada"))
                    .build();
            String page = http.send(read, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(page)
                    .contains("Din kod")
                    .contains("Koden är 123 456 &lt;b&gt;")
                    .doesNotContain("<b>");
        }
    }
}
