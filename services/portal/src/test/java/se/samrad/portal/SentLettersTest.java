package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of letters is told in words, and who has to be called stands out. */
class SentLettersTest extends FormsHarness {
    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void theLogTellsToWhomWhatAndWhyWithoutAnyAddress() throws Exception {
        SERVICES.on("status", "/api/staff/letters", Example.list("""
            {"letter":"invitation-utkast/exempelby","consultation":"utkast","body":"exempelby","name":"Exempelby kommun","template":"invitation","status":"BOUNCED","attempts":1,"reason":"bounced","code":"5.1.1","at":"2026-09-18T08:15:30.123Z","version":4},
            {"letter":"reminder-utkast/kommun-2","consultation":"utkast","body":"kommun-2","name":"Exempel-Bro kommun","template":"reminder","status":"UNDELIVERABLE","attempts":0,"reason":"answered","version":2},
            {"letter":"receipt-utkast/p-1","consultation":"utkast","body":"p-00000000000000000000000000000001","template":"receipt","status":"SENT","attempts":1,"version":3}\
            """));
        String page =
                get("/arbetsyta/remisser/utkast/brev?slag=invitation&status=x").body();
        assertThat(page)
                .contains("class=\"due\">Kom inte fram", "5.1.1")
                .contains("<span>Behövdes inte: har svarat")
                .contains("Svar utan konto", "Kvittens")
                .doesNotContain("p-0000");
        assertThat(SERVICES.asked().stream().map(Object::toString))
                .anyMatch(asked -> asked.contains("template=invitation") && !asked.contains("status=x"));
    }

    @Test
    void theLetterOnANewLastDayForAllIsForetoldWhereItIsMovedAndStandsInTheLog() throws Exception {
        assertThat(read("/arbetsyta/remisser/utkast/tid")).contains("De tillfrågade får ett mejl om den nya dagen");
        SERVICES.on("status", "/api/staff/letters", Example.list("""
            {"letter":"newday20270115-utkast/exempelby","consultation":"utkast","body":"exempelby","name":"Exempelby kommun","template":"new-day","status":"SENT","attempts":1,"version":4}\
            """));
        assertThat(read("/arbetsyta/remisser/utkast/brev?slag=new-day")).contains("Ny sista svarsdag");
        assertThat(SERVICES.asked().stream().map(Object::toString))
                .anyMatch(asked -> asked.contains("template=new-day"));
    }

    @Test
    void amongAThousandLettersThoseToOneBodyAreFoundByItsNameOnEveryPage() throws Exception {
        String one = """
            {"letter":"invitation-utkast/exempelby","consultation":"utkast","body":"exempelby","name":"Exempelby kommun","template":"invitation","status":"SENT","attempts":1,"version":4}\
            """;
        SERVICES.on(
                "status",
                "/api/staff/letters?consultation=utkast&q=exempel%20by&page=0&size=100",
                "{\"items\":[%s],\"page\":0,\"size\":100,\"total\":320}".formatted(one));
        String page = get("/arbetsyta/remisser/utkast/brev?q=+exempel+by").body();
        assertThat(words(page)).contains("320 brev", "Exempelby kommun");
        assertThat(page)
                .contains("id=\"q\"", "value=\"exempel by\"")
                .containsPattern("href=\"[^\"]*/brev\\?q=exempel(%20|\\+)by&amp;sida=3\"");
    }

    @Test
    void mailThatPerhapsDidNotArriveSaysWhyInTheLanguageOfThePage() throws Exception {
        SERVICES.on("status", "/api/staff/work/matters", Example.list("""
            {"kind":"MAIL_UNCERTAIN","id":"invitation-x/exempelby","consultation":"x","title":"Exempel","body":"exempelby","name":"Exempelby kommun","reason":"bounced"},
            {"kind":"MAIL_UNCERTAIN","id":"receipt-x/kommun-2","consultation":"x","title":"Exempel","body":"kommun-2","reason":"HANDING_OVER"}\
            """));
        assertThat(read("/arbetsyta/brev"))
                .contains("Exempelby kommun", "Kom inte fram", "Osäkert om det skickades")
                .doesNotContain("HANDING_OVER", "bounced");
        assertThat(read("/en/arbetsyta/brev")).contains("Did not arrive", "May or may not have been sent");
    }

    @Test
    void theRegisterShowsWhichAddressIsNotReached() throws Exception {
        SERVICES.on("consultations", "/api/bodies/exempelby", """
            {"id":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY","emails":["a@exempelby.example"],"addresses":[{"email":"a@exempelby.example","valid":true}],"unreached":[{"email":"a@exempelby.example","on":"2026-09-17","code":"5.1.1"}],"version":3}\
            """);
        assertThat(read("/arbetsyta/register/exempelby"))
                .contains("Brev kommer inte fram a@exempelby.example, 17 september 2026 (5.1.1)");
    }

    @Test
    void whatReachedNobodyIsSentAgainByAButtonAndNothingElseHasOne() throws Exception {
        SERVICES.on("status", "/api/staff/letters", Example.list("""
            {"letter":"invitation-utkast/exempelby","consultation":"utkast","body":"exempelby","name":"Exempelby kommun","template":"invitation","status":"BOUNCED","attempts":1,"reason":"bounced","code":"5.1.1","version":4},
            {"letter":"reminder-utkast/kommun-2","consultation":"utkast","body":"kommun-2","name":"Exempel-Bro kommun","template":"reminder","status":"UNDELIVERABLE","attempts":0,"reason":"answered","version":2},
            {"letter":"invitation-utkast/kommun-3","consultation":"utkast","body":"kommun-3","template":"invitation","status":"SENT","attempts":1,"version":3},
            {"letter":"reminder-utkast/kommun-4","consultation":"utkast","body":"kommun-4","template":"reminder","status":"HANDING_OVER","attempts":1,"at":"2020-01-01T10:00:00Z","version":2},
            {"letter":"invitation-utkast/kommun-5","consultation":"utkast","body":"kommun-5","template":"invitation","status":"HANDING_OVER","attempts":1,"at":"2020-01-01T10:00:00Z","version":2},
            {"letter":"reminder-utkast/kommun-6","consultation":"utkast","body":"kommun-6","template":"reminder","status":"HANDING_OVER","attempts":1,"at":"2999-01-01T10:00:00Z","version":2},
            {"letter":"invitation-utkast/kommun-7","consultation":"utkast","body":"kommun-7","template":"invitation","status":"SENT","attempts":1,"reason":"bounced-partly","code":"5.1.1","version":4}\
            """));
        String log = "/arbetsyta/remisser/utkast/brev";
        assertThat(get(log).body())
                .containsOnlyOnce("Skicka igen (kan komma två gånger)")
                .contains("value=\"invitation-utkast/exempelby\"", "value=\"reminder-utkast/kommun-4\"")
                .contains("value=\"invitation-utkast/kommun-7\"");
        assertThat(get(log).body().split("Skicka igen")).hasSize(1 + 3);
        SERVICES.on("mail", "/api/consultations/utkast/letters/again", "{\"letter\":\"x\",\"version\":5}");
        assertThat(location(submit(log, "brev", "invitation-utkast/exempelby"))).isEqualTo(log);
        assertThat(write("POST", "/api/consultations/utkast/letters/again").text())
                .isEqualTo("{\"letter\":\"invitation-utkast/exempelby\"}");
        assertThat(words(get(log).body())).contains("Brevet skickas igen, till de adresser som finns i registret nu.");
    }
}
