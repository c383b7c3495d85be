package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.consulted.Consulted;

class DraftsTest extends DraftHarness {
    @Autowired
    Consulted consulted;

    @Test
    void whatOneSavesAColleagueReads() {
        get(draft, kim).because(404, "unknown");
        assertThat(save(kim, "text", "Vi avstyrker.").is(201).header("ETag")).isEqualTo("\"1\"");
        save(kim, "t-insats-1", "").is(201);
        Answer read = get(draft, alex).is(200);
        assertThat(read.json().at("/parts").size()).isEqualTo(2);
        assertThat(read.text()).contains("\"text\":\"Vi avstyrker.\"").contains("\"own\":false");
        assertThat(get(draft, kim).text()).contains("\"own\":true").doesNotContain("\"own\":false");
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aSaveFromAnOlderVersionIsToldWhatIsThereNow() {
        save(kim, "text", "ett").is(201);
        assertThat(save(alex, "text", "två", "If-Match", "\"1\"").is(200).at("/version"))
                .isEqualTo("2");
        Answer conflict = save(kim, "text", "också två", "If-Match", "\"1\"").because(409, "version-mismatch");
        assertThat(conflict.at("/text")).isEqualTo("två");
        assertThat(conflict.at("/actual")).isEqualTo("2");
        save(kim, "text", "nytt", "If-Match", "\"0\"").is(409);
        // A save that got no answer is sent again.
        assertThat(save(alex, "text", "två", "If-Match", "\"1\"").is(200).at("/version"))
                .isEqualTo("2");
    }

    @Test
    void whatWasWrittenOverCanBeHadBack() {
        save(kim, "text", "ett");
        save(alex, "text", "två", "If-Match", "\"1\"");
        save(alex, "text", "tre", "If-Match", "\"2\"");
        Answer versions = get(draft + "/parts/text", kim).is(200);
        assertThat(versions.at("/now/text")).isEqualTo("tre");
        assertThat(versions.json().at("/before")).hasSize(1); // of what one types in one go the end is kept
        assertThat(versions.at("/before/0/text")).isEqualTo("ett");
        assertThat(send("POST", draft + "/parts/text/restore", kim, "{\"version\":1}")
                        .is(200)
                        .at("/text"))
                .isEqualTo("ett");
        assertThat(get(draft + "/parts/text", kim).at("/before/0/text")).isEqualTo("tre");
        send("POST", draft + "/parts/text/restore", kim, "{\"version\":99}").because(404, "unknown");
    }

    @Test
    void aColleagueSeesForHalfAMinuteThatSomebodyIsWriting() {
        assertThat(send("POST", draft + "/parts/text/writing", kim, null)
                        .is(200)
                        .text())
                .isEqualTo("[]");
        assertThat(get(draft, alex).at("/writing/0/part")).isEqualTo("text");
        assertThat(get(draft, kim).json().at("/writing")).isEmpty();
        assertThat(send("POST", draft + "/parts/text/writing", alex, null).text())
                .contains("\"part\":\"text\"");
        clock.moveBy(Duration.ofSeconds(31));
        assertThat(get(draft, alex).json().at("/writing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff:handlaggare", "staff:registrator", "staff:kommunikator", "staff:admin"})
    void nobodyOfTheAuthorityLearnsWhetherThereIsADraft(String scope) {
        save(kim, "text", "Vi avstyrker.").is(201);
        String other = draft(consultation, body());
        for (String token : List.of(
                Bench.bearer(scope), Bench.bearer(scope, "body:" + body), Bench.bearer(scope, "registered:" + body))) {
            Answer there = get(draft, token).because(404, "unknown");
            assertThat(there.text().replace(draft, ""))
                    .isEqualTo(get(other, token).text().replace(other, ""));
            save(token, "text", "x").because(404, "unknown");
            get(draft + "/parts/text", token).because(404, "unknown");
            send("POST", draft + "/parts/text/restore", token, "{\"version\":1}")
                    .because(404, "unknown");
            send("POST", draft + "/parts/text/writing", token, null).because(404, "unknown");
            send("DELETE", draft, token, null).because(404, "unknown");
        }
        assertThat(get(draft, kim).at("/parts/0/text")).isEqualTo("Vi avstyrker.");
    }

    @Test
    void anotherBodyFindsNothingAndNobodyHasToSignIn() {
        save(kim, "text", "Vi avstyrker.").is(201);
        get(draft, representative(body())).because(404, "unknown");
        get(draft, null).is(401);
    }

    @Test
    void whatIsNoPartOrTooMuchIsRefused() {
        save(kim, "Ett%20stycke", "x").because(404, "unknown");
        save(kim, "text", "x".repeat(200_001)).because(422, "too-long").member(0, "text", "too-long");
        save(kim, "text", "x\u0000").because(422, "not-text");
        send("PUT", draft + "/parts/text", kim, "{}").because(422, "missing");
        get(draft, kim).is(404);
    }

    @Test
    void nothingIsKeptForAConsultationThatNobodyMayKnowOf() {
        String closed = consultation(Status.DRAFT, null, false, Publishing.RUNNING);
        String path = draft(closed, body) + "/parts/text";
        send("PUT", path, kim, "{\"text\":\"x\"}").because(404, "unknown");
    }

    @Test
    void theDraftGoesWhenTheAnswerIsSent() {
        save(kim, "text", "Vi avstyrker.").is(201);
        put(consultation, body, kim, Bench.id("key"), "{\"text\":\"Vi avstyrker.\"}")
                .is(201);
        get(draft, alex).because(404, "unknown");
        save(alex, "text", "Vi tillstyrker.").because(409, "already-answered");
    }

    @Test
    void whatStaffEnterLeavesTheBodysOwnSpaceAlone() {
        clock.moveTo(Instant.parse("2026-12-01T08:00:00Z"));
        save(kim, "text", "Vi avstyrker.").is(201);
        put(consultation, body, REGISTRAR, Bench.id("key"), "{\"text\":\"På papper.\",\"channel\":\"PAPER\"}")
                .is(201);
        sweep.round();
        assertThat(get(draft, kim).at("/parts/0/text")).isEqualTo("Vi avstyrker.");
    }

    @Test
    void aDraftIsKeptForThirtyDaysAfterTheLastDay() {
        save(kim, "text", "Vi avstyrker.").is(201);
        clock.moveTo(Instant.parse("2027-01-14T22:59:30Z"));
        sweep.round();
        get(draft, kim).is(200);
        clock.moveTo(Instant.parse("2027-01-14T23:00:01Z"));
        sweep.round();
        get(draft, kim).is(404);
    }

    @Test
    void whatIsWrittenAfterThatIsKeptForThirtyDaysFromTheDayItWasLastChangedAsThePageSays() {
        clock.moveTo(Instant.parse("2027-02-01T08:00:00Z"));
        save(kim, "text", "Vi avstyrker.").is(201);
        sweep.round();
        assertThat(get(draft, kim).is(200).at("/keptUntil")).isEqualTo("2027-03-03");
        assertThat(get(draft, kim).at("/ending")).isEqualTo("false");
        clock.moveTo(Instant.parse("2027-02-20T08:00:00Z"));
        save(alex, "t-insats-1", "Även här.").is(201);
        assertThat(get(draft, kim).at("/keptUntil")).isEqualTo("2027-03-22");
        clock.moveTo(Instant.parse("2027-03-22T22:59:30Z"));
        sweep.round();
        assertThat(get(draft, kim).is(200).at("/ending")).isEqualTo("true");
        clock.moveTo(Instant.parse("2027-03-22T23:00:01Z"));
        sweep.round();
        get(draft, kim).is(404);
    }

    @Test
    void aFileThatIsAddedAfterThatKeepsTheDraftToo() {
        save(kim, "text", "Vi avstyrker.").is(201);
        clock.moveTo(Instant.parse("2027-01-10T08:00:00Z"));
        add(kim, "yttrande.txt", "Vi avstyrker.".getBytes(UTF_8)).is(201);
        assertThat(get(draft, kim).at("/keptUntil")).isEqualTo("2027-02-09");
        clock.moveTo(Instant.parse("2027-02-09T22:59:30Z"));
        sweep.round();
        get(draft, kim).is(200);
        clock.moveTo(Instant.parse("2027-02-09T23:00:01Z"));
        sweep.round();
        get(draft, kim).is(404);
    }

    @Test
    void takingAFileAwayTakesNoDayFromTheTextAndIsAChangeToo() {
        save(kim, "text", "Vi avstyrker.").is(201);
        clock.moveTo(Instant.parse("2027-01-10T08:00:00Z"));
        String file = add(kim, "yttrande.txt", "Vi avstyrker.".getBytes(UTF_8))
                .is(201)
                .at("/id");
        clock.moveTo(Instant.parse("2027-01-20T08:00:00Z"));
        send("DELETE", draft + "/files/" + file, alex, null).is(204);
        sweep.round();
        assertThat(get(draft, kim).is(200).at("/keptUntil")).isEqualTo("2027-02-19");
        assertThat(get(draft, kim).at("/parts/0/text")).isEqualTo("Vi avstyrker.");
    }

    @Test
    void whoeverWritesIsToldWhenTheDraftGoesAndWarnedInItsLastWeekAlsoIfNobodyInvitedIt() {
        save(kim, "text", "Vi avstyrker.").is(201);
        clock.moveTo(Instant.parse("2027-01-06T22:59:30Z"));
        assertThat(get(draft, kim).is(200).json().path("keptUntil").asString()).isEqualTo("2027-01-14");
        assertThat(get(draft, kim).is(200).json().path("ending").asBoolean()).isFalse();
        clock.moveTo(Instant.parse("2027-01-06T23:00:01Z"));
        assertThat(get(draft, kim).is(200).json().path("ending").asBoolean()).isTrue();
    }

    @Test
    void whoHasMoreTimeKeepsTheDraftForThirtyDaysAfterTheirOwnLastDay() {
        save(kim, "text", "Vi avstyrker.").is(201);
        Owner.send(Owner.invite(consultation, body, LocalDate.parse("2027-02-01")));
        await().untilAsserted(() ->
                assertThat(consulted.invitation(consultation, body)).isPresent());
        clock.moveTo(Instant.parse("2027-03-03T22:59:30Z"));
        sweep.round();
        get(draft, kim).is(200);
        clock.moveTo(Instant.parse("2027-03-03T23:00:01Z"));
        sweep.round();
        get(draft, kim).is(404);
    }

    @Test
    void whatAProcessThatDiedBetweenReceivingAndDeletingLeftBehindIsSwept() {
        save(kim, "text", "Vi avstyrker.").is(201);
        diesBeforeItIsDeleted(List.of("drafts", "parts"), () -> {
            put(consultation, body, kim, Bench.id("key"), "{\"text\":\"Vi avstyrker.\"}")
                    .is(201);
            get(draft, kim).is(404);
        });
        get(draft, kim).is(200);
        sweep.round();
        get(draft, kim).is(404);
    }

    @Test
    void anAuthorWritesWhatAnotherSends() {
        String author = Bench.bearer("body:" + body, "author:" + body);
        save(author, "text", "Vi avstyrker.").is(201);
        put(consultation, body, author, Bench.id("key"), "{\"text\":\"Vi avstyrker.\"}")
                .is(403);
        assertThat(get(draft, kim).at("/parts/0/text")).isEqualTo("Vi avstyrker.");
        String both = Bench.bearer("body:" + body, "author:" + body());
        String response = put(consultation, body, both, Bench.id("key"), "{\"text\":\"Vi avstyrker.\"}")
                .is(201)
                .at("/response");
        send("POST", "/api/responses/" + response + "/withdraw", author, "{}").is(403);
    }

    @Test
    void theBodyItselfMayThrowItAway() {
        save(kim, "text", "Vi avstyrker.").is(201);
        send("DELETE", draft, alex, null).is(204);
        get(draft, kim).is(404);
        send("DELETE", draft, alex, null).is(204);
    }
}
