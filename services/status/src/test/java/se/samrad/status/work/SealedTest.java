package se.samrad.status.work;

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
import se.samrad.status.history.Story;
import tools.jackson.databind.JsonNode;

/** What is sealed off stands in the staff's lists as having come, and in nobody's as having said something. */
class SealedTest extends Served {
    private static final String SECURITY = Bench.bearer("staff:sakerhet");
    private static final Arrival ARRIVED = Arrival.at(Instant.parse("2026-10-20T07:00:00Z"));
    private final String plan = Bench.id("plan");

    private Story answered() {
        return story().opened(plan, "Exempel: plan", LocalDate.of(2026, 12, 31))
                .invited(plan, "exempel-a", "Exempel A", BodyType.MUNICIPALITY)
                .at(Instant.parse("2026-10-20T08:00:00Z"))
                .answered(plan, "exempel-a", Sender.BODY, Position.OPPOSES, ARRIVED)
                .published(plan, "exempel-a")
                .at(Instant.parse("2026-10-22T08:00:00Z"));
    }

    private String response() {
        return plan + "--exempel-a";
    }

    @Test
    void itLeavesTheWebAndEveryListTellsOnlyThatItCame() {
        fold(answered());
        assertThat(open("consultations/" + plan + "/responses").toString()).contains("OPPOSES");
        fold(answered().sealed(plan, "exempel-a", "Skäl-8841"));

        assertThat(get("/api/public/responses/" + response()).statusCode()).isEqualTo(404);
        assertThat(get("/svar/flode.atom?remiss=" + plan).body()).contains("deleted-entry");
        JsonNode line = staff("consultations/" + plan + "/responses").at("/items/0");
        assertThat(line.get("status").asString()).isEqualTo("SEALED");
        assertThat(line.get("name").asString()).isEqualTo("Exempel A");
        assertThat(line.get("arrived").asString()).isEqualTo("2026-10-20T07:00:00.000Z");
        for (String path : List.of(
                "consultations/" + plan + "/responses",
                "consultations/" + plan + "/responses?asOf=2026-10-21",
                "consultations/" + plan + "/bodies?asOf=2026-10-21",
                "consultations/" + plan + "/bodies",
                "consultations/" + plan + "/bodies/exempel-a")) {
            assertThat(staff(path).toString())
                    .as(path)
                    .contains("exempel-a".substring(0, 7))
                    .doesNotContain("OPPOSES", "Skäl-8841", "sha256");
        }
        assertThat(staff("consultations/" + plan + "/bodies/exempel-a").toString())
                .contains("response-sealed", "response-received");
    }

    @Test
    void ofAllQueuesTheSecurityRoleHasOnlyThatOfWhatIsSealedOff() {
        fold(answered().sealed(plan, "exempel-a", "Exempel."));
        String queue = "/api/staff/responses?consultation=" + plan + "&state=";
        assertThat(each(json(queue + "SEALED", "Authorization", SECURITY), "response"))
                .containsExactly(response());
        assertThat(get(queue + "TO_REGISTER", "Authorization", SECURITY).statusCode())
                .isEqualTo(403);
        assertThat(get("/api/staff/work", "Authorization", SECURITY).statusCode())
                .isEqualTo(403);
        assertThat(each(staff("responses?state=TO_REGISTER&consultation=" + plan), "response"))
                .as("it is registered all the same")
                .containsExactly(response());
        assertThat(each(staff("responses?state=TO_ASSESS&consultation=" + plan), "response"))
                .isEmpty();
    }
}
