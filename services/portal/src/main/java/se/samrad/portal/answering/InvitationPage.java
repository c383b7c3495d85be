package se.samrad.portal.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Scopes;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.board.TallyWording;
import se.samrad.portal.charts.StatusMark;
import se.samrad.portal.charts.Units;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.frame.Frame;
import se.samrad.portal.wording.Wording;

/** Where the mailed invitation leads: who asks, about what, by when, and all that the body can do about it. */
@Controller
class InvitationPage {
    private static final String ROLE = "roll";
    private static final String AUTHOR = "AUTHOR";
    private static final String APPROVER = "APPROVER";

    private final Backend backend;
    private final Asked asked;
    private final KeptForms kept;

    InvitationPage(Backend backend, Asked asked, KeptForms kept) {
        this.backend = backend;
        this.asked = asked;
        this.kept = kept;
    }

    @GetMapping("/remisser/{id}/inbjudan/{body}")
    String page(
            @PathVariable String id,
            @PathVariable String body,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        ConsultationView consultation = asked.consultation(caller, id);
        BodyRow row = asked.row(caller, id, body).orElseThrow(() -> new Trouble.NotThere(body));
        boolean mine = frame.may("body:" + body);
        kept.show(request, model, say, () -> Form.fresh().put(ROLE, APPROVER));
        model.addAttribute("roles", roles(say));
        LocalDate lastDay = Deadline.lastDay(consultation.closesOn(), row.deadline());
        model.addAttribute("consultation", consultation);
        model.addAttribute("row", row);
        model.addAttribute(
                "mark",
                row.astray()
                        ? StatusMark.ASTRAY
                        : StatusMark.of(row.status() == null ? BodyStatus.INVITED : row.status(), row.moreTime()));
        model.addAttribute("mine", mine);
        model.addAttribute("author", frame.may(Scopes.author(body)));
        // Before signing in nobody knows who reads; afterwards the form is for whoever may use it.
        model.addAttribute("appoints", !frame.isSignedIn() || appoints(frame, body));
        model.addAttribute("lastDay", lastDay);
        model.addAttribute("days", lastDay == null ? null : Deadline.daysLeft(lastDay, say.now()));
        boolean open = consultation.isOpen() || (row.moreTime() && !consultation.isCancelled());
        boolean waiting = row.status() == null || row.status() == BodyStatus.INVITED;
        boolean declined = row.status() == BodyStatus.DECLINED && !consultation.isCancelled();
        model.addAttribute("open", open);
        model.addAttribute("waiting", waiting);
        model.addAttribute("declined", declined);
        // Nothing is refused for being late, nor for having been declined.
        boolean late = consultation.isOver() && !consultation.isCancelled() && !open;
        boolean after = late && (waiting || row.status() == BodyStatus.SILENT);
        model.addAttribute("answers", (waiting && open) || after || (declined && (open || late)));
        model.addAttribute("anyway", after || declined);
        if (mine) {
            model.addAttribute("invitation", asked.invitation(caller, id, body).orElse(null));
            model.addAttribute("colleagues", asked.colleagues(caller, body));
        }
        TallyView tally = consultation.tally();
        if (tally != null && tally.invited() > 0) {
            String sentence = TallyWording.sentence(say, tally, consultation.isOver());
            model.addAttribute("sentence", sentence);
            model.addAttribute("invited", tally.invited());
            if (tally.invited() <= Units.BODIES_MAX) {
                model.addAttribute("units", Units.of(tally, say.text("board.units", sentence)));
            }
        }
        return "answering/invitation";
    }

    @PostMapping("/remisser/{id}/inbjudan/{body}")
    String act(
            @PathVariable String id,
            @PathVariable String body,
            @RequestParam(name = "gor", defaultValue = "") String act,
            @RequestAttribute("say") Wording say,
            @RequestAttribute("frame") Frame frame,
            Caller caller,
            HttpServletRequest request) {
        Form form = Form.typed(request);
        if (!frame.may("body:" + body)) {
            form.wrong(null, say.text(frame.isSignedIn() ? "invitation.another-body" : "invitation.not-sent"));
            kept.keep(request, KeptForms.path(request), form);
            return frame.isSignedIn() ? "redirect:" + KeptForms.path(request) : signIn(KeptForms.path(request));
        }
        if ((act.equals("kollega") || act.equals("ta-bort")) && !appoints(frame, body)) {
            form.wrong(null, say.text("invitation.colleague.not-yours"));
            return kept.back(request, form);
        }
        return switch (act) {
            case "avsta" ->
                verb(
                        id,
                        body,
                        "decline",
                        members("reason", form.filled("avsta-skal")),
                        form,
                        caller,
                        say,
                        request,
                        "invitation.declined");
            case "fel" ->
                verb(
                        id,
                        body,
                        "wrong-recipient",
                        members("note", form.filled("fel-not")),
                        form,
                        caller,
                        say,
                        request,
                        "invitation.wrong.told");
            case "vidare" ->
                verb(
                        id,
                        body,
                        "forward",
                        members("to", form.filled("vidare-till")),
                        form,
                        caller,
                        say,
                        request,
                        "invitation.forward.told");
            case "mer-tid" -> moreTime(id, body, form, caller, say, request);
            case "kollega" -> colleague(body, "POST", form.filled("kollega"), form, caller, say, request);
            case "ta-bort" -> colleague(body, "DELETE", form.filled("bort"), form, caller, say, request);
            default -> "redirect:" + KeptForms.path(request);
        };
    }

    private String moreTime(String id, String body, Form form, Caller caller, Wording say, HttpServletRequest request) {
        LocalDate until = form.day("until", say);
        if (until == null && !form.isWrong()) form.wrong("until", say.text("forms.not-a-day"));
        if (form.isWrong()) return kept.back(request, form);
        Map<String, Object> asks = members("until", String.valueOf(until));
        AnswerForm.put(asks, "reason", form.filled("reason"));
        return verb(id, body, "request-extension", asks, form, caller, say, request, "invitation.more-time.asked");
    }

    private String verb(
            String id,
            String body,
            String verb,
            Map<String, Object> members,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request,
            String done) {
        Target target = Target.of("/api/consultations/{}/invitations/{}/" + verb, id, body);
        Outcome<Void> outcome =
                backend.write(caller, "POST", Service.CONSULTATIONS, target, members, form.headers(verb), Void.class);
        Map<String, String> fields = Map.of(
                "reason", verb.equals("decline") ? "avsta-skal" : "reason", "note", "fel-not", "to", "vidare-till");
        if (!form.took(outcome, say, fields)) return kept.back(request, form);
        String link = "/remisser/" + id + "/laget";
        return kept.done(request, KeptForms.path(request), say.text(done), link, say.text("invitation.see-board"));
    }

    private String colleague(
            String body,
            String method,
            @Nullable String email,
            Form form,
            Caller caller,
            Wording say,
            HttpServletRequest request) {
        if (email == null || !email.matches("[^@\\s]+@[^@\\s]+")) {
            form.wrong("kollega", say.text("answer.bad-email"));
            return kept.back(request, form);
        }
        boolean adds = method.equals("POST");
        boolean author = form.has(ROLE, AUTHOR);
        Map<String, Object> names = members("email", email);
        names.put("role", author ? AUTHOR : APPROVER);
        Target target = Target.of("/api/bodies/{}/colleagues", body);
        Outcome<Asked.Colleagues> outcome = backend.write(
                caller,
                method,
                Service.CONSULTATIONS,
                adds ? target : target.with("email", email),
                adds ? names : null,
                form.headers("kollega"),
                Asked.Colleagues.class);
        if (!form.took(outcome, say, Map.of("email", "kollega"))) return kept.back(request, form);
        // A registered address stays what it is, whatever it is named.
        boolean registered = outcome instanceof Outcome.Done<Asked.Colleagues> done
                && done.body().all().stream()
                        .anyMatch(one -> one.isRegistered() && one.email().equalsIgnoreCase(email));
        String told;
        if (!adds) told = "invitation.colleague.removed";
        else if (registered) told = "invitation.colleague.registered-already";
        else told = author ? "invitation.colleague.added.author" : "invitation.colleague.added";
        return kept.done(request, KeptForms.path(request), say.text(told, email));
    }

    private static List<Choice> roles(Wording say) {
        return List.of(
                new Choice(APPROVER, say.text("invitation.role.approver"), say.text("invitation.role.approver.help")),
                new Choice(AUTHOR, say.text("invitation.role.author"), say.text("invitation.role.author.help")));
    }

    /** Only who reads the body's registered address says who else may answer; the register holds to that too. */
    private static boolean appoints(Frame frame, String body) {
        return frame.may(Scopes.registered(body));
    }

    private static Map<String, Object> members(String name, @Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        AnswerForm.put(members, name, value);
        return members;
    }

    /** Whoever is to sign in here acts for a body. */
    static String signIn(String path) {
        return "redirect:/logga-in?till=" + UriUtils.encode(path, StandardCharsets.UTF_8) + "&som=instans";
    }
}
