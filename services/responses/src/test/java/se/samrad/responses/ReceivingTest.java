package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.bench.Bench;

class ReceivingTest extends WholeService {
    private static final String SAYS = """
            {"position":"SUPPORTS_WITH_REMARKS","text":"Kommunen ställer sig bakom färdplanen.",
             "answers":[{"question":1,"text":"Inget."}],
             "sections":[{"section":"utgangslage","position":"SUPPORTS","text":"Bilden stämmer."}],
             "reference":"KS 2026-0311","decision":{"by":"Kommunstyrelsen","date":"2026-11-18","paragraph":"§ 214"}}
            """;

    @Test
    void aResponseIsReceivedAndTheSameRequestGetsTheSameReceipt() {
        String consultation = openConsultation();
        String body = body();
        Answer first = put(consultation, body, representative(body), "k1", SAYS).is(201);
        assertThat(first.at("/response")).isEqualTo(consultation + "--" + body);
        assertThat(first.at("/consultation")).isEqualTo(consultation);
        assertThat(first.at("/body")).isEqualTo(body);
        assertThat(first.at("/receivedAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(first.at("/sha256")).matches("[0-9a-f]{64}");
        assertThat(first.at("/url"))
                .matches("/kvittens/" + consultation + "--" + body + "\\.1\\.[0-9a-f]{8}\\.[\\w-]{43}");
        assertThat(first.header("Samrad-Position")).isNotEmpty();
        Answer again = put(consultation, body, representative(body), "k1", SAYS).is(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Samrad-Position")).isNotEmpty();
    }

    @Test
    void aSecondAnswerAndTheSameKeyForAnotherAreConflicts() {
        String consultation = openConsultation();
        String body = body();
        put(consultation, body, representative(body), "k1", SAYS).is(201);
        put(consultation, body, representative(body), "k2", SAYS).because(409, "already-answered");
        put(consultation, body, account("annan", "staff:handlaggare"), "k1", SAYS)
                .because(409, "already-answered");
        put(consultation, body, representative(body), "k1", "{\"text\":\"annat\"}")
                .because(409, "key-used-for-another-request");
    }

    @Test
    void fiftyAtOnceWithTheSameKeyAreOneResponseAndFiftyEqualReceipts() throws Exception {
        String consultation = openConsultation();
        String body = body();
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> put(consultation, body, representative(body), "same", SAYS)
                    .json()
                    .toString());
        }
        Set<String> receipts = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> receipt : threads.invokeAll(calls)) receipts.add(receipt.get());
        }
        assertThat(receipts).singleElement().asString().contains("/kvittens/");
        assertThat(database.getCollection("commits")
                        .countDocuments(new Document("stream", "responses/" + consultation + "/" + body)))
                .isEqualTo(1);
    }

    @Test
    void onlyTheBodyItselfAndThoseWhoHandleResponsesMayAnswerForIt() {
        String consultation = openConsultation();
        String body = body();
        put(consultation, body, representative("exempelstad"), "k1", SAYS).because(404, "unknown");
        put(consultation, body, Bench.bearer("staff:kommunikator"), "k1", SAYS).because(404, "unknown");
        assertThat(send("PUT", "/api/consultations/" + consultation + "/responses/" + body, null, SAYS)
                        .because(401, "not-signed-in")
                        .header("WWW-Authenticate"))
                .isEqualTo("Bearer");
        put(consultation, body, OFFICER, "k1", SAYS).is(201);
    }

    @Test
    void withoutAKeyNothingIsReceived() {
        String consultation = openConsultation();
        String body = body();
        send("PUT", "/api/consultations/" + consultation + "/responses/" + body, representative(body), SAYS)
                .because(422, "idempotency-key-missing");
        send("POST", "/api/consultations/" + consultation + "/responses", null, SAYS)
                .because(422, "idempotency-key-missing");
        put(consultation, body, representative(body), "a b", SAYS).because(422, "bad-idempotency-key");
    }

    @Test
    void aLateAnswerIsReceived() {
        String consultation = openConsultation();
        Instant end = Deadline.end(java.time.LocalDate.parse("2026-12-15"));
        for (Instant now :
                List.of(end.minusMillis(5_000), end.plusMillis(5_000), Instant.parse("2029-01-01T00:00:00Z"))) {
            clock.moveTo(now);
            String response = answered(consultation, "{\"text\":\"Vi svarar.\"}");
            assertThat(get("/api/staff/responses/" + response, REGISTRAR)
                            .json()
                            .at("/late")
                            .asBoolean())
                    .isEqualTo(now.isAfter(end));
        }
    }

    @Test
    void moreTimeMakesALateAnswerNotLate() {
        String consultation = openConsultation();
        clock.moveTo(Instant.parse("2026-12-17T10:00:00Z"));
        String response = answered(consultation, "{\"text\":\"Vi svarar.\"}");
        Facts longer = Owner.facts("EX 1", false, Publishing.RUNNING).closing(java.time.LocalDate.parse("2026-12-20"));
        Owner.consultation(consultation, Status.OPEN, longer);
        // Before it turns anything away the service asks the owner, and so learns of the new last day.
        put(consultation, body(), OFFICER, Bench.id("key"), "{\"sections\":[{\"section\":\"okand\",\"text\":\"x\"}]}")
                .is(422);
        assertThat(get("/api/staff/responses/" + response, REGISTRAR)
                        .json()
                        .at("/late")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whatIsNotOpenReceivesNothing() {
        String body = body();
        String draft = consultation(Status.DRAFT, null, false, Publishing.RUNNING);
        put(draft, body, representative(body), "k1", SAYS).because(404, "unknown");
        put(draft, body, OFFICER, "k1", SAYS).because(422, "consultation-not-open");
        post(draft, "k1", "{\"text\":\"Hej\"}").because(404, "unknown");
        String cancelled = openConsultation();
        Owner.consultation(cancelled, Status.CANCELLED, Owner.facts(null, false, Publishing.RUNNING));
        put(cancelled, body, representative(body), "k1", SAYS).because(422, "consultation-cancelled");
        post(cancelled, "k1", "{\"text\":\"Hej\"}").because(422, "consultation-cancelled");
        put("exempel-okand", body, representative(body), "k1", SAYS).because(404, "unknown");
        put(openConsultation(), "okand-kommun", OFFICER, "k1", SAYS).because(404, "unknown");
    }

    @Test
    void ofWhatWasCancelledBeforeItWasOpenNobodyLearnsThatItWas() {
        String cancelled = consultation(Status.CANCELLED, null, false, Publishing.RUNNING);
        String body = body();
        post(cancelled, "k1", "{\"text\":\"Hej\"}").because(404, "unknown");
        put(cancelled, body, representative(body), "k1", SAYS).because(404, "unknown");
        put(cancelled, body, OFFICER, "k1", SAYS).because(422, "consultation-cancelled");
    }

    @Test
    void whatReadsAsTwoThingsAtOnceIsReceivedAsNeither() {
        String consultation = openConsultation();
        String body = body();
        put(consultation, body, representative(body), "k1", "{\"text\":\"Ja.\",\"text\":\"Nej.\"}")
                .is(400);
        for (String truth : List.of("1", "\"true\"", "\"\"")) {
            put(consultation, body, representative(body), "k1", "{\"text\":\"x\",\"preliminary\":" + truth + "}")
                    .because(400, "wrong-type");
        }
    }

    @Test
    void aNumberIsNoPosition() {
        String consultation = openConsultation();
        String body = body();
        for (String position : List.of("0", "2", "99", "\"1\"")) {
            put(consultation, body, representative(body), "k1", "{\"position\":" + position + "}")
                    .is(400)
                    .member(0, "position", "not-one-of");
        }
    }

    @Test
    void aDayThatNobodyCanMeanIsNoArrivalAndNoDecision() {
        String consultation = openConsultation();
        String body = body();
        for (String day : List.of("-999999999-01-01", "1899-12-31", "0000-01-01T10:00:00Z")) {
            put(
                            consultation,
                            body,
                            OFFICER,
                            "k1",
                            "{\"text\":\"x\",\"channel\":\"PAPER\",\"arrived\":\"%s\",\"arrivedReason\":\"x\"}"
                                    .formatted(day))
                    .is(422)
                    .member(0, "arrived", "day-out-of-range");
        }
        put(
                        consultation,
                        body,
                        representative(body),
                        "k1",
                        "{\"text\":\"x\",\"decision\":{\"by\":\"Nämnden\",\"date\":\"+999999999-12-31\"}}")
                .is(422)
                .member(0, "decision.date", "day-out-of-range");
    }

    @Test
    void whatIsScheduledOpensOnItsDay() {
        String scheduled = consultation(Status.SCHEDULED, null, false, Publishing.RUNNING);
        String body = body();
        Owner.invite(scheduled, body);
        clock.moveTo(Instant.parse("2026-10-31T22:59:50Z")); // ten seconds before midnight in Sweden
        put(scheduled, body, representative(body), "k1", SAYS).because(422, "consultation-not-open");
        clock.moveTo(Instant.parse("2026-10-31T23:00:00Z"));
        put(scheduled, body, representative(body), "k1", SAYS).is(201);
    }

    @Test
    void whatIsKnownNeverWaitsForTheOwnerAndWhatIsUnknownIsAskedFor() {
        String consultation = openConsultation();
        answered(consultation, SAYS);
        String known = body();
        put(openConsultation(), known, OFFICER, "k1", SAYS).is(201);
        Owner.away(true);
        int asked = Owner.asked();
        put(consultation, known, OFFICER, "k1", SAYS).is(201);
        assertThat(Owner.asked()).isEqualTo(asked);
        Answer later = put("exempel-ny", known, OFFICER, "k1", SAYS).because(503, "owner-unavailable");
        assertThat(later.header("Retry-After")).isNotEmpty();
    }

    @Test
    void aRepeatedRequestGetsItsReceiptEvenWhenTheConsultationWasCancelled() {
        String consultation = openConsultation();
        String body = body();
        Answer first = put(consultation, body, representative(body), "k1", SAYS).is(201);
        Owner.consultation(consultation, Status.CANCELLED, Owner.facts(null, false, Publishing.RUNNING));
        assertThat(put(consultation, body, representative(body), "k1", SAYS)
                        .is(200)
                        .json())
                .isEqualTo(first.json());
    }

    @Test
    void whereOnlyThoseAskedMayAnswerTheOthersDoNotButStaffRecordWhatArrives() {
        String consultation = consultation(Status.OPEN, null, true, Publishing.RUNNING);
        String asked = body();
        Owner.invite(consultation, asked);
        String other = body();
        put(consultation, other, representative(other), "k1", SAYS).because(422, "not-asked");
        post(consultation, "k1", "{\"text\":\"Hej\"}").because(422, "not-asked");
        put(consultation, asked, representative(asked), "k1", SAYS).is(201);
        put(consultation, other, OFFICER, "k1", "{\"text\":\"Kom med posten.\",\"channel\":\"PAPER\"}")
                .is(201);
    }

    @Test
    void whoWasTakenOffTheListIsNotAmongThoseAsked() {
        String consultation = consultation(Status.OPEN, null, true, Publishing.RUNNING);
        String mistake = body();
        Owner.invite(consultation, mistake);
        Owner.unlist(consultation, mistake);
        put(consultation, mistake, representative(mistake), "k1", SAYS).because(422, "not-asked");
    }

    @Test
    void onlyAnEmptyAnswerIsRefused() {
        String consultation = openConsultation();
        put(consultation, body(), OFFICER, "k1", "{}").because(422, "empty-answer");
        put(consultation, body(), OFFICER, "k1", "{\"position\":null,\"text\":\" \",\"answers\":[],\"files\":[]}")
                .because(422, "empty-answer");
        for (String unseen : List.of("\\u200b", "\\u2060", "\\ufeff", "\\u00ad", "\\u3164", "\\u2800")) {
            String text = "{\"text\":\"" + unseen + "\",\"reference\":\"" + unseen + "\"}";
            put(consultation, body(), OFFICER, "k1", text).because(422, "empty-answer");
            post(consultation, "k1", text).because(422, "empty-answer");
        }
        put(consultation, body(), OFFICER, "k1", "{\"position\":\"NO_COMMENTS\"}")
                .is(201);
    }

    @Test
    void everyWrongMemberIsNamed() {
        String consultation = openConsultation();
        String body = body();
        put(consultation, body, representative(body), "k1", """
                        {"answers":[{"question":9,"text":"x"}],"sections":[{"section":"$where","text":"x"}],
                         "files":["../etc"]}
                        """)
                .is(422)
                .member(0, "answers[0].question", "no-such-question")
                .member(1, "sections[0].section", "no-such-section")
                .member(2, "files[0]", "wrong-type");
        put(consultation, body, representative(body), "k1", "{\"files\":[\"" + "a".repeat(64) + "\"]}")
                .is(422)
                .member(0, "files[0]", "file-unknown");
        put(consultation, body, representative(body), "k1", "{\"answers\":[null]}")
                .is(422)
                .member(0, "answers[0]", "missing");
        put(consultation, body, representative(body), "k1", "{\"opinion\":\"ja\"}")
                .because(400, "unknown-member");
        put(consultation, body, representative(body), "k1", "{\"position\":\"MAYBE\"}")
                .because(400, "not-one-of");
        put(consultation, body, representative(body), "k1", "{\"text\":\"" + "å".repeat(200_001) + "\"}")
                .is(422)
                .member(0, "text", "too-long");
        put(consultation, body, representative(body), "k1", "{\"channel\":\"PAPER\",\"text\":\"x\"}")
                .is(422)
                .member(0, "channel", "staff-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", "a--b", "$where", "%00", "Exempel", "%F0%9F%98%80", "p-00000000000000000000000000000000"})
    void whatNobodyCanBeCalledIsUnknown(String body) {
        String consultation = openConsultation();
        Answer answer = send(
                "PUT",
                "/api/consultations/" + consultation + "/responses/" + body,
                OFFICER,
                SAYS,
                "Idempotency-Key",
                "k1");
        assertThat(answer.status()).isIn(400, 403, 404);
    }

    @Test
    void staffEnterWhatCameOnPaperWithItsOwnDay() {
        clock.moveTo(OPEN);
        String consultation = openConsultation();
        String body = body();
        Answer receipt = put(
                        consultation,
                        body,
                        OFFICER,
                        "k1",
                        "{\"text\":\"Hej\",\"channel\":\"PAPER\",\"arrived\":\"2026-11-20\",\"arrivedReason\":\"FL 22 § 2 st\"}")
                .is(201);
        Answer original = get("/api/staff/responses/" + receipt.at("/response"), REGISTRAR);
        assertThat(original.at("/channel")).isEqualTo("PAPER");
        assertThat(original.at("/arrived/day")).isEqualTo("2026-11-20");
        assertThat(original.json().at("/arrived/at").isMissingNode()).isTrue();
        assertThat(original.at("/receivedAt")).startsWith("2026-11-22T10:15");
        String unsaid = put(consultation, body(), OFFICER, "k1", "{\"text\":\"x\"}")
                .is(201)
                .at("/response");
        assertThat(get("/api/staff/responses/" + unsaid, REGISTRAR).at("/channel"))
                .isEqualTo("SYSTEM");
        put(consultation, body(), OFFICER, "k1", "{\"text\":\"x\",\"arrived\":\"2026-11-23\"}")
                .is(422)
                .member(0, "arrived", "in-the-future");
        put(consultation, body(), OFFICER, "k1", "{\"text\":\"x\",\"arrived\":\"i tisdags\"}")
                .is(422)
                .member(0, "arrived", "not-a-day-or-instant");
        put(consultation, body(), OFFICER, "k1", "{\"text\":\"x\",\"channel\":\"WEB\"}")
                .is(422)
                .member(0, "channel", "channel-is-not-stated");
    }

    @Test
    void whatWasWrittenStandsInNoEvent() {
        String consultation = openConsultation();
        answered(consultation, SAYS);
        String key = Bench.id("key");
        post(
                        consultation,
                        key,
                        "{\"name\":\"Kim Exempel\",\"email\":\"kim@exempel.example\",\"text\":\"Mitt hjärta säger nej.\"}")
                .is(201);
        for (Document commit : database.getCollection("commits").find()) {
            assertThat(commit.toJson())
                    .doesNotContain("ställer sig bakom", "Bilden stämmer", "hjärta", "Kim Exempel", "kim@", key);
        }
    }

    @Test
    void aPersonAnswersWithoutAnAccount() {
        String consultation = openConsultation();
        Answer receipt = post(
                        consultation,
                        "en-slumpad-nyckel",
                        "{\"name\":\"Kim Exempel\",\"email\":\"kim@exempel.example\",\"text\":\"Jag saknar cykelvägar.\"}")
                .is(201);
        assertThat(receipt.at("/body")).matches("p-[0-9a-f]{32}");
        assertThat(receipt.text()).doesNotContain("Kim", "slumpad");
        assertThat(post(
                                consultation,
                                "en-slumpad-nyckel",
                                "{\"name\":\"Kim Exempel\",\"email\":\"kim@exempel.example\",\"text\":\"Jag saknar cykelvägar.\"}")
                        .is(200)
                        .json())
                .isEqualTo(receipt.json());
        assertThat(post(consultation, "en-annan-nyckel", "{\"text\":\"Jag saknar cykelvägar.\"}")
                        .is(201)
                        .at("/body"))
                .isNotEqualTo(receipt.at("/body"));
        Answer original = get("/api/staff/responses/" + receipt.at("/response"), OFFICER);
        assertThat(original.at("/sender")).isEqualTo("PERSON");
        assertThat(original.at("/name")).isEqualTo("Kim Exempel");
        assertThat(original.at("/email")).isEqualTo("kim@exempel.example");
    }

    @Test
    void aStrangerWithTheKeyOfAnotherLearnsNothingOfTheirAnswer() {
        String consultation = openConsultation();
        post(consultation, "k1", "{\"name\":\"Kim Exempel\",\"text\":\"Bra.\"}").is(201);
        Answer other = post(consultation, "k1", "{\"text\":\"Dåligt.\"}").because(409, "key-used-for-another-request");
        assertThat(other.text()).doesNotContain("Kim", "Bra.", "kvittens", "p-");
        post(openConsultation(), "k1", "{\"text\":\"Dåligt.\"}").is(201);
    }

    @Test
    void anOrganisationThatIsNotLinkedIsToldAsOne() {
        Answer receipt = post(openConsultation(), "k1", "{\"organisation\":\"Exempelföreningen\",\"text\":\"Bra.\"}")
                .is(201);
        Answer original = get("/api/staff/responses/" + receipt.at("/response"), OFFICER);
        assertThat(original.at("/sender")).isEqualTo("ORGANISATION");
        assertThat(original.at("/organisation")).isEqualTo("Exempelföreningen");
        assertThat(original.at("/channel")).isEqualTo("WEB");
    }

    @Test
    void wrongDetailsAreNamed() {
        post(openConsultation(), "k1", "{\"name\":\"Kim\\r\\nBcc: alla\",\"email\":\"kim\",\"text\":\"x\"}")
                .is(422)
                .member(0, "name", "not-text")
                .member(1, "email", "bad-email");
        post(openConsultation(), "k1", "{\"text\":\"x\",\"channel\":\"PAPER\"}")
                .is(422)
                .member(0, "channel", "staff-only");
    }

    @Test
    void aBodySeesItsOwnResponseAndItsReceiptAgain() {
        String consultation = openConsultation();
        String body = body();
        Answer receipt =
                put(consultation, body, representative(body), "k1", SAYS).is(201);
        Answer own = get("/api/consultations/" + consultation + "/responses/" + body, representative(body))
                .is(200);
        assertThat(own.at("/url")).isEqualTo(receipt.at("/url"));
        assertThat(own.at("/status")).isEqualTo("RECEIVED");
        assertThat(own.at("/text/text")).isEqualTo("Kommunen ställer sig bakom färdplanen.");
        get("/api/consultations/" + consultation + "/responses/" + body, representative("exempelstad"))
                .because(404, "unknown");
        String silent = body();
        get("/api/consultations/" + consultation + "/responses/" + silent, representative(silent))
                .because(404, "unknown");
    }

    @Test
    void whatTheOwnerSendsOverKafkaIsKnownWithoutAsking() {
        String id = Bench.id("exempel");
        var sent = Owner.consultation(id, Status.OPEN, Owner.facts(null, false, Publishing.RUNNING));
        Owner.send(sent);
        String body = body();
        put(openConsultation(), body, OFFICER, "k1", SAYS).is(201); // now the body is known
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(rows(id)).isNotNull());
        Owner.away(true);
        put(id, body, OFFICER, "k1", SAYS).is(201);
    }

    private @org.jspecify.annotations.Nullable Document rows(String id) {
        return Objects.requireNonNull(database)
                .getCollection("consulted_1_consultations")
                .find(new Document("_id", id))
                .first();
    }

    @Test
    void whoAnsweredFromTheEnglishPagesIsWrittenToInEnglishAndNobodyElseIs() {
        String path = "/api/consultations/" + openConsultation() + "/responses";
        for (String language : List.of("en", "sv", "")) {
            String[] key = {"Idempotency-Key", "sprak" + language};
            String[] both = {"Idempotency-Key", "sprak" + language, "Accept-Language", language};
            Answer receipt = send(
                            "POST",
                            path,
                            null,
                            "{\"email\":\"kim@exempel.example\",\"text\":\"No.\"}",
                            language.isEmpty() ? key : both)
                    .is(201);
            String letter = "/internal/responses/" + receipt.at("/response") + "/sender";
            assertThat(send("GET", letter, null, null, "Samrad-Service-Token", Bench.SERVICE_TOKEN)
                            .is(200)
                            .at("/language"))
                    .as(language)
                    .isEqualTo(language.equals("en") ? "en" : "");
        }
    }
}
