package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import se.samrad.portal.FakeServices.Answer;

@TestPropertySource(properties = {"samrad.files.size-max=60MB", "samrad.files.per-response-max=2"})
class FileLimitsTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final int MB = 1024 * 1024;

    @Test
    void theLimitsAreToldBeforehand() throws Exception {
        assertThat(words(get(SVAR).body())).contains("Högst 60 MB per fil.", "sammanlagt högst 2.");
        assertThat(words(get("/en" + SVAR).body())).contains("At most 60 MB per file.");
    }

    @Test
    void aFileMoreThanAResponseMayHaveIsLeftOutAndTheOthersStay() throws Exception {
        SERVICES.on("responses", "/api/files", stored("a"));
        upload("ett.pdf", 10);
        String first = get(SVAR).body();
        assertThat(first).contains("ett.pdf");
        String both = files("a", "b") + file("tre.pdf", 10);
        send(both);
        assertThat(words(get(SVAR).body())).contains("tre.pdf", "Ett svar får ha högst 2 filer.");
    }

    @Test
    void aFileLargerThanTheSettingIsLeftOutAndTheErrorTellsIt() throws Exception {
        SERVICES.on("responses", "/api/files", stored("a"));
        upload("lagom.pdf", 60 * MB);
        assertThat(words(get(SVAR).body())).contains("lagom.pdf").doesNotContain("Filen är större än 60 MB.");
        SERVICES.asked().clear();
        upload("stor.pdf", 60 * MB + 1);
        assertThat(words(get(SVAR).body())).contains("stor.pdf", "Filen är större än 60 MB.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals("/api/files"));
    }

    @Test
    void theGatewayLetsThroughWhatTheServiceReceives() throws Exception {
        SERVICES.on("responses", "/api/files", new Answer(200, "application/json", "{}", java.util.Map.of()));
        assertThat(posted(60 * MB).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = posted(61 * MB);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("En fil får vara högst 60\u00a0MB.");
    }

    @Test
    void theFormOfAProposalWithManySectionsIsReadToItsEnd() throws Exception {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 2000; i++) fields.append(part("p-" + i, "")).append(part("t-" + i, ""));
        assertThat(location(send(fields + part("text", "Sist i formuläret.")))).isEqualTo(SVAR);
        assertThat(get(SVAR).body()).contains(">Sist i formuläret.</textarea>");
        assertThat(send(fields + fields.toString()).statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> posted(int bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/api/files"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static String stored(String digit) {
        return "{\"sha256\":\"%s\",\"name\":\"y.pdf\",\"size\":10,\"mediaType\":\"application/pdf\"}"
                .formatted(digit.repeat(64));
    }

    private static String files(String... digits) {
        StringBuilder parts = new StringBuilder();
        for (String digit : Arrays.asList(digits)) {
            parts.append(part("fil-sha", digit.repeat(64)))
                    .append(part("fil-namn", digit + ".pdf"))
                    .append(part("fil-storlek", "10"));
        }
        return parts.toString();
    }

    private void upload(String name, int bytes) throws Exception {
        send(file(name, bytes));
    }

    private static String file(String name, int bytes) {
        return "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"" + name
                + "\"\r\nContent-Type: application/pdf\r\n\r\n" + "x".repeat(bytes) + "\r\n";
    }

    private HttpResponse<String> send(String parts) throws Exception {
        String page = get(SVAR).body();
        String body = part("_csrf", hidden(page, "_csrf")) + part("nyckel", hidden(page, "nyckel"))
                + part("gor", "ladda-upp") + parts + "--b--\r\n";
        return send("POST", SVAR, body, "Content-Type", "multipart/form-data; boundary=b");
    }
}
