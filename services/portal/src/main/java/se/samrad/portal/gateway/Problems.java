package se.samrad.portal.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import se.samrad.portal.PortalSettings;
import tools.jackson.databind.json.JsonMapper;

/** Answers programs in the form of RFC 9457, in the language they asked for. */
@Component
public class Problems {
    private final MessageSource messages;
    private final PortalSettings settings;
    private final JsonMapper json = JsonMapper.shared();

    Problems(MessageSource messages, PortalSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    /** The detail is the message {@code problem.<reason>}. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, String reason)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", HttpStatus.valueOf(status).getReasonPhrase());
        problem.put("status", status);
        problem.put("detail", messages.getMessage("problem." + reason, limits(), locale(request)));
        problem.put("reason", reason);
        problem.put("instance", request.getRequestURI());
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Of one file and of a whole form, for those messages that tell it. */
    private Object[] limits() {
        return new Object[] {settings.files().size(), settings.files().sizeAtOnce()};
    }

    private static Locale locale(HttpServletRequest request) {
        String asked = request.getHeader("Accept-Language");
        return asked != null && asked.startsWith("en") ? Locale.ENGLISH : Locale.forLanguageTag("sv");
    }
}
