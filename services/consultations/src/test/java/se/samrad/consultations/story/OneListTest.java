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
    void whoHasTheOrganisationNumberOfAnotherIsAskedAboutWhateverItIsCalled() {
        // No number that somebody has: fictitious ones begin with 99 here, and the third digit makes it no person's.
        String number = number();
        String known = Bench.id("b");
        String row = Bench.id("b");
        String second = Bench.id("b");
        String apart = Bench.id("b");
        assertThat(outcomes(csv("", known + "," + known + "bolaget,COMPANY," + number + ",,,,\n")
                        .expect(200)))
                .containsExactly("NEW");
        String rows = row + ",Stiftelsen " + row + ",OTHER," + number + ",,,,\n" + second + ",Föreningen " + second
                + ",ASSOCIATION," + number + ",,,,\n" + apart + ",Nämnden " + apart + ",OTHER,,,,,\n";
        await().untilAsserted(
                        () -> assertThat(outcomes(csv("?preview=true", rows).expect(200)))
                                .containsExactly("PERHAPS", "PERHAPS", "NEW"));
        Reply preview = csv("?preview=true", rows).expect(200);
        assertThat(preview.text("/items/0/candidates/0/body")).isEqualTo(known);
        assertThat(preview.text("/items/0/candidates/0/because")).isEqualTo("ORGANISATION_NUMBER");
        assertThat(preview.body().at("/items/1/candidates").size()).isEqualTo(2);
        assertThat(preview.text("/items/1/candidates/1/line")).isEqualTo("2");
        assertThat(outcomes(csv("?undecided=LEAVE&new=2&same=3:" + known, rows).expect(200)))
                .containsExactly("NEW", "SAME", "NEW");
        get(ADMIN, "/api/bodies/" + second).expect(404);
        // That it is another is remembered: the same list again asks nobody about it.
        await().untilAsserted(() -> assertThat(
                        outcomes(csv("?preview=true", rows).expect(200)).getFirst())
                .isEqualTo("SAME"));
    }

    private static String number() {
        String nine = "99" + (200_0000 + Math.floorMod(Bench.id("n").hashCode(), 700_0000));
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int product = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return nine.substring(0, 6) + "-" + nine.substring(6) + Math.floorMod(-sum, 10);
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
