package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

class WalkingSkeletonTest extends Story {
    @Test
    void anOfficerDraftsRegistersInvitesAndOpensAndTheBodiesAreAsked() {
        assertThat(get("", "/actuator/health").expect(200).text("/status")).isEqualTo("UP");
        String id = Bench.id("hamnen");
        String body = Bench.id("exempelby");
        String other = Bench.id("exempelvik");
        registered(body, other);
        assertThat(drafted(id, "2026-11-20", "2026-12-15").text("/status")).isEqualTo("DRAFT");

        Reply invited = post(
                        OFFICER,
                        "/api/consultations/" + id + "/invitations",
                        "{\"bodies\":[\"%s\",\"no-such-body\"]}".formatted(body))
                .expect(200);
        assertThat(invited.text("/items/0/outcome")).isEqualTo("LISTED");
        assertThat(invited.text("/items/1/reason")).isEqualTo("unknown-body");
        assertThat(invited.text("/items/1/problem")).contains("registret");

        Reply opened = post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        assertThat(opened.text("/status")).isEqualTo("OPEN");
        assertThat(opened.header("Samrad-Position")).isNotEmpty();
        String invitation = "/api/consultations/" + id + "/invitations/" + body;
        await().untilAsserted(() ->
                assertThat(get(OFFICER, invitation).expect(200).text("/status")).isEqualTo("SENT"));

        Reply late = post(
                        OFFICER,
                        "/api/consultations/" + id + "/invitations",
                        "{\"bodies\":[\"%s\",\"%s\"]}".formatted(body, other))
                .expect(200);
        assertThat(late.text("/items/0/outcome")).isEqualTo("SAME");
        assertThat(late.text("/items/1/outcome")).isEqualTo("SENT");
        assertThat(late.text("/items/1/version")).isEqualTo("2");
    }
}
