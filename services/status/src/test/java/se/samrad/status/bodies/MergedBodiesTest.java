package se.samrad.status.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Fates;

class MergedBodiesTest extends Served {
    private static final LocalDate CLOSES = LocalDate.of(2027, 1, 31);

    @Test
    void aBodyThatWasMergedLeadsToTheOneThatStandsForItAndItsRowsStayAsTheyWere() {
        String plan = Bench.id("plan");
        String stays = Bench.id("exempelby");
        String goes = Bench.id("exempelby");
        fold(story().body(stays, "Exempelby kommun " + plan, BodyType.MUNICIPALITY)
                .body(goes, "Staden Exempelby " + plan, BodyType.MUNICIPALITY)
                .opened(plan, "Exempel: plan", CLOSES)
                .invited(plan, stays, "Exempelby kommun", BodyType.MUNICIPALITY)
                .invited(plan, goes, "Staden Exempelby", BodyType.MUNICIPALITY));
        assertThat(each(open("bodies?q=" + plan), "id")).containsExactlyInAnyOrder(stays, goes);
        assertThat(open("consultations/" + plan + "/bodies").toString()).doesNotContain("sameAs");

        fold(Fates.merged(
                story().body(stays, "Exempelby kommun " + plan, BodyType.MUNICIPALITY)
                        .body(goes, "Staden Exempelby " + plan, BodyType.MUNICIPALITY),
                goes,
                "Staden Exempelby " + plan,
                BodyType.MUNICIPALITY,
                stays));

        for (String audience : new String[] {"public", "staff"}) {
            var moved = get("/api/" + audience + "/bodies/" + goes, "Authorization", OFFICER);
            assertThat(moved.statusCode()).isEqualTo(308);
            assertThat(moved.headers().firstValue("Location")).hasValue("/api/" + audience + "/bodies/" + stays);
            assertThat(moved.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
        assertThat(each(open("bodies?q=" + plan), "id")).containsExactly(stays);
        assertThat(each(staff("bodies?q=staden+exempelby+" + plan), "id")).containsExactly(stays);
        var rows = open("consultations/" + plan + "/bodies");
        assertThat(each(rows, "name")).containsExactly("Exempelby kommun", "Staden Exempelby");
        assertThat(rows.get("items").get(0).has("sameAs")).isFalse();
        assertThat(rows.get("items").get(1).get("sameAs").asString()).isEqualTo(stays);
        assertThat(open("consultations/" + plan + "/tally").get("invited").asInt())
                .isEqualTo(2);
    }
}
