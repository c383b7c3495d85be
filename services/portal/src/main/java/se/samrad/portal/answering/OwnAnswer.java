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
import se.samrad.portal.forms.LeftOut;
import se.samrad.portal.forms.Told;
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
        Form form = kept.show(request, model, say, Form::fresh);
        // A file stays in the form that it was sent by.
        model.addAttribute("received", Map.of(form.text("gor"), Uploads.got(form)));
        model.addAttribute(
                "leftOut", model.getAttribute("told") instanceof Told told ? told.leftOut() : Uploads.leftOut(form));
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
        // It takes effect at once and for everybody.
        if (!form.isTicked("aterta-ja")) form.wrong("aterta-ja", say.text("own.withdraw.unsure"));
        return done(
                "withdraw",
                response,
                said,
                "own.withdrawn",
                Map.of("reason", "aterta-skal"),
                form,
                caller,
                say,
                request);
    }

    /** Adds to the answer, which goes on counting as it is. */
    private String supplement(
            String response,
            @Nullable List<MultipartFile> files,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request) {
        List<Uploads.Got> got = taken(files, form, caller, say);
        Map<String, Object> said = new LinkedHashMap<>();
        AnswerForm.put(said, "text", form.filled("tillagg"));
        if (!got.isEmpty())
            said.put("files", got.stream().map(Uploads.Got::sha256).toList());
        if (said.isEmpty()) notReceived("fil-till", form);
        if (said.isEmpty() && !form.isWrong()) form.wrong("tillagg", say.text("own.supplement.empty"));
        Map<String, String> fields = Map.of("text", "tillagg", "files", "fil-till");
        return done("supplement", response, said, "own.supplemented", fields, form, caller, say, request);
    }

    private String confirm(
            String response,
            @Nullable List<MultipartFile> files,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request) {
        List<Uploads.Got> got = taken(files, form, caller, say);
        Map<String, Object> decision = new LinkedHashMap<>();
        AnswerForm.put(decision, "by", form.filled("beslut-av"));
        LocalDate day = form.day("beslut-dag", "answer.decided", say);
        AnswerForm.put(decision, "date", day == null ? null : day.toString());
        AnswerForm.put(decision, "paragraph", form.filled("beslut-paragraf"));
        if (form.filled("beslut-av") == null) form.wrong("beslut-av", say.text("own.confirm.by.missing"));
        if (form.filled("beslut-dag") == null) form.wrong("beslut-dag", say.text("own.confirm.date.missing"));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("decision", decision);
        if (!got.isEmpty()) said.put("extract", got.getLast().sha256());
        Map<String, String> fields = Map.of(
                "decision.by", "beslut-av",
                "decision.date", "beslut-dag",
                "decision.paragraph", "beslut-paragraf",
                "extract", "fil");
        return done("confirm", response, said, "own.confirmed", fields, form, caller, say, request);
    }

    /** What has been received of the files so far. A refused one is left out, and the rest is sent without it. */
    private List<Uploads.Got> taken(@Nullable List<MultipartFile> files, Form form, Caller caller, Wording say) {
        Uploads.forget(form);
        uploads.take(caller, form, files, say);
        return Uploads.got(form);
    }

    private static void notReceived(String field, Form form) {
        for (LeftOut out : Uploads.leftOut(form)) form.wrong(field, out.name() + ": " + out.why());
    }

    /** Does it where nothing is wrong in the form, and leads back to the answer with a link to the receipt of it. */
    private String done(
            String verb,
            String response,
            Map<String, Object> said,
            String told,
            Map<String, String> fields,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request) {
        if (form.isWrong()) return kept.back(request, form);
        Target target = Target.of("/api/responses/{}/" + verb, response);
        Outcome<Sending.Receipt> outcome = backend.write(
                caller, "POST", Service.RESPONSES, target, said, form.headers(verb), Sending.Receipt.class);
        if (!form.took(outcome, say, fields)) return kept.back(request, form);
        String url = outcome instanceof Outcome.Done<Sending.Receipt> done
                ? done.body().url()
                : null;
        String receipt = url == null ? null : say.text("own.receipt");
        Told after = new Told(say.text(told), url, receipt, Uploads.leftOut(form));
        return kept.done(request, KeptForms.path(request), after);
    }
}
