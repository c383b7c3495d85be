package se.samrad.portal.staff.consultations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** What the law asks before a consultation is sent out: the checklist, going on in spite of it, and the legal notice. */
@Controller
class Guiding {
    private static final String RULE = "regel";
    private static final List<String> NOTICE = List.of("postedOn", "board", "newspaper", "text", "link", "sentOn");

    private final Desk desk;

    Guiding(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/lagstod")
    String guide(@PathVariable String id, Visit visit) {
        desk.show(visit, Form::fresh);
        return page(visit, id, "staff/guide");
    }

    @PostMapping("/arbetsyta/remisser/{id}/lagstod")
    String override(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String rule = form.text(RULE);
        String field = Guide.Line.field(rule);
        if (form.filled(field) == null) {
            form.wrong(field, visit.say().text("guide.why.missing"));
            return desk.back(visit, form);
        }
        Target target = Target.of("/api/consultations/{}/guide/{}/override", id, rule);
        Map<String, String> said = Map.of("reason", form.text(field));
        if (!desk.done(visit, form, "POST", Service.CONSULTATIONS, target, said, rule, Map.of("reason", field))) {
            return desk.back(visit, form);
        }
        return desk.next(visit, visit.path(), visit.say().text("guide.why.done"));
    }

    @GetMapping("/arbetsyta/remisser/{id}/kungorelse")
    String notice(@PathVariable String id, Visit visit) {
        Guide guide = guide(visit, id);
        LegalNotice known = guide.legalNotice();
        Form shown = desk.show(visit, () -> {
            Form form = Form.fresh();
            if (known != null) {
                form.put("postedOn", known.postedOn())
                        .put("board", known.board())
                        .put("newspaper", known.newspaper())
                        .put("text", known.text())
                        .put("link", known.link())
                        .put("sentOn", known.sentOn());
            }
            return form;
        });
        // After somebody else's change the form is shown beside it, and saved on top of it.
        if (shown.text(Form.VERSION).isEmpty()) shown.put(Form.VERSION, guide.version());
        return page(visit, id, "staff/legal-notice");
    }

    @PostMapping("/arbetsyta/remisser/{id}/kungorelse")
    String post(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        form.day("postedOn", visit.say());
        form.day("sentOn", visit.say());
        if (form.filled("postedOn") == null) form.wrong("postedOn", visit.say().text("notice.on.missing"));
        Map<String, String> notice = new LinkedHashMap<>();
        for (String name : NOTICE) {
            String text = form.filled(name);
            if (text != null) notice.put(name, text);
        }
        Target target = Target.of("/api/consultations/{}/legal-notice", id);
        if (form.isWrong()
                || !desk.done(visit, form, "POST", Service.CONSULTATIONS, target, notice, "notice", Map.of())) {
            return desk.back(visit, form);
        }
        return desk.next(
                visit, "/arbetsyta/remisser/" + id + "/lagstod", visit.say().text("notice.done"));
    }

    @PostMapping("/arbetsyta/remisser/{id}/forslag/kontrollerat")
    String checked(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Target target = Target.of("/api/consultations/{}/proposal/checked", id);
        Map<String, Object> said = Map.of("proposal", number(form.text("forslag")));
        String page = "/arbetsyta/remisser/" + id + "/forslag";
        if (!desk.done(visit, form, "POST", Service.CONSULTATIONS, target, said, "checked", Map.of())) {
            return desk.next(visit, page, visit.say().text("setup.checked.not"));
        }
        return desk.next(
                visit,
                page,
                visit.say().text("setup.checked.done"),
                "/arbetsyta/remisser/" + id + "/sandlista",
                visit.say().text("setup.go-on"));
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private String page(Visit visit, String id, String template) {
        ConsultationView consultation =
                desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
        visit.with("consultation", consultation)
                .with("draft", SetUp.isDraft(consultation))
                .with("guide", guide(visit, id));
        return template;
    }

    private Guide guide(Visit visit, String id) {
        return desk.read(visit, Service.CONSULTATIONS, Guide.of(id), Guide.class);
    }
}
