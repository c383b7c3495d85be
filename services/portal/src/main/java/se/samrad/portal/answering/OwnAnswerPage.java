package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.contracts.Scopes;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/** What a body has answered, for whoever acts for it. */
@Controller
class OwnAnswerPage {
    private final Asked asked;
    private final OwnAnswer answer;
    private final KeptForms kept;

    OwnAnswerPage(Asked asked, OwnAnswer answer, KeptForms kept) {
        this.asked = asked;
        this.answer = answer;
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
        boolean author = frame.may(Scopes.author(body));
        String replace = "/remisser/" + id + "/svar?for=" + body + "&ersatt=ja";
        var sent = new OwnAnswer.Sent(asked.name(caller, id, body), false, author, replace);
        return answer.show(id, own, sent, say, caller, request, model);
    }

    @PostMapping("/remisser/{id}/svar/eget/{body}")
    String act(
            @PathVariable String id,
            @PathVariable String body,
            @RequestParam(name = "gor", defaultValue = "") String act,
            @RequestParam(name = "fil", required = false) @Nullable List<MultipartFile> files,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        Form form = Form.typed(request);
        if (!frame.may("body:" + body)) {
            kept.keep(request, KeptForms.path(request), form);
            return InvitationPage.signIn(KeptForms.path(request));
        }
        return answer.act(act, id + "--" + body, files, form, caller, say, request);
    }
}
