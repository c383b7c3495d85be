package se.samrad.portal.staff.consultations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.BodyType;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.staff.bodies.GroupDesk;

/** Choosing whom to ask, from the register: by name, type or group. */
@Controller
class Inviting {
    private static final int FOUND_MAX = 200;
    private static final int LISTED_A_PAGE = 100;

    /** A body of the register. */
    record Entry(String id, @Nullable String name, @Nullable BodyType type) {}

    /** What became of one body. */
    record Item(@Nullable String body, @Nullable Object problem) {}

    record Items(@Nullable List<Item> items) {
        /** Those that were not put on the list, with why. */
        List<String> refused() {
            List<String> refused = new ArrayList<>();
            for (Item item : items == null ? List.<Item>of() : items) {
                if (item.problem() != null) refused.add(String.valueOf(item.body()) + ": " + words(item.problem()));
            }
            return refused;
        }
    }

    private final Desk desk;

    Inviting(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/sandlista")
    String choose(@PathVariable String id, @RequestParam Map<String, String> asked, Visit visit) {
        ConsultationView consultation =
                desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
        Form form = desk.show(visit, Form::fresh);
        Listing<BodyRow> rows = desk.list(
                visit,
                Target.of("/api/staff/consultations/{}/bodies", id)
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", LISTED_A_PAGE)
                        .with("sort", "name"),
                BodyRow.class);
        boolean searched = !consultation.isOver()
                && (asked.containsKey("q") || asked.containsKey("typ") || asked.containsKey("grupp"));
        Listing<Entry> found = desk.backend()
                .list(
                        visit.caller(),
                        Service.CONSULTATIONS,
                        Target.of("/api/bodies")
                                .with("q", asked.get("q"))
                                .with("type", asked.get("typ"))
                                .with("group", asked.get("grupp"))
                                .with("size", searched ? FOUND_MAX : 1),
                        Entry.class);
        // Whoever stands on a later page of the list is on it all the same.
        Set<String> already = searched
                ? Listed.all(desk, visit, id).stream().map(BodyRow::body).collect(Collectors.toSet())
                : Set.of();
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : List.of("q", "typ", "grupp")) {
            if (asked.get(name) != null) filters.put(name, asked.get(name));
        }
        visit.with("consultation", consultation)
                .with("pager", Pager.of(rows, visit.request().getRequestURI(), filters))
                .with("asked", asked)
                .with("searched", searched)
                .with("found", searched ? found.items() : List.of())
                .with("all", found.total())
                .with("already", already)
                .with("rows", rows)
                .with("draft", SetUp.isDraft(consultation))
                .with("groups", GroupDesk.all(desk, visit))
                .with("ticked", new LinkedHashSet<>(form.all("instans")))
                .with("bodyTypes", BodyType.values());
        return "staff/invitations";
    }

    @PostMapping("/arbetsyta/remisser/{id}/sandlista")
    String invite(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String off = form.filled("bort");
        if (off != null) return unlist(id, off, form, visit);
        String group = form.filled("alla");
        List<String> bodies = group == null ? form.all("instans") : GroupDesk.bodies(desk, visit, group);
        if (bodies.isEmpty()) {
            form.wrong("instanser", visit.say().text("setup.bodies.none"));
            return desk.back(visit, form);
        }
        Outcome<Items> outcome = desk.write(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/consultations/{}/invitations", id).patiently(),
                Map.of("bodies", bodies),
                "invite",
                Items.class);
        Items done = form.taken(outcome, visit.say(), Map.of("bodies", "instanser"));
        if (done == null) return desk.back(visit, form);
        List<String> refused = done.refused();
        if (!refused.isEmpty()) {
            form.renew();
            refused.forEach(words -> form.wrong("instanser", words));
            return desk.back(visit, form);
        }
        return desk.next(
                visit,
                visit.path(),
                visit.say().text("setup.bodies.done", visit.say().number(bodies.size())),
                "/arbetsyta/remisser/" + id,
                visit.say().text("setup.go-on"));
    }

    private String unlist(String id, String body, Form form, Visit visit) {
        Target target = Target.of("/api/consultations/{}/invitations/{}/unlist", id, body);
        return desk.done(visit, form, "POST", Service.CONSULTATIONS, target, null, "unlist", Map.of())
                ? desk.next(visit, visit.path(), visit.say().text("setup.bodies.removed", form.text("namn")))
                : desk.back(visit, form);
    }

    private static String words(Object problem) {
        return problem instanceof Map<?, ?> said && said.get("detail") != null
                ? String.valueOf(said.get("detail"))
                : String.valueOf(problem);
    }
}
