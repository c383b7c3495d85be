package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

class MistakenNameTest extends Story {
    private static final String HEADER = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n";

    private Reply taken(String rows) {
        return send(OFFICER, "POST", "/api/bodies/imports", (HEADER + rows).getBytes(UTF_8), "text/csv");
    }

    private List<String> matched(String names) {
        List<String> found = new ArrayList<>();
        Reply reply = send(OFFICER, "POST", "/api/bodies/matches", names.getBytes(UTF_8), "text/plain");
        for (JsonNode item : reply.expect(200).body().at("/items")) {
            found.add(item.at("/outcome").asString() + " "
                    + item.at("/candidates/0/body").asString("") + " "
                    + item.at("/candidates/0/because").asString(""));
        }
        return found;
    }

    @Test
    void aNameThatWasGivenByMistakeIsTakenBackAndFindsTheBodyNoMore() {
        String id = Bench.id("kommun");
        String place = "Namnborg" + id.substring(id.length() - 6);
        String right = "Rätt " + place;
        String wrong = "Fel hamn " + id.substring(id.length() - 6);
        taken(id + "," + right + ",OTHER,,,,,\n").expect(200);
        String api = "/api/bodies/" + id;
        post(OFFICER, api + "/undo-rename", "{\"name\":\"" + right + "\"}").expectReason(422, "not-renamed");
        post(OFFICER, api + "/names", "{\"name\":\"" + wrong + "\",\"from\":\"2026-01-01\"}")
                .expect(200);
        await().untilAsserted(() -> assertThat(matched(wrong)).containsExactly("SAME " + id + " SPELLED_ALIKE"));
        String undo = "{\"name\":\"" + wrong + "\"}";
        post(OFFICER, api + "/undo-rename", "{\"name\":\"Annat\"}").expectReason(422, "not-its-name");
        post(OFFICER, api + "/undo-rename", "{}").expectReason(422, "missing");
        post(Bench.bearer("staff:registrator"), api + "/undo-rename", undo).expect(403);
        ask(OFFICER, "POST", api + "/undo-rename", undo, "If-Match", "\"1\"").expectReason(409, "version-mismatch");
        ask(OFFICER, "POST", api + "/undo-rename", undo, "If-Match", "\"2\"").expect(200);
        Reply shown = get(OFFICER, api).expect(200);
        assertThat(shown.text("/name")).isEqualTo(right);
        assertThat(shown.body().at("/formerNames").size()).isZero();
        assertThat(shown.body().at("/namedFrom").isMissingNode()).isTrue();
        await().untilAsserted(
                        () -> assertThat(matched(wrong)).as("found by nothing").containsExactly("NEW  "));
        assertThat(matched(right)).containsExactly("SAME " + id + " SPELLED_ALIKE");
        assertThat(get(OFFICER, "/api/bodies?q=" + wrong.replace(' ', '+')).text("/total"))
                .isEqualTo("0");
        assertThat(types("bodies/" + id)).containsExactly("body-registered", "body-renamed", "body-rename-undone");
        assertThat(commits("bodies/" + id).raw().body()).contains("body-named");
        // Who has taken the name meanwhile keeps it.
        String other = Bench.id("annan");
        post(OFFICER, api + "/names", "{\"name\":\"" + wrong + "\",\"from\":\"2026-01-01\"}")
                .expect(200);
        taken(other + "," + right + ",OTHER,,,,,\n").expect(200);
        await().untilAsserted(() -> post(OFFICER, api + "/undo-rename", undo).expectReason(409, "name-of-another"));
    }

    @Test
    void whatAnImportDoesNotTakeForANameIsNotGivenOneByOneEither() {
        String id = Bench.id("kommun");
        taken(id + ",Kommunen " + id + ",OTHER,,,,,\n").expect(200);
        String api = "/api/bodies/" + id;
        for (String formula : List.of("=HYPERLINK(\\\"http://sida.example\\\";\\\"x\\\")", "＝1", "@SUM(A1)", "-1+2")) {
            post(OFFICER, api + "/names", "{\"name\":\"" + formula + "\",\"from\":\"2026-01-01\"}")
                    .expectReason(422, "formula");
            post(OFFICER, api + "/aliases", "{\"alias\":\"" + formula + "\"}").expectReason(422, "formula");
        }
        post(OFFICER, api + "/names", "{\"name\":\"\\u200b\",\"from\":\"2026-01-01\"}")
                .expectReason(422, "missing");
        assertThat(types("bodies/" + id)).containsExactly("body-registered");
    }
}
