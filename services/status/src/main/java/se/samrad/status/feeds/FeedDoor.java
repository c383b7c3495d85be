package se.samrad.status.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds over HTTP, each with {@code ?tema=} and {@code ?remiss=}. */
@RestController
class FeedDoor {
    private final Gazette gazette;

    FeedDoor(Gazette gazette) {
        this.gazette = gazette;
    }

    @GetMapping("/nyheter/flode.atom")
    ResponseEntity<byte[]> atom(
            @RequestParam(required = false) @Nullable String tema,
            @RequestParam(required = false) @Nullable String remiss) {
        NewsFeed feed = gazette.of("atom", tema, remiss);
        return answer(Atom.MEDIA_TYPE, feed, Atom.write(feed));
    }

    @GetMapping("/nyheter/flode.rss")
    ResponseEntity<byte[]> rss(
            @RequestParam(required = false) @Nullable String tema,
            @RequestParam(required = false) @Nullable String remiss) {
        NewsFeed feed = gazette.of("rss", tema, remiss);
        return answer(Rss.MEDIA_TYPE, feed, Rss.write(feed));
    }

    @GetMapping("/nyheter/flode.json")
    ResponseEntity<byte[]> json(
            @RequestParam(required = false) @Nullable String tema,
            @RequestParam(required = false) @Nullable String remiss) {
        NewsFeed feed = gazette.of("json", tema, remiss);
        return answer(JsonFeed.MEDIA_TYPE, feed, JsonFeed.write(feed));
    }

    /** A feed of which nothing has ever been said has no time of change. */
    private static ResponseEntity<byte[]> answer(String type, NewsFeed feed, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        var answer = ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), UTF_8))
                .eTag(se.samrad.eventing.Command.sha256(bytes).substring(0, 32));
        if (feed.updated().toEpochMilli() > 0) answer.lastModified(feed.updated());
        return answer.body(bytes);
    }
}
