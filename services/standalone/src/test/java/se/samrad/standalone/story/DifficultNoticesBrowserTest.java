package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Difficult words in meetings and news: refused by the name of the member, or shown to everybody as they were written and never
 * run.
 */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
@ExtendWith(SharedScreens.class)
@Order(Integer.MAX_VALUE)
class DifficultNoticesBrowserTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static RunningSamrad samrad;

    private final SoftAssertions all = new SoftAssertions();

    @BeforeAll
    static void up() {
        samrad = SharedScreens.screens().samrad();
    }

    /** Puts it, without the members that are refused; what is left of the words. */
    private Map<String, Object> put(String path, Map<String, Object> said, Map<String, Object> otherwise) {
        Map<String, Object> good = new LinkedHashMap<>(said);
        HttpResponse<String> answer = samrad.call("PUT", path, JSON.writeValueAsString(good));
        if (answer.statusCode() == 422) {
            for (JsonNode wrong : JSON.readTree(answer.body()).path("members")) {
                String member = wrong.path("member").asString("");
                all.assertThat(said).as(answer.body()).containsKey(member);
                good.remove(member);
                if (otherwise.containsKey(member)) good.put(member, otherwise.get(member));
            }
            answer = samrad.call("PUT", path, JSON.writeValueAsString(good));
        }
        all.assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 201);
        return good;
    }

    private void shows(String path, List<Object> words) {
        Visitor.Seen page = new Visitor(samrad).get(path);
        all.assertThat(page.status()).as(path).isEqualTo(200);
        all.assertThat(DifficultWords.runs(page.body())).as(path).isEmpty();
        for (Object word : words) {
            String typed = new String(word.toString().getBytes(UTF_8), UTF_8);
            all.assertThat(DifficultWords.words(page.body())).as(path).contains(DifficultWords.seen(typed));
        }
    }

    private void once(String path) {
        await().atMost(Screens.PATIENCE)
                .untilAsserted(() -> assertThat(samrad.get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void aMeetingIsShownAsItWasWritten() {
        Map<String, List<Object>> shown = new LinkedHashMap<>();
        for (int i = 0; i < DifficultWords.ALL.size(); i++) {
            String word = DifficultWords.ALL.get(i);
            String path = "/api/meetings/svara-mote-" + i;
            Map<String, Object> good = put(
                    path,
                    Map.of("type", "CONFERENCE", "title", word, "place", word, "note", word),
                    Map.of("title", "Exempel " + i));
            for (String verb : List.of("approve", "publish")) samrad.call("POST", path + "/" + verb, "{}");
            List<Object> words = List.of(good.get("title"), good.getOrDefault("place", ""));
            shown.put("/moten/svara-mote-" + i, words);
        }
        once("/moten/svara-mote-" + (DifficultWords.ALL.size() - 1));
        shown.forEach(this::shows);
        all.assertAll();
    }

    @Test
    void aNewsItemIsShownAsItWasWrittenAndItsFeedCanBeRead() {
        Map<String, List<Object>> shown = new LinkedHashMap<>();
        for (int i = 0; i < DifficultWords.ALL.size(); i++) {
            String word = DifficultWords.ALL.get(i);
            String path = "/api/news/svar-nyhet-" + i;
            Map<String, Object> good =
                    put(path, Map.of("title", word, "lead", word, "body", word), Map.of("title", "Exempel " + i));
            samrad.call("POST", path + "/publish", "{}");
            shown.put("/nyheter/svar-nyhet-" + i, List.of(good.get("title"), good.getOrDefault("lead", "")));
        }
        once("/nyheter/svar-nyhet-" + (DifficultWords.ALL.size() - 1));
        shown.forEach(this::shows);
        all.assertThat(DifficultWords.broken(samrad.get("/nyheter/flode.atom").body()))
                .isEmpty();
        all.assertAll();
    }
}
