package se.samrad.status.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Fates;
import tools.jackson.databind.JsonNode;

class LeftBodiesTest extends Served {
    private static final LocalDate CLOSES = LocalDate.of(2027, 1, 31);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);

    @Test
    void whoIsNoMoreStaysOnTheBoardWithANoteAndIsCountedAsBefore() {
        String plan = Bench.id("plan");
        String goes = Bench.id("exempelby");
        String stays = Bench.id("exempelvik");
        fold(Fates.left(
                story().body(goes, "Exempelby", BodyType.MUNICIPALITY)
                        .body(stays, "Exempelvik", BodyType.MUNICIPALITY)
                        .opened(plan, "Exempel: plan", CLOSES)
                        .invited(plan, goes, "Exempelby", BodyType.MUNICIPALITY)
                        .invited(plan, stays, "Exempelvik", BodyType.MUNICIPALITY),
                goes,
                "Exempelby",
                BodyType.MUNICIPALITY,
                LAST));
        for (JsonNode rows :
                new JsonNode[] {open("consultations/" + plan + "/bodies"), staff("consultations/" + plan + "/bodies")
                }) {
            assertThat(each(rows, "name")).containsExactly("Exempelby", "Exempelvik");
            assertThat(rows.at("/items/0/leftOn").asString()).isEqualTo("2026-10-31");
            assertThat(rows.at("/items/1").has("leftOn")).isFalse();
        }
        assertThat(open("consultations/" + plan + "/tally").get("invited").asInt())
                .isEqualTo(2);
    }
}
