package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.http.Door;
import se.samrad.responses.Owner;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.domain.MailRoute.Why;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.Attachments;
import se.samrad.responses.receiving.MailedResponses;
import se.samrad.responses.texts.Renditions;

class IntakeTest extends WithMailbox {
    /** As if the process had ended there. */
    private static final class Halted extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Autowired
    private Renditions renditions;

    @Autowired
    private SenderRegister register;

    @Autowired
    private MailedResponses responses;

    @Autowired
    private Attachments attachments;

    @Autowired
    private EarlierAnswers earlier;

    @Autowired
    private ResponseKeys keys;

    @Value("${local.server.port}")
    private int port;

    @Test
    void aMessageBecomesAResponseWithTheArrivalThatOurServerStamped() {
        Case one = newCase();
        byte[] message = one.letter().saying("Kommunen tillstyrker.\n\n-- \nKansliet");
        long uid = mailbox.put(message);

        round();

        var received = received(one.response()).getFirst();
        assertThat(received.sender()).isEqualTo(Sender.BODY);
        assertThat(received.channel()).isEqualTo(Channel.EMAIL);
        assertThat(received.arrived().at()).isEqualTo(STAMPED);
        assertThat(received.arrivedReason()).contains(Letters.OUR_SERVER);
        assertThat(received.position()).isNull();
        var text = renditions.find(
                one.response(),
                java.util.Objects.requireNonNull(received.text()).sha256());
        assertThat(text.orElseThrow().text()).isEqualTo("Kommunen tillstyrker.");
        Mail mail = mail(one);
        assertThat(mail.state()).isEqualTo(Mail.State.RECEIVED);
        assertThat(mail.response()).isEqualTo(one.response().text());
        assertThat(store.raw(mail.id()).orElseThrow()).isEqualTo(message);
        assertThat(mailbox.isDone(uid)).isTrue();
    }

    @Test
    void theNumberThatALetterSaidIsFoundThoughItWasCorrectedSinceAndSoIsTheNewOne() {
        Case one = newCase();
        Case other = newCase();
        String correct = one.number() + "0";
        Owner.send(Owner.renumber(one.consultation(), one.number(), one.number(), correct));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !consulted.mentioned("dnr " + correct).isEmpty());
        mailbox.put(one.letter().saying("Kommunen tillstyrker."));
        mailbox.put(Letters.from(other.address(), "Yttrande " + correct).saying("Vi tillstyrker."));

        round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(received(new ResponseId(one.consultation(), other.body()))).hasSize(1);
    }

    @Test
    void theReceiptGoesToTheRegisteredAddressAndToWhoWrote() throws Exception {
        Case one = newCase();
        mailbox.put(one.letter().saying("Kommunen tillstyrker."));
        round();

        String letter = sender(one);

        assertThat(letter).contains("registrator@exempelby.example", one.address());
        assertThat(letter).contains("\"receivedAt\":\"2026-11-22T08:00:00.000Z\"");
    }

    /** What a registrar is answered about the response. */
    private String ofStaff(String method, Case one, String act, String body) throws Exception {
        String path = (method.equals("GET") ? "/api/staff/responses/" : "/api/responses/")
                + one.response().text()
                + act;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", Bench.bearer("staff:registrator"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String sender(Case one) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/internal/responses/"
                        + one.response().text() + "/sender"))
                .header(Door.SERVICE_TOKEN, Bench.SERVICE_TOKEN)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void wordAndPdfOfTheSameTextAreOneResponseWithBothFiles() {
        Case one = newCase();
        mailbox.put(one.letter()
                .words("Bifogat finns vårt yttrande.")
                .with("yttrande.docx", Letters.word(Letters.STATEMENT))
                .with("yttrande.pdf", Letters.pdf(Letters.STATEMENT))
                .with("karta.pdf", Letters.pdf("En karta över hamnen och vägarna dit, med mått"))
                .sent());

        round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(received(one.response()).getFirst().files()).hasSize(3);
        Mail mail = mail(one);
        assertThat(mail.pairs()).hasSize(1);
        assertThat(mail.pairs().getFirst().one()).isEqualTo("yttrande.docx");
        assertThat(mail.pairs().getFirst().other()).isEqualTo("yttrande.pdf");
    }

    @Test
    void aFileThatIsRefusedIsLeftOutAndNamedInTheRecordAndTheLetter() throws Exception {
        Case one = newCase();
        mailbox.put(one.letter()
                .words("Kommunen avstyrker.")
                .with("winmail.dat", new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22})
                .with("anteckning.txt", "Mer text".getBytes(UTF_8))
                .sent());

        round();

        assertThat(received(one.response()).getFirst().files()).hasSize(1);
        assertThat(mail(one).refused()).containsExactly(new Mail.LeftOut("winmail.dat", "file-type-not-received"));
        assertThat(sender(one)).contains("\"leftOut\":[\"winmail.dat\"]");
        assertThat(ofStaff("GET", one, "", ""))
                .contains("\"leftOut\":[{\"name\":\"winmail.dat\",\"reason\":\"file-type-not-received\"}]");
        String file = received(one.response()).getFirst().files().getFirst().sha256();
        assertThat(ofStaff("POST", one, "/seal", "{\"reason\":\"Exempel.\",\"files\":[\"" + file + "\"]}"))
                .contains("\"version\"");
        assertThat(ofStaff("GET", one, "", ""))
                .as("it came in the same message as what is sealed off")
                .contains("Kommunen avstyrker.")
                .doesNotContain("winmail.dat");
    }

    @Test
    void aSecondMessageWaitsForAPerson() {
        Case one = newCase();
        mailbox.put(one.letter()
                .words("Yttrande.")
                .with("a.docx", Letters.word(Letters.STATEMENT))
                .sent());
        round();
        mailbox.put(Letters.from(one.address(), "Komplettering " + one.number()).saying("Vi vill tillägga."));
        mailbox.put(Letters.from(one.address(), "Igen " + one.number())
                .words("Nu som pdf.")
                .with("a.pdf", Letters.pdf(Letters.STATEMENT))
                .sent());

        round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(mail("Komplettering " + one.number()).why()).isEqualTo(Why.ALREADY_ANSWERED);
        assertThat(mail("Igen " + one.number()).why()).isEqualTo(Why.SAME_DOCUMENT);
    }

    @Test
    void whatAMachineWroteGoesToAPersonAndIsNotAnswered() {
        Case one = newCase();
        mailbox.put(one.letter().head("Auto-Submitted", "auto-replied").saying("Jag är på semester."));

        round();

        assertThat(received(one.response())).isEmpty();
        assertThat(mail(one).state()).isEqualTo(Mail.State.QUEUED);
        assertThat(mail(one).why()).isEqualTo(Why.AUTOMATIC);
    }

    @Test
    void withoutAStampOfOursItArrivedWhenItWasFetched() {
        Case one = newCase();
        byte[] message = one.letter().saying("Kommunen tillstyrker.");
        mailbox.put(new String(message, UTF_8)
                .replace(Letters.OUR_SERVER, "mx.evil.example")
                .getBytes(UTF_8));

        round();

        var received = received(one.response()).getFirst();
        assertThat(received.arrived().at()).isAfter(STAMPED);
        assertThat(received.arrivedReason()).contains("hämtades");
    }

    @ParameterizedTest
    @EnumSource(IntakeSteps.Step.class)
    void cutOffAtAnyStepNothingIsLostAndNothingDoneTwice(IntakeSteps.Step step) {
        Case one = newCase();
        long uid = mailbox.put(one.letter()
                .words("Kommunen tillstyrker.")
                .with("a.txt", "Mer".getBytes(UTF_8))
                .sent());
        AtomicBoolean fired = new AtomicBoolean();
        IntakeRound dying = round(at -> {
            if (at == step && fired.compareAndSet(false, true)) throw new Halted();
        });

        assertThatThrownBy(dying::round).isInstanceOf(Halted.class);
        assertThat(fired).isTrue();
        assertThat(mailbox.isDone(uid)).isEqualTo(step == IntakeSteps.Step.MARKED);
        round();
        round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(mail(one).state()).isEqualTo(Mail.State.RECEIVED);
        assertThat(mailbox.isDone(uid)).isTrue();
    }

    @Test
    void twoInstancesAtTheSameMailboxReceiveEachMessageOnce() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) cases.add(newCase());
        for (Case each : cases) mailbox.put(each.letter().saying("Kommunen tillstyrker."));
        Callable<Boolean> instance = () -> {
            round(IntakeSteps.NONE).round();
            return true;
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(List.of(instance, instance, instance))) each.get();
        }
        round();

        for (Case each : cases) {
            assertThat(received(each.response())).hasSize(1);
            assertThat(mail(each).state()).isEqualTo(Mail.State.RECEIVED);
        }
    }

    @Test
    void theSameMessageOnTwoRoadsIsOne() {
        Case one = newCase();
        String message = new String(one.letter().saying("Kommunen tillstyrker."), UTF_8);
        mailbox.put(message.getBytes(UTF_8));
        mailbox.put(message.replace("from out.example", "from other.example").getBytes(UTF_8));

        round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(mail(one).state()).isEqualTo(Mail.State.RECEIVED);
    }

    @Test
    void anotherMessageWithTheSameIdIsAnother() {
        Case one = newCase();
        String message = new String(one.letter().saying("Kommunen tillstyrker."), UTF_8);
        mailbox.put(message.getBytes(UTF_8));
        mailbox.put(message.replace("tillstyrker", "avstyrker")
                .replace("SV:", "Nytt:")
                .getBytes(UTF_8));

        round();

        assertThat(mail("Nytt: Remissvar dnr " + one.number()).why()).isEqualTo(Why.ALREADY_ANSWERED);
    }

    @Test
    void aMailboxThatIsNumberedAnewBringsNothingTwice() {
        Case one = newCase();
        mailbox.put(one.letter().saying("Kommunen tillstyrker."));
        round();

        mailbox.renumber();
        round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(mail(one).state()).isEqualTo(Mail.State.RECEIVED);
    }

    @Test
    void whileTheMailboxIsAwayNothingHappensAndThenEverything() {
        Case one = newCase();
        mailbox.put(one.letter().saying("Kommunen tillstyrker."));
        mailbox.away = true;
        round();
        assertThat(received(one.response())).isEmpty();

        mailbox.away = false;
        round();

        assertThat(received(one.response())).hasSize(1);
    }

    @Test
    void aMessageAtWhichTheServerHangsUpHoldsUpNoOtherForLongerThanAVisit() {
        Case one = newCase();
        Case two = newCase();
        mailbox.breaking = mailbox.put(one.letter().saying("Kommunen tillstyrker."));
        long behind = mailbox.put(two.letter().saying("Kommunen avstyrker."));
        IntakeRound rounds = round(IntakeSteps.NONE);
        rounds.round();
        rounds.round();
        assertThat(received(two.response())).hasSize(1);
        assertThat(mailbox.isDone(behind)).isTrue();
        assertThat(received(one.response())).isEmpty();

        mailbox.breaking = 0;
        rounds.round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(received(two.response())).hasSize(1);
    }

    @Test
    void whileTheRegisterIsAwayAMessageWaitsUnmarked() {
        Case one = newCase();
        long uid = mailbox.put(one.letter().saying("Kommunen tillstyrker."));
        Owner.away(true);
        round();
        assertThat(mail(one).state()).isEqualTo(Mail.State.RECORDED);
        assertThat(mailbox.isDone(uid)).isFalse();

        Owner.away(false);
        round();

        assertThat(received(one.response())).hasSize(1);
        assertThat(mailbox.isDone(uid)).isTrue();
    }

    @Test
    void whileTheStoreIsAwayTheMessageStaysInTheMailbox() {
        Case one = newCase();
        long uid = mailbox.put(one.letter().saying("Kommunen tillstyrker."));
        MongoServer server = new MongoServer(new MemoryBackend());
        var address = server.bind();
        String uri = "mongodb://127.0.0.1:" + address.getPort() + "/x?serverSelectionTimeoutMS=300";
        try (MongoClient client = MongoClients.create(uri)) {
            MailStore leaving = new MailStore(client.getDatabase("x"), clock);
            server.shutdownNow();
            Intake without =
                    new Intake(leaving, register, consulted, responses, attachments, earlier, keys, settings(), clock);
            IntakeRound failing = new IntakeRound(without, store, mailbox, settings(), clock, IntakeSteps.NONE);
            assertThatThrownBy(failing::round).isInstanceOf(MongoException.class);
        }
        assertThat(mailbox.isDone(uid)).isFalse();

        round();

        assertThat(received(one.response())).hasSize(1);
    }
}
