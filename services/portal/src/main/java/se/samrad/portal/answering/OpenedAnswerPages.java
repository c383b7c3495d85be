package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ReceiptView;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.wording.Wording;

/** An answer without an account, for its sender: a code that was just mailed opens it from the receipt's page. */
@Controller
class OpenedAnswerPages {
    private final Passes passes;
    private final OwnAnswer answer;
    private final Asked asked;
    private final KeptForms kept;

    OpenedAnswerPages(Passes passes, OwnAnswer answer, Asked asked, KeptForms kept) {
        this.passes = passes;
        this.answer = answer;
        this.asked = asked;
        this.kept = kept;
    }

    static String codePath(String token) {
        return "/kvittens/" + token + "/kod";
    }

    static String answerPath(String token) {
        return "/kvittens/" + token + "/svar";
    }

    @GetMapping("/kvittens/{token}/kod")
    String code(
            @PathVariable String token,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        ReceiptView receipt = passes.receipt(caller, token);
        if (receipt.consultation() == null) return "redirect:/kvittens/" + token;
        if (receipt.name() != null) {
            return "redirect:/remisser/" + receipt.consultation() + "/svar/eget/" + receipt.body();
        }
        model.addAttribute("consultation", asked.consultation(caller, receipt.consultation()));
        model.addAttribute("asked", passes.isAsked(token, request));
        model.addAttribute("token", token);
        kept.show(request, model, say, Form::fresh);
        model.addAttribute("kept", false);
        return "answering/code";
    }

    @PostMapping("/kvittens/{token}/kod")
    String code(
            @PathVariable String token,
            @RequestParam(name = "gor", defaultValue = "") String act,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletRequest request) {
        Form form = Form.typed(request);
        if (act.equals("skicka")) {
            Optional<Passes.CodeSent> sent = passes.sendCode(token, form, caller, say, request);
            if (sent.isEmpty()) return kept.back(request, form);
            return kept.done(request, codePath(token), sent(sent.get(), say));
        }
        String code = form.filled("kod");
        if (code == null) form.wrong("kod", say.text("opening.code.missing"));
        if (code == null || !passes.useCode(token, code, form, caller, say, request)) {
            return kept.back(request, form);
        }
        kept.drop(request, KeptForms.path(request));
        return "redirect:" + answerPath(token);
    }

    private static String sent(Passes.CodeSent code, Wording say) {
        if (code.sent() || code.mailedAt() == null || code.end() == null) return say.text("opening.sent");
        return say.text("opening.sent-lately", say.time(code.mailedAt()), say.time(code.end()));
    }

    @GetMapping("/kvittens/{token}/svar")
    String page(
            @PathVariable String token,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Optional<Passes.Opened> opened = passes.open(token, caller, request);
        if (opened.isEmpty()) return "redirect:" + codePath(token);
        String consultation = opened.get().consultation();
        String replace = "/remisser/" + consultation + "/svar?kvittens=" + token;
        var sent = new OwnAnswer.Sent(say.text("own.sender.you"), true, false, replace);
        return answer.show(consultation, opened.get().own(), sent, say, caller, request, model);
    }

    @PostMapping("/kvittens/{token}/svar")
    String act(
            @PathVariable String token,
            @RequestParam(name = "gor", defaultValue = "") String act,
            @RequestParam(name = "fil", required = false) @Nullable List<MultipartFile> files,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletRequest request) {
        Form form = Form.typed(request);
        Optional<Passes.Opened> opened = passes.open(token, caller, request);
        if (opened.isEmpty()) {
            kept.keep(request, KeptForms.path(request), form);
            return "redirect:" + codePath(token);
        }
        return answer.act(act, opened.get().response(), files, form, caller, say, request);
    }
}
