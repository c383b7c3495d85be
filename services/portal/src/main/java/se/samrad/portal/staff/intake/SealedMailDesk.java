package se.samrad.portal.staff.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.text.PlainText;

/** Messages that are sealed off, for the one role that may open them. */
@Controller
class SealedMailDesk {
    private static final String SEALED = "/arbetsyta/avskilt/mejl";

    private final Desk desk;

    SealedMailDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(SEALED)
    String list(Visit visit) {
        Target target = Target.of("/api/staff/intake").with("sealed", true);
        visit.with(
                "mails",
                desk.read(visit, Service.RESPONSES, target, Mail.All.class).all());
        desk.show(visit, Form::fresh);
        return "staff/sealed-mails";
    }

    @GetMapping(SEALED + "/{id}")
    String one(@PathVariable String id, Visit visit) {
        Mail.One one = desk.read(visit, Service.RESPONSES, Target.of("/api/staff/intake/{}", id), Mail.One.class);
        desk.show(visit, Form::fresh);
        visit.with("mail", one.mail()).with("words", PlainText.html(one.text()));
        return "staff/sealed-mail";
    }

    @PostMapping(SEALED + "/{id}")
    String unseal(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Map<String, Object> said = new HashMap<>();
        String reason = form.filled("skal");
        if (reason != null) said.put("reason", reason.strip());
        Target target = Target.of("/api/staff/intake/{}/unseal", id);
        if (!desk.done(visit, form, "POST", Service.RESPONSES, target, said, "unseal", Map.of("reason", "skal"))) {
            return desk.back(visit, form);
        }
        return desk.next(visit, SEALED, visit.say().text("intake.done.UNSEAL"));
    }

    @GetMapping(SEALED + "/{id}/meddelande")
    void message(@PathVariable String id, Visit visit, HttpServletResponse answer) throws IOException {
        IntakeDesk.save(desk, id, visit, answer);
    }
}
