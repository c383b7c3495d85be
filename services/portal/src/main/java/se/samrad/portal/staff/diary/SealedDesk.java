package se.samrad.portal.staff.diary;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.portal.answering.Parts;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.ResponseView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;

/** What is sealed off, for the one role that may open it. */
@Controller
class SealedDesk {
    private static final int A_PAGE = 50;

    private final Desk desk;

    SealedDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/avskilt")
    String list(@RequestParam(name = Pager.PAGE, defaultValue = "") String page, Visit visit) {
        Listing<ResponseView> sealed = desk.list(
                visit,
                Target.of("/api/staff/responses")
                        .with("state", "SEALED")
                        .with("page", PageNumber.of(page))
                        .with("size", A_PAGE),
                ResponseView.class);
        visit.with("sealed", sealed)
                .with("pager", Pager.of(sealed, visit.request().getRequestURI(), new HashMap<>()));
        return "staff/sealed";
    }

    @GetMapping("/arbetsyta/avskilt/{id}")
    String one(@PathVariable String id, Visit visit) {
        Original original =
                desk.read(visit, Service.RESPONSES, Target.of("/api/staff/responses/{}", id), Original.class);
        ConsultationView consultation = desk.backend()
                .findIfAnswered(
                        visit.caller(),
                        Service.STATUS,
                        Target.of("/api/public/consultations/{}", original.consultation()),
                        ConsultationView.class)
                .orElse(null);
        desk.show(visit, Form::fresh);
        visit.with("original", original)
                .with("consultation", consultation)
                .with("from", original.fromWhom(visit.say()))
                .with(
                        "parts",
                        Parts.of(original.text(), original.answered(), original.said(), consultation, visit.say()));
        return "staff/sealed-one";
    }

    @PostMapping("/arbetsyta/avskilt/{id}")
    String act(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String verb = form.text("gor");
        if (!verb.equals("seal") && !verb.equals("unseal")) throw new Trouble.NotThere(verb);
        Map<String, Object> said = new HashMap<>();
        // What is sealed off further is so for the reason that stands; what is typed is why it is opened.
        String reason = form.filled(verb.equals("seal") ? "skal-nu" : "skal");
        if (reason != null) said.put("reason", reason);
        Target target = Target.of("/api/responses/{}/" + verb, id);
        if (!desk.done(visit, form, "POST", Service.RESPONSES, target, said, verb, Map.of("reason", "skal"))) {
            return desk.back(visit, form);
        }
        String told = visit.say().text("diary.done." + verb);
        if (verb.equals("unseal")) return desk.next(visit, "/arbetsyta/avskilt", told);
        String next = desk.next(visit, visit.path(), told);
        if (form.filled("skal") != null) desk.keep(visit, Form.fresh().put("skal", form.text("skal")));
        return next;
    }

    @GetMapping("/arbetsyta/avskilt/{id}/filer/{sha256}")
    void file(@PathVariable String id, @PathVariable String sha256, Visit visit, HttpServletResponse answer)
            throws IOException {
        Saved.as(desk, Target.of("/api/staff/responses/{}/files/{}", id, sha256), visit, answer);
    }

    /** All of it in one file, to be kept where it may be. */
    @GetMapping("/arbetsyta/avskilt/{id}/hamta")
    void all(@PathVariable String id, Visit visit, HttpServletResponse answer) throws IOException {
        Saved.as(desk, Target.of("/api/staff/responses/{}/package", id), visit, answer);
    }
}
