package se.samrad.status.feeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Json;

/** JSON Feed 1.1. It has no words for a withdrawn item, so such are left out. */
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String page,
        @JsonProperty("feed_url") String self,
        String language,
        List<Author> authors,
        List<Item> items) {
    static final String MEDIA_TYPE = "application/feed+json";

    record Author(String name) {}

    record Item(
            String id,
            String url,
            String title,
            String summary,
            @JsonProperty("content_html") String html,
            @JsonProperty("date_published") @Nullable Instant published,
            @JsonProperty("date_modified") Instant modified,
            List<String> tags) {}

    static String write(Bulletin bulletin) {
        return Json.write(new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                bulletin.title(),
                bulletin.page(),
                bulletin.self(),
                "sv",
                List.of(new Author(bulletin.author())),
                bulletin.entries().stream()
                        .map(entry -> new Item(
                                entry.id(),
                                entry.link(),
                                entry.title(),
                                entry.lead(),
                                entry.html(),
                                entry.published(),
                                entry.updated(),
                                entry.categories().stream()
                                        .map(Bulletin.Category::name)
                                        .toList()))
                        .toList()));
    }
}
