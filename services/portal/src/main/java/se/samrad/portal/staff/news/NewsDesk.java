package se.samrad.portal.staff.news;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.Slug;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.NewsView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.ThemeView;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.text.Markdown;
import se.samrad.portal.wording.Wording;

/** Writing news: a draft, how it will look as page and feed entry, then published, corrected or withdrawn. */
@Controller
class NewsDesk {
    private static final int SHOWN_A_PAGE = 50;
    private static final int CHOICES_MAX = 200;

    /** A news item as communicators write it. */
    record Own(
            @Nullable String title,
            @Nullable String lead,
            @Nullable String body,
            @Nullable List<String> themes,
            @Nullable List<String> consultations,
            @Nullable String status,
            @Nullable Long version) {
        Form form() {
            return Form.fresh()
                    .put("title", title)
                    .put("lead", lead)
                    .put("body", body)
                    .putAll("themes", themes == null ? List.of() : themes)
                    .putAll("consultations", consultations == null ? List.of() : consultations)
                    .put("version", version)
                    .asides("note", "reason");
        }
    }

    private final Desk desk;

    NewsDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/nyheter")
    String list(@RequestParam(name = Pager.PAGE, defaultValue = "") String page, Visit visit) {
        Listing<NewsView> found = desk.list(
                visit,
                Target.of("/api/staff/news").with("page", PageNumber.of(page)).with("size", SHOWN_A_PAGE),
                NewsView.class);
        visit.with("found", found).with("pager", Pager.of(found, visit.request().getRequestURI(), Map.of()));
        return "staff/news";
    }

    @GetMapping("/arbetsyta/nyheter/ny")
    String fresh(Visit visit) {
        return form(visit, desk.show(visit, Form::fresh), null, null);
    }

    @PostMapping("/arbetsyta/nyheter/ny")
    String create(Visit visit) {
        Form form = Form.typed(visit.request());
        String id = Slug.of(
                form.text("title") + "-" + form.key().substring(0, 4),
                "nyhet-" + visit.say().today());
        return save(visit, form, id);
    }

    @GetMapping("/arbetsyta/nyheter/{id}")
    String edit(@PathVariable String id, Visit visit) {
        Own own = desk.read(visit, Service.NEWS, Target.of("/api/news/{}", id), Own.class);
        return form(visit, desk.show(visit, own::form), id, own);
    }

    @PostMapping("/arbetsyta/nyheter/{id}")
    String act(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String verb = form.text("gor");
        Map<String, Object> said = new LinkedHashMap<>();
        switch (verb) {
            case "spara" -> {
                return save(visit, form, id);
            }
            case "publish" -> {}
            case "withdraw" -> {
                if (form.filled("reason") != null)
                    said.put("reason", form.text("reason").strip());
            }
            case "correct" -> {
                said.putAll(request(form, visit.say()));
                said.remove("consultations");
                if (form.filled("note") == null) form.wrong("note", visit.say().text("news-desk.note.missing"));
                else said.put("note", form.text("note").strip());
            }
            default -> throw new Trouble.NotThere(verb);
        }
        Target target = Target.of("/api/news/{}/" + verb, id);
        Object body = verb.equals("publish") ? null : said;
        if (form.isWrong() || !desk.done(visit, form, "POST", Service.NEWS, target, body, verb, Map.of())) {
            return desk.back(visit, form);
        }
        return desk.next(
                visit,
                visit.path(),
                visit.say().text("news-desk.done." + verb),
                "/nyheter/" + id,
                visit.say().text("news-desk.see"));
    }

    private String save(Visit visit, Form form, String id) {
        Map<String, Object> item = request(form, visit.say());
        Target target = Target.of("/api/news/{}", id);
        if (form.isWrong() || !desk.done(visit, form, "PUT", Service.NEWS, target, item, "put", Map.of())) {
            return desk.back(visit, form);
        }
        return desk.next(
                visit,
                "/arbetsyta/nyheter/" + id + "#forhandsvisning",
                visit.say().text("news-desk.saved"));
    }

    private static Map<String, Object> request(Form form, Wording say) {
        Map<String, Object> item = new LinkedHashMap<>();
        if (form.filled("title") == null) form.wrong("title", say.text("forms.missing"));
        item.put("title", form.text("title").strip());
        item.put("lead", form.text("lead").strip());
        item.put("body", form.text("body"));
        item.put(
                "themes",
                form.all("themes").stream().filter(theme -> !theme.isBlank()).toList());
        item.put(
                "consultations",
                form.all("consultations").stream().filter(one -> !one.isBlank()).toList());
        return item;
    }

    private String form(Visit visit, Form form, @Nullable String id, @Nullable Own own) {
        boolean english = visit.say().language().english();
        List<Choice> themes =
                desk.items(visit, Target.of("/api/staff/themes").with("size", CHOICES_MAX), ThemeView.class).stream()
                        .map(theme -> new Choice(theme.id(), theme.shown(english)))
                        .toList();
        visit.with("id", id)
                .with("own", own)
                .with("themes", themes)
                .with(
                        "chosen",
                        themes.stream()
                                .filter(theme -> form.has("themes", theme.value()))
                                .toList())
                .with(
                        "consultations",
                        desk
                                .items(
                                        visit,
                                        Target.of("/api/staff/consultations").with("size", CHOICES_MAX),
                                        ConsultationView.class)
                                .stream()
                                .map(one -> new Choice(one.id(), one.title()))
                                .toList())
                .with("shown", Markdown.html(form.text("body")));
        return "staff/news-item";
    }
}
