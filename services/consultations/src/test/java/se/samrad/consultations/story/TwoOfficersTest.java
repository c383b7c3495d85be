package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;

/** Of two who change the same from the same version the second is shown both, and nothing of the first one's is lost. */
class TwoOfficersTest extends Story {
    private static final String SEEN = "\"1\"";

    /** Both are in the answer: what is saved, and what was sent. */
    private Reply late(String method, String path, String body, String seen) {
        Reply late = ask(OFFICER, method, path, body, "If-Match", seen).expectReason(409, "version-mismatch");
        assertThat(late.body().at("/sent")).isEqualTo(Json.MAPPER.readTree(body));
        assertThat(late.body().at("/saved").isObject()).isTrue();
        return late;
    }

    private void file(String id, String text) {
        byte[] document = text.getBytes(UTF_8);
        send(OFFICER, "POST", "/api/consultations/" + id + "/proposal?name=a.md", document, "text/markdown")
                .expect(200);
    }

    @Test
    void ofTheFactsAndTheQuestions() {
        String path = "/api/consultations/" + Bench.id("hamnen");
        String first = consultation("2026-11-20", "2026-12-15");
        ask(OFFICER, "PUT", path, first).expect(201);
        ask(OFFICER, "PUT", path, first.replace("Vad saknas?", "Kollegans fråga?"), "If-Match", SEEN)
                .expect(200);
        Reply late = late("PUT", path, first.replace("Vad saknas?", "Min fråga?"), SEEN);
        assertThat(late.text("/saved/facts/questions/0")).isEqualTo("Kollegans fråga?");
        assertThat(late.text("/saved/facts/closesOn")).isEqualTo("2026-12-15");
        assertThat(late.text("/sent/questions/0")).isEqualTo("Min fråga?");
        assertThat(get(OFFICER, path).expect(200).text("/questions/0")).isEqualTo("Kollegans fråga?");
    }

    @Test
    void ofTheDaysWhenAColleagueHasOpenedItMeanwhile() {
        String path = "/api/consultations/" + Bench.id("hamnen");
        String first = consultation("2026-11-20", "2026-12-15");
        ask(OFFICER, "PUT", path, first).expect(201);
        ask(OFFICER, "POST", path + "/open", "", "If-Match", SEEN).expect(200);
        Reply late = late("PUT", path, first.replace("2026-12-15", "2026-12-20"), SEEN);
        assertThat(late.text("/saved/status")).isEqualTo("OPEN");
        assertThat(late.text("/saved/facts/closesOn")).isEqualTo("2026-12-15");
    }

    @Test
    void ofWhichSectionsAreOldOnes() {
        String id = Bench.id("hamnen");
        String path = "/api/consultations/" + id + "/proposal/renamed";
        drafted(id, "2026-11-20", "2026-12-15");
        String document = "# Hamnen\n\nHamnen byggs om.\n\n# %s\n\nEn färja går.\n";
        file(id, "# Hamnen\n\nHamnen byggs om.\n\n# Bron\n\nBron byggs.\n");
        file(id, document.formatted("Färjan"));
        String said = "{\"proposal\":2,\"sections\":[{\"section\":\"farjan\",\"was\":\"bron\"}]}";
        String seen = get(OFFICER, "/api/consultations/" + id).expect(200).header("ETag");
        ask(OFFICER, "POST", path, said, "If-Match", seen).expect(200);
        Reply late = late("POST", path, said, seen);
        assertThat(late.text("/saved/sections/1/id")).isEqualTo("bron");
        assertThat(late.text("/saved/sections/1/title")).isEqualTo("Färjan");
        // Who sends no version is told by the number of the proposal.
        Reply meanwhile = post(OFFICER, path, said).expectReason(409, "proposal-filed-meanwhile");
        assertThat(meanwhile.text("/saved/sections/1/id")).isEqualTo("bron");
    }

    @Test
    void ofAGroup() {
        String path = "/api/groups/" + Bench.id("grannarna");
        String group = "{\"name\":\"%s\",\"rule\":{\"types\":[\"MUNICIPALITY\"],\"county\":\"96\"}}";
        ask(OFFICER, "PUT", path, group.formatted("Grannarna")).expect(201);
        ask(OFFICER, "PUT", path, group.formatted("Kollegans namn"), "If-Match", SEEN)
                .expect(200);
        Reply late = late("PUT", path, group.formatted("Mitt namn"), SEEN);
        assertThat(late.text("/saved/name")).isEqualTo("Kollegans namn");
        assertThat(late.text("/saved/rule/county")).isEqualTo("96");
        assertThat(get(OFFICER, path).expect(200).text("/name")).isEqualTo("Kollegans namn");
        // A new one never takes the place of another.
        late("PUT", path, group.formatted("Ny"), "\"0\"");
    }

    @Test
    void ofABodysNameAndItsLastDay() {
        String id = Bench.id("landsting");
        String rows = "id,name,type\n" + id + ",Exempels landsting " + id + ",REGION\n";
        send(Bench.bearer("staff:admin"), "POST", "/api/bodies/imports", rows.getBytes(UTF_8), "text/csv")
                .expect(200);
        String body = "/api/bodies/" + id;
        String name = "{\"name\":\"%s " + id + "\",\"from\":\"2019-01-01\"}";
        ask(OFFICER, "POST", body + "/names", name.formatted("Kollegans region"), "If-Match", SEEN)
                .expect(200);
        Reply late = late("POST", body + "/names", name.formatted("Min region"), SEEN);
        assertThat(late.text("/saved/name")).isEqualTo("Kollegans region " + id);
        assertThat(late.text("/saved/formerNames/0/until")).isEqualTo("2018-12-31");
        ask(OFFICER, "POST", body + "/leave", "{\"on\":\"2026-06-30\"}", "If-Match", "\"2\"")
                .expect(200);
        late = late("POST", body + "/leave", "{\"on\":\"2026-08-31\"}", "\"2\"");
        assertThat(late.text("/saved/leftOn")).isEqualTo("2026-06-30");
        ask(OFFICER, "POST", body + "/return", "", "If-Match", "\"2\"").expectReason(409, "version-mismatch");
        assertThat(get(OFFICER, body).expect(200).text("/leftOn")).isEqualTo("2026-06-30");
    }
}
