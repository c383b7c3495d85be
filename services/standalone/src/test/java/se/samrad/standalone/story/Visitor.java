package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with a browser without scripts, signed in or not, who goes where links lead only when asked to. */
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("\\d{4}[\\s\\u00a0]?\\d{4}");
    private static final int HOPS_MAX = 12;

    /** @param body empty for a stream that never ends */
    record Seen(int status, String location, String body) {
        boolean asksToSignIn() {
            return status == 302 && (location.contains("/oauth2/authorization/") || location.contains("/logga-in"));
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private final RunningSamrad samrad;
    private String csrf = "";
    private String at = "";

    Visitor(RunningSamrad samrad) {
        this.samrad = samrad;
    }

    /** By the name of an account and the password of the demonstration. */
    static Visitor staff(RunningSamrad samrad, String account) {
        Visitor visitor = new Visitor(samrad);
        visitor.follow(visitor.get("/logga-in?till=/om"));
        visitor.follow(visitor.ask("GET", visitor.beside("/login"), null));
        visitor.follow(visitor.ask(
                "POST", visitor.beside("/login"), Map.of("username", account, "password", RunningSamrad.PASSWORD)));
        return visitor.arrived(account);
    }

    /** By the code that is mailed to an address. */
    static Visitor representative(RunningSamrad samrad, String address) {
        Visitor visitor = new Visitor(samrad);
        visitor.follow(visitor.get("/logga-in?till=/om"));
        visitor.follow(visitor.ask("GET", visitor.beside("/login/kod"), null));
        visitor.follow(visitor.ask("POST", visitor.beside("/login/kod"), Map.of("email", address)));
        visitor.follow(visitor.ask("POST", visitor.beside("/login/kod/skriv"), Map.of("code", visitor.code(address))));
        return visitor.arrived(address);
    }

    private Visitor arrived(String who) {
        Seen seen = get("/om");
        if (!seen.body().contains("/logga-ut")) throw new AssertionError(who + " is not signed in: " + at);
        return this;
    }

    private String code(String address) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(
                        () -> {
                            for (JsonNode item : samrad.json("/brevlada.json").get("items")) {
                                if (!item.get("to").asString().equals(address)) continue;
                                if (!item.get("kind").asString().equals("login-code")) continue;
                                Matcher code = CODE.matcher(item.get("text").asString());
                                if (code.find()) return code.group();
                            }
                            return "";
                        },
                        found -> !found.isEmpty());
    }

    private void follow(Seen first) {
        Seen seen = first;
        for (int i = 0; i < HOPS_MAX && seen.status() / 100 == 3; i++) {
            seen = ask("GET", URI.create(at).resolve(seen.location()).toString(), null);
        }
    }

    /** Another path of the server that this one stands at. */
    private String beside(String path) {
        return URI.create(at).resolve(path).toString();
    }

    Seen get(String path) {
        return ask("GET", samrad.url(path), null);
    }

    /** Sends a form, with the token that the last page with one had. */
    Seen post(String path, Map<String, String> fields) {
        return ask("POST", samrad.url(path), fields);
    }

    private Seen ask(String method, String url, @Nullable Map<String, String> fields) {
        at = url;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html, */*;q=0.8");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (fields != null) {
            Map<String, String> all = new HashMap<>(fields);
            all.putIfAbsent("_csrf", csrf);
            String form = all.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, HttpRequest.BodyPublishers.ofString(form));
        }
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            for (String set : answer.headers().allValues("Set-Cookie")) {
                String[] pair = set.split(";", 2)[0].split("=", 2);
                if (set.contains("Max-Age=0") || pair[1].isEmpty()) cookies.remove(pair[0]);
                else cookies.put(pair[0], pair[1]);
            }
            boolean stream =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            try (InputStream bytes = answer.body()) {
                String body = stream ? "" : new String(bytes.readAllBytes(), UTF_8);
                Matcher token = CSRF.matcher(body);
                if (token.find()) csrf = token.group(1);
                return new Seen(
                        answer.statusCode(),
                        answer.headers().firstValue("Location").orElse(""),
                        body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
