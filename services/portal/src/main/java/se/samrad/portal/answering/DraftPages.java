package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Callers;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/** What a body has not sent yet while it is written: saved as it is typed, and for a draft what each field was before. */
@Controller
class DraftPages {
    /**
     * What the page is told of a field that it saved.
     *
     * @param line what to say of it
     * @param seen what the page now shows of the draft; after a clash, once its writer has chosen
     * @param clash the text that was saved meanwhile
     * @param writing where colleagues are writing; null when nobody is
     * @param label what the field is called, once it is saved
     */
    record Told(
            String line,
            @Nullable String seen,
            @Nullable Clash clash,
            @Nullable String writing,
            @Nullable String label) {
        static Told of(String line) {
            return new Told(line, null, null, null, null);
        }
    }

    record Clash(String title, String words, String text, String take, String keep) {}

    /** A version of a field as it is read. */
    record Version(DraftSpace.Part part, String words, boolean current) {}

    private final Asked asked;
    private final DraftSpace drafts;
    private final SpaceFiles space;
    private final KeptForms kept;
    private final Callers callers;

    DraftPages(Asked asked, DraftSpace drafts, SpaceFiles space, KeptForms kept, Callers callers) {
        this.asked = asked;
        this.drafts = drafts;
        this.space = space;
        this.kept = kept;
        this.callers = callers;
    }

    @PostMapping(path = "/remisser/{id}/svar/utkast", params = "!" + AnswerForm.REPLACES)
    ResponseEntity<Told> saveField(
            @PathVariable String id,
            @RequestParam(name = AnswerForm.FOR) String body,
            @RequestParam(name = "falt") String field,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        writesFor(body, frame, request);
        ConsultationView consultation = asked.consultation(caller, id);
        Optional<String> label = DraftSpace.label(field, consultation, say);
        if (label.isEmpty()) throw new Trouble.NotThere(field);
        Form form = Form.typed(request);
        DraftSpace.Saved saved = drafts.saveField(caller, consultation, body, form, field, say);
        String seen = form.text(Seen.FIELD);
        return switch (saved) {
            case ALL -> {
                follow(request, AnswerForm.path(id), body, form, field, consultation);
                List<String> others = drafts.write(caller, id, body, field);
                String line = say.text("draft.line.saved", say.time(say.now()));
                yield ResponseEntity.ok(new Told(line, seen, null, writing(others, consultation, say), label.get()));
            }
            case CLASH -> {
                String theirs = form.text(DraftSpace.THEIRS + field);
                String whose = DraftSpace.isOwn(form, field) ? ".own" : "";
                Clash clash = new Clash(
                        say.text("draft.clash.title" + whose),
                        DraftSpace.readable(field, theirs, say),
                        theirs,
                        say.text("draft.clash.take" + whose),
                        say.text("draft.clash.keep"));
                String line = say.text("draft.line.clash" + whose);
                yield ResponseEntity.status(409).body(new Told(line, seen, clash, null, null));
            }
            case REFUSED ->
                ResponseEntity.unprocessableContent()
                        .body(Told.of(form.getErrors().getFirst().text()));
            // The page keeps it and tries again: should the sending come to nothing, it is saved then.
            case BEING_SENT -> ResponseEntity.status(503).body(Told.of(say.text("draft.line.being-sent")));
            case AWAY -> ResponseEntity.status(503).body(Told.of(say.text("draft.line.away")));
        };
    }

    /** What is to take the place of an answer is in no draft: the whole form is kept in the session of who writes it. */
    @PostMapping(path = "/remisser/{id}/svar/utkast", params = AnswerForm.REPLACES)
    ResponseEntity<Told> keepWhole(
            @PathVariable String id,
            @RequestParam(name = AnswerForm.FOR) String body,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller renewed,
            HttpServletRequest request) {
        writesFor(body, frame, request);
        kept.keep(request, AnswerForm.path(id), Form.typed(request));
        return ResponseEntity.ok(Told.of(say.text("replacing.line.saved", say.time(say.now()))));
    }

    /** After an expired sign-in or a refusal a form is left for the page. */
    private void follow(
            HttpServletRequest request,
            String path,
            String body,
            Form saved,
            String field,
            ConsultationView consultation) {
        kept.find(request, path)
                .filter(left -> left.text(AnswerForm.FOR).equals(body))
                .filter(left -> DraftSpace.follow(left, saved, field, consultation))
                .ifPresent(left -> kept.keep(request, path, left));
    }

    private static @Nullable String writing(List<String> fields, ConsultationView consultation, Wording say) {
        List<String> labels = DraftSpace.labels(fields, consultation, say).stream()
                .map(Choice::label)
                .toList();
        return labels.isEmpty() ? null : say.text("draft.writing", String.join(" · ", labels));
    }

    /** Who does not, or no longer does, is answered below. The frame goes by the caller's token, which is renewed first. */
    private static void writesFor(String body, Frame frame, HttpServletRequest request) {
        if (frame.getBodies().contains(body)) return;
        if (frame.isSignedIn() || Callers.wasRemoved(request)) throw new TakenOff.NotTheirs();
        throw new InsufficientAuthenticationException("sign in to write for a body");
    }

    /** Signing in again would not help; the page that saves as one types still holds the text. */
    @ExceptionHandler({Callers.Removed.class, TakenOff.NotTheirs.class})
    Object removed(HttpServletRequest request, HttpServletResponse response) {
        String path = KeptForms.path(request);
        if (!path.endsWith("/svar/utkast") || !(request.getAttribute("say") instanceof Wording say)) {
            return signInFirst(request);
        }
        String id = path.split("/", -1)[2];
        String body = Form.typed(request).text(AnswerForm.FOR);
        String name = asked.nameIfTold(callers.of(request, response), id, body);
        return ResponseEntity.status(403).body(Told.of(say.text("draft.line.removed", name)));
    }

    /** Nothing is kept here: the page that saves as one types still holds its text. */
    @ExceptionHandler(InsufficientAuthenticationException.class)
    Object signInFirst(HttpServletRequest request) {
        String path = KeptForms.path(request);
        if (path.endsWith("/svar/utkast") && request.getAttribute("say") instanceof Wording say) {
            boolean whole = request.getParameter(AnswerForm.REPLACES) != null;
            String line = say.text(whole ? "replacing.line.ended" : "draft.line.ended");
            return ResponseEntity.status(401).body(Told.of(line));
        }
        return InvitationPage.signIn(path.replaceFirst("/utkast/.*", ""));
    }

    @GetMapping("/remisser/{id}/svar/utkast/filer/{file}")
    @Nullable
    String file(
            @PathVariable String id,
            @PathVariable String file,
            @RequestParam(name = AnswerForm.FOR) String body,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse answer)
            throws IOException {
        writesFor(body, frame, request);
        space.read(caller, id, body, file, answer);
        return null;
    }

    @GetMapping("/remisser/{id}/svar/utkast/{field}")
    String versions(
            @PathVariable String id,
            @PathVariable String field,
            @RequestParam(name = AnswerForm.FOR) String body,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        writesFor(body, frame, request);
        ConsultationView consultation = asked.consultation(caller, id);
        Optional<String> label = DraftSpace.label(field, consultation, say);
        if (label.isEmpty()) throw new Trouble.NotThere(field);
        List<Version> versions = new ArrayList<>();
        switch (drafts.versions(caller, id, body, field)) {
            case Outcome.Done<DraftSpace.Versions> done -> {
                versions.add(version(done.body().now(), true, say));
                List<DraftSpace.Part> before = done.body().before();
                if (before != null) before.forEach(part -> versions.add(version(part, false, say)));
            }
            case Outcome.Refused<DraftSpace.Versions> refused -> throw new Trouble.NotThere(field);
            case Outcome.Unanswered<DraftSpace.Versions> silent -> throw new Trouble.Unavailable(field);
        }
        model.addAttribute("consultation", consultation);
        model.addAttribute("label", label.get());
        model.addAttribute("versions", versions);
        model.addAttribute("body", body);
        model.addAttribute("path", AnswerForm.path(id));
        return "answering/versions";
    }

    @PostMapping("/remisser/{id}/svar/utkast/{field}")
    String restore(
            @PathVariable String id,
            @PathVariable String field,
            @RequestParam(name = AnswerForm.FOR) String body,
            @RequestParam(name = "version") long version,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        writesFor(body, frame, request);
        String next = AnswerForm.path(id) + "?for=" + body;
        return switch (drafts.restore(caller, id, body, field, version)) {
            case Outcome.Done<DraftSpace.Part> done -> {
                kept.find(request, AnswerForm.path(id)).ifPresent(form -> {
                    DraftSpace.show(form, done.body());
                    kept.keep(request, AnswerForm.path(id), form);
                });
                yield kept.done(request, next, say.text("draft.restored"));
            }
            case Outcome.Refused<DraftSpace.Part> refused -> {
                if (refused.problem().status() != 409) throw new Trouble.NotThere(field);
                Form form = kept.find(request, AnswerForm.path(id)).orElseGet(Form::fresh);
                form.forgive();
                form.took(refused, say);
                kept.keep(request, AnswerForm.path(id), form.put(AnswerForm.FOR, body));
                yield "redirect:" + next + "#fel";
            }
            case Outcome.Unanswered<DraftSpace.Part> silent -> throw new Trouble.Unavailable(field);
        };
    }

    private static Version version(DraftSpace.Part part, boolean current, Wording say) {
        return new Version(part, DraftSpace.readable(part.part(), part.text(), say), current);
    }
}
