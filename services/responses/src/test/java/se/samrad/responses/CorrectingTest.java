package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.responses.RegisterEvent.NumberCorrected;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.domain.CaseRegister;
import se.samrad.responses.registering.Tellings;

/** What a registrar typed by mistake. */
class CorrectingTest extends WholeService {
    private static final String SAYS = "{\"text\":\"Ja.\"}";
    private static final String CORRECT = "correct-registration";

    @Autowired
    Commands commands;

    @Autowired
    Sweep sweep;

    @Autowired
    Tellings tellings;

    private String typed(String consultation, String number) {
        String response = answered(consultation, SAYS);
        registers(response, number).is(200);
        return response;
    }

    private Answer registers(String response, String number) {
        return act(
                response, "register", "{\"subject\":\"Svar från Kim Exempel\",\"documentNumber\":\"" + number + "\"}");
    }

    private static String to(String number) {
        return "{\"documentNumber\":\"" + number + "\",\"reason\":\"Siffrorna hade bytt plats.\"}";
    }

    private Answer seen(String response) {
        return get("/api/staff/responses/" + response, REGISTRAR).is(200);
    }

    @Test
    void aNumberAndAHeadingAreCorrectedAndWhatStoodThereIsKeptForRegistrars() {
        String response = typed(openConsultation(), "RS 17");
        Answer corrected = act(response, CORRECT, """
                {"documentNumber":" RS 71 ","subject":"Svar från en privatperson","reason":"Fel nummer, och ett namn."}
                """).is(200);
        assertThat(corrected.at("/documentNumber")).isEqualTo("RS 71");
        assertThat(corrected.header("ETag")).isEqualTo("\"3\"");
        Answer now = seen(response);
        assertThat(now.at("/documentNumber")).isEqualTo("RS 71");
        assertThat(now.at("/subject")).isEqualTo("Svar från en privatperson");
        assertThat(now.at("/documents/0/subject")).isEqualTo("Svar från en privatperson");
        assertThat(now.json().at("/corrections")).hasSize(1);
        assertThat(now.at("/corrections/0/earlierNumber")).isEqualTo("RS 17");
        assertThat(now.at("/corrections/0/earlierSubject")).isEqualTo("Svar från Kim Exempel");
        assertThat(now.at("/corrections/0/reason")).isEqualTo("Fel nummer, och ett namn.");
        assertThat(now.at("/corrections/0/by")).isNotEmpty();
        assertThat(get("/api/staff/responses/" + response, OFFICER).is(200).text())
                .contains("RS 71", "Fel nummer")
                .doesNotContain("Svar från Kim Exempel");
        // Headings stand in no event.
        assertThat(database.getCollection("commits")
                        .find(new Document("stream", "responses/" + response.replace("--", "/"))))
                .allSatisfy(commit -> assertThat(commit.toJson()).doesNotContain("privatperson\"", "Svar från"));
    }

    @Test
    void whatIsHandedToTheDiaryAndTheReceiptSayWhatIsRight() throws Exception {
        String body = body();
        String consultation = openConsultation();
        Answer receipt =
                put(consultation, body, representative(body), "k1", SAYS).is(201);
        String response = receipt.at("/response");
        registers(response, "RS 17").is(200);
        act(response, CORRECT, """
                {"documentNumber":"RS 71","subject":"Svar från en privatperson","reason":"Fel."}
                """).is(200);
        assertThat(get(receipt.at("/url").replace("/kvittens/", "/api/receipts/"), null)
                        .at("/documentNumber"))
                .isEqualTo("RS 71");
        String metadata = metadata(
                get("/api/staff/responses/" + response + "/package", REGISTRAR).is(200));
        assertThat(metadata).contains("\"RS 71\"", "Svar från en privatperson").doesNotContain("RS 17", "Kim Exempel");
    }

    private static String metadata(Answer zipped) throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(zipped.response().body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("metadata.json")) return new String(zip.readAllBytes(), UTF_8);
            }
        }
        return "";
    }

    @Test
    void aFreedNumberIsUsedAgainAndOneThatIsTakenIsRefused() {
        String consultation = openConsultation();
        String first = typed(consultation, "RS 17");
        String second = answered(consultation, SAYS);
        registers(second, "RS 17").is(422).member(0, "documentNumber", "number-taken");
        act(first, CORRECT, to("RS 71")).is(200);
        registers(second, "RS 17").is(200);
        act(first, CORRECT, to("RS 17")).is(422).member(0, "documentNumber", "number-taken");
        act(second, CORRECT, to("RS 71")).is(422).member(0, "documentNumber", "number-taken");
        act(second, CORRECT, to("RS 18")).is(200);
        act(first, CORRECT, to("RS 17")).is(200);
        assertThat(seen(first).at("/documentNumber")).isEqualTo("RS 17");
        assertThat(seen(first).json().at("/corrections")).hasSize(2);
        registers(answered(consultation, SAYS), "RS 71").is(200);
    }

    @Test
    void aNumberOfTheCasesOwnSeriesStaysAndItsHeadingIsCorrected() {
        String response = answered(openConsultation(), SAYS);
        String number = act(response, "register", "{\"subject\":\"Svar från Kim\"}")
                .is(200)
                .at("/documentNumber");
        act(response, CORRECT, to("RS 71")).is(422).member(0, "documentNumber", "own-series-number-stays");
        assertThat(act(response, CORRECT, "{\"subject\":\"Svar\",\"reason\":\"Ett namn.\"}")
                        .is(200)
                        .at("/documentNumber"))
                .isEqualTo(number);
        assertThat(seen(response).at("/subject")).isEqualTo("Svar");
        assertThat(act(answered(response.split("--")[0], SAYS), "register", "{\"subject\":\"Svar\"}")
                        .at("/documentNumber"))
                .endsWith("-2");
    }

    @Test
    void whatCameLaterIsCorrectedByItself() {
        String response = typed(openConsultation(), "RS 17");
        act(response, "withdraw", "{\"channel\":\"PAPER\"}").is(200);
        act(response, CORRECT, "{\"record\":3,\"subject\":\"Återtagande\",\"reason\":\"Fel.\"}")
                .because(422, "not-registered");
        act(response, "register", "{\"record\":3,\"subject\":\"Kim tar tillbaka\",\"documentNumber\":\"RS 18\"}")
                .is(200);
        act(response, CORRECT, """
                {"record":3,"documentNumber":"RS 81","subject":"Återtagande","reason":"Fel."}
                """).is(200);
        Answer now = seen(response);
        assertThat(now.at("/documentNumber")).isEqualTo("RS 17");
        assertThat(now.at("/subject")).isEqualTo("Svar från Kim Exempel");
        assertThat(now.at("/documents/1/documentNumber")).isEqualTo("RS 81");
        assertThat(now.at("/documents/1/subject")).isEqualTo("Återtagande");
        assertThat(now.at("/corrections/0/record")).isEqualTo("3");
        act(response, CORRECT, "{\"record\":9,\"subject\":\"x\",\"reason\":\"Fel.\"}")
                .is(422)
                .member(0, "record", "unknown-record");
    }

    @Test
    void aReasonAndSomethingToCorrectAreAsked() {
        String response = typed(openConsultation(), "RS 17");
        act(response, CORRECT, "{\"documentNumber\":\"RS 71\"}").is(422).member(0, "reason", "missing");
        act(response, CORRECT, "{\"reason\":\"Fel.\"}").because(422, "nothing-corrected");
        act(response, CORRECT, to("RS 17")).is(200);
        assertThat(seen(response).json().at("/corrections"))
                .as("it was so before")
                .isEmpty();
    }

    @Test
    void whoHasSeenAnotherVersionIsRefusedAndWhoAsksAgainIsAnsweredAsBefore() {
        String response = typed(openConsultation(), "RS 17");
        act(response, CORRECT, to("RS 71"), "If-Match", "\"1\"").because(409, "version-mismatch");
        String[] again = {"If-Match", "\"2\"", "Idempotency-Key", "k1"};
        act(response, CORRECT, to("RS 71"), again).is(200);
        act(response, CORRECT, to("RS 71"), again).is(200);
        act(response, CORRECT, to("RS 72"), again).because(409, "key-used-for-another-request");
        String[] heading = {"If-Match", "\"3\"", "Idempotency-Key", "k2"};
        String other = "{\"subject\":\"Svar\",\"reason\":\"Ett namn.\"}";
        act(response, CORRECT, other, heading).is(200);
        act(response, CORRECT, other, heading).is(200);
        assertThat(seen(response).json().at("/corrections")).hasSize(2);
        assertThat(seen(response).at("/documentNumber")).isEqualTo("RS 71");
    }

    @Test
    void ofManyWhoWantOneNumberAtOnceOneGetsIt() throws Exception {
        String consultation = openConsultation();
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < 6; i++) responses.add(typed(consultation, "RS 1" + i));
        String fresh = answered(consultation, SAYS);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (String response : responses)
            calls.add(() -> act(response, CORRECT, to("RS 99")).status());
        calls.add(() -> registers(fresh, "RS 99").status());
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(calls)) statuses.add(status.get());
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 422);
        responses.add(fresh);
        assertThat(responses.stream()
                        .filter(response -> seen(response).at("/documentNumber").equals("RS 99")))
                .hasSize(1);
    }

    @Test
    void ofManyWhoCorrectOneNumberAtOnceEachIsToldInItsTurnAndNoOtherNumberIsKept() throws Exception {
        String consultation = openConsultation();
        String response = typed(consultation, "RS 10");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            String number = "RS 1" + i;
            calls.add(() -> act(response, CORRECT, to(number)).status());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(calls)) assertThat(status.get()).isIn(200, 409);
        }
        var now = seen(response).json();
        String last = "RS 10";
        for (var one : now.at("/corrections")) {
            assertThat(one.at("/earlierNumber").asString()).isEqualTo(last);
            last = one.at("/documentNumber").asString();
        }
        assertThat(now.at("/documentNumber").asString()).isEqualTo(last).isNotEqualTo("RS 10");
        for (int i = 0; i <= 6; i++) {
            String number = "RS 1" + i;
            registers(answered(consultation, SAYS), number).is(number.equals(last) ? 422 : 200);
        }
    }

    /** As far as it came: the register has exchanged the number and the response does not know. */
    private void cutOff(String caseNumber, String response, String from, String to, @Nullable String heading) {
        commands.handle(
                CaseRegister.KIND,
                "register/" + caseNumber.replace(" ", "%20"),
                Command.of("registrator", Bench.id("key"), to),
                register -> register.corrected(new NumberCorrected(
                        response, to, from, heading, "Fel.", "registrator", LocalDate.of(2026, 11, 23))));
    }

    @Test
    void aCorrectionThatWasCutOffIsToldBeforeAnybodyElseHasTheNumber() {
        String caseNumber = "EX " + Bench.id("krasch");
        String consultation = consultation(Status.OPEN, caseNumber, false, Publishing.RUNNING);
        String response = typed(consultation, "RS 17");
        cutOff(caseNumber, response, "RS 17", "RS 71", null);
        assertThat(seen(response).at("/documentNumber")).isEqualTo("RS 17");
        registers(answered(consultation, SAYS), "RS 17").is(200);
        assertThat(seen(response).at("/documentNumber")).isEqualTo("RS 71");
        assertThat(seen(response).at("/corrections/0/by")).isEqualTo("registrator");
    }

    @Test
    void aCorrectionThatWasCutOffIsToldToWhoeverIsRefusedTheNumberAndToWhoeverCorrectsAgain() {
        String caseNumber = "EX " + Bench.id("krasch");
        String consultation = consultation(Status.OPEN, caseNumber, false, Publishing.RUNNING);
        String response = typed(consultation, "RS 17");
        cutOff(caseNumber, response, "RS 17", "RS 71", null);
        registers(answered(consultation, SAYS), "RS 71").is(422).member(0, "documentNumber", "number-taken");
        assertThat(seen(response).at("/documentNumber")).isEqualTo("RS 71");
        cutOff(caseNumber, response, "RS 71", "RS 72", null);
        act(response, CORRECT, to("RS 73")).is(200);
        assertThat(seen(response).json().at("/corrections")).hasSize(3);
        assertThat(seen(response).at("/documentNumber")).isEqualTo("RS 73");
    }

    @Test
    void aCorrectionThatWasCutOffIsToldByItselfThoughNobodyComesToIt() {
        String caseNumber = "EX " + Bench.id("krasch");
        String consultation = consultation(Status.OPEN, caseNumber, false, Publishing.RUNNING);
        String first = typed(consultation, "RS 17");
        String second = typed(consultation, "RS 18");
        tellings.round();
        cutOff(caseNumber, first, "RS 17", "RS 71", null);
        cutOff(caseNumber, first, "RS 71", "RS 72", null);
        cutOff(caseNumber, second, "RS 18", "RS 17", null);
        tellings.round();
        tellings.round();
        assertThat(seen(first).at("/documentNumber")).isEqualTo("RS 72");
        assertThat(seen(first).json().at("/corrections")).hasSize(2);
        assertThat(seen(second).at("/documentNumber")).isEqualTo("RS 17");
        cutOff(caseNumber, second, "RS 17", "RS 81", null);
        tellings.round();
        assertThat(seen(second).at("/documentNumber")).isEqualTo("RS 81");
    }

    /** An exchange for a response that there is not, which no code can tell. */
    @Test
    void aCorrectionThatCannotBeToldHoldsUpNoOther() {
        String caseNumber = "EX " + Bench.id("krasch");
        String consultation = consultation(Status.OPEN, caseNumber, false, Publishing.RUNNING);
        String response = typed(consultation, "RS 17");
        String nobody = consultation + "--exempel-ingen";
        commands.handle(
                CaseRegister.KIND,
                "register/" + caseNumber.replace(" ", "%20"),
                Command.of("registrator", Bench.id("key"), "nobody"),
                register -> register.typed(nobody, "RS 1"));
        cutOff(caseNumber, nobody, "RS 1", "RS 2", null);
        cutOff(caseNumber, response, "RS 17", "RS 71", null);
        tellings.round();
        assertThat(seen(response).at("/documentNumber")).isEqualTo("RS 71");
    }

    @Test
    void aHeadingThatNothingNamesIsSweptAndOneThatTheRegisterNamesIsToldInstead() {
        String caseNumber = "EX " + Bench.id("krasch");
        String consultation = consultation(Status.OPEN, caseNumber, false, Publishing.RUNNING);
        String response = typed(consultation, "RS 17");
        act(response, CORRECT, "{\"subject\":\"Svar från en privatperson\",\"reason\":\"Ett namn.\"}")
                .is(200);
        String pending = "a".repeat(32);
        String orphan = "b".repeat(32);
        for (String name : List.of(pending, orphan)) {
            database.getCollection("details")
                    .insertOne(new Document("_id", response + "@" + name)
                            .append("response", response)
                            .append("content", name)
                            .append("subject", "Rubrik " + name.charAt(0))
                            .append("unsettled", java.util.Date.from(clock.instant())));
        }
        cutOff(caseNumber, response, "RS 17", "RS 71", pending);
        clock.moveBy(Duration.ofHours(25));
        sweep.round();
        assertThat(seen(response).at("/subject")).isEqualTo("Rubrik a");
        assertThat(seen(response).at("/documentNumber")).isEqualTo("RS 71");
        assertThat(seen(response).at("/corrections/0/earlierSubject")).isEqualTo("Svar från Kim Exempel");
        assertThat(seen(response).at("/corrections/1/earlierSubject")).isEqualTo("Svar från en privatperson");
        assertThat(database.getCollection("details").countDocuments(new Document("_id", response + "@" + orphan)))
                .isZero();
    }

    @Test
    void onlyRegistrarsCorrect() {
        String response = typed(openConsultation(), "RS 17");
        String path = "/api/responses/" + response + "/" + CORRECT;
        send("POST", path, OFFICER, to("RS 71")).because(403, "forbidden");
        send("POST", path, representative(response.split("--")[1]), to("RS 71")).because(403, "forbidden");
        send("POST", path, null, to("RS 71")).because(401, "not-signed-in");
        act("exempel-okand--exempelby", CORRECT, to("RS 71")).because(404, "unknown");
    }
}
