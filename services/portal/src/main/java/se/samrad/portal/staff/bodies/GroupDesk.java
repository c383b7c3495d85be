package se.samrad.portal.staff.bodies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Slug;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** Groups of bodies: who is asked together, named one by one or by a rule. */
@Controller
public class GroupDesk {
    private static final String GROUPS = "/arbetsyta/register/grupper";
    private static final String NAMED = "instanser";
    /** The register shows all of them, a page at a time. */
    private static final int SHOWN_MAX = 100;

    /** Between a name, its first day and its last. */
    private static final String PARTED = "|";

    private static final Map<String, String> FIELDS =
            Map.of("name", "namn", "from", "fran", "until", "till", "rule.county", "lan", "rule", "typ");

    /** A group of the list. */
    public record Listed(String id, @Nullable String name, boolean byRule, int bodies) {}

    record All(@Nullable List<Listed> items) {}

    /** A body that belongs. */
    record Belonging(
            String id,
            @Nullable String name,
            @Nullable BodyType type,
            @Nullable String because) {}

    /** A body that is named. */
    record Named(
            String body,
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record Rule(@Nullable List<BodyType> types, @Nullable String county) {}

    /** A group with all that belong today. */
    record Group(
            String id,
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable List<Named> members,
            @Nullable Rule rule,
            @Nullable List<Belonging> bodies,
            long version) {}

    private record Line(String name, String from, String until) {}

    /** @param body null for a name that stands before in the same list and is not in the register */
    private record Candidate(@Nullable String body, String name) {}

    private record Match(
            int line, String name, String outcome, @Nullable List<Candidate> candidates) {}

    private record Matches(@Nullable List<Match> items) {}

    private final Desk desk;

    GroupDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(GROUPS)
    String groups(Visit visit) {
        desk.show(visit, Form::fresh);
        visit.with("groups", all(desk, visit));
        return "staff/groups";
    }

    /** Every group that there is today. */
    public static List<Listed> all(Desk desk, Visit visit) {
        All all = desk.read(visit, Service.CONSULTATIONS, Target.of("/api/groups"), All.class);
        return all.items() == null ? List.of() : all.items();
    }

    /** Ids of those that belong to a group today. */
    public static List<String> bodies(Desk desk, Visit visit, String group) {
        Group found = desk.read(visit, Service.CONSULTATIONS, Target.of("/api/groups/{}", group), Group.class);
        List<Belonging> bodies = found.bodies() == null ? List.of() : found.bodies();
        return bodies.stream().map(Belonging::id).toList();
    }

    @GetMapping(GROUPS + "/ny")
    String fresh(Visit visit) {
        desk.show(visit, () -> Form.fresh().put(Form.VERSION, 0));
        return shown(visit, null);
    }

    @PostMapping(GROUPS + "/ny")
    String create(Visit visit) {
        Form form = Form.typed(visit.request());
        return save(
                visit, form, Slug.of(form.text("namn"), "grupp-" + form.key().substring(0, 4)), true);
    }

    @GetMapping(GROUPS + "/{id}")
    String group(@PathVariable String id, Visit visit) {
        Group group = desk.read(visit, Service.CONSULTATIONS, Target.of("/api/groups/{}", id), Group.class);
        desk.show(visit, () -> filled(group));
        return shown(visit, group);
    }

    @PostMapping(GROUPS + "/{id}")
    String change(@PathVariable String id, Visit visit) {
        return save(visit, Form.typed(visit.request()), id, false);
    }

    private static String shown(Visit visit, @Nullable Group group) {
        List<Belonging> bodies = group == null || group.bodies() == null ? List.of() : group.bodies();
        visit.with("group", group)
                .with("first", bodies.subList(0, Math.min(SHOWN_MAX, bodies.size())))
                .with("types", Choice.all(visit.say(), "type", BodyType.values()));
        return "staff/group";
    }

    private static Form filled(Group group) {
        List<Named> members = group.members() == null ? List.of() : group.members();
        Rule rule = group.rule();
        List<BodyType> types = rule == null || rule.types() == null ? List.of() : rule.types();
        return Form.fresh()
                .put("namn", group.name())
                .put("fran", group.from())
                .put("till", group.until())
                .put(NAMED, members.stream().map(GroupDesk::line).collect(Collectors.joining("\n")))
                .putAll("typ", types.stream().map(Enum::name).toList())
                .put("lan", rule == null ? null : rule.county())
                .put(Form.VERSION, group.version());
    }

    private static String line(Named named) {
        String name = named.name() == null ? named.body() : named.name();
        if (named.from() == null && named.until() == null) return name;
        return name + " " + PARTED + " " + day(named.from()) + " " + PARTED + " " + day(named.until());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private String save(Visit visit, Form form, String id, boolean fresh) {
        if (form.filled("namn") == null) form.wrong("namn", visit.say().text("forms.missing"));
        LocalDate from = form.day("fran", visit.say());
        LocalDate until = form.day("till", visit.say());
        List<Map<String, String>> members = members(visit, form);
        if (form.isWrong()) return desk.back(visit, form);
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", form.text("namn").strip());
        if (from != null) group.put("from", from.toString());
        if (until != null) group.put("until", until.toString());
        group.put("members", members);
        String county = form.filled("lan");
        if (county != null || !form.all("typ").isEmpty()) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("types", form.all("typ"));
            if (county != null) rule.put("county", county);
            group.put("rule", rule);
        }
        Target target = Target.of("/api/groups/{}", id);
        boolean done = fresh
                ? desk.made(
                        visit,
                        form,
                        Service.CONSULTATIONS,
                        target,
                        group,
                        FIELDS,
                        "namn",
                        visit.say().text("groups.taken"))
                : desk.done(visit, form, "PUT", Service.CONSULTATIONS, target, group, "put", FIELDS);
        if (!done) return desk.back(visit, form);
        return desk.next(
                visit,
                GROUPS + "/" + id,
                visit.say().text("groups.saved", form.text("namn").strip()));
    }

    /** Whom the lines name; what does not say who is meant is told, each by its name. */
    private List<Map<String, String>> members(Visit visit, Form form) {
        List<Line> lines = form.lines(NAMED).stream().map(GroupDesk::parted).toList();
        if (lines.isEmpty()) return List.of();
        lines.forEach(line -> check(visit, form, line));
        Outcome<Matches> outcome = desk.backend()
                .post(
                        visit.caller(),
                        Service.CONSULTATIONS,
                        Target.of("/api/bodies/matches"),
                        lines.stream()
                                .map(Line::name)
                                .collect(Collectors.joining("\n"))
                                .getBytes(UTF_8),
                        "text/plain;charset=UTF-8",
                        Map.of(),
                        Matches.class);
        Matches done = form.taken(outcome, visit.say(), Map.of("names", NAMED));
        if (done == null) return List.of();
        List<Map<String, String>> members = new ArrayList<>();
        for (Match match : done.items() == null ? List.<Match>of() : done.items()) {
            List<Candidate> candidates = match.candidates() == null
                    ? List.of()
                    : match.candidates().stream()
                            .filter(one -> one.body() != null)
                            .toList();
            String means = match.outcome().equals("PERHAPS") && candidates.isEmpty() ? "NEW" : match.outcome();
            switch (means) {
                case "SAME" ->
                    members.add(member(String.valueOf(candidates.getFirst().body()), lines.get(match.line() - 1)));
                case "REPEATED" -> {}
                case "WRONG" -> form.wrong(NAMED, visit.say().text("groups.wrong", match.name(), match.line()));
                case "PERHAPS" ->
                    form.wrong(
                            NAMED,
                            visit.say()
                                    .text(
                                            "groups.perhaps",
                                            match.name(),
                                            candidates.stream()
                                                    .map(Candidate::name)
                                                    .collect(Collectors.joining(", "))));
                default -> form.wrong(NAMED, visit.say().text("groups.unknown", match.name()));
            }
        }
        return members;
    }

    private static Line parted(String line) {
        List<String> parts = new ArrayList<>(
                Arrays.stream(line.split("\\" + PARTED, 3)).map(String::strip).toList());
        while (parts.size() < 3) parts.add("");
        return new Line(parts.get(0), parts.get(1), parts.get(2));
    }

    private static void check(Visit visit, Form form, Line line) {
        for (String day : List.of(line.from(), line.until())) {
            try {
                if (!day.isEmpty()) LocalDate.parse(day);
            } catch (DateTimeException e) {
                form.wrong(NAMED, visit.say().text("groups.not-a-day", line.name(), day));
            }
        }
    }

    private static Map<String, String> member(String body, Line line) {
        Map<String, String> member = new LinkedHashMap<>();
        member.put("body", body);
        if (!line.from().isEmpty()) member.put("from", line.from());
        if (!line.until().isEmpty()) member.put("until", line.until());
        return member;
    }
}
