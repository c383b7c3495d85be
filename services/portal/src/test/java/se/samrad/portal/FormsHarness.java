package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.util.HtmlUtils.htmlUnescape;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samrad.portal.FakeServices.Answer;
import se.samrad.portal.FakeServices.Asked;

/** A browser without JavaScript that signs in, fills in forms and follows where they lead. */
abstract class FormsHarness extends PortalHarness {
    private static final RSAKey KEY = key();
    static final String REMISS = "/remisser/" + Example.ID;

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("k")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page's form sent with what is typed, as pairs of name and value; the page's own hidden fields come along. */
    HttpResponse<String> submit(String path, String... typed) throws Exception {
        String page = get(path).body();
        StringBuilder body = new StringBuilder("_csrf=").append(encode(hidden(page, "_csrf")));
        if (path.endsWith("/granska")) body.append(carried(page));
        else
            for (String name : List.of("nyckel", "version", "for", "sedd")) {
                boolean given = Arrays.asList(typed).contains(name);
                if (!given && page.contains("name=\"" + name + "\"")) {
                    body.append('&').append(name).append('=').append(encode(hidden(page, name)));
                }
            }
        for (int i = 0; i < typed.length; i += 2) {
            body.append('&').append(encode(typed[i])).append('=').append(encode(typed[i + 1]));
        }
        return send("POST", path, body.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    /** What is typed, and more, for {@link #submit}. */
    static String[] with(String[] typed, String... more) {
        return Stream.concat(Arrays.stream(typed), Arrays.stream(more)).toArray(String[]::new);
    }

    /**
     * What a browser without scripts sends when somebody types on the page, anywhere on it, and then presses a button: the fields
     * of the button's own form.
     */
    HttpResponse<String> press(String path, String act, String... typed) throws Exception {
        Controls controls = new Controls(get(path).body());
        for (int i = 0; i < typed.length; i += 2) controls.type(typed[i], typed[i + 1]);
        List<Controls.Sent> sent = controls.pressed(act);
        if (controls.isWithFiles(act)) {
            String parts =
                    sent.stream().map(one -> part(one.name(), one.value())).collect(Collectors.joining());
            return send("POST", path, parts + "--b--\r\n", "Content-Type", "multipart/form-data; boundary=b");
        }
        String body = sent.stream()
                .map(one -> encode(one.name()) + "=" + encode(one.value()))
                .collect(Collectors.joining("&"));
        return send("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** What stands in a field of a page now, and which of its boxes are ticked. */
    List<String> standing(String path, String name) throws Exception {
        return new Controls(get(path).body()).standing(name);
    }

    /** What a page that shows an answer carries along of it, to be sent. */
    static String carried(String page) {
        StringBuilder fields = new StringBuilder();
        Matcher input = Pattern.compile("<input type=\"hidden\"([^>]*)>").matcher(page);
        while (input.find()) {
            String name = attribute(input.group(1), "name");
            if (name.equals("_csrf")) continue;
            fields.append('&').append(encode(name)).append('=').append(encode(attribute(input.group(1), "value")));
        }
        return fields.toString();
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? htmlUnescape(attribute.group(1)) : "";
    }

    /** The form of an answer with a file in its middle. */
    HttpResponse<String> hand(String path, String csrf, String key, int bytes) throws Exception {
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
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofInputStream(() -> whole))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    /** Where a form led, as a path. */
    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        URI there = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return there.getPath() + (there.getRawQuery() == null ? "" : "?" + there.getRawQuery());
    }

    static String hidden(String page, String name) {
        Matcher field = Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
                .matcher(page);
        assertThat(field.find()).as("hidden field " + name).isTrue();
        return field.group(1);
    }

    /** A field of a form with files, whose boundary is b. */
    static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** The last write of a method to a path. */
    static Asked write(String method, String path) {
        return SERVICES.asked().stream()
                .filter(asked -> asked.method().equals(method) && asked.path().equals(path))
                .reduce((first, second) -> second)
                .orElseThrow(
                        () -> new AssertionError("nobody asked " + method + " " + path + " but " + SERVICES.asked()));
    }

    static Answer refused(int status, String json) {
        return new Answer(status, "application/problem+json", json, Map.of());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpResponse<String> signIn(String... scopes) throws Exception {
        return signInAt("/logga-in", scopes);
    }

    /** Where the browser is sent to sign in. */
    URI provider(String path) throws Exception {
        String next = get(path).headers().firstValue("Location").orElseThrow();
        assertThat(next).endsWith("/oauth2/authorization/samrad");
        return URI.create(
                get(URI.create(next).getPath()).headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a));
    }

    HttpResponse<String> signInAt(String path, String... scopes) throws Exception {
        Map<String, String> asked = query(provider(path));
        String issuer = "http://127.0.0.1:" + SERVICES.port() + "/identity";
        SERVICES.on("identity", "/oauth2/jwks", new JWKSet(KEY.toPublicJWK()).toString());
        String access = token(issuer, Map.of("scope", List.of(scopes)));
        String identity = token(
                issuer,
                Map.of("aud", "samrad-portal", "nonce", String.valueOf(asked.get("nonce")), "name", "Kim Exempel"));
        SERVICES.on(
                "identity",
                "/oauth2/token",
                Answer.json(
                        "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                                .formatted(access, identity)));
        return get("/login/oauth2/code/samrad?code=c&state=" + encode(String.valueOf(asked.get("state"))));
    }

    /** What the session's token says from the next time it is renewed. */
    static void renewedAs(String... scopes) throws JOSEException {
        String issuer = "http://127.0.0.1:" + SERVICES.port() + "/identity";
        String access = token(issuer, Map.of("scope", List.of(scopes)));
        SERVICES.on(
                "identity",
                "/oauth2/token",
                "{\"access_token\":\"%s\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                        .formatted(access));
    }

    @SuppressWarnings("JavaUtilDate") // the library's own type for an instant
    private static String token(String issuer, Map<String, Object> claims) throws JOSEException {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("kim")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
        claims.forEach(set::claim);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), set.build());
        jwt.sign(new RSASSASigner(KEY));
        return jwt.serialize();
    }
}
