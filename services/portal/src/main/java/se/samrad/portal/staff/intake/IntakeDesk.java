package se.samrad.portal.staff.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Age;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Hits;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.text.PlainText;

/** Messages that could not be matched by themselves: the queue, and one message with what can be decided about it. */
@Controller
class IntakeDesk {
    private static final String QUEUE = "/arbetsyta/inkorg";
    private static final int LISTED_MAX = 200;

    /** What a message can be to an answer that stands. */
    private static final List<String> KINDS = List.of("SUPPLEMENT", "REPLACEMENT");

    /** What can be decided about a message. */
    private enum Act {
        ASSIGN("svar", "assign", List.of("consultation", "body", "organisation", "name", "as")),
        ASIDE("undan", "set-aside", List.of("reason")),
        SEAL("avskilj", "seal", List.of("reason"));

        private final String button;
        private final String verb;
        /** Where each member of the request is typed. */
        private final Map<String, String> fields = new LinkedHashMap<>();

        Act(String button, String verb, List<String> members) {
            this.button = button;
            this.verb = verb;
            members.forEach(member -> fields.put(member, verb.equals("seal") ? "avskilj-skal" : member));
        }
    }

    /** A body of the register. */
    record Entry(String id, @Nullable String name) {}

    /** A line of the queue. */
    record Line(Mail mail, String age, boolean old) {}

    private final Desk desk;

    IntakeDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(QUEUE)
    String queue(Visit visit) {
        Mail.All waiting = desk.read(visit, Service.RESPONSES, Target.of("/api/staff/intake"), Mail.All.class);
        desk.show(visit, Form::fresh);
        visit.with("total", waiting.total())
                .with(
                        "lines",
                        waiting.all().stream()
                                .map(mail -> new Line(
                                        mail,
                                        Age.of(mail.fetched(), visit.say()),
                                        Age.isOld(mail.fetched(), visit.say())))
                                .toList());
        return "staff/intake";
    }

    @GetMapping(QUEUE + "/{id}")
    String one(@PathVariable String id, Visit visit) {
        Mail.One one = desk.read(visit, Service.RESPONSES, Target.of("/api/staff/intake/{}", id), Mail.One.class);
        Mail mail = one.mail();
        Mail.To target = mail.target();
        Form form = desk.show(
                visit,
                () -> target == null
                        ? Form.fresh()
                        : Form.fresh()
                                .put("consultation", target.consultation())
                                .put("body", target.body()));
        List<Choice> consultations = desk
                .items(visit, Target.of("/api/staff/consultations").with("size", LISTED_MAX), ConsultationView.class)
                .stream()
                .map(consultation -> new Choice(consultation.id(), consultation.title()))
                .toList();
        visit.with("mail", mail)
                .with("later", mail.isLater())
                .with("standing", mail.standing())
                .with(
                        "kinds",
                        KINDS.stream()
                                .map(kind -> new Choice(kind, visit.say().text("intake.as." + kind)))
                                .toList())
                .with("words", PlainText.html(one.text()))
                .with("consultations", consultations)
                .with("bodies", bodies(form, visit));
        return "staff/intake-mail";
    }

    private Hits bodies(Form form, Visit visit) {
        Target register = Target.of("/api/staff/bodies");
        return Hits.of(
                form,
                "body",
                words -> desk.list(visit, register.with("q", words).with("size", Hits.SHOWN_MAX), Entry.class),
                body -> new Choice(body.id(), body.name() == null ? body.id() : body.name()),
                chosen -> desk.backend()
                        .find(visit.caller(), Service.STATUS, Target.of("/api/staff/bodies/{}", chosen), Entry.class));
    }

    @PostMapping(QUEUE + "/{id}")
    String decide(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        if (Hits.pressed(form) || (form.has("gor", Act.ASSIGN.button) && Hits.waits(form))) {
            return desk.back(visit, form);
        }
        Act act = Arrays.stream(Act.values())
                .filter(one -> form.has("gor", one.button))
                .findFirst()
                .orElseThrow(() -> new Trouble.NotThere(form.text("gor")));
        Map<String, Object> said = new LinkedHashMap<>();
        act.fields.forEach((member, field) -> {
            String filled = form.filled(field);
            if (filled != null) said.put(member, filled);
        });
        Target target = Target.of("/api/staff/intake/{}/" + act.verb, id);
        if (!desk.done(visit, form, "POST", Service.RESPONSES, target, said, act.verb, act.fields)) {
            return desk.back(visit, form);
        }
        return desk.next(visit, QUEUE, visit.say().text("intake.done." + act));
    }

    /** As a file to save, byte for byte as it came. */
    @GetMapping(QUEUE + "/{id}/meddelande")
    void message(@PathVariable String id, Visit visit, HttpServletResponse answer) throws IOException {
        save(desk, id, visit, answer);
    }

    static void save(Desk desk, String id, Visit visit, HttpServletResponse answer) throws IOException {
        Target target = Target.of("/api/staff/intake/{}/message", id);
        HttpResponse<InputStream> message = desk.backend().open(visit.caller(), Service.RESPONSES, target);
        try (InputStream bytes = message.body()) {
            answer.setContentType("application/octet-stream");
            answer.setHeader(
                    "Content-Disposition",
                    message.headers().firstValue("Content-Disposition").orElse("attachment"));
            bytes.transferTo(answer.getOutputStream());
        }
    }
}
