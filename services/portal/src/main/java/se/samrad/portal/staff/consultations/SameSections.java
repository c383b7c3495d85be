package se.samrad.portal.staff.consultations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.portal.backend.Outcome;
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
    private static final String FIELD = "var-";
    private static final String HEADING = "rubrik-";
    private static final String GONE_HEADING = "hette-";

    /** A section by what it is called. */
    public record Named(String section, @Nullable String number, String title) {
        public String field() {
            return FIELD + section;
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

    /** As the page called it that the choice was made on. */
    private static String called(Form form, String headings, String section) {
        String heading = form.filled(headings + section);
        return heading == null ? section : heading;
    }

    private static Target target(String id) {
        return Target.of("/api/consultations/{}/proposal/renamed", id);
    }

    @PostMapping("/arbetsyta/remisser/{id}/forslag/samma")
    String say(@PathVariable String id, Visit visit) {
        String page = "/arbetsyta/remisser/" + id + "/forslag";
        Form form = Form.typed(visit.request());
        List<Map<String, String>> sections = new ArrayList<>();
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String field : form.names(FIELD)) {
            String was = form.filled(field);
            if (was == null) continue;
            String section = field.substring(FIELD.length());
            String other = chosen.putIfAbsent(was, called(form, HEADING, section));
            if (other != null) form.wrong(field, visit.say().text("setup.same.twice", other));
            sections.add(Map.of("section", section, "was", was));
        }
        if (sections.isEmpty()) form.wrong(null, visit.say().text("setup.same.none"));
        if (!form.isWrong() && said(visit, form, id, sections, chosen)) {
            return desk.next(visit, page, visit.say().text("setup.same.done"));
        }
        form.renew();
        kept.keep(visit.request(), page, form);
        return "redirect:" + page + "#fel";
    }

    private boolean said(
            Visit visit, Form form, String id, List<Map<String, String>> sections, Map<String, String> chosen) {
        String number = form.text("forslag");
        Map<String, Object> said =
                Map.of("proposal", number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0, "sections", sections);
        Outcome<Void> outcome =
                desk.write(visit, form, "POST", Service.CONSULTATIONS, target(id), said, "same", Void.class);
        if (form.took(outcome, visit.say())) return true;
        // Where a newer version stands now the page has no fields for what was chosen.
        if (outcome instanceof Outcome.Refused<Void> refused
                && refused.problem().status() == 409) {
            chosen.forEach((was, heading) ->
                    form.wrong(null, visit.say().text("setup.same.chose", called(form, GONE_HEADING, was), heading)));
        }
        return false;
    }
}
