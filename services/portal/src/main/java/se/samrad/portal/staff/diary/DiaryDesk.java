package se.samrad.portal.staff.diary;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Passage;
import se.samrad.portal.answering.Parts;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.ResponseView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.consultations.PublishedResponses;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;

/** The registrar's queue, and one response with its separate acts: registering, secrecy, what the web hides, publishing. */
@Controller
class DiaryDesk {
    private static final int QUEUE_A_PAGE = 50;
    private static final int QUEUE_BESIDE = 12;
    private static final List<String> STATES = List.of("TO_REGISTER", "TO_ASSESS", "TO_PUBLISH");
    private static final Set<String> OF_SUPPLEMENTS =
            Set.of("register", "correct-registration", "assess-secrecy", "redactions", "publish", "retract", "seal");
    private final Desk desk;

    DiaryDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping({"/arbetsyta/diarium", "/arbetsyta/svar"})
    String queue(
            @RequestParam(name = "state", defaultValue = "TO_REGISTER") String state,
            @RequestParam(name = Pager.PAGE, defaultValue = "") String page,
            Visit visit) {
        String known = STATES.contains(state) ? state : STATES.getFirst();
        Listing<ResponseView> waiting = desk.list(
                visit,
                Target.of("/api/staff/responses")
                        .with("state", known)
                        .with("page", PageNumber.of(page))
                        .with("size", QUEUE_A_PAGE),
                ResponseView.class);
        visit.with("state", known)
                .with("states", STATES)
                .with("waiting", waiting)
                .with("pager", Pager.of(waiting, visit.request().getRequestURI(), Map.of("state", known)));
        return "staff/diary";
    }

    @GetMapping({"/arbetsyta/svar/{id}", "/arbetsyta/svar/{id}/komplettering/{added}"})
    String one(
            @PathVariable String id,
            @PathVariable(required = false) @Nullable Long added,
            @RequestParam(name = "handling", required = false) @Nullable Long earlier,
            Visit visit) {
        Long record = added == null ? earlier : added;
        Original original = read(visit, id, record);
        ConsultationView consultation = desk.backend()
                .find(
                        visit.caller(),
                        Service.STATUS,
                        Target.of("/api/staff/consultations/{}", original.consultation()),
                        ConsultationView.class)
                .orElse(null);
        String from = original.fromWhom(visit.say());
        boolean acts = record == null || original.isSupplement();
        boolean registrar = acts && visit.frame().may("staff:registrator");
        List<Original.Proposal> proposals = registrar ? proposals(visit, original) : List.of();
        List<Sentences.Sentence> known = registrar ? original.sentences(proposals, List.of()) : List.of();
        Form fresh = fresh(visit, original, known);
        Form form = Hiding.whole(desk.show(visit, () -> fresh(visit, original, known)));
        // What was typed in one of the page's forms says nothing of the others: least of all that nothing is hidden any
        // more.
        boolean hides = form.isTicked(Hiding.LISTED) || form.has("gor", "redactions");
        form.besides(fresh, name -> hides && name.equals(Hiding.TICKED));
        List<Sentences.Sentence> all = registrar ? original.sentences(proposals, Hiding.ticked(form)) : List.of();
        ListPart list = ListPart.of(all, form);
        visit.with("original", original)
                .with("consultation", consultation)
                .with("from", from)
                .with(
                        "parts",
                        Parts.of(original.text(), original.answered(), original.said(), consultation, visit.say()))
                .with("hidden", original.hidden().size())
                .with("shown", Hiding.shown(proposals, original.hidden(), visit.say()))
                .with("list", list)
                .with("faults", Hiding.faults(form, list, visit.say()))
                .with("preview", registrar ? preview(original, consultation, visit) : List.of())
                .with("headings", headings(all, consultation, visit))
                .with("unsaved", Step.HIDING.isTyped(form, fresh))
                .with("stances", Choice.all(visit.say(), "position", Position.values()))
                .with("interprets", record == null && original.isStanding() && original.position() == null)
                .with("roads", Choice.all(visit.say(), "channel", Channel.EMAIL, Channel.PAPER))
                .with("grounds", Choice.all(visit.say(), "ground", Passage.Ground.values()))
                .with(
                        "queue",
                        desk.items(
                                visit,
                                Target.of("/api/staff/responses")
                                        .with("state", state(original))
                                        .with("size", QUEUE_BESIDE),
                                ResponseView.class))
                .with("registrar", registrar);
        return "staff/response";
    }

    /** What everybody is about to read; nothing where all of it stands on the page already. */
    private static List<PublishedResponses.Part> preview(
            Original original, @Nullable ConsultationView consultation, Visit visit) {
        if (consultation == null || original.hidden().isEmpty()) return List.of();
        return PublishedResponses.parts(original.withoutHidden(), consultation, visit.say());
    }

    /** What the sentences are about, by the name of the part; none where all are of one. */
    private static Map<String, String> headings(
            List<Sentences.Sentence> sentences, @Nullable ConsultationView consultation, Visit visit) {
        Map<String, String> headings = new LinkedHashMap<>();
        for (Sentences.Sentence one : sentences) {
            headings.computeIfAbsent(one.whole().in(), in -> Parts.heading(in, consultation, visit.say()));
        }
        return headings.size() > 1 ? headings : Map.of();
    }

    private static String state(Original original) {
        if (original.isWaiting()) return "TO_REGISTER";
        return original.assessed() ? "TO_PUBLISH" : "TO_ASSESS";
    }

    private List<Original.Proposal> proposals(Visit visit, Original original) {
        Target target = Target.of("/api/staff/responses/{}/proposals", original.response());
        Long record = original.record();
        if (original.isSupplement() && record != null) target = target.with("record", record);
        List<Original.Proposal> passages = desk.read(visit, Service.RESPONSES, target, Original.Proposals.class)
                .passages();
        return passages == null ? List.of() : passages;
    }

    /** A heading for what stands ready to be registered. */
    private static String subject(Original original, String sender, Visit visit) {
        if (!original.isRegistered() && original.subject() != null) return original.subject();
        Original.Came proposed = original.proposed();
        String kind = proposed == null ? "ANSWER" : proposed.kind();
        return visit.say().text("diary.subject." + kind, sender);
    }

    private static Form fresh(Visit visit, Original original, List<Sentences.Sentence> sentences) {
        String sender = original.inHeading(visit.say());
        Form form = Form.fresh()
                .asides(Step.ONCE)
                .put("subject", subject(original, sender, visit))
                .put("avskilj-vad", "allt")
                .put("nr", original.isTypedNumbers() ? "diarium" : "egen");
        Original.Came proposed = original.proposed();
        if (proposed != null) form.put("post", String.valueOf(proposed.record()));
        Original.Came corrected = original.correctable();
        if (corrected != null) form.put("ratta-post", String.valueOf(corrected.record()));
        Original.Interpretation read = original.interpretation();
        if (read != null) {
            form.put("tolkning", read.position()).put("tolkning-skal", read.reason());
        }
        return Hiding.ready(form, sentences, original.hidden());
    }

    @PostMapping({"/arbetsyta/svar/{id}", "/arbetsyta/svar/{id}/komplettering/{added}"})
    String act(@PathVariable String id, @PathVariable(required = false) @Nullable Long added, Visit visit) {
        Form form = Hiding.typed(visit.request());
        if (Hiding.turns(form)) return desk.back(visit, form) + "#meningar";
        String verb = form.text("gor");
        Map<String, Object> said = new LinkedHashMap<>();
        Map<String, String> fields = Map.of();
        // Of what is sealed off no word stays anywhere else.
        Form shown =
                verb.equals("seal") || form.filled(Form.VERSION) == null ? null : shown(visit, read(visit, id, added));
        switch (verb) {
            case "enter" -> {
                form.wrong(null, visit.say().text("diary.enter"));
                return desk.back(visit, form);
            }
            case "register" -> {
                fields = Map.of("record", "post");
                if (form.text("post").matches("\\d{1,9}")) said.put("record", Long.valueOf(form.text("post")));
                if (form.filled("subject") != null) {
                    said.put("subject", form.text("subject").strip());
                } else form.wrong("subject", visit.say().text("diary.subject.missing"));
                if (form.has("nr", "diarium")) {
                    if (form.filled("documentNumber") == null) {
                        form.wrong("documentNumber", visit.say().text("diary.number.missing"));
                    } else
                        said.put("documentNumber", form.text("documentNumber").strip());
                }
            }
            case "correct-registration" -> {
                fields = Map.of(
                        "record", "ratta-post",
                        "documentNumber", "ratta-nummer",
                        "subject", "ratta-rubrik",
                        "reason", "ratta-skal");
                correct(form, said, visit);
            }
            case "assess-secrecy" -> {
                fields = Map.of(
                        "secret", "secret-val",
                        "provision", "provision",
                        "authority", "authority",
                        "date", "assessedOn",
                        "passages", "stallen");
                assess(form, said, visit);
                if (form.filled("stallen") != null) secretPassages(form, said, read(visit, id, added), visit);
            }
            case "list-words" -> {
                Hiding.tick(form, read(visit, id, added), visit.say());
                String back = desk.back(visit, form);
                return form.isWrong() ? back : back + "#meningar";
            }
            case "redactions" -> {
                fields = Map.of("passages", "meningar");
                if (form.filled(Hiding.WORDS) != null) Hiding.tick(form, read(visit, id, added), visit.say());
                said.put("passages", Hiding.passages(form, visit));
            }
            case "retract" -> {
                fields = Map.of("reason", "ta-ner-skal");
                if (form.filled("ta-ner-skal") != null)
                    said.put("reason", form.text("ta-ner-skal").strip());
            }
            case "not-from-sender" -> {
                fields = Map.of("reason", "fel-avsandare-skal");
                if (form.filled("fel-avsandare-skal") == null)
                    form.wrong("fel-avsandare-skal", visit.say().text("diary.disown.reason.missing"));
                else said.put("reason", form.text("fel-avsandare-skal").strip());
                if (!form.isTicked("fel-avsandare-ja"))
                    form.wrong("fel-avsandare-ja", visit.say().text("diary.disown.sure.missing"));
            }
            case "withdraw" -> {
                fields = Map.of(
                        "reason", "aterta-skal",
                        "channel", "aterta-vag",
                        "arrived", "aterta-dag");
                if (form.filled("aterta-skal") != null)
                    said.put("reason", form.text("aterta-skal").strip());
                if (form.filled("aterta-vag") == null)
                    form.wrong("aterta-vag", visit.say().text("diary.withdraw.channel.missing"));
                else said.put("channel", form.text("aterta-vag"));
                LocalDate day = form.day("aterta-dag", visit.say());
                if (day != null) said.put("arrived", day.toString());
            }
            case "copy-requests" -> {
                fields = Map.of("arrived", "begard");
                LocalDate day = form.day("begard", visit.say());
                if (day != null) said.put("arrived", day.toString());
            }
            case "interpret-position" -> {
                fields = Map.of("position", "tolkning", "reason", "tolkning-skal");
                if (form.filled("tolkning") != null) said.put("position", form.text("tolkning"));
                if (form.filled("tolkning-skal") == null)
                    form.wrong("tolkning-skal", visit.say().text("diary.interpret.why.missing"));
                else said.put("reason", form.text("tolkning-skal").strip());
            }
            case "seal" -> {
                fields = Map.of(
                        "reason", "avskilj-skal",
                        "authority", "avskilj-myndighet",
                        "files", "avskilj-filer");
                if (form.filled("avskilj-skal") != null)
                    said.put("reason", form.text("avskilj-skal").strip());
                if (form.filled("avskilj-myndighet") != null)
                    said.put("authority", form.text("avskilj-myndighet").strip());
                if (form.has("avskilj-vad", "filer")) {
                    if (form.all("avskilj-filer").isEmpty())
                        form.wrong("avskilj-filer", visit.say().text("seal.files.missing"));
                    said.put("files", form.all("avskilj-filer"));
                }
            }
            case "publish" -> {
                fields = Map.of("files", "visa-filer");
                if (!form.all("visa-filer").isEmpty()) said.put("files", form.all("visa-filer"));
                unsaved(form, shown == null ? Form.fresh() : shown, visit);
            }
            default -> throw new Trouble.NotThere(verb);
        }
        if (added != null) {
            if (!OF_SUPPLEMENTS.contains(verb)) throw new Trouble.NotThere(verb);
            if (!verb.equals("seal")) said.put("record", added);
        }
        Object body = verb.equals("publish") && said.isEmpty() ? null : said;
        Target target = Target.of("/api/responses/{}/" + verb, id);
        if (form.isWrong() || !desk.done(visit, form, "POST", Service.RESPONSES, target, body, verb, fields)) {
            return desk.back(visit, form);
        }
        String told = visit.say().text("diary.done." + verb);
        String next = verb.equals("publish")
                ? desk.next(
                        visit, visit.path(), told, "/svar/" + id, visit.say().text("diary.see-published"))
                : desk.next(visit, verb.equals("copy-requests") ? CopiesDesk.QUEUE : visit.path(), told);
        Form left = shown == null ? null : Step.left(form, shown, verb);
        if (left != null) desk.keep(visit, left);
        return next;
    }

    /** What the page shows by itself, without what is proposed. */
    private static Form shown(Visit visit, Original original) {
        return fresh(visit, original, original.sentences(List.of(), List.of())).put(Form.VERSION, original.version());
    }

    /** Nobody publishes what was about to be hidden or kept secret. What somebody else has saved meanwhile the service says. */
    private static void unsaved(Form form, Form shown, Visit visit) {
        boolean overtaken = !shown.text(Form.VERSION).isEmpty()
                && form.filled(Form.VERSION) != null
                && form.isUnlike(shown, Form.VERSION);
        if (overtaken) return;
        if (Step.HIDING.isTyped(form, shown)) form.wrong("meningar", visit.say().text("diary.publish.marks-unsaved"));
        if (Step.ASSESSING.isTyped(form, shown))
            form.wrong("secret-val", visit.say().text("diary.publish.assessment-unsaved"));
    }

    private static void correct(Form form, Map<String, Object> said, Visit visit) {
        if (form.text("ratta-post").matches("\\d{1,9}")) said.put("record", Long.valueOf(form.text("ratta-post")));
        if (form.filled("ratta-nummer") != null)
            said.put("documentNumber", form.text("ratta-nummer").strip());
        if (form.filled("ratta-rubrik") != null)
            said.put("subject", form.text("ratta-rubrik").strip());
        if (!said.containsKey("documentNumber") && !said.containsKey("subject"))
            form.wrong("ratta-rubrik", visit.say().text("diary.correct.nothing"));
        if (form.filled("ratta-skal") == null)
            form.wrong("ratta-skal", visit.say().text("diary.correct.reason.missing"));
        else said.put("reason", form.text("ratta-skal").strip());
    }

    private static void assess(Form form, Map<String, Object> said, Visit visit) {
        switch (form.text("secret-val")) {
            case "nej" -> said.put("secret", false);
            case "ja" -> {
                said.put("secret", true);
                if (form.filled("provision") == null)
                    form.wrong("provision", visit.say().text("diary.provision.missing"));
                else said.put("provision", form.text("provision").strip());
            }
            default -> form.wrong("secret-val", visit.say().text("diary.secrecy.missing"));
        }
        if (form.filled("authority") != null) said.put("authority", form.filled("authority"));
        LocalDate day = form.day("assessedOn", visit.say());
        if (day != null) said.put("date", day.toString());
    }

    /** Words copied from the answer, a line each. */
    private static void secretPassages(Form form, Map<String, Object> said, Original original, Visit visit) {
        List<Map<String, Object>> passages = new ArrayList<>();
        for (String words : form.lines("stallen")) {
            String part = original.partWith(words);
            if (part == null) {
                form.wrong("stallen", visit.say().text("diary.secret-words.missing", words));
                continue;
            }
            Map<String, Object> passage = new LinkedHashMap<>();
            passage.put("in", part);
            passage.put("quote", words);
            passages.add(passage);
        }
        said.put("passages", passages);
    }

    /** A file as it came, always to be saved and never opened in our name. */
    @GetMapping("/arbetsyta/svar/{id}/filer/{sha256}")
    void file(@PathVariable String id, @PathVariable String sha256, Visit visit, HttpServletResponse answer)
            throws IOException {
        Saved.as(desk, Target.of("/api/staff/responses/{}/files/{}", id, sha256), visit, answer);
    }

    /** All that the authority's own diary needs, in one file. */
    @GetMapping("/arbetsyta/svar/{id}/diarium")
    void diaryPackage(@PathVariable String id, Visit visit, HttpServletResponse answer) throws IOException {
        Saved.as(desk, Target.of("/api/staff/responses/{}/package", id), visit, answer);
    }

    private Original read(Visit visit, String id, @Nullable Long record) {
        Target target = Target.of("/api/staff/responses/{}", id);
        return desk.read(
                visit, Service.RESPONSES, record == null ? target : target.with("record", record), Original.class);
    }
}
