package se.samrad.portal.staff.bodies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.PlainText;
import se.samrad.contracts.Workbook;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Problem;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.wording.Wording;

/** Taking a list into the register: a look first, then the doing, which for a long list goes on by itself. */
@Controller
class ImportDesk {
    private static final String PAGE = "/arbetsyta/register/import";
    private static final String REGISTER = "/arbetsyta/register";
    private static final String IMPORTS = "/api/bodies/imports";
    private static final int ASKED_MAX = 200;
    private static final int SHOWN_MAX = 200;
    private static final String ROW = "rad-";
    /** What the form says a list is: rows with columns, or names alone. */
    private static final String KIND = "slag";

    private static final String NAMES = "namn";
    /** The field with the type of all new ones of a list of names, and before a line that of one. */
    private static final String TYPE = "typ";

    private static final String TYPE_OF = TYPE + "-";
    private static final Set<String> COLUMNS = Set.of("unknown-column", "missing-column", "duplicate-column");
    private static final Pattern LINE = Pattern.compile("\\d{1,6}");
    /** In a longer list nobody has to decide about everything before anything is taken in. */
    private static final int DECIDED_AT_ONCE_MAX = 1_000;

    /** What became, or would become, of one item of an import. */
    public record Item(
            int line,
            @Nullable String id,
            @Nullable String name,
            @Nullable String outcome,
            @Nullable String problem,
            @Nullable List<Candidate> candidates,
            @Nullable BodyType type) {
        /** The field in which its type is chosen. */
        public String typeField() {
            return TYPE_OF + line;
        }

        /** The field in which it is decided whom the row means. */
        public String field() {
            return ROW + line;
        }

        public boolean isPerhaps() {
            return is("PERHAPS");
        }

        /** Whether it can be said here whom it means. */
        public boolean isDecidable() {
            return isPerhaps() && candidates != null && !candidates.isEmpty();
        }

        boolean is(String other) {
            return other.equals(outcome);
        }

        /** With whom it perhaps is, in words. */
        Item said(Wording say) {
            if (!isDecidable() || candidates == null) return this;
            Candidate first = candidates.getFirst();
            String perhaps = first.line() == null
                    ? say.text("bodies.import.perhaps", first.name())
                    : say.text("bodies.import.perhaps.line", first.name(), say.number(first.line()));
            return new Item(line, id, name, outcome, perhaps, candidates, type);
        }
    }

    /**
     * A body that a row perhaps means.
     *
     * @param line of the row of the same list that makes it; null when it is in the register
     */
    public record Candidate(
            String body,
            String name,
            String because,
            @Nullable Integer line) {}

    /** A list: what became of each row, or of a long one how far it has come. */
    public record Import(
            @Nullable String id,
            @Nullable String state,
            int total,
            int done,
            int added,
            int changed,
            int same,
            int undecided,
            int wrong,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable List<Item> items) {
        public boolean isOver() {
            return "DONE".equals(state);
        }

        List<Item> rows() {
            return items == null ? List.of() : items;
        }
    }

    record Imports(@Nullable List<Import> items) {}

    private final Desk desk;
    private final KeptForms kept;

    ImportDesk(Desk desk, KeptForms kept) {
        this.desk = desk;
        this.kept = kept;
    }

    @GetMapping(PAGE)
    String form(Visit visit) {
        desk.show(visit, () -> Form.fresh().put(KIND, "csv"));
        return page(List.of(), visit);
    }

    private String page(List<Item> looked, Visit visit) {
        List<Import> begun = desk.backend()
                .findIfAnswered(visit.caller(), Service.CONSULTATIONS, Target.of(IMPORTS), Imports.class)
                .map(found -> found.items() == null ? List.<Import>of() : found.items())
                .orElse(List.of());
        List<Item> shown = looked.stream()
                .sorted(Comparator.comparing(item -> !item.is("WRONG")))
                .limit(SHOWN_MAX)
                .map(item -> item.said(visit.say()))
                .toList();
        visit.with("items", shown)
                .with("total", looked.size())
                .with("summary", looked.size() > SHOWN_MAX ? summary(looked, visit.say()) : null)
                .with("asked", asked(looked))
                .with("askedLater", looked.stream().filter(Item::isPerhaps).count() > ASKED_MAX)
                .with("begun", begun)
                .with("types", BodyType.values());
        return "staff/bodies-import";
    }

    /** Those that are asked about now; the rest is left out, and asked about when the list is taken in again. */
    private static List<Item> asked(List<Item> looked) {
        return looked.stream().filter(Item::isPerhaps).limit(ASKED_MAX).toList();
    }

    private static String summary(List<Item> looked, Wording say) {
        return say.text(
                "bodies.import.summary",
                say.number(looked.size()),
                count(looked, "NEW", say),
                count(looked, "CHANGED", say),
                count(looked, "SAME", say),
                count(looked, "PERHAPS", say),
                count(looked, "WRONG", say),
                say.number(SHOWN_MAX));
    }

    private static String count(List<Item> looked, String outcome, Wording say) {
        return say.number(looked.stream().filter(item -> item.is(outcome)).count());
    }

    /** A look first: what is new, changed, the same or wrong; the second button does it. */
    @PostMapping(PAGE)
    String imports(@RequestParam(name = "fil", required = false) @Nullable MultipartFile file, Visit visit)
            throws IOException {
        Form form = Form.typed(visit.request());
        if (file != null && !file.isEmpty()) {
            byte[] content = file.getBytes();
            String text = PlainText.decode(content);
            boolean workbook = Workbook.is(content);
            if (workbook || text.indexOf('\0') >= 0) {
                form.wrong("fil", visit.say().text(workbook ? "bodies.import.workbook" : "bodies.import.no-text"));
                return desk.back(visit, form);
            }
            form.put("text", text);
            String name = file.getOriginalFilename();
            boolean json = name != null && name.endsWith(".json");
            if (json || !form.has(KIND, NAMES)) form.put(KIND, json ? "json" : "csv");
        }
        if (form.filled("text") == null) {
            form.wrong("text", visit.say().text("bodies.import.empty"));
            return desk.back(visit, form);
        }
        boolean names = form.has(KIND, NAMES);
        Target imports = Target.of(IMPORTS).patiently().with("type", names ? form.filled(TYPE) : null);
        Import looked = sent(imports.with("preview", "true"), form, Map.of(), visit);
        if (looked == null) return desk.back(visit, form);
        Target target = imports.with("undecided", "LEAVE");
        if (names) target = typed(target, looked.rows(), form);
        if (form.has("gor", "importera")) target = decided(target, looked.rows(), form, visit);
        if (!form.has("gor", "importera") || form.isWrong()) {
            kept.keep(visit.request(), visit.path(), form);
            desk.show(visit, () -> form);
            return page(looked.rows(), visit);
        }
        Import done = sent(target, form, form.headers("import"), visit);
        if (done == null) {
            form.renew();
            return desk.back(visit, form);
        }
        if (done.id() != null) {
            kept.drop(visit.request(), visit.path());
            return "redirect:" + PAGE + "/" + done.id();
        }
        return desk.next(visit, REGISTER, said(done.rows(), visit.say()));
    }

    private static String said(List<Item> items, Wording say) {
        long taken = items.stream()
                .filter(item -> item.is("NEW") || item.is("CHANGED"))
                .count();
        long left = items.stream().filter(Item::isPerhaps).count();
        String done = say.text(taken == 1 ? "bodies.import.done.one" : "bodies.import.done", say.number(taken));
        if (left == 0) return done;
        return done + " " + say.text(left == 1 ? "bodies.import.left.one" : "bodies.import.left", say.number(left));
    }

    /** How far a long list has come. */
    @GetMapping(PAGE + "/{id}")
    String progress(@PathVariable String id, Visit visit) {
        Import progress = progressOf(id, visit);
        Wording say = visit.say();
        desk.show(visit, Form::fresh);
        visit.with("import", progress)
                .with(
                        "heading",
                        say.text(
                                progress.isOver() ? "bodies.import.over" : "bodies.import.far",
                                say.number(progress.done()),
                                say.number(progress.total())))
                .with("items", left(progress, false).limit(SHOWN_MAX).toList())
                .with("more", left(progress, false).count() > SHOWN_MAX)
                .with("asked", left(progress, true).limit(ASKED_MAX).toList())
                .with("askedLater", left(progress, true).count() > ASKED_MAX)
                .with("shownMax", say.number(SHOWN_MAX));
        return "staff/bodies-import-progress";
    }

    private Import progressOf(String id, Visit visit) {
        return desk.read(visit, Service.CONSULTATIONS, Target.of(IMPORTS + "/{}", id), Import.class);
    }

    /** @param decidable those that somebody can decide about, or else the others */
    private static Stream<Item> left(Import progress, boolean decidable) {
        return progress.rows().stream().filter(item -> decidable == item.isDecidable());
    }

    /** Decides about rows that a long list left out; those that nothing is chosen for stay as they are. */
    @PostMapping(PAGE + "/{id}")
    String decide(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        List<Map<String, Object>> same = new ArrayList<>();
        List<Integer> fresh = new ArrayList<>();
        // Who may not look at it gets no form back, whatever was chosen.
        progressOf(id, visit);
        // Also those that somebody else has decided about since the page was shown: that is told, and not passed over.
        for (String field : form.names(ROW)) {
            String line = field.substring(ROW.length());
            String meant = form.text(field);
            if (meant.isEmpty() || !LINE.matcher(line).matches()) continue;
            if (meant.equals("ny")) fresh.add(Integer.valueOf(line));
            else same.add(Map.of("line", Integer.valueOf(line), "body", meant));
        }
        if (same.isEmpty() && fresh.isEmpty()) {
            form.wrong("val", visit.say().text("bodies.import.decide.none"));
            return desk.back(visit, form);
        }
        Outcome<Import> outcome = desk.write(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of(IMPORTS + "/{}/decisions", id),
                Map.of("same", same, "new", fresh),
                "decide",
                Import.class);
        if (outcome instanceof Outcome.Refused<Import> refused
                && !refused.problem().decided().isEmpty()) {
            return already(refused.problem().decided(), form, visit);
        }
        Import done = form.taken(outcome, visit.say(), Map.of());
        if (done == null) return desk.back(visit, form);
        for (Item item : done.rows()) {
            if (item.is("WRONG")) form.wrong(item.field(), String.valueOf(item.problem()));
        }
        if (form.isWrong()) {
            form.renew();
            return desk.back(visit, form);
        }
        int decided = same.size() + fresh.size();
        return desk.next(
                visit,
                visit.path(),
                visit.say()
                        .text(
                                decided == 1 ? "bodies.import.decide.done.one" : "bodies.import.decide.done",
                                visit.say().number(decided)));
    }

    /** Nothing was done: what others have decided is shown, and what is left of the choices may be sent as it stands. */
    private String already(List<Problem.Decided> decided, Form form, Visit visit) {
        Wording say = visit.say();
        for (Problem.Decided each : decided) {
            boolean means = each.outcome().equals("SAME");
            String key = means ? "bodies.import.decide.already.same" : "bodies.import.decide.already.new";
            String body = each.bodyName() == null ? each.body() : each.bodyName();
            form.wrong(null, say.text(key, each.line(), each.name(), body));
            form.putAll(ROW + each.line(), List.of());
        }
        if (form.names(ROW).stream().anyMatch(field -> !form.text(field).isEmpty())) {
            form.wrong("val", say.text("bodies.import.decide.already.rest"));
        }
        form.renew();
        return desk.back(visit, form);
    }

    /** Null when it was refused, which the form then tells. */
    private @Nullable Import sent(Target target, Form form, Map<String, String> headers, Visit visit) {
        Outcome<Import> outcome = desk.backend()
                .post(
                        visit.caller(),
                        Service.CONSULTATIONS,
                        target,
                        form.text("text").getBytes(StandardCharsets.UTF_8),
                        mediaType(form),
                        headers,
                        Import.class);
        if (outcome instanceof Outcome.Refused<Import> refused && columns(refused.problem(), form, visit.say()))
            return null;
        return form.taken(outcome, visit.say(), Map.of("body", "text"));
    }

    private static String mediaType(Form form) {
        if (form.has(KIND, "json")) return "application/json";
        return form.has(KIND, NAMES) ? "text/plain;charset=UTF-8" : "text/csv;charset=UTF-8";
    }

    /** Says which columns of the header row are wrong: the service's own sentence is the same for each of them. */
    private static boolean columns(Problem problem, Form form, Wording say) {
        List<Problem.Member> wrong = problem.members().stream()
                .filter(member -> member.reason() != null && COLUMNS.contains(member.reason()))
                .toList();
        for (Problem.Member member : wrong) {
            form.wrong("text", say.text("bodies.import." + member.reason(), member.member()));
        }
        if (wrong.isEmpty()) return false;
        form.wrong("text", say.text("bodies.import.header"));
        return true;
    }

    /** With the types that were chosen for single names. */
    private static Target typed(Target target, List<Item> looked, Form form) {
        Target typed = target;
        for (Item item : looked) {
            String type = form.filled(item.typeField());
            if (type != null) typed = typed.with("typeOf", item.line() + ":" + type);
        }
        return typed;
    }

    /** Nothing of a short list is taken in while it is undecided whom a row means. */
    private static Target decided(Target target, List<Item> looked, Form form, Visit visit) {
        Target decided = target;
        for (Item item : asked(looked)) {
            String meant = form.text(item.field());
            if (meant.isEmpty()) {
                if (looked.size() > DECIDED_AT_ONCE_MAX) continue;
                form.wrong(item.field(), visit.say().text("bodies.import.undecided", String.valueOf(item.name())));
            } else if (meant.equals("ny")) decided = decided.with("new", item.line());
            else decided = decided.with("same", item.line() + ":" + meant);
        }
        return decided;
    }
}
