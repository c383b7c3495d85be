package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.drafts.BeingSent;

/** What a colleague changes in the draft while the answer is being sent. */
class BeingSentTest extends DraftHarness {
    /** So long a mark holds that nobody renews. */
    private static final Duration LEASE = Duration.ofSeconds(40);

    private static final int FILES = 6;
    private static final int FILE_BYTES = 400_000;

    @Autowired
    BeingSent beingSent;

    private Answer save(String text) {
        return save(alex, "text", text);
    }

    private Answer answer(String key, String seen, List<String> files) {
        return send(
                "PUT",
                "/api/consultations/" + consultation + "/responses/" + body,
                kim,
                Json.write(Map.of("text", "Vi avstyrker.", "files", files)),
                "Idempotency-Key",
                key,
                "Draft-Match",
                seen);
    }

    private <T> T whileSent(Supplier<T> meanwhile) {
        return beingSent.during(new ResponseId(consultation, body), null, meanwhile);
    }

    private boolean isBeingSent() {
        return get(draft, alex).is(200).json().at("/beingSent").asBoolean();
    }

    @Test
    void nobodyChangesTheDraftAndWhateverTriesIsToldWhy() {
        save("ett").is(201);
        save("två").is(200);
        String file = add(alex, "yttrande.txt", "Vi avstyrker.".getBytes(UTF_8))
                .is(201)
                .at("/id");
        whileSent(() -> {
            assertThat(isBeingSent()).isTrue();
            Answer told = save("tre").because(409, "draft-being-sent");
            assertThat(told.at("/detail")).contains("Svaret skickas in just nu");
            send("POST", draft + "/parts/text/restore", alex, "{\"version\":1}").because(409, "draft-being-sent");
            send("POST", draft + "/parts/text/writing", alex, null).because(409, "draft-being-sent");
            add(alex, "mer.txt", "Mer.".getBytes(UTF_8)).because(409, "draft-being-sent");
            send("DELETE", draft + "/files/" + file, alex, null).because(409, "draft-being-sent");
            send("DELETE", draft, alex, null).because(409, "draft-being-sent");
            return get(draft, alex).is(200).text();
        });
        assertThat(isBeingSent()).isFalse();
        assertThat(get(draft, alex).at("/parts/0/text")).isEqualTo("två");
        save("tre").is(200);
    }

    @Test
    void whatWasBegunBeforeTheSendingAndEndsDuringItIsNotSaidToBeSaved() throws Exception {
        String begun = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"yttrande.txt\"\r\n\r\nVi ";
        String rest = "avstyrker.\r\n--b--\r\n";
        String head = "POST " + draft + "/files HTTP/1.1\r\nHost: samrad\r\nConnection: close\r\nAuthorization: " + alex
                + "\r\nContent-Length: " + (begun + rest).length()
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n";
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            line.getOutputStream().write((head + begun).getBytes(UTF_8));
            await().until(() -> get(draft, alex).status() == 200); // the file that is coming has begun it
            String told = whileSent(() -> {
                try {
                    line.getOutputStream().write(rest.getBytes(UTF_8));
                    return new String(line.getInputStream().readAllBytes(), UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(told).contains(" 409 ", "draft-being-sent");
        }
    }

    @Test
    void aDraftThatIsAnotherThanItsSenderSawIsNotSent() {
        save("ett").is(201);
        String seen = get(draft, kim).at("/tag");
        save("två").is(200);
        String key = Bench.id("key");
        answer(key, "none", List.of()).because(409, "draft-changed");
        answer(key, seen, List.of()).because(409, "draft-changed");
        save("tre").is(200); // nobody is sending it
        answer(key, get(draft, kim).at("/tag"), List.of()).is(201);
    }

    @Test
    void whereThereIsNoDraftThatIsWhatItsSenderSaw() {
        answer(Bench.id("key"), "none", List.of()).is(201);
    }

    @Test
    void nothingThatIsSaidToBeSavedGoesAwayWithTheDraft() {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            byte[] file = (i + " Exempel.\n").repeat(FILE_BYTES / 11).getBytes(UTF_8);
            add(kim, "yttrande-" + i + ".txt", file).is(201);
            files.add(Command.sha256(file));
        }
        save("0").is(201);
        List<Integer> saved = new CopyOnWriteArrayList<>();
        List<String> refused = new CopyOnWriteArrayList<>();
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread colleague = Thread.ofVirtual().start(() -> {
            for (int i = 1; writing.get(); i++) {
                Answer told = save(String.valueOf(i));
                if (told.status() == 200) saved.add(i);
                else refused.add(told.at("/reason"));
            }
        });
        await().until(() -> !saved.isEmpty());
        String key = Bench.id("key");
        int seen;
        Answer sent;
        do {
            Answer read = get(draft, kim).is(200);
            seen = Integer.parseInt(read.at("/parts/0/text"));
            sent = answer(key, read.at("/tag"), files);
            assertThat(sent.status()).as(sent.text()).isIn(201, 409);
            if (sent.status() == 409) sent.because(409, "draft-changed");
        } while (sent.status() == 409);
        await().until(() -> refused.contains("already-answered"));
        writing.set(false);
        await().until(() -> !colleague.isAlive());
        assertThat(saved).isNotEmpty().allMatch(before(seen));
        assertThat(refused).contains("draft-being-sent");
        // Sent again, it has its receipt, however much the draft is gone.
        assertThat(answer(key, "none", files).is(200).at("/response")).isEqualTo(sent.at("/response"));
        assertThat(answer(key, "another", files).is(200).at("/response")).isEqualTo(sent.at("/response"));
    }

    private static Predicate<Integer> before(int seen) {
        return saved -> saved <= seen;
    }

    @Test
    void itEndsSoonAfterTheProcessThatSentHasEndedAndLastsWhileOneGoesOn() {
        save("ett").is(201);
        whileSent(() -> {
            save("två").because(409, "draft-being-sent");
            clock.moveBy(LEASE.plusMillis(1)); // as if nobody had renewed it
            save("två").is(200);
            await().atMost(LEASE).until(this::isBeingSent);
            return save("tre").because(409, "draft-being-sent");
        });
        save("tre").is(200);
    }

    @Test
    void whatADeadProcessLeftOfItIsSwept() {
        inStore(store -> {
            MongoCollection<Document> marks = store.getCollection("marks");
            whileSent(() -> {
                sweep.round();
                assertThat(marks.countDocuments()).isEqualTo(1);
                clock.moveBy(LEASE.plusMillis(1));
                sweep.round();
                assertThat(marks.countDocuments()).isZero();
                return "";
            });
        });
    }
}
