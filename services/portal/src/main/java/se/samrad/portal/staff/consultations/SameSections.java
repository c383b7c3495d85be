package se.samrad.portal.staff.consultations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.forms.Visit;

/** Saying that a section which looks new in a later version of the proposal is one that was there under another name. */
@Controller
class SameSections {
    /** A section by what it is called. */
    public record Named(String section, @Nullable String number, String title) {
        public String field() {
            return "var-" + section;
        }

        public String heading() {
            return number == null ? title : number + " " + title;
        }
    }

    /** What is new in the newest version, and what is gone. */
    public record Renamed(
            int proposal,
            @Nullable List<Named> fresh,
            @Nullable List<Named> gone) {
        /** Whether there is anything to say. */
        public boolean isAsked() {
            return fresh != null && gone != null && !fresh.isEmpty() && !gone.isEmpty();
        }

        public List<Choice> choices() {
            return gone == null
                    ? List.of()
                    : gone.stream()
                            .map(one -> new Choice(one.section(), one.heading()))
                            .toList();
        }
    }

    private final Desk desk;
    private final KeptForms kept;

    SameSections(Desk desk, KeptForms kept) {
        this.desk = desk;
        this.kept = kept;
    }

    /** The page of the proposal can do without it. */
    static @Nullable Renamed of(Desk desk, Visit visit, String id) {
        return desk.backend()
                .findIfAnswered(visit.caller(), Service.CONSULTATIONS, target(id), Renamed.class)
                .orElse(null);
    }

    private static Target target(String id) {
        return Target.of("/api/consultations/{}/proposal/renamed", id);
    }

    @PostMapping("/arbetsyta/remisser/{id}/forslag/samma")
    String say(@PathVariable String id, Visit visit) {
        String page = "/arbetsyta/remisser/" + id + "/forslag";
        Form form = Form.typed(visit.request());
        Renamed renamed = desk.read(visit, Service.CONSULTATIONS, target(id), Renamed.class);
        List<Map<String, String>> sections = new ArrayList<>();
        Map<String, String> chosen = new HashMap<>();
        for (Named one : renamed.fresh() == null ? List.<Named>of() : renamed.fresh()) {
            String was = form.filled(one.field());
            if (was == null) continue;
            String other = chosen.putIfAbsent(was, one.heading());
            if (other != null) form.wrong(one.field(), visit.say().text("setup.same.twice", other));
            sections.add(Map.of("section", one.section(), "was", was));
        }
        if (sections.isEmpty()) form.wrong(null, visit.say().text("setup.same.none"));
        String number = form.text("forslag");
        boolean done = !form.isWrong()
                && desk.done(
                        visit,
                        form,
                        "POST",
                        Service.CONSULTATIONS,
                        target(id),
                        Map.of(
                                "proposal",
                                number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0,
                                "sections",
                                sections),
                        "same",
                        Map.of());
        if (!done) {
            form.renew();
            kept.keep(visit.request(), page, form);
            return "redirect:" + page + "#fel";
        }
        return desk.next(visit, page, visit.say().text("setup.same.done"));
    }
}
