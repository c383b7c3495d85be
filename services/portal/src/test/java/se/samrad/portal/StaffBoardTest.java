package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board of staff as it is pasted into the case, taken home, and shown as of a past day. */
class StaffBoardTest extends FormsHarness {
    private static final String DESK = "/arbetsyta/remisser/" + Example.ID + "/laget";
    private static final String API = "/api/staff/consultations/" + Example.ID;

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void theStateIsOneDatedSentenceAndTablesThatCanBeMarkedWithoutAScript() throws Exception {
        String html = get(DESK).body();
        String part = html.substring(html.indexOf("id=\"kopia\""), html.indexOf("data-copy=\"kopia\""));
        assertThat(part).doesNotContain("<textarea");
        assertThat(words(part))
                .contains("Läget 18 september 2026 kl. 10.20 för Exempel: Färdplan")
                .contains("Tillfrågade 60", "Har lämnat synpunkter 41", "Har inte svarat än 16")
                .contains("Svar från privatpersoner 85", "Tillstyrker 7");
    }

    @Test
    void aboveAndBelowTheListAreTheMapTheCurveAndWhatAllTheAnswersSayPublishedOrNot() throws Exception {
        SERVICES.on("status", API + "/bodies", Example.bodies());
        String html = get(DESK + "?typ=AUTHORITY").body();
        String above = html.substring(html.indexOf("id=\"laget-bilder\""), html.indexOf("id=\"tab\""));
        assertThat(words(above)).contains("Kommunerna i Exempellän", "Granköping Gra: svarat", "Svar dag för dag");
        assertThat(above).contains("href=\"/arbetsyta/remisser/" + Example.ID + "/instans/grankoping\"");
        String below = html.substring(html.indexOf("id=\"laget-svar\""));
        assertThat(words(below))
                .contains("Vad svaren säger Alla svar som räknas från organisationer", "7 tillstyrker")
                .doesNotContain("publicerade svar.", "inte publicerade än");
        assertThat(words(get("/en" + DESK).body())).contains("All responses from organisations that count");
    }

    @Test
    void whereNobodyIsAskedYetTheBoardSaysThatAndWhatToDo() throws Exception {
        SERVICES.on("status", API + "/tally", Example.tally(0, 0, 0, 0).replace("\"invited\":60", "\"invited\":0"));
        SERVICES.on("status", API + "/bodies", Example.list());
        assertThat(words(get(DESK).body()))
                .contains("Ingen är tillfrågad än", "Ingen står på sändlistan än. Lägg till dem som ska tillfrågas")
                .doesNotContain("0 av 0", "Ändra filtret");
    }

    @Test
    void ofAnOlderConsultationWhoseDocumentsDoNotSayWhoWasAskedStaffAreToldThatToo() throws Exception {
        SERVICES.on(
                "status", API, Example.consultation(true).replace("\"askedUnknown\":false", "\"askedUnknown\":true"));
        assertThat(words(get(DESK).body()))
                .contains("Vilka som fick förslaget och vilka som svarade framgår inte av handlingarna")
                .doesNotContain("har lämnat synpunkter");
    }

    @Test
    void aPastDayIsSaidEverywhereAndStaysInTheFiles() throws Exception {
        SERVICES.on("status", API + "/tally?asOf=2026-09-10", Example.tally(30, 1, 0, 0));
        String html = get(DESK + "?asOf=2026-09-10&typ=AUTHORITY").body();
        assertThat(words(html))
                .contains("Så här var läget när torsdag 10 september 2026 var slut.")
                .contains("Läget när 10 september 2026 var slut för Exempel: Färdplan", "Har lämnat synpunkter 30");
        assertThat(html)
                .contains("href=\"" + DESK + ".xlsx?typ=AUTHORITY&amp;asOf=2026-09-10\"")
                .contains("href=\"" + DESK + "?typ=AUTHORITY\"");
        assertThat(get(DESK + "?asOf=2026-09-19").statusCode()).isEqualTo(400);
        assertThat(words(get(DESK).body())).doesNotContain("Så här var läget");
    }

    @Test
    void theRowsOfThePageAreTakenHomeAsAFile() throws Exception {
        SERVICES.on(
                "status",
                API + "/bodies.csv?type=AUTHORITY&asOf=2026-09-10",
                new FakeServices.Answer(200, "text/csv;charset=UTF-8", "Id;Namn", java.util.Map.of()));
        var file = get(DESK + ".csv?typ=AUTHORITY&asOf=2026-09-10");
        assertThat(file.body()).isEqualTo("Id;Namn");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"arbetslage-" + Example.ID);
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(SERVICES.lastAsked().header("Authorization")).isNotNull();
    }

    @Test
    void aFileHasTheDayInItsNameOnlyWhereItIsAPastOne() throws Exception {
        SERVICES.on(
                "status",
                API + "/bodies.csv",
                new FakeServices.Answer(200, "text/csv;charset=UTF-8", "Id;Namn", java.util.Map.of()));
        for (String[] day : new String[][] {{"2026-09-10", "-2026-09-10"}, {"2026-09-18", ""}, {"", ""}}) {
            assertThat(get(DESK + ".csv?asOf=" + day[0]).headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"arbetslage-" + Example.ID + day[1] + ".csv\"");
        }
    }

    @Test
    void aFilterThatDoesNotExistFiltersNothing() throws Exception {
        for (String unknown : new String[] {"typ=FEL", "status=FEL"}) {
            var page = get(DESK + "?" + unknown);
            assertThat(page.statusCode()).isEqualTo(200);
            get(DESK + ".csv?" + unknown);
            assertThat(SERVICES.lastAsked().path()).isEqualTo(API + "/bodies.csv");
        }
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().startsWith(API + "/bodies"))
                .allSatisfy(asked -> assertThat(asked.query()).doesNotContain("FEL"));
    }

    @Test
    void whereThereIsNoFileTheServicesOwnWordsSayWhy() throws Exception {
        SERVICES.on(
                "status",
                API + "/bodies.json?asOf=2026-02-30",
                refused(400, "{\"status\":400,\"reason\":\"malformed\",\"detail\":\"asOf är ingen dag.\"}"));
        var file = get(DESK + ".json?asOf=2026-02-30");
        assertThat(file.statusCode()).isEqualTo(400);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(file.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(file.body()).contains("asOf är ingen dag.").doesNotContain("<html");
        var nowhere = get("/arbetsyta/finns-inte.json");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void anOpenPageListensAndRenewsWhatIsCountedAndTheRowsAndNothingThatIsTyped() throws Exception {
        String html = get(DESK + "?typ=AUTHORITY").body();
        assertThat(html)
                .contains("data-live=\"" + DESK + "/strom\"")
                .contains("hx-get=\"" + DESK + "?typ=AUTHORITY\"")
                .contains(
                        "hx-select-oob=\"#laget-topp,#laget-bilder,#kopia,#laget-rader,#laget-svar\"",
                        "hx-swap=\"none\"")
                .contains("id=\"laget-topp\"", "id=\"kopia\"", "id=\"laget-sagt\"");
        String rows = html.substring(html.indexOf("id=\"laget-rader\""));
        assertThat(rows).contains("<table").doesNotContain("id=\"q\"");
        assertThat(words(html)).contains("Uppdaterad", "Pausa");
    }

    @Test
    void itIsPausedAndStaysSoWhenRowsAreChosen() throws Exception {
        String paused = get(DESK + "?uppdatera=nej").body();
        assertThat(paused)
                .doesNotContain("data-live")
                .contains("<input type=\"hidden\" name=\"uppdatera\" value=\"nej\"")
                .contains("href=\"" + DESK + "\"");
        assertThat(words(paused)).contains("Pausad.", "Fortsätt");
    }

    @Test
    void aPastDayDoesNotChangeAndListensToNothing() throws Exception {
        SERVICES.on("status", API + "/tally?asOf=2026-09-10", Example.tally(30, 1, 0, 0));
        String html = get(DESK + "?asOf=2026-09-10").body();
        assertThat(html).doesNotContain("data-live", "board.pause");
        assertThat(words(html)).doesNotContain("Pausa", "Fortsätt");
    }

    @Test
    void ofABodyWithoutAnAddressItIsSaidThatNothingWasSent() throws Exception {
        SERVICES.on("status", API + "/bodies", Example.list("""
            {"body":"adresslos","name":"Adresslösa föreningen","status":"INVITED","meetings":0,"listed":false,"unreached":true,"unsent":true}\
            """));
        for (String page : new String[] {DESK, "/arbetsyta/remisser/" + Example.ID + "/instans/adresslos"}) {
            String html = read(page);
            assertThat(html.substring(html.indexOf("Adresslösa")))
                    .contains("ingen e-postadress, inget brev skickat")
                    .doesNotContain("kom inte fram", "har inte öppnat");
        }
    }

    @Test
    void theNumberOfADocumentIsNotBrokenAtItsHyphen() throws Exception {
        SERVICES.on("status", API + "/bodies", Example.list("""
            {"body":"verket","name":"Exempelverket","status":"ANSWERED","meetings":0,"listed":false,"response":"x--verket","documentNumber":"REX 2026-0000-1"}\
            """));
        assertThat(get(DESK).body())
                .contains("<td class=\"nowrap\"><a href=\"/arbetsyta/svar/x--verket\">REX 2026-0000-1</a>");
    }

    @Test
    void aPreliminaryAnswerIsMarkedOnTheBoardAndOnThePageOfTheBody() throws Exception {
        String answered = """
            {"body":"%s","name":"%s","status":"ANSWERED","position":"SUPPORTS","meetings":0,"listed":false%s}\
            """;
        SERVICES.on(
                "status",
                API + "/bodies",
                Example.list(
                        answered.formatted("bestamd", "Bestämda verket", ""),
                        answered.formatted("tidig", "Tidiga verket", ",\"preliminary\":true")));
        String html = read(DESK);
        assertThat(html.substring(html.indexOf("Tidiga verket"))).contains("tillstyrker preliminärt");
        assertThat(html.substring(0, html.indexOf("Tidiga verket"))).doesNotContain("preliminärt");
        String page = "/arbetsyta/remisser/" + Example.ID + "/instans/";
        assertThat(read(page + "tidig")).contains("preliminärt");
        assertThat(read(page + "bestamd")).doesNotContain("preliminärt");
    }

    @Test
    void aBodyIsFoundAtOnceHoweverManyWereAsked() throws Exception {
        String row = """
            {"body":"exempel-sist","name":"Exempelverket sist","status":"INVITED","meetings":0,"listed":false}\
            """;
        SERVICES.on("status", API + "/bodies", "{\"items\":[],\"page\":0,\"size\":200,\"total\":10000}");
        SERVICES.on("status", API + "/bodies?body=exempel-sist", Example.list(row));
        assertThat(read("/arbetsyta/remisser/" + Example.ID + "/instans/exempel-sist"))
                .contains("Exempelverket sist");
    }

    @Test
    void whoHasWithdrawnItsAnswerIsToldFromWhoNeverAnswered() throws Exception {
        String asked = """
            {"body":"%s","name":"%s","status":"INVITED","meetings":0,"listed":false%s}\
            """;
        SERVICES.on(
                "status",
                API + "/bodies",
                Example.list(
                        asked.formatted("tyst", "Tysta verket", ""),
                        asked.formatted("angrar", "Ångrande verket", ",\"withdrawn\":true")));
        String html = read(DESK);
        assertThat(html.substring(html.indexOf("Ångrande verket")))
                .contains("har återtagit sitt svar")
                .doesNotContain("har inte öppnat inbjudan");
        assertThat(html.substring(0, html.indexOf("Ångrande verket"))).doesNotContain("har återtagit");
        String page = "/arbetsyta/remisser/" + Example.ID + "/instans/";
        assertThat(read(page + "angrar")).contains("har återtagit sitt svar");
        assertThat(read(page + "tyst")).doesNotContain("har återtagit");
        assertThat(read("/en" + DESK)).contains("has withdrawn its response");
    }

    @Test
    void thoseWhoHaveNotOpenedTheirInvitationAreCountedChosenAndTakenHome() throws Exception {
        String one = """
            {"body":"exempel-oppnar-ej","name":"Exempelverket","type":"AUTHORITY","status":"INVITED","meetings":0,"listed":false}\
            """;
        SERVICES.on("status", API + "/bodies?opened=false&page=0&size=100", Example.list(one));
        SERVICES.on("status", API + "/bodies?opened=false&size=1", Example.list(one));
        String html = get(DESK).body();
        assertThat(words(html)).contains("En har inte öppnat inbjudan");
        assertThat(html).contains("href=\"" + DESK + "?oppnat=nej#tab\"");
        String chosen = get(DESK + "?oppnat=nej").body();
        assertThat(words(chosen.substring(chosen.indexOf("id=\"laget-rader\""))))
                .contains("Exempelverket", "har inte öppnat inbjudan");
        assertThat(chosen)
                .contains("<option value=\"nej\" selected=\"selected\">Inte öppnad</option>")
                .contains("href=\"" + DESK + ".json?oppnat=nej\"", "hx-get=\"" + DESK + "?oppnat=nej\"");
        assertThat(words(get("/en" + DESK).body())).contains("One has not opened the invitation");
        SERVICES.on(
                "status",
                API + "/bodies.json?opened=false",
                new FakeServices.Answer(200, "application/json", "{}", java.util.Map.of()));
        assertThat(get(DESK + ".json?oppnat=nej").body()).isEqualTo("{}");
        assertThat(get("/remisser/" + Example.ID + "/laget?oppnat=nej").body())
                .doesNotContain("har inte öppnat", "id=\"oppnat\"");
    }

    @Test
    void whoeverAnswersAWishSecondIsToldThatAColleagueMayHaveAnswered() throws Exception {
        String extend = "/api/consultations/" + Example.ID + "/extend";
        String page = "/arbetsyta/mer-tid";
        assertThat(hidden(get(page).body(), "version")).isEqualTo("5");
        SERVICES.on(
                "consultations",
                extend,
                refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"x\"}"));
        submit(
                page,
                "gor",
                "ge",
                "version",
                "5",
                "remiss",
                Example.ID,
                "instans",
                "kommun-2",
                "namn",
                "Exempel-Bro kommun",
                "until",
                "2026-10-12");
        assertThat(write("POST", extend).header("If-Match")).isEqualTo("\"5\"");
        assertThat(words(get(page).body()))
                .contains("Något har hänt med inbjudan till Exempel-Bro kommun", "Inget har skickats.")
                .doesNotContain("Jämför med det som är sparat");
    }

    @Test
    void moreTimeThatIsRefusedIsNotRefusedForTheReasonItWasAskedFor() throws Exception {
        String refusal = "/api/consultations/" + Example.ID + "/invitations/kommun-2/refuse-extension";
        SERVICES.on("consultations", refusal, "{}");
        submit(
                "/arbetsyta/mer-tid",
                "gor",
                "neka",
                "remiss",
                Example.ID,
                "instans",
                "kommun-2",
                "namn",
                "Exempel-Bro kommun",
                "until",
                "2026-10-12",
                "reason",
                "Nämnden.");
        assertThat(write("POST", refusal).text()).isEqualTo("{}");
    }

    @Test
    void whomTheInvitationDidNotReachIsInvitedAgainByTheRightAddress() throws Exception {
        String body = "/arbetsyta/remisser/" + Example.ID + "/instans/kommun-2";
        SERVICES.on("status", API + "/bodies", Example.list("""
            {"body":"kommun-2","name":"Exempel-Bro kommun","type":"MUNICIPALITY","meetings":0,"listed":false,"wrongRecipient":true}\
            """));
        String page = get(body).body();
        assertThat(words(page))
                .contains(
                        "inbjudan gick till fel mottagare",
                        "Bjud in på nytt",
                        "Adressen ersätter dem som finns i registret")
                .doesNotContain("De har svarat", "Ge mer tid", "De avstår");
        assertThat(words(get(DESK).body())).contains("inbjudan gick till fel mottagare");
        submit(body, "gor", "invite-again", "adress", "");
        assertThat(words(get(body).body())).contains("Rätt e-postadress");
        String again = "/api/consultations/" + Example.ID + "/invitations/kommun-2/invite-again";
        SERVICES.on("consultations", again, "{}");
        submit(body, "gor", "invite-again", "adress", "registrator@exempelbro.example");
        assertThat(write("POST", again).text()).isEqualTo("{\"email\":\"registrator@exempelbro.example\"}");
    }

    @Test
    void whyNoMoreTimeCanBeGivenTellsWhoDeclinedFromWhoAnswered() throws Exception {
        String body = "/arbetsyta/remisser/" + Example.ID + "/instans/kommun-2";
        String row = """
            {"body":"kommun-2","name":"Exempel-Bro kommun","type":"MUNICIPALITY","status":"%s","meetings":0,"listed":false}\
            """;
        SERVICES.on("status", API + "/bodies", Example.list(row.formatted("DECLINED")));
        assertThat(words(get(body).body()))
                .contains("De har avstått från att svara.")
                .doesNotContain("De har svarat.");
        SERVICES.on("status", API + "/bodies", Example.list(row.formatted("ANSWERED")));
        assertThat(words(get(body).body())).contains("De har svarat.").doesNotContain("De har avstått", "De avstår");
        SERVICES.on("status", API + "/bodies", Example.list(row.formatted("SILENT")));
        assertThat(words(get(body).body()))
                .contains("Ge mer tid", "Lägg in ett svar", "De avstår från att svara", "De är fel mottagare")
                .doesNotContain("De har svarat.");
    }

    @Test
    void ifItWasSomebodyElseWhoDeclinedThatIsNotedAndTheTimelineTellsBoth() throws Exception {
        String body = "/arbetsyta/remisser/" + Example.ID + "/instans/kommun-2";
        SERVICES.on("status", API + "/bodies", Example.list("""
            {"body":"kommun-2","name":"Exempel-Bro kommun","type":"MUNICIPALITY","status":"DECLINED","meetings":0,"listed":false}\
            """));
        SERVICES.on("status", API + "/bodies/kommun-2", """
            {"timeline":[{"at":"2026-09-10T08:00:00.000Z","type":"invitation-declined","data":{}}]}\
            """);
        assertThat(words(get(body).body()))
                .contains("Var det någon annan som avstod?", "har organisationen inte avstått")
                .contains("Meddelade att de avstår från att svara");
        String wrong = "/api/consultations/" + Example.ID + "/invitations/kommun-2/wrong-recipient";
        SERVICES.on("consultations", wrong, "{}");
        submit(body, "gor", "wrong-recipient");
        assertThat(write("POST", wrong).text()).isEqualTo("{}");
        assertThat(words(get(body).body())).contains("Antecknat: fel mottagare.");
    }

    @Test
    void whatIsCopiedIsFoldedAndNotPrintedAndTheListIsALinkAway() throws Exception {
        String html = get(DESK).body();
        int copied = html.indexOf("id=\"kopia\"");
        String fold = html.substring(html.lastIndexOf("<details", copied), copied);
        assertThat(fold)
                .contains("no-print", "<summary>Kopiera för tjänsteutlåtandet</summary>")
                .doesNotContain("</details>");
        assertThat(html.indexOf("href=\"#tab\"")).isPositive().isLessThan(copied);
        String body =
                get("/arbetsyta/remisser/" + Example.ID + "/instans/kommun-2").body();
        assertThat(body).contains("href=\"/arbetsyta/register/kommun-2\"");
        // On paper there is what has happened, and nothing to fill in.
        assertThat(body.indexOf("<textarea")).isGreaterThan(body.indexOf("class=\"stack-l no-print\""));
    }
}
