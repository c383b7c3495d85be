package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/** How far an answer has come that is being sent; it leads on by itself when the receipt is there. */
@Controller
class SendingPage {
    private static final String REDIRECT = "redirect:";

    private final AfterSending after;
    private final Asked asked;
    private final Sending sending;
    private final DraftSpace drafts;
    private final KeptForms kept;

    SendingPage(AfterSending after, Asked asked, Sending sending, DraftSpace drafts, KeptForms kept) {
        this.after = after;
        this.asked = asked;
        this.sending = sending;
        this.drafts = drafts;
        this.kept = kept;
    }

    @GetMapping("/remisser/{id}/svar/skickas")
    @Nullable
    String onItsWay(
            @PathVariable String id,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String path = AnswerForm.path(id);
        Optional<Form> left = kept.find(request, path);
        if (left.isEmpty()) return onward(path, request, response);
        Form form = left.get();
        String body = form.text(AnswerForm.FOR);
        if (!frame.getBodies().contains(body))
            return onward(InvitationPage.signIn(path + "/granska"), request, response);
        ConsultationView consultation = asked.consultation(caller, id);
        String answer = Sending.answer(form, consultation);
        Optional<Outcome<Sending.Receipt>> outcome = sending.come(answer, caller);
        if (outcome.isPresent())
            return onward(after.leadsTo(outcome.get(), form, caller, consultation, say, request), request, response);
        if (!sending.isOnItsWay(answer)) {
            // Another process may have sent it, or have ended before it did.
            if (asked.ownIfTold(caller, id, body).filter(Asked.Own::isStanding).isPresent()) {
                kept.drop(request, path);
                return onward(path + "?" + AnswerForm.FOR + "=" + body, request, response);
            }
        }
        List<SpaceFiles.OwnFile> files = drafts.open(caller, id, body).files();
        model.addAttribute("consultation", consultation);
        model.addAttribute("path", path);
        model.addAttribute("form", form);
        model.addAttribute("total", SpaceFiles.seen(form).size());
        model.addAttribute(
                "done", files.stream().filter(SpaceFiles.OwnFile::handedOver).count());
        return "answering/sending";
    }

    /** A page that asks by itself is told where to go on; it would only read what it is led to otherwise. */
    private static @Nullable String onward(String where, HttpServletRequest request, HttpServletResponse response) {
        String path = where.startsWith(REDIRECT) ? where.substring(REDIRECT.length()) : where;
        if (request.getHeader("HX-Request") == null) return REDIRECT + path;
        response.setHeader("HX-Redirect", request.getContextPath() + path);
        response.setStatus(HttpServletResponse.SC_OK);
        return null;
    }
}
