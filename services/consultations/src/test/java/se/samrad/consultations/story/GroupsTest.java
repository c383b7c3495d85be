package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

class GroupsTest extends Story {
    private static final String ADMIN = Bench.bearer("staff:admin");

    private String body(String name, String type, String code, String groups) {
        String id = Bench.id("grupp");
        String rows = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n" + id + "," + name + " "
                + id + "," + type + ",," + code + ",,," + groups + "\n";
        send(ADMIN, "POST", "/api/bodies/imports", rows.getBytes(UTF_8), "text/csv")
                .expect(200);
        return id;
    }

    private static List<String> texts(Reply reply, String list, String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : reply.body().at(list)) texts.add(item.at(member).asString());
        return texts;
    }

    /** The group once the view knows these bodies. */
    private Reply seen(String path, String... bodies) {
        await().untilAsserted(() -> assertThat(texts(get(OFFICER, path).expect(200), "/bodies", "/id"))
                .contains(bodies));
        return get(OFFICER, path).expect(200);
    }

    @Test
    void aGroupByRuleHasWhoeverIsSoAndAListHasWhomItNamesOnThatDay() {
        String one = body("Exempelby kommun", "MUNICIPALITY", "9731", "");
        String two = body("Exempelvik kommun", "MUNICIPALITY", "9732", "");
        String other = body("Region Exempel", "REGION", "", "");
        String group = Bench.id("lanets-kommuner");
        String path = "/api/groups/" + group;
        String rule = "{\"name\":\"Kommunerna i länet\",\"rule\":{\"types\":[\"MUNICIPALITY\"],\"county\":\"97\"}";
        ask(OFFICER, "PUT", path, rule + "}").expect(201);
        ask(OFFICER, "PUT", path, rule + "}").expect(200);
        Reply shown = seen(path, one, two);
        assertThat(texts(shown, "/bodies", "/id")).doesNotContain(other);
        assertThat(texts(shown, "/bodies", "/because")).containsOnly("RULE");
        String named = rule + ",\"members\":[{\"body\":\"" + other + "\",\"until\":\"2026-06-30\"}]}";
        ask(OFFICER, "PUT", path, named, "If-Match", "\"1\"").expect(200);
        ask(OFFICER, "PUT", path, rule + "}", "If-Match", "\"1\"").expect(409);
        seen(path + "?on=2026-06-30", one, other);
        assertThat(texts(get(OFFICER, path + "?on=2026-07-01").expect(200), "/bodies", "/id"))
                .contains(one)
                .doesNotContain(other);
        assertThat(types("groups/" + group)).containsExactly("group-defined", "group-defined");
        await().untilAsserted(() -> assertThat(texts(get(OFFICER, "/api/groups").expect(200), "/items", "/id"))
                .contains(group));
        Reply found = get(OFFICER, "/api/bodies?group=" + group).expect(200);
        assertThat(texts(found, "/items", "/id")).contains(one, two);
    }

    @Test
    void whatIsRegisteredWithABodyIsAGroupBeforeAnybodyDefinesIt() {
        String group = Bench.id("karnkommuner");
        String one = body("Exempelsund kommun", "MUNICIPALITY", "", group);
        await().untilAsserted(() -> get(OFFICER, "/api/groups/" + group).expect(200));
        Reply shown = get(OFFICER, "/api/groups/" + group).expect(200);
        assertThat(texts(shown, "/bodies", "/id")).containsExactly(one);
        assertThat(texts(shown, "/bodies", "/because")).containsExactly("REGISTERED");
        assertThat(shown.body().at("/version").asInt()).isZero();
    }

    @Test
    void whoeverWasMergedIsNamedByTheOneThatStandsForIt() {
        String old = body("Exempeldals kommun", "MUNICIPALITY", "", "");
        String now = body("Exempeldal", "MUNICIPALITY", "", "");
        String group = Bench.id("dalarna");
        ask(OFFICER, "PUT", "/api/groups/" + group, "{\"name\":\"Dalarna\",\"members\":[{\"body\":\"" + old + "\"}]}")
                .expect(201);
        ask(ADMIN, "POST", "/api/bodies/" + old + "/merge", "{\"into\":\"" + now + "\"}")
                .expect(200);
        await().untilAsserted(() -> assertThat(
                        texts(get(OFFICER, "/api/groups/" + group).expect(200), "/bodies", "/id"))
                .containsExactly(now));
    }

    @Test
    void onlyCaseOfficersAndAdminsSayWhatAGroupIsAndWhatIsWrongIsNamed() {
        String path = "/api/groups/" + Bench.id("grupp");
        String group = "{\"name\":\"G\",\"members\":[{\"body\":\"finns-inte-alls\"}]}";
        ask(Bench.bearer("staff:registrator"), "PUT", path, group).expect(403);
        get(Bench.bearer("staff:kommunikator"), "/api/groups").expect(403);
        assertThat(ask(OFFICER, "PUT", path, group).expect(422).text("/members/0/member"))
                .isEqualTo("members[0].body");
        get(OFFICER, path).expect(404);
        get(OFFICER, "/api/groups?on=igar").expect(422);
    }
}
