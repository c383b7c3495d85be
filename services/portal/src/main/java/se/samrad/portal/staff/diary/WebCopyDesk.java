package se.samrad.portal.staff.diary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.contracts.responses.Passage;
import se.samrad.portal.answering.Uploads;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** What the web shows in the place of a file: its words with passages hidden, or a copy that the office has made by itself. */
@Controller
class WebCopyDesk {
    private static final String ANSWERS = "/arbetsyta/svar/{id}/filer/{sha256}/webbkopia";
    private static final String ADDED = "/arbetsyta/svar/{id}/komplettering/{added}/filer/{sha256}/webbkopia";
    private static final String VERB = "redactions";
    /** The words of a file, as the service reads them. */
    record Words(
            String text,
            @Nullable List<Original.Proposal> passages,
            @Nullable List<Passage> hidden) {
        List<Original.Proposal> proposed() {
            return passages == null ? List.of() : passages;
        }

        List<Passage> masked() {
            return hidden == null ? List.of() : hidden;
        }
    }

    private final Desk desk;
    private final Uploads uploads;

    WebCopyDesk(Desk desk, Uploads uploads) {
        this.desk = desk;
        this.uploads = uploads;
    }

    @GetMapping({ANSWERS, ADDED})
    String page(
            @PathVariable String id,
            @PathVariable String sha256,
            @PathVariable(required = false) @Nullable Long added,
            Visit visit) {
        Original original = original(visit, id, added);
        Original.NamedFile file = file(original, sha256);
        Target target = Target.of("/api/staff/responses/{}/files/{}/words", id, sha256);
        // Words of others stay in no memory of the portal.
        Outcome<Words> asked = desk.backend()
                .ask(
                        visit.caller(),
                        Service.RESPONSES,
                        added == null ? target : target.with("record", added),
                        Words.class);
        Words words = asked instanceof Outcome.Done<Words> done ? done.body() : null;
        List<Sentences.Sentence> sentences =
                words == null ? List.of() : Sentences.of(words.text(), words.proposed(), words.masked());
        Supplier<Form> fresh = () -> Hiding.ready(Form.fresh(), sentences, words == null ? List.of() : words.masked());
        Form form = Hiding.whole(desk.show(visit, fresh));
        boolean hides = form.isTicked(Hiding.LISTED) || form.has("gor", "dolj");
        form.besides(fresh.get(), name -> hides && name.equals(Hiding.TICKED));
        ListPart list = ListPart.of(sentences, form);
        visit.with("original", original)
                .with("file", file)
                .with("up", up(id, added))
                .with("why", why(asked, visit))
                .with("list", list)
                .with("faults", Hiding.faults(form, list, visit.say()))
                .with("grounds", Choice.all(visit.say(), "ground", Passage.Ground.values()))
                .with("files", Uploads.got(form))
                .with("leftOut", Uploads.leftOut(form));
        return "staff/web-copy";
    }

    /** Why there is no list of sentences; null when there is one. */
    private static @Nullable String why(Outcome<Words> asked, Visit visit) {
        return switch (asked) {
            case Outcome.Done<Words> done -> null;
            case Outcome.Refused<Words> refused
            when refused.problem().status() == 404 -> throw new Trouble.NotThere("words");
            case Outcome.Refused<Words> refused
            when refused.problem().status() == 403 -> throw new Trouble.NotAllowed("words");
            case Outcome.Refused<Words> refused ->
                refused.problem().detail() == null
                        ? visit.say().text("copy.words.none")
                        : refused.problem().detail();
            case Outcome.Unanswered<Words> silent -> visit.say().text("copy.words.later");
        };
    }

    @PostMapping({ANSWERS, ADDED})
    String act(
            @PathVariable String id,
            @PathVariable String sha256,
            @PathVariable(required = false) @Nullable Long added,
            @RequestParam(name = "fil", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(name = "ta-bort", required = false) @Nullable String removed,
            Visit visit) {
        Form form = Hiding.typed(visit.request()).putAll("ta-bort", List.of());
        if (Hiding.turns(form)) return desk.back(visit, form) + "#meningar";
        if (removed != null) {
            Uploads.remove(form, removed);
            return desk.back(visit, form);
        }
        // Whatever is done: a browser does not send a file again.
        uploads.take(visit.caller(), form, files, visit.say());
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("file", sha256);
        switch (form.text("gor")) {
            case "enter" -> {
                form.wrong(null, visit.say().text("copies.enter"));
                return desk.back(visit, form);
            }
            case "dolj" -> {
                List<Map<String, Object>> passages = Hiding.passages(form, visit);
                if (passages.isEmpty() && !form.isWrong())
                    form.wrong("meningar", visit.say().text("copy.hide.nothing"));
                said.put("passages", passages);
            }
            case "ersatt" -> {
                List<Uploads.Got> got = Uploads.got(form);
                if (got.isEmpty()) form.wrong("fil", visit.say().text("copy.replace.missing"));
                else said.put("copy", got.getLast().sha256());
                String reason = form.filled("skal");
                if (reason == null) form.wrong("skal", visit.say().text("copy.reason.missing"));
                else said.put("reason", reason);
            }
            case "original" -> said.put("passages", List.of());
            default -> throw new Trouble.NotThere("web copy");
        }
        if (added != null) said.put("record", added);
        Map<String, String> fields = Map.of("passages", "meningar", "copy", "fil", "reason", "skal");
        Target target = Target.of("/api/responses/{}/" + VERB, id);
        if (form.isWrong() || !desk.done(visit, form, "POST", Service.RESPONSES, target, said, VERB, fields)) {
            return desk.back(visit, form);
        }
        return desk.next(visit, up(id, added), visit.say().text("copy.done." + form.text("gor")));
    }

    private static String up(String id, @Nullable Long added) {
        return "/arbetsyta/svar/" + id + (added == null ? "" : "/komplettering/" + added);
    }

    private Original original(Visit visit, String id, @Nullable Long added) {
        Target target = Target.of("/api/staff/responses/{}", id);
        return desk.read(
                visit, Service.RESPONSES, added == null ? target : target.with("record", added), Original.class);
    }

    private static Original.NamedFile file(Original original, String sha256) {
        List<Original.NamedFile> files = original.files() == null ? List.of() : original.files();
        return files.stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new Trouble.NotThere(sha256));
    }
}
