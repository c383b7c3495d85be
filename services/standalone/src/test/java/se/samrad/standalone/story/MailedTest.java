package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A response that comes as a message, and the receipt that goes back by the service's own road. */
class MailedTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OURS = "registrator@exempelregionen.example";
    private static final String THEIRS = "remiss@exempel-bro.example";
    private static final String RESPONSE = "exempel-fardplan-flemingsberg--exempel-bro";

    @Test
    void aMessageBecomesOneResponseAndOneReceiptThoughTheProcessDiesInBetween() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        try {
            server.setUser(OURS, "registrator", "hemligt");
            server.setUser(THEIRS, "bro", "hemligt");
            try (RunningSamrad samrad = RunningSamrad.start(
                    "stand-in",
                    Map.of(
                            "SPRING_MAIL_HOST", "127.0.0.1",
                            "SPRING_MAIL_PORT",
                                    Integer.toString(server.getSmtp().getPort()),
                            "SAMRAD_INTAKE_IMAP_HOST", "127.0.0.1",
                            "SAMRAD_INTAKE_IMAP_PORT",
                                    Integer.toString(server.getImap().getPort()),
                            "SAMRAD_INTAKE_IMAP_USER", "registrator",
                            "SAMRAD_INTAKE_IMAP_PASSWORD", "hemligt",
                            "SAMRAD_INTAKE_IMAP_TLS", "false",
                            "SAMRAD_INTAKE_EVERY", "500ms"))) {
                send(server.getSmtp().getPort());
                samrad.killAndStartAgain();

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(receipts(server)).hasSize(1));
                String receipt = receipts(server).getFirst();
                assertThat(receipt).contains("Mottaget:", "svensk tid", "samrad-receipt 1", "response " + RESPONSE);
                assertThat(samrad.call("GET", "/api/staff/responses/" + RESPONSE, "")
                                .body())
                        .contains("Exempel-Bro tillstyrker färdplanen.", "\"EMAIL\"");

                samrad.killAndStartAgain();
                send(server.getSmtp().getPort());
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(samrad.call("GET", "/api/staff/intake", "")
                                        .body())
                                .contains("ALREADY_ANSWERED"));
                assertThat(receipts(server)).hasSize(1);
            }
        } finally {
            server.stop();
        }
    }

    private static void send(int port) throws MessagingException {
        Properties where = new Properties();
        where.put("mail.smtp.host", "127.0.0.1");
        where.put("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(where));
        message.setFrom(new InternetAddress(THEIRS));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(OURS));
        message.setSubject("Yttrande, REX 2026-0000", "UTF-8");
        message.setText("Exempel-Bro tillstyrker färdplanen.", "UTF-8");
        Transport.send(message);
    }

    /** What came to the sender as a receipt. */
    private static List<String> receipts(GreenMail server) throws Exception {
        List<String> receipts = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessagesForDomain("exempel-bro.example")) {
            if (message.getSubject().startsWith("Kvittens")) receipts.add(text(message));
        }
        return receipts;
    }

    /** The first of its two forms. */
    private static String text(MimeMessage message) throws Exception {
        Multipart both = (Multipart) message.getContent();
        return String.valueOf(both.getBodyPart(0).getContent());
    }
}
