package se.samrad.status.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Fates;

class MergedBodiesTest extends Served {
    private static final LocalDate CLOSES = LocalDate.of(2199, 1, 31);

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

    @Test
    void twoThatAreAskedInTheSameConsultationAreCountedAsTwoWhateverEachSaysAndAlsoWhenTheyAreApartAgain() {
        String plan = Bench.id("plan");
        String stays = Bench.id("exempelby");
        String goes = Bench.id("exempelby");
        Arrival arrived = Arrival.at(Instant.parse("2026-10-20T09:00:00Z"));
        fold(story().body(stays, "Exempelby kommun", BodyType.MUNICIPALITY)
                .body(goes, "Staden Exempelby", BodyType.MUNICIPALITY)
                .opened(plan, "Exempel: plan", CLOSES)
                .invited(plan, stays, "Exempelby kommun", BodyType.MUNICIPALITY)
                .invited(plan, goes, "Staden Exempelby", BodyType.MUNICIPALITY)
                .answered(plan, goes, Sender.BODY, Position.SUPPORTS, arrived));
        fold(Fates.merged(
                story().body(stays, "Exempelby kommun", BodyType.MUNICIPALITY)
                        .body(goes, "Staden Exempelby", BodyType.MUNICIPALITY),
                goes,
                "Staden Exempelby",
                BodyType.MUNICIPALITY,
                stays));
        // The answer of the one is not taken for the other's: two letters went out, and one of them is unanswered.
        for (var tally : List.of(open("consultations/" + plan + "/tally"), staff("consultations/" + plan + "/tally"))) {
            assertThat(tally.get("invited").asInt()).isEqualTo(2);
            assertThat(tally.get("answered").asInt()).isEqualTo(1);
        }
        assertThat(each(staff("consultations/" + plan + "/bodies?status=ANSWERED"), "body"))
                .containsExactly(goes);
        assertThat(each(staff("consultations/" + plan + "/bodies?status=INVITED"), "body"))
                .containsExactly(stays);
        assertThat(each(open("consultations/" + plan + "/bodies?status=ANSWERED"), "sameAs"))
                .containsExactly(stays);

        fold(Fates.apart(
                Fates.merged(
                        story().body(stays, "Exempelby kommun", BodyType.MUNICIPALITY)
                                .body(goes, "Staden Exempelby", BodyType.MUNICIPALITY),
                        goes,
                        "Staden Exempelby",
                        BodyType.MUNICIPALITY,
                        stays),
                goes,
                "Staden Exempelby",
                BodyType.MUNICIPALITY,
                stays));
        var rows = open("consultations/" + plan + "/bodies");
        assertThat(each(rows, "status")).containsExactly("INVITED", "ANSWERED");
        assertThat(rows.toString()).doesNotContain("sameAs");
        assertThat(get("/api/public/bodies/" + goes).statusCode()).isEqualTo(200);
    }
}
