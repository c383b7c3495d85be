package se.samrad.eventing.http;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Calls to other services: with the services' secret, and never for long. */
public final class InnerCalls {
    private InnerCalls() {}

    /** @param waitMax for a connection, and as long again for an answer */
    public static RestClient client(Environment environment, Duration waitMax) {
        return client(environment, waitMax, waitMax);
    }

    public static RestClient client(Environment environment, Duration connectMax, Duration answerMax) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(connectMax).build());
        requests.setReadTimeout(answerMax);
        return RestClient.builder()
                .requestFactory(requests)
                .requestInitializer(request -> request.getHeaders()
                        .set(Door.SERVICE_TOKEN, environment.getRequiredProperty("samrad.service-token")))
                .build();
    }
}
