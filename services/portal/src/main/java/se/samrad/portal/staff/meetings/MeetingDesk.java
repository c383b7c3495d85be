package se.samrad.portal.staff.meetings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.Slug;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.MeetingView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;

/** Logging a meeting in a minute, and what comes of it: approved, made known, cancelled. */
@Controller
class MeetingDesk {
    private static final int SHOWN_A_PAGE = 50;
    private static final int CONSULTATIONS_MAX = 100;
    private static final Map<String, String> FIELDS =
            Map.of("when", "dag", "counterparts", "med-1", "viewpoints", "s-1");

    private final Desk desk;
    private final MeetingForm forms;

    MeetingDesk(Desk desk, MeetingForm forms) {
        this.desk = desk;
        this.forms = forms;
    }

    @GetMapping("/arbetsyta/moten")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = Pager.PAGE, defaultValue = "") String page,
            Visit visit) {
        Listing<MeetingView> found = desk.list(
                visit,
                Target.of("/api/staff/meetings")
                        .with("page", PageNumber.of(page))
                        .with("size", SHOWN_A_PAGE),
                MeetingView.class);
        boolean toApprove = state.equals("LOGGED");
        visit.with("toApprove", toApprove)
                .with(
                        "meetings",
                        found.items().stream()
                                .filter(meeting -> !toApprove || "LOGGED".equals(meeting.state()))
                                .toList())
                .with("total", found.total())
                .with("pager", Pager.of(found, visit.request().getRequestURI(), Map.of()));
        return "staff/meetings";
    }

    @GetMapping("/arbetsyta/moten/ny")
    String fresh(
            @RequestParam(name = "som", required = false) @Nullable String like,
            @RequestParam(name = "med", required = false) @Nullable String with,
            Visit visit) {
        Form form = desk.show(
                visit, () -> like == null ? blank(visit).put("med-1", called(with, visit)) : copy(like, visit));
        return form(visit, form, null, null);
    }

    private @Nullable String called(@Nullable String body, Visit visit) {
        return body == null || body.isEmpty() ? null : forms.name(body, visit);
    }

    private static Form blank(Visit visit) {
        return RoughChoice.fresh(Form.fresh())
                .put("nar", "dag")
                .put("dag", visit.say().today());
    }

    /** What is the same as last time: kind, place, with whom, about what; never what was said. */
    private Form copy(String like, Visit visit) {
        Form form = forms.form(own(visit, like), visit);
        form.names("s-").forEach(name -> form.put(name, null));
        form.names("a-").forEach(name -> form.put(name, null));
        return form.put("note", null)
                .put("version", null)
                .put("title", null)
                .put("whenAsStated", null)
                .put("nar", "dag")
                .put("dag", visit.say().today());
    }

    @PostMapping("/arbetsyta/moten/ny")
    String log(Visit visit) {
        Form form = Form.typed(visit.request());
        if (form.has("gor", "fler")) return more(visit, form);
        Map<String, Object> meeting = forms.request(form, visit);
        if (form.isWrong()) return desk.back(visit, form);
        String id = Slug.of(
                meeting.get("title") + "-" + form.key().substring(0, 4),
                "mote-" + visit.say().today());
        return save(visit, form, id, meeting);
    }

    @GetMapping("/arbetsyta/moten/{id}")
    String edit(@PathVariable String id, Visit visit) {
        MeetingForm.Own own = own(visit, id);
        Form form = desk.show(visit, () -> forms.form(own, visit));
        return form(visit, form, id, own);
    }

    @PostMapping("/arbetsyta/moten/{id}")
    String act(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String verb = form.text("gor");
        switch (verb) {
            case "fler" -> {
                return more(visit, form);
            }
            case "spara" -> {
                Map<String, Object> meeting = forms.request(form, visit);
                return form.isWrong() ? desk.back(visit, form) : save(visit, form, id, meeting);
            }
            case "approve", "publish", "cancel" -> {}
            default -> throw new Trouble.NotThere(verb);
        }
        String reason = form.filled("reason");
        if (verb.equals("cancel") && reason == null) {
            form.wrong("reason", visit.say().text("forms.missing"));
            return desk.back(visit, form);
        }
        Object body = reason != null && verb.equals("cancel") ? Map.of("reason", reason) : null;
        Target target = Target.of("/api/meetings/{}/" + verb, id);
        if (!desk.done(visit, form, "POST", Service.MEETINGS, target, body, verb, Map.of()))
            return desk.back(visit, form);
        String told = visit.say().text("meeting-log.done." + verb);
        if (verb.equals("approve")) return desk.next(visit, visit.path(), told);
        return desk.next(visit, visit.path(), told, "/moten/" + id, visit.say().text("meeting-log.see"));
    }

    private String more(Visit visit, Form form) {
        return desk.back(visit, form.put("fler", form.text("fler").isEmpty() ? "3" : "6")) + "#sades";
    }

    private String save(Visit visit, Form form, String id, Map<String, Object> meeting) {
        Target target = Target.of("/api/meetings/{}", id);
        if (!desk.done(visit, form, "PUT", Service.MEETINGS, target, meeting, "put", FIELDS))
            return desk.back(visit, form);
        return desk.next(visit, "/arbetsyta/moten/" + id, visit.say().text("meeting-log.saved"));
    }

    private String form(Visit visit, Form form, @Nullable String id, MeetingForm.@Nullable Own own) {
        List<ConsultationView> consultations = desk.items(
                visit, Target.of("/api/staff/consultations").with("size", CONSULTATIONS_MAX), ConsultationView.class);
        Set<String> chosen = new LinkedHashSet<>(form.all("consultations"));
        List<Choice> sections = new ArrayList<>();
        for (String consultation : chosen) {
            desk.backend()
                    .find(
                            visit.caller(),
                            Service.STATUS,
                            Target.of("/api/staff/consultations/{}", consultation),
                            ConsultationView.class)
                    .ifPresent(found -> found.sections()
                            .forEach(section -> sections.add(new Choice(
                                    section.id(),
                                    section.number() == null
                                            ? section.title()
                                            : section.number() + " " + section.title()))));
        }
        int more = form.text("fler").matches("\\d") ? Integer.parseInt(form.text("fler")) : 0;
        visit.with("id", id)
                .with("own", own)
                .with("types", Choice.all(visit.say(), "meeting", MeetingType.values()))
                .with("formats", Choice.all(visit.say(), "format", MeetingFormat.values()))
                .with("months", RoughChoice.months(visit.say()))
                .with("parts", RoughChoice.parts(visit.say()))
                .with("register", forms.register(visit))
                .with(
                        "consultations",
                        consultations.stream()
                                .map(one -> new Choice(one.id(), one.title()))
                                .toList())
                .with("sections", sections)
                .with("bodyRows", MeetingForm.rows(form, "med-", 2))
                .with("saidRows", MeetingForm.rows(form, "s-", 2 + more))
                .with("last", id == null ? latest(visit) : null);
        return "staff/meeting";
    }

    private @Nullable MeetingView latest(Visit visit) {
        List<MeetingView> found =
                desk.items(visit, Target.of("/api/staff/meetings").with("size", 1), MeetingView.class);
        return found.isEmpty() ? null : found.getFirst();
    }

    private MeetingForm.Own own(Visit visit, String id) {
        return desk.read(visit, Service.MEETINGS, Target.of("/api/meetings/{}", id), MeetingForm.Own.class);
    }
}
