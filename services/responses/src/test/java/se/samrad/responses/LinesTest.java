package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import se.samrad.eventing.bench.Bench;

/** Lines on which files come so slowly that they stay open. */
@TestPropertySource(properties = {"samrad.files.lines-without-account-max=3", "samrad.files.lines-per-account-max=2"})
class LinesTest extends WholeService {
    private record Slow(String path, @Nullable String token, Socket line) {}

    private final List<Slow> open = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Slow slow : open) slow.line().close();
        open.clear();
    }

    /** Begins to send a file and falls silent. */
    private void slowly(String path, @Nullable String token) throws IOException {
        Socket line = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(new Slow(path, token, line));
        String head = "POST " + path + " HTTP/1.1\r\nHost: samrad\r\nIdempotency-Key: k\r\nContent-Length: 1000000\r\n"
                + (token == null ? "" : "Authorization: " + token + "\r\n")
                + "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"yttrande.txt\"\r\n\r\nEx";
        line.getOutputStream().write(head.getBytes(UTF_8));
        line.getOutputStream().flush();
    }

    /** Whoever tries whether all lines are taken takes one for a moment, and may turn away one that is to stay open. */
    private void onceMoreWhereTurnedAway() throws IOException {
        for (Slow slow : List.copyOf(open)) {
            if (slow.line().getInputStream().available() == 0) continue;
            slow.line().close();
            open.remove(slow);
            slowly(slow.path(), slow.token());
        }
    }

    private void areAllTaken(@Nullable String token, String reason) {
        await().untilAsserted(() -> {
            onceMoreWhereTurnedAway();
            file(token).because(503, reason);
        });
    }

    private Answer file(@Nullable String token) {
        return upload(token, "yttrande.txt", Bench.id("exempel").getBytes(UTF_8), "Idempotency-Key", "k");
    }

    @Test
    void thoseWithoutAnAccountShareTheirLinesAndNoBodyWaitsForThem() throws Exception {
        String body = body();
        String consultation = openConsultation();
        for (int i = 0; i < 3; i++) slowly("/api/files", null);
        areAllTaken(null, "many-lines");
        Answer refused = file(null).because(503, "many-lines");
        assertThat(refused.header("Retry-After")).matches("\\d+");
        assertThat(refused.at("/detail")).contains("igen om en minut", "mejla");

        file(representative(body)).is(201);
        String draft = draft(consultation, body);
        uploadTo(draft + "/files", representative(body), "yttrande.txt", "Exempel.".getBytes(UTF_8))
                .is(201);
        hangUp();
        await().untilAsserted(() -> file(null).is(201));
    }

    @Test
    void anAccountHasLinesOfItsOwnAndItsColleaguesToo() throws Exception {
        String body = body();
        String consultation = openConsultation();
        String draft = draft(consultation, body);
        String kim = account("kim", "body:" + body);
        slowly("/api/files", kim);
        slowly(draft + "/files", kim);
        areAllTaken(kim, "many-lines-of-one");
        uploadTo(draft + "/files", kim, "yttrande.txt", "Exempel.".getBytes(UTF_8))
                .because(503, "many-lines-of-one");
        file(account("alex", "body:" + body)).is(201);
        file(null).is(201);
        hangUp();
        await().untilAsserted(() -> file(kim).is(201));
    }
}
