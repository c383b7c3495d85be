package se.samrad.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.test.context.TestPropertySource;
import se.samrad.portal.FakeServices.Answer;

/** Forms with files of which there are more at once than there may be. */
@TestPropertySource(
        properties = {
            "samrad.forms.without-account-max=1",
            "samrad.forms.without-account-kept-max=4MB",
            "samrad.forms.per-account-max=1",
            "samrad.forms.per-account-kept-max=2MB"
        })
class FormPlacesTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String TOLD = "Inget av det du skickade togs emot.";
    private static final int MB = 1024 * 1024;

    @Autowired
    MongoDatabaseFactory database;

    @BeforeEach
    void receives() {
        SERVICES.on(
                "responses",
                "/api/files",
                new Answer(201, "application/json", """
                {"sha256":"%s","name":"yttrande å.txt","size":10,"mediaType":"text/plain","safety":"CLEAN"}
                """.formatted("a".repeat(64)), Map.of()));
    }

    private long kept() {
        return database.getMongoDatabase().getCollection("formFiles").countDocuments();
    }

    private HttpResponse<String> send(String path, int bytes) throws Exception {
        return hand(path, hidden(get(path).body(), "_csrf"), "nyckel-abcdefgh", bytes);
    }

    /** Begins to send a form without an account and falls silent. */
    private Socket slowly() throws IOException {
        Socket line = new Socket(InetAddress.getLoopbackAddress(), at("/").getPort());
        String form = "POST " + SVAR + " HTTP/1.1\r\nHost: samrad\r\nContent-Length: 5000000\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.txt\"\r\n\r\n"
                + "x".repeat(2 * MB);
        line.getOutputStream().write(form.getBytes(UTF_8));
        line.getOutputStream().flush();
        return line;
    }

    @Test
    void thoseWithoutAnAccountAreToldToComeAgainAndNoBodyWaitsForThem() throws Exception {
        try (Socket line = slowly()) {
            await().until(() -> kept() > 0);
            HttpResponse<String> refused = send(SVAR, 3 * MB);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("60");
            assertThat(words(refused.body())).contains("Många skickar filer samtidigt", TOLD);
            assertThat(words(send("/en" + SVAR, MB).body())).contains("Nothing of what you sent was received.");
            assertThat(line.isClosed()).isFalse();

            signIn("body:kommun-2");
            assertThat(location(send(SVAR, MB))).isEqualTo(SVAR);
        }
        await().until(() -> kept() == 0);
    }

    @Test
    void aPlaceIsThereAgainWhenItsFormIsDoneWithOrCutOff() throws Exception {
        for (int i = 0; i < 3; i++) assertThat(location(send(SVAR, MB))).isEqualTo(SVAR);
        slowly().close();
        await().until(() -> kept() == 0);
        await().untilAsserted(() -> assertThat(send(SVAR, MB).statusCode()).isEqualTo(302));
    }

    @Test
    void ofWhatIsKeptThereIsSoMuchAndNoMore() throws Exception {
        HttpResponse<String> refused = send(SVAR, 5 * MB);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(words(refused.body())).contains(TOLD);
        assertThat(kept()).isZero();
        assertThat(location(send(SVAR, 3 * MB))).isEqualTo(SVAR);
        signIn("body:kommun-2");
        assertThat(send(SVAR, 3 * MB).statusCode()).isEqualTo(503);
        assertThat(location(send(SVAR, MB))).isEqualTo(SVAR);
    }
}
