package se.samrad.identity.representatives;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import se.samrad.identity.IdentitySettings;

/** Calls to other services: with the service token, and never for long. */
final class InnerCalls {
    static final String TOKEN_HEADER = "Samrad-Service-Token";
    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);

    private InnerCalls() {}

    /** A client of the named service, or nothing if the settings do not say where it is. */
    static @Nullable RestClient to(String service, IdentitySettings settings) {
        URI address = settings.service(service);
        if (address == null) {
            return null;
        }
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .build());
        requests.setReadTimeout(ANSWER_MAX);
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl(address.toString())
                .defaultHeader(TOKEN_HEADER, settings.serviceToken())
                .build();
    }
}
