package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.consultations.invitations.Awaiting;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.eventing.bench.Bench;

/** A body whose invitation went to the wrong recipient, until it is invited by the right address, and after it. */
class WrongRecipientTest extends Story {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    Awaiting awaiting;

    @AfterEach
    void back() {
        CLOCK.set(NOW.toString());
    }

    private void look() {
        awaiting.look(Deadline.day(CLOCK.instant()), Set.of(Status.OPEN, Status.CLOSED));
    }

    private String open(String... bodies) {
        String id = Bench.id("hamnen");
        CLOCK.set("2027-02-01T09:00:00Z");
        registered(bodies);
        drafted(id, "2027-02-01", "2027-03-29");
        post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        post(
                        OFFICER,
                        "/api/consultations/" + id + "/invitations",
                        "{\"bodies\":[\"" + String.join("\",\"", bodies) + "\"]}")
                .expect(200);
        return id;
    }

    private void then(String id, String body, String... types) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(types("invitations/" + id + "/" + body))
                        .startsWith("body-listed", "invitation-sent")
                        .endsWith(types)
                        .hasSize(2 + types.length));
    }

    @Test
    void isNeitherRemindedNorSilentUntilItIsInvitedAgainAndThenIs() {
        String astray = Bench.id("fel");
        String again = Bench.id("ratt");
        String other = Bench.id("andra");
        String id = open(astray, again, other);
        String list = "/api/consultations/" + id + "/reminders";
        for (String body : new String[] {astray, again}) {
            post(OFFICER, "/api/consultations/" + id + "/invitations/" + body + "/wrong-recipient", "")
                    .expect(200);
        }
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(OFFICER, list).expect(200).body().toString())
                                .contains(other)
                                .doesNotContain(astray, again));
        assertThat(post(OFFICER, list, "{\"bodies\":[\"" + astray + "\"]}")
                        .expect(200)
                        .text("/items/0/problem"))
                .startsWith("Inbjudan gick till fel mottagare.");
        CLOCK.set("2027-03-08T08:00:00Z");
        look();
        then(id, other, "body-reminded");
        then(id, astray, "wrong-recipient-reported");

        String path = "/api/consultations/" + id + "/invitations/" + again + "/invite-again";
        post(OFFICER, path, "{}").expectReason(422, "missing");
        post(OFFICER, path, "{\"email\":\"ingen adress\"}").expectReason(422, "not-an-email");
        post(Bench.bearer("body:" + again), path, "{\"email\":\"a@exempel.example\"}")
                .expect(403);
        String before = "kommun@" + again + ".example";
        post(OFFICER, "/api/bodies/" + again + "/addresses", "{\"email\":\"" + before + "\"}")
                .expect(200);
        String right = "registrator@" + again + ".example";
        Reply done = post(OFFICER, path, "{\"email\":\"" + right.toUpperCase(java.util.Locale.ROOT) + "\"}")
                .expect(200);
        assertThat(done.body().get("wrongRecipient").asBoolean()).isFalse();
        Reply addresses = get(OFFICER, "/api/bodies/" + again);
        assertThat(addresses
                        .body()
                        .get("addresses")
                        .valueStream()
                        .map(it -> it.get("email").asString()
                                + (it.has("until") ? " until " + it.get("until").asString() : "")))
                .contains(before + " until 2027-03-07", right);
        post(OFFICER, path, "{\"email\":\"" + right + "\"}").expectReason(422, "recipient-not-wrong");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(OFFICER, list).body().toString()).contains(again));
        CLOCK.set("2027-03-22T08:00:00Z");
        then(id, again, "wrong-recipient-reported", "invitation-sent", "reminder-skipped", "body-reminded");
        CLOCK.set("2027-03-30T08:00:00Z");
        look();
        then(id, other, "body-reminded", "body-reminded", "reminder-skipped", "silence-recorded");
        then(
                id,
                again,
                "wrong-recipient-reported",
                "invitation-sent",
                "reminder-skipped",
                "body-reminded",
                "reminder-skipped",
                "silence-recorded");
        then(id, astray, "wrong-recipient-reported");
        post(
                        OFFICER,
                        "/api/consultations/" + id + "/invitations/" + astray + "/invite-again",
                        "{\"email\":\"a@exempel.example\"}")
                .expectReason(422, "last-day-over");
    }

    @Test
    void whoseDeclineCameFromSomebodyElseIsInvitedAnewAndWhoDeclinesAfterAReportHasDeclined() {
        String body = Bench.id("namnden");
        String id = open(body);
        String path = "/api/consultations/" + id + "/invitations/" + body;
        String again = "{\"email\":\"registrator@" + body + ".example\"}";
        post(OFFICER, path + "/decline", "{\"reason\":\"Berör oss inte.\"}").expect(200);
        post(OFFICER, path + "/invite-again", again).expectReason(422, "already-declined");
        Reply wrong = post(OFFICER, path + "/wrong-recipient", "{\"note\":\"De som avstod var några andra.\"}")
                .expect(200);
        assertThat(wrong.text("/wrongRecipient")).isEqualTo("true");
        assertThat(wrong.body().at("/status").asString()).isNotEqualTo("DECLINED");
        // Everybody is told at once, so that no board says that the body has declined.
        String told = commits("invitations/" + id + "/" + body).raw().body();
        assertThat(told.substring(told.lastIndexOf("wrong-recipient-reported"))).contains("invitation-misdirected");
        Reply anew = post(OFFICER, path + "/invite-again", again).expect(200);
        assertThat(anew.text("/wrongRecipient")).isEqualTo("false");

        post(OFFICER, path + "/wrong-recipient", "").expect(200);
        Reply declined = post(OFFICER, path + "/decline", "").expect(200);
        assertThat(declined.text("/status")).isEqualTo("DECLINED");
        assertThat(declined.text("/wrongRecipient")).isEqualTo("false");
        post(OFFICER, path + "/invite-again", again).expectReason(422, "already-declined");
        post(OFFICER, path + "/wrong-recipient", "").expect(200);
        post(OFFICER, path + "/invite-again", again).expect(200);
        assertThat(types("invitations/" + id + "/" + body))
                .containsExactly(
                        "body-listed",
                        "invitation-sent",
                        "invitation-declined",
                        "wrong-recipient-reported",
                        "invitation-sent",
                        "wrong-recipient-reported",
                        "invitation-declined",
                        "wrong-recipient-reported",
                        "invitation-sent");
    }
}
