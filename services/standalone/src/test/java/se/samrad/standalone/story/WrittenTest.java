package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Deadline;
import tools.jackson.databind.json.JsonMapper;

/** What services really write is what the schemas say that they write. */
class WrittenTest {
    private static final String CONSULTATION = "/api/consultations/exempel-fardplan-flemingsberg";

    /** Letters arrive here, unless an address is taken away before its letter has gone, and nobody's last day passes. */
    private static final List<String> HARDLY_HERE = List.of(
            "handover-failed",
            "letter-undeliverable",
            "letter-bounced",
            "letter-delayed",
            "silence-recorded",
            "body-silent");

    private static Written written = new Written();
    private static String feed = "";
    private static String proposal = "";

    @BeforeAll
    static void everythingIsDone() {
        try (RunningSamrad samrad = RunningSamrad.start("stand-in", Map.of("SAMRAD_SEALING_MACHINE", "true"))) {
            feed = samrad.get("/nyheter/flode.atom?remiss=samrad-rup-2024").body();
            proposal = samrad.get("/api/public" + CONSULTATION.substring("/api".length()) + "/proposal")
                    .body();
            act(samrad);
            written = Written.in(samrad.stop());
        }
        System.out.println("events by type: " + written.counts());
    }

    @Test
    void everyEventOfTheDemoAndOfWhatIsDoneAfterItIsValidByItsSchema() {
        assertThat(written.wrong()).isEmpty();
        assertThat(written.counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThan(500);
    }

    @Test
    void everyTypeIsWrittenButForThoseThatTakeATimeOrAFault() {
        assertThat(written.unwritten()).isSubsetOf(HARDLY_HERE);
    }

    @Test
    void theRealSamradHasAFeedOfTheSixItemsThatSpeakOfIt() {
        assertThat(feed.split("<entry>", -1)).hasSize(7);
    }

    @Test
    void everybodyMayFetchTheProposalThroughThePortal() {
        assertThat(proposal).contains("Flemingsberg");
    }

    /** The eighth event is the supplement. */
    private static void supplemented(RunningSamrad samrad, String response) {
        String key = "exempel-tillagg";
        done(samrad, "POST", response + "/supplement", "{\"text\":\"Exempel: mer.\"}", "Idempotency-Key", key);
        done(samrad, "POST", response + "/register", "{\"subject\":\"Exempel.\",\"record\":8}");
        done(samrad, "POST", response + "/assess-secrecy", "{\"secret\":false,\"record\":8}");
        done(samrad, "POST", response + "/publish", "{\"record\":8}");
        done(samrad, "POST", response + "/retract", "{\"record\":8}");
    }

    /** Whoever is asked seven days before the last is reminded the same day, and not of three weeks before. */
    private static void reminded(RunningSamrad samrad) {
        LocalDate today = LocalDate.now(Deadline.ZONE);
        String soon = "/api/consultations/exempel-snart-slut";
        done(samrad, "PUT", soon, """
            {"title":"Exempel: snart slut","kind":"REMISS","opensOn":"%s","closesOn":"%s"}\
            """.formatted(today, today.plusDays(7)));
        done(samrad, "POST", soon + "/open", "");
        done(samrad, "POST", soon + "/invitations", "{\"bodies\":[\"exempel-sagoryd\",\"exempel-larko\"]}");
        // Whoever has just been invited is reminded by nobody but a person.
        done(samrad, "POST", soon + "/reminders", "{\"bodies\":[\"exempel-sagoryd\"]}");
        String letters = "/api/staff/letters?consultation=exempel-snart-slut&template=reminder&status=SENT";
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(samrad.call("GET", letters, "").body()).contains("exempel-sagoryd"));
        // Listed, invited, and of both turns that have passed it is recorded that nothing goes, when the clock is
        // looked at next.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(samrad.call("GET", soon + "/invitations/exempel-larko", "")
                                .body())
                        .contains("\"version\":4,"));
    }

    /** A plan is examined for too short a time, with a reason, and its notice is corrected when it is out. */
    private static void guided(RunningSamrad samrad) {
        LocalDate today = LocalDate.now(Deadline.ZONE);
        String plan = "/api/consultations/exempel-granskning";
        String notice = """
            {"postedOn":"%s","board":"Exempeltavlan","newspaper":"Exempelbladet","text":"Exempel: %s.","sentOn":"%s"}\
            """;
        done(samrad, "PUT", plan, """
            {"title":"Exempel: granskning","kind":"GRANSKNING","procedure":"REGIONPLAN","opensOn":"%s","closesOn":"%s","earlierRound":"exempel-fardplan-flemingsberg"}\
            """.formatted(today, today.plusDays(30)));
        done(
                samrad,
                "POST",
                plan + "/proposal",
                "# Exempel\n\nText.",
                "Content-Disposition",
                "attachment; filename=exempel.md");
        done(samrad, "POST", plan + "/proposal/checked", "{\"proposal\":1}");
        done(samrad, "PUT", plan + "/traces", """
            {"proposal":1,"sections":[{"section":"exempel","from":[]}]}\
            """);
        done(
                samrad,
                "POST",
                plan + "/legal-notice",
                notice.formatted(today.minusDays(1), "kungörelse", today.minusDays(1)));
        done(samrad, "POST", plan + "/invitations", "{\"bodies\":[\"exempel-larko\"]}");
        done(samrad, "POST", plan + "/invitations/exempel-larko/unlist", "");
        HttpResponse<String> refused = samrad.call("POST", plan + "/open", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("guide-blocks", "granskning-regionplan-tid", "7 kap. 5 §")
                .doesNotContain("granskning-kungorelse");
        done(samrad, "POST", plan + "/guide/granskning-regionplan-tid/override", "{\"reason\":\"Exempel.\"}");
        HttpResponse<String> opened = samrad.call("POST", plan + "/open", "");
        assertThat(opened.statusCode()).isEqualTo(200);
        String position = opened.headers().firstValue("Samrad-Position").orElseThrow();
        for (String round : List.of("exempel-granskning", "exempel-fardplan-flemingsberg")) {
            String shown = "/api/public/consultations/" + round;
            assertThat(samrad.call("GET", shown, "", "Samrad-Position", position)
                            .body())
                    .contains("\"rounds\":[", "\"id\":\"exempel-granskning\"")
                    .matches(body -> body.contains("\"traces\":[{\"section\":\"exempel\",\"from\":[]}]")
                            == round.equals("exempel-granskning"));
        }
        done(
                samrad,
                "POST",
                plan + "/legal-notice",
                notice.formatted(today.minusDays(1), "rättad kungörelse", today.minusDays(1)));
        HttpResponse<String> corrected = samrad.call(
                "POST", plan + "/correct-case-number", "{\"caseNumber\":\"EX 2026-0042\",\"reason\":\"Exempel.\"}");
        assertThat(corrected.statusCode()).isEqualTo(200);
        String seen = corrected.headers().firstValue("Samrad-Position").orElseThrow();
        assertThat(samrad.call("GET", "/api/public/consultations/exempel-granskning", "", "Samrad-Position", seen)
                        .body())
                .contains("\"kind\":\"GRANSKNING\",\"caseNumber\":\"EX 2026-0042\"", "case-number-corrected-publicly");
        done(samrad, "PUT", plan + "/contact", "{\"name\":\"Exempelkansliet\",\"phone\":\"08-000 00 00\"}");
    }

    /** What the demo leaves undone. */
    private static void act(RunningSamrad samrad) {
        reminded(samrad);
        guided(samrad);
        String later = LocalDate.now(Deadline.ZONE).plusDays(60).toString();
        done(samrad, "PUT", "/api/themes/kultur", "{\"name\":\"Kultur\",\"description\":\"Exempel.\"}");
        done(samrad, "POST", CONSULTATION + "/extend", "{\"closesOn\":\"" + later + "\",\"reason\":\"Exempel.\"}");
        String declined = CONSULTATION + "/invitations/exempel-sagoryd";
        done(samrad, "POST", declined + "/refuse-extension", "{\"reason\":\"Exempel.\"}");
        done(samrad, "POST", declined + "/note-call", "{\"note\":\"Exempel: ringde.\"}");
        assertThat(samrad.ask("POST", declined + "/opened", "", samrad.token("body:exempel-sagoryd"))
                        .statusCode())
                .isEqualTo(200);
        done(samrad, "POST", declined + "/forward", "{\"to\":\"Exempelnämnden\"}");
        done(samrad, "POST", declined + "/wrong-recipient", "{\"note\":\"Exempel.\"}");
        String response = "/api/responses/exempel-fardplan-flemingsberg--exempel-blabarsas";
        done(samrad, "POST", response + "/retract", "{\"reason\":\"Exempel.\"}");
        done(samrad, "POST", response + "/redactions", """
            {"passages":[{"in":"text","start":0,"length":4,"ground":"GDPR"}]}\
            """);
        copies(samrad, response);
        done(samrad, "POST", response + "/not-from-sender", "{\"reason\":\"Exempel.\"}");
        String early = CONSULTATION + "/responses/exempel-larko";
        done(samrad, "PUT", early, "{\"text\":\"Exempel.\",\"preliminary\":true}", "Idempotency-Key", "exempel-tidig");
        done(
                samrad,
                "POST",
                "/api/responses/exempel-fardplan-flemingsberg--exempel-larko/confirm",
                "{\"decision\":{\"by\":\"Exempelnämnden\",\"date\":\"2026-11-01\"}}");
        done(
                samrad,
                "POST",
                "/api/responses/exempel-fardplan-flemingsberg--exempel-larko/supersede",
                "{\"text\":\"Exempel: i stället.\",\"preliminary\":true}",
                "Idempotency-Key",
                "exempel-i-stallet");
        String larko = "/api/responses/exempel-fardplan-flemingsberg--exempel-larko";
        done(samrad, "POST", larko + "/register", "{\"subject\":\"Exempel.\"}");
        done(samrad, "POST", larko + "/assess-secrecy", "{\"secret\":false}");
        done(samrad, "POST", larko + "/publish", "");
        done(samrad, "POST", larko + "/interpret-position", "{\"position\":\"NEITHER\",\"reason\":\"Exempel.\"}");
        supplemented(samrad, larko);
        maskedFile(samrad);
        done(samrad, "POST", larko + "/confirm", "{\"decision\":{\"by\":\"Exempelnämnden\",\"date\":\"2026-11-02\"}}");
        String taken = "/api/responses/exempel-fardplan-flemingsberg--exempel-grankoping/withdraw";
        done(samrad, "POST", taken, "{\"reason\":\"Exempel.\",\"channel\":\"EMAIL\"}");
        String news = "/api/news/exempel-remissen-ar-oppen";
        done(samrad, "POST", news + "/correct", "{\"lead\":\"Exempel: rättad.\",\"note\":\"Exempel.\"}");
        done(samrad, "POST", news + "/withdraw", "{}");
        done(samrad, "PUT", "/api/news/exempel-utkast", "{\"title\":\"Exempel: utkast\"}");
        done(samrad, "PUT", "/api/news/exempel-utkast", "{\"title\":\"Exempel: omskrivet\"}");
        String meeting = "/api/meetings/exempel-dialogmote-exempelby";
        done(samrad, "PUT", meeting, "{\"type\":\"CONFERENCE\",\"title\":\"Exempel: annat möte\"}");
        done(samrad, "POST", meeting + "/cancel", "{\"reason\":\"Exempel.\"}");
        done(samrad, "POST", "/api/bodies/imports", """
            [{"id":"exempelpolisen","name":"Exempel: Polisen under ett nytt namn","type":"AUTHORITY"},
             {"id":"exempel-dubblett","name":"Exempel: dubblett","type":"OTHER"},
             {"id":"exempel-nybildad","name":"Exempel: nybildad","type":"OTHER"}]\
            """);
        String doubled = "/api/bodies/exempel-dubblett";
        done(samrad, "POST", doubled + "/merge", "{\"into\":\"exempel-nybildad\"}");
        done(samrad, "POST", doubled + "/undo-merge", "");
        done(samrad, "POST", doubled + "/names", "{\"name\":\"Exempel: omdöpt\",\"from\":\"2026-01-01\"}");
        done(samrad, "POST", doubled + "/undo-rename", "{\"name\":\"Exempel: omdöpt\"}");
        done(samrad, "POST", doubled + "/leave", "{\"on\":\"2026-06-30\"}");
        done(samrad, "POST", doubled + "/return", "");
        String uncounted = "exempel-rufs-uppfoljning"; // a consultation without a case, so without numbers of its own
        done(
                samrad,
                "PUT",
                "/api/consultations/" + uncounted + "/responses/exempel-masora",
                "{\"text\":\"Exempel.\",\"channel\":\"EMAIL\"}",
                "Idempotency-Key",
                "exempel-utan-diarium");
        done(
                samrad,
                "POST",
                "/api/responses/" + uncounted + "--exempel-masora/register",
                "{\"subject\":\"Exempel.\",\"documentNumber\":\"EX-PROV-1\"}");
        done(
                samrad,
                "POST",
                "/api/responses/" + uncounted + "--exempel-masora/correct-registration",
                "{\"subject\":\"Exempel: rättat.\",\"documentNumber\":\"EX-PROV-2\",\"reason\":\"Exempel.\"}");
        String sealed = "/api/responses/" + uncounted + "--exempel-masora";
        done(samrad, "POST", sealed + "/seal", "{\"reason\":\"Exempel.\"}");
        assertThat(samrad.ask("POST", sealed + "/unseal", "{\"reason\":\"Exempel.\"}", samrad.token("staff:sakerhet"))
                        .statusCode())
                .isBetween(200, 204);
        String planned = "/api/consultations/exempel-planerad";
        String facts = """
            {"title":"Exempel: planerad %s","kind":"REMISS","opensOn":"%s","closesOn":"%s"}\
            """;
        done(samrad, "PUT", planned, facts.formatted("remiss", later, later));
        done(samrad, "PUT", planned, facts.formatted("remiss igen", later, later));
        done(samrad, "POST", planned + "/open", "");
        done(
                samrad,
                "POST",
                CONSULTATION + "/responses",
                "{\"text\":\"Exempel.\"}",
                "Idempotency-Key",
                "exempel-person");
        done(samrad, "POST", CONSULTATION + "/cancel", "{\"reason\":\"Exempel.\"}");
    }

    private static void maskedFile(RunningSamrad samrad) {
        String file = samrad.upload("exempel.txt", "Ring Kim Exempel.");
        String id = new JsonMapper()
                .readTree(samrad.call(
                                "POST",
                                CONSULTATION + "/responses",
                                "{\"files\":[\"" + file + "\"],\"channel\":\"PAPER\"}",
                                "Idempotency-Key",
                                "exempel-med-fil")
                        .body())
                .get("response")
                .asString();
        String hidden =
                "{\"file\":\"%s\",\"passages\":[{\"in\":\"text\",\"quote\":\"Kim Exempel\",\"ground\":\"GDPR\"}]}";
        done(samrad, "POST", "/api/responses/" + id + "/redactions", hidden.formatted(file));
    }

    private static void copies(RunningSamrad samrad, String response) {
        Map<String, String> answers = Map.of(
                "give", "{}",
                "refuse", "{\"provision\":\"OSL 21 kap. 1 §\",\"reason\":\"Exempel.\"}",
                "drop", "{\"reason\":\"Exempel.\"}");
        answers.forEach((act, said) -> {
            String noted =
                    samrad.call("POST", response + "/copy-requests", "{}").body();
            String request = new JsonMapper().readTree(noted).at("/request").asString();
            done(samrad, "POST", "/api/staff/copy-requests/" + request + "/" + act, said);
        });
    }

    private static void done(RunningSamrad samrad, String method, String path, String body, String... headers) {
        HttpResponse<String> answer = samrad.call(method, path, body, headers);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 204);
    }

    @Test
    void anEventThatItsSchemaForbidsIsFound() {
        Written written = new Written();
        written.commit(new Document("stream", "themes/exempel")
                .append(
                        "events",
                        List.of(new Document("type", "theme-defined")
                                .append("schema", 1)
                                .append("data", "{\"colour\":\"red\"}")
                                .append("state", 1)
                                .append("after", "{\"name\":7}"))));
        assertThat(written.wrong())
                .anyMatch(line -> line.startsWith("themes/exempel, events/theme-defined.1.json"))
                .anyMatch(line -> line.startsWith("themes/exempel, states/themes.1.json"));
    }
}
