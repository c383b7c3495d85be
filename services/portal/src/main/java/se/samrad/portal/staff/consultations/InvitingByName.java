package se.samrad.portal.staff.consultations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Slug;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/**
 * Choosing whom to ask by a pasted list of names: what the register has is taken, what resembles something in it is asked
 * about, and what was decided is remembered there.
 */
@Controller
class InvitingByName {
    private static final String LIST = "lista";
    private static final Set<String> FAULTS =
            Set.of("name-too-long", "bad-name", "formula", "person-number", "bad-organisation-number");
    private static final String LINE = "rad-";
    private static final String NEW = "ny:";
    private static final String SAME_AS = "samma-som:";
    private static final String LEAVE_OUT = "nej";
    /** As many as the register takes at a time. */
    private static final int NAMES_MAX = 10_000;

    private static final int IDS_TRIED_MAX = 20;
    private static final int INVITED_AT_ONCE_MAX = 2_000;
    private static final Pattern LINES = Pattern.compile("\\R|\\u000b|\\f");

    /**
     * What a written name can stand for.
     *
     * @param body null for a name that stands before in the list, on that line, and is not in the register
     */
    record Candidate(
            @Nullable String body,
            String name,
            String because,
            @Nullable Integer line) {
        /** What is sent when it is chosen. */
        public String value() {
            return body == null ? SAME_AS + line : body;
        }
    }

    /** What a written name means. */
    record Match(
            int line,
            String name,
            @Nullable String organisationNumber,
            @Nullable String municipalityCode,
            String outcome,
            @Nullable List<Candidate> candidates,
            @Nullable BodyType type,
            @Nullable Integer first,
            @Nullable Fault problem) {
        /** Why it is left out, as a message, for the faults that have one. */
        public @Nullable String wrong() {
            return problem != null && FAULTS.contains(problem.reason())
                    ? "setup.names.wrong." + problem.reason()
                    : null;
        }

        /** The field that holds what is decided. */
        public String field() {
            return LINE + line;
        }

        /** Whether somebody decides what becomes of it. */
        boolean isOpen() {
            return is("PERHAPS") || is("NEW");
        }

        boolean resemblesAnotherLine() {
            return candidates != null && candidates.stream().anyMatch(candidate -> candidate.body() == null);
        }

        boolean offers(String chosen) {
            return candidates != null
                    && candidates.stream()
                            .anyMatch(candidate -> candidate.value().equals(chosen));
        }

        public boolean is(String other) {
            return outcome.equals(other);
        }
    }

    /** Why a name is refused. */
    record Fault(String reason, String detail) {}

    /** What became of those that were new. */
    record Registered(@Nullable List<Row> items) {
        record Row(String id, String outcome) {}

        Set<String> ids(String... outcomes) {
            if (items == null) return Set.of();
            return items.stream()
                    .filter(row -> List.of(outcomes).contains(row.outcome()))
                    .map(Row::id)
                    .collect(Collectors.toSet());
        }
    }

    record Matches(@Nullable List<Match> items) {}

    /**
     * What is to be done.
     *
     * @param called names that bodies of the register are called too
     * @param also what new ones are called too, by the line of the one
     * @param later names that are decided about when these are done
     */
    private record Plan(
            Set<String> bodies,
            Map<Match, String> called,
            List<Match> fresh,
            Map<Integer, List<Match>> also,
            List<Match> later) {
        Plan() {
            this(new LinkedHashSet<>(), new LinkedHashMap<>(), new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        }

        boolean isEmpty() {
            return bodies.isEmpty() && fresh.isEmpty() && later.isEmpty();
        }
    }

    private final Desk desk;

    InvitingByName(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/sandlista/namn")
    String look(@PathVariable String id, Visit visit) {
        ConsultationView consultation =
                desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
        // The list itself says why nobody can be added any more.
        if (consultation.isOver()) return "redirect:/arbetsyta/remisser/" + id + "/sandlista";
        visit.with("consultation", consultation);
        Form form = desk.show(visit, Form::fresh);
        // A list that is refused for its length is shown as it was pasted, not as what would come of it.
        boolean looked = form.filled(LIST) != null && form.lines(LIST).size() <= NAMES_MAX;
        visit.with("shown", looked ? NamesShown.of(matches(visit, form)) : NamesShown.NOTHING);
        visit.with("bodyTypes", BodyType.values());
        return "staff/invitations-names";
    }

    @PostMapping("/arbetsyta/remisser/{id}/sandlista/namn")
    String decide(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        if (form.filled(LIST) == null) form.wrong(LIST, visit.say().text("setup.names.empty"));
        if (form.lines(LIST).size() > NAMES_MAX) {
            form.wrong(
                    LIST, visit.say().text("setup.names.too-many", visit.say().number(NAMES_MAX)));
            form.put("gor", "titta");
        }
        if (form.isWrong() || !form.has("gor", "lagg-till")) return desk.back(visit, form);
        List<Match> matches = matches(visit, form);
        if (form.isWrong()) return desk.back(visit, form);
        Plan plan = plan(matches, form, visit);
        if (form.isWrong()) return desk.back(visit, form);
        plan.called().forEach((match, body) -> remember(visit, form, body, match));
        List<String> registered = form.isWrong() ? List.of() : register(visit, form, plan);
        if (form.isWrong()) return desk.back(visit, form);
        List<String> bodies = new ArrayList<>(plan.bodies());
        bodies.addAll(registered);
        if (!invite(visit, form, id, bodies)) return desk.back(visit, form);
        String done = visit.say()
                .text(
                        registered.isEmpty() ? "setup.names.done" : "setup.names.done-new",
                        visit.say().number(bodies.size()),
                        visit.say().number(registered.size()));
        if (plan.later().isEmpty()) return desk.next(visit, "/arbetsyta/remisser/" + id + "/sandlista", done);
        String next = desk.next(
                visit,
                visit.path(),
                done + " "
                        + visit.say()
                                .text(
                                        "setup.names.left",
                                        visit.say().number(plan.later().size())));
        desk.keep(visit, Form.fresh().put(LIST, lines(form, plan.later())));
        return next;
    }

    /** What is left of the list, as it was written. */
    private static String lines(Form form, List<Match> matches) {
        String[] lines = LINES.split(form.text(LIST), -1);
        return matches.stream().map(match -> lines[match.line() - 1]).collect(Collectors.joining("\n"));
    }

    private boolean invite(Visit visit, Form form, String id, List<String> bodies) {
        for (int from = 0; from < bodies.size(); from += INVITED_AT_ONCE_MAX) {
            boolean invited = desk.done(
                    visit,
                    form,
                    "POST",
                    Service.CONSULTATIONS,
                    Target.of("/api/consultations/{}/invitations", id).patiently(),
                    Map.of("bodies", bodies.subList(from, Math.min(from + INVITED_AT_ONCE_MAX, bodies.size()))),
                    "invite-" + from,
                    Map.of("bodies", LIST));
            if (!invited) return false;
        }
        return true;
    }

    private List<Match> matches(Visit visit, Form form) {
        Outcome<Matches> outcome = desk.backend()
                .post(
                        visit.caller(),
                        Service.CONSULTATIONS,
                        Target.of("/api/bodies/matches"),
                        form.text(LIST).getBytes(UTF_8),
                        "text/plain;charset=UTF-8",
                        Map.of(),
                        Matches.class);
        Matches done = form.taken(outcome, visit.say(), Map.of("names", LIST));
        return done == null || done.items() == null ? List.of() : done.items();
    }

    private static Plan plan(List<Match> matches, Form form, Visit visit) {
        Plan plan = new Plan();
        Set<Integer> now = NamesShown.decidedNow(matches);
        Map<Integer, Match> byLine = new HashMap<>();
        for (Match match : matches) {
            byLine.put(match.line(), match);
            List<Candidate> candidates = match.candidates() == null ? List.of() : match.candidates();
            // Whoever is the same as a name before it is what that one is, and waits with it.
            Match meant = meant(match, byLine, form);
            boolean waits =
                    match.isOpen() && (!now.contains(match.line()) || (meant != null && !now.contains(meant.line())));
            if (waits) {
                plan.later().add(match);
                continue;
            }
            String decided = meant == null ? "" : form.text(meant.field());
            if (match.is("SAME")) plan.bodies().add(candidates.getFirst().value());
            else if (!match.isOpen() || decided.equals(LEAVE_OUT)) continue;
            else if (decided.startsWith(NEW) && match.equals(meant))
                plan.fresh().add(match);
            else if (decided.startsWith(NEW) && meant != null) {
                plan.also()
                        .computeIfAbsent(meant.line(), each -> new ArrayList<>())
                        .add(match);
            } else if (meant != null && meant.offers(decided)) {
                plan.bodies().add(decided);
                plan.called().put(match, decided);
            } else form.wrong(match.field(), visit.say().text("setup.names.undecided", match.name()));
        }
        if (!form.isWrong() && plan.isEmpty()) {
            form.wrong(LIST, visit.say().text("setup.bodies.none"));
        }
        return plan;
    }

    /** The name that decides what this one means; null when nothing is chosen that the list offers. */
    private static @Nullable Match meant(Match match, Map<Integer, Match> byLine, Form form) {
        Match at = match;
        while (at != null && form.text(at.field()).startsWith(SAME_AS)) {
            String chosen = form.text(at.field());
            Match before = byLine.get(at.line());
            // Only names before it are offered, so this comes to an end.
            if (before == null || !before.offers(chosen)) return null;
            at = byLine.get(Integer.valueOf(chosen.substring(SAME_AS.length())));
        }
        return at;
    }

    /** The next list with this name in it is not asked about. */
    private void remember(Visit visit, Form form, String body, Match match) {
        boolean done = desk.done(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/{}/aliases", body),
                Map.of("alias", match.name()),
                "alias-" + match.line(),
                Map.of("alias", match.field()));
        if (!done && form.error(match.field()) == null) {
            form.wrong(match.field(), visit.say().text("setup.names.not-remembered", match.name()));
        }
    }

    /** No more than are taken in while somebody waits: see {@link NamesShown}. */
    private List<String> register(Visit visit, Form form, Plan plan) {
        if (plan.fresh().isEmpty()) return List.of();
        Map<String, Match> ids = freeIds(visit, form, plan);
        if (form.isWrong()) return List.of();
        Outcome<Registered> outcome = desk.write(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/imports").patiently(),
                ids.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue(), form, plan))
                        .toList(),
                "register",
                Registered.class);
        Registered done = form.taken(outcome, visit.say(), Map.of("bodies", LIST));
        if (done == null) return List.of();
        for (String refused : done.ids("WRONG")) {
            Match match = Objects.requireNonNull(ids.get(refused), refused);
            form.wrong(match.field(), visit.say().text("setup.names.refused", match.name()));
        }
        if (form.isWrong()) form.renew(); // what was taken in is found in the register from now on
        return List.copyOf(ids.keySet());
    }

    /** With the numbers that stand beside any of its names. */
    private static Map<String, Object> row(String id, Match match, Form form, Plan plan) {
        String type = form.text(match.field()).substring(NEW.length());
        List<Match> also = plan.also().getOrDefault(match.line(), List.of());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", match.name());
        row.put("type", type);
        Stream.concat(Stream.of(match), also.stream())
                .flatMap(one -> Stream.ofNullable(one.organisationNumber()))
                .findFirst()
                .ifPresent(number -> row.put("organisationNumber", number));
        if (type.equals(BodyType.MUNICIPALITY.name())) {
            Stream.concat(Stream.of(match), also.stream())
                    .flatMap(one -> Stream.ofNullable(one.municipalityCode()))
                    .findFirst()
                    .ifPresent(code -> row.put("municipalityCode", code));
        }
        row.put("aliases", also.stream().map(Match::name).distinct().toList());
        return row;
    }

    /** Ids that no body has, in the order of the names: an import under one that is taken would change that body. */
    private Map<String, Match> freeIds(Visit visit, Form form, Plan plan) {
        Map<String, Match> free = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        List<Match> left = plan.fresh();
        for (int tries = 0; !left.isEmpty() && tries < IDS_TRIED_MAX; tries++) {
            Map<String, Match> tried = new LinkedHashMap<>();
            for (Match match : left) tried.put(freeId(match.name(), taken), match);
            Set<String> others = taken(visit, form, tried.keySet());
            left = tried.entrySet().stream()
                    .filter(one -> others.contains(one.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            tried.keySet().removeAll(others);
            free.putAll(tried);
        }
        if (!left.isEmpty()) form.wrong(null, visit.say().text("forms.refused"));
        return free;
    }

    /** Those of the ids that somebody has, also whoever another stands for: a look at what an import would change tells. */
    private Set<String> taken(Visit visit, Form form, Set<String> ids) {
        Outcome<Registered> looked = desk.write(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/imports").with("preview", "true").patiently(),
                ids.stream()
                        .map(id -> Map.of("id", id, "name", id, "type", BodyType.OTHER.name()))
                        .toList(),
                "ids",
                Registered.class);
        Registered done = form.taken(looked, visit.say(), Map.of());
        return done == null ? Set.of() : done.ids("SAME", "CHANGED", "WRONG");
    }

    private static String freeId(String name, Set<String> taken) {
        String id = Slug.of(name, "instans");
        String free = id;
        for (int number = 2; !taken.add(free); number++) free = id + "-" + number;
        return free;
    }
}
