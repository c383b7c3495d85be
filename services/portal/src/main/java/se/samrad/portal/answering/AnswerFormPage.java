package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import se.samrad.contracts.Scopes;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.consultations.ProposalDocument;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/**
 * Answering a consultation: for a body by its representative, or by anybody without an account. First the form, then a page
 * exactly as it will be read, then the sending.
 */
@Controller
class AnswerPages {
    static final String FOR = "for";
    /** Whether the answer takes the place of the one that stands. */
    private static final String REPLACES = "ersatt";

    /** That the space was away when the answer was previewed. */
    private static final String AWAY = "rum-borta";

    /** That the answer goes without what lies in the body's own space, which is away. */
    private static final String WITHOUT_FILES = "utan-filer";

    /** The draft as the reader has been shown it. */
    private static final String DRAFT = "rum-tag";

    private static final String YES = "ja";
    /** The receipt of an answer without an account that this one takes the place of. */
    private static final String RECEIPT = "kvittens";

    /** The receipt of an answer. */
    record Receipt(@Nullable String response, @Nullable String url) {}

    private final Backend backend;
    private final Asked asked;
    private final Uploads uploads;
    private final DraftSpace drafts;
    private final SpaceFiles space;
    private final Sending sending;
    private final Passes passes;
    private final KeptForms kept;

    AnswerPages(
            Backend backend,
            Asked asked,
            Uploads uploads,
            DraftSpace drafts,
            SpaceFiles space,
            Sending sending,
            Passes passes,
            KeptForms kept) {
        this.backend = backend;
        this.asked = asked;
        this.uploads = uploads;
        this.drafts = drafts;
        this.space = space;
        this.sending = sending;
        this.passes = passes;
        this.kept = kept;
    }

    @GetMapping("/remisser/{id}/svar")
    String form(
            @PathVariable String id,
            @RequestParam(name = FOR, required = false) @Nullable String chosen,
            @RequestParam(name = REPLACES, required = false, defaultValue = "") String replaces,
            @RequestParam(name = RECEIPT, required = false, defaultValue = "") String receipt,
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
        String body = chosen != null ? chosen : left.map(form -> form.text(FOR)).orElse("");
        if (mine.size() == 1) body = mine.getFirst();
        if (!mine.contains(body)) body = "";
        if (mine.size() > 1 && body.isEmpty()) {
            model.addAttribute("bodies", asked.names(caller, id, mine));
            return "answering/choose";
        }
        boolean anothers = left.isPresent() && !left.get().text(FOR).equals(body);
        // What a body wrote waits unseen for whoever signs in for it again, and never becomes a private person's.
        boolean waits = anothers && !frame.isSignedIn() && !YES.equals(request.getParameter("borja-om"));
        model.addAttribute("waits", waits);
        if (anothers && !waits) kept.drop(request, path);
        Form form = waits ? kept.fresh(model) : kept.show(request, model, say, Form::fresh);
        form.put(FOR, body);
        if (!body.isEmpty()) {
            Optional<Asked.Own> own = asked.ownIfTold(caller, id, body);
            Optional<Asked.Own> standing = own.filter(Asked.Own::isStanding);
            if (standing.isEmpty()) showDraft(model, caller, consultation, body, form, say);
            if (replaces.equals(YES) && standing.isPresent() && !form.isTicked(REPLACES)) {
                AnswerForm.prefill(form.put(REPLACES, YES), standing.get());
            }
            boolean replacing = standing.isPresent() && form.isTicked(REPLACES);
            model.addAttribute("replaces", replacing);
            model.addAttribute("own", replacing ? null : standing.orElse(null));
            model.addAttribute("withdrawn", own.filter(Asked.Own::isWithdrawn).isPresent());
            model.addAttribute("invitation", asked.invitation(caller, id, body).orElse(null));
            model.addAttribute("colleagues", asked.colleagues(caller, body));
            model.addAttribute("name", asked.name(caller, id, body));
        }
        if (body.isEmpty() && !(receipt + form.text(RECEIPT)).isEmpty()) {
            String token = receipt.isEmpty() ? form.text(RECEIPT) : receipt;
            Optional<Asked.Own> standing =
                    passes.open(token, caller, request).map(Passes.Opened::own).filter(Asked.Own::isStanding);
            if (standing.isEmpty()) return "redirect:" + OpenedAnswerPages.codePath(token);
            if (!form.text(RECEIPT).equals(token)) AnswerForm.prefill(form.put(RECEIPT, token), standing.get());
            model.addAttribute("replaces", true);
        }
        if (AnswerForm.position(position).isPresent() && form.text("position").isEmpty())
            form.put("position", position);
        describe(model, consultation, form, body, say);
        return "answering/form";
    }

    private void showDraft(
            Model model, Caller caller, ConsultationView consultation, String body, Form form, Wording say) {
        DraftSpace.Contents draft = drafts.open(caller, consultation.id(), body);
        boolean typed = Boolean.TRUE.equals(model.getAttribute("kept"));
        if (DraftSpace.fill(form, typed, draft, consultation)) model.addAttribute("kept", false);
        model.addAttribute("draft", draft);
        model.addAttribute("ownFiles", draft.files());
        model.addAttribute("writing", DraftSpace.labels(draft.writing(), consultation, say));
        model.addAttribute("saved", DraftSpace.labels(List.copyOf(draft.parts().keySet()), consultation, say));
        model.addAttribute("clashes", DraftSpace.clashes(form, consultation, say));
    }

    private static void describe(Model model, ConsultationView consultation, Form form, String body, Wording say) {
        String you = body.isEmpty() ? "answer.you" : "answer.ni";
        model.addAttribute("body", body);
        model.addAttribute("you", you);
        model.addAttribute("document", ProposalDocument.of(consultation.sections()));
        model.addAttribute("positions", AnswerForm.positions(say, you));
        model.addAttribute("sectionPositions", AnswerForm.sectionPositions(say));
        model.addAttribute("files", Uploads.got(form));
        if (!model.containsAttribute("ownFiles")) model.addAttribute("ownFiles", List.of());
        model.addAttribute("leftOut", Uploads.leftOut(form));
        model.addAttribute("sectionsSaid", AnswerForm.sectionsSaid(form));
        model.addAttribute("questionsSaid", AnswerForm.questionsSaid(form));
        model.addAttribute("path", "/remisser/" + consultation.id() + "/svar");
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
        String body = form.text(FOR);
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
        form.putAll("ta-bort", List.of());
        if (removed != null) {
            if (removed.equals("utelamnade")) Uploads.forget(form);
            else Uploads.remove(form, removed);
            return kept.back(request, form) + "#yttrande";
        }
        if (removedOwn != null) {
            form.putAll("ta-bort-ur", List.of());
            boolean gone =
                    !frame.getBodies().contains(form.text(FOR)) || space.remove(caller, id, form.text(FOR), removedOwn);
            if (!gone) form.wrong("fil", say.text("draft.file.not-removed"));
            return kept.back(request, form) + "#yttrande";
        }
        if (theirs != null) {
            DraftSpace.take(form, theirs);
            return kept.back(request, form);
        }
        take(caller, id, form, frame, files, say);
        if (act.equals("ladda-upp")) return kept.back(request, form) + "#yttrande";
        String body = form.text(FOR);
        boolean own = frame.getBodies().contains(body);
        if (act.equals("spara") || act.equals("slang")) {
            if (own) return draft(act, consultation, body, form, caller, say, request);
            kept.keep(request, KeptForms.path(request), form);
            return InvitationPage.signIn(formPath(id));
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
        if (form.isWrong()) return kept.back(request, form);
        kept.keep(request, KeptForms.path(request), form);
        return "redirect:/remisser/" + id + "/svar/granska";
    }

    /** For a body they go into its own space; while that is away, and in the place of an answer that stands, with the answer. */
    private void take(
            Caller caller, String id, Form form, Frame frame, @Nullable List<MultipartFile> files, Wording say) {
        String body = form.text(FOR);
        boolean some = files != null && files.stream().anyMatch(file -> !file.isEmpty());
        if (files != null && some && frame.getBodies().contains(body) && !form.isTicked(REPLACES)) {
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
        String path = formPath(consultation.id()) + "?for=" + body;
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

    @GetMapping("/remisser/{id}/svar/granska")
    String preview(
            @PathVariable String id,
            @RequestParam(name = FOR, required = false, defaultValue = "") String chosen,
            @RequestParam(name = "stallning", required = false, defaultValue = "") String only,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Optional<Form> left = kept.find(request, formPath(id));
        if (AnswerForm.position(only).isPresent() && frame.getBodies().contains(chosen)) {
            if (left.isEmpty()) left = positionAlone(caller, id, chosen, only);
            left = left.filter(form -> form.has("position", only) && form.has(FOR, chosen));
            if (left.isEmpty()) return "redirect:" + formPath(id) + "?" + FOR + "=" + chosen + "&stallning=" + only;
            kept.keep(request, formPath(id), left.get());
        }
        if (left.isEmpty()) return "redirect:" + formPath(id);
        ConsultationView consultation = asked.consultation(caller, id);
        Form form = left.get();
        String body = form.text(FOR);
        model.addAttribute("consultation", consultation);
        model.addAttribute("form", form);
        if (!body.isEmpty() && !form.isTicked(REPLACES)) {
            DraftSpace.Contents draft = drafts.open(caller, id, body);
            model.addAttribute("ownFiles", draft.files());
            model.addAttribute("filesAway", draft.away());
            boolean changed = !draft.away() && SpaceFiles.see(form, draft.files());
            if (changed || draft.away() != form.isTicked(AWAY)) {
                kept.keep(request, formPath(id), form.put(AWAY, draft.away() ? YES : ""));
            }
        }
        describe(model, consultation, form, body, say);
        String sender = form.filled("organisation");
        model.addAttribute(
                "sender",
                !body.isEmpty()
                        ? asked.name(caller, id, body)
                        : sender != null ? sender : say.capital(say.text("responses.person")));
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
        return Optional.of(Form.fresh().put(FOR, body).put("position", position));
    }

    @PostMapping("/remisser/{id}/svar/granska")
    String send(
            @PathVariable String id,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        Optional<Form> left = kept.find(request, formPath(id));
        if (left.isEmpty()) return "redirect:" + formPath(id);
        ConsultationView consultation = asked.consultation(caller, id);
        Form form = left.get();
        form.forgive();
        form.putAll(DRAFT, List.of());
        String body = form.text(FOR);
        // The sign-in ended between form and sending: the answer must not turn into a private person's.
        if (!body.isEmpty() && !frame.getBodies().contains(body))
            return InvitationPage.signIn(formPath(id) + "/granska");
        if (!body.isEmpty() && !isAsPreviewed(caller, consultation, body, form, say, request)) {
            kept.keep(request, formPath(id), form);
            return "redirect:" + formPath(id) + "/granska#fel";
        }
        String receipt = body.isEmpty() ? form.text(RECEIPT) : "";
        Optional<Passes.Opened> opened = receipt.isEmpty() ? Optional.empty() : passes.open(receipt, caller, request);
        if (!receipt.isEmpty() && opened.isEmpty()) return "redirect:" + OpenedAnswerPages.codePath(receipt);
        Map<String, Object> answer = AnswerForm.request(form, consultation, say);
        Target target = Target.of("/api/consultations/{}/responses", id);
        if (opened.isPresent())
            target = Target.of("/api/responses/{}/supersede", opened.get().response());
        else if (body.isEmpty()) {
            for (String member : List.of("name", "email", "organisation")) {
                AnswerForm.put(answer, member, form.filled(member));
            }
        } else if (form.isTicked(REPLACES)) target = Target.of("/api/responses/{}/supersede", id + "--" + body);
        else target = Target.of("/api/consultations/{}/responses/{}", id, body);
        if (form.isWrong()) {
            kept.keep(request, formPath(id), form);
            return "redirect:" + formPath(id) + "#fel";
        }
        boolean handsOver = !SpaceFiles.seen(form).isEmpty();
        Target there = handsOver ? target.forFiles() : target;
        String method = body.isEmpty() || form.isTicked(REPLACES) ? "POST" : "PUT";
        Map<String, String> headers = new HashMap<>(form.headers(Uploads.ACT));
        if (form.filled(DRAFT) != null) headers.put("Draft-Match", form.text(DRAFT));
        Function<Caller, Outcome<Receipt>> sent =
                sender -> backend.write(sender, method, Service.RESPONSES, there, answer, headers, Receipt.class);
        Optional<Outcome<Receipt>> outcome =
                handsOver ? sending.send(answer(form, consultation), caller, sent) : Optional.of(sent.apply(caller));
        if (outcome.isEmpty()) {
            kept.keep(request, formPath(id), form);
            return "redirect:" + formPath(id) + "/skickas";
        }
        return told(outcome.get(), form, caller, consultation, say, request);
    }

    /** Where the reader goes on from what came of the sending. */
    String told(
            Outcome<Receipt> outcome,
            Form form,
            Caller caller,
            ConsultationView consultation,
            Wording say,
            HttpServletRequest request) {
        String path = formPath(consultation.id());
        if (outcome instanceof Outcome.Refused<Receipt> refused
                && "draft-changed".equals(refused.problem().reason())) {
            drafts.catchUp(caller, consultation, form.text(FOR), form);
            form.wrong(null, say.text("draft.changed-before-sending"));
            kept.keep(request, path, form);
            return "redirect:" + path + "/granska#fel";
        }
        if (form.took(outcome, say, AnswerForm.fields(form, consultation))
                && outcome instanceof Outcome.Done<Receipt> done) {
            kept.drop(request, path);
            String url = done.body().url();
            return "redirect:" + (url != null && url.startsWith("/kvittens/") ? url : "/remisser/" + consultation.id());
        }
        kept.keep(request, path, form);
        return "redirect:" + path + "#fel";
    }

    /** Which answer a form becomes, told apart from those of others. */
    static String answer(Form form, ConsultationView consultation) {
        return String.join(" ", consultation.id(), form.text(FOR), form.key(Uploads.ACT));
    }

    /**
     * Whether what is sent is what the reader has been shown; otherwise the form says what is not. Without the space its files
     * are left out only when the reader has said so.
     */
    private boolean isAsPreviewed(
            Caller caller,
            ConsultationView consultation,
            String body,
            Form form,
            Wording say,
            HttpServletRequest request) {
        // An answer in the place of one that stands has nothing in the space.
        if (form.isTicked(REPLACES)) return true;
        DraftSpace.Contents contents = drafts.open(caller, consultation.id(), body);
        if (contents.away()) {
            if (YES.equals(request.getParameter(WITHOUT_FILES))) SpaceFiles.forget(form);
            else form.wrong(WITHOUT_FILES, say.text("draft.files-away.say"));
            return !form.isWrong();
        }
        if (DraftSpace.catchUp(form, contents, consultation)) {
            String why = form.isTicked(AWAY) ? "draft.back-before-sending" : "draft.changed-before-sending";
            form.wrong(null, say.text(why));
        }
        if (contents.tag() != null) form.put(DRAFT, contents.tag());
        return !form.isWrong();
    }

    static String formPath(String id) {
        return "/remisser/" + id + "/svar";
    }
}
