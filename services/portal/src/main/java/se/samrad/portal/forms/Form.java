package se.samrad.portal.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Problem;
import se.samrad.portal.wording.Wording;

/** A form as it was typed, with what is wrong in it and the key by which a repeated sending counts once. */
public final class Form implements Serializable {
    public static final String KEY = "nyckel";
    public static final String VERSION = "version";
    private static final String CSRF = "_csrf";
    private static final String ACT = "gor";
    /** Fields that pages fill in by themselves, and a choice that is always one of two. */
    private static final Set<String> UNTYPED = Set.of(
            KEY, VERSION, ACT, "for", "sedd", "satt", "ersatt", "kvittens", "listan", "listans-del", "listans-ovriga");
    /** Before the name of a field that tells of a file which was refused. */
    private static final String LEFT_OUT = "utelamnad-";

    private static final long serialVersionUID = 3L;

    private final LinkedHashMap<String, ArrayList<String>> values = new LinkedHashMap<>();
    private final ArrayList<FormError> errors = new ArrayList<>();
    /** What is saved, of the fields in which something else was typed; only after somebody else has saved meanwhile. */
    private final LinkedHashMap<String, ArrayList<String>> saved = new LinkedHashMap<>();

    private final LinkedHashSet<String> asides = new LinkedHashSet<>();

    private boolean overtaken;

    private Form() {}

    /** An empty form, shown for the first time. */
    public static Form fresh() {
        Form form = new Form();
        form.renew();
        return form;
    }

    /** What a browser sent. */
    public static Form typed(HttpServletRequest request) {
        Form form = new Form();
        request.getParameterMap().forEach((name, texts) -> {
            if (!name.equals(CSRF)) form.values.put(name, new ArrayList<>(Arrays.asList(texts)));
        });
        if (form.text(KEY).isEmpty()) form.renew();
        return form;
    }

    /** What was typed in a field; empty when nothing was. */
    public String text(String name) {
        List<String> texts = values.get(name);
        return texts == null || texts.isEmpty() ? "" : texts.getFirst();
    }

    /** What was typed, without the space around it; null when that is nothing. */
    public @Nullable String filled(String name) {
        String text = text(name).strip();
        return text.isEmpty() ? null : text;
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, new ArrayList<>()));
    }

    /** The lines of a field that hold anything. */
    public List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** All that stands in it but for the button that was pressed, to be carried along by another page. */
    public Map<String, List<String>> getFields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        values.forEach((name, texts) -> {
            if (!name.equals(ACT)) fields.put(name, List.copyOf(texts));
        });
        return fields;
    }

    public boolean has(String name, String value) {
        return values.getOrDefault(name, new ArrayList<>()).contains(value);
    }

    public boolean isTicked(String name) {
        return !text(name).isEmpty();
    }

    public List<String> names(String prefix) {
        return values.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    public Form put(String name, @Nullable Object value) {
        values.put(name, new ArrayList<>(List.of(value == null ? "" : value.toString())));
        return this;
    }

    public Form putAll(String name, List<String> texts) {
        values.put(name, new ArrayList<>(texts));
        return this;
    }

    /** Fields that tell of the act and are no part of what is saved by it: nobody else's stand beside them. */
    public Form asides(String... names) {
        asides.addAll(List.of(names));
        return this;
    }

    /** Fills in what this form did not ask for, where a page holds several. */
    public void besides(Form others, Predicate<String> asked) {
        others.values.forEach((name, texts) -> {
            if (!asked.test(name)) values.putIfAbsent(name, new ArrayList<>(texts));
        });
    }

    /**
     * A day; null when the field is empty, and also wrong when it holds something else. The field then says it as 2026-05-12, so that its
     * writer sees what it was taken for, and every service does.
     */
    public @Nullable LocalDate day(String name, Wording say) {
        return day(name, "forms", say);
    }

    /** @param whose messages that say what is wrong with it */
    public @Nullable LocalDate day(String name, String whose, Wording say) {
        String text = filled(name);
        if (text == null) return null;
        return switch (TypedDay.of(text)) {
            case TypedDay.Known known -> {
                put(name, known.day());
                yield known.day();
            }
            case TypedDay.WithoutYear day -> {
                wrong(name, say.text(whose + ".no-year"));
                yield null;
            }
            case TypedDay.NoDay none -> {
                wrong(name, say.text(whose + ".not-a-day"));
                yield null;
            }
        };
    }

    public String key() {
        return text(KEY);
    }

    /** The key of one of the page's acts. */
    public String key(String act) {
        return key() + "-" + act;
    }

    /** Another key, for what is another request. */
    public void renew() {
        put(KEY, UUID.randomUUID());
    }

    /** Headers of a write: the key, told apart by the act, and the version that was seen. */
    public Map<String, String> headers(String act) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", key(act));
        String version = text(VERSION);
        if (version.matches("\\d{1,18}")) headers.put("If-Match", "\"" + version + "\"");
        return headers;
    }

    public void wrong(@Nullable String field, String text) {
        FormError error = new FormError(field, text);
        if (!errors.contains(error)) errors.add(error);
    }

    public boolean isWrong() {
        return !errors.isEmpty();
    }

    public List<FormError> getErrors() {
        return List.copyOf(errors);
    }

    /** What is wrong in a field; null when all is well. */
    public @Nullable String error(String field) {
        for (FormError error : errors) if (field.equals(error.field())) return error.text();
        return null;
    }

    /**
     * Shows both after somebody else has saved meanwhile: what was typed, and beside it what is saved now. Sent again, the form
     * is about that version and no later one.
     */
    void beside(Form now) {
        if (!overtaken || now.text(VERSION).isEmpty()) return;
        saved.clear();
        Set<String> names = new LinkedHashSet<>(now.values.keySet());
        names.addAll(values.keySet());
        names.removeAll(List.of(KEY, VERSION));
        names.removeAll(now.asides);
        for (String name : names) {
            if (!words(all(name)).equals(words(now.all(name)))) saved.put(name, words(now.all(name)));
        }
        put(VERSION, now.text(VERSION));
    }

    /** Whether its writer has typed anything in it that another one, mostly an empty one, does not hold. */
    public boolean saysMoreThan(Form empty) {
        return values.keySet().stream()
                .filter(name -> !UNTYPED.contains(name) && !name.startsWith(LEFT_OUT))
                .anyMatch(name -> isUnlike(empty, name));
    }

    /** Whether a field holds other words than in another form. */
    public boolean isUnlike(Form other, String name) {
        return !words(all(name)).equals(words(other.all(name)));
    }

    /** Whether somebody else had saved meanwhile when it was sent. */
    public boolean isOvertaken() {
        return overtaken;
    }

    /** Without what a browser adds to it. */
    private static ArrayList<String> words(List<String> texts) {
        return texts.stream()
                .map(text -> text.replace("\r\n", "\n").strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Whether somebody else has saved something else in a field than what was typed in it. */
    public boolean differs(String field) {
        return saved.containsKey(field);
    }

    /** What is saved in a field, as far as is known: what somebody else saved meanwhile, or else what stands in it. */
    public String now(String field) {
        ArrayList<String> other = saved.get(field);
        return other == null ? text(field) : String.join("\n", other);
    }

    /** What somebody else has saved in a field. */
    public List<String> saved(String field) {
        return List.copyOf(saved.getOrDefault(field, new ArrayList<>()));
    }

    public void forgive() {
        errors.clear();
    }

    /** Whether it was done; otherwise what went wrong is noted at the fields, named as the service's members unless said otherwise. */
    public boolean took(Outcome<?> outcome, Wording say, Map<String, String> fields) {
        switch (outcome) {
            case Outcome.Done<?> done -> {
                return true;
            }
            case Outcome.Unanswered<?> silent -> wrong(null, say.text("forms.unanswered"));
            case Outcome.Refused<?> refused -> refuse(refused.problem(), say, fields);
        }
        return false;
    }

    public boolean took(Outcome<?> outcome, Wording say) {
        return took(outcome, say, Map.of());
    }

    /** What was answered when it was done; null when it was not, and what went wrong is then noted. */
    public <T> @Nullable T taken(Outcome<T> outcome, Wording say, Map<String, String> fields) {
        return took(outcome, say, fields) && outcome instanceof Outcome.Done<T> done ? done.body() : null;
    }

    private void refuse(Problem problem, Wording say, Map<String, String> fields) {
        if ("key-used-for-another-request".equals(problem.reason())) {
            renew(); // the first sending came through after all, so this is another request
            wrong(null, say.text("forms.came-through"));
            return;
        }
        for (Problem.Member member : problem.members()) {
            wrong(field(member.member(), fields), member.detail() == null ? say.text("forms.wrong") : member.detail());
        }
        if (!errors.isEmpty()) return;
        if (problem.status() == 409 && "version-mismatch".equals(problem.reason())) {
            values.remove(VERSION);
            overtaken = true;
            wrong(null, say.text("forms.changed-meanwhile"));
        } else if (problem.status() == 403) wrong(null, say.text("forms.not-allowed"));
        else wrong(null, problem.detail() == null ? say.text("forms.refused") : problem.detail());
    }

    private @Nullable String field(String member, Map<String, String> fields) {
        if (fields.containsKey(member)) return fields.get(member);
        String indexed = member.replaceFirst("^(\\w+\\[\\d+]).*$", "$1");
        if (fields.containsKey(indexed)) return fields.get(indexed);
        String bare = member.replaceAll("\\[\\d+]", "");
        if (fields.containsKey(bare)) return fields.get(bare);
        String first = bare.replaceFirst("\\..*", "");
        if (fields.containsKey(first)) return fields.get(first);
        if (values.containsKey(bare)) return bare;
        return values.containsKey(first) ? first : null;
    }
}
