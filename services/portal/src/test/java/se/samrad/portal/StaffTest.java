package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.portal.FakeServices.Answer;

class StaffTest extends FormsHarness {
    private static final String DESK = "/arbetsyta" + REMISS;
    private static final String API = "/api/consultations/" + Example.ID;
    private static final String RESPONSE = Example.ID + "--grankoping";
    private static final String[] ALL = {"staff:handlaggare", "staff:registrator", "staff:kommunikator", "staff:admin"};

    @BeforeEach
    void tellStaff() {
        StaffExample.tell(SERVICES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/mer-tid",
                "/remisser",
                "/remisser/ny",
                "/remisser/utkast",
                "/remisser/utkast/uppgifter",
                "/remisser/utkast/forslag",
                "/remisser/utkast/sandlista?q=ex",
                "/remisser/utkast/sandlista/namn",
                "/remisser/utkast/oppna",
                "/remisser/utkast/tid",
                "/remisser/utkast/brev",
                "/brev",
                "/diarium",
                "/svar?state=TO_PUBLISH",
                "/moten",
                "/moten/ny",
                "/moten/exempel-mote",
                "/nyheter",
                "/nyheter/ny",
                "/nyheter/utkast",
                "/nyheter/ute",
                "/nyheter/import",
                "/teman",
                "/teman/hallbarhet",
                "/register",
                "/register/exempelby",
                "/register/import",
                "/register/grupper",
                "/register/grupper/ny",
                "/register/grupper/exempellans-kommuner",
                "/drift"
            })
    void everyPageOfTheWorkbenchIsShownInBothLanguages(String path) throws Exception {
        signIn(ALL);
        assertThat(get("/arbetsyta" + path).statusCode()).isEqualTo(200);
        HttpResponse<String> english = get("/en/arbetsyta" + path);
        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.body()).contains("lang=\"en\"").doesNotContain(" style=\"", "onclick");
    }

    @Test
    void theWorkbenchSaysWhatWaitsOldestFirstForTheRolesOneHas() throws Exception {
        signIn("staff:handlaggare", "staff:registrator");
        assertThat(read("/arbetsyta"))
                .contains("8 saker väntar på dig", "Börja med Begäran om mer tid. Den äldsta har väntat 2 dagar.")
                .contains("7 Svar att registrera 3 timmar", "41 av 60")
                .doesNotContain("Uppgifter som inte kunde visas", "Drift");
        signIn("staff:kommunikator");
        assertThat(read("/arbetsyta"))
                .contains("Inget väntar på dig", "Skriv en nyhet")
                .doesNotContain("Ny remiss");
    }

    @Test
    void moreTimeIsGrantedInTwoClicks() throws Exception {
        signIn("staff:handlaggare");
        SERVICES.on("consultations", API + "/extend", "{\"version\":2}");
        assertThat(read("/arbetsyta/mer-tid")).contains("Exempel-Bro kommun", "Ge tid till 12 oktober");
        submit(
                "/arbetsyta/mer-tid",
                "gor",
                "ge",
                "remiss",
                Example.ID,
                "instans",
                "kommun-2",
                "namn",
                "Exempel-Bro kommun",
                "until",
                "2026-10-12");
        // Why the body asked is no reason of the office's.
        assertThat(write("POST", API + "/extend").text()).isEqualTo("{\"body\":\"kommun-2\",\"until\":\"2026-10-12\"}");
        assertThat(write("POST", API + "/extend").header("Idempotency-Key")).contains("extend-kommun-2");
        assertThat(read("/arbetsyta/mer-tid")).contains("Exempel-Bro kommun har fått mer tid.");
    }

    @Test
    void aConsultationIsWrittenDownAndItsErrorsStandAtTheFields() throws Exception {
        signIn("staff:handlaggare");
        String ny = "/arbetsyta/remisser/ny";
        submit(ny, "title", "Ny färdplan", "kind", "REMISS", "opensOn", "1 juni", "closesOn", "");
        assertThat(get(ny).body())
                .contains("id=\"opensOn-fel\"", "value=\"1 juni\"", "id=\"closesOn-fel\"", "value=\"Ny färdplan\"");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.method().equals("PUT"));
        SERVICES.on("consultations", "/api/consultations/ny-fardplan", refused(422, """
            {"status":422,"reason":"invalid","members":[{"member":"closesOn","reason":"before-opens-on","detail":"Sista svarsdag är före första dagen."},{"member":"contact.email","detail":"Det är ingen e-postadress."}]}\
            """));
        String[] typed = {
            "title", "Ny färdplan", "kind", "REMISS", "opensOn", "2026-10-01", "closesOn", "2026-09-01", "questions",
            "Ett?\r\nTvå?\r\n", "contact-name", "Sam", "contact-email", "x", "themes", "hallbarhet", "publishing",
                    "RUNNING"
        };
        submit(ny, typed);
        assertThat(get(ny).body())
                .contains(
                        "id=\"closesOn-fel\">Sista svarsdag är före", "id=\"contact-email-fel\"", "href=\"#closesOn\"");
        assertThat(write("PUT", "/api/consultations/ny-fardplan").text())
                .isEqualTo("{\"title\":\"Ny"
                        + " färdplan\",\"kind\":\"REMISS\",\"opensOn\":\"2026-10-01\",\"closesOn\":\"2026-09-01\","
                        + "\"publishing\":\"RUNNING\",\"themes\":[\"hallbarhet\"],\"questions\":[\"Ett?\",\"Två?\"],"
                        + "\"contact\":{\"name\":\"Sam\",\"email\":\"x\"},\"invitedOnly\":false}");
        SERVICES.on("consultations", "/api/consultations/ny-fardplan", "{\"id\":\"ny-fardplan\",\"version\":1}");
        assertThat(location(submit(ny, typed))).isEqualTo("/arbetsyta/remisser/ny-fardplan");
    }

    @Test
    void aChangeSendsTheVersionThatWasSeenAndAConflictIsToldInWords() throws Exception {
        signIn("staff:handlaggare");
        String facts = "/arbetsyta/remisser/utkast/uppgifter";
        SERVICES.on("consultations", "/api/consultations/utkast", StaffExample.OWN);
        String page = get(facts).body();
        assertThat(hidden(page, "version")).isEqualTo("3");
        submit(facts, "title", "Ändrad", "kind", "REMISS", "opensOn", "2026-06-01", "closesOn", "2026-09-30");
        assertThat(write("PUT", "/api/consultations/utkast").header("If-Match")).isEqualTo("\"3\"");
        SERVICES.on(
                "consultations",
                "/api/consultations/utkast",
                refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"x\"}"));
        send(
                "POST",
                facts,
                "_csrf=" + hidden(page, "_csrf")
                        + "&nyckel=n&version=3&title=Min&kind=REMISS&opensOn=2026-06-01&closesOn=2026-09-30",
                "Content-Type",
                "application/x-www-form-urlencoded");
        SERVICES.on("consultations", "/api/consultations/utkast", StaffExample.OWN);
        assertThat(get(facts).body()).contains("value=\"Min\"");
        assertThat(read(facts)).contains("Någon annan har sparat en ändring sedan du öppnade sidan.");
    }

    @Test
    void bodiesAreChosenFromTheRegisterAndTheConsultationOpened() throws Exception {
        signIn("staff:handlaggare");
        String list = "/arbetsyta/remisser/utkast/sandlista";
        assertThat(read(list + "?q=ex")).contains("2 träffar", "Exempelby kommun", "Ingen står på sändlistan än.");
        SERVICES.on(
                "consultations",
                "/api/consultations/utkast/invitations",
                "{\"items\":[{\"body\":\"exempelby\",\"status\":\"LISTED\"},{\"body\":\"borta\",\"problem\":{\"reason\":\"unknown-body\",\"detail\":\"Finns"
                        + " inte i registret.\"}}]}");
        submit(list, "instans", "exempelby", "instans", "borta");
        assertThat(write("POST", "/api/consultations/utkast/invitations").text())
                .isEqualTo("{\"bodies\":[\"exempelby\",\"borta\"]}");
        assertThat(read(list)).contains("borta: Finns inte i registret.");
        SERVICES.on(
                "consultations", "/api/consultations/utkast/invitations/exempelby/unlist", "{\"status\":\"UNLISTED\"}");
        submit(list, "bort", "exempelby", "namn", "Exempelby kommun");
        assertThat(read(list)).contains("Exempelby kommun är borttagen från sändlistan.");
        SERVICES.on("consultations", "/api/consultations/utkast/open", "{\"id\":\"utkast\",\"version\":4}");
        assertThat(read("/arbetsyta/remisser/utkast/oppna"))
                .contains("Förslaget har 1 avsnitt.", "Ge minst sex veckor.");
        submit("/arbetsyta/remisser/utkast/oppna");
        assertThat(write("POST", "/api/consultations/utkast/open").header("If-Match"))
                .isEqualTo("\"3\"");
        assertThat(read("/arbetsyta/remisser/utkast"))
                .contains("Remissen är öppnad", "Se sidan som alla andra ser den");
    }

    @Test
    void theBoardOfStaffGivesTheStateAsOneDatedSentence() throws Exception {
        signIn("staff:handlaggare");
        assertThat(read(DESK + "/laget"))
                .contains("41 av 60 har lämnat synpunkter", "Kopiera för tjänsteutlåtandet")
                .contains("Läget 18 september 2026 kl. 10.20 för Exempel: Färdplan")
                .contains("Dessutom har 12 organisationer som inte var tillfrågade och 85 privatpersoner svarat.");
        SERVICES.on("consultations", API + "/invitations/kommun-2/refuse-extension", "{}");
        assertThat(read(DESK + "/instans/kommun-2")).contains("Vill ha tid till 12 oktober 2026", "Nämnden.");
        submit(DESK + "/instans/kommun-2", "gor", "refuse-extension", "reason", "Tiden räcker inte.");
        assertThat(write("POST", API + "/invitations/kommun-2/refuse-extension").text())
                .isEqualTo("{\"reason\":\"Tiden räcker inte.\"}");
        SERVICES.on("consultations", API + "/cancel", "{}");
        submit(DESK + "/tid", "gor", "cancel", "avbryt-skal", "");
        assertThat(get(DESK + "/tid").body()).contains("id=\"avbryt-skal-fel\"");
        submit(DESK + "/tid", "gor", "extend", "closesOn", "2026-10-15", "reason", "Flera nämnder.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(API + "/cancel"));
        assertThat(write("POST", API + "/extend").text())
                .isEqualTo("{\"closesOn\":\"2026-10-15\",\"reason\":\"Flera nämnder.\"}");
    }

    @Test
    void aPaperAnswerIsEnteredWithTheDayItArrived() throws Exception {
        signIn("staff:handlaggare");
        String paper = DESK + "/svar/nytt";
        assertThat(read(paper)).contains("arbetsdagen före, torsdag 17 september 2026");
        submit(paper, "text", "Vi tillstyrker.", "arrived", "i går");
        assertThat(get(paper).body())
                .contains(
                        "id=\"body-fel\"",
                        "id=\"channel-fel\"",
                        "id=\"arrived-fel\"",
                        "value=\"i går\"",
                        ">Vi tillstyrker.</textarea>");
        SERVICES.on(
                "responses",
                API + "/responses/kommun-2",
                new Answer(201, "application/json", "{\"response\":\"r--k\"}", java.util.Map.of()));
        submit(
                paper,
                "body",
                "kommun-2",
                "channel",
                "PAPER",
                "arrived",
                "2026-09-15",
                "arrivedReason",
                "FL 22 §",
                "text",
                "Vi tillstyrker.",
                "position",
                "SUPPORTS");
        assertThat(write("PUT", API + "/responses/kommun-2").text())
                .isEqualTo("{\"position\":\"SUPPORTS\",\"text\":\"Vi tillstyrker.\",\"channel\":\"PAPER\","
                        + "\"arrived\":\"2026-09-15\",\"arrivedReason\":\"FL 22 §\"}");
        assertThat(get(paper).body()).contains("/arbetsyta/svar/r--k");
    }

    @Test
    void anAnswerFromWhoWasNotAskedIsEnteredToo() throws Exception {
        signIn("staff:registrator");
        String paper = DESK + "/svar/nytt";
        assertThat(read(paper))
                .contains("En på sändlistan", "En organisation som inte är tillfrågad", "En privatperson");
        String[] said = {"channel", "PAPER", "arrived", "2026-09-15", "text", "Vi tillstyrker."};
        Answer taken = new Answer(201, "application/json", "{\"response\":\"r--x\"}", java.util.Map.of());
        SERVICES.on("responses", API + "/responses", taken);
        SERVICES.on("responses", API + "/responses/exempelby", taken);
        SERVICES.on("status", "/api/staff/bodies?q=Cykelf%C3%B6reningen%20Exempel&size=200", Example.list());

        submit(paper, with(said, "from", "PERSON", "name", "Kim Exempel", "email", "kim@exempel.example"));
        assertThat(write("POST", API + "/responses").text())
                .isEqualTo("{\"text\":\"Vi tillstyrker.\",\"name\":\"Kim Exempel\",\"email\":\"kim@exempel.example\","
                        + "\"channel\":\"PAPER\",\"arrived\":\"2026-09-15\"}");
        assertThat(write("POST", API + "/responses").header("Idempotency-Key")).isNotBlank();

        submit(paper, with(said, "from", "OTHER", "organisation", "Cykelföreningen Exempel"));
        assertThat(write("POST", API + "/responses").text()).contains("\"organisation\":\"Cykelföreningen Exempel\"");

        submit(paper, with(said, "from", "OTHER", "organisation", "exempelby kommun"));
        assertThat(write("PUT", API + "/responses/exempelby").text()).doesNotContain("organisation");

        submit(paper, with(said, "from", "OTHER", "organisation", " "));
        assertThat(get(paper).body()).contains("id=\"organisation-fel\"");
    }

    @Test
    void thePageOfABodyTellsItsWholeStateAndWhatHasHappened() throws Exception {
        signIn("staff:handlaggare");
        assertThat(read(DESK + "/instans/kommun-2"))
                .contains("Exempel-Bro kommun", "30 september 2026", "Vill ha tid till 12 oktober 2026")
                .contains("Bad om tid till 12 oktober 2026", "Nämnden sammanträder.", "Tillfrågades 1 juni 2026");
        assertThat(get(DESK + "/instans/ingen").statusCode()).isEqualTo(404);
    }

    @Test
    void theHeadingThatIsProposedNamesNoPrivatePerson() throws Exception {
        signIn("staff:registrator");
        assertThat(get("/arbetsyta/svar/" + RESPONSE).body()).contains(">Remissvar från Granköpings kommun</textarea>");
        SERVICES.on(
                "responses",
                "/api/staff/responses/" + RESPONSE,
                StaffExample.original(",\"name\":\"Kim Exempel\"")
                        .replace("\"sender\":\"BODY\"", "\"sender\":\"PERSON\""));
        assertThat(get("/arbetsyta/svar/" + RESPONSE).body()).contains(">Remissvar från en privatperson</textarea>");
    }

    @Test
    void registeringSecrecyAndMaskingAreThreeActs() throws Exception {
        signIn("staff:registrator");
        String one = "/arbetsyta/svar/" + RESPONSE;
        String api = "/api/responses/" + RESPONSE;
        for (String verb : new String[] {"register", "assess-secrecy", "redactions", "publish"}) {
            SERVICES.on("responses", api + "/" + verb, "{}");
        }
        assertThat(read(one))
                .contains(
                        "1. Registrera",
                        "2. Sekretessbedöm",
                        "3. Avidentifiera för webben",
                        "möjlig personuppgift",
                        "Bara 070-174 06 05 möjligt telefonnummer",
                        "Registrera svaret först.");
        submit(one, "gor", "register", "subject", "Remissvar", "nr", "egen", "version", "7");
        assertThat(write("POST", api + "/register").text()).isEqualTo("{\"subject\":\"Remissvar\"}");
        assertThat(write("POST", api + "/register").header("If-Match")).isEqualTo("\"7\"");
        submit(one, "gor", "assess-secrecy");
        assertThat(read(one)).contains("Välj om svaret innehåller något som kan vara hemligt.");
        submit(one, "gor", "assess-secrecy", "secret-val", "ja", "provision", "OSL 21 kap. 1 §");
        assertThat(write("POST", api + "/assess-secrecy").text())
                .isEqualTo("{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\"}");
        submit(one, "gor", "assess-secrecy", "secret-val", "ja", "provision", "OSL 21 kap. 1 §", "stallen", "Robin");
        assertThat(read(one)).contains("Orden finns inte i svaret: Robin");
        submit(
                one,
                "gor",
                "assess-secrecy",
                "secret-val",
                "ja",
                "provision",
                "OSL 21 kap. 1 §",
                "stallen",
                "Ring Kim\r\nBra.",
                "authority",
                "Nämnden",
                "assessedOn",
                "2026-09-17");
        assertThat(write("POST", api + "/assess-secrecy").text())
                .isEqualTo("{\"secret\":true,\"provision\":\"OSL 21 kap. 1"
                        + " §\",\"authority\":\"Nämnden\",\"date\":\"2026-09-17\",\"passages\":[{\"in\":\"text\",\"quote\":\"Ring"
                        + " Kim\"},{\"in\":\"sections/insats-1-3\",\"quote\":\"Bra.\"}]}");
        submit(one, "gor", "redactions", "dolj", "text@20+26", "grund-text@20+26", "");
        assertThat(read(one)).contains("Välj grund för mening 2: ”Ring Kim på 070-174 06 05.”");
        submit(one, "gor", "redactions", "dolj", "text@20+26", "grund-text@20+26", "GDPR");
        assertThat(write("POST", api + "/redactions").text())
                .isEqualTo("{\"passages\":[{\"in\":\"text\",\"start\":20,\"length\":26,\"ground\":\"GDPR\"}]}");
        // The whole sentence hides what is in it.
        submit(one, "gor", "redactions", "dolj", "text@20+26", "grund-text@20+26", "GDPR", "dolj", "text@32+13");
        assertThat(write("POST", api + "/redactions").text())
                .isEqualTo("{\"passages\":[{\"in\":\"text\",\"start\":20,\"length\":26,\"ground\":\"GDPR\"}]}");
        SERVICES.on(
                "responses",
                "/api/staff/responses/" + RESPONSE,
                StaffExample.original(",\"documentNumber\":\"42\",\"assessed\":true"));
        submit(one, "gor", "publish");
        assertThat(write("POST", api + "/publish").text()).isEmpty();
        assertThat(read(one)).contains("Ingen fil publiceras om du inte markerar den.");
        submit(one, "gor", "publish", "visa-filer", "abc");
        assertThat(write("POST", api + "/publish").text()).isEqualTo("{\"files\":[\"abc\"]}");
        assertThat(read(one)).contains("Svaret är publicerat.", "Registrerat som 42.");
    }

    @Test
    void earlierAnswersAreReadButNotActedOn() throws Exception {
        signIn("staff:registrator");
        String one = "/arbetsyta/svar/" + RESPONSE;
        String api = "/api/staff/responses/" + RESPONSE;
        String extra =
                ",\"documentNumber\":\"43\",\"confirmation\":{\"channel\":\"WEB\",\"arrived\":{\"day\":\"2026-09-20\"},\"extract\":{\"sha256\":\"ab\",\"name\":\"protokoll.pdf\",\"size\":5}},\"earlier\":[{\"record\":1,\"arrived\":{\"day\":\"2026-09-10\"},\"status\":\"SUPERSEDED\",\"documentNumber\":\"42\",\"unassessed\":1}]";
        SERVICES.on("responses", api, StaffExample.original(extra));
        assertThat(get(one).body()).contains("handling=1", "protokoll.pdf");
        assertThat(read(one))
                .contains(
                        "Tidigare svar från samma avsändare",
                        "ersatt",
                        "en komplettering är inte sekretessbedömd",
                        "Bekräftat med beslut.");
        SERVICES.on(
                "responses",
                api + "?record=1",
                StaffExample.original("").replace("\"status\":\"RECEIVED\"", "\"status\":\"SUPERSEDED\""));
        assertThat(read(one + "?handling=1"))
                .contains("Ersatt av ett nytt svar", "Till det svar som gäller")
                .doesNotContain("1. Registrera");
    }

    @Test
    void aWithdrawalThatCameOnPaperIsWrittenDownWithWhatWasSaid() throws Exception {
        signIn("staff:registrator");
        String one = "/arbetsyta/svar/" + RESPONSE;
        String api = "/api/responses/" + RESPONSE + "/withdraw";
        SERVICES.on("responses", api, "{}");
        submit(one, "gor", "withdraw", "aterta-skal", "Ta bort det.");
        assertThat(read(one)).contains("Välj hur återtagandet kom.", "Ta bort det.");
        submit(
                one,
                "gor",
                "withdraw",
                "aterta-vag",
                "PAPER",
                "aterta-dag",
                "2026-09-17",
                "aterta-skal",
                "Ta bort det.");
        assertThat(write("POST", api).text())
                .isEqualTo("{\"reason\":\"Ta bort det.\",\"channel\":\"PAPER\",\"arrived\":\"2026-09-17\"}");
        SERVICES.on(
                "responses",
                "/api/staff/responses/" + RESPONSE,
                StaffExample.original(
                                ",\"withdrawal\":{\"channel\":\"PAPER\",\"arrived\":{\"day\":\"2026-09-17\"},\"reason\":\"Ta"
                                        + " bort det.\"}")
                        .replace("\"status\":\"RECEIVED\"", "\"status\":\"WITHDRAWN\""));
        assertThat(read(one))
                .contains("Återtaget", "17 september 2026, på papper", "Ta bort det.")
                .doesNotContain("Avsändaren återtar svaret");
    }

    @Test
    void aResponseThatHasWaitedOneWorkingDayStandsOut() throws Exception {
        signIn("staff:registrator");
        String alarm = "Något svar har väntat i mer än en arbetsdag på att registreras.";
        assertThat(read("/arbetsyta")).doesNotContain(alarm);
        String work =
                "{\"items\":[{\"kind\":\"TO_REGISTER\",\"count\":1,\"oldest\":\"%s\",\"link\":\"/arbetsyta/svar\"}]}";
        SERVICES.on("status", "/api/staff/work", work.formatted("2026-09-17T08:20:00.001Z"));
        assertThat(read("/arbetsyta")).doesNotContain(alarm);
        SERVICES.on("status", "/api/staff/work", work.formatted("2026-09-17T08:20:00.000Z"));
        assertThat(read("/arbetsyta")).contains(alarm);
        String queued = "{\"items\":[{\"response\":\"a--b\",\"name\":\"Granköpings"
                + " kommun\",\"arrived\":\"%s\",\"ageHours\":30}],\"total\":1,\"size\":50}";
        SERVICES.on("status", "/api/staff/responses", queued.formatted("2026-09-18"));
        assertThat(read("/arbetsyta/diarium")).doesNotContain("över en arbetsdag");
        SERVICES.on("status", "/api/staff/responses", queued.formatted("2026-09-17"));
        assertThat(read("/arbetsyta/diarium")).contains("över en arbetsdag");
    }

    @Test
    void whoIsNotARegistrarReadsButIsOfferedNoActs() throws Exception {
        signIn("staff:handlaggare");
        assertThat(read("/arbetsyta/svar/" + RESPONSE))
                .contains("Insatsen är viktig.")
                .doesNotContain("1. Registrera");
    }

    @Test
    void anImportIsLookedAtBeforeItIsDone() throws Exception {
        signIn("staff:kommunikator", "staff:admin");
        SERVICES.on(
                "news",
                "/api/news/imports?preview=true",
                "{\"items\":[{\"id\":\"n1\",\"name\":\"Rubrik\",\"outcome\":\"NEW\"},{\"id\":\"n2\",\"outcome\":\"WRONG\",\"problem\":\"Temat"
                        + " finns inte.\"}]}");
        HttpResponse<String> look =
                submit("/arbetsyta/nyheter/import", "text", "Sida", "slag", "text/plain", "gor", "titta");
        assertThat(words(look.body()))
                .contains("Så här skulle det bli", "Rubrik", "fel, tas inte med", "Temat finns inte.");
        assertThat(look.body()).contains(">Sida</textarea>", "value=\"importera\"");
        assertThat(write("POST", "/api/news/imports").header("Content-Type")).startsWith("text/plain");
        SERVICES.on(
                "news", "/api/news/imports", "{\"items\":[{\"id\":\"n1\",\"name\":\"Rubrik\",\"outcome\":\"NEW\"}]}");
        assertThat(location(
                        submit("/arbetsyta/nyheter/import", "text", "Sida", "slag", "text/plain", "gor", "importera")))
                .isEqualTo("/arbetsyta/nyheter");
        assertThat(write("POST", "/api/news/imports").header("Idempotency-Key")).endsWith("-import");
        SERVICES.on(
                "consultations",
                "/api/bodies/imports",
                refused(422, "{\"status\":422,\"reason\":\"missing-column\",\"detail\":\"Kolumnen saknas.\"}"));
        submit("/arbetsyta/register/import", "text", "id;namn", "slag", "csv", "gor", "titta");
        assertThat(read("/arbetsyta/register/import")).contains("Kolumnen saknas.");
        assertThat(get("/arbetsyta/register/import").body()).contains(">id;namn</textarea>");
    }

    @Test
    void anEndedSignInKeepsTheFormAndAsksToSignInAgain() throws Exception {
        signIn("staff:handlaggare");
        SERVICES.on("consultations", API + "/extend", Answer.status(401));
        String tid = DESK + "/tid";
        HttpResponse<String> ended = submit(tid, "gor", "extend", "closesOn", "2026-10-15", "reason", "Flera nämnder.");
        assertThat(location(ended)).startsWith("/logga-in?till=");
        signInAt("/logga-in?till=" + tid, "staff:handlaggare");
        assertThat(get(tid).body()).contains("value=\"2026-10-15\"", "value=\"Flera nämnder.\"");
    }
}
