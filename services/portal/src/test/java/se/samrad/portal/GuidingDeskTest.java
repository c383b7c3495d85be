package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Setting a consultation up by the book: the steps, the guide, the notice, the letter. */
class GuidingDeskTest extends FormsHarness {
    private static final String DRAFT = "/arbetsyta/remisser/utkast";
    private static final String GUIDE = "/api/consultations/utkast/guide";
    private static final String BLOCKED = """
        {"id":"utkast","version":3,"blocks":1,"warns":0,"rules":[
         {"rule":"granskning-regionplan-tid","outcome":"BLOCKS","text":"Minst tre månader.","provision":"plan- och bygglagen (2010:900) 7 kap. 5 §","version":"lydelse 2025-09-01","found":"too-short","detail":"Svarstiden är för kort."}]}\
        """;

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void whileARuleBlocksTheProvisionIsShownAndThereIsNothingToSendOutWith() throws Exception {
        String send = "<form class=\"panel wash stack after\"";
        assertThat(get(DRAFT + "/oppna").body()).contains(send);
        SERVICES.on("consultations", GUIDE, BLOCKED);
        assertThat(read(DRAFT + "/oppna"))
                .contains("En regel hindrar utskicket.", "plan- och bygglagen (2010:900) 7 kap. 5 §");
        assertThat(get(DRAFT + "/oppna").body()).doesNotContain(send);
        assertThat(read(DRAFT + "/lagstod"))
                .contains("Minst tre månader.", "7 kap. 5 §, lydelse 2025-09-01", "Svarstiden är för kort.");
    }

    @Test
    void goingOnInSpiteOfARuleNeedsAReason() throws Exception {
        SERVICES.on("consultations", GUIDE, BLOCKED);
        String path = "/api/consultations/utkast/guide/granskning-regionplan-tid/override";
        SERVICES.on("consultations", path, "{\"id\":\"utkast\",\"version\":4,\"status\":\"DRAFT\"}");
        submit(DRAFT + "/lagstod", "regel", "granskning-regionplan-tid");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(path));
        assertThat(read(DRAFT + "/lagstod")).contains("Skriv varför ni går vidare.");
        submit(
                DRAFT + "/lagstod",
                "regel",
                "granskning-regionplan-tid",
                "skal-granskning-regionplan-tid",
                "En rättelse.");
        assertThat(write("POST", path).text()).isEqualTo("{\"reason\":\"En rättelse.\"}");
        assertThat(read(DRAFT + "/lagstod")).contains("Skälet är sparat.");
    }

    @Test
    void whoWentOnAndWhyStandsInTheList() throws Exception {
        SERVICES.on(
                "consultations",
                GUIDE,
                BLOCKED.replace("\"BLOCKS\"", "\"OVERRIDDEN\"")
                        .replace("\"blocks\":1", "\"blocks\":0")
                        .replace(
                                "\"found\"",
                                "\"overridden\":{\"reason\":\"En rättelse & <inget>"
                                        + " mer.\",\"by\":\"handlaggare\",\"on\":\"2026-05-02\"},\"found\""));
        assertThat(read(DRAFT + "/lagstod"))
                .contains("Går vidare ändå, enligt handlaggare den 2 maj 2026:", "En rättelse &amp; &lt;inget&gt; mer.")
                .doesNotContain("Varför går ni vidare trots regeln?");
    }

    @Test
    void changingTheDaysPastARuleAsksWhyBesideTheDays() throws Exception {
        String put = "/api/consultations/utkast";
        SERVICES.on("consultations", put, refused(422, """
            {"status":422,"reason":"guide-blocks","detail":"En regel i lag är inte uppfylld.","rules":[{"rule":"granskning-regionplan-tid","provision":"plan- och bygglagen (2010:900) 7 kap. 5 §"}]}\
            """));
        String page = DRAFT + "/uppgifter";
        String[] facts = {"title", "Exempel", "kind", "GRANSKNING", "opensOn", "2026-11-01", "closesOn", "2026-11-20"};
        submit(page, facts);
        StaffExample.tell(SERVICES);
        String asked = get(page).body();
        assertThat(words(asked))
                .contains("En regel i lag är inte uppfylld.")
                .contains("Skäl att gå vidare trots plan- och bygglagen (2010:900) 7 kap. 5 §");
        String standing = hidden(asked, "star-granskning-regionplan-tid");
        List<String> again = new ArrayList<>(List.of(facts));
        again.addAll(List.of("star-granskning-regionplan-tid", standing));
        submit(page, again.toArray(String[]::new));
        assertThat(read(page)).contains("Skriv varför ni går vidare.");
        again.addAll(List.of("skal-granskning-regionplan-tid", "Exempel: brådskar."));
        submit(page, again.toArray(String[]::new));
        assertThat(write("PUT", put).text())
                .contains(
                        "\"goingOn\":[{",
                        "\"reason\":\"Exempel: brådskar.\"",
                        "\"rule\":\"granskning-regionplan-tid\"");
    }

    @Test
    void theDayOnWhichItWentToTheCountyBoardIsRecordedWithTheNotice() throws Exception {
        String post = "/api/consultations/utkast/legal-notice";
        SERVICES.on("consultations", post, "{\"id\":\"utkast\",\"version\":4,\"status\":\"DRAFT\"}");
        submit(
                DRAFT + "/kungorelse",
                "postedOn",
                "2026-05-02",
                "board",
                "Exempeltavlan",
                "text",
                "Exempel.",
                "sentOn",
                "2026-05-01");
        assertThat(write("POST", post).text()).contains("\"sentOn\":\"2026-05-01\"");
        SERVICES.on("consultations", GUIDE, """
            {"id":"utkast","version":4,"blocks":0,"warns":0,"rules":[],
             "legalNotice":{"postedOn":"2026-05-02","board":"Exempeltavlan","text":"Exempel.","sentOn":"2026-05-01"}}\
            """);
        assertThat(read(DRAFT + "/lagstod")).contains("skickades till länsstyrelsen och berörda kommuner 1 maj 2026.");
    }

    @Test
    void theNoticeIsRecordedWithWhereItStands() throws Exception {
        SERVICES.on(
                "consultations",
                "/api/consultations/utkast/legal-notice",
                "{\"id\":\"utkast\",\"version\":4,\"status\":\"DRAFT\"}");
        submit(DRAFT + "/kungorelse", "postedOn", "2026-05-02", "board", "Exempeltavlan", "text", "Exempel: kungörs.");
        assertThat(write("POST", "/api/consultations/utkast/legal-notice").text())
                .isEqualTo("{\"postedOn\":\"2026-05-02\",\"board\":\"Exempeltavlan\",\"text\":\"Exempel: kungörs.\"}");
        assertThat(read(DRAFT + "/lagstod")).contains("Kungörelsen är antecknad.");
        submit(DRAFT + "/kungorelse", "postedOn", "", "board", "Exempeltavlan", "text", "Exempel: kungörs.");
        assertThat(read(DRAFT + "/kungorelse")).contains("Skriv vilken dag kungörelsen sattes upp.");
    }

    @Test
    void ofTwoWhoNoteTheNoticeAtOnceTheSecondSeesWhatTheFirstNotedBesideItsOwn() throws Exception {
        String post = "/api/consultations/utkast/legal-notice";
        SERVICES.on("consultations", GUIDE, "{\"id\":\"utkast\",\"version\":3,\"blocks\":0,\"warns\":0,\"rules\":[]}");
        SERVICES.on("consultations", post, refused(409, """
            {"status":409,"reason":"version-mismatch","detail":"Någon har ändrat.","expected":3,"actual":4}\
            """));
        submit(DRAFT + "/kungorelse", "postedOn", "2026-05-02", "board", "Min tavla", "text", "Exempel.");
        assertThat(write("POST", post).header("If-Match")).isEqualTo("\"3\"");
        SERVICES.on("consultations", GUIDE, """
            {"id":"utkast","version":4,"blocks":0,"warns":0,"rules":[],"legalNoticeBy":"annan",
             "legalNotice":{"postedOn":"2026-05-01","board":"Deras tavla","text":"Exempel: deras."}}\
            """);
        assertThat(read(DRAFT + "/kungorelse"))
                .contains("Någon annan har sparat en ändring sedan du öppnade sidan.")
                .contains("Så här är det antecknat nu", "Deras tavla", "Exempel: deras.");
        assertThat(get(DRAFT + "/kungorelse").body()).contains("value=\"Min tavla\"");
        assertThat(hidden(get(DRAFT + "/kungorelse").body(), "version")).isEqualTo("4");
    }

    @Test
    void thePublicPageShowsTheNoticeAndNoEmptyHeadingWithoutOne() throws Exception {
        String page = "/remisser/" + Example.ID;
        String path = "/api/public/consultations/" + Example.ID;
        SERVICES.on("status", path, Example.consultation(true));
        assertThat(read(page)).doesNotContain("Kungörelse");
        SERVICES.on(
                "status",
                path,
                Example.consultation(true)
                        .replaceFirst(
                                "\"askedUnknown\":",
                                "\"legalNotice\":{\"postedOn\":\"2026-05-02\",\"board\":\"Exempeltavlan\",\"newspaper\":\"Blad"
                                        + " & <Co>\",\"link\":\"https://region.example/anslag/1\"},\"askedUnknown\":"));
        assertThat(read(page)).contains("Kungörelse", "på Exempeltavlan och i Blad &amp; &lt;Co&gt;.");
        assertThat(get(page).body()).contains("href=\"https://region.example/anslag/1\"");
    }

    @Test
    void theSectionsAreCheckedByAPersonForTheVersionThatWasShown() throws Exception {
        SERVICES.on(
                "consultations",
                "/api/consultations/utkast",
                StaffExample.OWN.replace("\"sections\":", "\"proposal\":{\"version\":2},\"sections\":"));
        SERVICES.on(
                "consultations",
                "/api/consultations/utkast/proposal/checked",
                "{\"id\":\"utkast\",\"version\":4,\"status\":\"DRAFT\"}");
        assertThat(read(DRAFT + "/forslag")).contains("Avsnitten stämmer med dokumentet");
        String csrf = hidden(get(DRAFT + "/forslag").body(), "_csrf");
        send(
                "POST",
                DRAFT + "/forslag/kontrollerat",
                "forslag=2&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(write("POST", "/api/consultations/utkast/proposal/checked").text())
                .isEqualTo("{\"proposal\":2}");
        SERVICES.on(
                "consultations",
                GUIDE,
                StaffExample.GUIDE.replace(
                        "\"warns\":1",
                        "\"warns\":1,\"checkedProposal\":2,\"checkedBy\":\"handlaggare\",\"checkedOn\":\"2026-05-02\""));
        assertThat(read(DRAFT + "/forslag"))
                .contains("Kontrollerade av handlaggare den 2 maj 2026.")
                .doesNotContain("Avsnitten stämmer med dokumentet");
    }

    @Test
    void whoFilesADocumentTooLateIsToldWhichWasNotReadAndSeesWhatIsSaved() throws Exception {
        String page = DRAFT + "/forslag";
        String csrf = hidden(get(page).body(), "_csrf");
        SERVICES.on(
                "consultations",
                "/api/consultations/utkast/proposal",
                refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"x\"}"));
        String body = "";
        for (String[] part : new String[][] {{"_csrf", csrf}, {"nyckel", "n"}, {"version", "3"}}) {
            body += "--b\r\nContent-Disposition: form-data; name=\"" + part[0] + "\"\r\n\r\n" + part[1] + "\r\n";
        }
        body += "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"mitt.md\"\r\n"
                + "Content-Type: text/markdown\r\n\r\n# Hamnen\r\n--b--\r\n";
        send("POST", page, body, "Content-Type", "multipart/form-data; boundary=b");
        assertThat(write("POST", "/api/consultations/utkast/proposal").header("If-Match"))
                .isEqualTo("\"3\"");
        assertThat(read(page))
                .contains("Någon annan har sparat sedan du öppnade sidan, och ”mitt.md” har inte lästs in.")
                .contains("Hälsovägen");
    }

    @Test
    void theLetterIsThatOfTheServiceThatSendsIt() throws Exception {
        assertThat(read(DRAFT + "/oppna")).contains("Ingen står på sändlistan än, så inget brev kan visas.");
        SERVICES.on("status", "/api/staff/consultations/utkast/bodies", Example.bodies());
        assertThat(read(DRAFT + "/oppna")).contains("Brevet kan inte visas just nu.");
        SERVICES.on(
                "mail",
                "/api/consultations/utkast/invitations/grankoping/letter",
                "{\"subject\":\"Exempel: ni är inbjudna\",\"text\":\"Hej!\\n\\nNi är inbjudna av <Nämnden>.\"}");
        assertThat(read(DRAFT + "/oppna")).contains("Exempel: ni är inbjudna", "Ni är inbjudna av &lt;Nämnden&gt;.");
    }

    @Test
    void theLetterOfAnyBodyOnTheListIsShownWithItsOwnLastDay() throws Exception {
        SERVICES.on("status", "/api/staff/consultations/utkast/bodies", Example.list("""
            {"body":"exempelby","name":"Exempelby kommun","deadline":"2026-09-30"}\
            """, """
            {"body":"kommun-2","name":"Exempel-Bro kommun","deadline":"2026-10-12"}\
            """));
        String letter = "/api/consultations/utkast/invitations/%s/letter";
        SERVICES.on("mail", letter.formatted("exempelby"), "{\"subject\":\"Ett\",\"text\":\"Till Exempelby.\"}");
        SERVICES.on("mail", letter.formatted("kommun-2"), "{\"subject\":\"Två\",\"text\":\"Till Exempel-Bro.\"}");
        assertThat(read(DRAFT + "/oppna")).contains("Till Exempelby.", "30 september 2026");
        assertThat(read(DRAFT + "/oppna?instans=kommun-2"))
                .contains("Så här blir brevet till Exempel-Bro kommun.", "Till Exempel-Bro.", "12 oktober 2026")
                .doesNotContain("Till Exempelby.");
        assertThat(get(DRAFT + "/oppna?instans=kommun-2").body())
                .contains("<option value=\"kommun-2\" selected=\"selected\">");
        assertThat(read(DRAFT + "/oppna?instans=nagon-annan")).contains("Till Exempelby.");
    }

    @Test
    void whoGetsNoLetterIsCountedAndNamedBeforeOpeningAndItsLetterIsSaidNotToGo() throws Exception {
        SERVICES.on("status", "/api/staff/consultations/utkast/bodies", Example.list("""
            {"body":"exempelby","name":"Exempelby kommun"}\
            """, """
            {"body":"adresslos","name":"Adresslösa föreningen"}\
            """));
        for (String body : new String[] {"exempelby", "adresslos"}) {
            String letter = "/api/consultations/utkast/invitations/" + body + "/letter";
            SERVICES.on("mail", letter, "{\"subject\":\"Ett\",\"text\":\"Hej!\"}");
        }
        assertThat(read(DRAFT + "/oppna")).doesNotContain("saknar e-postadress");
        SERVICES.on("consultations", GUIDE, """
            {"id":"utkast","version":4,"blocks":0,"warns":1,"rules":[],
             "unreached":[{"body":"adresslos","name":"Adresslösa föreningen"}]}\
            """);
        assertThat(read(DRAFT + "/oppna"))
                .contains("1 får mejl, 1 saknar e-postadress")
                .contains("Adresslösa föreningen. De måste få förslaget på annat sätt.")
                .contains("Så här blir brevet till Exempelby kommun.");
        assertThat(read(DRAFT + "/oppna?instans=adresslos"))
                .contains("Adresslösa föreningen saknar e-postadress och får inget brev.")
                .doesNotContain("Så här blir brevet");
    }

    @Test
    void whatIsOpenIsNotOfferedToBeOpenedAgain() throws Exception {
        String page = "/arbetsyta/remisser/" + Example.ID + "/oppna";
        assertThat(read(page)).contains("Remissen är öppnad.", "Se läget").doesNotContain("När du öppnar");
        assertThat(get(page).body()).doesNotContain("action=\"" + page + "\"");
        assertThat(get(DRAFT + "/oppna").body()).contains("action=\"" + DRAFT + "/oppna\"");
    }

    @Test
    void aSectionWithANewNameIsSaidToBeTheOldOneBesideTheDocument() throws Exception {
        String page = DRAFT + "/forslag";
        SERVICES.on(
                "consultations",
                "/api/consultations/utkast",
                StaffExample.OWN.replace("\"sections\":", "\"proposal\":{\"version\":2},\"sections\":"));
        String renamed = "/api/consultations/utkast/proposal/renamed";
        SERVICES.on("consultations", renamed, """
            {"id":"utkast","proposal":2,"fresh":[{"section":"farjan","number":"2","title":"Färjan"},{"section":"torget","title":"Torget"}],
             "gone":[{"section":"bron","number":"3","title":"Bron"}]}\
            """);
        String shown = get(page).body();
        assertThat(words(shown))
                .contains("Är något nytt avsnitt ett gammalt med nytt namn?", "2 Färjan", "Det är nytt");
        assertThat(shown).contains("<option value=\"bron\">3 Bron</option>");
        same("var-farjan=&var-torget=");
        assertThat(read(page)).contains("Välj vad minst ett av avsnitten hette.");
        same("var-farjan=bron&var-torget=bron");
        assertThat(read(page)).contains("Du har redan valt det för 2 Färjan.");
        assertThat(hidden(shown, "rubrik-farjan")).isEqualTo("2 Färjan");
        assertThat(hidden(shown, "hette-bron")).isEqualTo("3 Bron");
        same("var-farjan=bron&var-torget=");
        assertThat(write("POST", renamed).text())
                .contains("\"proposal\":2", "\"section\":\"farjan\"", "\"was\":\"bron\"")
                .doesNotContain("torget");
        assertThat(read(page)).contains("Avsnitten hör ihop med dem som fanns tidigare.");
        SERVICES.on("consultations", renamed, "{\"id\":\"utkast\",\"proposal\":2,\"fresh\":[],\"gone\":[]}");
        assertThat(read(page)).doesNotContain("Är något nytt avsnitt");
    }

    private void same(String typed) throws Exception {
        String page = DRAFT + "/forslag";
        String csrf = hidden(get(page).body(), "_csrf");
        var answer = send(
                "POST",
                page + "/samma",
                "forslag=2&rubrik-farjan=2+F%C3%A4rjan&hette-bron=3+Bron&" + typed + "&_csrf="
                        + URLEncoder.encode(csrf, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(302);
    }
}
