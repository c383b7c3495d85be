package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.Scopes;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/**
 * An answer exactly as it will be read, and its sending. The page carries all that it shows, and that is what is sent, whatever has
 * been typed in another tab meanwhile; pressed twice it is the same request, with the same receipt. Where sending takes long the
 * reader waits on {@link SendingPage}.
 */
@Controller
class PreviewPage {
    private static final String PREVIEW = "/granska";

    /** That the space was away when the answer was previewed. */
    private static final String AWAY = "rum-borta";

    /** That the answer goes without what lies in the body's own space, which is away. */
    private static final String WITHOUT_FILES = "utan-filer";

    private final Backend backend;
    private final Asked asked;
    private final DraftSpace drafts;
    private final Sending sending;
    private final AfterSending after;
    private final Passes passes;
    private final KeptForms kept;

    PreviewPage(
            Backend backend,
            Asked asked,
            DraftSpace drafts,
            Sending sending,
            AfterSending after,
            Passes passes,
            KeptForms kept) {
        this.backend = backend;
        this.asked = asked;
        this.drafts = drafts;
        this.sending = sending;
        this.after = after;
        this.passes = passes;
        this.kept = kept;
    }

    @GetMapping("/remisser/{id}/svar/granska")
    String preview(
            @PathVariable String id,
            @RequestParam(name = AnswerForm.FOR, required = false, defaultValue = "") String chosen,
            @RequestParam(name = "stallning", required = false, defaultValue = "") String only,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        String path = AnswerForm.path(id);
        Optional<Form> left = kept.find(request, path);
        if (AnswerForm.position(only).isPresent() && frame.getBodies().contains(chosen)) {
            if (left.isEmpty()) left = positionAlone(caller, id, chosen, only);
            left = left.filter(form -> form.has("position", only) && form.has(AnswerForm.FOR, chosen));
            if (left.isEmpty()) return "redirect:" + path + "?" + AnswerForm.FOR + "=" + chosen + "&stallning=" + only;
            kept.keep(request, path, left.get());
        }
        boolean others = !chosen.isEmpty()
                && left.filter(form -> form.has(AnswerForm.FOR, chosen)).isEmpty();
        if (others) return "redirect:" + path + "?" + AnswerForm.FOR + "=" + chosen;
        if (left.isEmpty()) return "redirect:" + path;
        ConsultationView consultation = asked.consultation(caller, id);
        Form form = left.get();
        String body = form.text(AnswerForm.FOR);
        if (isAnothers(body, frame))
            return frame.isSignedIn() ? "redirect:" + path : InvitationPage.signIn(path + PREVIEW);
        String receipt = receipt(form);
        Optional<Passes.Opened> opened = receipt.isEmpty() ? Optional.empty() : passes.open(receipt, caller, request);
        if (!receipt.isEmpty() && opened.isEmpty()) return "redirect:" + OpenedAnswerPages.codePath(receipt);
        model.addAttribute("consultation", consultation);
        model.addAttribute("form", form);
        if (!body.isEmpty() && !form.isTicked(AnswerForm.REPLACES)) {
            DraftSpace.Contents draft = drafts.open(caller, id, body);
            model.addAttribute("ownFiles", draft.files());
            model.addAttribute("filesAway", draft.away());
            boolean changed = !draft.away() && SpaceFiles.see(form, draft.files());
            if (changed || draft.away() != form.isTicked(AWAY)) {
                kept.keep(request, path, form.put(AWAY, draft.away() ? AnswerForm.YES : ""));
            }
        }
        Asked.Invitation invitation =
                body.isEmpty() ? null : asked.invitation(caller, id, body).orElse(null);
        model.addAttribute("late", Asked.isLate(consultation, invitation, say.today()));
        AnswerForm.describe(model, consultation, form);
        // Who replaces an answer is who sent it, and is not asked again.
        boolean organisation = receipt.isEmpty()
                ? body.isEmpty() && form.filled("organisation") != null
                : opened.filter(answer -> answer.own().isOrganisations()).isPresent();
        model.addAttribute("organisation", organisation);
        model.addAttribute(
                "sender",
                !body.isEmpty()
                        ? asked.name(caller, id, body)
                        : say.capital(say.text(organisation ? "search.organisation" : "responses.person")));
        boolean writesOnly = !body.isEmpty() && frame.may(Scopes.author(body));
        model.addAttribute("writesOnly", writesOnly);
        if (writesOnly) {
            model.addAttribute(
                    "senders",
                    asked.colleagues(caller, body).stream()
                            .filter(colleague -> !colleague.isAuthor())
                            .toList());
        }
        model.addAttribute("parts", AnswerForm.parts(form, consultation, say));
        model.addAttribute("decided", AnswerForm.decided(form, say));
        LocalDate decision = form.day("decision-date", "answer.decided", say);
        boolean ahead = decision != null && decision.isAfter(say.today()) && !form.isTicked("preliminary");
        model.addAttribute("ahead", ahead ? decision : null);
        model.addAttribute(
                "position",
                AnswerForm.position(form.text("position"))
                        .map(position -> say.capital(say.of("position", position)))
                        .orElse(say.text("response.no-position")));
        return "answering/preview";
    }

    /** What the invitation's page offers in two clicks. An answer that stands or a draft goes before, and is shown with it. */
    private Optional<Form> positionAlone(Caller caller, String id, String body, String position) {
        boolean stands =
                asked.ownIfTold(caller, id, body).filter(Asked.Own::isStanding).isPresent();
        if (stands || !drafts.open(caller, id, body).isEmpty()) return Optional.empty();
        return Optional.of(Form.fresh().put(AnswerForm.FOR, body).put("position", position));
    }

    @PostMapping("/remisser/{id}/svar/granska")
    String send(
            @PathVariable String id,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        String path = AnswerForm.path(id);
        Form form = Form.typed(request);
        form.putAll(WITHOUT_FILES, List.of());
        // A page that was opened before the last upgrade carries nothing along, and is shown anew.
        if (request.getParameter(Form.KEY) == null) return "redirect:" + path + PREVIEW;
        ConsultationView consultation = asked.consultation(caller, id);
        String body = form.text(AnswerForm.FOR);
        if (isAnothers(body, frame)) {
            kept.keep(request, path, form);
            return InvitationPage.signIn(path + PREVIEW);
        }
        Optional<DraftSpace.Contents> draft = Optional.empty();
        // An answer in the place of one that stands has nothing in the space.
        if (!body.isEmpty() && !form.isTicked(AnswerForm.REPLACES)) {
            draft = Optional.of(drafts.open(caller, id, body));
            if (!isAsPreviewed(draft.get(), consultation, form, say, request)) {
                // With the answer its draft is gone: the button was pressed twice, and nobody has changed anything.
                boolean sent = asked.ownIfTold(caller, id, body)
                        .filter(Asked.Own::isStanding)
                        .isPresent();
                if (sent) return "redirect:" + path + "?" + AnswerForm.FOR + "=" + body;
                kept.keep(request, path, form);
                return "redirect:" + path + PREVIEW + "#fel";
            }
        }
        String receipt = receipt(form);
        Optional<Passes.Opened> opened = receipt.isEmpty() ? Optional.empty() : passes.open(receipt, caller, request);
        if (!receipt.isEmpty() && opened.isEmpty()) return "redirect:" + OpenedAnswerPages.codePath(receipt);
        Map<String, Object> answer = AnswerForm.request(form, consultation, say);
        if (body.isEmpty() && opened.isEmpty()) {
            for (String member : List.of("name", "email", "organisation")) {
                AnswerForm.put(answer, member, form.filled(member));
            }
        }
        if (form.isWrong()) {
            kept.keep(request, path, form);
            return "redirect:" + path + "#fel";
        }
        boolean handsOver = !SpaceFiles.seen(form).isEmpty();
        Target target = target(id, form, opened.orElse(null));
        Target there = handsOver ? target.forFiles() : target;
        String method = body.isEmpty() || form.isTicked(AnswerForm.REPLACES) ? "POST" : "PUT";
        Map<String, String> headers = new HashMap<>(form.headers(Uploads.ACT));
        draft.map(DraftSpace.Contents::tag).ifPresent(tag -> headers.put("Draft-Match", tag));
        Function<Caller, Outcome<Sending.Receipt>> sent = sender ->
                backend.write(sender, method, Service.RESPONSES, there, answer, headers, Sending.Receipt.class);
        Optional<Outcome<Sending.Receipt>> outcome = handsOver
                ? sending.send(Sending.answer(form, consultation), caller, sent)
                : Optional.of(sent.apply(caller));
        if (outcome.isEmpty()) {
            kept.keep(request, path, form);
            return "redirect:" + path + "/skickas";
        }
        return after.leadsTo(outcome.get(), form, caller, consultation, say, request);
    }

    /** Of the answer without an account that this one takes the place of; empty where there is none. */
    private static String receipt(Form form) {
        return form.text(AnswerForm.FOR).isEmpty() ? form.text(AnswerForm.RECEIPT) : "";
    }

    private static Target target(String id, Form form, Passes.@Nullable Opened opened) {
        String body = form.text(AnswerForm.FOR);
        if (opened != null) return Target.of("/api/responses/{}/supersede", opened.response());
        if (body.isEmpty()) return Target.of("/api/consultations/{}/responses", id);
        if (form.isTicked(AnswerForm.REPLACES)) return Target.of("/api/responses/{}/supersede", id + "--" + body);
        return Target.of("/api/consultations/{}/responses/{}", id, body);
    }

    /**
     * Whether what is sent is what the reader has been shown; otherwise the form says what is not. Without the space its files
     * are left out only when the reader has said so.
     */
    private static boolean isAsPreviewed(
            DraftSpace.Contents contents,
            ConsultationView consultation,
            Form form,
            Wording say,
            HttpServletRequest request) {
        if (contents.away()) {
            if (AnswerForm.YES.equals(request.getParameter(WITHOUT_FILES))) SpaceFiles.forget(form);
            else form.wrong(WITHOUT_FILES, say.text("draft.files-away.say"));
            return !form.isWrong();
        }
        if (DraftSpace.catchUp(form, contents, consultation)) {
            String why = form.isTicked(AWAY) ? "draft.back-before-sending" : "draft.changed-before-sending";
            form.wrong(null, say.text(why));
        }
        return !form.isWrong();
    }

    /** What was written for a body is for those alone who are signed in for it, and never becomes a private person's. */
    private static boolean isAnothers(String body, Frame frame) {
        return !body.isEmpty() && !frame.getBodies().contains(body);
    }
}
