package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.samrad.portal.FakeServices.Answer;

@ExtendWith(OutputCaptureExtension.class)
class GatewayTest extends PortalHarness {
    @ParameterizedTest
    @CsvSource({
        "GET,/api/public/consultations,status",
        "GET,/api/public/responses/texts,responses",
        "GET,/api/public/responses/exempel--b/files,responses",
        "GET,/api/public/responses/exempel--b/files/35cc51c4,responses",
        "GET,/api/public/meetings/texts,meetings",
        "GET,/api/staff/responses,status",
        "GET,/api/staff/responses/a--b,responses",
        "PUT,/api/consultations/a,consultations",
        "PUT,/api/consultations/a/responses/b,responses",
        "POST,/api/bodies/imports,consultations",
        "DELETE,/api/bodies/a/colleagues,consultations",
        "POST,/api/files,responses",
        "PUT,/api/meetings/m,meetings",
        "PUT,/api/themes/t,news",
        "GET,/nyheter/flode.atom,status",
        "GET,/kalender.ics,status",
        "GET,/remisser/a/laget.csv,status",
        "GET,/brevlada.json,mail"
    })
    void callsReachTheirServiceOnTheSamePath(String method, String path, String service) throws Exception {
        SERVICES.on(service, path, Answer.json("{\"from\":\"" + service + "\"}"));
        HttpResponse<String> answer = send(method, path + "?a=1&b=%C3%A5", method.equals("GET") ? "" : "{}");
        assertThat(answer.body()).isEqualTo("{\"from\":\"" + service + "\"}");
        assertThat(SERVICES.lastAsked().query()).isEqualTo("a=1&b=%C3%A5");
        assertThat(SERVICES.lastAsked().method()).isEqualTo(method);
    }

    @Test
    void onlyHeadersThatMatterGoOnAndComeBack() throws Exception {
        SERVICES.on(
                "responses",
                "/api/consultations/a/responses",
                Answer.json("{}")
                        .with("Samrad-Position", "p1")
                        .with("ETag", "\"e\"")
                        .with("Set-Cookie", "X=1"));
        HttpResponse<String> answer = send(
                "POST",
                "/api/consultations/a/responses",
                "{}",
                "Authorization",
                "Bearer t",
                "Idempotency-Key",
                "k",
                "Draft-Match",
                "none",
                "Samrad-Position",
                "p0",
                "Content-Type",
                "application/json",
                "Cookie",
                "SAMRAD=abc",
                "Samrad-Service-Token",
                "stulen",
                "X-Forwarded-For",
                "1.2.3.4");
        FakeServices.Asked asked = SERVICES.lastAsked();
        assertThat(asked.header("Authorization")).isEqualTo("Bearer t");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("k");
        assertThat(asked.header("Samrad-Position")).isEqualTo("p0");
        assertThat(asked.header("Draft-Match")).isEqualTo("none");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(asked.headers()).doesNotContainKeys("cookie", "samrad-service-token", "x-forwarded-for");
        assertThat(answer.headers().firstValue("Samrad-Position")).contains("p1");
        assertThat(answer.headers().firstValue("ETag")).contains("\"e\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void problemsOfServicesComeThroughAsTheyAre() throws Exception {
        SERVICES.on(
                "news",
                "/api/news/n",
                new Answer(422, "application/problem+json", "{\"reason\":\"use-correct\"}", java.util.Map.of()));
        HttpResponse<String> answer = send("PUT", "/api/news/n", "{}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).isEqualTo("{\"reason\":\"use-correct\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/contacts/a", "/internal/letters", "/api/internal/streams", "/api/okand", "/api"})
    void whatIsInternalOrUnknownIsNotThere(String path) throws Exception {
        SERVICES.asked().clear();
        HttpResponse<String> answer = get(path, "Samrad-Service-Token", "hemlig");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"reason\":\"no-such-path\"", "\"status\":404");
        assertThat(SERVICES.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/news/../../internal/streams", "/api/news/%2e%2e/x", "/api/news/a%2Fb", "/api/news/a%5Cb",
                "/api//news", "/api/news/a;b=c", "/api/news/a%00b", "/api/news/a%0d%0ab"
            })
    void pathsThatCanBeReadInTwoWaysAreRefused(String path) throws Exception {
        SERVICES.asked().clear();
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(SERVICES.asked()).isEmpty();
    }

    @Test
    void aQueryThatCannotBeReadIsToldToItsWriterAndIsNoErrorInTheLog(CapturedOutput output) throws Exception {
        for (String path : new String[] {"/sok?q=%", "/en/remisser?q=%"}) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400").contains("<h1");
        }
        assertThat(output.getAll()).doesNotContain("ERROR", "InvalidParameterException");
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedUnread() throws Exception {
        String answer = raw("POST /api/files HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1073741824\r\n"
                + "Content-Type: multipart/form-data; boundary=x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"reason\":\"too-large\"", "application/problem+json");
    }

    @Test
    void aBodyThatDoesNotSayHowLargeItIsIsRefusedOnceItIsTooLarge() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/api/files"))
                .POST(BodyPublishers.ofInputStream(() -> new Endless(52L * 1024 * 1024)))
                .build();
        HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void anUploadIsStreamedWhole() throws Exception {
        SERVICES.on("responses", "/api/files", "{\"sha256\":\"x\"}");
        long bytes = 20L * 1024 * 1024;
        HttpRequest request = HttpRequest.newBuilder(at("/api/files"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofInputStream(() -> new Endless(bytes)))
                .build();
        assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(SERVICES.lastAsked().bytes()).isEqualTo(bytes);
        assertThat(SERVICES.lastAsked().header("Content-Type")).isEqualTo("multipart/form-data; boundary=x");
    }

    @Test
    void aFileOfOthersKeepsTheLockThatTheServicePutsOnIt() throws Exception {
        String locked = "default-src 'none'; sandbox";
        var headers = Map.of("Content-Security-Policy", locked, "Content-Disposition", "attachment");
        SERVICES.on(
                "responses",
                "/api/staff/responses/r/files/f",
                new FakeServices.Answer(200, "application/octet-stream", "<script>", headers));
        HttpResponse<String> file = get("/api/staff/responses/r/files/f");
        assertThat(file.headers().allValues("Content-Security-Policy")).containsExactly(locked);
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment");
    }

    @Test
    void otherMethodsAreNotPassedOn() throws Exception {
        assertThat(send("TRACE", "/api/news/n", "").statusCode()).isIn(400, 405);
        assertThat(send("OPTIONS", "/api/news/n", "").statusCode()).isEqualTo(405);
        assertThat(send("OPTIONS", "/api/files", "").statusCode()).isEqualTo(405);
    }

    @Test
    void whatIsSpokenByWhomTakesFilesInPartsIsAskedFor() throws Exception {
        var spoken = Map.of("Tus-Version", "1.0.0", "Tus-Extension", "creation", "Tus-Max-Size", "1000");
        for (String path : List.of("/api/files/uploads", "/api/files/uploads/u")) {
            SERVICES.on("responses", path, new FakeServices.Answer(204, "text/plain", "", spoken));
            HttpResponse<String> answer = send("OPTIONS", path, "");
            assertThat(answer.statusCode()).isEqualTo(204);
            spoken.forEach((name, value) ->
                    assertThat(answer.headers().firstValue(name)).contains(value));
        }
    }

    @Test
    void theProblemIsToldInTheReadersLanguage() throws Exception {
        assertThat(get("/api/okand").body()).contains("Det finns inget på den här sökvägen.");
        assertThat(get("/api/okand", "Accept-Language", "en-GB").body()).contains("There is nothing at this path.");
    }

    @Test
    void theDescriptionsOfTheEventsAreThePortalsOwn() throws Exception {
        HttpResponse<String> document = get("/api/asyncapi.yaml");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).contains("asyncapi:");
        assertThat(get("/api/events/consultation-opened.1.json").body()).contains("$schema");
        assertThat(get("/api/events/finns-inte.1.json").statusCode()).isEqualTo(404);
    }

    @Test
    void healthIsUpOnlyWhenEveryServiceAnswers() throws Exception {
        assertThat(get("/actuator/health").body()).contains("\"status\":\"UP\"");
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/metrics").statusCode()).isEqualTo(404);
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** So many bytes of nothing. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) return -1;
            int read = (int) Math.min(length, left);
            left -= read;
            return read;
        }
    }
}
