package se.samrad.portal.staff.consultations;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Slug;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Procedure;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.ThemeView;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.consultations.Card;
import se.samrad.portal.consultations.ProposalDocument;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;

/** The list of consultations, and setting one up step by step: the facts, the document, whom to ask, and opening. */
@Controller
class SetUp {
    private static final int SHOWN_A_PAGE = 30;
    private static final int THEMES_MAX = 200;

    /** How a consultation stands when somebody has opened it. */
    record Opened(ConsultationState.@Nullable Status status) {}

    private final Desk desk;

    SetUp(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser")
    String list(@RequestParam Map<String, String> asked, Visit visit) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : List.of("q", "status")) {
            String value = asked.get(name);
            if (value != null && !value.isBlank()) filters.put(name, value);
        }
        Listing<ConsultationView> found = desk.list(
                visit,
                Target.of("/api/staff/consultations")
                        .with("q", filters.get("q"))
                        .with("status", filters.get("status"))
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", SHOWN_A_PAGE),
                ConsultationView.class);
        visit.with("asked", asked)
                .with("found", found)
                .with(
                        "cards",
                        found.items().stream()
                                .map(one -> Card.of(one, visit.say()))
                                .toList())
                .with("pager", Pager.of(found, visit.request().getRequestURI(), filters));
        return "staff/consultations";
    }

    @GetMapping("/arbetsyta/remisser/ny")
    String fresh(Visit visit) {
        if (!visit.frame().may(Scopes.CASE_OFFICER)) throw new Trouble.NotAllowed(visit.path());
        desk.show(
                visit,
                () -> Form.fresh().put("kind", "REMISS").put("procedure", "").put("publishing", "RUNNING"));
        return facts(visit, null);
    }

    @PostMapping("/arbetsyta/remisser/ny")
    String create(Visit visit) {
        Form form = Form.typed(visit.request());
        String id = form.filled("id");
        if (id == null) id = Slug.of(form.text("title"), "remiss-" + visit.say().today());
        if (!make(desk, visit, form, id)) return desk.back(visit, form);
        return desk.next(visit, "/arbetsyta/remisser/" + id, visit.say().text("setup.created"));
    }

    /** Makes a draft at an address that nothing stands at yet; false when the form says why not. */
    static boolean make(Desk desk, Visit visit, Form form, String id) {
        form.put("id", id);
        Map<String, Object> facts = Facts.request(form, visit.say());
        if (form.isWrong()) return false;
        Target target = Target.of("/api/consultations/{}", id);
        String taken = visit.say().text("setup.taken");
        return desk.made(visit, form, Service.CONSULTATIONS, target, facts, Facts.FIELDS, "id", taken);
    }

    @GetMapping("/arbetsyta/remisser/{id}/uppgifter")
    String edit(@PathVariable String id, Visit visit) {
        // Of what is open only the contact is left to change here, and the days by acts of their own; what somebody
        // typed before it opened is shown still.
        ConsultationView consultation = view(visit, id);
        if (!isDraft(consultation) && !desk.keeps(visit)) {
            return "redirect:/arbetsyta/remisser/" + id + (consultation.isCancelled() ? "" : "/kontakt");
        }
        Facts known = known(visit, id);
        desk.show(visit, known::form);
        return facts(visit, id);
    }

    @PostMapping("/arbetsyta/remisser/{id}/uppgifter")
    String save(@PathVariable String id, Visit visit) {
        return save(visit, Form.typed(visit.request()), id, visit.say().text("setup.saved"));
    }

    private String facts(Visit visit, @Nullable String id) {
        return facts(desk, visit, id);
    }

    /** The page on which the facts are written. */
    static String facts(Desk desk, Visit visit, @Nullable String id) {
        List<ThemeView> themes =
                desk.items(visit, Target.of("/api/staff/themes").with("size", THEMES_MAX), ThemeView.class);
        boolean english = visit.say().language().english();
        visit.with("id", id)
                .with("kinds", Choice.all(visit.say(), "kind", Kind.values()))
                .with("procedures", procedures(visit))
                .with("publishings", Choice.all(visit.say(), "publishing", Publishing.values()))
                .with(
                        "themes",
                        themes.stream()
                                .map(theme -> new Choice(theme.id(), theme.shown(english)))
                                .toList());
        return "staff/consultation-facts";
    }

    private String save(Visit visit, Form form, String id, String told) {
        Map<String, Object> facts = Facts.request(form, visit.say());
        Target target = Target.of("/api/consultations/{}", id);
        // Days that have been put right need no reason: what stands in the way is said anew.
        boolean asks = !Facts.standing(form).isEmpty();
        if (form.isWrong()) return desk.back(visit, form);
        Outcome<Void> saved = desk.write(visit, form, "PUT", Service.CONSULTATIONS, target, facts, "put", Void.class);
        if (asks
                && saved instanceof Outcome.Refused<Void> refused
                && "rule-does-not-block".equals(refused.problem().reason())) {
            facts.remove("goingOn");
            saved = desk.write(visit, form, "PUT", Service.CONSULTATIONS, target, facts, "put", Void.class);
        }
        if (saved instanceof Outcome.Refused<Void> refused) {
            Facts.ask(form, refused.problem().rules());
        }
        if (!form.took(saved, visit.say(), Facts.FIELDS)) return desk.back(visit, form);
        return desk.next(visit, "/arbetsyta/remisser/" + id, told);
    }

    @GetMapping("/arbetsyta/remisser/{id}")
    String overview(@PathVariable String id, Visit visit) {
        ConsultationView consultation = view(visit, id);
        desk.show(visit, Form::fresh);
        visit.with("consultation", consultation)
                .with("card", Card.of(consultation, visit.say()))
                .with("listed", listed(visit, id))
                .with("draft", isDraft(consultation));
        if (isDraft(consultation)) {
            Guide guide = desk.read(visit, Service.CONSULTATIONS, Guide.of(id), Guide.class);
            Facts known = known(visit, id);
            visit.with("guide", guide).with("own", known).with("checked", guide.checked(known.proposalNumber()));
        }
        return "staff/consultation";
    }

    private static List<Choice> procedures(Visit visit) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", visit.say().text("procedure.none")));
        choices.addAll(Choice.all(visit.say(), "procedure", Procedure.values()));
        return choices;
    }

    @GetMapping("/arbetsyta/remisser/{id}/forslag")
    String proposal(@PathVariable String id, Visit visit) {
        Facts known = known(visit, id);
        desk.show(visit, () -> Form.fresh().put(Form.VERSION, known.version()));
        visit.with("id", id)
                .with("named", known.title())
                .with("sections", known.parts())
                .with("number", known.proposalNumber())
                .with("guide", desk.read(visit, Service.CONSULTATIONS, Guide.of(id), Guide.class))
                .with("renamed", known.proposalNumber() > 1 ? SameSections.of(desk, visit, id) : null)
                .with("document", ProposalDocument.of(known.parts()));
        return "staff/proposal";
    }

    @PostMapping("/arbetsyta/remisser/{id}/forslag")
    String file(
            @PathVariable String id,
            @RequestParam(name = "fil", required = false) @Nullable MultipartFile file,
            Visit visit)
            throws IOException {
        Form form = Form.typed(visit.request()).put("fil", "");
        // Where nothing was chosen a browser sends a file without a name.
        String given = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        if (file == null || file.isEmpty()) {
            form.wrong(
                    "fil",
                    given.isEmpty()
                            ? visit.say().text("setup.proposal.missing")
                            : visit.say().text("setup.proposal.empty", given));
            return desk.back(visit, form);
        }
        String name = given.isEmpty() ? "forslag" : given;
        String type = file.getContentType() == null ? "application/octet-stream" : file.getContentType();
        Outcome<Void> outcome;
        try (InputStream bytes = file.getInputStream()) {
            Target target = Target.of("/api/consultations/{}/proposal", id);
            outcome = desk.backend()
                    .send(
                            visit.caller(),
                            Service.CONSULTATIONS,
                            target,
                            name,
                            type,
                            bytes,
                            form.headers("file"),
                            Void.class);
        }
        if (!form.took(outcome, visit.say(), Map.of("file", "fil"))) {
            // A browser keeps no file: what is saved stands on the page, and what was sent is named.
            if (outcome instanceof Outcome.Refused<Void> refused
                    && "version-mismatch".equals(refused.problem().reason())) {
                form.wrong("fil", visit.say().text("setup.proposal.meanwhile", name));
            }
            return desk.back(visit, form);
        }
        return desk.next(visit, visit.path(), visit.say().text("setup.proposal.done"));
    }

    @GetMapping("/arbetsyta/remisser/{id}/oppna")
    String check(
            @PathVariable String id,
            @RequestParam(name = "instans", required = false) @Nullable String body,
            Visit visit) {
        ConsultationView consultation = view(visit, id);
        Facts known = known(visit, id);
        desk.show(visit, () -> Form.fresh().put("version", known.version()));
        List<BodyRow> listed = Listed.all(desk, visit, id);
        boolean past = consultation.closesOn() != null
                && consultation.closesOn().isBefore(visit.say().today());
        visit.with("consultation", consultation)
                .with("card", Card.of(consultation, visit.say()))
                .with("draft", isDraft(consultation))
                .with("listed", listed.size())
                .with("bodies", listed)
                .with("sections", known.parts().size())
                .with("past", past)
                .with("guide", desk.read(visit, Service.CONSULTATIONS, Guide.of(id), Guide.class))
                .with("letter", Letter.to(body, listed, desk, visit, id))
                .with(
                        "later",
                        consultation.opensOn() != null
                                && consultation.opensOn().isAfter(visit.say().today()));
        return "staff/consultation-open";
    }

    @PostMapping("/arbetsyta/remisser/{id}/oppna")
    String open(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Target target = Target.of("/api/consultations/{}/open", id);
        Outcome<Opened> outcome =
                desk.write(visit, form, "POST", Service.CONSULTATIONS, target, null, "open", Opened.class);
        String overview = "/arbetsyta/remisser/" + id;
        Opened done = form.taken(outcome, visit.say(), Map.of());
        if (done == null) {
            // Nothing is typed here that could be saved again.
            if (form.isOvertaken()) {
                if (!isDraft(view(visit, id)))
                    return desk.next(visit, overview, visit.say().text("setup.open.already"));
                form.forgive();
                form.wrong(null, visit.say().text("setup.open.changed"));
            }
            return desk.back(visit, form);
        }
        String told = done.status() == ConsultationState.Status.SCHEDULED
                ? visit.say().text("setup.opened.later")
                : opened(visit, id);
        return desk.next(visit, overview, told, "/remisser/" + id, visit.say().text("setup.see-page"));
    }

    /** With how many are written to, where that can be told just now: it is open all the same. */
    private String opened(Visit visit, String id) {
        try {
            Guide guide = desk.read(visit, Service.CONSULTATIONS, Guide.of(id), Guide.class);
            long letters = Math.max(0, listed(visit, id) - guide.unreached().size());
            return visit.say().text("setup.opened", letters);
        } catch (Trouble e) {
            return visit.say().text("setup.open.already");
        }
    }

    private Facts known(Visit visit, String id) {
        return Facts.of(desk, visit, id);
    }

    private ConsultationView view(Visit visit, String id) {
        return desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
    }

    /** How many are on the distribution list, asked or to be asked. */
    private long listed(Visit visit, String id) {
        return listed(desk, visit, id);
    }

    static long listed(Desk desk, Visit visit, String id) {
        Target target = Target.of("/api/staff/consultations/{}/bodies", id).with("size", 1);
        return desk.list(visit, target, BodyRow.class).total();
    }

    static boolean isDraft(ConsultationView consultation) {
        return switch (consultation.status()) {
            case DRAFT, SCHEDULED -> true;
            case OPEN, CLOSED, CANCELLED -> false;
        };
    }
}
