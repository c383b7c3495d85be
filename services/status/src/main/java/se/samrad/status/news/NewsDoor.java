package se.samrad.status.news;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.news.NewsState;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.eventing.Rejected;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.Places;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.rows.Doubts;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;

/** News and themes over HTTP. */
@RestController
class NewsDoor {
    private static final Set<String> CORRECTIONS = Set.of("news-corrected", "news-corrected-publicly");

    /** A theme with how many published items it has. */
    record ThemeItem(
            String id,
            String name,
            @Nullable String nameEn,
            @Nullable String description,
            int news) {}

    private final Reading reading;
    private final Newsroom newsroom;
    private final Shelf shelf;
    private final Places places;

    NewsDoor(Reading reading, Newsroom newsroom, Shelf shelf, Places places) {
        this.reading = reading;
        this.newsroom = newsroom;
        this.shelf = shelf;
        this.places = places;
    }

    @GetMapping("/api/{audience:public|staff}/news")
    Listing<NewsItem> news(
            @PathVariable Audience audience,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(required = false) NewsState.@Nullable Status status,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        Listing.Page wanted = Listing.Page.of(page, size);
        Moment moment = reading.moment(asOf);
        List<Bson> filters = new ArrayList<>();
        if (theme != null) filters.add(eq("item.facts.themes", theme));
        if (consultation != null) filters.add(eq("item.facts.consultations", consultation));
        List<Told> known = moment.past()
                ? newsroom.then(audience, moment)
                : newsroom.items(audience, filters.isEmpty() ? new Document() : Filters.and(filters));
        List<Told> found = known.stream()
                .filter(told -> theme == null
                        || (told.facts() != null && told.facts().themes().contains(theme)))
                .filter(told -> consultation == null
                        || (told.facts() != null && told.facts().consultations().contains(consultation)))
                .filter(told -> audience == Audience.STAFF || !told.withdrawn())
                .filter(told -> status == null || told.status() == status)
                .toList();
        List<Told> onPage = wanted.of(found);
        Surroundings around = around(audience, onPage, moment);
        Map<String, Long> streams = new LinkedHashMap<>();
        onPage.forEach(told -> streams.put("news/" + told.id(), told.version()));
        return wanted.list(found, told -> item(audience, told, around), places.of(audience, streams));
    }

    @GetMapping("/api/{audience:public|staff}/news/{id}")
    NewsItem item(@PathVariable Audience audience, @PathVariable String id) {
        List<Told> found = newsroom.items(audience, eq("_id", id));
        if (found.isEmpty()) throw Rejected.unknown();
        return item(audience, found.getFirst(), around(audience, found, reading.now()));
    }

    /** What items refer to. */
    private record Surroundings(
            Map<String, ThemeFacts> themes,
            Map<String, String> consultations,
            Map<String, List<Known>> course,
            Doubts doubts) {}

    private Surroundings around(Audience audience, List<Told> items, Moment moment) {
        List<String> consultations = items.stream()
                .flatMap(told ->
                        told.facts() == null ? java.util.stream.Stream.of() : told.facts().consultations().stream())
                .distinct()
                .toList();
        return new Surroundings(
                newsroom.themes(audience, moment),
                shelf.titles(audience, consultations),
                newsroom.course(audience, items.stream().map(Told::id).toList(), moment),
                reading.doubts(audience));
    }

    private static NewsItem item(Audience audience, Told told, Surroundings around) {
        boolean staff = audience == Audience.STAFF;
        NewsFacts facts = told.facts();
        if (facts == null || (!staff && told.withdrawn())) return NewsItem.withdrawn(told.id());
        List<Known> course = around.course().getOrDefault(told.id(), List.of());
        return new NewsItem(
                told.id(),
                facts.title(),
                facts.lead(),
                facts.body(),
                facts.themes().stream()
                        .map(id -> new NewsItem.Theme(id, name(around.themes().get(id))))
                        .toList(),
                facts.consultations().stream()
                        .filter(id -> staff || around.consultations().containsKey(id))
                        .map(id -> new NewsItem.About(id, around.consultations().get(id)))
                        .toList(),
                told.publishedOn(),
                told.withdrawn(),
                course.stream()
                        .filter(event -> CORRECTIONS.contains(event.type()))
                        .map(event -> new NewsItem.Correction(
                                event.time(), String.valueOf(event.data().get("note"))))
                        .toList(),
                course.isEmpty() ? null : Newsroom.updated(course),
                around.doubts().about("news/" + told.id(), told.version()),
                staff ? told.version() : null,
                staff ? told.status() : null);
    }

    private static @Nullable String name(@Nullable ThemeFacts theme) {
        return theme == null ? null : theme.name();
    }

    @GetMapping("/api/{audience:public|staff}/themes")
    Listing<ThemeItem> themes(
            @PathVariable Audience audience,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        Listing.Page wanted = Listing.Page.of(page, size);
        Moment moment = reading.moment(asOf);
        Map<String, Integer> counts = new HashMap<>();
        for (Told told : moment.past() ? newsroom.then(audience, moment) : newsroom.items(audience)) {
            NewsFacts facts = told.facts();
            if (facts == null || told.status() != NewsState.Status.PUBLISHED) continue;
            facts.themes().forEach(theme -> counts.merge(theme, 1, Integer::sum));
        }
        List<ThemeItem> themes = new ArrayList<>();
        newsroom.themes(audience, moment)
                .forEach((id, facts) -> themes.add(new ThemeItem(
                        id, facts.name(), facts.nameEn(), facts.description(), counts.getOrDefault(id, 0))));
        return wanted.list(themes, theme -> theme, null);
    }
}
