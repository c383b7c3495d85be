package se.samrad.portal.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import se.samrad.portal.PortalSettings;
import se.samrad.portal.backend.Service;

/** The portal is up when every service behind it says that it is. Asked at most once a second, however often somebody looks. */
@Component
class ServicesHealth implements HealthIndicator {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

    private record Looked(Instant at, Health health) {}

    private final HttpClient http;
    private final PortalSettings settings;
    private final Clock clock;
    private volatile @Nullable Looked last;

    ServicesHealth(HttpClient serviceClient, PortalSettings settings, Clock clock) {
        this.http = serviceClient;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Looked known = last;
        Instant now = clock.instant();
        if (known != null && known.at().plus(KEPT).isAfter(now)) return known.health();
        Health health = look();
        last = new Looked(now, health);
        return health;
    }

    private Health look() {
        Map<String, CompletableFuture<String>> asked = new TreeMap<>();
        for (Service service : Service.values()) {
            URI address = settings.services().get(service.key());
            asked.put(service.key(), address == null ? CompletableFuture.completedFuture("no address") : ask(address));
        }
        Map<String, String> said = new TreeMap<>();
        asked.forEach((name, answer) -> said.put(name, answer.join()));
        boolean up = said.values().stream().allMatch("up"::equals);
        return (up ? Health.up() : Health.down()).withDetails(said).build();
    }

    private CompletableFuture<String> ask(URI address) {
        URI health = URI.create(address.toString().replaceAll("/$", "") + "/actuator/health");
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(ANSWER_MAX).GET().build();
        return http.sendAsync(request, BodyHandlers.discarding())
                .thenApply(ServicesHealth::word)
                .exceptionally(e -> e instanceof IOException ? "no answer" : "no answer: " + e.getMessage());
    }

    /** A service that shows its health to nobody answers all the same. */
    private static String word(HttpResponse<Void> answer) {
        return answer.statusCode() < 500 ? "up" : "answered " + answer.statusCode();
    }
}
