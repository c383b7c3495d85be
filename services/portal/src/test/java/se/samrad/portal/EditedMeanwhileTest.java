package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever saves second sees what the first has saved, beside what they typed themselves. */
class EditedMeanwhileTest extends FormsHarness {
    private static final String FACTS = "/arbetsyta/remisser/utkast/uppgifter";
    private static final String OWN = "/api/consultations/utkast";

    @BeforeEach
    void signedIn() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    private void overtaken() throws Exception {
        SERVICES.on("consultations", OWN, StaffExample.OWN);
        String csrf = hidden(get(FACTS).body(), "_csrf");
        SERVICES.on(
                "consultations",
                OWN,
                refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"x\"}"));
        send(
                "POST",
                FACTS,
                "_csrf=" + csrf + "&nyckel=n&version=3&title=Min+rubrik&kind=REMISS&opensOn=2026-06-01"
                        + "&closesOn=2026-09-30&questions=Ett%3F%0D%0ATv%C3%A5%3F&invitedOnly=ja&publishing=RUNNING",
                "Content-Type",
                "application/x-www-form-urlencoded");
        SERVICES.on("consultations", OWN, """
            {"id":"utkast","version":4,"title":"Kollegans rubrik","kind":"SAMRAD","opensOn":"2026-06-01","closesOn":"2026-09-30",
             "issuer":"Exempelnämnden","questions":["Ett?","Två?"],"invitedOnly":false,"publishing":"RUNNING","status":"DRAFT"}\
            """);
    }

    @Test
    void bothVersionsAreShownFieldByFieldAndOnlyWhereTheyDiffer() throws Exception {
        overtaken();
        String page = get(FACTS).body();
        assertThat(page).contains("value=\"Min rubrik\"");
        assertThat(words(page))
                .contains("Någon annan har sparat en ändring sedan du öppnade sidan.")
                // The link above the heading leads to what is saved.
                .contains("Remisser i arbete Kollegans rubrik Uppgifter")
                .contains("Sparat nu: Kollegans rubrik", "Sparat nu: Exempelnämnden")
                .contains("Sparat nu: Samråd enligt plan- och bygglagen", "Sparat nu: inte ikryssat");
        assertThat(page)
                .contains("aria-describedby=\"title-h title-sparat ")
                .doesNotContain("id=\"questions-sparat\"", "id=\"opensOn-sparat\"", "id=\"publishing-sparat\"");
    }

    @Test
    void savedAgainItIsAboutTheVersionThatWasShownAndNoLaterOne() throws Exception {
        overtaken();
        assertThat(hidden(get(FACTS).body(), "version")).isEqualTo("4");
        submit(FACTS, "title", "Min", "kind", "REMISS", "opensOn", "2026-06-01", "closesOn", "2026-09-30");
        assertThat(write("PUT", OWN).header("If-Match")).isEqualTo("\"4\"");
    }

    @Test
    void ofAMeetingOnlyWhatDiffersIsShownAndNothingOfFieldsThatNobodyUsed() throws Exception {
        String meeting = "/api/meetings/exempel-mote";
        String page = "/arbetsyta/moten/exempel-mote";
        String saved = """
            {"type":"DIALOGUE_MEETING","title":"Exempel: Dialogmöte","counterparts":[],"when":"2026-05-21","consultations":[],"note":"%s","viewpoints":[],"themes":[],"state":"LOGGED","version":%d}\
            """;
        SERVICES.on("meetings", meeting, saved.formatted("Först.", 2));
        String html = get(page).body();
        // A month of which nobody has said which part is the whole month.
        assertThat(html).contains("<option value=\"under\" selected=\"selected\">");
        String csrf = hidden(html, "_csrf");
        SERVICES.on(
                "meetings", meeting, refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"x\"}"));
        send(
                "POST",
                page,
                "_csrf=" + csrf
                        + "&nyckel=n&version=2&gor=spara&type=DIALOGUE_MEETING&med-1=&nar=dag&dag=2026-05-21&ar=&manad=&del=under"
                        + "&whenAsStated=&place=&title=Exempel%3A+Dialogm%C3%B6te&note=Min.",
                "Content-Type",
                "application/x-www-form-urlencoded");
        SERVICES.on("meetings", meeting, saved.formatted("Kollegans.", 3));
        String both = get(page).body();
        assertThat(words(both)).contains("Sparat nu: Kollegans.").doesNotContain("Sparat nu: inget");
        assertThat(both).contains(">Min.</textarea>");
    }

    private static final String EXTEND = "/api/consultations/" + Example.ID + "/extend";
    private static final String CONFLICT = "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"x\"}";

    /** Sends a page's form too late, and then lets the service tell what a colleague has saved. */
    private String late(String page, String service, String method, String api, String now, String... typed)
            throws Exception {
        StringBuilder body =
                new StringBuilder("_csrf=").append(encode(hidden(get(page).body(), "_csrf")));
        for (int i = 0; i < typed.length; i += 2) {
            body.append('&').append(typed[i]).append('=').append(encode(typed[i + 1]));
        }
        SERVICES.on(service, api, refused(409, CONFLICT));
        send("POST", page, body.toString(), "Content-Type", "application/x-www-form-urlencoded");
        assertThat(write(method, api).header("If-Match")).isEqualTo("\"1\"");
        if (method.equals("PUT")) SERVICES.on(service, api, now);
        else SERVICES.on(service, api.substring(0, api.lastIndexOf('/')), now);
        String both = get(page).body();
        assertThat(words(both)).contains("Någon annan har sparat en ändring sedan du öppnade sidan.");
        assertThat(hidden(both, "version")).isEqualTo("2");
        return both;
    }

    /** With a letter to everybody who was asked: a colleague's day is seen before it is moved once more. */
    @Test
    void ofTheLastDayForAllBothAreShown() throws Exception {
        String seen = Example.consultation(true).replace("\"version\":7", "\"version\":1");
        String status = "/api/staff/consultations/" + Example.ID;
        SERVICES.on("status", status, seen);
        String page = "/arbetsyta/remisser/" + Example.ID + "/tid";
        assertThat(hidden(get(page).body(), "version")).isEqualTo("1");
        SERVICES.on("consultations", EXTEND, refused(409, CONFLICT));
        submit(page, "gor", "extend", "closesOn", "2026-10-15", "reason", "Flera nämnder.");
        assertThat(write("POST", EXTEND).header("If-Match")).isEqualTo("\"1\"");
        SERVICES.on(
                "status",
                status,
                seen.replace("\"version\":1}", "\"version\":2}")
                        .replace("\"closesOn\":\"2026-09-30\"", "\"closesOn\":\"2026-10-10\""));
        String both = get(page).body();
        assertThat(words(both))
                .contains("Någon annan har sparat en ändring sedan du öppnade sidan.", "Sparat nu: 2026-10-10");
        assertThat(both).contains("value=\"2026-10-15\"", "value=\"Flera nämnder.\"");
        assertThat(hidden(both, "version")).isEqualTo("2");
    }

    @Test
    void ofABodysOwnLastDayBothAreShown() throws Exception {
        String status = "/api/staff/consultations/" + Example.ID + "/bodies";
        SERVICES.on("status", status, Example.list(row(1, "2026-10-10")));
        String page = "/arbetsyta/remisser/" + Example.ID + "/instans/exempelby";
        SERVICES.on("status", status + "/exempelby", "{\"happened\":[]}");
        SERVICES.on("consultations", EXTEND, refused(409, CONFLICT));
        submit(page, "gor", "extend", "until", "2026-10-15");
        assertThat(write("POST", EXTEND).header("If-Match")).isEqualTo("\"1\"");
        SERVICES.on("status", status, Example.list(row(2, "2026-10-20")));
        String both = get(page).body();
        assertThat(words(both)).contains("Sparat nu: 2026-10-20");
        assertThat(both).contains("value=\"2026-10-15\"");
        assertThat(hidden(both, "version")).isEqualTo("2");
    }

    private static String row(int version, String until) {
        return """
                {"body":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY","status":"INVITED","deadline":"%s","moreTime":true,"ownLastDay":"%s","late":false,"meetings":0,"doubtful":false,"published":false,"version":%d}""".formatted(until, until, version);
    }

    @Test
    void ofTheQuestionsBothListsAreShownWithAllTheirLines() throws Exception {
        SERVICES.on("consultations", OWN, StaffExample.OWN.replace("\"version\":3", "\"version\":1"));
        String now = StaffExample.OWN
                .replace("\"version\":3", "\"version\":2")
                .replace("\"Fråga två?\"", "\"Kollegans fråga?\"");
        String both = late(
                FACTS,
                "consultations",
                "PUT",
                OWN,
                now,
                "nyckel",
                "n",
                "version",
                "1",
                "title",
                "Exempel: Färdplan",
                "kind",
                "REMISS",
                "opensOn",
                "2026-06-01",
                "closesOn",
                "2026-09-30",
                "questions",
                "Fråga ett?\r\nMin fråga?");
        assertThat(both).contains("\nMin fråga?</textarea>");
        assertThat(words(both)).contains("Sparat nu: Fråga ett? Kollegans fråga?");
    }

    @Test
    void whatSomebodyTypedIsStillThereWhenAColleagueHasOpenedItMeanwhile() throws Exception {
        overtaken();
        SERVICES.on(
                "status",
                "/api/staff/consultations/utkast",
                Example.consultation(true).replace(Example.ID, "utkast"));
        assertThat(get(FACTS).body()).contains("value=\"Min rubrik\"");
        assertThat(words(get(FACTS).body())).contains("Någon annan har sparat en ändring");
        assertThat(location(get(FACTS + "?borja-om=ja"))).isEqualTo("/arbetsyta/remisser/utkast/kontakt");
        assertThat(location(get(FACTS))).isEqualTo("/arbetsyta/remisser/utkast/kontakt");
    }

    private static String traces(int version, int proposal, String from) {
        return """
                {"id":"utkast","version":%d,"earlierRound":"samradet","proposal":%d,"sections":[
                 {"section":"hamnen","number":"1","title":"Hamnen","level":1,"from":[%s],"because":"SAID"}],
                 "earlier":[{"section":"kajen","number":"3","title":"Kajen","level":1,"dropped":false},
                 {"section":"bron","number":"4","title":"Bron","level":1,"dropped":true}]}""".formatted(version, proposal, from);
    }

    @Test
    void whereASectionStoodIsShownAsBothSaidIt() throws Exception {
        String api = OWN + "/traces";
        String page = "/arbetsyta/remisser/utkast/avsnitt";
        SERVICES.on("consultations", api, traces(1, 2, ""));
        String csrf = encode(hidden(get(page).body(), "_csrf"));
        // Which sections there are is read as it was; the colleague's change comes between that and the writing.
        SERVICES.meanwhile(api, () -> SERVICES.on("consultations", api, refused(409, CONFLICT)));
        send(
                "POST",
                page,
                "_csrf=" + csrf + "&nyckel=n&version=1&forslag=2&fran-hamnen=4+Bron",
                "Content-Type",
                "application/x-www-form-urlencoded");
        SERVICES.on("consultations", api, traces(2, 3, "\"kajen\""));
        String both = get(page).body();
        assertThat(both).contains("name=\"fran-hamnen\" value=\"4 Bron\"");
        assertThat(words(both)).contains("Sparat nu: 3 Kajen");
        assertThat(hidden(both, "version")).isEqualTo("2");
        // Another document came too: saved again it is about that one, and not refused for ever.
        assertThat(hidden(both, "forslag")).isEqualTo("3");
    }

    @Test
    void whichSectionsAreTheSameIsNamedAgainWhenAColleagueWasFirst() throws Exception {
        String page = "/arbetsyta/remisser/utkast/forslag";
        String csrf = encode(hidden(get(page).body(), "_csrf"));
        SERVICES.on("consultations", OWN + "/proposal/renamed", refused(409, """
                {"status":409,"reason":"proposal-filed-meanwhile","detail":"Någon annan har lagt in ett förslag under tiden."}"""));
        send(
                "POST",
                page + "/samma",
                "_csrf=" + csrf + "&nyckel=n&forslag=2&rubrik-farjan=2+Färjan&hette-bron=3+Bron&var-farjan=bron",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(write("POST", OWN + "/proposal/renamed").text()).contains("\"proposal\":2", "\"was\":\"bron\"");
        assertThat(read(page))
                .contains("Någon annan har lagt in ett förslag under tiden.", "Du valde 3 Bron för 2 Färjan.");
    }

    @Test
    void ofAGroupTheNamesOfBothAreShown() throws Exception {
        String api = "/api/groups/exempellans-kommuner";
        String group = """
                {"id":"exempellans-kommuner","name":"%s","version":%d,"members":[{"body":"exempelby","name":"Exempelby kommun"}],"bodies":[]}""";
        SERVICES.on("consultations", api, group.formatted("Exempellän", 1));
        String both = late(
                "/arbetsyta/register/grupper/exempellans-kommuner",
                "consultations",
                "PUT",
                api,
                group.formatted("Kollegans namn", 2),
                "nyckel",
                "n",
                "version",
                "1",
                "namn",
                "Mitt namn");
        assertThat(both).contains("value=\"Mitt namn\"");
        assertThat(words(both)).contains("Sparat nu: Kollegans namn", "Sparat nu: Exempelby kommun");
    }

    @Test
    void aNewGroupNeverTakesTheNameOfAnother() throws Exception {
        String page = "/arbetsyta/register/grupper/ny";
        SERVICES.on("consultations", "/api/groups/grannarna", refused(409, CONFLICT));
        submit(page, "namn", "Grannarna", "fran", "2026-01-01");
        assertThat(write("PUT", "/api/groups/grannarna").header("If-Match")).isEqualTo("\"0\"");
        assertThat(read(page))
                .contains("Det finns redan en grupp som heter så.")
                .doesNotContain("Någon annan har sparat", "Sparat nu");
        assertThat(get(page).body()).contains("value=\"2026-01-01\"");
    }

    @Test
    void whenABodyEndedIsShownAsBothNotedIt() throws Exception {
        String page = "/arbetsyta/register/landstinget";
        String body = "{\"id\":\"landstinget\",\"name\":\"Exempels landsting\",\"type\":\"REGION\",\"version\":%d%s}";
        SERVICES.on("consultations", "/api/bodies/landstinget", body.formatted(1, ""));
        SERVICES.on("consultations", "/api/bodies/landstinget/leave", refused(409, CONFLICT));
        String shown = get(page).body();
        String form = "_csrf=" + encode(hidden(shown, "_csrf")) + "&nyckel=n&version=" + hidden(shown, "version")
                + "&gor=slut&slut=2026-08-31";
        send("POST", page + "/slut", form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(write("POST", "/api/bodies/landstinget/leave").header("If-Match"))
                .isEqualTo("\"1\"");
        SERVICES.on("consultations", "/api/bodies/landstinget", body.formatted(2, ",\"leftOn\":\"2026-06-30\""));
        assertThat(read(page))
                .contains("Någon annan har sparat en ändring", "Du skrev 31 augusti 2026.")
                .contains("Fanns till och med", "30 juni 2026");
        assertThat(hidden(get(page).body(), "version")).isEqualTo("2");
    }

    private static final String ITEM = """
            {"title":"Exempel","lead":"%s","body":"Text.","themes":[],"consultations":[],"status":"%s","version":%d}\
            """;

    @Test
    void ofANewsItemBothVersionsAreShownAlsoWhenItIsPutRight() throws Exception {
        signIn("staff:kommunikator");
        SERVICES.on("news", "/api/news/utkast", ITEM.formatted("Först.", "DRAFT", 1));
        String both = late(
                "/arbetsyta/nyheter/utkast",
                "news",
                "PUT",
                "/api/news/utkast",
                ITEM.formatted("Kollegans.", "PUBLISHED", 2),
                "nyckel",
                "n",
                "version",
                "1",
                "gor",
                "spara",
                "title",
                "Exempel",
                "lead",
                "Min.",
                "body",
                "Text.");
        assertThat(both).contains(">Min.</textarea>", "value=\"correct\"");
        assertThat(words(both)).contains("Sparat nu: Kollegans.").doesNotContain("Sparat nu: inget");

        SERVICES.on("news", "/api/news/ute", ITEM.formatted("Först.", "PUBLISHED", 1));
        both = late(
                "/arbetsyta/nyheter/ute",
                "news",
                "POST",
                "/api/news/ute/correct",
                ITEM.formatted("Kollegans.", "PUBLISHED", 2),
                "nyckel",
                "n",
                "version",
                "1",
                "gor",
                "correct",
                "title",
                "Exempel",
                "lead",
                "Min.",
                "body",
                "Text.",
                "note",
                "Min anmärkning.");
        assertThat(both).contains(">Min.</textarea>", "value=\"Min anmärkning.\"");
        // What was put right is no part of what is saved, so nothing of anybody else's stands beside it.
        assertThat(words(both)).contains("Sparat nu: Kollegans.").doesNotContain("Sparat nu: inget");
    }

    @Test
    void ofAThemeBothVersionsAreShownAndANewOneNeverTakesTheNameOfAnother() throws Exception {
        signIn("staff:kommunikator");
        String both = late(
                "/arbetsyta/teman/hallbarhet",
                "news",
                "PUT",
                "/api/themes/hallbarhet",
                "{\"name\":\"Hållbarhet\",\"description\":\"Kollegans.\",\"version\":2}",
                "nyckel",
                "n",
                "version",
                "1",
                "name",
                "Hållbarhet",
                "description",
                "Min.");
        assertThat(both).contains(">Min.</textarea>");
        assertThat(words(both)).contains("Sparat nu: Kollegans.");

        SERVICES.on("news", "/api/themes/hallbarhet", refused(409, CONFLICT));
        submit("/arbetsyta/teman", "name", "Hållbarhet", "description", "En annan.");
        assertThat(write("PUT", "/api/themes/hallbarhet").header("If-Match")).isEqualTo("\"0\"");
        assertThat(read("/arbetsyta/teman"))
                .contains("Det finns redan ett tema som heter så.")
                .doesNotContain("Någon annan har sparat");
        assertThat(get("/arbetsyta/teman").body()).contains(">En annan.</textarea>");
    }
}
