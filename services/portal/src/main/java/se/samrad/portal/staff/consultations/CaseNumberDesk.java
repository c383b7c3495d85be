package se.samrad.portal.staff.consultations;

import java.util.LinkedHashMap;
import java.util.List;
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

/** The case number of a consultation that everybody may know of, where it was mistyped or missing. */
@Controller
class CaseNumberDesk {
    private final Desk desk;

    CaseNumberDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/diarienummer")
    String edit(@PathVariable String id, Visit visit) {
        Facts known = Facts.of(desk, visit, id);
        desk.show(
                visit, () -> Form.fresh().put("caseNumber", known.caseNumber()).put(Form.VERSION, known.version()));
        visit.with("id", id).with("named", known.title()).with("before", known.numbersBefore());
        return "staff/case-number";
    }

    @PostMapping("/arbetsyta/remisser/{id}/diarienummer")
    String save(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Map<String, String> correction = new LinkedHashMap<>();
        for (String name : List.of("caseNumber", "reason")) {
            String text = form.filled(name);
            if (text == null) form.wrong(name, visit.say().text("forms.missing"));
            else correction.put(name, text);
        }
        Target target = Target.of("/api/consultations/{}/correct-case-number", id);
        if (form.isWrong()
                || !desk.done(
                        visit, form, "POST", Service.CONSULTATIONS, target, correction, "case-number", Map.of())) {
            return desk.back(visit, form);
        }
        return desk.next(
                visit,
                "/arbetsyta/remisser/" + id,
                visit.say().text("setup.case.saved"),
                "/remisser/" + id,
                visit.say().text("setup.see-page"));
    }
}
