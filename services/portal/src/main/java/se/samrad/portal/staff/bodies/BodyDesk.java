package se.samrad.portal.staff.bodies;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.BodyType;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;

/** The register of bodies. */
@Controller
class BodyDesk {
    private static final int SHOWN_A_PAGE = 50;
    /** What was seen when the form was made, to tell what somebody else has changed meanwhile. */
    private static final String SEEN = "sag";

    /** A body with its contacts. */
    record Body(
            String id,
            @Nullable String name,
            @Nullable BodyType type,
            @Nullable String organisationNumber,
            @Nullable String municipalityCode,
            @Nullable List<Address> addresses,
            @Nullable List<String> aliases,
            @Nullable List<String> groups,
            @Nullable LocalDate namedFrom,
            @Nullable List<FormerName> formerNames,
            @Nullable LocalDate leftOn,
            @Nullable List<Merged> merged,
            @Nullable List<Unreached> unreached,
            @Nullable Long version) {
        /** The name that it would have again, if the present one is a mistake; null when it never had another. */
        public @Nullable String getNameBefore() {
            return formerNames == null || formerNames.isEmpty()
                    ? null
                    : formerNames.getLast().name();
        }

        /** Those that letters go to today. */
        public List<String> getWritten() {
            return addresses == null
                    ? List.of()
                    : addresses.stream()
                            .filter(Address::valid)
                            .map(Address::email)
                            .toList();
        }

        /** Whether it has addresses, and none that letters go to today. */
        public boolean isUnwritten() {
            return addresses != null && !addresses.isEmpty() && getWritten().isEmpty();
        }
    }

    /** An address and the days when letters go there. */
    record Address(
            String email,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean valid) {}

    /** A name that a body had. */
    record FormerName(
            String name, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /** An address that a letter did not reach. */
    record Unreached(String email, LocalDate on, String code) {}

    /** A body that another stands for. */
    record Merged(String id, String name, @Nullable List<String> aliases, long version) {}

    private final Desk desk;
    private final KeptForms kept;
    private final BodyPlaces places;

    BodyDesk(Desk desk, KeptForms kept, BodyPlaces places) {
        this.places = places;
        this.desk = desk;
        this.kept = kept;
    }

    @GetMapping("/arbetsyta/register")
    String search(@RequestParam Map<String, String> asked, Visit visit) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : List.of("q", "typ", "grupp")) {
            String value = asked.get(name);
            if (value != null && !value.isBlank()) filters.put(name, value);
        }
        Listing<Body> found = desk.backend()
                .list(
                        visit.caller(),
                        Service.CONSULTATIONS,
                        Target.of("/api/bodies")
                                .with("q", filters.get("q"))
                                .with("type", filters.get("typ"))
                                .with("group", filters.get("grupp"))
                                .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                                .with("size", SHOWN_A_PAGE),
                        Body.class);
        List<GroupDesk.Listed> groups = GroupDesk.all(desk, visit);
        Map<String, String> groupsOf = new HashMap<>();
        for (Body body : found.items()) groupsOf.put(body.id(), String.join(", ", names(body, groups)));
        visit.with("asked", asked)
                .with("found", found)
                .with("bodyTypes", BodyType.values())
                .with("groups", groups)
                .with("groupsOf", groupsOf)
                .with("pager", Pager.of(found, visit.request().getRequestURI(), filters));
        return "staff/bodies";
    }

    @GetMapping("/arbetsyta/register/{id}")
    String body(@PathVariable String id, Visit visit) {
        Body body = desk.read(visit, Service.CONSULTATIONS, Target.of("/api/bodies/{}", id), Body.class);
        if (!body.id().equals(id)) return "redirect:" + page(body.id());
        desk.show(visit, Form::fresh);
        visit.with("entry", body).with("groups", names(body, GroupDesk.all(desk, visit)));
        places.show(id, body.name(), visit);
        return "staff/body";
    }

    /** What the groups of a body are called; one that nobody has named goes by its id. */
    private static List<String> names(Body body, List<GroupDesk.Listed> groups) {
        if (body.groups() == null) return List.of();
        return body.groups().stream()
                .map(id -> groups.stream()
                        .filter(group -> group.id().equals(id) && group.name() != null)
                        .map(GroupDesk.Listed::name)
                        .findFirst()
                        .orElse(id))
                .toList();
    }

    @GetMapping("/arbetsyta/register/{id}/namn")
    String name(@PathVariable String id, Visit visit) {
        Body body = desk.read(visit, Service.CONSULTATIONS, Target.of("/api/bodies/{}", id), Body.class);
        if (!body.id().equals(id)) return "redirect:" + page(body.id());
        Form form = desk.show(visit, Form::fresh);
        String name = body.name() == null ? id : body.name();
        String seen = form.text(SEEN);
        visit.with("entry", body).with("seen", seen.isEmpty() || seen.equals(name) ? null : seen);
        if (form.filled(Form.VERSION) == null || !form.isWrong()) {
            form.put(Form.VERSION, body.version()).put(SEEN, name);
        }
        return "staff/body-name";
    }

    @PostMapping("/arbetsyta/register/{id}/namn")
    String rename(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        LocalDate from = form.day("fran", visit.say());
        String name = form.filled("namn");
        if (name == null) form.wrong("namn", visit.say().text("bodies.name.missing"));
        if (from == null && form.error("fran") == null)
            form.wrong("fran", visit.say().text("bodies.name.from.missing"));
        if (form.isWrong() || name == null || from == null) return desk.back(visit, form);
        boolean done = desk.done(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/{}/names", id),
                Map.of("name", name, "from", from.toString()),
                "rename",
                Map.of("name", "namn", "from", "fran"));
        if (!done) {
            form.renew();
            return desk.back(visit, form);
        }
        return desk.next(visit, page(id), visit.say().text("bodies.name.done", name));
    }

    /** It never was called so. */
    @PostMapping("/arbetsyta/register/{id}/namn/angra")
    String undoRename(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String name = form.text("namn");
        boolean done = desk.done(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/{}/undo-rename", id),
                Map.of("name", name),
                "undo-rename",
                Map.of());
        if (!done) {
            kept.keep(visit.request(), page(id), form);
            return "redirect:" + page(id) + "#fel";
        }
        return desk.next(visit, page(id), visit.say().text("bodies.name.undone", name));
    }

    /** It is no more, or is there after all. */
    @PostMapping("/arbetsyta/register/{id}/slut")
    String leave(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        boolean returns = form.has("gor", "tillbaka");
        LocalDate on = returns ? null : form.day("slut", visit.say());
        if (!returns && on == null && form.error("slut") == null)
            form.wrong("slut", visit.say().text("bodies.left.missing"));
        boolean done = !form.isWrong()
                && desk.done(
                        visit,
                        form,
                        "POST",
                        Service.CONSULTATIONS,
                        Target.of("/api/bodies/{}/" + (returns ? "return" : "leave"), id),
                        on == null ? null : Map.of("on", on.toString()),
                        returns ? "return" : "leave",
                        Map.of("on", "slut"));
        if (!done) {
            // Beside what somebody else has noted there is no field for the day.
            if (form.isOvertaken() && on != null) {
                form.wrong(
                        null, visit.say().text("bodies.left.wrote", visit.say().day(on)));
            }
            kept.keep(visit.request(), page(id), form);
            return "redirect:" + page(id) + "#fel";
        }
        return desk.next(visit, page(id), visit.say().text(returns ? "bodies.returned.done" : "bodies.left.done"));
    }

    static String page(String id) {
        return "/arbetsyta/register/" + id;
    }
}
