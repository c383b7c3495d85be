package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.eventing.bench.Bench;

class ClockTest extends Story {
    private static final Duration SOON = Duration.ofSeconds(20);

    @AfterEach
    void back() {
        CLOCK.set(NOW.toString());
    }

    @Test
    void whatIsScheduledOpensAndClosesByTheClockOnceAlsoWithTwoInstances() {
        String id = Bench.id("hamnen");
        String body = Bench.id("exempelby");
        String stream = "consultations/" + id;
        registered(body);
        drafted(id, "2027-03-28", "2027-10-31");
        post(OFFICER, "/api/consultations/" + id + "/invitations", "{\"bodies\":[\"" + body + "\"]}")
                .expect(200);
        assertThat(post(OFFICER, "/api/consultations/" + id + "/open", "")
                        .expect(200)
                        .text("/status"))
                .isEqualTo("SCHEDULED");
        try (ConfigurableApplicationContext other = anotherInstance()) {
            assertThat(other.isActive()).isTrue();
            // 28 March 2027 begins at 23.00 UTC the day before; the clocks change three hours into it.
            CLOCK.set("2027-03-27T22:59:59.999Z");
            post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
            assertThat(types(stream)).containsExactly("consultation-drafted", "consultation-scheduled");
            CLOCK.set("2027-03-27T23:00:00Z");
            await().atMost(SOON).untilAsserted(() -> assertThat(types(stream)).contains("consultation-opened"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(types("invitations/" + id + "/" + body))
                            .containsExactly("body-listed", "invitation-sent"));
            // 31 October 2027 has 25 hours and ends at 23.00 UTC.
            CLOCK.set("2027-10-31T22:59:59.999Z");
            assertThat(get(OFFICER, "/api/consultations/" + id).text("/status")).isEqualTo("OPEN");
            CLOCK.set("2027-10-31T23:00:00Z");
            assertThat(get(OFFICER, "/api/consultations/" + id).text("/status")).isEqualTo("CLOSED");
            await().atMost(SOON).untilAsserted(() -> assertThat(types(stream)).contains("consultation-closed"));
            await().during(Duration.ofMillis(2_500))
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(types(stream))
                            .containsExactly(
                                    "consultation-drafted",
                                    "consultation-scheduled",
                                    "consultation-opened",
                                    "consultation-closed"));
        }
        assertThat(Collections.frequency(types("invitations/" + id + "/" + body), "invitation-sent"))
                .isEqualTo(1);
    }
}
