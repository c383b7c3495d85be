package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Callers;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.consultations.ProposalDocument;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/**
 * The form of an answer, for a body by its representative or for anybody without an account. From it the reader comes to {@link
 * PreviewPage}.
 */
@Controller
class AnswerFormPage {
    private final Asked asked;
    private final Uploads uploads;
    private final DraftSpace drafts;
    private final SpaceFiles space;
    private final Passes passes;
    private final KeptForms kept;

    AnswerFormPage(Asked asked, Uploads uploads, DraftSpace drafts, SpaceFiles space, Passes passes, KeptForms kept) {
        this.asked = asked;
        this.uploads = uploads;
        this.drafts = drafts;
        this.space = space;
        this.passes = passes;
        this.kept = kept;
    }

    @GetMapping("/remisser/{id}/svar")
    String form(
            @PathVariable String id,
            @RequestParam(name = AnswerForm.FOR, required = false) @Nullable String chosen,
            @RequestParam(name = AnswerForm.REPLACES, required = false, defaultValue = "") String replaces,
            @RequestParam(name = AnswerForm.RECEIPT, required = false, defaultValue = "") String receipt,
            @RequestParam(name = "stallning", required = false, defaultValue = "") String position,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        if (frame.may("staff:handlaggare") || frame.may("staff:registrator")) {
            return "redirect:/arbetsyta/remisser/" + id + "/svar/nytt";
        }
        ConsultationView consultation = asked.consultation(caller, id);
        model.addAttribute("consultation", consultation);
        model.addAttribute("replaces", false);
        List<String> mine = frame.getBodies();
        String path = KeptForms.path(request);
        Optional<Form> left = kept.find(request, path);
        String body = chosen != null
                ? chosen
                : left.map(form -> form.text(AnswerForm.FOR)).orElse("");
        if (mine.size() == 1) body = mine.getFirst();
        if (!mine.contains(body)) body = "";
        if (mine.size() > 1 && body.isEmpty()) {
            model.addAttribute("bodies", asked.names(caller, id, mine));
            return "answering/choose";
        }
        boolean anothers = left.isPresent() && !left.get().text(AnswerForm.FOR).equals(body);
        // What a body wrote waits unseen for whoever signs in for it again, and never becomes a private person's.
        boolean waits = anothers && !frame.isSignedIn() && !AnswerForm.YES.equals(request.getParameter("borja-om"));
        model.addAttribute("waits", waits);
        if (anothers && !waits) kept.drop(request, path);
        Form form = waits ? kept.fresh(model) : kept.show(request, model, say, Form::fresh);
        form.put(AnswerForm.FOR, body);
        if (!body.isEmpty()) {
            Optional<Asked.Own> own = asked.ownIfTold(caller, id, body);
            Optional<Asked.Own> standing = own.filter(Asked.Own::isStanding);
            boolean typed = kept.find(request, path).isPresent();
            if (standing.isEmpty()) showDraft(model, caller, consultation, body, form, typed, say);
            boolean replacing =
                    standing.isPresent() && (replaces.equals(AnswerForm.YES) || form.isTicked(AnswerForm.REPLACES));
            if (replacing) form = replacing(form, AnswerForm.REPLACES, AnswerForm.YES, standing.get(), model);
            model.addAttribute("replaces", replacing);
            model.addAttribute("replaced", path + "/eget/" + body);
            model.addAttribute("own", replacing ? null : standing.orElse(null));
            if (standing.isPresent() && !replacing) model.addAttribute("kept", false); // and no form to start over with
            model.addAttribute("withdrawn", own.filter(Asked.Own::isWithdrawn).isPresent());
            model.addAttribute("colleagues", asked.colleagues(caller, body));
            model.addAttribute("name", asked.name(caller, id, body));
        }
        if (body.isEmpty() && !(receipt + form.text(AnswerForm.RECEIPT)).isEmpty()) {
            String token = receipt.isEmpty() ? form.text(AnswerForm.RECEIPT) : receipt;
            Optional<Asked.Own> standing =
                    passes.open(token, caller, request).map(Passes.Opened::own).filter(Asked.Own::isStanding);
            if (standing.isEmpty()) return "redirect:" + OpenedAnswerPages.codePath(token);
            form = replacing(form, AnswerForm.RECEIPT, token, standing.get(), model);
            model.addAttribute("replaces", true);
            model.addAttribute("replaced", OpenedAnswerPages.answerPath(token));
        }
        if (AnswerForm.position(position).isPresent() && form.text("position").isEmpty())
            form.put("position", position);
        Asked.Invitation invitation =
                body.isEmpty() ? null : asked.invitation(caller, id, body).orElse(null);
        model.addAttribute("invitation", invitation);
        model.addAttribute("late", Asked.isLate(consultation, invitation, say.today()));
        describe(model, consultation, form, say);
        return "answering/form";
    }

    /** The form of an answer that takes the place of another: nothing that was left of one that was never sent is in it. */
    private Form replacing(Form left, String field, String value, Asked.Own standing, Model model) {
        Form form = left.has(field, value) ? left : kept.fresh(model).put(AnswerForm.FOR, left.text(AnswerForm.FOR));
        AnswerForm.replace(form, field, value, standing);
        return form;
    }

    private void showDraft(
            Model model,
            Caller caller,
            ConsultationView consultation,
            String body,
            Form form,
            boolean typed,
            Wording say) {
        DraftSpace.Contents draft = drafts.open(caller, consultation.id(), body);
        if (DraftSpace.fill(form, typed, draft, consultation)) model.addAttribute("kept", false);
        model.addAttribute("draft", draft);
        model.addAttribute("ownFiles", draft.files());
        model.addAttribute("writing", DraftSpace.labels(draft.writing(), consultation, say));
        model.addAttribute("saved", DraftSpace.labels(List.copyOf(draft.parts().keySet()), consultation, say));
        model.addAttribute("clashes", DraftSpace.clashes(form, consultation, say));
        if (consultation.isCancelled()) model.addAttribute("written", DraftSpace.written(form, consultation, say));
    }

    private static void describe(Model model, ConsultationView consultation, Form form, Wording say) {
        AnswerForm.describe(model, consultation, form);
        model.addAttribute("document", ProposalDocument.of(consultation.sections()));
        model.addAttribute("positions", AnswerForm.positions(say, AnswerForm.you(form)));
        model.addAttribute("sectionPositions", AnswerForm.sectionPositions(say));
        model.addAttribute("sectionsSaid", AnswerForm.sectionsSaid(form));
        model.addAttribute("questionsSaid", AnswerForm.questionsSaid(form));
    }

    /** Remembers which files the page has sent by itself, so that they are there when it is opened again. */
    @PostMapping(path = "/remisser/{id}/svar", params = "gor=filer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sent(
            @PathVariable String id,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        Form form = Form.typed(request);
        form.putAll("gor", List.of());
        String body = form.text(AnswerForm.FOR);
        // What is written lies in the draft; where there is none, it is kept with the files.
        boolean drafted = frame.getBodies().contains(body)
                && !drafts.open(caller, id, body).away();
        if (drafted) DraftSpace.leave(form);
        kept.keep(request, KeptForms.path(request), form);
    }

    @PostMapping(path = "/remisser/{id}/svar", params = "gor!=filer")
    String typed(
            @PathVariable String id,
            @RequestParam(name = "fil", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(name = "ta-bort", required = false) @Nullable String removed,
            @RequestParam(name = "ta-bort-ur", required = false) @Nullable String removedOwn,
            @RequestParam(name = "deras", required = false) @Nullable String theirs,
            @RequestParam(name = "gor", required = false, defaultValue = "granska") String act,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        ConsultationView consultation = asked.consultation(caller, id);
        Form form = Form.typed(request);
        String body = form.text(AnswerForm.FOR);
        boolean own = frame.getBodies().contains(body);
        boolean known = frame.isSignedIn() || Callers.wasRemoved(request);
        if (!body.isEmpty() && !own && known) throw new TakenOff.NotTheirs();
        form.putAll("ta-bort", List.of());
        if (removed != null) {
            if (removed.equals("utelamnade")) Uploads.forget(form);
            else Uploads.remove(form, removed);
            return backToFiles(request, form);
        }
        if (removedOwn != null) {
            form.putAll("ta-bort-ur", List.of());
            boolean gone = !frame.getBodies().contains(form.text(AnswerForm.FOR))
                    || space.remove(caller, id, form.text(AnswerForm.FOR), removedOwn);
            if (!gone) form.wrong("fil", say.text("draft.file.not-removed"));
            return backToFiles(request, form);
        }
        if (theirs != null) {
            DraftSpace.take(form, theirs);
            return kept.back(request, form);
        }
        take(caller, id, form, frame, files, say);
        if (act.equals("ladda-upp")) return backToFiles(request, form);
        if (act.equals("spara") || act.equals("slang")) {
            if (own) return draft(act, consultation, body, form, caller, say, request);
            kept.keep(request, KeptForms.path(request), form);
            return InvitationPage.signIn(AnswerForm.path(id));
        }
        if (own) {
            DraftSpace.Saved saved = drafts.save(caller, consultation, body, form, say);
            if (saved == DraftSpace.Saved.BEING_SENT) form.wrong(null, say.text("draft.being-sent"));
            if (saved == DraftSpace.Saved.CLASH || saved == DraftSpace.Saved.BEING_SENT)
                return kept.back(request, form);
            form.forgive(); // what a draft cannot hold, an answer may
            drafts.catchUp(caller, consultation, body, form);
        }
        AnswerForm.request(form, consultation, say);
        String email = form.filled("email");
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) form.wrong("email", say.text("answer.bad-email"));
        AnswerForm.checkLines(form, say);
        if (form.isWrong()) return kept.back(request, form);
        kept.keep(request, KeptForms.path(request), form);
        return "redirect:/remisser/" + id + "/svar/granska";
    }

    /** Where something is wrong the summary above is what is to be read first. */
    private String backToFiles(HttpServletRequest request, Form form) {
        return kept.back(request, form) + (form.isWrong() ? "" : "#filer");
    }

    /** For a body they go into its own space; while that is away, and in the place of an answer that stands, with the answer. */
    private void take(
            Caller caller, String id, Form form, Frame frame, @Nullable List<MultipartFile> files, Wording say) {
        String body = form.text(AnswerForm.FOR);
        boolean some = files != null && files.stream().anyMatch(file -> !file.isEmpty());
        if (files != null && some && frame.getBodies().contains(body) && !form.isTicked(AnswerForm.REPLACES)) {
            DraftSpace.Contents contents = drafts.open(caller, id, body);
            if (!contents.away()) {
                space.take(caller, id, body, contents, form, files, say);
                return;
            }
        }
        uploads.take(caller, form, files, say);
    }

    /** Saves the draft, or throws it away for all who share it. */
    private String draft(
            String act,
            ConsultationView consultation,
            String body,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request) {
        String path = AnswerForm.path(consultation.id()) + "?for=" + body;
        if (act.equals("slang")) {
            if (drafts.delete(caller, consultation.id(), body)) {
                return kept.done(request, path, say.text("draft.deleted"));
            }
            form.wrong(null, say.text("draft.not-deleted"));
            return kept.back(request, form);
        }
        DraftSpace.Saved saved = drafts.save(caller, consultation, body, form, say);
        if (saved != DraftSpace.Saved.ALL) {
            if (saved == DraftSpace.Saved.AWAY) form.wrong(null, say.text("draft.not-saved"));
            if (saved == DraftSpace.Saved.BEING_SENT) form.wrong(null, say.text("draft.being-sent"));
            return kept.back(request, form);
        }
        String next = kept.done(request, path, say.text("draft.saved", say.time(say.now())));
        boolean files = !Uploads.got(form).isEmpty() || !Uploads.leftOut(form).isEmpty();
        if (files) {
            DraftSpace.leave(form);
            kept.keep(request, KeptForms.path(request), form);
        }
        return next;
    }
}
