package se.samrad.portal.backend;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import se.samrad.contracts.UploadBegun;
import se.samrad.portal.PortalSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the services on behalf of a {@link Caller}. Reads throw {@link Trouble} when there is nothing to show; writes return an
 * {@link Outcome}, since what was typed must be given back.
 */
@Component
public class Backend {
    private static final Duration ANSWER_MAX = Target.Patience.USUAL.most;
    private static final Duration UPLOAD_MAX = Duration.ofMinutes(5);
    /** Why something that is there is not handed out. */
    private static final Set<String> KEPT_BACK = Set.of("file-waits", "file-infected", "sealed-off");

    private static final String POSITION = "Samrad-Position";
    private static final String PASS = "Samrad-Pass";
    private static final int MOVED = 308;

    private final HttpClient http;
    private final PortalSettings settings;
    private final LastKnown lastKnown;
    private final Silence silence = new Silence();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(tools.jackson.databind.cfg.EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    Backend(HttpClient serviceClient, PortalSettings settings, Clock clock) {
        this.http = serviceClient;
        this.settings = settings;
        this.lastKnown = new LastKnown(clock);
    }

    /** One thing; {@link Trouble.NotThere} when there is none. */
    public <T> T read(Caller caller, Service service, Target target, Class<T> type) {
        return this.<T>find(caller, service, target, type).orElseThrow(() -> new Trouble.NotThere(target.text()));
    }

    /** One thing, if there is one; where another stands for it, the other. */
    public <T> Optional<T> find(Caller caller, Service service, Target target, Class<T> type) {
        return get(caller, service, target).map(body -> parse(body, json.constructType(type)));
    }

    /**
     * Something once more: only what has changed is sent.
     *
     * @param tag of what is known already; null for nothing
     */
    public <T> Polled<T> poll(Caller caller, Service service, Target target, @Nullable String tag, Class<T> type) {
        HttpRequest.Builder request = request(caller, service, target).timeout(ANSWER_MAX);
        if (tag != null) request.header("If-None-Match", tag);
        Optional<HttpResponse<byte[]>> answer = exchange(request.build(), BodyHandlers.ofByteArray());
        if (answer.isEmpty()) return new Polled<>(Polled.Found.UNANSWERED, tag, null);
        HttpResponse<byte[]> response = answer.get();
        return switch (response.statusCode()) {
            case 200 ->
                new Polled<>(
                        Polled.Found.CHANGED,
                        response.headers().firstValue("ETag").orElse(null),
                        parse(response.body(), json.constructType(type)));
            case 304 -> new Polled<>(Polled.Found.UNCHANGED, tag, null);
            // Also when the caller's token has ended, or allows it no longer.
            case 401, 403, 404, 410 -> new Polled<>(Polled.Found.GONE, tag, null);
            default -> new Polled<>(Polled.Found.UNANSWERED, tag, null);
        };
    }

    /** One page of a list. */
    public <T> Listing<T> list(Caller caller, Service service, Target target, Class<T> item) {
        JavaType type = json.getTypeFactory().constructParametricType(Listing.class, item);
        byte[] body = get(caller, service, target).orElseThrow(() -> new Trouble.NotThere(target.text()));
        return parse(body, type);
    }

    /** One thing that the page can do without; empty also when the service does not answer. */
    public <T> Optional<T> findIfAnswered(Caller caller, Service service, Target target, Class<T> type) {
        try {
            return find(caller, service, target, type);
        } catch (Trouble.Unavailable e) {
            return Optional.empty();
        }
    }

    /** One page of a list that the page can do without; empty when the service does not answer. */
    public <T> Optional<List<T>> itemsIfAnswered(Caller caller, Service service, Target target, Class<T> item) {
        try {
            return Optional.of(list(caller, service, target, item).items());
        } catch (Trouble.Unavailable e) {
            return Optional.empty();
        }
    }

    /** An answer that is a bare array. */
    public <T> List<T> array(Caller caller, Service service, Target target, Class<T> item) {
        JavaType type = json.getTypeFactory().constructCollectionType(List.class, item);
        byte[] body = get(caller, service, target).orElseThrow(() -> new Trouble.NotThere(target.text()));
        return parse(body, type);
    }

    /** Asks a service to do something; a null body sends none. The answer is read as {@code type}, or null of {@link Void}. */
    public <T> Outcome<T> write(
            Caller caller,
            String method,
            Service service,
            Target target,
            @Nullable Object body,
            Map<String, String> headers,
            Class<T> type) {
        BodyPublisher publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        HttpRequest.Builder request =
                request(caller, service, target).method(method, publisher).timeout(target.patience().most);
        if (body != null) request.header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return outcome(caller, request.build(), type);
    }

    /**
     * Asks for what is the caller's alone and the page can do without, by no position and from nothing that was kept: the reader
     * learns whether there is none or nobody could say.
     */
    public <T> Outcome<T> ask(Caller caller, Service service, Target target, Class<T> type) {
        return write(caller, "GET", service, target, null, Map.of(), type);
    }

    /** Sends a text or file as the body itself, for example a page to import. */
    public <T> Outcome<T> post(
            Caller caller,
            Service service,
            Target target,
            byte[] body,
            String mediaType,
            Map<String, String> headers,
            Class<T> type) {
        HttpRequest.Builder request = request(caller, service, target)
                .POST(BodyPublishers.ofByteArray(body))
                .timeout(UPLOAD_MAX)
                .header("Content-Type", mediaType);
        headers.forEach(request::setHeader);
        return outcome(caller, request.build(), type);
    }

    /** Hands a file over to {@code responses}, streamed as it comes. */
    public Outcome<StoredFile> upload(Caller caller, String name, String mediaType, InputStream bytes) {
        return send(
                caller,
                Service.RESPONSES,
                Target.of("/api/files"),
                name,
                mediaType,
                bytes,
                begun(caller),
                StoredFile.class);
    }

    /**
     * The same for an answer without an account.
     *
     * @param answerKey the {@code Idempotency-Key} that the answer will have: only that answer can then name the file
     */
    public Outcome<StoredFile> uploadFor(
            String answerKey, Caller caller, String name, String mediaType, InputStream bytes) {
        Map<String, String> headers = new HashMap<>(begun(caller));
        headers.put("Idempotency-Key", answerKey);
        return send(
                caller, Service.RESPONSES, Target.of("/api/files"), name, mediaType, bytes, headers, StoredFile.class);
    }

    private Map<String, String> begun(Caller caller) {
        Instant begun = caller.begun();
        return begun == null ? Map.of() : Map.of(UploadBegun.HEADER, UploadBegun.write(begun, settings.serviceToken()));
    }

    /** Sends one file as multipart {@code file}, for example a proposal. */
    public <T> Outcome<T> send(
            Caller caller,
            Service service,
            Target target,
            String name,
            String mediaType,
            InputStream bytes,
            Class<T> type) {
        return send(caller, service, target, name, mediaType, bytes, Map.of(), type);
    }

    /** The same, with headers that say what it is about. */
    public <T> Outcome<T> send(
            Caller caller,
            Service service,
            Target target,
            String name,
            String mediaType,
            InputStream bytes,
            Map<String, String> headers,
            Class<T> type) {
        Multipart multipart = Multipart.of(name, mediaType, bytes);
        HttpRequest.Builder request = request(caller, service, target)
                .POST(BodyPublishers.ofInputStream(multipart::body))
                .timeout(UPLOAD_MAX)
                .header("Content-Type", multipart.contentType());
        headers.forEach(request::setHeader);
        return outcome(caller, request.build(), type);
    }

    /** Opens something to pass on to the reader as it is; the receiver closes the stream. */
    public HttpResponse<InputStream> open(Caller caller, Service service, Target target) {
        HttpResponse<InputStream> response = stream(caller, service, target);
        if (response.statusCode() / 100 == 2) return response;
        throw closed(response, target);
    }

    /** The same, or the service's own words on why there is none; who has to sign in first is led there. */
    public HttpResponse<InputStream> pass(Caller caller, Service service, Target target) {
        HttpResponse<InputStream> response = stream(caller, service, target);
        if (response.statusCode() != 401) return response;
        throw closed(response, target);
    }

    private HttpResponse<InputStream> stream(Caller caller, Service service, Target target) {
        HttpRequest request =
                request(caller, service, target).GET().timeout(UPLOAD_MAX).build();
        return exchange(request, BodyHandlers.ofInputStream())
                .orElseThrow(() -> new Trouble.Unavailable(target.text()));
    }

    private RuntimeException closed(HttpResponse<InputStream> response, Target target) {
        int status = response.statusCode();
        try (InputStream body = response.body()) {
            String reason = status == 409 ? problem(status, body.readAllBytes()).reason() : null;
            if (reason != null && KEPT_BACK.contains(reason)) return new Trouble.KeptBack(target.text(), reason);
        } catch (IOException e) {
            return new Trouble.Unavailable(target.text());
        }
        return troubleOf(status, target);
    }

    private Optional<byte[]> get(Caller caller, Service service, Target target) {
        String position = caller.position();
        if (position != null) {
            Optional<HttpResponse<byte[]>> fresh = exchange(
                    request(caller, service, target)
                            .header(POSITION, position)
                            .GET()
                            .timeout(ANSWER_MAX)
                            .build(),
                    BodyHandlers.ofByteArray());
            if (fresh.isPresent() && fresh.get().statusCode() != 503) {
                return accept(caller, service, target, fresh.get());
            }
            caller.markUnsure(null); // what the reader just did may not be on the page yet, and it must say so
        }
        Optional<HttpResponse<byte[]>> plain = exchange(
                request(caller, service, target).GET().timeout(ANSWER_MAX).build(), BodyHandlers.ofByteArray());
        if (plain.isPresent() && plain.get().statusCode() < 500) {
            return accept(caller, service, target, plain.get());
        }
        LastKnown.Answer old = lastKnown.find(service, target);
        if (old == null) throw new Trouble.Unavailable(service.key() + " " + target.text());
        caller.markUnsure(old.at());
        return Optional.of(old.body());
    }

    private Optional<byte[]> accept(Caller caller, Service service, Target target, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == MOVED) {
            Target other = response.headers()
                    .firstValue("Location")
                    .filter(there -> there.startsWith("/api/") && !there.equals(target.text()))
                    .map(Target::new)
                    .orElseThrow(() -> troubleOf(status, target));
            return get(caller, service, other);
        }
        if (status / 100 == 2) {
            lastKnown.keep(service, target, response.body());
            return Optional.of(response.body());
        }
        if (status == 404 || status == 410 || status == 400 || status == 422) return Optional.empty();
        throw troubleOf(status, target);
    }

    private static RuntimeException troubleOf(int status, Target target) {
        return switch (status) {
            case 401 -> new InsufficientAuthenticationException("sign in to read " + target.text());
            case 403 -> new Trouble.NotAllowed(target.text());
            case 400, 404, 410, 422 -> new Trouble.NotThere(target.text());
            default -> new Trouble.Unavailable(target.text() + " answered " + status);
        };
    }

    private <T> Outcome<T> outcome(Caller caller, HttpRequest request, Class<T> type) {
        Optional<HttpResponse<byte[]>> answer = exchange(request, BodyHandlers.ofByteArray());
        if (answer.isEmpty()) return new Outcome.Unanswered<>(null);
        HttpResponse<byte[]> response = answer.get();
        int status = response.statusCode();
        response.headers().firstValue(POSITION).ifPresent(caller::remember);
        if (status / 100 == 2) return new Outcome.Done<>(status, bodyOf(response.body(), type));
        if (status == 401) throw new InsufficientAuthenticationException("sign in first");
        if (status >= 500) {
            return new Outcome.Unanswered<>(response.headers()
                    .firstValue("Retry-After")
                    .filter(seconds -> seconds.matches("\\d{1,4}"))
                    .map(Integer::valueOf)
                    .orElse(null));
        }
        return new Outcome.Refused<>(problem(status, response.body()));
    }

    @SuppressWarnings("NullAway") // whoever asks for Void knows that there is nothing
    private <T> T bodyOf(byte[] body, Class<T> type) {
        return type == Void.class || body.length == 0 ? null : parse(body, json.constructType(type));
    }

    private Problem problem(int status, byte[] body) {
        try {
            Problem problem = json.readValue(body, Problem.class);
            return new Problem(
                    status,
                    problem.title(),
                    problem.detail(),
                    problem.reason(),
                    problem.members(),
                    problem.rules(),
                    problem.decided());
        } catch (JacksonException e) {
            // Said by somebody in between.
            return new Problem(status, null, null, null, List.of(), List.of(), List.of());
        }
    }

    private HttpRequest.Builder request(Caller caller, Service service, Target target) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(service) + target.text()))
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", caller.language().tag());
        String token = caller.token();
        String pass = caller.pass();
        // What a pass opens, it opens to whoever holds it, signed in or not.
        if (target.isPublic()) return request;
        if (pass != null) request.header(PASS, pass);
        else if (token != null) request.header("Authorization", "Bearer " + token);
        return request;
    }

    private String address(Service service) {
        URI address = settings.services().get(service.key());
        if (address == null) throw new Trouble.Unavailable("no address of " + service.key());
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private <B> Optional<HttpResponse<B>> exchange(HttpRequest request, HttpResponse.BodyHandler<B> handler) {
        try {
            HttpResponse<B> answer = http.send(request, handler);
            silence.answered(request.uri());
            return Optional.of(answer);
        } catch (IOException e) {
            silence.unanswered(request.uri(), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private <T> T parse(byte[] body, JavaType type) {
        try {
            return json.readValue(body, type);
        } catch (JacksonException e) {
            throw new Trouble.Unavailable("an answer that cannot be read: " + e.getOriginalMessage());
        }
    }
}
