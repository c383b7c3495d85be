package se.samrad.status.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds over HTTP: news with {@code ?tema=} and {@code ?remiss=}, published responses with {@code ?remiss=}. */
@RestController
class FeedDoor {
    private final Gazette gazette;
    private final PublishedAnswers publishedAnswers;

    FeedDoor(Gazette gazette, PublishedAnswers publishedAnswers) {
        this.gazette = gazette;
        this.publishedAnswers = publishedAnswers;
    }

    @GetMapping("/svar/flode.atom")
    ResponseEntity<byte[]> answersAtom(@RequestParam(required = false) @Nullable String remiss) {
        Bulletin feed = publishedAnswers.of("atom", remiss);
        return answer(Atom.MEDIA_TYPE, feed, Atom.write(feed));
    }

    @GetMapping("/svar/flode.rss")
    ResponseEntity<byte[]> answersRss(@RequestParam(required = false) @Nullable String remiss) {
        Bulletin feed = publishedAnswers.of("rss", remiss);
        return answer(Rss.MEDIA_TYPE, feed, Rss.write(feed));
    }

    @GetMapping("/svar/flode.json")
    ResponseEntity<byte[]> answersJson(@RequestParam(required = false) @Nullable String remiss) {
        Bulletin feed = publishedAnswers.of("json", remiss);
        return answer(JsonFeed.MEDIA_TYPE, feed, JsonFeed.write(feed));
    }

    @GetMapping("/nyheter/flode.atom")
    ResponseEntity<byte[]> atom(
            @RequestParam(required = false) @Nullable String tema,
            @RequestParam(required = false) @Nullable String remiss) {
        Bulletin feed = gazette.of("atom", tema, remiss);
        return answer(Atom.MEDIA_TYPE, feed, Atom.write(feed));
    }

    @GetMapping("/nyheter/flode.rss")
    ResponseEntity<byte[]> rss(
            @RequestParam(required = false) @Nullable String tema,
            @RequestParam(required = false) @Nullable String remiss) {
        Bulletin feed = gazette.of("rss", tema, remiss);
        return answer(Rss.MEDIA_TYPE, feed, Rss.write(feed));
    }

    @GetMapping("/nyheter/flode.json")
    ResponseEntity<byte[]> json(
            @RequestParam(required = false) @Nullable String tema,
            @RequestParam(required = false) @Nullable String remiss) {
        Bulletin feed = gazette.of("json", tema, remiss);
        return answer(JsonFeed.MEDIA_TYPE, feed, JsonFeed.write(feed));
    }

    /** A feed of which nothing has ever been said has no time of change. */
    private static ResponseEntity<byte[]> answer(String type, Bulletin feed, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        var answer = ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), UTF_8))
                .eTag(se.samrad.eventing.Command.sha256(bytes).substring(0, 32));
        if (feed.updated().toEpochMilli() > 0) answer.lastModified(feed.updated());
        return answer.body(bytes);
    }
}
