package se.samrad.status.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.published.PublicReading;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Amending;
import se.samrad.status.history.Story;
import tools.jackson.databind.JsonNode;

/** Published responses as lists, files and feeds: what can be read now, and nothing else. */
class PublishedTest extends Served {
    private static final Arrival ARRIVED = Arrival.at(Instant.parse("2026-11-22T10:15:30.123Z"));
    private final String plan = Bench.id("plan");
    private final String body = Bench.id("exempelby");
    private final String other = Bench.id("formel");

    /** Two bodies whose answers can be read; one until a day. */
    private Story two(@Nullable LocalDate until) {
        return story().opened(plan, "Exempel: plan", LocalDate.of(2026, 12, 31))
                .body(body, "Exempelby & co", BodyType.MUNICIPALITY)
                .body(other, "=1+1;\"x\"", BodyType.ASSOCIATION)
                .invited(plan, body, "Exempelby & co", BodyType.MUNICIPALITY)
                .invited(plan, other, "=1+1;\"x\"", BodyType.ASSOCIATION)
                .answered(plan, body, Sender.BODY, Position.OPPOSES, ARRIVED)
                .answered(plan, other, Sender.BODY, Position.SUPPORTS, ARRIVED)
                .published(plan, body, until)
                .published(plan, other, null);
    }

    private String response(String of) {
        return plan + "--" + of;
    }

    private List<SyndEntry> entries(String form) throws Exception {
        String xml = get("/svar/flode." + form + "?remiss=" + plan).body();
        return new SyndFeedInput().build(new StringReader(xml)).getEntries();
    }

    @Test
    void aFeedTellsWhoseAnswersCanBeReadAndNothingOfWhatTheySay() throws Exception {
        fold(two(null));
        for (String form : List.of("atom", "rss")) {
            assertThat(entries(form).stream().map(SyndEntry::getTitle))
                    .containsExactlyInAnyOrder("Exempelby & co: Exempel: plan", "=1+1;\"x\": Exempel: plan");
            assertThat(entries(form).stream().map(SyndEntry::getLink))
                    .contains("http://localhost:8080/svar/" + response(body));
        }
        assertThat(each(json("/svar/flode.json?remiss=" + plan), "summary"))
                .contains("Avstyrker. Svar på Exempel: plan.");
        assertThat(get("/svar/flode.atom").body()).contains(response(body));
        assertThat(get("/svar/flode.atom?remiss=finns-inte").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTakenDownLeavesEveryListFileAndFeedAndTheirMarksChange() {
        fold(two(null));
        List<String> addresses = List.of(
                "/svar/flode.atom?remiss=" + plan,
                "/svar/flode.rss?remiss=" + plan,
                "/svar/flode.json?remiss=" + plan,
                "/remisser/" + plan + "/svar/publicerade.json",
                "/remisser/" + plan + "/svar/publicerade.csv",
                "/api/public/consultations/" + plan + "/responses",
                "/api/public/bodies/" + body + "/responses");
        List<HttpResponse<String>> before =
                addresses.stream().map(address -> get(address)).toList();
        before.forEach(answer -> assertThat(answer.body()).contains(response(body)));
        fold(two(null).retracted(plan, body));
        for (int i = 0; i < addresses.size(); i++) {
            String tag = before.get(i).headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> after = get(addresses.get(i), "If-None-Match", tag);
            assertThat(after.statusCode()).as(addresses.get(i)).isEqualTo(200);
            assertThat(after.body()).as(addresses.get(i)).doesNotContain(response(body), "Avstyrker", "OPPOSES");
        }
        assertThat(get("/svar/flode.atom?remiss=" + plan).body()).contains("deleted-entry");
    }

    @Test
    void whatHasLeftTheWebByItselfIsInNoneOfThem() {
        LocalDate today = Deadline.day(Clock.systemUTC().instant());
        fold(two(today.minusDays(1)));
        for (String address : List.of(
                "/svar/flode.atom?remiss=" + plan,
                "/svar/flode.json?remiss=" + plan,
                "/remisser/" + plan + "/svar/publicerade.json",
                "/remisser/" + plan + "/svar/publicerade.csv",
                "/remisser/" + plan + "/laget.json",
                "/api/public/consultations/" + plan + "/responses",
                "/api/public/bodies/" + body + "/responses")) {
            assertThat(get(address).body())
                    .as(address)
                    .doesNotContain(response(body), "\"OPPOSES\":1", ":\"OPPOSES\"", "Avstyrker");
        }
        assertThat(get("/api/public/responses/" + response(body)).statusCode()).isEqualTo(404);
        assertThat(open("consultations/" + plan + "/tally").get("published").asInt())
                .isEqualTo(1);
        assertThat(staff("consultations/" + plan + "/tally").get("published").asInt())
                .isEqualTo(1);
        assertThat(staff("consultations/" + plan + "/tally")
                        .at("/positions/OPPOSES")
                        .asInt())
                .as("staff count what everybody can no longer read")
                .isEqualTo(1);
        assertThat(get("/svar/flode.atom?remiss=" + plan).body())
                .contains(
                        "deleted-entry",
                        Deadline.end(today.minusDays(1)).toString().substring(0, 16));
    }

    @Test
    void filesThatEverybodyMaySaveAreToldWithTheResponseAndLeaveWithIt() {
        Stored file = new Stored("f".repeat(64), 88_213);
        fold(two(null).published(plan, body, null, List.of(file)));
        String url = "http://localhost:8080/api/public/responses/" + response(body) + "/files/" + file.sha256();
        assertThat(get("/remisser/" + plan + "/svar/publicerade.json").body()).contains(url, "88213");
        assertThat(get("/remisser/" + plan + "/svar/publicerade.csv").body()).contains(url);
        assertThat(open("responses/" + response(body)).at("/files/0/sha256").asString())
                .isEqualTo(file.sha256());
        assertThat(get("/svar/flode.atom?remiss=" + plan).body()).contains("En fil.");
        fold(two(null).published(plan, body, null, List.of(file)).retracted(plan, body));
        for (String path : List.of(
                "/remisser/" + plan + "/svar/publicerade.json",
                "/remisser/" + plan + "/svar/publicerade.csv",
                "/svar/flode.atom?remiss=" + plan)) {
            assertThat(get(path).body()).as(path).doesNotContain(file.sha256(), "En fil.");
        }
    }

    @Test
    void onItsLastDayItIsStillThere() {
        LocalDate today = Deadline.day(Clock.systemUTC().instant());
        fold(two(today));
        assertThat(open("responses/" + response(body)).get("until").asString()).isEqualTo(today.toString());
        assertThat(open("responses/" + response(body)).get("type").asString()).isEqualTo("MUNICIPALITY");
        assertThat(open("bodies/" + body + "/responses").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void theTableIsForASpreadsheetInSwedishAndCalculatesNothing() {
        fold(two(LocalDate.of(2199, 1, 1)));
        HttpResponse<String> csv = get("/remisser/" + plan + "/svar/publicerade.csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body())
                .startsWith("\uFEFFId;Från;Avsändare;Ställningstagande;")
                .contains(";\"'=1+1;\"\"x\"\"\";Remissinstans;Tillstyrker;")
                .contains(";Avstyrker;2026-11-22;2026-", ";2199-01-01;http://localhost:8080/svar/");
    }

    @Test
    void whatWasAddedHasALineAndAnEntryOfItsOwn() throws Exception {
        Stored added = new Stored("c".repeat(64), 77);
        fold(Amending.supplemented(two(null), plan, body, added));
        JsonNode lines = json("/remisser/" + plan + "/svar/publicerade.json").get("responses");
        assertThat(lines).hasSize(3);
        assertThat(lines.valueStream()
                        .filter(line -> line.get("kind").asString().equals("SUPPLEMENT")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("response").asString()).isEqualTo(response(body));
                    assertThat(line.get("text").asString()).endsWith("@" + added.sha256());
                    assertThat(line.has("position")).isFalse();
                    assertThat(line.has("publishedAt")).isTrue();
                });
        String csv = get("/remisser/" + plan + "/svar/publicerade.csv").body();
        assertThat(csv.lines().filter(line -> line.contains("Komplettering"))).hasSize(1);
        assertThat(csv.lines().filter(line -> line.contains(";Svar;"))).hasSize(2);
        for (String form : List.of("atom", "rss")) {
            assertThat(entries(form).stream().map(SyndEntry::getTitle))
                    .hasSize(3)
                    .contains("Exempelby & co, komplettering: Exempel: plan");
            assertThat(entries(form).stream().map(SyndEntry::getUri)).doesNotHaveDuplicates();
        }
        fold(Amending.supplemented(two(null), plan, body, added).retracted(plan, body));
        assertThat(get("/remisser/" + plan + "/svar/publicerade.json").body())
                .doesNotContain(added.sha256(), "SUPPLEMENT");
        String atom = get("/svar/flode.atom?remiss=" + plan).body();
        assertThat(atom).doesNotContain("komplettering", added.sha256());
        assertThat(atom.split("deleted-entry", -1)).hasSizeGreaterThan(2);
    }

    @Test
    void thatAnAnswerIsPreliminaryAndWhenItWasConfirmedIsTold() {
        LocalDate day = LocalDate.of(2026, 12, 4);
        fold(Amending.reading(two(null), plan, body, new PublicReading(null, true, null)));
        JsonNode early = open("responses/" + response(body));
        assertThat(early.get("preliminary").asBoolean()).isTrue();
        assertThat(early.has("confirmed")).isFalse();
        assertThat(open("responses/" + response(other)).has("preliminary")).isFalse();
        String published = early.get("publishedAt").asString();
        assertThat(get("/remisser/" + plan + "/svar/publicerade.csv").body()).contains(";Svar;Ja");
        Story confirmed = Amending.reading(two(null), plan, body, new PublicReading(null, true, null));
        fold(Amending.reading(confirmed, plan, body, new PublicReading(null, null, day)));
        JsonNode after = open("responses/" + response(body));
        assertThat(after.has("preliminary")).isFalse();
        assertThat(after.get("confirmed").asString()).isEqualTo("2026-12-04");
        String csv = get("/remisser/" + plan + "/svar/publicerade.csv").body();
        assertThat(csv).contains(";Slag;Preliminärt;Bekräftat").contains(";Svar;;2026-12-04");
        assertThat(after.get("publishedAt").asString()).isEqualTo(published);
    }

    @Test
    void whenThatArrivedIsToldWhichCanBeRead() {
        Arrival earlier = Arrival.at(Instant.parse("2026-11-20T08:00:00.000Z"));
        fold(Amending.reading(two(null), plan, body, new PublicReading(earlier, null, null)));
        assertThat(open("responses/" + response(body)).get("arrived").asString())
                .startsWith("2026-11-20");
        assertThat(open("responses/" + response(other)).get("arrived").asString())
                .startsWith("2026-11-22");
    }

    @Test
    void ofWhatIsGoneIsToldWhyAndNothingElse() {
        String gone = "/api/public/responses/" + response(body) + "/gone";
        fold(two(null));
        assertThat(get(gone).statusCode()).isEqualTo(404);
        assertThat(get(gone.replace(body, "finns-inte")).statusCode()).isEqualTo(404);
        fold(two(null).retracted(plan, body));
        assertThat(open("responses/" + response(body) + "/gone").get("why").asString())
                .isEqualTo("TAKEN_DOWN");
        assertThat(get(gone).body()).doesNotContain("OPPOSES", "Exempelby");
        assertThat(get(gone.replace(body, other)).statusCode()).isEqualTo(404);
    }

    @Test
    void whatHasLeftTheWebByItselfIsGoneWithItsLastDay() {
        LocalDate yesterday = Deadline.day(Clock.systemUTC().instant()).minusDays(1);
        fold(two(yesterday));
        JsonNode gone = open("responses/" + response(body) + "/gone");
        assertThat(gone.get("why").asString()).isEqualTo("OVER");
        assertThat(gone.get("since").asString()).isEqualTo(yesterday.toString());
    }

    @Test
    void whatWasNeverPublishedIsNotGone() {
        fold(story().opened(plan, "Exempel: plan", LocalDate.of(2026, 12, 31))
                .body(body, "Exempelby", BodyType.MUNICIPALITY)
                .invited(plan, body, "Exempelby", BodyType.MUNICIPALITY)
                .answered(plan, body, Sender.BODY, Position.OPPOSES, ARRIVED));
        assertThat(get("/api/public/responses/" + response(body) + "/gone").statusCode())
                .isEqualTo(404);
    }
}
