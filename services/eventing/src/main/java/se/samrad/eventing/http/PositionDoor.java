package se.samrad.eventing.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.Trace;
import se.samrad.eventing.Written;
import se.samrad.eventing.relay.Acknowledgements;
import se.samrad.eventing.views.PositionToken;
import se.samrad.eventing.views.Positions;

/** Waits for the position that a request brings, and gives every write its own. */
@RestControllerAdvice
public class PositionDoor extends OncePerRequestFilter implements ResponseBodyAdvice<Object> {
    public static final String HEADER = "Samrad-Position";
    private static final int STREAMS_MAX = 20;

    private final PositionToken tokens;
    private final Positions positions;
    private final Acknowledgements acknowledgements;
    private final Problems problems;

    public PositionDoor(
            PositionToken tokens, Positions positions, Acknowledgements acknowledgements, Problems problems) {
        this.tokens = tokens;
        this.positions = positions;
        this.acknowledgements = acknowledgements;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String seen = request.getHeader(HEADER);
        if (seen != null) {
            Optional<PositionToken.Content> position = tokens.read(seen);
            if (position.isEmpty()) {
                problems.write(request, response, HttpStatus.BAD_REQUEST, "not-a-position");
                return;
            }
            try {
                positions.await(position.get());
            } catch (Rejected notReached) {
                problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, notReached.reason());
                return;
            }
        }
        Written.open();
        Trace.begin(request.getHeader("traceparent"));
        try {
            chain.doFilter(request, response);
            if (!response.isCommitted()) position().ifPresent(token -> response.setHeader(HEADER, token));
        } finally {
            Trace.end();
            Written.close();
        }
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        position().ifPresent(token -> response.getHeaders().set(HEADER, token));
        return body;
    }

    /** Over many streams the places in the topics are shorter than the list of streams; unknown in time, none is given. */
    private Optional<String> position() {
        List<Outcome> written = Written.soFar();
        if (written.isEmpty()) return Optional.empty();
        if (written.size() <= STREAMS_MAX) {
            return Optional.of(tokens.write(new PositionToken.Content(
                    written.stream()
                            .map(one -> new PositionToken.Entry(one.stream(), one.version(), one.publicVersion()))
                            .toList(),
                    List.of())));
        }
        return acknowledgements
                .lastPlaces(written)
                .map(places -> tokens.write(new PositionToken.Content(List.of(), places)));
    }
}
