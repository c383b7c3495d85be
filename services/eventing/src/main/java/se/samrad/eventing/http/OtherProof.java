package se.samrad.eventing.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Another proof than an access token of who asks, where a service knows one. It counts for the one request that it came with. */
@FunctionalInterface
public interface OtherProof {
    /** Empty when the request has none that is good here. */
    Optional<Caller> read(HttpServletRequest request);
}
