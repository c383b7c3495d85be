package se.samrad.portal.staff.diary;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Visit;

/** Files of others: always to be saved, and never opened in our name. */
final class Saved {
    private Saved() {}

    static void as(Desk desk, Target target, Visit visit, HttpServletResponse answer) throws IOException {
        HttpResponse<InputStream> file = desk.backend().open(visit.caller(), Service.RESPONSES, target);
        try (InputStream bytes = file.body()) {
            answer.setContentType("application/octet-stream");
            answer.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            answer.setHeader(
                    "Content-Disposition",
                    file.headers().firstValue("Content-Disposition").orElse("attachment"));
            bytes.transferTo(answer.getOutputStream());
        }
    }
}
