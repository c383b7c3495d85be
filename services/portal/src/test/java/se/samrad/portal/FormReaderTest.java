package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import se.samrad.portal.FakeServices.Answer;

/** A form with files from a page without scripts. */
class FormReaderTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final int FILE_BYTES = 3 * 1024 * 1024 + 17;
    private static final int AT_ONCE = 8;

    @Autowired
    MongoDatabaseFactory database;

    @Autowired
    ServletContext context;

    private MongoCollection<Document> pieces() {
        return database.getMongoDatabase().getCollection("formFiles");
    }

    /** What the server's own reader would put on its disk. */
    private List<Path> onDisk() throws IOException {
        File folder = (File) Objects.requireNonNull(context.getAttribute(ServletContext.TEMPDIR));
        try (Stream<Path> all = Files.list(folder.toPath())) {
            return all.filter(path -> path.getFileName().toString().startsWith("upload_"))
                    .toList();
        }
    }

    private HttpResponse<String> hand(String csrf, String key, int bytes) throws Exception {
        byte[] head = ("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"gor\"\r\n\r\nladda-upp"
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"nyckel\"\r\n\r\n" + key
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nÅsikt före filen"
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"yttrande å.txt\""
                        + "\r\nContent-Type: text/plain\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--b\r\nContent-Disposition: form-data; name=\"reference\"\r\n\r\nEX 1\r\n--b--\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] content = "hemligt ".repeat(bytes / 8 + 1).substring(0, bytes).getBytes(StandardCharsets.UTF_8);
        InputStream whole = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head), new ByteArrayInputStream(content), new ByteArrayInputStream(tail))));
        HttpRequest request = HttpRequest.newBuilder(at(SVAR))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofInputStream(() -> whole))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    @Test
    void itsFilesLieSealedInTheDatabaseWhileItIsReadAndNowhereElse() throws Exception {
        String csrf = hidden(get(SVAR).body(), "_csrf");
        List<Path> disk = new CopyOnWriteArrayList<>();
        List<Document> sealed = new CopyOnWriteArrayList<>();
        SERVICES.on(
                "responses",
                "/api/files",
                new Answer(201, "application/json", """
                {"sha256":"%s","name":"yttrande å.txt","size":10,"mediaType":"text/plain","safety":"CLEAN"}
                """.formatted("a".repeat(64)), java.util.Map.of()));
        SERVICES.meanwhile("/api/files", () -> {
            try {
                disk.addAll(onDisk());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            pieces().find().limit(4).forEach(sealed::add);
        });
        List<Callable<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String key = "nyckel-" + i + "-abcdefgh";
            all.add(() -> hand(csrf, key, FILE_BYTES));
        }
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> each : crowd.invokeAll(all))
                assertThat(location(each.get())).isEqualTo(SVAR);
        }
        assertThat(disk).isEmpty();
        assertThat(sealed).isNotEmpty();
        for (Document piece : sealed) {
            byte[] bytes = piece.get("sealed", Binary.class).getData();
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("hemligt");
        }
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().equals("/api/files"))
                .hasSize(AT_ONCE)
                .allMatch(asked -> asked.bytes() > FILE_BYTES && asked.text().contains("hemligt hemligt"));
        assertThat(pieces().countDocuments()).isZero();
        String page = get(SVAR).body();
        assertThat(page).contains("yttrande å.txt", ">Åsikt före filen</textarea>", "value=\"EX 1\"");
    }

    @Test
    void aFormThatIsCutOffLeavesNothing() throws Exception {
        String csrf = hidden(get(SVAR).body(), "_csrf");
        String cut = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.txt\"\r\n\r\n"
                + "x".repeat(FILE_BYTES);
        assertThat(send("POST", SVAR, cut, "Content-Type", "multipart/form-data; boundary=b")
                        .statusCode())
                .isEqualTo(400);
        assertThat(pieces().countDocuments()).isZero();
    }
}
