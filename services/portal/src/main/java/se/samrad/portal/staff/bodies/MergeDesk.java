package se.samrad.portal.staff.bodies;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** Two bodies of the register that are the same: finding the other, seeing what it would mean, doing it, taking it back. */
@Controller
class MergeDesk {
    private static final int FOUND_MAX = 50;
    private static final String OTHER = "med";
    private static final String OTHER_VERSION = "sedd";
    /** What was seen of the two when the form was made, to tell what somebody else has changed meanwhile. */
    private static final String SEEN = "sag";

    /** One of the two, as it stands now. */
    record Side(
            String id,
            String name,
            @Nullable List<String> aliases,
            @Nullable BodyType type,
            @Nullable String organisationNumber,
            @Nullable List<String> emails,
            long version) {

        /** Everything that a reader sees of it, in a line. */
        public String seen() {
            return name
                    + (aliases == null || aliases.isEmpty() ? "" : " (" + String.join(", ", aliases) + ")")
                    + (organisationNumber == null ? "" : ", " + organisationNumber)
                    + (emails == null || emails.isEmpty() ? "" : ", " + String.join(", ", emails));
        }
    }

    /** A consultation that asks the one that goes. */
    record Invited(
            String consultation, String title, @Nullable String status, boolean both) {}

    /** What it would mean. */
    record Preview(
            Side body,
            Side into,
            @Nullable List<String> names,
            @Nullable List<Invited> invited) {
        public String seen() {
            return body.seen() + " / " + into.seen();
        }
    }

    private final Desk desk;

    MergeDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/register/{id}/sammanslagning")
    String look(@PathVariable String id, @RequestParam Map<String, String> asked, Visit visit) {
        BodyDesk.Body entry =
                desk.read(visit, Service.CONSULTATIONS, Target.of("/api/bodies/{}", id), BodyDesk.Body.class);
        if (!entry.id().equals(id)) {
            return desk.next(visit, BodyDesk.page(entry.id()), visit.say().text("bodies.merge.already"));
        }
        Form form = desk.show(visit, Form::fresh);
        String other = asked.getOrDefault(OTHER, form.text(OTHER));
        visit.with("entry", entry).with("asked", asked).with("preview", null).with("found", List.of());
        if (Ids.valid(other)) preview(id, other, form, visit);
        if (visit.model().get("preview") == null && asked.get("q") != null) {
            visit.with("found", search(id, asked.get("q"), visit));
        }
        return "staff/body-merge";
    }

    private void preview(String id, String other, Form form, Visit visit) {
        Outcome<Preview> outcome = desk.backend()
                .ask(
                        visit.caller(),
                        Service.CONSULTATIONS,
                        Target.of("/api/bodies/{}/merge", id).with("into", other),
                        Preview.class);
        Preview preview = form.taken(outcome, visit.say(), Map.of("into", "q"));
        if (preview == null) return;
        String seen = form.text(SEEN);
        boolean same = seen.isEmpty() || seen.equals(preview.seen());
        visit.with("preview", preview).with("seen", same ? null : seen).with("unseen", same && form.isOvertaken());
        if (form.filled(Form.VERSION) == null || !form.isWrong()) {
            form.put(Form.VERSION, preview.body().version())
                    .put(OTHER_VERSION, preview.into().version())
                    .put(SEEN, preview.seen());
        }
    }

    private List<BodyDesk.Body> search(String id, @Nullable String text, Visit visit) {
        Listing<BodyDesk.Body> found = desk.backend()
                .list(
                        visit.caller(),
                        Service.CONSULTATIONS,
                        Target.of("/api/bodies").with("q", text).with("size", FOUND_MAX),
                        BodyDesk.Body.class);
        return found.items().stream().filter(body -> !body.id().equals(id)).toList();
    }

    @PostMapping("/arbetsyta/register/{id}/sammanslagning")
    String merge(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String other = form.text(OTHER);
        String version = form.text(OTHER_VERSION);
        boolean done = desk.done(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/{}/merge", id),
                version.matches("\\d{1,18}")
                        ? Map.of("into", other, "intoVersion", Long.valueOf(version))
                        : Map.of("into", other),
                "merge",
                Map.of("into", "q"));
        if (!done) {
            if (form.isOvertaken()) {
                // Nothing is typed here that could be saved again.
                form.forgive();
                form.wrong(null, visit.say().text("bodies.merge.overtaken"));
            }
            // What stands now is another matter than what was decided on: another request, if it is decided again.
            form.renew();
            return desk.back(visit, form);
        }
        return desk.next(visit, BodyDesk.page(other), visit.say().text("bodies.merge.done", form.text("namn")));
    }

    @PostMapping("/arbetsyta/register/{id}/isar")
    String undo(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String merged = form.text("instans");
        boolean done = desk.done(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/{}/undo-merge", merged),
                null,
                "undo-merge",
                Map.of());
        String told = done
                ? visit.say().text("bodies.merge.undone", form.text("namn"))
                : form.getErrors().getFirst().text();
        return desk.next(visit, BodyDesk.page(id), told, BodyDesk.page(merged), form.text("namn"));
    }
}
