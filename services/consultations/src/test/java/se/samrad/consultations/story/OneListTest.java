package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

/** Rows of one list that are perhaps the same body. */
class OneListTest extends Story {
    private static final String ADMIN = Bench.bearer("staff:admin");

    private Reply csv(String query, String rows) {
        String table = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n" + rows;
        return send(ADMIN, "POST", "/api/bodies/imports" + query, table.getBytes(UTF_8), "text/csv");
    }

    private static List<String> outcomes(Reply reply) {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode item : reply.body().at("/items")) {
            outcomes.add(item.at("/outcome").asString());
        }
        return outcomes;
    }

    @Test
    void twoRowsOfOneListThatAreAlikeAreAskedAboutAndBecomeOneBodyOrTwoAsWasDecided() {
        String mark = Bench.id("tvilling").replace("-", "");
        String wrong = Bench.id("b");
        String one = Bench.id("b");
        String two = Bench.id("b");
        String three = Bench.id("b");
        // The first cannot be taken, so the second is compared with nobody.
        String rows = wrong + "," + mark + "sällskapet,OTHER,1,,,,\n" + one + "," + mark + "sällskapet,OTHER,,,,,\n"
                + two + "," + mark + "sällskapet,ASSOCIATION,,,,,\n" + three + "," + mark + "sällskap,OTHER,,,,,\n";
        Reply preview = csv("?preview=true", rows).expect(200);
        assertThat(outcomes(preview)).containsExactly("WRONG", "NEW", "PERHAPS", "PERHAPS");
        assertThat(preview.text("/items/2/candidates/0/body")).isEqualTo(one);
        assertThat(preview.text("/items/2/candidates/0/line")).isEqualTo("3");
        assertThat(preview.body().at("/items/3/candidates").size()).isEqualTo(2);
        assertThat(outcomes(csv("?undecided=LEAVE&same=4:" + wrong, rows).expect(200)))
                .containsExactly("WRONG", "NEW", "WRONG", "PERHAPS");
        get(ADMIN, "/api/bodies/" + two).expect(404);

        String other = rows.replace(mark, mark + "ö")
                .replace(one, one + "a")
                .replace(two, two + "a")
                .replace(three, three + "a");
        // The last means the one before it, which means the first.
        String decided = "undecided=LEAVE&same=4:" + one + "a&same=5:" + two + "a";
        assertThat(outcomes(csv("?preview=true&" + decided, other).expect(200)))
                .containsExactly("WRONG", "NEW", "SAME", "SAME");
        Reply done = csv("?" + decided, other).expect(200);
        assertThat(outcomes(done)).containsExactly("WRONG", "NEW", "SAME", "SAME");
        assertThat(done.text("/items/3/id")).isEqualTo(one + "a");
        Reply body = get(ADMIN, "/api/bodies/" + one + "a").expect(200);
        assertThat(body.text("/aliases/0")).isEqualTo(mark + "ösällskap");
        get(ADMIN, "/api/bodies/" + two + "a").expect(404);

        String apart = "?undecided=LEAVE&new=4&new=5";
        assertThat(outcomes(csv(apart, rows).expect(200))).containsExactly("WRONG", "SAME", "NEW", "NEW");
        // That they are not the same is remembered: the same list again asks nobody.
        await().untilAsserted(
                        () -> assertThat(outcomes(csv("?preview=true", rows).expect(200)))
                                .containsExactly("WRONG", "SAME", "SAME", "SAME"));
    }

    @Test
    void ofAPastedListANameThatIsLikeOneBeforeItIsAskedAbout() {
        String mark = Bench.id("klistrat").replace("-", "");
        Reply asked = send(
                        ADMIN,
                        "POST",
                        "/api/bodies/matches",
                        (mark + "by kommun\n" + mark + "by stad\n" + mark + "by kommun\n").getBytes(UTF_8),
                        "text/plain")
                .expect(200);
        assertThat(outcomes(asked)).containsExactly("NEW", "PERHAPS", "REPEATED");
        assertThat(asked.text("/items/1/candidates/0/line")).isEqualTo("1");
        assertThat(asked.body().at("/items/1/candidates/0").has("body")).isFalse();
    }
}
