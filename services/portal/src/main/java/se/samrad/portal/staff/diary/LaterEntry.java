package se.samrad.portal.staff.diary;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.contracts.Position;
import se.samrad.portal.answering.AnswerForm;
import se.samrad.portal.answering.Entered;
import se.samrad.portal.answering.Uploads;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** Enters what came from a sender by mail or on paper after its answer: a new answer, something added or a confirmation. */
@Controller
class LaterEntry {
    /** What came. */
    enum What {
        SUPERSEDE,
        SUPPLEMENT,
        CONFIRM;

        String verb() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Desk desk;
    private final Uploads uploads;

    LaterEntry(Desk desk, Uploads uploads) {
        this.desk = desk;
        this.uploads = uploads;
    }

    @GetMapping("/arbetsyta/svar/{id}/inkommet")
    String form(@PathVariable String id, Visit visit) {
        Original original = original(visit, id);
        // None is chosen beforehand: they differ in law, and whoever enters it has read what came.
        Form form = desk.show(visit, Form::fresh);
        visit.with("original", original)
                .with("consultation", consultation(visit, original))
                .with("from", original.fromWhom(visit.say()))
                .with(
                        "kinds",
                        Arrays.stream(What.values())
                                .filter(what -> what != What.CONFIRM || original.preliminary())
                                .map(what -> new Choice(what.name(), visit.say().text("later.what." + what)))
                                .toList())
                .with("positions", Choice.all(visit.say(), "position", Position.values()))
                .with("channels", Entered.channels(visit.say()))
                .with("inTheBox", Entered.inTheBox(visit.say()))
                .with("files", Uploads.got(form))
                .with("leftOut", Uploads.leftOut(form));
        return "staff/later";
    }

    @PostMapping("/arbetsyta/svar/{id}/inkommet")
    String enter(
            @PathVariable String id,
            @RequestParam(name = "fil", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(name = "ta-bort", required = false) @Nullable String removed,
            Visit visit) {
        Form form = Form.typed(visit.request()).putAll("ta-bort", List.of());
        if (removed != null) {
            Uploads.remove(form, removed);
            return desk.back(visit, form);
        }
        uploads.take(visit.caller(), form, files, visit.say());
        What what = Arrays.stream(What.values())
                .filter(one -> form.has("vad", one.name()))
                .findFirst()
                .orElse(null);
        if (what == null) form.wrong("vad", visit.say().text("later.what.missing"));
        Map<String, Object> road = Entered.request(form, visit.say());
        if (what == null) return desk.back(visit, form);
        Original original = original(visit, id);
        ConsultationView consultation = consultation(visit, original);
        Entered.doubt(form, road, consultation, original.body(), desk, visit);
        Map<String, Object> said = said(what, form, consultation, visit);
        said.putAll(road);
        Map<String, String> fields = new HashMap<>(AnswerForm.fields(form, consultation));
        fields.put("extract", "fil");
        fields.put("decision", "decision-by");
        Target target = Target.of("/api/responses/{}/" + what.verb(), id);
        if (form.isWrong() || !desk.done(visit, form, "POST", Service.RESPONSES, target, said, what.verb(), fields)) {
            return desk.back(visit, form);
        }
        return desk.next(visit, "/arbetsyta/svar/" + id, visit.say().text("later.done." + what));
    }

    private static Map<String, Object> said(What what, Form form, ConsultationView consultation, Visit visit) {
        if (what == What.SUPERSEDE) return AnswerForm.request(form, consultation, visit.say());
        Map<String, Object> said = new LinkedHashMap<>();
        List<String> files = Uploads.got(form).stream().map(Uploads.Got::sha256).toList();
        if (what == What.CONFIRM) {
            Map<String, Object> decision = new LinkedHashMap<>();
            put(decision, "by", form.filled("decision-by"));
            LocalDate day = form.day("decision-date", "answer.decided", visit.say());
            put(decision, "date", day == null ? null : day.toString());
            put(decision, "paragraph", form.filled("decision-paragraph"));
            said.put("decision", decision);
            if (!files.isEmpty()) said.put("extract", files.getLast());
            return said;
        }
        put(said, "text", form.filled("text"));
        if (!files.isEmpty()) said.put("files", files);
        return said;
    }

    private static void put(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) members.put(name, value.strip());
    }

    private ConsultationView consultation(Visit visit, Original original) {
        return desk.read(
                visit,
                Service.STATUS,
                Target.of("/api/staff/consultations/{}", original.consultation()),
                ConsultationView.class);
    }

    private Original original(Visit visit, String id) {
        return desk.read(visit, Service.RESPONSES, Target.of("/api/staff/responses/{}", id), Original.class);
    }
}
