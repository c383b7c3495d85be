package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

/** A case number that was mistyped is corrected when the consultation is open, and what it was is not lost. */
class CaseNumberTest extends Story {
    private static final String FIRST = "2026-11-20";
    private static final String LAST = "2026-12-15";

    private static String correction(String number) {
        return "{\"caseNumber\":\"" + number + "\",\"reason\":\"Två siffror hade bytt plats.\"}";
    }

    /** An open consultation with a number of its own; where it is asked. */
    private String opened(String number) {
        String path = "/api/consultations/" + Bench.id("hamnen");
        ask(OFFICER, "PUT", path, consultation(FIRST, LAST).replace("EX 2026-7", number))
                .expect(201);
        post(OFFICER, path + "/open", "{}").expect(200);
        return path;
    }

    @Test
    void itIsCorrectedByACaseOfficerWhoSaysWhyAndEverybodySeesTheNewOne() {
        String id = Bench.id("hamnen");
        String path = "/api/consultations/" + id;
        String correct = path + "/correct-case-number";
        String number = "EX " + Bench.id("2026");
        drafted(id, FIRST, LAST);
        post(OFFICER, correct, correction(number)).expectReason(422, "not-open");
        post(OFFICER, path + "/open", "{}").expect(200);
        post(REGISTRAR, correct, correction(number)).expect(403);
        Reply nothing = post(OFFICER, correct, "{}").expect(422);
        assertThat(nothing.text("/members/0/member")).isEqualTo("caseNumber");
        assertThat(nothing.text("/members/1/member")).isEqualTo("reason");
        post(OFFICER, correct, correction(number), "If-Match", "\"1\"").expectReason(409, "version-mismatch");
        post(OFFICER, correct, correction(number), "Idempotency-Key", "ratta").expect(200);
        post(OFFICER, correct, correction(number), "Idempotency-Key", "ratta").expect(200);
        Reply same = post(OFFICER, correct, correction(number), "Idempotency-Key", "igen")
                .expect(422);
        assertThat(same.text("/members/0/reason")).isEqualTo("number-as-it-is");
        assertThat(same.text("/members/0/detail")).isEqualTo("Det är diarienumret redan. Skriv det rätta numret.");
        Reply now = get(OFFICER, path).expect(200);
        assertThat(now.text("/caseNumber")).isEqualTo(number);
        assertThat(now.text("/earlierNumbers/0")).isEqualTo("EX 2026-7");
        assertThat(now.text("/status")).isEqualTo("OPEN");
        assertThat(types("consultations/" + id)).containsOnlyOnce("case-number-corrected");
        String told = "";
        for (JsonNode envelope : commits("consultations/" + id).body().at("/envelopes")) {
            if (envelope.at("/type").asString().equals("case-number-corrected-publicly")) told = envelope.toString();
        }
        assertThat(told).contains(number, "EX 2026-7").doesNotContain("bytt plats", "register", "renumbered");
    }

    @Test
    void aNumberThatWasPastedFromAWordProcessorIsTheOneThatItReadsAs() {
        String number = "EX " + Bench.id("bron");
        String path = opened(number.replace(' ', '\u00a0'));
        assertThat(get(OFFICER, path).text("/caseNumber")).isEqualTo(number);
        Reply same = post(OFFICER, path + "/correct-case-number", correction(number.replace(" ", "\u00a0 ")))
                .expect(422);
        assertThat(same.text("/members/0/reason")).isEqualTo("number-as-it-is");
    }

    @Test
    void aNumberThatAnotherConsultationHasOrHadIsRefusedInWords() {
        String number = "EX " + Bench.id("bron");
        String other = opened(number);
        String mistyped = opened("EX " + Bench.id("hamnen"));
        post(OFFICER, other + "/correct-case-number", correction("EX " + Bench.id("bron")))
                .expect(200);
        Reply refused = post(OFFICER, mistyped + "/correct-case-number", correction(number));
        refused.expect(422);
        assertThat(refused.text("/members/0/member")).isEqualTo("caseNumber");
        assertThat(refused.text("/members/0/reason")).isEqualTo("number-of-another-consultation");
        assertThat(refused.text("/members/0/detail")).contains("annan remiss");
    }

    @Test
    void aSlipIsSetRightAlsoWhenTheNextRoundHasComeToTheNumberMeanwhile() {
        String number = "EX " + Bench.id("samma");
        String correct = opened("EX " + Bench.id("hamnen")) + "/correct-case-number";
        post(OFFICER, correct, correction(number)).expect(200);
        opened(number);
        post(OFFICER, correct, correction("EX " + Bench.id("slarv"))).expect(200);
        post(OFFICER, correct, correction(number)).expect(200);
    }

    @Test
    void ofTwoWhoWantOneNumberAtOnceOneGetsItAndTheOtherIsTold() throws Exception {
        List<String> two = List.of(opened("EX " + Bench.id("hamnen")), opened("EX " + Bench.id("bron")));
        String wanted = "EX " + Bench.id("samma");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (String path : two) {
            calls.add(() -> post(OFFICER, path + "/correct-case-number", correction(wanted))
                    .status());
        }
        List<Integer> came = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(calls)) came.add(status.get());
        }
        assertThat(came).containsExactlyInAnyOrder(200, 422);
    }
}
