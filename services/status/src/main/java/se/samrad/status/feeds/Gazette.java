package se.samrad.status.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.eventing.Rejected;
import se.samrad.status.Audience;
import se.samrad.status.PublicSite;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.news.Newsroom;
import se.samrad.status.news.Told;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Reading;

/** Gathers what a feed holds from the public view. */
@Component
class Gazette {
    private static final int ENTRIES_MAX = 200;
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final Newsroom newsroom;
    private final Shelf shelf;
    private final Reading reading;
    private final PublicSite site;

    Gazette(Newsroom newsroom, Shelf shelf, Reading reading, PublicSite site) {
        this.newsroom = newsroom;
        this.shelf = shelf;
        this.reading = reading;
        this.site = site;
    }

    /**
     * @param theme only what has this theme
     * @param consultation only what is about this one
     * @throws Rejected unknown, when there is no such theme or consultation
     */
    Bulletin of(String extension, @Nullable String theme, @Nullable String consultation) {
        Map<String, ThemeFacts> themes = newsroom.themes(Audience.OPEN, reading.now());
        List<Bulletin.Entry> entries = new ArrayList<>();
        List<Bulletin.Withdrawn> withdrawn = new ArrayList<>();
        List<Told> items = newsroom.items(Audience.OPEN);
        Map<String, List<Known>> courses =
                newsroom.course(Audience.OPEN, items.stream().map(Told::id).toList(), reading.now());
        String title = title(themes, theme, consultation);
        for (Told told : items) {
            List<Known> course = courses.getOrDefault(told.id(), List.of());
            NewsFacts facts = told.facts();
            if (told.withdrawn() || facts == null) {
                if (stood(course, theme, consultation)) {
                    withdrawn.add(new Bulletin.Withdrawn(id(told.id()), Newsroom.updated(course)));
                }
            } else if (belongs(facts.themes(), theme)
                    && belongs(facts.consultations(), consultation)
                    && entries.size() < ENTRIES_MAX) {
                entries.add(entry(told, facts, course, themes));
            }
        }
        Instant updated = courses.values().stream()
                .map(Newsroom::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        String query = query(theme, consultation);
        return new Bulletin(
                "urn:uuid:" + site.id("/nyheter/flode" + query),
                title,
                site.author(),
                site.link("/nyheter" + (theme == null ? "" : "?tema=" + theme)),
                site.link("/nyheter/flode." + extension + query),
                updated,
                entries,
                withdrawn);
    }

    private String title(Map<String, ThemeFacts> themes, @Nullable String theme, @Nullable String consultation) {
        StringBuilder title = new StringBuilder("Nyheter från " + site.author());
        if (theme != null) {
            ThemeFacts facts = themes.get(theme);
            if (facts == null) throw Rejected.unknown();
            title.append(": ").append(facts.name());
        }
        if (consultation != null) {
            title.insert(
                    0,
                    shelf.one(Audience.OPEN, consultation, reading.now())
                                    .facts()
                                    .title() + ". ");
        }
        return title.toString();
    }

    private static String query(@Nullable String theme, @Nullable String consultation) {
        if (theme == null) return consultation == null ? "" : "?remiss=" + consultation;
        return "?tema=" + theme + (consultation == null ? "" : "&remiss=" + consultation);
    }

    private static boolean belongs(List<String> ids, @Nullable String wanted) {
        return wanted == null || ids.contains(wanted);
    }

    /** Whether a withdrawn item was ever in this feed, so that its readers must be told. */
    private static boolean stood(List<Known> course, @Nullable String theme, @Nullable String consultation) {
        return course.stream().anyMatch(event -> {
            Document facts = event.after().get("facts", Document.class);
            return facts != null
                    && belongs(facts.getList("themes", String.class, List.of()), theme)
                    && belongs(facts.getList("consultations", String.class, List.of()), consultation);
        });
    }

    private String id(String item) {
        return "urn:uuid:" + site.id("/nyheter/" + item);
    }

    private Bulletin.Entry entry(Told told, NewsFacts facts, List<Known> course, Map<String, ThemeFacts> themes) {
        List<Bulletin.Category> categories = new ArrayList<>();
        for (String theme : facts.themes()) {
            ThemeFacts known = themes.get(theme);
            categories.add(new Bulletin.Category(theme, known == null ? theme : Atom.printable(known.name())));
        }
        return new Bulletin.Entry(
                id(told.id()),
                site.link("/nyheter/" + told.id()),
                Atom.printable(facts.title()),
                Atom.printable(facts.lead()),
                HTML.render(MARKDOWN.parse(Atom.printable(facts.body()))),
                categories,
                published(told.publishedOn(), course),
                Newsroom.updated(course));
    }

    /** The instant where we published it ourselves that day; the start of the day for what was published elsewhere. */
    private static @Nullable Instant published(@Nullable LocalDate on, List<Known> course) {
        if (on == null) return null;
        if (!course.isEmpty() && Deadline.day(course.getFirst().time()).equals(on)) {
            return course.getFirst().time();
        }
        return Deadline.start(on);
    }
}
