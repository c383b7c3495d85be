package se.samrad.portal.staff.consultations;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Slug;
import se.samrad.contracts.consultations.Kind;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.staff.consultations.Inviting.Items;

/** A new round of what has been sent out: its facts and its distribution list are taken over, its days are not. */
@Controller
class NextRound {
    private static final String BODIES = "sandlista";
    private static final int NAMED_MAX = 5;

    private final Desk desk;

    NextRound(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/omgang")
    String fresh(@PathVariable String id, Visit visit) {
        if (!visit.frame().may(Scopes.CASE_OFFICER)) throw new Trouble.NotAllowed(visit.path());
        ConsultationView earlier = earlier(visit, id);
        if (SetUp.isDraft(earlier)) return "redirect:/arbetsyta/remisser/" + id;
        Facts facts = Facts.of(desk, visit, id);
        desk.show(visit, () -> proposed(facts, id));
        visit.with("follows", earlier).with("listed", SetUp.listed(desk, visit, id));
        return SetUp.facts(desk, visit, null);
    }

    /** After a samråd comes the examination of the same plan; else the same again. */
    private static Form proposed(Facts facts, String earlier) {
        Form form = facts.form();
        boolean plan = Kind.SAMRAD.name().equals(facts.kind());
        return form.put("kind", plan ? Kind.GRANSKNING : facts.kind())
                .put("opensOn", "")
                .put("closesOn", "")
                .put("earlierRound", earlier)
                .put(BODIES, "ja")
                .put(Form.VERSION, 0);
    }

    @PostMapping("/arbetsyta/remisser/{id}/omgang")
    String create(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request()).put("earlierRound", id);
        String fresh = form.filled("id");
        if (fresh == null) fresh = proposedId(form, id);
        if (!SetUp.make(desk, visit, form, fresh)) return desk.back(visit, form);
        return desk.next(visit, "/arbetsyta/remisser/" + fresh, bodies(visit, form, id, fresh));
    }

    /** The title's, told apart from the round before by what this one is. */
    private static String proposedId(Form form, String earlier) {
        String id = Slug.of(form.text("title"), "remiss");
        if (!id.equals(earlier)) return id;
        String kind = form.text("kind").toLowerCase(Locale.ROOT);
        return earlier.endsWith("-" + kind) || kind.isEmpty() ? earlier + "-2" : earlier + "-" + kind;
    }

    /** Puts those of the round before on the list; what is told of it. */
    private String bodies(Visit visit, Form form, String earlier, String fresh) {
        List<String> bodies = form.isTicked(BODIES)
                ? Listed.all(desk, visit, earlier).stream().map(BodyRow::body).toList()
                : List.of();
        if (bodies.isEmpty()) return visit.say().text("round.created");
        Target target = Target.of("/api/consultations/{}/invitations", fresh).patiently();
        Form asked = Form.fresh().put(Form.KEY, form.key());
        Outcome<Items> outcome = desk.write(
                visit, asked, "POST", Service.CONSULTATIONS, target, Map.of("bodies", bodies), "invite", Items.class);
        if (!(outcome instanceof Outcome.Done<Items> done)) return visit.say().text("round.created.unlisted");
        List<String> refused = done.body().refused();
        String taken = visit.say().number(bodies.size() - refused.size());
        return refused.isEmpty()
                ? visit.say().text("round.created.bodies", taken)
                : visit.say().text("round.created.refused", taken, some(refused));
    }

    private static String some(List<String> refused) {
        String named = String.join("; ", refused.subList(0, Math.min(NAMED_MAX, refused.size())));
        return refused.size() > NAMED_MAX ? named + "; …" : named;
    }

    private ConsultationView earlier(Visit visit, String id) {
        return desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
    }
}
