package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitingByNameTest extends FormsHarness {
    @BeforeEach
    void tellStaff() {
        StaffExample.tell(SERVICES);
    }

    @Test
    void aPastedListOfNamesIsDecidedNameByNameAndNothingIsDoneWhileOneIsUndecided() throws Exception {
        signIn("staff:handlaggare");
        String names = "/arbetsyta/remisser/utkast/sandlista/namn";
        SERVICES.on("consultations", "/api/bodies/matches", """
            {"items":[
             {"line":1,"name":"Exempelby kommun","outcome":"SAME","candidates":[{"body":"exempelby","name":"Exempelby kommun","because":"SPELLED_ALIKE"}]},
             {"line":2,"name":"Exempelviks stad","outcome":"PERHAPS","type":"MUNICIPALITY","candidates":[{"body":"exempelvik","name":"Exempelviks kommun","because":"MUNICIPALITY"}]},
             {"line":3,"name":"Exempelsällskapet","outcome":"NEW","type":"ASSOCIATION","candidates":[]},
             {"line":4,"name":"exempelby kommun","outcome":"REPEATED","first":1,"candidates":[]}]}\
            """);
        submit(
                names,
                "lista",
                "Exempelby kommun\nExempelviks stad\nExempelsällskapet\nexempelby kommun",
                "gor",
                "titta");
        assertThat(read(names))
                .contains("Finns i registret: 1. Kanske samma: 1. Nya: 1.")
                .contains("Exempelviks kommun", "samma kommun eller stad, skriven på annat sätt")
                .contains("Lägg in: Förening", "står redan på rad 1", "En rad upprepar ett namn.");
        submit(names, "lista", "…", "gor", "lagg-till", "rad-3", "ny:ASSOCIATION");
        assertThat(get(names).body()).contains("Välj vad Exempelviks stad betyder.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().endsWith("/invitations"));
        SERVICES.on("consultations", "/api/bodies/exempelvik/aliases", "{\"version\":2}");
        SERVICES.on("consultations", "/api/bodies/imports", "{\"items\":[]}");
        SERVICES.on("consultations", "/api/consultations/utkast/invitations", "{\"items\":[]}");
        submit(names, "lista", "…", "gor", "lagg-till", "rad-2", "exempelvik", "rad-3", "ny:ASSOCIATION");
        assertThat(write("POST", "/api/bodies/exempelvik/aliases").text())
                .isEqualTo("{\"alias\":\"Exempelviks stad\"}");
        assertThat(write("POST", "/api/bodies/imports").text())
                .contains("\"id\":\"exempelsallskapet\"", "\"type\":\"ASSOCIATION\"");
        assertThat(write("POST", "/api/consultations/utkast/invitations").text())
                .isEqualTo("{\"bodies\":[\"exempelby\",\"exempelvik\",\"exempelsallskapet\"]}");
    }

    @Test
    void aNameThatIsTheSameAsANewOneBeforeItIsOneBodyWithTwoNames() throws Exception {
        signIn("staff:handlaggare");
        String names = "/arbetsyta/remisser/utkast/sandlista/namn";
        SERVICES.on("consultations", "/api/bodies/matches", """
            {"items":[
             {"line":1,"name":"Exempelnäs kommun","outcome":"NEW","type":"MUNICIPALITY","candidates":[]},
             {"line":2,"name":"Exempelnäs stad","outcome":"PERHAPS","type":"MUNICIPALITY","candidates":[{"name":"Exempelnäs kommun","because":"MUNICIPALITY","line":1}]},
             {"line":3,"name":"Exempelnäs","outcome":"PERHAPS","type":"MUNICIPALITY","candidates":[{"name":"Exempelnäs stad","because":"MUNICIPALITY","line":2},{"name":"Exempelnäs kommun","because":"MUNICIPALITY","line":1}]}]}\
            """);
        SERVICES.on("consultations", "/api/bodies/imports", "{\"items\":[]}");
        SERVICES.on("consultations", "/api/consultations/utkast/invitations", "{\"items\":[]}");
        submit(names, "lista", "…", "gor", "titta");
        assertThat(get(names).body()).contains("rad 1 i listan,", "value=\"samma-som:1\"");
        submit(
                names,
                "lista",
                "…",
                "gor",
                "lagg-till",
                "rad-1",
                "ny:MUNICIPALITY",
                "rad-2",
                "samma-som:3",
                "rad-3",
                "nej");
        assertThat(get(names).body()).contains("Välj vad Exempelnäs stad betyder.");
        submit(
                names,
                "lista",
                "…",
                "gor",
                "lagg-till",
                "rad-1",
                "ny:MUNICIPALITY",
                "rad-2",
                "samma-som:1",
                "rad-3",
                "samma-som:2");
        assertThat(write("POST", "/api/bodies/imports").text())
                .contains("\"id\":\"exempelnas-kommun\"", "\"aliases\":[\"Exempelnäs stad\",\"Exempelnäs\"]")
                .doesNotContain("exempelnas-stad");
        assertThat(write("POST", "/api/consultations/utkast/invitations").text())
                .isEqualTo("{\"bodies\":[\"exempelnas-kommun\"]}");
    }

    @Test
    void aFormulaIsRefusedWhereTheListIsLookedAtWithItsLineAndNeverOfferedAsNew() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        SERVICES.on("consultations", "/api/bodies/matches", """
            {"items":[{"line":1,"name":"Exempelby kommun","outcome":"SAME","candidates":[{"body":"exempelby","name":"Exempelby kommun","because":"SPELLED_ALIKE"}]},
             {"line":3,"name":"=1+1","outcome":"WRONG","candidates":[],"problem":{"reason":"formula","detail":"Rad 3: ”=1+1” är en formel, inget namn."}}]}\
            """);
        String names = "/arbetsyta/remisser/utkast/sandlista/namn";
        submit(names, "lista", "Exempelby kommun\n\n=1+1", "gor", "titta");
        String page = get(names).body();
        assertThat(words(page)).contains("=1+1 rad 3: en formel, inget namn", "En rad har ett fel och tas inte med.");
        assertThat(page).doesNotContain("name=\"rad-3\"");
        assertThat(words(get("/en" + names).body())).contains("line 3: a formula, not a name");
    }

    @Test
    void aFormulaIsNotTakenForANameAndNobodyIsInvitedBeforeItIsLeftOut() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        SERVICES.on(
                "consultations",
                "/api/bodies/matches",
                "{\"items\":[{\"line\":1,\"name\":\"=SUM(A1)\",\"outcome\":\"NEW\",\"candidates\":[],\"type\":\"OTHER\"}]}");
        SERVICES.on("consultations", "/api/bodies/imports?preview=true", "{\"items\":[]}");
        SERVICES.on("consultations", "/api/bodies/imports", """
            {"items":[{"line":1,"id":"sum-a1","outcome":"WRONG","problem":"”=SUM(A1)” är en formel, inget namn."}]}\
            """);
        String names = "/arbetsyta/remisser/utkast/sandlista/namn";
        submit(names, "lista", "=SUM(A1)", "gor", "lagg-till", "rad-1", "ny:OTHER");
        assertThat(write("POST", "/api/bodies/imports").text()).contains("\"id\":\"sum-a1\"");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().endsWith("/invitations"));
        assertThat(read(names)).contains("=SUM(A1) går inte att lägga in som namn. Välj Ta inte med");
    }

    @Test
    void oneBodyThatIsFoundIsCountedAsOne() throws Exception {
        signIn("staff:handlaggare");
        SERVICES.on("consultations", "/api/bodies", """
            {"items":[{"id":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY"}],"page":0,"size":50,"total":1}\
            """);
        assertThat(read("/arbetsyta/remisser/utkast/sandlista?q=exempelby"))
                .contains("En träff")
                .doesNotContain("1 träffar");
    }

    @Test
    void aLongListIsShownByPagesAndWhoStandsOnALaterPageIsNotOfferedAgain() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        String row =
                "{\"body\":\"%s\",\"name\":\"%s\",\"type\":\"OTHER\",\"status\":\"INVITED\",\"meetings\":0,\"listed\":true}";
        String bodies = "/api/staff/consultations/utkast/bodies";
        String first = row.formatted("forst", "Exempelforst");
        String late = row.formatted("exempelby", "Exempelby kommun");
        SERVICES.on("status", bodies + "?page=0&size=100&sort=name", list(first, 0, 100, 300));
        SERVICES.on("status", bodies + "?page=2&size=100&sort=name", list(late, 2, 100, 300));
        SERVICES.on("status", bodies + "?size=200&page=0&sort=name", list(first, 0, 200, 300));
        SERVICES.on("status", bodies + "?size=200&page=1&sort=name", list(late, 1, 200, 300));
        String page = "/arbetsyta/remisser/utkast/sandlista";
        assertThat(get(page).body()).contains("Exempelforst", "href=\"" + page + "?sida=3\"");
        assertThat(read(page + "?sida=3")).contains("Exempelby kommun").doesNotContain("Exempelforst");
        String found = get(page + "?q=exempel").body();
        assertThat(found.replaceAll("\\s+", " "))
                .containsPattern("value=\"exempelby\"[^>]*disabled=\"disabled\"")
                .contains("href=\"" + page + "?q=exempel&amp;sida=2\"");
        assertThat(found).doesNotContainPattern("value=\"kommun-2\"[^>]*disabled");
    }

    private static String list(String row, int page, int size, int total) {
        return "{\"items\":[%s],\"page\":%d,\"size\":%d,\"total\":%d}".formatted(row, page, size, total);
    }

    @Test
    void theNumbersBesideTheNamesAreShownAndStoredWithWhatIsNew() throws Exception {
        signIn("staff:handlaggare");
        String names = "/arbetsyta/remisser/utkast/sandlista/namn";
        SERVICES.on("consultations", "/api/bodies/matches", """
            {"items":[
             {"line":1,"name":"Region Exempel","organisationNumber":"232100-0016","outcome":"SAME","candidates":[{"body":"region-exempel","name":"Region Exempel","because":"SPELLED_ALIKE"}]},
             {"line":2,"name":"Exempelvik","municipalityCode":"0131","outcome":"PERHAPS","type":"MUNICIPALITY","candidates":[{"body":"exempelvik","name":"Viks kommun","because":"MUNICIPALITY_CODE"}]},
             {"line":3,"name":"Exempelnäs kommun","organisationNumber":"212000-0142","municipalityCode":"0132","outcome":"NEW","type":"MUNICIPALITY","candidates":[]},
             {"line":4,"name":"Kim Exempel","outcome":"WRONG","candidates":[],"problem":{"reason":"person-number","detail":"Rad 4."}}]}\
            """);
        submit(names, "lista", "…", "gor", "titta");
        assertThat(read(names))
                .contains("organisationsnummer 232100-0016", "samma kommunkod", "kommunkod 0131")
                .contains("organisationsnummer 212000-0142 kommunkod 0132")
                .contains("rad 4: numret är ett personnummer, inget organisationsnummer. Ta bort det ur listan.")
                .contains("Organisationsnummer och kommunkod får stå bredvid namnet");
        SERVICES.on("consultations", "/api/bodies/imports", "{\"items\":[]}");
        SERVICES.on("consultations", "/api/consultations/utkast/invitations", "{\"items\":[]}");
        submit(names, "lista", "…", "gor", "lagg-till", "rad-2", "nej", "rad-3", "ny:MUNICIPALITY");
        assertThat(write("POST", "/api/bodies/imports").text())
                .contains("\"organisationNumber\":\"212000-0142\"", "\"municipalityCode\":\"0132\"");
        // Nobody but a municipality has a code of one.
        submit(names, "lista", "…", "gor", "lagg-till", "rad-2", "nej", "rad-3", "ny:OTHER");
        assertThat(write("POST", "/api/bodies/imports").text())
                .contains("\"organisationNumber\":\"212000-0142\"")
                .doesNotContain("municipalityCode");
    }

    @Test
    void whenTheTimeIsOutTheListSaysSoAndOffersNobodyToAdd() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        String list = "/arbetsyta/remisser/utkast/sandlista";
        SERVICES.on(
                "status",
                "/api/staff/consultations/utkast",
                Example.consultation(true)
                        .replace("\"status\":\"OPEN\"", "\"status\":\"CLOSED\"")
                        .replace(Example.ID, "utkast"));
        String html = get(list + "?q=exempel").body();
        assertThat(words(html)).contains("Svarstiden har gått ut, så ingen kan läggas till.", "Förläng för alla");
        assertThat(html)
                .contains("href=\"/arbetsyta/remisser/utkast/tid\"")
                .doesNotContain("name=\"q\"", "name=\"instans\"", "/sandlista/namn");
        assertThat(location(get(list + "/namn"))).isEqualTo(list);
    }

    @Test
    void whoIsOnTheListByMistakeIsTakenOffItAsLongAsItIsADraft() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        String list = "/arbetsyta/remisser/utkast/sandlista";
        SERVICES.on(
                "consultations", "/api/consultations/utkast/invitations/exempelby/unlist", "{\"status\":\"UNLISTED\"}");
        submit(list, "bort", "exempelby", "namn", "Exempelby kommun");
        assertThat(read(list)).contains("Exempelby kommun är borttagen från sändlistan.");
        assertThat(write("POST", "/api/consultations/utkast/invitations/exempelby/unlist")
                        .text())
                .isEmpty();
    }
}
