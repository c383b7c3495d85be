package se.samrad.portal.staff.news;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.Slug;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.ThemeView;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.forms.Visit;

/** The controlled list of themes, and taking in news that were published elsewhere. */
@Controller
class ThemeDesk {
    private static final int THEMES_MAX = 200;

    /** A theme as communicators write it. */
    record Own(
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String description,
            @Nullable Long version) {}

    /** What became, or would become, of one item. */
    record Item(
            @Nullable String id,
            @Nullable String name,
            @Nullable String outcome,
            @Nullable String problem) {}

    record Import(@Nullable List<Item> items) {}

    private final Desk desk;
    private final KeptForms kept;

    ThemeDesk(Desk desk, KeptForms kept) {
        this.desk = desk;
        this.kept = kept;
    }

    @GetMapping("/arbetsyta/teman")
    String themes(Visit visit) {
        desk.show(visit, Form::fresh);
        visit.with(
                        "themes",
                        desk.items(visit, Target.of("/api/staff/themes").with("size", THEMES_MAX), ThemeView.class))
                .with("id", null);
        return "staff/themes";
    }

    @PostMapping("/arbetsyta/teman")
    String create(Visit visit) {
        Form form = Form.typed(visit.request());
        return save(visit, form, Slug.of(form.text("name"), "tema-" + form.key().substring(0, 4)), true);
    }

    @GetMapping("/arbetsyta/teman/{id}")
    String edit(@PathVariable String id, Visit visit) {
        Own own = desk.read(visit, Service.NEWS, Target.of("/api/themes/{}", id), Own.class);
        desk.show(
                visit,
                () -> Form.fresh()
                        .put("name", own.name())
                        .put("nameEn", own.nameEn())
                        .put("description", own.description())
                        .put("version", own.version()));
        visit.with("themes", List.of()).with("id", id);
        return "staff/themes";
    }

    @PostMapping("/arbetsyta/teman/{id}")
    String change(@PathVariable String id, Visit visit) {
        return save(visit, Form.typed(visit.request()), id, false);
    }

    private String save(Visit visit, Form form, String id, boolean fresh) {
        Map<String, Object> theme = new LinkedHashMap<>();
        if (form.filled("name") == null) form.wrong("name", visit.say().text("forms.missing"));
        for (String name : List.of("name", "nameEn", "description")) {
            if (form.filled(name) != null) theme.put(name, form.text(name).strip());
        }
        Target target = Target.of("/api/themes/{}", id);
        if (form.isWrong()) return desk.back(visit, form);
        String taken = visit.say().text("themes.taken");
        boolean done = fresh
                ? desk.made(visit, form, Service.NEWS, target, theme, Map.of(), "name", taken)
                : desk.done(visit, form, "PUT", Service.NEWS, target, theme, "put", Map.of());
        if (!done) return desk.back(visit, form);
        return desk.next(
                visit,
                "/arbetsyta/teman",
                visit.say().text("themes.saved", form.text("name").strip()),
                "/nyheter?tema=" + id,
                visit.say().text("themes.see"));
    }

    @GetMapping("/arbetsyta/nyheter/import")
    String importForm(Visit visit) {
        desk.show(visit, () -> Form.fresh().put("slag", "text/plain"));
        return imports(visit, List.of());
    }

    private static String imports(Visit visit, List<Item> items) {
        visit.with("items", items)
                .with(
                        "kinds",
                        List.of(
                                new Choice("text/plain", visit.say().text("news-import.kind.text")),
                                new Choice("application/rss+xml", "RSS"),
                                new Choice("application/atom+xml", "Atom"),
                                new Choice("application/feed+json", "JSON Feed")));
        return "staff/news-import";
    }

    @PostMapping("/arbetsyta/nyheter/import")
    String imports(Visit visit) {
        Form form = Form.typed(visit.request());
        if (form.filled("text") == null) {
            form.wrong("text", visit.say().text("news-import.empty"));
            return desk.back(visit, form);
        }
        boolean preview = !form.has("gor", "importera");
        String type = form.text("slag").matches("text/plain|application/(rss|atom)\\+xml|application/feed\\+json")
                ? form.text("slag")
                : "text/plain";
        Outcome<Import> outcome = desk.backend()
                .post(
                        visit.caller(),
                        Service.NEWS,
                        Target.of("/api/news/imports").with("preview", preview ? "true" : null),
                        form.text("text").getBytes(StandardCharsets.UTF_8),
                        type + ";charset=UTF-8",
                        preview ? Map.of() : form.headers("import"),
                        Import.class);
        Import done = form.taken(outcome, visit.say(), Map.of("body", "text"));
        if (done == null) return desk.back(visit, form);
        List<Item> items = done.items() == null ? List.of() : done.items();
        if (!preview) {
            long taken =
                    items.stream().filter(item -> "NEW".equals(item.outcome())).count();
            String told = visit.say().text("news-import.done", visit.say().number(taken));
            return desk.next(visit, "/arbetsyta/nyheter", told);
        }
        kept.keep(visit.request(), visit.path(), form);
        desk.show(visit, () -> form);
        return imports(visit, items);
    }
}
