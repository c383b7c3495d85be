package se.samrad.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The portal's door as the machine client sees it. */
final class PublicApi {
    private static final Duration CALL_MAX = Duration.ofSeconds(60);
    /** Services that have just started may ask for patience. */
    private static final int TRIES_MAX = 20;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);
    private static final String BOUNDARY = "samrad-demo-file";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String portal;
    private final String identity;
    private final String secret;
    private volatile String token = "";

    PublicApi(String portal, String identity, String secret) {
        this.portal = portal;
        this.identity = identity;
        this.secret = secret;
    }

    record Content(String type, byte[] bytes) {
        static Content form(String fileName, String type, byte[] bytes) {
            var form = new ByteArrayOutputStream();
            form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                    .getBytes(UTF_8));
            form.writeBytes(bytes);
            form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
            return new Content("multipart/form-data; boundary=" + BOUNDARY, form.toByteArray());
        }
    }

    record Answer(int status, String body, Optional<String> position) {}

    Answer call(String method, String path, Optional<Content> content, Optional<String> key, Optional<String> position)
            throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            if (token.isEmpty()) {
                token = freshToken();
            }
            var request = HttpRequest.newBuilder(URI.create(portal + path))
                    .timeout(CALL_MAX)
                    .header("Authorization", "Bearer " + token)
                    .method(
                            method,
                            content.map(sent -> HttpRequest.BodyPublishers.ofByteArray(sent.bytes()))
                                    .orElseGet(HttpRequest.BodyPublishers::noBody));
            content.ifPresent(sent -> request.header("Content-Type", sent.type()));
            key.ifPresent(value -> request.header("Idempotency-Key", value));
            position.ifPresent(value -> request.header("Samrad-Position", value));
            var response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            boolean again = TRY_AGAIN.contains(response.statusCode()) || response.statusCode() == 401;
            if (!again || tries == TRIES_MAX) {
                return answer(response);
            }
            if (response.statusCode() == 401) {
                token = "";
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(), response.body(), response.headers().firstValue("Samrad-Position"));
    }

    /** A token without a requested scope is given all of them. */
    private String freshToken() throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString(("samrad-integration:" + secret).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(identity + "/oauth2/token"))
                .timeout(CALL_MAX)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        var response = http.send(request, BodyHandlers.ofString(UTF_8));
        if (response.statusCode() != 200) {
            throw new IOException("No token from " + identity + ": " + response.statusCode() + " " + response.body());
        }
        return DemoFiles.JSON.readTree(response.body()).required("access_token").asString();
    }
}
