package se.samrad.eventing.http;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Errors as RFC 9457 problem details with a stable {@code reason} and each wrong member named, in the reader's language. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {
    static final int RETRY_AFTER_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final MessageSource texts;

    public Problems(MessageSource problemTexts) {
        this.texts = problemTexts;
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(Rejected rejected, WebRequest request) {
        HttpStatus status = switch (rejected.kind()) {
            case REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
        };
        return answer(status, rejected.reason(), rejected.members(), rejected.facts(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> storeAway(MongoException failure, WebRequest request) {
        LOG.warn("the store did not answer: {}", failure.toString());
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable", List.of(), Map.of(), request);
    }

    /** An address whose parameters are no text; it may hold what somebody looks for, so nothing of it is logged. */
    @ExceptionHandler
    ResponseEntity<Object> unreadableAddress(InvalidParameterException failure, WebRequest request) {
        return answer(HttpStatus.BAD_REQUEST, "bad-request", List.of(), Map.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception failure, WebRequest request) {
        LOG.error("unforeseen", failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "unforeseen", List.of(), Map.of(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return unreadable(failure.getCause(), request);
    }

    /** A body that could not be read as JSON, with the member where reading stopped. */
    ResponseEntity<Object> unreadable(@Nullable Throwable cause, WebRequest request) {
        if (rootIs(cause, BodyLimit.TooMuch.class)) {
            return answer(HttpStatus.CONTENT_TOO_LARGE, "too-large", List.of(), Map.of(), request);
        }
        if (cause instanceof StreamConstraintsException) {
            return answer(HttpStatus.BAD_REQUEST, "json-too-deep-or-long", List.of(), Map.of(), request);
        }
        if ((cause instanceof StreamReadException && !(cause instanceof InputCoercionException))
                || !(cause instanceof JacksonException json)) {
            return answer(HttpStatus.BAD_REQUEST, "not-json", List.of(), Map.of(), request);
        }
        String reason = switch (cause) {
            case UnrecognizedPropertyException unknown -> "unknown-member";
            case InvalidFormatException format when format.getTargetType().isEnum() -> "not-one-of";
            default -> "wrong-type";
        };
        return answer(
                HttpStatus.BAD_REQUEST, reason, List.of(new Rejected.Member(path(json), reason)), Map.of(), request);
    }

    private static boolean rootIs(@Nullable Throwable failure, Class<?> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) return true;
        }
        return false;
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null)
                path.append('[').append(step.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
        }
        return path.toString();
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongParameter(MethodArgumentTypeMismatchException failure, WebRequest request) {
        var member = new Rejected.Member(failure.getName(), "wrong-type");
        return answer(HttpStatus.BAD_REQUEST, "wrong-type", List.of(member), Map.of(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var member = new Rejected.Member(failure.getParameterName(), "missing");
        return answer(HttpStatus.BAD_REQUEST, "missing", List.of(member), Map.of(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "too-large", List.of(), Map.of(), request);
    }

    /** When the reader has left in the middle there is nobody to tell, and nothing is wrong. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotWritable(
            HttpMessageNotWritableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (!(cause instanceof IOException)) continue;
            LOG.debug("the reader has left: {}", cause.toString());
            return null;
        }
        return super.handleHttpMessageNotWritable(failure, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String reason = switch (status.value()) {
            case 404 -> "unknown";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "media-type-not-supported";
            default -> status.is4xxClientError() ? "bad-request" : "unforeseen";
        };
        if (status.is5xxServerError()) LOG.error("unforeseen", failure);
        return answer(status, reason, List.of(), Map.of(), request);
    }

    private ResponseEntity<Object> answer(
            HttpStatusCode status,
            String reason,
            List<Rejected.Member> members,
            Map<String, Object> facts,
            WebRequest request) {
        HttpServletRequest servlet = ((ServletWebRequest) request).getRequest();
        var answer = ResponseEntity.status(status).contentType(Door.PROBLEM);
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        }
        return answer.body(detail(status, reason, members, facts, servlet));
    }

    /** Writes a problem outside of a controller, for example from the security filters. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String reason)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(Door.PROBLEM.toString());
        response.setCharacterEncoding("UTF-8");
        if (status == HttpStatus.UNAUTHORIZED)
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer"); // RFC 9110 11.6.1
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        }
        ProblemDetail detail = detail(status, reason, List.of(), Map.of(), request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", detail.getTitle());
        body.put("status", detail.getStatus());
        body.put("detail", detail.getDetail());
        body.put("reason", reason);
        response.getWriter().write(Json.write(body));
    }

    private ProblemDetail detail(
            HttpStatusCode status,
            String reason,
            List<Rejected.Member> members,
            Map<String, Object> facts,
            HttpServletRequest request) {
        Locale locale = Requests.language(request);
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setDetail(words(reason, locale));
        detail.setProperty("reason", reason);
        detail.setInstance(URI.create(request.getRequestURI().replaceAll("[^A-Za-z0-9/._~-]", "-")));
        if (!members.isEmpty()) {
            List<Map<String, String>> named = new ArrayList<>();
            for (Rejected.Member member : members) {
                named.add(Map.of(
                        "member",
                        member.member(),
                        "reason",
                        member.reason(),
                        "detail",
                        words(member.reason(), locale)));
            }
            detail.setProperty("members", named);
        }
        boolean staff = Caller.current().isStaff();
        facts.forEach((name, fact) -> {
            if (staff || !name.equals(Rejected.SAVED)) detail.setProperty(name, fact);
        });
        if (facts.containsKey(Rejected.SAVED)) {
            BodyLimit.sent(request).ifPresent(sent -> detail.setProperty("sent", sent));
        }
        return detail;
    }

    /** A reason in the reader's language. */
    public String words(HttpServletRequest request, String reason) {
        return words(reason, Requests.language(request));
    }

    /** Why something was refused, in words; each wrong member is named. */
    public String words(HttpServletRequest request, Rejected rejected) {
        if (rejected.members().isEmpty()) return words(request, rejected.reason());
        return rejected.members().stream()
                .map(member -> member.member() + ": " + words(request, member.reason()))
                .collect(Collectors.joining(" "));
    }

    /** A reason in this language. Thread-safe, as a request is not. */
    public String words(String reason, Locale locale) {
        String found = texts.getMessage(reason, null, "", locale);
        return found == null || found.isEmpty() ? reason : found;
    }
}
