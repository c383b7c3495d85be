package se.samrad.eventing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.client.ResourceAccessException;

class InnerCallsTest {
    private final MockEnvironment environment = new MockEnvironment().withProperty("samrad.service-token", "hemlig");

    @Test
    void everyCallShowsTheSecretOfTheServices() throws Exception {
        List<String> shown = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            shown.addAll(exchange.getRequestHeaders().getOrDefault("Samrad-Service-Token", List.of("none")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            var http = InnerCalls.client(environment, Duration.ofSeconds(5));
            http.get().uri(address).retrieve().toBodilessEntity();
            http.post().uri(address).body("{}").retrieve().toBodilessEntity();
        } finally {
            server.stop(0);
        }
        assertThat(shown).containsExactly("hemlig", "hemlig");
    }

    @Test
    @Timeout(20)
    void aServiceThatSaysNothingIsNotWaitedForLong() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var question = InnerCalls.client(environment, Duration.ofSeconds(5), Duration.ofMillis(50))
                    .get()
                    .uri("http://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> question.retrieve().toBodilessEntity())
                    .isInstanceOf(ResourceAccessException.class);
        }
    }
}
