package se.samrad.portal.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.portal.PortalSettings;
import se.samrad.portal.backend.Callers;
import se.samrad.portal.backend.Service;

/**
 * Streams calls on to the services. A filter and not a controller: nothing before it may read a body, or an upload would be held in
 * memory or on disk before anybody has looked at its size.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class Gateway extends OncePerRequestFilter {
    /** What multipart puts around a file. */
    private static final long AROUND_BYTES = 64 * 1024;

    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    /** The time of an answer begins with the first byte of the question, and a file may come slowly. */
    private static final Duration UPLOAD_MAX = Duration.ofMinutes(60);

    private static final int RETRY_AFTER_SECONDS = 2;
    private static final String CSRF_HEADER = "X-CSRF-TOKEN";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** What goes on to a service. Cookies, the services' own secret and everything about the connection stay here. */
    private static final List<String> REQUEST_HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Authorization",
            "Content-Disposition",
            "Content-Type",
            "Draft-Match",
            "Idempotency-Key",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Range",
            "Samrad-Pass",
            "Samrad-Position",
            "traceparent",
            "Tus-Resumable",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Offset");

    /** What comes back from a service. */
    private static final List<String> RESPONSE_HEADERS = List.of(
            "Accept-Ranges",
            "Allow",
            "Cache-Control",
            "Content-Disposition",
            "Content-Language",
            "Content-Range",
            "Content-Security-Policy",
            "Content-Type",
            "ETag",
            "Last-Modified",
            "Link",
            "Location",
            "Retry-After",
            "Samrad-Position",
            "Tus-Extension",
            "Tus-Max-Size",
            "Tus-Resumable",
            "Tus-Version",
            "Upload-Expires",
            "Upload-Length",
            "Upload-Offset",
            "Vary",
            "WWW-Authenticate",
            "X-Robots-Tag");

    private final HttpClient http;
    private final PortalSettings settings;
    private final Callers callers;
    private final Problems problems;
    private final long bodyBytesMax;
    private final XorCsrfTokenRequestAttributeHandler csrf = new XorCsrfTokenRequestAttributeHandler();

    Gateway(HttpClient serviceClient, PortalSettings settings, Callers callers, Problems problems) {
        this.http = serviceClient;
        this.settings = settings;
        this.callers = callers;
        this.problems = problems;
        this.bodyBytesMax = settings.files().largest() + AROUND_BYTES;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        // The documents of the interface are the portal's own, see Documents.
        return !Routes.isMachinePath(path) || Routes.isDocument(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        Optional<Service> service = PathCheck.clean(path) ? Routes.of(path) : Optional.empty();
        if (!PathCheck.clean(path)) {
            problems.write(request, response, 400, "bad-path");
        } else if (service.isEmpty() || (service.get() == Service.MAIL && !mailboxIsOpen(request))) {
            problems.write(request, response, 404, "no-such-path");
        } else if (!METHODS.contains(request.getMethod()) && !asksWhatIsSpoken(request)) {
            problems.write(request, response, 405, "no-such-method");
        } else if (request.getContentLengthLong() > bodyBytesMax) {
            response.setHeader("Connection", "close");
            problems.write(request, response, 413, "too-large");
        } else {
            forward(request, response, service.get());
        }
    }

    /** Only tus has something to say to it. */
    private static boolean asksWhatIsSpoken(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && Routes.isResumableUpload(request.getRequestURI());
    }

    private void forward(HttpServletRequest request, HttpServletResponse response, Service service) throws IOException {
        String authorization = request.getHeader("Authorization");
        if (authorization == null && request.getUserPrincipal() != null) {
            if (!SAFE.contains(request.getMethod()) && !sentByOurPage(request)) {
                problems.write(request, response, 403, "csrf");
                return;
            }
            authorization = ofSession(request, response);
        }
        URI address = settings.services().get(service.key());
        if (address == null) {
            unavailable(request, response);
            return;
        }
        Bounded body = new Bounded(request.getInputStream(), bodyBytesMax);
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(toService(request, address, authorization, body).build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            if (body.isExceeded()) {
                response.setHeader("Connection", "close");
                problems.write(request, response, 413, "too-large");
            } else {
                // The sender may be the one who is gone; which service is away, health says.
                unavailable(request, response);
            }
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unavailable(request, response);
            return;
        } catch (IllegalArgumentException e) {
            problems.write(request, response, 400, "bad-path");
            return;
        }
        copy(answer, response);
    }

    private static HttpRequest.Builder toService(
            HttpServletRequest request, URI address, @Nullable String authorization, Bounded body) {
        String base = address.toString().replaceAll("/$", "");
        String query = request.getQueryString() == null ? "" : "?" + PathCheck.query(request.getQueryString());
        HttpRequest.Builder onward = HttpRequest.newBuilder(URI.create(base + request.getRequestURI() + query))
                .timeout(Routes.isUpload(request.getRequestURI()) ? UPLOAD_MAX : ANSWER_MAX)
                .method(request.getMethod(), publisher(request, body));
        for (String name : REQUEST_HEADERS) {
            String value = request.getHeader(name);
            if (value != null && !name.equals("Authorization")) onward.header(name, value);
        }
        if (authorization != null) onward.header("Authorization", authorization);
        return onward;
    }

    private static BodyPublisher publisher(HttpServletRequest request, Bounded body) {
        long length = request.getContentLengthLong();
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        if (length == 0 || (length < 0 && !chunked)) return BodyPublishers.noBody();
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> body);
        return length > 0 ? BodyPublishers.fromPublisher(stream, length) : stream;
    }

    private static void copy(HttpResponse<InputStream> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.statusCode());
        for (String name : RESPONSE_HEADERS) {
            answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
        }
        answer.headers().firstValueAsLong("Content-Length").ifPresent(response::setContentLengthLong);
        try (InputStream in = answer.body();
                OutputStream out = response.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private @Nullable String ofSession(HttpServletRequest request, HttpServletResponse response) {
        try {
            String token = callers.token(request, response);
            return token == null ? null : "Bearer " + token;
        } catch (AuthenticationException e) {
            return null; // an ended session is nobody; the service answers 401 where that matters
        }
    }

    private boolean sentByOurPage(HttpServletRequest request) {
        if (request.getHeader(CSRF_HEADER) == null) return false;
        if (!(request.getAttribute(DeferredCsrfToken.class.getName()) instanceof DeferredCsrfToken known)) return false;
        CsrfToken token = known.get();
        return token.getToken().equals(csrf.resolveCsrfTokenValue(request, token));
    }

    /** Letters of the demonstration are shown on the machine itself and nowhere else. */
    private boolean mailboxIsOpen(HttpServletRequest request) throws IOException {
        return settings.demo() && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }

    private void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
        problems.write(request, response, 503, "service-unavailable");
    }
}
