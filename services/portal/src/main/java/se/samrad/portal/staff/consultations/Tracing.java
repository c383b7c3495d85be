package se.samrad.portal.staff.consultations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** Saying where each section of a proposal stood in the round before. */
@Controller
class Tracing {
    /** Between the sections that one came from. */
    private static final String PARTED = "|";

    /** Where the sections stood, said or proposed. */
    record Traces(
            long version,
            String earlierRound,
            int proposal,
            @Nullable Integer saidOf,
            @Nullable String saidBy,
            @Nullable LocalDate saidOn,
            List<Line> sections,
            List<Before> earlier) {
        /** By what the sections of the round before are called here; what two are called has the id beside it. */
        Map<String, Before> named() {
            Map<String, Integer> times = new HashMap<>();
            for (Before one : earlier) times.merge(one.heading(), 1, Integer::sum);
            Map<String, Before> named = new LinkedHashMap<>();
            for (Before one : earlier) {
                boolean alone = times.getOrDefault(one.heading(), 0) == 1;
                named.put(alone ? one.heading() : one.heading() + " (" + one.section() + ")", one);
            }
            return named;
        }
    }

    /** A section and where it stood. */
    public record Line(
            String section, @Nullable String number, String title, int level, List<String> from, String because) {
        public String field() {
            return "fran-" + section;
        }

        public String heading() {
            return number == null ? title : number + " " + title;
        }
    }

    /** A section of the round before. */
    public record Before(String section, @Nullable String number, String title, int level, boolean dropped) {
        public String heading() {
            return (number == null ? title : number + " " + title).replace(PARTED, "/");
        }
    }

    private final Desk desk;

    Tracing(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/avsnitt")
    String page(@PathVariable String id, Visit visit) {
        ConsultationView consultation =
                desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
        Traces traces = traces(visit, id);
        Map<String, Before> named = traces.named();
        Form shown = desk.show(visit, () -> proposed(traces, named));
        // Beside somebody else's change it is about that change, and about the document that is the newest now.
        if (shown.text(Form.VERSION).equals(String.valueOf(traces.version()))) shown.put("forslag", traces.proposal());
        Map<String, String> headings = new HashMap<>();
        traces.earlier().forEach(one -> headings.put(one.section(), one.heading()));
        visit.with("consultation", consultation)
                .with("traces", traces)
                .with("said", traces.saidOf() != null && traces.saidOf() == traces.proposal())
                .with("names", named.keySet())
                .with("headings", headings)
                .with(
                        "dropped",
                        traces.earlier().stream().filter(Before::dropped).toList());
        return "staff/traces";
    }

    private static Form proposed(Traces traces, Map<String, Before> named) {
        Map<String, String> names = new HashMap<>();
        named.forEach((name, one) -> names.put(one.section(), name));
        Form form = Form.fresh().put(Form.VERSION, traces.version()).put("forslag", traces.proposal());
        for (Line line : traces.sections()) {
            form.put(
                    line.field(),
                    String.join(
                            " " + PARTED + " ",
                            line.from().stream()
                                    .map(one -> names.getOrDefault(one, one))
                                    .toList()));
        }
        return form;
    }

    @PostMapping("/arbetsyta/remisser/{id}/avsnitt")
    String say(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Traces traces = traces(visit, id);
        Map<String, Before> named = traces.named();
        Map<String, String> fields = new HashMap<>();
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Line line : traces.sections()) {
            fields.put("sections[" + sections.size() + "]", line.field());
            sections.add(Map.of("section", line.section(), "from", from(form, line, named, visit)));
        }
        Target target = Target.of("/api/consultations/{}/traces", id);
        Map<String, Object> said = Map.of("proposal", number(form.text("forslag")), "sections", sections);
        if (form.isWrong() || !desk.done(visit, form, "PUT", Service.CONSULTATIONS, target, said, "traces", fields)) {
            return desk.back(visit, form);
        }
        return desk.next(visit, visit.path(), visit.say().text("trace.done"));
    }

    private static List<String> from(Form form, Line line, Map<String, Before> named, Visit visit) {
        List<String> from = new ArrayList<>();
        for (String typed : form.text(line.field()).split("\\" + PARTED, -1)) {
            String name = typed.strip();
            if (name.isEmpty()) continue;
            Before one = named.get(name);
            if (one == null) form.wrong(line.field(), visit.say().text("trace.unknown", name));
            else if (!from.contains(one.section())) from.add(one.section());
        }
        return from;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private Traces traces(Visit visit, String id) {
        return desk.read(visit, Service.CONSULTATIONS, Target.of("/api/consultations/{}/traces", id), Traces.class);
    }
}
