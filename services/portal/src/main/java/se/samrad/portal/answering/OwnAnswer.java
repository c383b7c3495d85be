package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.wording.Wording;

/** An answer that was sent: what its sender reads of it, and all that its sender can do with it. */
@Component
class OwnAnswer {
    /**
     * Who sent it.
     *
     * @param name as the page says it
     * @param you whether it is one person who is spoken to
     * @param author whether the reader writes answers but does not send them
     * @param replace page on which another is written in its place
     */
    record Sent(String name, boolean you, boolean author, String replace) {}

    private final Backend backend;
    private final Asked asked;
    private final Uploads uploads;
    private final KeptForms kept;

    OwnAnswer(Backend backend, Asked asked, Uploads uploads, KeptForms kept) {
        this.backend = backend;
        this.asked = asked;
        this.uploads = uploads;
        this.kept = kept;
    }

    String show(
            String consultation,
            Asked.Own own,
            Sent sent,
            Wording say,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        ConsultationView view = asked.consultation(caller, consultation);
        model.addAttribute("files", Uploads.got(kept.show(request, model, say, Form::fresh)));
        model.addAttribute("consultation", view);
        model.addAttribute("own", own);
        model.addAttribute("author", sent.author());
        model.addAttribute("you", sent.you());
        model.addAttribute("name", sent.name());
        model.addAttribute("replace", sent.replace());
        ResponseText text = own.text();
        model.addAttribute(
                "parts", text == null ? List.of() : Parts.of(text.text(), text.answers(), text.sections(), view, say));
        return "answering/own";
    }

    String act(
            String act,
            String response,
            @Nullable List<MultipartFile> files,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request) {
        return switch (act) {
            case "aterta" -> withdraw(response, form, caller, say, request);
            case "komplettera" -> supplement(response, files, form, caller, say, request);
            case "bekrafta" -> confirm(response, files, form, caller, say, request);
            default -> throw new Trouble.NotThere(act);
        };
    }

    private String withdraw(String response, Form form, Caller caller, Wording say, HttpServletRequest request) {
        Map<String, Object> said = new LinkedHashMap<>();
        AnswerForm.put(said, "reason", form.filled("aterta-skal"));
        if (!did("withdraw", response, said, form, caller, say, Map.of("reason", "aterta-skal"))) {
            return kept.back(request, form);
        }
        String again = "/remisser/" + response.replaceFirst("--.*", "") + "/svar";
        return kept.done(
                request, KeptForms.path(request), say.text("own.withdrawn"), again, say.text("own.answer-anew"));
    }

    /** Adds to the answer, which goes on counting as it is. */
    private String supplement(
            String response,
            @Nullable List<MultipartFile> files,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request) {
        uploads.take(caller, form, files, say);
        for (Uploads.LeftOut out : Uploads.leftOut(form)) form.wrong("fil-till", out.name() + ": " + out.why());
        Uploads.forget(form);
        Map<String, Object> said = new LinkedHashMap<>();
        AnswerForm.put(said, "text", form.filled("tillagg"));
        List<String> got = Uploads.got(form).stream().map(Uploads.Got::sha256).toList();
        if (!got.isEmpty()) said.put("files", got);
        if (said.isEmpty()) form.wrong("tillagg", say.text("own.supplement.empty"));
        if (form.isWrong()) return kept.back(request, form);
        Outcome<AnswerPages.Receipt> outcome = backend.write(
                caller,
                "POST",
                Service.RESPONSES,
                Target.of("/api/responses/{}/supplement", response),
                said,
                form.headers("supplement"),
                AnswerPages.Receipt.class);
        if (!form.took(outcome, say, Map.of("text", "tillagg", "files", "fil-till"))) return kept.back(request, form);
        AnswerPages.Receipt receipt = outcome instanceof Outcome.Done<AnswerPages.Receipt> done ? done.body() : null;
        String told = say.text("own.supplemented");
        if (receipt == null || receipt.url() == null) return kept.done(request, KeptForms.path(request), told);
        return kept.done(request, KeptForms.path(request), told, receipt.url(), say.text("own.supplement.receipt"));
    }

    private String confirm(
            String response,
            @Nullable List<MultipartFile> files,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request) {
        uploads.take(caller, form, files, say);
        for (Uploads.LeftOut out : Uploads.leftOut(form)) form.wrong("fil", out.name() + ": " + out.why());
        Uploads.forget(form);
        Map<String, Object> decision = new LinkedHashMap<>();
        AnswerForm.put(decision, "by", form.filled("beslut-av"));
        LocalDate day = form.day("beslut-dag", say);
        AnswerForm.put(decision, "date", day == null ? null : day.toString());
        AnswerForm.put(decision, "paragraph", form.filled("beslut-paragraf"));
        if (form.filled("beslut-av") == null) form.wrong("beslut-av", say.text("own.confirm.by.missing"));
        if (form.filled("beslut-dag") == null) form.wrong("beslut-dag", say.text("own.confirm.date.missing"));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("decision", decision);
        List<Uploads.Got> got = Uploads.got(form);
        if (!got.isEmpty()) said.put("extract", got.getLast().sha256());
        Map<String, String> fields = Map.of(
                "decision.by", "beslut-av",
                "decision.date", "beslut-dag",
                "decision.paragraph", "beslut-paragraf",
                "extract", "fil");
        if (form.isWrong() || !did("confirm", response, said, form, caller, say, fields)) {
            return kept.back(request, form);
        }
        return kept.done(request, KeptForms.path(request), say.text("own.confirmed"));
    }

    private boolean did(
            String verb,
            String response,
            Map<String, Object> said,
            Form form,
            Caller caller,
            Wording say,
            Map<String, String> fields) {
        Target target = Target.of("/api/responses/{}/" + verb, response);
        Outcome<Void> outcome =
                backend.write(caller, "POST", Service.RESPONSES, target, said, form.headers(verb), Void.class);
        return form.took(outcome, say, fields);
    }
}
