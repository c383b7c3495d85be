package se.samrad.portal.forms;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samrad.portal.PortalSettings;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.gateway.Routes;

/**
 * Reads forms with files as they come; the server's own reader would first put all of it on a disk, which in a container is
 * memory. What the gateway passes on is left alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FormReader extends OncePerRequestFilter {
    private final FormFiles files;
    private final FormPlaces places;
    private final long bytesMax;

    FormReader(FormFiles files, FormPlaces places, PortalSettings settings) {
        this.files = files;
        this.places = places;
        this.bytesMax = settings.files().atOnce();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null
                || !type.startsWith("multipart/form-data")
                || !request.getMethod().equals("POST")
                || Routes.isMachinePath(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ReadForm form = new ReadForm(request, places, files.room(), bytesMax);
        try {
            chain.doFilter(form, response);
        } catch (FormPlaces.Full full) {
            full(form, request, response);
        } catch (ReadForm.TooLarge tooLarge) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } catch (ReadForm.Cut cut) {
            request.setAttribute(Trouble.WHY, "form");
            refuse(response, HttpServletResponse.SC_BAD_REQUEST);
        } catch (ServletException e) {
            if (e.getCause() instanceof FormPlaces.Full) full(form, request, response);
            else if (e.getCause() instanceof ReadForm.TooLarge)
                refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            else throw e;
        } finally {
            form.done();
        }
    }

    /** What it has taken is there for others before the rest of it has come. */
    private static void full(ReadForm form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        form.done();
        form.pass();
        request.setAttribute(Trouble.WHY, "many-forms");
        refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        if (!response.isCommitted()) response.sendError(status);
    }
}
