package se.samrad.portal.staff.consultations;

import java.util.ArrayList;
import java.util.Arrays;
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
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Hits;
import se.samrad.portal.forms.Visit;

/** Entering an answer that came on paper or by e-mail, with the day it arrived. */
@Controller
class PaperEntry {
    private static final int ROWS_A_PAGE = 200;

    record Receipt(@Nullable String response, @Nullable String url) {}

    /** Whom the answer is from: somebody on the list, an organisation that was not asked, or a private person. */
    enum From {
        ASKED,
        OTHER,
        PERSON
    }

    /** A body of the register. */
    record Entry(String id, @Nullable String name, @Nullable List<String> aliases) {
        boolean isCalled(String words) {
            if (words.equalsIgnoreCase(name)) return true;
            return aliases != null && aliases.stream().anyMatch(words::equalsIgnoreCase);
        }
    }

    private final Desk desk;
    private final Uploads uploads;

    PaperEntry(Desk desk, Uploads uploads) {
        this.desk = desk;
        this.uploads = uploads;
    }

    @GetMapping("/arbetsyta/remisser/{id}/svar/nytt")
    String form(
            @PathVariable String id, @RequestParam(name = "for", required = false) @Nullable String body, Visit visit) {
        ConsultationView consultation = consultation(visit, id);
        Form form = desk.show(visit, () -> Form.fresh().put("from", From.ASKED).put("body", body));
        Target asked = Target.of("/api/staff/consultations/{}/bodies", id);
        Hits bodies = Hits.of(
                form,
                "body",
                words -> desk.list(
                        visit, asked.with("q", words).with("sort", "name").with("size", Hits.SHOWN_MAX), BodyRow.class),
                row -> new Choice(
                        row.body(),
                        row.response() == null ? row.name() : visit.say().text("paper.answered", row.name())),
                chosen -> desk.items(visit, asked.with("body", chosen), BodyRow.class).stream()
                        .findFirst());
        List<Choice> positions = new ArrayList<>(Choice.all(visit.say(), "position", Position.values()));
        visit.with("consultation", consultation)
                .with("bodies", bodies)
                .with(
                        "senders",
                        Arrays.stream(From.values())
                                .map(from -> new Choice(from.name(), visit.say().text("paper.from." + from)))
                                .toList())
                .with(
                        "register",
                        desk.items(visit, Target.of("/api/staff/bodies").with("size", ROWS_A_PAGE), Entry.class))
                .with("positions", positions)
                .with("channels", Entered.channels(visit.say()))
                .with("inTheBox", Entered.inTheBox(visit.say()))
                .with("files", Uploads.got(form))
                .with("leftOut", Uploads.leftOut(form));
        return "staff/paper";
    }

    @PostMapping("/arbetsyta/remisser/{id}/svar/nytt")
    String enter(
            @PathVariable String id,
            @RequestParam(name = "fil", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(name = "ta-bort", required = false) @Nullable String removed,
            Visit visit) {
        ConsultationView consultation = consultation(visit, id);
        Form form = Form.typed(visit.request()).putAll("ta-bort", List.of());
        if (removed != null) {
            Uploads.remove(form, removed);
            return desk.back(visit, form);
        }
        uploads.take(visit.caller(), form, files, visit.say());
        if (Hits.pressed(form) || (from(form) == From.ASKED && Hits.waits(form))) return desk.back(visit, form);
        // In the order of the page, which is that of its list of errors.
        Map<String, Object> who = new LinkedHashMap<>();
        Target target = target(id, form, who, visit);
        Map<String, Object> road = Entered.request(form, visit.say());
        String asked = from(form) == From.ASKED ? form.filled("body") : null;
        Entered.doubt(form, road, consultation, asked, desk, visit);
        Map<String, Object> answer = AnswerForm.request(form, consultation, visit.say());
        if (form.isWrong()) return desk.back(visit, form);
        answer.putAll(who);
        answer.putAll(road);
        Outcome<Receipt> outcome = desk.write(
                visit,
                form,
                answersForBody(target, id) ? "PUT" : "POST",
                Service.RESPONSES,
                target,
                answer,
                Uploads.ACT,
                Receipt.class);
        Receipt done = form.taken(outcome, visit.say(), AnswerForm.fields(form, consultation));
        if (done == null) return desk.back(visit, form);
        return desk.next(
                visit,
                visit.path(),
                visit.say().text("paper.done"),
                "/arbetsyta/svar/" + done.response(),
                visit.say().text("paper.see"));
    }

    /** Where the answer goes: to a body of the register, asked or not, or to nobody's account but its own. */
    private Target target(String id, Form form, Map<String, Object> who, Visit visit) {
        String words = form.filled("organisation");
        String body = null;
        switch (from(form)) {
            case ASKED -> {
                body = form.filled("body");
                if (body == null) form.wrong("body", visit.say().text("paper.body.missing"));
            }
            case OTHER -> {
                if (words == null) form.wrong("organisation", visit.say().text("paper.organisation.missing"));
                else body = registered(words, visit);
                if (body == null && words != null) who.put("organisation", words);
            }
            case PERSON -> {
                for (String member : List.of("name", "email")) {
                    String said = form.filled(member);
                    if (said != null) who.put(member, said);
                }
            }
        }
        return body == null ? withoutAccount(id) : Target.of("/api/consultations/{}/responses/{}", id, body);
    }

    private static Target withoutAccount(String id) {
        return Target.of("/api/consultations/{}/responses", id);
    }

    private static boolean answersForBody(Target target, String id) {
        return !target.equals(withoutAccount(id));
    }

    private static From from(Form form) {
        return Arrays.stream(From.values())
                .filter(from -> form.has("from", from.name()))
                .findFirst()
                .orElse(From.ASKED);
    }

    /** The body of that name, letter for letter; a guess could give one organisation's answer to another. */
    private @Nullable String registered(String words, Visit visit) {
        return desk
                .items(visit, Target.of("/api/staff/bodies").with("q", words).with("size", ROWS_A_PAGE), Entry.class)
                .stream()
                .filter(entry -> entry.isCalled(words))
                .map(Entry::id)
                .findFirst()
                .orElse(null);
    }

    private ConsultationView consultation(Visit visit, String id) {
        return desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
    }
}
