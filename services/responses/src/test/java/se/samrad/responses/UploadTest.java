package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.eventing.Command;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.files.Documents;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.HandedIn;
import se.samrad.responses.files.Uploads;

class UploadTest extends WholeService {
    private static final int LIMIT = 50 * 1024 * 1024;

    @Autowired
    FileStore files;

    @Autowired
    HandedIn handedIn;

    @Autowired
    Sweep sweep;

    private byte[] pdf(String content) {
        byte[] end = content.getBytes(UTF_8);
        byte[] pdf = Arrays.copyOf(Documents.PDF, Documents.PDF.length + end.length);
        System.arraycopy(end, 0, pdf, Documents.PDF.length, end.length);
        return pdf;
    }

    private long count(String collection, String field, Object value) {
        return database.getCollection(collection).countDocuments(new Document(field, value));
    }

    @Test
    void aFileIsHandedInNamedInAResponseAndReadByStaff() {
        String body = body();
        byte[] content = pdf(Bench.id("innehåll"));
        Answer stored =
                upload(representative(body), "Yttrande å\\\"ä.pdf", content).is(201);
        assertThat(stored.at("/sha256")).isEqualTo(Command.sha256(content));
        assertThat(stored.at("/mediaType")).isEqualTo("application/pdf");
        assertThat(stored.json().at("/size").asInt()).isEqualTo(content.length);
        String consultation = openConsultation();
        String says = "{\"files\":[\"" + stored.at("/sha256") + "\"]}";
        Answer receipt =
                put(consultation, body, representative(body), "k1", says).is(201);
        assertThat(receipt.at("/files/0/name")).isEqualTo(stored.at("/name"));
        assertThat(receipt.at("/files/0/sha256")).isEqualTo(stored.at("/sha256"));
        String response = receipt.at("/response");
        assertThat(get("/api" + receipt.at("/url").replace("/kvittens", "/receipts"), null)
                        .is(200)
                        .text())
                .doesNotContain("Yttrande");
        Answer file = get("/api/staff/responses/" + response + "/files/" + stored.at("/sha256"), OFFICER)
                .is(200);
        assertThat(file.response().body()).isEqualTo(content);
        assertThat(file.header("Content-Disposition")).startsWith("attachment;").contains("filename*=UTF-8''");
        assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        get("/api/staff/responses/" + response + "/files/" + "a".repeat(64), OFFICER)
                .because(404, "unknown");
        get("/api/staff/responses/" + response + "/files/" + stored.at("/sha256"), representative(body))
                .because(403, "forbidden");
        for (Document commit : database.getCollection("commits").find()) {
            assertThat(commit.toJson()).doesNotContain("Yttrande");
        }
    }

    @Test
    void aHashAloneOpensNothing() {
        byte[] content = pdf(Bench.id("annans"));
        String sha256 = upload(account("annan", "body:exempelstad"), "hemligt.pdf", content)
                .is(201)
                .at("/sha256");
        String body = body();
        String says = "{\"files\":[\"" + sha256 + "\"]}";
        put(openConsultation(), body, representative(body), "k1", says).is(422).member(0, "files[0]", "file-unknown");
        post(openConsultation(), "k1", says).is(422).member(0, "files[0]", "file-unknown");
        // Who has the content may hand it in, and is not told that somebody else has.
        upload(representative(body), "mitt.pdf", content).is(201);
        Answer receipt =
                put(openConsultation(), body, representative(body), "k2", says).is(201);
        assertThat(receipt.at("/files/0/name")).isEqualTo("mitt.pdf");
    }

    @Test
    void whatAMachineHandsInForOneBodyIsNotNamedByAnother() {
        String one = body();
        String other = body();
        String both = Bench.bearer("body:" + one, "body:" + other);
        String first =
                upload(representative(one), "ett.pdf", pdf(Bench.id("ett"))).at("/sha256");
        String says = "{\"files\":[\"" + first + "\"]}";
        put(openConsultation(), other, representative(other), "k1", says)
                .is(422)
                .member(0, "files[0]", "file-unknown");
        put(openConsultation(), one, representative(one), "k1", says).is(201);
        // Who has several bodies chooses when the answer is sent.
        String second = upload(both, "två.pdf", pdf(Bench.id("tva"))).at("/sha256");
        put(openConsultation(), other, both, "k1", "{\"files\":[\"" + second + "\"]}")
                .is(201);
    }

    @Test
    void theSameContentIsStoredOnce() {
        byte[] content = pdf(Bench.id("samma"));
        upload(representative("exempelby"), "ett.pdf", content).is(201);
        upload(representative("exempelby"), "ett.pdf", content).is(200);
        uploadFor("k", "annan.pdf", content).is(201);
        assertThat(count("files.files", "length", (long) content.length)).isEqualTo(1);
    }

    @Test
    void withoutAnAccountAFileBelongsToTheKeyOfTheAnswer() {
        byte[] content = pdf(Bench.id("privat"));
        String sha256 = uploadFor("min-nyckel", "mitt.pdf", content).is(201).at("/sha256");
        String says = "{\"files\":[\"" + sha256 + "\"]}";
        String consultation = openConsultation();
        post(consultation, "annan-nyckel", says).is(422).member(0, "files[0]", "file-unknown");
        assertThat(post(consultation, "min-nyckel", says).is(201).at("/files/0/name"))
                .isEqualTo("mitt.pdf");
    }

    /** A file of everybody's could be named by anybody who knows its hash. */
    @Test
    void whoHasNeitherAccountNorKeyHandsInNothing() {
        long before = pieces();
        byte[] content = pdf(Bench.id("utan nyckel"));
        upload(null, "löst.pdf", content).because(422, "idempotency-key-missing");
        byte[] large = Arrays.copyOf(content, LIMIT); // heard also by who has much to send
        upload(null, "stor.pdf", large).because(422, "idempotency-key-missing");
        assertThat(pieces()).isEqualTo(before);
    }

    /** What came while files could come without a key. */
    @Test
    void whatWasHandedInWithoutAKeyIsNamedByNobody() throws IOException {
        byte[] content = pdf(Bench.id("utan nyckel"));
        Uploads.receive(handedIn, "anonymous", "löst.pdf", new ByteArrayInputStream(content));
        String sha256 = Command.sha256(content);
        post(openConsultation(), Bench.id("key"), "{\"files\":[\"" + sha256 + "\"]}")
                .is(422)
                .member(0, "files[0]", "file-unknown");
    }

    @Test
    void whatIsNotReceivedSaysWhy() {
        uploadFor("k", "yttrande.pdf", Documents.PROGRAM).is(422).member(0, "file", "not-what-its-name-says");
        uploadFor("k", "yttrande.exe", Documents.PDF).is(422).member(0, "file", "file-type-not-received");
        uploadFor("k", "tom.txt", new byte[0]).is(422).member(0, "file", "file-empty");
        assertThat(send("POST", "/api/files", null, "{}").status()).isIn(415, 422);
    }

    private Answer form(String type, String form) {
        return sendBytes("POST", "/api/files", REGISTRAR, form.getBytes(UTF_8), "Content-Type", type);
    }

    @Test
    void aFormThatNoBrowserSendsIsRefusedInWordsAndLeavesNothing() {
        long before = pieces();
        String file = "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nord\r\n--b--\r\n";
        String good = "multipart/form-data; boundary=b";
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=" + "b".repeat(4_000),
                "multipart/form-data; boundary=c",
                "multipart/form-data; charset=okänd")) {
            form(type, "--b\r\n" + file).is(422).member(0, "file", "missing");
        }
        String part = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n";
        form(good, part.repeat(1_000) + "--b--\r\n").is(422).member(0, "file", "missing");
        form(good, "--b\r\nX-A: " + "x".repeat(1_000_000) + "\r\n" + file).because(413, "too-large");
        for (String inner : List.of("multipart/mixed", "multipart/mixed; boundary=abc"))
            form(
                            good,
                            "--b\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Type: " + inner
                                    + "\r\n\r\nx\r\n--b--")
                    .is(422)
                    .member(0, "file", "missing");
        form(good, "--b\r\n\r\n" + file).is(422).member(0, "file", "missing");
        form(good, "--b\r\n\r\nabc").is(422).member(0, "file", "missing");
        form(good, "--b\r\n" + file.replace("\r\n--b--\r\n", "")).is(422).member(0, "file", "missing");
        assertThat(pieces()).isEqualTo(before);
        assertThat(database.getCollection("uploads").countDocuments()).isZero();
        form(good, part.repeat(1_000) + "--b\r\n" + file).is(201);
    }

    @Test
    void aNameThatNoFileOfTheMachineCanHaveIsTakenAsItIsGiven() {
        assertThat(uploadFor("k", "ytt\0rande.txt", "ord".getBytes(UTF_8))
                        .is(201)
                        .at("/name"))
                .isEqualTo("yttrande.txt");
    }

    @Test
    void fiftyMegabytesAreReceivedAndMoreIsTooLarge() {
        byte[] large = Documents.pdf(LIMIT);
        uploadFor("k", "stor.pdf", large).is(201);
        byte[] larger = Documents.pdf(LIMIT + 1);
        uploadFor("k", "större.pdf", larger).because(413, "too-large");
        assertThat(count("contents", "size", (long) larger.length)).isZero();
    }

    @Test
    void whatIsNotReceivedIsTakenAwayAtOnce() throws Exception {
        long before = pieces();
        uploadFor("k", "låst.pdf", Documents.ENCRYPTED_PDF).is(422).member(0, "file", "file-encrypted");
        assertThat(pieces()).isEqualTo(before);
        uploadFor("k", "större.pdf", Documents.pdf(LIMIT + 1)).because(413, "too-large");
        assertThat(pieces()).isEqualTo(before);
        try (Socket line = new Socket("127.0.0.1", port)) {
            OutputStream out = line.getOutputStream();
            out.write(
                    ("POST /api/files HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: k\r\nContent-Length: 9000000\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
                                    + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"halv.txt\"\r\n\r\n"
                                    + "halv ".repeat(800_000))
                            .getBytes(UTF_8));
            out.flush();
            await().until(() -> pieces() > before);
        }
        await().until(() -> pieces() == before);
        assertThat(database.getCollection("uploads").countDocuments()).isZero();
    }

    private long pieces() {
        return database.getCollection("files.chunks").countDocuments();
    }

    @Test
    void halfAnUploadIsNeverSeenAndSweptAway() throws Exception {
        long before = database.getCollection("contents").countDocuments();
        try (Socket line = new Socket("127.0.0.1", port)) {
            OutputStream out = line.getOutputStream();
            out.write(
                    ("POST /api/files HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: k\r\nContent-Length: 1000000\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
                                    + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"halv.txt\"\r\n\r\nhalv")
                            .getBytes(UTF_8));
            out.flush();
        }
        assertThatThrownBy(() -> Uploads.receive(handedIn, "someone", "halv.pdf", new InputStream() {
                    private int given;

                    @Override
                    public int read() throws IOException {
                        if (given++ > 3_000_000) throw new IOException("the line is cut");
                        return 'x';
                    }
                }))
                .hasMessage("the line is cut");
        assertThat(database.getCollection("contents").countDocuments()).isEqualTo(before);
        assertThat(count("owned", "name", "halv.pdf")).isZero();
        clock.moveBy(Duration.ofHours(25));
        sweep.round();
        assertThat(database.getCollection("uploads").countDocuments()).isZero();
    }

    @Test
    void whatNoResponseNamesIsSweptAwayAfterADayAndTheRestStays() {
        byte[] unused = pdf(Bench.id("oanvänd"));
        byte[] used = pdf(Bench.id("använd"));
        String body = body();
        String unusedHash =
                upload(representative(body), "oanvänd.pdf", unused).is(201).at("/sha256");
        String usedHash =
                upload(representative(body), "använd.pdf", used).is(201).at("/sha256");
        String response = put(
                        openConsultation(),
                        body,
                        representative(body),
                        "k1",
                        "{\"text\":\"Hej.\",\"files\":[\"" + usedHash + "\"]}")
                .is(201)
                .at("/response");
        clock.moveBy(Duration.ofHours(23));
        sweep.round();
        assertThat(files.open(unusedHash)).isPresent();
        clock.moveBy(Duration.ofHours(2));
        sweep.round();
        assertThat(files.open(unusedHash)).isEmpty();
        assertThat(get("/api/staff/responses/" + response + "/files/" + usedHash, OFFICER)
                        .is(200)
                        .response()
                        .body())
                .isEqualTo(used);
        assertThat(get("/api/staff/responses/" + response, OFFICER).at("/text")).isEqualTo("Hej.");
        put(openConsultation(), body, representative(body), "k2", "{\"files\":[\"" + unusedHash + "\"]}")
                .is(422)
                .member(0, "files[0]", "file-unknown");
    }

    @Test
    void whatWasStoredForAResponseThatNeverCameIsSweptAway() {
        String consultation = openConsultation();
        String response = answered(consultation, "{\"text\":\"Hej.\"}");
        var renditions = database.getCollection("renditions");
        renditions.insertOne(new Document("_id", response + "@" + "a".repeat(64))
                .append("response", response)
                .append("sha256", "a".repeat(64))
                .append("unsettled", java.util.Date.from(clock.instant())));
        clock.moveBy(Duration.ofHours(25));
        sweep.round();
        assertThat(renditions.countDocuments(new Document("response", response)))
                .isEqualTo(1);
        assertThat(get("/api/staff/responses/" + response, OFFICER).at("/text")).isEqualTo("Hej.");
        assertThat(List.copyOf(
                        renditions.find(new Document("response", response)).into(new java.util.ArrayList<>())))
                .allSatisfy(kept -> assertThat(kept).doesNotContainKey("unsettled"));
    }
}
