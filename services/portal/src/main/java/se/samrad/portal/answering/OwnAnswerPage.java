package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
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
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/** What a body has answered, and all that it can do with its answer. */
@Controller
class OwnAnswerPage {
    private final Backend backend;
    private final Asked asked;
    private final KeptForms kept;

    OwnAnswerPage(Backend backend, Asked asked, KeptForms kept) {
        this.backend = backend;
        this.asked = asked;
        this.kept = kept;
    }

    @GetMapping("/remisser/{id}/svar/eget/{body}")
    String page(
            @PathVariable String id,
            @PathVariable String body,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        if (!frame.isSignedIn()) return InvitationPage.signIn(KeptForms.path(request));
        if (!frame.may("body:" + body)) throw new Trouble.NotThere(body);
        Asked.Own own = asked.own(caller, id, body).orElseThrow(() -> new Trouble.NotThere(body));
        ConsultationView consultation = asked.consultation(caller, id);
        kept.show(request, model, say, Form::fresh);
        model.addAttribute("consultation", consultation);
        model.addAttribute("own", own);
        model.addAttribute("name", asked.name(caller, id, body));
        ResponseText text = own.text();
        model.addAttribute(
                "parts",
                text == null ? List.of() : Parts.of(text.text(), text.answers(), text.sections(), consultation, say));
        return "answering/own";
    }

    @PostMapping("/remisser/{id}/svar/eget/{body}")
    String act(
            @PathVariable String id,
            @PathVariable String body,
            @RequestParam(name = "gor", defaultValue = "") String act,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        Form form = Form.typed(request);
        if (!frame.may("body:" + body)) {
            kept.keep(request, KeptForms.path(request), form);
            return InvitationPage.signIn(KeptForms.path(request));
        }
        if (!act.equals("aterta")) throw new Trouble.NotThere(act);
        Map<String, Object> said = new LinkedHashMap<>();
        AnswerForm.put(said, "reason", form.filled("aterta-skal"));
        Target target = Target.of("/api/responses/{}/withdraw", id + "--" + body);
        Outcome<Void> outcome =
                backend.write(caller, "POST", Service.RESPONSES, target, said, form.headers("withdraw"), Void.class);
        if (!form.took(outcome, say, Map.of("reason", "aterta-skal"))) return kept.back(request, form);
        String again = "/remisser/" + id + "/svar";
        return kept.done(
                request, KeptForms.path(request), say.text("own.withdrawn"), again, say.text("own.answer-anew"));
    }
}
