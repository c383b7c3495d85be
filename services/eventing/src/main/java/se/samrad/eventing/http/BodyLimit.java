package se.samrad.eventing.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.eventing.Json;
import tools.jackson.core.JacksonException;

/**
 * How much JSON one request may bring. What says that it is more is refused unread; what does not say is cut off where the limit
 * is. Files and documents have limits of their own where they are read.
 */
@Component
public final class BodyLimit extends OncePerRequestFilter {
    public static final long JSON_BYTES_MAX = 8L * 1024 * 1024;

    private static final int KEPT_BYTES_MAX = 1024 * 1024;
    private static final String SENT = BodyLimit.class.getName() + ".sent";

    private final Problems problems;

    public BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.startsWith("application/json");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > JSON_BYTES_MAX) {
            problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "too-large");
            return;
        }
        chain.doFilter(new Counted(request), response);
    }

    /** More came than was allowed; the controller never sees the rest. */
    public static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("more than " + JSON_BYTES_MAX + " bytes");
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {
        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            if (getHeader(HttpHeaders.IF_MATCH) != null) setAttribute(SENT, kept);
            return new CountedStream(super.getInputStream(), kept);
        }
    }

    /** What an edit wanted to save, for whoever is told that somebody else has saved meanwhile. */
    static Optional<Object> sent(HttpServletRequest request) {
        if (!(request.getAttribute(SENT) instanceof ByteArrayOutputStream kept) || kept.size() > KEPT_BYTES_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(kept.toByteArray(), Object.class));
        } catch (JacksonException e) {
            return Optional.empty(); // nothing that can be shown again
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream input;
        private final ByteArrayOutputStream kept;
        private long read;

        CountedStream(ServletInputStream input, ByteArrayOutputStream kept) {
            this.input = input;
            this.kept = kept;
        }

        private void keep(byte[] bytes, int from, int count) {
            if (count > 0 && kept.size() <= KEPT_BYTES_MAX) kept.write(bytes, from, count);
        }

        private int counted(int bytes) throws IOException {
            read += Math.max(0, bytes);
            if (read > JSON_BYTES_MAX) throw new TooMuch();
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int one = input.read();
            counted(one < 0 ? 0 : 1);
            if (one >= 0) keep(new byte[] {(byte) one}, 0, 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = counted(input.read(into, from, most));
            keep(into, from, count);
            return count;
        }

        @Override
        public boolean isFinished() {
            return input.isFinished();
        }

        @Override
        public boolean isReady() {
            return input.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            input.setReadListener(listener);
        }
    }
}
