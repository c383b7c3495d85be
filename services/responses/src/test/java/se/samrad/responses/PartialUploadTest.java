package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Command;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.files.Documents;

/** A file that comes in parts, as tus 1.0.0 sends it. */
class PartialUploadTest extends WholeService {
    private static final Instant T = Deadline.end(LocalDate.parse("2026-12-15"));
    private static final String UPLOADS = "/api/files/uploads";

    @Autowired
    Sweep sweep;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String body = body();
    private final String mine = representative(body);

    private static byte[] pdf(int size) {
        byte[] content = new byte[size];
        new Random(System.nanoTime()).nextBytes(content);
        System.arraycopy(Documents.PDF, 0, content, 0, Documents.PDF.length);
        byte[] end = "%%EOF\n".getBytes(UTF_8);
        System.arraycopy(end, 0, content, size - end.length, end.length);
        return content;
    }

    private static String coded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
    }

    private Answer begin(@Nullable String token, String name, byte[] content, String... headers) {
        String metadata = "filename " + coded(name) + ",sha256 " + coded(Command.sha256(content));
        return begin(token, metadata, content.length, headers);
    }

    private Answer begin(@Nullable String token, String metadata, long length, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 6);
        String[] tus = {"Tus-Resumable", "1.0.0", "Upload-Length", String.valueOf(length), "Upload-Metadata", metadata};
        System.arraycopy(tus, 0, all, headers.length, tus.length);
        return send("POST", UPLOADS, token, null, all);
    }

    private Answer patch(@Nullable String token, String path, long offset, byte[] bytes, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method("PATCH", BodyPublishers.ofByteArray(bytes))
                .header("Tus-Resumable", "1.0.0")
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", String.valueOf(offset));
        if (token != null) request.header("Authorization", token);
        if (headers.length > 0) request.headers(headers);
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer head(@Nullable String token, String path) {
        return send("HEAD", path, token, null, "Tus-Resumable", "1.0.0");
    }

    private Answer end(@Nullable String token, String path, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Tus-Resumable";
        all[headers.length + 1] = "1.0.0";
        return send("DELETE", path, token, null, all);
    }

    private long offset(String path) {
        return Long.parseLong(head(mine, path).is(200).header("Upload-Offset"));
    }

    private byte[] head(String path, int from, int length) {
        return ("PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + mine
                        + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + from
                        + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + length
                        + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    /** Sends so much of what it says will come, and cuts the line. */
    private void cut(String path, byte[] content, int from, int to) throws Exception {
        try (Socket line = new Socket("127.0.0.1", port)) {
            OutputStream out = line.getOutputStream();
            out.write(head(path, from, content.length - from));
            out.write(content, from, to - from);
            out.flush();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> offset(path) == to);
    }

    private long partsOf(String path) {
        return database.getCollection("partialUploads.parts")
                .countDocuments(new Document("upload", path.substring(UPLOADS.length() + 1)));
    }

    private long count(String collection) {
        return database.getCollection(collection).countDocuments();
    }

    @Test
    void anUploadThatIsCutGoesOnFromTheLastByteThatCame() throws Exception {
        byte[] content = pdf(2_500_000);
        long contents = count("contents");
        Answer begun = begin(mine, "Yttrande å.pdf", content).is(201);
        assertThat(begun.header("Tus-Extension")).isEqualTo("creation,expiration,termination");
        assertThat(begun.header("Tus-Max-Size")).isEqualTo("52428800");
        String path = begun.header("Location");
        cut(path, content, 0, 1_300_000);
        assertThat(count("contents")).isEqualTo(contents);
        Answer half = get(path, mine).is(200);
        assertThat(half.json().at("/offset").asLong()).isEqualTo(1_300_000);
        assertThat(half.json().at("/file").isMissingNode()).isTrue();

        Answer sent = patch(mine, path, 1_300_000, Arrays.copyOfRange(content, 1_300_000, content.length));
        assertThat(sent.is(204).header("Upload-Offset")).isEqualTo("2500000");
        Answer whole = get(path, mine).is(200);
        assertThat(whole.at("/file/sha256")).isEqualTo(Command.sha256(content));
        assertThat(whole.at("/file/mediaType")).isEqualTo("application/pdf");
        assertThat(partsOf(path)).isZero();
        String response = put(
                        openConsultation(), body, mine, "k1", "{\"files\":[\"" + whole.at("/file/sha256") + "\"]}")
                .is(201)
                .at("/response");
        assertThat(get("/api/staff/responses/" + response + "/files/" + Command.sha256(content), OFFICER)
                        .is(200)
                        .response()
                        .body())
                .isEqualTo(content);
    }

    @Test
    void whoeverBeginsAgainWithTheSameFileGoesOnWithTheSameUpload() {
        byte[] content = pdf(3000);
        String path = begin(mine, "y.pdf", content).header("Location");
        patch(mine, path, 0, Arrays.copyOf(content, 1000)).is(204);
        Answer again = begin(mine, "y.pdf", content).is(201);
        assertThat(again.header("Location")).isEqualTo(path);
        assertThat(again.header("Upload-Offset")).isEqualTo("1000");
        patch(mine, path, 1000, Arrays.copyOfRange(content, 1000, 3000)).is(204);
        Answer once = begin(mine, "y.pdf", content).is(201);
        assertThat(once.header("Location")).isEqualTo(path);
        assertThat(once.header("Upload-Offset")).isEqualTo("3000");
        patch(mine, path, 3000, new byte[0]).is(204);
        assertThat(begin(mine, "y.pdf", pdf(3000)).header("Location")).isNotEqualTo(path);
        assertThat(begin(representative(body()).replaceFirst("somebody", "another"), "y.pdf", content)
                        .header("Location"))
                .isNotEqualTo(path);
    }

    @Test
    void anotherPlaceInTheFileIsAConflictAndOfManyThatSendTheSameOneGoesOn() throws Exception {
        byte[] content = pdf(200_000);
        String path = begin(mine, "y.pdf", content).header("Location");
        byte[] part = Arrays.copyOf(content, 50_000);
        List<Callable<Answer>> all = java.util.stream.IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> patch(mine, path, 0, part))
                .toList();
        int went = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(all)) {
                if (each.get().status() == 204) went++;
                else each.get().because(409, "upload-moved-on");
            }
        }
        assertThat(went).isEqualTo(1);
        patch(mine, path, 0, part).because(409, "upload-moved-on");
        patch(mine, path, 60_000, part).because(409, "upload-moved-on");
        patch(mine, path, 50_000, Arrays.copyOfRange(content, 50_000, 200_000)).is(204);
        assertThat(get(path, mine).at("/file/sha256")).isEqualTo(Command.sha256(content));
    }

    @Test
    void anothersUploadLooksAsOneThatDoesNotExist() {
        byte[] content = pdf(1000);
        String path = begin(mine, "y.pdf", content).header("Location");
        String unknown = UPLOADS + "/" + "0".repeat(32);
        for (String token : new String[] {
            account("annan", "body:" + body), representative(body()), REGISTRAR.replaceFirst("somebody", "reg"), null
        }) {
            Answer foreign = get(path, token).because(404, "unknown");
            assertThat(foreign.text().replace(path, ""))
                    .isEqualTo(get(unknown, token).text().replace(unknown, ""));
            head(token, path).is(404);
            patch(token, path, 0, content).because(404, "unknown");
            end(token, path).because(404, "unknown");
        }
        assertThat(offset(path)).isZero();
    }

    @Test
    void withoutAnAccountAnUploadBelongsToTheKeyOfTheAnswer() {
        byte[] content = pdf(1000);
        String[] key = {"Idempotency-Key", Bench.id("nyckel")};
        begin(null, "y.pdf", content).because(422, "idempotency-key-missing");
        String path = begin(null, "y.pdf", content, key).is(201).header("Location");
        patch(null, path, 0, content, "Idempotency-Key", "en-annan").because(404, "unknown");
        end(null, path, "Idempotency-Key", "en-annan").because(404, "unknown");
        end(null, path).because(404, "unknown");
        patch(null, path, 0, content, key).is(204);
        String says = "{\"files\":[\"" + Command.sha256(content) + "\"]}";
        post(openConsultation(), "en-annan", says).is(422).member(0, "files[0]", "file-unknown");
        assertThat(post(openConsultation(), key[1], says).is(201).at("/files/0/name"))
                .isEqualTo("y.pdf");
    }

    @Test
    void everybodyIsToldWhatIsSpoken() {
        for (String path : List.of(UPLOADS, UPLOADS + "/" + "0".repeat(32))) {
            for (String token : new String[] {mine, null}) {
                Answer told = send("OPTIONS", path, token, null).is(204);
                assertThat(told.header("Tus-Resumable")).isEqualTo("1.0.0");
                assertThat(told.header("Tus-Version")).isEqualTo("1.0.0");
                assertThat(told.header("Tus-Extension")).isEqualTo("creation,expiration,termination");
                assertThat(told.header("Tus-Max-Size")).isEqualTo("52428800");
                assertThat(told.header("Allow")).contains(path.equals(UPLOADS) ? "POST" : "DELETE");
            }
            // A version that is not spoken is no reason not to tell which one is.
            send("OPTIONS", path, null, null, "Tus-Resumable", "0.2.2").is(204);
        }
    }

    @Test
    void whoeverEndsAnUploadLeavesNothingOfIt() {
        byte[] content = pdf(3000);
        String path = begin(mine, "y.pdf", content).header("Location");
        patch(mine, path, 0, Arrays.copyOf(content, 1000)).is(204);
        send("DELETE", path, mine, null, "Tus-Resumable", "0.2.2").is(412);
        assertThat(offset(path)).isEqualTo(1000);
        Answer ended = end(mine, path).is(204);
        assertThat(ended.header("Tus-Resumable")).isEqualTo("1.0.0");
        head(mine, path).is(404);
        patch(mine, path, 1000, Arrays.copyOfRange(content, 1000, 3000)).because(404, "unknown");
        end(mine, path).because(404, "unknown");
        assertThat(partsOf(path)).isZero();
        assertThat(begin(mine, "y.pdf", content).header("Upload-Offset")).isEqualTo("0");

        String[] key = {"Idempotency-Key", Bench.id("nyckel")};
        String other = begin(null, "y.pdf", content, key).header("Location");
        patch(null, other, 0, Arrays.copyOf(content, 1000), key).is(204);
        end(null, other, key).is(204);
        assertThat(partsOf(other)).isZero();
    }

    @Test
    void aFileThatAnUploadHasBecomeStaysWhenTheUploadIsEnded() {
        byte[] content = pdf(2000);
        String path = begin(mine, "y.pdf", content).header("Location");
        patch(mine, path, 0, content).is(204);
        end(mine, path).is(204);
        get(path, mine).because(404, "unknown");
        put(openConsultation(), body, mine, "k1", "{\"files\":[\"" + Command.sha256(content) + "\"]}")
                .is(201);
    }

    /** Ended from another tab or by hand, while the bytes come. */
    @Test
    void bytesThatComeAfterTheEndAreNotKept() throws Exception {
        byte[] content = pdf(1_500_000);
        String path = begin(mine, "y.pdf", content).header("Location");
        try (Socket line = new Socket("127.0.0.1", port)) {
            OutputStream out = line.getOutputStream();
            out.write(head(path, 0, content.length));
            out.write(content, 0, 1_200_000);
            out.flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> offset(path) > 0);
            end(mine, path).is(204);
            out.write(content, 1_200_000, 300_000);
            out.flush();
            assertThat(new String(line.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 404");
        }
        assertThat(partsOf(path)).isZero();
    }

    @Test
    void limitsAndTypesAreThoseOfEveryFile() {
        begin(mine, "filename " + coded("y.pdf"), 52428801).because(413, "too-large");
        begin(mine, "filename " + coded("y.exe"), 10).is(422).member(0, "file", "file-type-not-received");
        begin(mine, "filename " + coded("y.pdf"), 0).is(422).member(0, "file", "file-empty");
        String path = begin(mine, "y.pdf", Documents.PROGRAM).is(201).header("Location");
        patch(mine, path, 0, Arrays.copyOf(Documents.PROGRAM, Documents.PROGRAM.length + 1))
                .is(413);
        patch(mine, path, 0, Documents.PROGRAM).is(422).member(0, "file", "not-what-its-name-says");
        // Whoever did not hear it asks again.
        patch(mine, path, Documents.PROGRAM.length, new byte[0]).is(422).member(0, "file", "not-what-its-name-says");
        String other = begin(
                        mine, "filename " + coded("y.pdf") + ",sha256 " + coded("a".repeat(64)), Documents.PDF.length)
                .is(201)
                .header("Location");
        patch(mine, other, 0, Documents.PDF).is(422).member(0, "file", "file-changed");
        Answer version = send(
                "POST",
                UPLOADS,
                mine,
                null,
                "Tus-Resumable",
                "0.2.2",
                "Upload-Length",
                "1",
                "Upload-Metadata",
                "filename");
        assertThat(version.is(412).header("Tus-Version")).isEqualTo("1.0.0");
    }

    @Test
    void whatIsBegunInTimeAndFinishedLateKeepsBothTimes() {
        byte[] content = pdf(2000);
        clock.moveTo(T.minus(Duration.ofHours(2)));
        String path = begin(mine, "y.pdf", content).is(201).header("Location");
        clock.moveTo(T.minus(Duration.ofHours(1)));
        patch(mine, path, 0, Arrays.copyOf(content, 1000)).is(204);
        clock.moveTo(T.plus(Duration.ofHours(1)));
        patch(mine, path, 1000, Arrays.copyOfRange(content, 1000, 2000)).is(204);
        String url = put(openConsultation(), body, mine, "k1", "{\"files\":[\"" + Command.sha256(content) + "\"]}")
                .is(201)
                .at("/url");
        Answer receipt = get(url.replace("/kvittens/", "/api/receipts/"), null).is(200);
        assertThat(Instant.parse(receipt.at("/upload/begun"))).isBetween(T.minusSeconds(3600), T.minusSeconds(3000));
        assertThat(Instant.parse(receipt.at("/upload/whole"))).isAfterOrEqualTo(T.plusSeconds(3600));
    }

    @Test
    void anUploadThatNobodyGoesOnWithIsSweptAfterADay() {
        byte[] content = pdf(2000);
        String path = begin(mine, "y.pdf", content).header("Location");
        patch(mine, path, 0, Arrays.copyOf(content, 1000)).is(204);
        clock.moveBy(Duration.ofHours(23));
        sweep.round();
        assertThat(offset(path)).isEqualTo(1000);
        clock.moveBy(Duration.ofHours(2));
        sweep.round();
        head(mine, path).is(404);
        assertThat(count("partialUploads.parts")).isZero();
    }
}
