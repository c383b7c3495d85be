package se.samrad.responses.intake;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import se.samrad.responses.domain.MailRoute.Why;

/** Against a real server of the protocol. */
class ImapTest extends WithMailbox {
    private static final String ADDRESS = "registrator@exempellan.example";

    @SuppressWarnings("NullAway.Init") // started before each test
    private GreenMail server;

    @SuppressWarnings("NullAway.Init")
    private GreenMailUser user;

    /** Of its own for each test: two new servers may count alike, and what is remembered outlives them. */
    private final String name = "registrator-" + System.nanoTime();

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(ADDRESS, name, "hemligt");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private IntakeSettings settings(String passwordFile, String done, DataSize max) {
        var imap = new IntakeSettings.Imap(
                "127.0.0.1", server.getImap().getPort(), name, "", passwordFile, false, "INBOX", done);
        return new IntakeSettings(imap, Letters.OUR_SERVER, Duration.ofHours(1), max);
    }

    private Path password(Path folder, String password) throws Exception {
        return Files.writeString(folder.resolve("losenord"), password + "\n");
    }

    private void look(IntakeSettings settings) {
        new IntakeRound(intake, store, new Imap(settings.imap()), settings, clock, IntakeSteps.NONE).round();
    }

    private void deliver(byte[] message) throws Exception {
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message)));
    }

    private List<StoredMessage> in(String folder) throws Exception {
        var found = server.getManagers().getImapHostManager().getFolder(user, folder);
        return found == null ? List.of() : found.getMessages();
    }

    @Test
    void aMessageIsFetchedReceivedAndMarkedAsRead(@TempDir Path folder) throws Exception {
        Case one = newCase();
        deliver(one.letter()
                .words("Kommunen tillstyrker.")
                .with("a.txt", new byte[] {'x'})
                .sent());
        IntakeSettings settings = settings(password(folder, "hemligt").toString(), "", DataSize.ofMegabytes(60));

        look(settings);
        look(settings);

        assertThat(received(one.response())).hasSize(1);
        assertThat(received(one.response()).getFirst().arrived().at()).isEqualTo(STAMPED);
        assertThat(in("INBOX"))
                .singleElement()
                .satisfies(message -> assertThat(message.isSet(Flags.Flag.SEEN)).isTrue());
    }

    @Test
    void whatAPersonHasReadInTheMailboxIsFetchedAllTheSame(@TempDir Path folder) throws Exception {
        Case one = newCase();
        deliver(one.letter().saying("Kommunen tillstyrker."));
        for (var message : in("INBOX")) message.setFlag(Flags.Flag.SEEN, true);

        look(settings(password(folder, "hemligt").toString(), "", DataSize.ofMegabytes(60)));

        assertThat(received(one.response())).hasSize(1);
    }

    @Test
    void aHandledMessageIsMovedWhereThatIsWanted(@TempDir Path folder) throws Exception {
        Case one = newCase();
        deliver(one.letter().saying("Kommunen tillstyrker."));

        look(settings(password(folder, "hemligt").toString(), "Hanterat", DataSize.ofMegabytes(60)));

        assertThat(received(one.response())).hasSize(1);
        assertThat(in("INBOX")).isEmpty();
        assertThat(in("Hanterat")).hasSize(1);
    }

    @Test
    void withAnotherPasswordNothingIsFetchedAndNothingLost(@TempDir Path folder) throws Exception {
        Case one = newCase();
        deliver(one.letter().saying("Kommunen tillstyrker."));
        look(settings(password(folder, "fel").toString(), "", DataSize.ofMegabytes(60)));
        assertThat(received(one.response())).isEmpty();

        look(settings(password(folder, "hemligt").toString(), "", DataSize.ofMegabytes(60)));

        assertThat(received(one.response())).hasSize(1);
    }

    /** The server says NO whenever it is asked for the message, as for one whose file is damaged. */
    private static AtomicBoolean damaged(StoredMessage message) throws Exception {
        AtomicBoolean damaged = new AtomicBoolean(true);
        MimeMessage held = message.getMimeMessage();
        byte[] content = held.getInputStream().readAllBytes();
        held.setDataHandler(new DataHandler(new ByteArrayDataSource(content, held.getContentType()) {
            @Override
            public InputStream getInputStream() throws IOException {
                if (damaged.get()) throw new IOException("damaged");
                return super.getInputStream();
            }
        }));
        held.saveChanges();
        return damaged;
    }

    @Test
    void aMessageThatTheServerDoesNotHandOutHoldsUpNoneBehindItAndIsTakenWhenItIs(@TempDir Path folder)
            throws Exception {
        Case one = newCase();
        Case two = newCase();
        deliver(one.letter().saying("Kommunen tillstyrker."));
        deliver(two.letter().saying("Kommunen avstyrker."));
        AtomicBoolean damaged = damaged(in("INBOX").getFirst());
        IntakeSettings settings = settings(password(folder, "hemligt").toString(), "", DataSize.ofMegabytes(60));
        look(settings);
        look(settings);
        assertThat(received(two.response())).hasSize(1);
        assertThat(in("INBOX").get(1).isSet(Flags.Flag.SEEN)).isTrue();
        assertThat(received(one.response())).isEmpty();
        assertThat(in("INBOX").getFirst().isSet(Flags.Flag.SEEN)).isFalse();

        damaged.set(false);
        look(settings);

        assertThat(received(one.response())).hasSize(1);
        assertThat(received(two.response())).hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsTriedAgain(@TempDir Path folder) throws Exception {
        Case one = newCase();
        deliver(one.letter().saying("Kommunen tillstyrker."));
        IntakeSettings settings = settings(password(folder, "hemligt").toString(), "", DataSize.ofMegabytes(60));
        var nowhere = new IntakeSettings.Imap("127.0.0.1", 1, "registrator", "hemligt", "", false, "INBOX", "");

        look(new IntakeSettings(nowhere, Letters.OUR_SERVER, Duration.ofHours(1), DataSize.ofMegabytes(60)));
        assertThat(received(one.response())).isEmpty();
        look(settings);

        assertThat(received(one.response())).hasSize(1);
    }

    @Test
    void aMessageThatIsTooLargeStaysInTheMailboxAndIsNamedInTheQueue(@TempDir Path folder) throws Exception {
        Case one = newCase();
        deliver(one.letter().saying("x".repeat(20_000)));

        look(settings(password(folder, "hemligt").toString(), "Hanterat", DataSize.ofBytes(10_000)));

        assertThat(received(one.response())).isEmpty();
        assertThat(mail(one).why()).isEqualTo(Why.TOO_LARGE);
        assertThat(mail(one).sha256()).isNull();
        assertThat(mail(one).from()).isEqualTo(one.address());
        assertThat(in("INBOX")).hasSize(1);
    }

    @Test
    void thePasswordIsInNoDescriptionOfTheSettings() {
        var imap = new IntakeSettings.Imap("post.example", 993, "r", "hemligt", "", true, "INBOX", "");

        assertThat(new IntakeSettings(imap, "", Duration.ofMinutes(1), DataSize.ofMegabytes(1)).toString())
                .contains("post.example")
                .doesNotContain("hemligt");
    }
}
