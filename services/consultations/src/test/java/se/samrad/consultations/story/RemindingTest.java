package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.consultations.invitations.Awaiting;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.eventing.bench.Bench;

class RemindingTest extends Story {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String[] ASKED = {"body-listed", "invitation-sent"};

    @Autowired
    Awaiting awaiting;

    @AfterEach
    void back() {
        CLOCK.set(NOW.toString());
    }

    private String open(String from, String lastDay, String... bodies) {
        String id = Bench.id("hamnen");
        CLOCK.set(from + "T09:00:00Z");
        registered(bodies);
        drafted(id, from, lastDay);
        post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        String list = "\"" + String.join("\",\"", bodies) + "\"";
        post(OFFICER, "/api/consultations/" + id + "/invitations", "{\"bodies\":[" + list + "]}")
                .expect(200);
        return id;
    }

    /** Everything that is due at this instant is recorded when this returns, as far as the views have come. */
    private void look() {
        awaiting.look(Deadline.day(CLOCK.instant()), Set.of(Status.OPEN, Status.CLOSED));
    }

    private void then(String id, String body, String... types) {
        String[] all = new String[ASKED.length + types.length];
        System.arraycopy(ASKED, 0, all, 0, ASKED.length);
        System.arraycopy(types, 0, all, ASKED.length, types.length);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(types("invitations/" + id + "/" + body)).containsExactly(all));
    }

    @Test
    void whoIsAwaitedIsRemindedThreeTimesAndItsSilenceRecordedOverTheNightOfSpringWithTwoInstances() {
        String silent = Bench.id("tysta");
        String answering = Bench.id("svarar");
        String declining = Bench.id("avstar");
        String later = Bench.id("senare");
        String gone = Bench.id("upphor");
        String id = open("2027-02-01", "2027-03-29", silent, answering, declining, later, gone);
        try (ConfigurableApplicationContext other = anotherInstance()) {
            assertThat(other.isActive()).isTrue();
            // 8 March begins at 23.00 UTC the day before.
            CLOCK.set("2027-03-07T22:59:59.999Z");
            look();
            then(id, silent);
            CLOCK.set("2027-03-07T23:00:00Z");
            for (String body : new String[] {silent, answering, declining, later, gone}) {
                then(id, body, "body-reminded");
            }
            Responses.answered(id, answering);
            post(OFFICER, "/api/consultations/" + id + "/invitations/" + declining + "/decline", "")
                    .expect(200);
            post(
                            OFFICER,
                            "/api/consultations/" + id + "/extend",
                            "{\"body\":\"" + later + "\",\"until\":\"2027-04-14\",\"reason\":\"Ja.\"}")
                    .expect(200);
            post(OFFICER, "/api/bodies/" + gone + "/leave", "{\"on\":\"2027-03-07\"}")
                    .expect(200);
            CLOCK.set("2027-03-22T08:00:00Z");
            then(id, silent, "body-reminded", "body-reminded");
            // A clock that is set back a week and forward again says nothing twice.
            CLOCK.set("2027-03-14T08:00:00Z");
            look();
            CLOCK.set("2027-03-22T08:00:01Z");
            look();
            // The clocks go forward on 28 March; it begins at 23.00 UTC and 29 March ends at 22.00.
            CLOCK.set("2027-03-27T22:59:59.999Z");
            look();
            then(id, silent, "body-reminded", "body-reminded");
            CLOCK.set("2027-03-27T23:00:00Z");
            then(id, silent, "body-reminded", "body-reminded", "body-reminded");
            CLOCK.set("2027-03-29T21:59:59.999Z");
            look();
            then(id, silent, "body-reminded", "body-reminded", "body-reminded");
            CLOCK.set("2027-03-29T22:00:00Z");
            then(id, silent, "body-reminded", "body-reminded", "body-reminded", "silence-recorded");
            look();
        }
        then(id, answering, "body-reminded");
        then(id, declining, "body-reminded", "invitation-declined");
        then(id, gone, "body-reminded", "reminder-skipped", "reminder-skipped", "silence-recorded");
        then(id, later, "body-reminded", "more-time-granted", "reminder-skipped");
        assertThat(get(OFFICER, "/api/consultations/" + id).text("/status")).isEqualTo("CLOSED");
        // Its own last day has its own turns and its own silence, also when all others are done.
        CLOCK.set("2027-04-07T08:00:00Z");
        then(id, later, "body-reminded", "more-time-granted", "reminder-skipped", "body-reminded");
        CLOCK.set("2027-04-14T22:00:00Z");
        then(
                id,
                later,
                "body-reminded",
                "more-time-granted",
                "reminder-skipped",
                "body-reminded",
                "reminder-skipped",
                "silence-recorded");
    }

    @Test
    void aMachineThatSleptOverItAllRecordsWhatPassedInItsOrderOverTheNightOfAutumn() {
        String awake = Bench.id("vaken");
        String id = open("2027-10-01", "2027-11-01", awake);
        // The clocks go back on 31 October; it begins at 22.00 UTC and has 25 hours.
        CLOCK.set("2027-10-30T21:59:59.999Z");
        then(id, awake, "reminder-skipped", "reminder-skipped");
        CLOCK.set("2027-10-30T22:00:00Z");
        then(id, awake, "reminder-skipped", "reminder-skipped", "body-reminded");
        CLOCK.set("2027-11-01T22:59:59.999Z");
        look();
        then(id, awake, "reminder-skipped", "reminder-skipped", "body-reminded");
        CLOCK.set("2027-11-01T23:00:00Z");
        then(id, awake, "reminder-skipped", "reminder-skipped", "body-reminded", "silence-recorded");

        String asleep = Bench.id("sover");
        String slept = open("2027-10-01", "2027-11-01", asleep);
        CLOCK.set("2027-11-20T08:00:00Z");
        then(slept, asleep, "reminder-skipped", "reminder-skipped", "reminder-skipped", "silence-recorded");
        assertThat(types("consultations/" + slept)).contains("consultation-closed");
    }

    @Test
    void whoIsNoMoreIsOnTheListWithoutALetterToComeAndIsRemindedByNobodyUntilItIsBack() {
        String gone = Bench.id("borta");
        String id = open("2027-05-03", "2027-05-31", gone);
        String path = "/api/consultations/" + id + "/reminders";
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get(OFFICER, path).text("/items/0/next/on")).isEqualTo("2027-05-10"));
        post(OFFICER, "/api/bodies/" + gone + "/leave", "{\"on\":\"2027-05-02\"}")
                .expect(200);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get(OFFICER, path).text("/items/0/leftOn")).isEqualTo("2027-05-02"));
        assertThat(get(OFFICER, path).body().at("/items/0").has("next")).isFalse();
        String one = "{\"bodies\":[\"" + gone + "\"]}";
        assertThat(post(OFFICER, path, one).expect(200).text("/items/0/reason")).isEqualTo("body-left");
        // What was asked of it stays, and whoever speaks for what is left of it may answer for it.
        String more = "/api/consultations/" + id + "/invitations/" + gone + "/request-extension";
        post(OFFICER, more, "{\"until\":\"2027-06-30\"}").expect(200);
        post(OFFICER, "/api/bodies/" + gone + "/return", "").expect(200);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get(OFFICER, path).text("/items/0/next/on")).isEqualTo("2027-05-10"));
        assertThat(post(OFFICER, path, one).expect(200).text("/items/0/outcome"))
                .isEqualTo("REMINDED");
    }

    @Test
    void whoHasNoAddressIsRemindedByNobodyUntilItHasOneAndWhatItWentWithoutIsRecorded() {
        String mute = Bench.id("adresslos");
        String id = open("2027-05-03", "2027-05-31", mute);
        String address = "/api/bodies/" + mute + "/addresses";
        ask(OFFICER, "DELETE", address + "?email=" + mute + "%40exempel.invalid", "")
                .expect(200);
        String path = "/api/consultations/" + id + "/reminders";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(OFFICER, path).text("/items/0/unreachable"))
                        .isEqualTo("true"));
        Reply list = get(OFFICER, path);
        assertThat(list.text("/remindable")).isEqualTo("0");
        assertThat(list.body().at("/items/0").has("next")).isFalse();
        String one = "{\"bodies\":[\"" + mute + "\"]}";
        assertThat(post(OFFICER, path, one).expect(200).text("/items/0/reason")).isEqualTo("no-address");
        CLOCK.set("2027-05-10T08:00:00Z");
        look();
        then(id, mute);
        post(OFFICER, address, "{\"email\":\"ny@exempel.invalid\"}").expect(200);
        assertThat(get(OFFICER, path).body().at("/items/0").has("unreachable")).isFalse();
        look();
        then(id, mute, "body-reminded");
        ask(OFFICER, "DELETE", address + "?email=ny%40exempel.invalid", "").expect(200);
        // Its turn waits the day after, too, and no longer.
        CLOCK.set("2027-05-25T21:59:59Z");
        look();
        then(id, mute, "body-reminded");
        assertThat(get(OFFICER, path).body().at("/items/0").has("skipped")).isFalse();
        CLOCK.set("2027-05-25T22:00:00Z");
        look();
        then(id, mute, "body-reminded", "reminder-skipped");
        look();
        then(id, mute, "body-reminded", "reminder-skipped");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(OFFICER, path).body().at("/items/0/skipped"))
                        .hasToString("{\"on\":\"2027-05-24\",\"hindrance\":\"NO_ADDRESS\"}"));
        post(OFFICER, address, "{\"email\":\"nyast@exempel.invalid\"}").expect(200);
        assertThat(get(OFFICER, path).text("/items/0/next/on")).isEqualTo("2027-05-30");
        CLOCK.set("2027-05-30T08:00:00Z");
        look();
        then(id, mute, "body-reminded", "reminder-skipped", "body-reminded");
        CLOCK.set("2027-06-01T08:00:00Z");
        look();
        then(id, mute, "body-reminded", "reminder-skipped", "body-reminded", "silence-recorded");
    }

    @Test
    void theListIsPagedAndSearchedAndWhomALetterMayGoToTodayComesFirst() {
        String[] bodies = {Bench.id("ett"), Bench.id("tva"), Bench.id("tre")};
        String id = open("2027-05-03", "2027-05-31", bodies);
        String path = "/api/consultations/" + id + "/reminders";
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(OFFICER, path).text("/remindable")).isEqualTo("3"));
        Reply whole = get(OFFICER, path).expect(200);
        String first = whole.text("/items/0/body");
        post(OFFICER, path, "{\"bodies\":[\"" + first + "\"]}").expect(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(OFFICER, path).text("/remindable")).isEqualTo("2"));
        Reply one = get(OFFICER, path + "?size=2").expect(200);
        assertThat(one.body().at("/items")).hasSize(2);
        assertThat(one.body().at("/items").toString()).doesNotContain(first);
        assertThat(one.text("/total")).isEqualTo("3");
        Reply two = get(OFFICER, path + "?size=2&page=1").expect(200);
        assertThat(two.body().at("/items")).hasSize(1);
        assertThat(two.text("/items/0/body")).isEqualTo(first);
        String name = whole.text("/items/1/name");
        Reply found = get(
                        OFFICER,
                        path + "?q="
                                + java.net.URLEncoder.encode(
                                        name.toUpperCase(java.util.Locale.ROOT),
                                        java.nio.charset.StandardCharsets.UTF_8))
                .expect(200);
        assertThat(found.body().at("/items")).hasSize(1);
        assertThat(found.text("/items/0/name")).isEqualTo(name);
        assertThat(found.text("/remindable")).isEqualTo("1");
        assertThat(found.text("/waiting")).isEqualTo("3");
        assertThat(get(OFFICER, path + "?q=ingen-heter-sa").text("/total")).isEqualTo("0");
        get(OFFICER, path + "?size=201").expectReason(422, "out-of-range");
    }

    @Test
    void whoIsInvitedOnTheDayOfAReminderGetsTheInvitationAloneAndTheListSaysSo() {
        String shortly = Bench.id("nyss");
        String id = open("2027-05-10", "2027-05-31", shortly);
        String path = "/api/consultations/" + id + "/reminders";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(OFFICER, path).text("/items/0/withheld/0"))
                        .isEqualTo("2027-05-10"));
        Reply list = get(OFFICER, path);
        assertThat(list.text("/items/0/asked")).isEqualTo("2027-05-10");
        assertThat(list.text("/items/0/next/on")).isEqualTo("2027-05-24");
        then(id, shortly, "reminder-skipped");
        CLOCK.set("2027-05-24T08:00:00Z");
        then(id, shortly, "reminder-skipped", "body-reminded");
    }

    @Test
    void theCaseOfficerSeesWhoIsRemindedNextAndRemindsAtMostOnceADay() {
        String waiting = Bench.id("vantar");
        String later = Bench.id("senare");
        String answering = Bench.id("svarar");
        String declining = Bench.id("avstar");
        String id = open("2027-05-03", "2027-05-31", waiting, later, answering, declining);
        String path = "/api/consultations/" + id + "/reminders";
        Responses.answered(id, answering);
        post(OFFICER, "/api/consultations/" + id + "/invitations/" + declining + "/decline", "")
                .expect(200);
        post(
                        OFFICER,
                        "/api/consultations/" + id + "/extend",
                        "{\"body\":\"" + later + "\",\"until\":\"2027-06-14\",\"reason\":\"Ja.\"}")
                .expect(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(OFFICER, path).expect(200).body().toString())
                                .contains(waiting, answering, "2027-06-14")
                                .doesNotContain(declining));
        Reply list = get(OFFICER, path);
        assertThat(list.text("/items/0/next/on")).isEqualTo("2027-05-10");
        assertThat(list.text("/items/2/body")).isEqualTo(later);
        assertThat(list.text("/items/2/lastDay")).isEqualTo("2027-06-14");
        assertThat(list.text("/items/2/next/on")).isEqualTo("2027-05-24");
        get(Bench.bearer("staff:registrator"), path).expect(403);
        post(Bench.bearer("body:" + waiting), path, "{\"bodies\":[\"" + waiting + "\"]}")
                .expect(403);

        String all = "{\"bodies\":[\"%s\",\"%s\",\"%s\",\"ingen-sadan\"]}".formatted(waiting, answering, declining);
        Reply did = post(OFFICER, path, all).expect(200);
        assertThat(did.text("/items/0/outcome")).isEqualTo("REMINDED");
        assertThat(Responses.mostAtOnce()).as("all are asked about at once").isEqualTo(4);
        assertThat(did.text("/items/1/reason")).isEqualTo("has-answered");
        assertThat(did.text("/items/1/problem")).isEqualTo("Remissinstansen har svarat.");
        assertThat(did.text("/items/2/reason")).isEqualTo("already-declined");
        assertThat(did.text("/items/3/reason")).isEqualTo("not-invited");
        then(id, waiting, "body-reminded");
        // Asked about the one whose answer it had not seen, the service knows it from now on.
        assertThat(get(OFFICER, path).body().toString()).doesNotContain(answering);
        String one = "{\"bodies\":[\"" + waiting + "\"]}";
        assertThat(post(OFFICER, path, one).expect(200).text("/items/0/outcome"))
                .isEqualTo("SAME");
        CLOCK.set("2027-05-10T08:00:00Z");
        then(id, waiting, "body-reminded", "body-reminded");
        assertThat(post(OFFICER, path, one).expect(200).text("/items/0/outcome"))
                .isEqualTo("SAME");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(OFFICER, path).text("/items/1/reminded/on"))
                        .isEqualTo("2027-05-10"));
        CLOCK.set("2027-06-01T08:00:00Z");
        assertThat(post(OFFICER, path, one).expect(200).text("/items/0/reason")).isEqualTo("last-day-over");
        post(OFFICER, path, "{}").expectReason(422, "missing");
    }
}
