package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            all.add(() -> hand(SVAR, csrf, key, FILE_BYTES));
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

    @Test
    void aFormThatNoBrowserSendsIsRefusedInWordsAndLeavesNothing() throws Exception {
        String csrf = hidden(get(SVAR).body(), "_csrf");
        String begins = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n";
        String file = "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.txt\"\r\n\r\nord\r\n";
        String good = "multipart/form-data; boundary=b";
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; charset=x-none")) {
            refused(400, type, begins + file + "--b--\r\n");
        }
        String part = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n";
        refused(413, good, begins + file + part.repeat(6_000) + "--b--\r\n");
        refused(413, good, begins + file + "--b\r\nX-A: " + "x".repeat(1_000_000) + "\r\n\r\n1\r\n--b--\r\n");
        for (String inner : List.of("multipart/mixed", "multipart/mixed; boundary=abc"))
            refused(
                    400,
                    good,
                    begins + file + "--b\r\nContent-Disposition: form-data; name=\"y\"\r\nContent-Type: " + inner
                            + "\r\n\r\nx\r\n--b--");
        assertThat(pieces().countDocuments()).isZero();
    }

    private void refused(int status, String type, String form) throws Exception {
        HttpResponse<String> refused = send("POST", SVAR, form, "Content-Type", type);
        assertThat(refused.statusCode())
                .as(type.substring(0, Math.min(60, type.length())))
                .isEqualTo(status);
        assertThat(refused.body())
                .contains(status == 400 ? "Formuläret gick inte att läsa" : "Det du skickade är för stort");
    }
}
