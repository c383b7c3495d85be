package se.samrad.identity.entrance;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * What is wrong with a form: one line of the error summary, and the same words beside the field.
 *
 * @param field the id of the field it is about; the link leads there
 * @param message key of the words
 * @param arguments what the words are filled in with
 */
public record Problem(String field, String message, List<Object> arguments) {
    public static Problem of(String field, String message, Object... arguments) {
        return new Problem(field, message, Arrays.asList(arguments));
    }

    /** Shows the form again with what to correct. That is an ordinary page, not an error of the server's or the browser's. */
    public static void show(Model model, Problem... problems) {
        model.addAttribute("problems", List.of(problems));
    }

    /** Shows the form again because of something that is not the reader's to correct. */
    public static void show(Model model, HttpServletResponse response, HttpStatus status, Problem problem) {
        show(model, problem);
        response.setStatus(status.value());
    }

    /** The try was one too many: says for how long to wait, in minutes, rounded up. */
    public static void tooMany(Model model, HttpServletResponse response, String field, Duration wait) {
        long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds() + 1)));
        show(model, response, HttpStatus.TOO_MANY_REQUESTS, of(field, "problem.too-many", minutes));
    }
}
