package se.samrad.portal.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.gateway.Problems;
import se.samrad.portal.gateway.Routes;

/** What people and programs see when something is not there, not allowed, broken or not answering. */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> TOLD_APART = Set.of(400, 403, 404, 405, 409, 410, 413, 429, 503);
    /** Where a code for an answer is asked for, from the page of its receipt. */
    private static final Pattern CODE = Pattern.compile("(?:/en)?(/kvittens/[^/]+)/kod");

    /** What is asked for as data is answered as data: a page would be sent as if it were that. */
    private static final Pattern DATA = Pattern.compile(".*\\.(json|csv|xlsx)");

    private static final String RETRY_AFTER_SECONDS = "5";
    /** Where it is told why, it is for who sends a lot, which takes others a while too. */
    private static final String RETRY_LATER_SECONDS = "60";

    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Trouble.class)
    @Nullable
    ModelAndView trouble(Trouble trouble, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = switch (trouble) {
            case Trouble.NotThere missing -> 404;
            case Trouble.NotAllowed refused -> 403;
            case Trouble.KeptBack kept -> {
                request.setAttribute(Trouble.WHY, kept.reason());
                yield 409;
            }
            case Trouble.Unavailable silent -> {
                LOG.warn("{} cannot be shown: {}", request.getRequestURI(), silent.getMessage());
                yield 503;
            }
        };
        return page(status, request.getRequestURI(), request, response);
    }

    /** An address that cannot be read is its writer's affair, and no error of ours to be looked into. */
    @ExceptionHandler(InvalidParameterException.class)
    @Nullable
    ModelAndView unreadable(InvalidParameterException wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return page(wrong.getErrorCode(), request.getRequestURI(), request, response);
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        // Somebody who opens /error by hand has found a page that is not there.
        return page(code instanceof Integer status ? status : 404, String.valueOf(asked), request, response);
    }

    private @Nullable ModelAndView page(
            int status, String asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object why = request.getAttribute(Trouble.WHY);
        if (status == 503) response.setHeader("Retry-After", why == null ? RETRY_AFTER_SECONDS : RETRY_LATER_SECONDS);
        if (Routes.isMachinePath(asked) || DATA.matcher(asked).matches()) {
            problems.write(request, response, status, TOLD_APART.contains(status) ? reason(status) : "failed");
            return null;
        }
        response.setStatus(status);
        ModelAndView page = new ModelAndView("error");
        page.addObject("status", status);
        // Whoever is kept from a page there has come from there.
        page.addObject("workbench", asked.replaceFirst("^/en/", "/").startsWith("/arbetsyta"));
        Matcher code = CODE.matcher(asked);
        page.addObject("receipt", code.matches() ? code.group(1) : null);
        // A form that nobody answers may have been taken all the same.
        Object told = status == 503 && HttpMethod.POST.matches(request.getMethod())
                ? "not-answered"
                : TOLD_APART.contains(status) ? status : 500;
        page.addObject("key", "error." + (why != null ? why : told));
        return page;
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "bad-path";
            case 403 -> "forbidden";
            case 404 -> "no-such-path";
            case 405 -> "no-such-method";
            case 409 -> "changed-meanwhile";
            case 413 -> "too-large";
            case 429 -> "many-at-once";
            case 503 -> "service-unavailable";
            default -> "failed";
        };
    }
}
