package se.samrad.portal.staff.consultations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.consultations.Contact;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** Whom to ask about a consultation that everybody may know of: what is left to change of its facts. */
@Controller
class ContactDesk {
    private final Desk desk;

    ContactDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/kontakt")
    String edit(@PathVariable String id, Visit visit) {
        Facts known = Facts.of(desk, visit, id);
        Contact contact = known.contact();
        desk.show(
                visit,
                () -> Form.fresh()
                        .put("name", contact == null ? null : contact.name())
                        .put("phone", contact == null ? null : contact.phone())
                        .put("email", contact == null ? null : contact.email())
                        .put(Form.VERSION, known.version()));
        visit.with("id", id).with("named", known.title());
        return "staff/contact";
    }

    @PostMapping("/arbetsyta/remisser/{id}/kontakt")
    String save(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Map<String, String> contact = new LinkedHashMap<>();
        for (String name : List.of("name", "phone", "email")) {
            String text = form.filled(name);
            if (text != null) contact.put(name, text);
        }
        Target target = Target.of("/api/consultations/{}/contact", id);
        if (!desk.done(visit, form, "PUT", Service.CONSULTATIONS, target, contact, "contact", Map.of())) {
            return desk.back(visit, form);
        }
        return desk.next(
                visit,
                "/arbetsyta/remisser/" + id,
                visit.say().text("setup.contact.saved"),
                "/remisser/" + id,
                visit.say().text("setup.see-page"));
    }
}
