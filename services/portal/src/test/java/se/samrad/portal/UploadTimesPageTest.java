package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.UploadBegun;
import se.samrad.portal.FakeServices.Answer;

class UploadTimesPageTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    /** The portal's clock in these tests. */
    private static final Instant NOW = Instant.parse("2026-09-18T08:20:00Z");

    private static final String STORED =
            "{\"sha256\":\"%s\",\"name\":\"y.pdf\",\"size\":5,\"mediaType\":\"application/pdf\",\"safety\":\"WAITING\"}"
                    .formatted("a".repeat(64));

    private void upload() throws Exception {
        String page = get(SVAR).body();
        String body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + hidden(page, "_csrf")
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"gor\"\r\n\r\nladda-upp\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"y.pdf\"\r\n\r\n%PDF-\r\n--b--\r\n";
        send("POST", SVAR, body, "Content-Type", "multipart/form-data; boundary=b");
    }

    @Test
    void theServiceIsToldWhenTheFormBeganToComeAndTheReaderThatTheFileIsLookedThrough() throws Exception {
        SERVICES.on("responses", "/api/files", new Answer(201, "application/json", STORED, Map.of()));
        upload();
        String told = String.valueOf(write("POST", "/api/files").header(UploadBegun.HEADER));
        assertThat(UploadBegun.read(told, "hemlig", NOW)).contains(NOW);
        assertThat(UploadBegun.read(told, "annan", NOW)).isEmpty();
        assertThat(words(get(SVAR).body())).contains("Hela filen är mottagen.", "Filen kontrolleras för skadlig kod.");
    }

    @Test
    void theReceiptShowsBothTimes() throws Exception {
        SERVICES.on("responses", "/api/receipts/sent", """
                {"response":"exempel--b","status":"RECEIVED","files":[],"sha256":"35cc51c414b94f25",
                 "receivedAt":"2026-09-30T22:02:00.123Z","arrived":{"day":"2026-10-01","at":"2026-09-30T22:02:00.123Z"},
                 "upload":{"begun":"2026-09-30T21:58:12Z","whole":"2026-09-30T22:01:40Z"}}
                """);
        assertThat(words(get("/kvittens/sent").body()))
                .contains("Uppladdningen började 30 september 2026, kl. 23.58.12")
                .contains("Uppladdningen var klar 1 oktober 2026, kl. 0.01.40");
    }
}
