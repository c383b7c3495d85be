package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.domain.CaseRegister;

class RegisteringTest extends WholeService {
    private static final String SAYS = """
            {"position":"OPPOSES","text":"Fråga Kim Exempel, 070-000 00 00. Kim Exempel svarar.",
             "answers":[{"question":2,"text":"Nej."}],
             "sections":[{"section":"utgangslage","position":"SUPPORTS","text":"Bilden stämmer."}]}
            """;
    private static final String SUBJECT = "{\"subject\":\"Remissvar från Exempelby kommun\"}";

    @Autowired
    Commands commands;

    private String texts(String response, String sha256) {
        return "/api/public/responses/texts?of=" + response + "@" + sha256;
    }

    private String shown(String response) {
        return get("/api/staff/responses/" + response, REGISTRAR).at("/shown/sha256");
    }

    @Test
    void fromReceivedToPublishedToTakenDown() {
        String consultation = openConsultation();
        String body = body();
        Answer receipt =
                put(consultation, body, representative(body), "k1", SAYS).is(201);
        String response = receipt.at("/response");
        String follow = receipt.at("/url").replace("/kvittens/", "/api/receipts/");
        assertThat(get(follow, null).is(200).at("/status")).isEqualTo("RECEIVED");
        act(response, "publish", null).because(422, "not-registered");
        String number = act(response, "register", SUBJECT).is(200).at("/documentNumber");
        assertThat(number).startsWith("EX ").endsWith("-1");
        assertThat(get(follow, null).at("/status")).isEqualTo("REGISTERED");
        assertThat(get(follow, null).at("/documentNumber")).isEqualTo(number);
        act(response, "publish", null).because(422, "not-assessed");
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        String original = shown(response);
        act(response, "redactions", """
                        {"passages":[{"in":"text","quote":"Kim Exempel","occurrence":1,"ground":"GDPR"},
                                     {"in":"text","quote":"070-000 00 00","ground":"GDPR"},
                                     {"in":"text","quote":"Kim Exempel","occurrence":2,"ground":"GDPR"}]}
                        """).is(200);
        String masked = shown(response);
        assertThat(get(texts(response, masked), null).text()).isEqualTo("[]");
        assertThat(get(texts(response, masked), OFFICER).text()).contains("▇▇▇ svarar");
        act(response, "publish", null).is(200);
        Answer text = get(texts(response, masked), null).is(200);
        assertThat(text.at("/0/text")).isEqualTo("Fråga ▇▇▇, ▇▇▇. ▇▇▇ svarar.");
        assertThat(text.at("/0/sections/0/text")).isEqualTo("Bilden stämmer.");
        assertThat(text.at("/0/answers/0/text")).isEqualTo("Nej.");
        assertThat(text.json().at("/0/masked")).hasSize(3);
        assertThat(get(texts(response, original), null).text()).isEqualTo("[]");
        assertThat(get(texts(response, original), Bench.bearer("staff:kommunikator"))
                        .text())
                .isEqualTo("[]");
        assertThat(get(texts(response, original), REGISTRAR).text()).contains("070-000 00 00");
        assertThat(get(follow, null).at("/status")).isEqualTo("PUBLISHED");
        assertThat(get(follow, null).at("/text/text")).contains("▇▇▇");
        act(response, "retract", "{\"reason\":\"personuppgift kvar\"}").is(200);
        assertThat(get(texts(response, masked), null).text()).isEqualTo("[]");
        assertThat(get(follow, null).at("/status")).isEqualTo("RETRACTED");
        assertThat(get(follow, null).json().has("text")).isFalse();
        act(response, "not-from-sender", null).is(200);
        assertThat(get(follow, null).at("/status")).isEqualTo("DISOWNED");
    }

    @Test
    void aTextIsUnreadableTheMomentItsRetractionIsAnswered() throws Exception {
        String consultation = openConsultation();
        String response = answered(consultation, SAYS);
        act(response, "register", SUBJECT).is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        act(response, "publish", null).is(200);
        String sha256 = shown(response);
        for (int i = 0; i < 10; i++) {
            assertThat(get(texts(response, sha256), null).json()).hasSize(1);
            act(response, "retract", null).is(200);
            assertThat(get(texts(response, sha256), null).text()).isEqualTo("[]");
            act(response, "publish", null).is(200);
        }
    }

    @Test
    void whatIsPublishedLeavesTheWebAfterItsLastDay() {
        String response = answered(openConsultation(), SAYS);
        act(response, "register", SUBJECT).is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        act(response, "publish", null).is(200);
        Instant over = Deadline.end(Deadline.day(clock.instant()).plusDays(730));
        String sha256 = shown(response);
        clock.moveTo(over.minusSeconds(60));
        assertThat(get(texts(response, sha256), null).json()).hasSize(1);
        clock.moveTo(over);
        assertThat(get(texts(response, sha256), null).text()).isEqualTo("[]");
        assertThat(get(texts(response, sha256), REGISTRAR).json()).hasSize(1);
        act(response, "publish", null).is(200);
        assertThat(get(texts(response, sha256), null).json()).hasSize(1);
    }

    @Test
    void twentyRegistrationsAtOnceGetTwentyNumbersWithoutGaps() throws Exception {
        String consultation = openConsultation();
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < 20; i++) responses.add(answered(consultation, "{\"text\":\"Svar.\"}"));
        List<Callable<Integer>> calls = new ArrayList<>();
        for (String response : responses) {
            calls.add(() -> {
                String number = act(response, "register", SUBJECT).is(200).at("/documentNumber");
                return Integer.valueOf(number.substring(number.lastIndexOf('-') + 1));
            });
        }
        List<Integer> numbers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number : threads.invokeAll(calls)) numbers.add(number.get());
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void aResponseHasOneNumberHoweverOftenAndWhoeverAsks() {
        String response = answered(openConsultation(), SAYS);
        String number = act(response, "register", SUBJECT).is(200).at("/documentNumber");
        assertThat(act(response, "register", SUBJECT).is(200).at("/documentNumber"))
                .isEqualTo(number);
        act(response, "register", "{\"subject\":\"x\",\"documentNumber\":\"RS 7\"}")
                .because(409, "already-registered");
        act(
                        response,
                        "register",
                        SUBJECT.replace("}", ",\"documentNumber\":\"" + number.replace(" ", "\u00a0") + "\"}"))
                .is(200);
        String other = answered(response.split("--")[0], SAYS);
        assertThat(act(other, "register", SUBJECT, "Idempotency-Key", "k1").at("/documentNumber"))
                .endsWith("-2");
        assertThat(act(other, "register", SUBJECT, "Idempotency-Key", "k1").at("/documentNumber"))
                .endsWith("-2");
    }

    @Test
    void aNumberThatWasGivenBeforeACrashIsFoundAgain() {
        String caseNumber = "EX " + Bench.id("krasch");
        String consultation = consultation(Status.OPEN, caseNumber, false, Publishing.RUNNING);
        String response = answered(consultation, SAYS);
        String stream = "register/" + caseNumber.replace(" ", "%20");
        // As far as it came: the register has the number and the response does not know.
        commands.handle(
                CaseRegister.KIND,
                stream,
                new Command(
                        "register",
                        response,
                        Command.sha256(response.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        null),
                register -> register.next(response),
                folded -> java.util.Map.of("documentNumber", caseNumber + "-" + folded.version()));
        assertThat(act(answered(consultation, SAYS), "register", SUBJECT).at("/documentNumber"))
                .isEqualTo(caseNumber + "-2");
        assertThat(act(response, "register", SUBJECT).at("/documentNumber")).isEqualTo(caseNumber + "-1");
        assertThat(get("/api/staff/responses/" + response, REGISTRAR).at("/subject"))
                .isEqualTo("Remissvar från Exempelby kommun");
    }

    @Test
    void aCaseWithoutNumberIsCalledAsItsConsultation() {
        String consultation = consultation(Status.OPEN, null, false, Publishing.RUNNING);
        assertThat(act(answered(consultation, SAYS), "register", SUBJECT).at("/documentNumber"))
                .isEqualTo(consultation + "-1");
    }

    @Test
    void consultationsOfOneCaseShareItsRegister() {
        String caseNumber = "EX " + Bench.id("delat") + "/å";
        String one = consultation(Status.OPEN, caseNumber, false, Publishing.RUNNING);
        String other = consultation(Status.OPEN, caseNumber, false, Publishing.RUNNING);
        assertThat(act(answered(one, SAYS), "register", SUBJECT).at("/documentNumber"))
                .isEqualTo(caseNumber + "-1");
        assertThat(act(answered(other, SAYS), "register", SUBJECT).at("/documentNumber"))
                .isEqualTo(caseNumber + "-2");
    }

    @Test
    void aCaseHasItsOwnSeriesOrTypedNumbersNotBoth() {
        String own = openConsultation();
        act(answered(own, SAYS), "register", SUBJECT).is(200);
        act(answered(own, SAYS), "register", "{\"subject\":\"x\",\"documentNumber\":\"RS 7\"}")
                .is(422)
                .member(0, "documentNumber", "case-has-own-series");
        String typed = openConsultation();
        String first = answered(typed, SAYS);
        assertThat(act(first, "register", "{\"subject\":\"x\",\"documentNumber\":\" RS 7 \"}")
                        .is(200)
                        .at("/documentNumber"))
                .isEqualTo("RS 7");
        act(answered(typed, SAYS), "register", SUBJECT).is(422).member(0, "documentNumber", "case-has-typed-numbers");
        act(answered(typed, SAYS), "register", "{\"subject\":\"x\",\"documentNumber\":\"RS 7\"}")
                .is(422)
                .member(0, "documentNumber", "number-taken");
    }

    @Test
    void aHeadingIsAsked() {
        act(answered(openConsultation(), SAYS), "register", "{}").is(422).member(0, "subject", "missing");
    }

    @Test
    void onlyRegistrarsAct() {
        String response = answered(openConsultation(), SAYS);
        for (String act :
                List.of("register", "assess-secrecy", "redactions", "publish", "retract", "not-from-sender")) {
            String content = act.equals("publish") ? null : "{}";
            String path = "/api/responses/" + response + "/" + act;
            send("POST", path, OFFICER, content).because(403, "forbidden");
            send("POST", path, representative(response.split("--")[1]), content).because(403, "forbidden");
            send("POST", path, null, content).because(401, "not-signed-in");
        }
        act("exempel-okand--exempelby", "publish", null).because(404, "unknown");
        act("exempel", "publish", null).because(404, "unknown");
    }

    @Test
    void whoSawAnOlderVersionIsTold() {
        String response = answered(openConsultation(), SAYS);
        act(response, "register", SUBJECT, "If-Match", "\"7\"").because(409, "version-mismatch");
        assertThat(get("/api/staff/responses/" + response, REGISTRAR).json().has("documentNumber"))
                .isFalse();
        act(response, "register", SUBJECT, "If-Match", "\"1\"").is(200);
        Answer mismatch = act(response, "assess-secrecy", "{\"secret\":false}", "If-Match", "\"1\"")
                .because(409, "version-mismatch");
        assertThat(mismatch.json().at("/actual").asInt()).isEqualTo(2);
        assertThat(mismatch.json().at("/expected").asInt()).isEqualTo(1);
        act(response, "assess-secrecy", "{\"secret\":false}", "If-Match", "nonsense")
                .is(422)
                .member(0, "If-Match", "not-a-version");
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswerAndAnotherRequestUnderItAConflict() {
        String response = answered(openConsultation(), SAYS);
        Answer first = act(response, "assess-secrecy", "{\"secret\":false}", "Idempotency-Key", "k1")
                .is(200);
        act(response, "assess-secrecy", "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\"}")
                .is(200);
        assertThat(act(response, "assess-secrecy", "{\"secret\":false}", "Idempotency-Key", "k1")
                        .is(200)
                        .json())
                .isEqualTo(first.json());
        assertThat(get("/api/staff/responses/" + response, REGISTRAR)
                        .json()
                        .at("/secret")
                        .asBoolean())
                .isTrue();
        act(response, "retract", "{\"reason\":\"x\"}", "Idempotency-Key", "k1")
                .because(409, "key-used-for-another-request");
    }

    @Test
    void someConsultationsPublishAfterTheLastDay() {
        clock.moveTo(OPEN);
        String consultation = consultation(Status.OPEN, null, false, Publishing.AFTER_CLOSE);
        String response = answered(consultation, SAYS);
        act(response, "register", SUBJECT).is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        act(response, "publish", null).because(422, "published-after-close");
        clock.moveTo(Instant.parse("2026-12-15T23:00:00Z"));
        act(response, "publish", null).is(200);
    }

    @Test
    void aSecretResponseIsPublishedMasked() {
        String response = answered(openConsultation(), SAYS);
        act(response, "register", SUBJECT).is(200);
        act(response, "assess-secrecy", "{\"secret\":true}").is(422).member(0, "provision", "missing");
        act(response, "assess-secrecy", "{}").is(422).member(0, "secret", "missing");
        act(response, "assess-secrecy", "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\"}")
                .is(200);
        act(response, "publish", null).because(422, "secret-not-masked");
        act(
                        response,
                        "redactions",
                        "{\"passages\":[{\"in\":\"text\",\"start\":0,\"length\":5,\"ground\":\"SECRECY\",\"provision\":\"OSL 21 kap. 1 §\"}]}")
                .is(200);
        act(response, "publish", null).is(200);
        assertThat(get(texts(response, shown(response)), null).at("/0/masked/0/provision"))
                .isEqualTo("OSL 21 kap. 1 §");
    }

    @Test
    void secrecyIsMarkedByAnAuthorityOnADayForTheWholeOrForPassages() {
        String response = answered(openConsultation(), SAYS);
        String staff = "/api/staff/responses/" + response;
        act(response, "assess-secrecy", "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\",\"date\":\"2031-01-01\"}")
                .is(422)
                .member(0, "date", "in-the-future");
        act(
                        response,
                        "assess-secrecy",
                        "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\",\"passages\":[{\"in\":\"text\",\"quote\":\"Robin\"}]}")
                .is(422)
                .member(0, "passages[0].quote", "quote-not-found");
        act(
                        response,
                        "assess-secrecy",
                        "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\",\"authority\":\"Exempelnämnden\",\"date\":\"2026-11-20\",\"passages\":[{\"in\":\"text\",\"quote\":\"070-000 00 00\"}]}")
                .is(200);
        Answer marked = get(staff, REGISTRAR).is(200);
        assertThat(marked.at("/authority")).isEqualTo("Exempelnämnden");
        assertThat(marked.at("/assessedOn")).isEqualTo("2026-11-20");
        assertThat(marked.at("/secretPassages/0/provision")).isEqualTo("OSL 21 kap. 1 §");
        act(response, "register", SUBJECT).is(200);
        act(response, "redactions", "{\"passages\":[{\"in\":\"text\",\"quote\":\"Kim Exempel\",\"ground\":\"GDPR\"}]}")
                .is(200);
        act(response, "publish", null).because(422, "secret-not-masked");
        assertThat(get(staff, REGISTRAR).at("/exposesSecrets")).isEqualTo("true");
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        Answer open = get(staff, REGISTRAR).is(200);
        assertThat(open.at("/exposesSecrets")).isEqualTo("false");
        assertThat(open.at("/assessedOn"))
                .isEqualTo(Deadline.day(clock.instant()).toString());
        assertThat(open.json().get("secretPassages").size()).isZero();
        act(response, "publish", null).is(200);
    }

    @Test
    void wrongPassagesAreNamed() {
        String response = answered(openConsultation(), SAYS);
        act(response, "redactions", "{}").is(422).member(0, "passages", "missing");
        act(response, "redactions", "{\"passages\":[{\"in\":\"text\",\"quote\":\"Robin\",\"ground\":\"GDPR\"}]}")
                .is(422)
                .member(0, "passages[0].quote", "quote-not-found");
        String wordless = answered(openConsultation(), "{\"position\":\"NO_COMMENTS\"}");
        act(wordless, "redactions", "{\"passages\":[]}").because(422, "nothing-written");
    }

    @Test
    void whoWasWronglyNamedMayAnswerAndTheOldReceiptSaysSo() {
        String consultation = openConsultation();
        String body = body();
        Answer forged = put(consultation, body, OFFICER, "k1", "{\"text\":\"Falskt.\",\"channel\":\"EMAIL\"}")
                .is(201);
        String response = forged.at("/response");
        act(response, "register", SUBJECT).is(200);
        act(response, "not-from-sender", "{\"reason\":\"Kommunen har inte skickat detta.\"}")
                .is(200);
        assertThat(get("/api/consultations/" + consultation + "/responses/" + body, representative(body))
                        .json()
                        .has("text"))
                .isFalse();
        Answer real = put(consultation, body, representative(body), "k2", SAYS).is(201);
        assertThat(real.at("/url")).contains(".4.");
        assertThat(get("/api" + forged.at("/url").replace("/kvittens", "/receipts"), null)
                        .at("/status"))
                .isEqualTo("DISOWNED");
        assertThat(get("/api" + real.at("/url").replace("/kvittens", "/receipts"), null)
                        .at("/status"))
                .isEqualTo("RECEIVED");
        // Another record, another number.
        assertThat(act(response, "register", SUBJECT).at("/documentNumber")).endsWith("-2");
    }

    @Test
    void aReceiptIsFollowedOnlyByWhoHoldsIt() {
        String consultation = openConsultation();
        Answer receipt = post(consultation, "k1", "{\"name\":\"Kim Exempel\",\"text\":\"Nej.\"}")
                .is(201);
        String token = receipt.at("/url").substring("/kvittens/".length());
        Answer followed = get("/api/receipts/" + token, null).is(200);
        assertThat(followed.text()).doesNotContain("Kim");
        assertThat(followed.at("/sha256")).isEqualTo(receipt.at("/sha256"));
        assertThat(followed.at("/receivedAt")).isEqualTo(receipt.at("/receivedAt"));
        for (String forged : List.of(
                token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"),
                token.replaceFirst("\\.1\\.", ".2."),
                token.replaceFirst("--p-", "--q-"),
                token.replaceFirst("\\.[0-9a-f]{8}\\.", ".00000000."),
                "x",
                "....")) {
            assertThat(get("/api/receipts/" + forged, null).status()).as(forged).isEqualTo(404);
        }
    }

    @Test
    void anotherServiceGetsTheReceiptAndTheAddressForItsLetter() {
        Answer receipt = post(openConsultation(), "k1", "{\"email\":\"kim@exempel.example\",\"text\":\"Nej.\"}")
                .is(201);
        String path = "/internal/responses/" + receipt.at("/response") + "/sender";
        get(path, REGISTRAR).because(403, "forbidden");
        Answer letter = send("GET", path, null, null, "Samrad-Service-Token", Bench.SERVICE_TOKEN)
                .is(200);
        assertThat(letter.at("/emails/0")).isEqualTo("kim@exempel.example");
        assertThat(letter.at("/receipt")).isEqualTo(receipt.at("/url"));
        assertThat(letter.at("/sha256")).isEqualTo(receipt.at("/sha256"));
        String body = answered(openConsultation(), SAYS);
        assertThat(send(
                                "GET",
                                "/internal/responses/" + body + "/sender",
                                null,
                                null,
                                "Samrad-Service-Token",
                                Bench.SERVICE_TOKEN)
                        .is(200)
                        .at("/emails/0"))
                .isEqualTo("registrator@exempelby.example");
        send(
                        "GET",
                        "/internal/responses/exempel-okand--exempelby/sender",
                        null,
                        null,
                        "Samrad-Service-Token",
                        Bench.SERVICE_TOKEN)
                .because(404, "unknown");
    }

    @Test
    void wrongQuestionsForTextsAreNamed() {
        get("/api/public/responses/texts", null).is(422).member(0, "of", "missing");
        get("/api/public/responses/texts?of=x", null).is(422).member(0, "of[0]", "wrong-type");
        get("/api/public/responses/texts?" + "of=a@b&".repeat(101), null)
                .is(422)
                .member(0, "of", "too-many");
        assertThat(get(texts("exempel-okand--exempelby", "a".repeat(64)), null)
                        .is(200)
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void whatMayTellWhoSomebodyIsIsProposedToRegistrarsAndHiddenByNobody() {
        String response = answered(openConsultation(), SAYS);
        String path = "/api/staff/responses/" + response + "/proposals";
        Answer proposed = get(path, REGISTRAR).is(200);
        int start = Integer.parseInt(proposed.at("/passages/0/start"));
        int length = Integer.parseInt(proposed.at("/passages/0/length"));
        String original =
                get("/api/staff/responses/" + response, REGISTRAR).is(200).at("/text");
        assertThat(original.substring(start, start + length)).isEqualTo("070-000 00 00");
        assertThat(proposed.at("/passages/0/kind")).isEqualTo("PHONE");
        assertThat(proposed.text()).doesNotContain("070-000");
        assertThat(get("/api/staff/responses/" + response, REGISTRAR).at("/version"))
                .isEqualTo("1");
        get(path, OFFICER).because(403, "forbidden");
        get("/api/staff/responses/exempel-okand--exempelby/proposals", REGISTRAR)
                .because(404, "unknown");
        String wordless = answered(openConsultation(), "{\"position\":\"NO_COMMENTS\"}");
        assertThat(get("/api/staff/responses/" + wordless + "/proposals", REGISTRAR)
                        .is(200)
                        .json()
                        .get("passages")
                        .size())
                .isZero();
    }

    @Test
    void theNameThatTheWebDoesNotShowIsProposedWhereItsOwnerHasSigned() {
        String consultation = openConsultation();
        String says = "{\"name\":\"Kim Exempel\",\"text\":\"Mer ljus. Hälsningar, Kim Exempel\"}";
        Answer receipt = post(consultation, "signerat-" + consultation, says).is(201);
        Answer proposed = get("/api/staff/responses/" + receipt.at("/response") + "/proposals", REGISTRAR)
                .is(200);
        assertThat(proposed.at("/passages/0/kind")).isEqualTo("NAME");
        assertThat(proposed.at("/passages/0/start")).isEqualTo("22");
        assertThat(proposed.text()).doesNotContain("Kim");
    }

    @Test
    void originalsAreForThoseWhoHandleThem() {
        String response = answered(openConsultation(), SAYS);
        Answer original = get("/api/staff/responses/" + response, OFFICER).is(200);
        assertThat(original.at("/text")).contains("070-000 00 00");
        assertThat(original.header("ETag")).isEqualTo("\"1\"");
        assertThat(original.at("/bodyName")).isEqualTo("Exempelby kommun");
        for (String token :
                List.of(Bench.bearer("staff:kommunikator"), Bench.bearer("staff:admin"), representative("exempelby"))) {
            get("/api/staff/responses/" + response, token).because(403, "forbidden");
        }
        get("/api/staff/responses/" + response, null).because(401, "not-signed-in");
        assertThat(Objects.requireNonNull(original.header("Cache-Control"))).contains("no-store");
    }
}
