package se.samrad.status.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Story;
import tools.jackson.databind.JsonNode;

class FeedTest extends Served {
    private static final Instant IMPORTED = Instant.parse("2026-10-01T08:00:00Z");
    private static final Instant CORRECTED = Instant.parse("2026-10-05T10:00:00Z");

    private record Press(String theme, String other, String consultation, String old, String fresh, String gone) {}

    /** Two themes; an old item without a day, a newer one that is corrected, and one that is withdrawn. */
    private Press press() {
        Press press = new Press(
                Bench.id("tema"),
                Bench.id("annat"),
                Bench.id("plan"),
                Bench.id("gammal"),
                Bench.id("ny"),
                Bench.id("bort"));
        Story story = story().theme(press.theme(), "Hållbar & grön")
                .theme(press.other(), "Trafik")
                .opened(press.consultation(), "Exempel: plan", LocalDate.of(2026, 12, 31))
                .news(press.old(), "Exempel: äldst <b>", press.theme(), "ingen", null, 1)
                .news(press.gone(), "Exempel: HEMLIG RUBRIK", press.theme(), press.consultation(), null, 2)
                .news(
                        press.fresh(),
                        "Exempel: nyast",
                        press.theme(),
                        press.consultation(),
                        LocalDate.of(2026, 10, 1),
                        3)
                .at(CORRECTED)
                .corrected(press.fresh(), "Fel årtal")
                .at(Instant.parse("2026-10-06T10:00:00Z"))
                .withdrawn(press.gone());
        fold(story);
        return press;
    }

    private static SyndFeed parsed(String xml) throws Exception {
        return new SyndFeedInput().build(new StringReader(xml));
    }

    private HttpResponse<String> feed(String extension, String query) {
        HttpResponse<String> answer = get("/nyheter/flode." + extension + "?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void anAtomFeedOfAThemeIsReadByAFeedReader() throws Exception {
        Press press = press();
        HttpResponse<String> answer = feed("atom", "tema=" + press.theme());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        SyndFeed feed = parsed(answer.body());
        assertThat(feed.getTitle()).contains("Hållbar & grön");
        assertThat(feed.getLinks().stream()
                        .filter(link -> link.getRel().equals("self"))
                        .map(SyndLink::getHref))
                .containsExactly("http://localhost:8080/nyheter/flode.atom?tema=" + press.theme());
        assertThat(feed.getEntries().stream().map(SyndEntry::getTitle))
                .containsExactly("Exempel: nyast", "Exempel: äldst <b>");
        SyndEntry newest = feed.getEntries().getFirst();
        assertThat(newest.getUri()).startsWith("urn:uuid:");
        assertThat(newest.getLink()).isEqualTo("http://localhost:8080/nyheter/" + press.fresh());
        assertThat(newest.getUpdatedDate()).isEqualTo(Date.from(CORRECTED));
        assertThat(newest.getPublishedDate()).isEqualTo(Date.from(IMPORTED));
        assertThat(newest.getCategories().stream().map(SyndCategory::getName)).containsExactly(press.theme());
        assertThat(newest.getContents().getFirst().getValue()).contains("<strong>fetstil</strong>");
        assertThat(parsed(feed("atom", "tema=" + press.theme()).body())
                        .getEntries()
                        .getFirst()
                        .getUri())
                .isEqualTo(newest.getUri());
    }

    @Test
    void whatHasNoKnownDayIsUpdatedWhenItWasImportedAndPublishedNever() throws Exception {
        Press press = press();
        String xml = feed("atom", "tema=" + press.theme()).body();
        SyndEntry oldest = parsed(xml).getEntries().getLast();
        assertThat(oldest.getUpdatedDate()).isEqualTo(Date.from(IMPORTED));
        assertThat(oldest.getPublishedDate()).isNull();
        SyndEntry inRss =
                parsed(feed("rss", "tema=" + press.theme()).body()).getEntries().getLast();
        assertThat(inRss.getTitle()).isEqualTo("Exempel: äldst <b>");
        assertThat(inRss.getPublishedDate()).isNull();
    }

    @Test
    void aWithdrawnItemLeavesATombstoneThatRepeatsNothing() throws Exception {
        Press press = press();
        String xml = feed("atom", "tema=" + press.theme()).body();
        assertThat(xml)
                .contains("deleted-entry", "ref=\"urn:uuid:", "2026-10-06T10:00:00")
                .doesNotContain("HEMLIG");
        assertThat(feed("atom", "remiss=" + press.consultation()).body()).contains("deleted-entry");
        assertThat(feed("atom", "tema=" + press.other()).body()).doesNotContain("deleted-entry");
        assertThat(feed("rss", "tema=" + press.theme()).body()).doesNotContain("HEMLIG", "deleted-entry");
        JsonNode withdrawn = open("news/" + press.gone());
        assertThat(withdrawn.get("withdrawn").asBoolean()).isTrue();
        assertThat(withdrawn.toString()).doesNotContain("HEMLIG");
        assertThat(staff("news/" + press.gone()).toString()).contains("HEMLIG", "WITHDRAWN");
    }

    @Test
    void aFeedOfAConsultationHoldsWhatIsAboutIt() throws Exception {
        Press press = press();
        SyndFeed feed = parsed(feed("rss", "remiss=" + press.consultation()).body());
        assertThat(feed.getTitle()).startsWith("Exempel: plan");
        assertThat(feed.getEntries().stream().map(SyndEntry::getLink))
                .containsExactly("http://localhost:8080/nyheter/" + press.fresh());
        assertThat(feed.getEntries().getFirst().getCategories().getFirst().getName())
                .isEqualTo("Hållbar & grön");
    }

    @Test
    void theJsonFeedHoldsTheSame() {
        Press press = press();
        HttpResponse<String> answer = feed("json", "tema=" + press.theme());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/feed+json");
        JsonNode feed = Json.MAPPER.readTree(answer.body());
        assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(each(feed, "url"))
                .isEqualTo(List.of(
                        "http://localhost:8080/nyheter/" + press.fresh(),
                        "http://localhost:8080/nyheter/" + press.old()));
        assertThat(feed.get("items").get(1).has("date_published")).isFalse();
        assertThat(feed.get("items").get(1).get("tags").get(0).asString()).isEqualTo("Hållbar & grön");
    }

    @Test
    void aReaderThatHasItAlreadyIsNotSentItAgain() {
        Press press = press();
        HttpResponse<String> first = feed("atom", "tema=" + press.theme());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();
        String address = "/nyheter/flode.atom?tema=" + press.theme();
        assertThat(get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(address, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(get(address, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(get("/nyheter/flode.atom?tema=finns-inte").statusCode()).isEqualTo(404);
        assertThat(get("/nyheter/flode.atom?remiss=finns-inte").statusCode()).isEqualTo(404);
    }

    @Test
    void newsAreListedNewestFirstWithTheirCorrections() {
        Press press = press();
        JsonNode news = open("news?theme=" + press.theme());
        assertThat(each(news, "id")).containsExactly(press.fresh(), press.old());
        JsonNode newest = news.get("items").get(0);
        assertThat(newest.get("corrections").get(0).get("note").asString()).isEqualTo("Fel årtal");
        assertThat(newest.get("themes").get(0).get("name").asString()).isEqualTo("Hållbar & grön");
        assertThat(newest.get("updatedAt").asString()).isEqualTo("2026-10-05T10:00:00.000Z");
        for (JsonNode theme : open("themes?size=200").get("items")) {
            if (theme.get("id").asString().equals(press.theme())) {
                assertThat(theme.get("news").asInt()).isEqualTo(2);
            }
        }
    }
}
