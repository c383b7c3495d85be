package se.samrad.portal.news;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.NewsView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.ThemeView;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.frame.Query;
import se.samrad.portal.text.Markdown;
import se.samrad.portal.wording.Wording;

/** News, newest first, by theme or by consultation, and one item. */
@Controller
class NewsPages {
    private static final int SHOWN_A_PAGE = 20;
    private static final int THEMES_MAX = 200;

    /** A theme to choose, with how many items it has. */
    public record Chip(String name, @Nullable Integer count, String href, boolean current) {}

    /** The feed of what is shown, in one format. */
    public record Feed(String name, String href) {}

    private final Backend backend;

    NewsPages(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/nyheter")
    String list(
            @RequestParam Map<String, String> asked,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : List.of("tema", "remiss")) {
            String value = asked.get(name);
            if (value != null && !value.isBlank()) filters.put(name, value);
        }
        Listing<NewsView> news = backend.list(
                caller,
                Service.STATUS,
                Target.of("/api/public/news")
                        .with("theme", filters.get("tema"))
                        .with("consultation", filters.get("remiss"))
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", SHOWN_A_PAGE),
                NewsView.class);
        List<ThemeView> themes = backend.list(
                        caller,
                        Service.STATUS,
                        Target.of("/api/public/themes").with("size", THEMES_MAX),
                        ThemeView.class)
                .items();
        ThemeView theme = themes.stream()
                .filter(one -> one.id().equals(filters.get("tema")))
                .findFirst()
                .orElse(null);
        String remiss = filters.get("remiss");
        ConsultationView consultation = remiss == null
                ? null
                : backend.find(
                                caller,
                                Service.STATUS,
                                Target.of("/api/public/consultations/{}", remiss),
                                ConsultationView.class)
                        .orElse(null);
        model.addAttribute("news", news);
        model.addAttribute(
                "theme", theme == null ? null : theme.shown(say.language().english()));
        model.addAttribute("consultation", consultation);
        model.addAttribute("chips", chips(themes, filters, request.getRequestURI(), say));
        model.addAttribute("feeds", feeds(filters));
        model.addAttribute("follow", follow(theme, consultation));
        model.addAttribute("filtered", !filters.isEmpty());
        model.addAttribute("undated", news.items().stream().anyMatch(item -> item.publishedOn() == null));
        model.addAttribute("pager", Pager.of(news, request.getRequestURI(), filters));
        return "news";
    }

    private static List<Chip> chips(List<ThemeView> themes, Map<String, String> filters, String path, Wording say) {
        List<Chip> chips = new ArrayList<>();
        Query here = Query.of(path, filters);
        chips.add(new Chip(
                say.text("news.all-themes"), null, here.with("tema", null).href(), !filters.containsKey("tema")));
        for (ThemeView theme : themes) {
            chips.add(new Chip(
                    theme.shown(say.language().english()),
                    theme.news(),
                    here.with("tema", theme.id()).href(),
                    theme.id().equals(filters.get("tema"))));
        }
        return chips;
    }

    /** Where what is shown can be asked for by mail; one thing at a time. */
    private static @Nullable String follow(@Nullable ThemeView theme, @Nullable ConsultationView consultation) {
        if (theme != null) return "/prenumerera/tema/" + theme.id();
        return consultation == null ? null : "/prenumerera/remiss/" + consultation.id();
    }

    private static List<Feed> feeds(Map<String, String> filters) {
        return List.of(
                new Feed("Atom", Query.of("/nyheter/flode.atom", filters).href()),
                new Feed("RSS", Query.of("/nyheter/flode.rss", filters).href()),
                new Feed("JSON Feed", Query.of("/nyheter/flode.json", filters).href()));
    }

    @GetMapping("/nyheter/{id}")
    String one(@PathVariable String id, Caller caller, HttpServletResponse response, Model model) {
        NewsView item = backend.read(caller, Service.STATUS, Target.of("/api/public/news/{}", id), NewsView.class);
        if (item.withdrawn()) {
            response.setStatus(HttpServletResponse.SC_GONE);
            return "news-withdrawn";
        }
        model.addAttribute("item", item);
        model.addAttribute("body", Markdown.html(item.body()));
        return "news-item";
    }
}
