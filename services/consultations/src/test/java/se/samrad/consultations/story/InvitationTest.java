package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.consultations.OwnView;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.Views;
import tools.jackson.databind.JsonNode;

class InvitationTest extends Story {
    private static final int MANY = 600;

    @Autowired
    OwnView view;

    @Autowired
    Views views;

    private String open(String body) {
        String id = Bench.id("hamnen");
        registered(body);
        drafted(id, "2026-11-20", "2026-12-15");
        post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        invite(id, body).expect(200);
        return id;
    }

    private Reply invite(String id, String... bodies) {
        String list = String.join(
                ",", List.of(bodies).stream().map(body -> "\"" + body + "\"").toList());
        return post(OFFICER, "/api/consultations/" + id + "/invitations", "{\"bodies\":[" + list + "]}");
    }

    @Test
    void sixHundredBodiesAreListedAndAskedWhenItOpensEachOnce() {
        String id = Bench.id("hamnen");
        List<String> bodies =
                IntStream.range(0, MANY).mapToObj(i -> id + "-" + i).toList();
        registered(bodies.toArray(String[]::new));
        drafted(id, "2026-11-20", "2026-12-15");
        Reply invited = invite(id, bodies.toArray(String[]::new)).expect(200);
        assertThat(invited.body().at("/items").size()).isEqualTo(MANY);
        post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sent(id)).isEqualTo(MANY));
        for (String body : List.of(bodies.getFirst(), bodies.get(MANY / 2), bodies.getLast())) {
            assertThat(types("invitations/" + id + "/" + body)).containsExactly("body-listed", "invitation-sent");
        }
    }

    private long sent(String id) {
        return views.rows(view)
                .in(OwnView.INVITATIONS)
                .countDocuments(new org.bson.Document("consultation", id).append("invitation.status", "SENT"));
    }

    @Test
    void whoIsOnTheListByMistakeIsTakenOffBeforeItOpensAndGetsNothing() {
        String id = Bench.id("hamnen");
        String stays = Bench.id("exempelby");
        String mistake = Bench.id("exempelvik");
        registered(stays, mistake);
        drafted(id, "2026-11-20", "2026-12-15");
        invite(id, stays, mistake).expect(200);
        String path = "/api/consultations/" + id + "/invitations/";
        post(REGISTRAR, path + mistake + "/unlist", "").expect(403);
        post(OFFICER, path + Bench.id("ingen") + "/unlist", "").expectReason(422, "not-invited");
        assertThat(post(OFFICER, path + mistake + "/unlist", "").expect(200).text("/status"))
                .isEqualTo("UNLISTED");
        get(OFFICER, path + mistake).expect(404);
        post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sent(id)).isEqualTo(1));
        assertThat(types("invitations/" + id + "/" + mistake)).containsExactly("body-listed", "body-unlisted");
        post(OFFICER, path + stays + "/unlist", "").expectReason(422, "already-asked");
        invite(id, mistake).expect(200);
        assertThat(types("invitations/" + id + "/" + mistake))
                .containsExactly("body-listed", "body-unlisted", "body-listed", "invitation-sent");
    }

    @Test
    void beforeItIsSentOutTheGuideNamesThoseWhomNoLetterReaches() {
        String id = Bench.id("hamnen");
        String reached = Bench.id("exempelby");
        String without = Bench.id("exempelvik");
        String row = "{\"id\":\"%s\",\"name\":\"Exempel: %s\",\"type\":\"OTHER\",\"emails\":[%s]}";
        String address = "\"" + reached + "@exempel.example\"";
        String rows = row.formatted(reached, reached, address) + "," + row.formatted(without, without, "");
        post(OFFICER, "/api/bodies/imports", "[" + rows + "]").expect(200);
        drafted(id, "2026-11-20", "2026-12-15");
        invite(id, reached, without).expect(200);
        String guide = "/api/consultations/" + id + "/guide";
        await().untilAsserted(() -> assertThat(rule(guide, "adresser"))
                .contains("WARNS", "Utan e-postadress: Exempel: " + without)
                .doesNotContain(reached));
        post(OFFICER, "/api/consultations/" + id + "/invitations/" + without + "/unlist", "")
                .expect(200);
        await().untilAsserted(() -> assertThat(rule(guide, "adresser")).contains("MET"));
    }

    private String rule(String guide, String rule) {
        for (JsonNode line : get(OFFICER, guide).expect(200).body().get("rules")) {
            if (line.get("rule").stringValue().equals(rule)) return line.toString();
        }
        throw new AssertionError("the guide has no rule " + rule);
    }

    @Test
    void askingTwiceAfterACrashAsksOnce() {
        String id = Bench.id("hamnen");
        String body = Bench.id("exempelby");
        registered(body);
        drafted(id, "2026-11-20", "2026-12-15");
        invite(id, body).expect(200);
        post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        String stream = "invitations/" + id + "/" + body;
        await().untilAsserted(() -> assertThat(types(stream)).hasSize(2));
        // As after a crash: the rows say LISTED still, and the same batch is given again.
        Register row = java.util.Objects.requireNonNull(view.register(stream));
        views.rows(view)
                .in(OwnView.INVITATIONS)
                .updateOne(
                        new org.bson.Document("_id", row.id()),
                        new org.bson.Document("$set", new org.bson.Document("invitation.status", "LISTED")));
        view.touched(views.rows(view), Set.of(row));
        view.touched(views.rows(view), Set.of(java.util.Objects.requireNonNull(view.register("consultations/" + id))));
        assertThat(types(stream)).containsExactly("body-listed", "invitation-sent");
    }

    @Test
    void aBodyAsksForMoreTimeAndGetsItOrNot() {
        String body = Bench.id("exempelby");
        String id = open(body);
        String path = "/api/consultations/" + id + "/invitations/" + body;
        String self = Bench.bearer("body:" + body);
        post(Bench.bearer("body:annan"), path + "/request-extension", "{\"until\":\"2027-01-15\"}")
                .expect(404);
        post(self, path + "/request-extension", "{\"until\":\"2026-12-01\"}").expectReason(422, "not-later");
        post(self, path + "/request-extension", "{}").expectReason(422, "missing");
        Reply wanted = post(self, path + "/request-extension", "{\"until\":\"2027-01-15\",\"reason\":\"Nämnden.\"}")
                .expect(200);
        assertThat(wanted.text("/requested")).isEqualTo("2027-01-15");
        post(self, path + "/refuse-extension", "{}").expect(403);
        assertThat(post(OFFICER, path + "/refuse-extension", "{\"reason\":\"Beslut fattas snart.\"}")
                        .expect(200)
                        .body()
                        .has("requested"))
                .isFalse();
        post(OFFICER, path + "/refuse-extension", "").expectReason(422, "nothing-requested");
        assertThat(get(self, path).expect(200).text("/refused")).isEqualTo("2027-01-15");

        String extend = "/api/consultations/" + id + "/extend";
        post(OFFICER, extend, "{\"body\":\"%s\",\"until\":\"2026-12-15\",\"reason\":\"Ja.\"}".formatted(body))
                .expectReason(422, "not-later");
        post(OFFICER, extend, "{\"body\":\"%s\",\"closesOn\":\"2026-12-15\"}".formatted(body))
                .expect(422);
        Reply given = post(
                        OFFICER,
                        extend,
                        "{\"body\":\"%s\",\"until\":\"2027-01-10\",\"reason\":\"Ja.\"}".formatted(body))
                .expect(200);
        assertThat(given.text("/ownLastDay")).isEqualTo("2027-01-10");
        Reply later = get(self, path).expect(200);
        assertThat(later.text("/deadline")).isEqualTo("2027-01-10");
        assertThat(later.body().has("refused")).isFalse();
        post(OFFICER, extend, "{\"body\":\"%s\",\"until\":\"2027-01-10\"}".formatted(Bench.id("ej-fragad")))
                .expectReason(422, "not-invited");
    }

    @Test
    void aBodyDeclinesAndReportsTheWrongRecipientInItsOwnWords() {
        String body = Bench.id("exempelby");
        String id = open(body);
        String path = "/api/consultations/" + id + "/invitations/" + body;
        String self = Bench.bearer("body:" + body);
        String address = "rätt@" + body + ".invalid";
        post(self, path + "/wrong-recipient", "{\"note\":\"Skicka till " + address + "\"}")
                .expect(200);
        assertThat(post(self, path + "/decline", "").expect(200).text("/status"))
                .isEqualTo("DECLINED");
        post(self, path + "/decline", "{\"reason\":\"Igen.\"}").expect(200);
        assertThat(commits("invitations/" + id + "/" + body).raw().body())
                .contains("[e-postadress]")
                .doesNotContain("rätt@");
        Reply staff = get(OFFICER, path).expect(200);
        assertThat(staff.text("/remarks/wrong-recipient")).isEqualTo("Skicka till " + address);
        // It was heard of all the same: of the two the last counts.
        assertThat(staff.text("/wrongRecipient")).isEqualTo("false");
        assertThat(get(self, path).expect(200).body().has("remarks")).isFalse();
    }

    @Test
    void whatWasSaidOnThePhoneIsNotedAsOftenAsOneLikesForStaffAloneAndWithoutAddresses() {
        String body = Bench.id("exempelby");
        String id = open(body);
        String path = "/api/consultations/" + id + "/invitations/" + body;
        String call = path + "/note-call";
        post(OFFICER, call, "{\"note\":\"Ringde, svarar 3 oktober. Skriv till kim@exempelby.invalid.\"}")
                .expect(200);
        post(OFFICER, path + "/decline", "").expect(200);
        post(OFFICER, call, "{\"note\":\"Ångrade sig.\"}").expect(200);
        assertThat(types("invitations/" + id + "/" + body))
                .containsExactly("body-listed", "invitation-sent", "call-noted", "invitation-declined", "call-noted");
        assertThat(commits("invitations/" + id + "/" + body).raw().body())
                .contains("svarar 3 oktober. Skriv till [e-postadress]")
                .doesNotContain("kim@");
        assertThat(get(OFFICER, path).text("/status")).isEqualTo("DECLINED");
        post(OFFICER, call, "{\"note\":\" \"}").expectReason(422, "missing");
        post(Bench.bearer("body:" + body), call, "{\"note\":\"Hej.\"}").expect(403);
        post(OFFICER, "/api/consultations/" + id + "/invitations/ingen/note-call", "{\"note\":\"Hej.\"}")
                .expectReason(422, "not-invited");
    }

    @Test
    void aBodyOpensItOnceByBeingSignedInAndSaysAsOftenAsItMovesWhoInItAnswers() {
        String body = Bench.id("exempelby");
        String id = open(body);
        String path = "/api/consultations/" + id + "/invitations/" + body;
        String self = Bench.bearer("body:" + body);
        post(OFFICER, path + "/opened", "").expect(404);
        assertThat(get(OFFICER, path).expect(200).body().has("openedOn")).isFalse();
        post(Bench.bearer("body:" + body, "author:" + body), path + "/opened", "")
                .expect(200);
        post(self, path + "/opened", "").expect(200);
        post(self, path + "/forward", "{\"to\":\"Byggnämnden, kim@exempelby.invalid\"}")
                .expect(200);
        post(self, path + "/forward", "{\"to\":\"Miljönämnden\"}").expect(200);
        post(self, path + "/forward", "{\"to\":\" \"}").expectReason(422, "missing");
        post(Bench.bearer("body:" + body, "author:" + body), path + "/forward", "{\"to\":\"Jag\"}")
                .expect(403);
        assertThat(types("invitations/" + id + "/" + body))
                .containsExactly(
                        "body-listed",
                        "invitation-sent",
                        "invitation-opened",
                        "invitation-forwarded",
                        "invitation-forwarded");
        Reply staff = get(OFFICER, path).expect(200);
        assertThat(staff.text("/openedOn")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(staff.text("/forwardedTo")).isEqualTo("Miljönämnden");
        assertThat(staff.text("/status")).isEqualTo("SENT");
        assertThat(commits("invitations/" + id + "/" + body).raw().body())
                .contains("Byggnämnden, [e-postadress]")
                .doesNotContain("kim@");
    }

    @Test
    void whoOnlyWritesForABodyDoesNotSpeakForIt() {
        String body = Bench.id("exempelby");
        String path = "/api/consultations/" + open(body) + "/invitations/" + body;
        String author = Bench.bearer("body:" + body, "author:" + body);
        post(author, path + "/decline", "").expect(403);
        post(author, path + "/wrong-recipient", "{}").expect(403);
        post(author, path + "/request-extension", "{\"until\":\"2026-12-20\"}").expect(403);
        assertThat(get(author, path).expect(200).body().has("requested")).isFalse();
        post(Bench.bearer("body:" + body, "author:" + Bench.id("annan")), path + "/decline", "")
                .expect(200);
    }

    @Test
    void aBodyDoesNotLearnThatItWillBeAsked() {
        String id = Bench.id("hamnen");
        String body = Bench.id("exempelby");
        registered(body);
        drafted(id, "2026-12-01", "2026-12-15");
        invite(id, body).expect(200);
        String path = "/api/consultations/" + id + "/invitations/" + body;
        get(Bench.bearer("body:" + body), path).expect(404);
        post(Bench.bearer("body:" + body), path + "/decline", "").expect(404);
        post(OFFICER, path + "/decline", "").expectReason(422, "not-sent");
        assertThat(get(OFFICER, path).expect(200).text("/status")).isEqualTo("LISTED");
    }

    @Test
    void anInterruptedRequestIsFinishedUnderTheSameKey() {
        String id = Bench.id("hamnen");
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 5; i++) bodies.add(Bench.id("exempelby"));
        registered(bodies.toArray(String[]::new));
        drafted(id, "2026-12-01", "2026-12-15");
        String asked =
                bodies.stream().map(body -> "\"" + body + "\"").collect(Collectors.joining(",", "{\"bodies\":[", "]}"));
        String path = "/api/consultations/" + id + "/invitations";
        Reply first = post(OFFICER, path, asked, "Idempotency-Key", "k-" + id).expect(200);
        Reply again = post(OFFICER, path, asked, "Idempotency-Key", "k-" + id).expect(200);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        post(OFFICER, path, "{\"bodies\":[\"" + bodies.getFirst() + "\"]}", "Idempotency-Key", "k-" + id)
                .expectReason(409, "key-used-for-another-request");
        post(OFFICER, path, "{\"bodies\":[]}").expectReason(422, "missing");
        post(OFFICER, path, "{\"bodies\":[null,\"a--b\"]}").expect(200);
    }

    @Test
    void theCoveringMemoIsThereForWhoWasAskedAndForNobodyBefore() {
        String body = Bench.id("exempelo");
        String id = open(body);
        String memo = "/api/public/consultations/" + id + "/bodies/" + body + "/memo.docx";
        await().untilAsserted(() -> get("", memo).expect(200));
        get("", memo.replace(body, "ingen")).expect(404);
        String draft = Bench.id("hamnen");
        drafted(draft, "2026-12-20", "2027-01-15");
        invite(draft, body).expect(200);
        get("", memo.replace(id, draft)).expect(404);
    }
}
