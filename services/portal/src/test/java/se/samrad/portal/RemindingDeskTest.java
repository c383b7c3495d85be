package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemindingDeskTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/remisser/" + Example.ID + "/paminn";
    private static final String API = "/api/consultations/" + Example.ID + "/reminders";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on("consultations", API, """
            {"items":[
             {"body":"exempelby","name":"Exempelby kommun","lastDay":"2026-09-30",
              "reminded":{"lastDay":"2026-09-30","daysBefore":21,"on":"2026-09-09"},
              "next":{"lastDay":"2026-09-30","daysBefore":7,"on":"2026-09-23"},
              "asked":"2026-09-18","withheld":["2026-09-20"]},
             {"body":"sagoryd","name":"Sagoryds kommun","lastDay":"2026-10-14"},
             {"body":"nyss","name":"Nyss påmind","lastDay":"2026-09-30",
              "reminded":{"lastDay":"2026-09-30","daysBefore":12,"on":"2026-09-18"}},
             {"body":"borta","name":"Borta nämnden","lastDay":"2026-09-30","leftOn":"2026-08-31"},
                 {"body":"sen","name":"Sena nämnden","lastDay":"2026-09-17"}],
             "daysBefore":[21,7,1]}\
            """);
        for (String body : new String[] {"exempelby", "sagoryd"}) {
            SERVICES.on("mail", API + "/" + body + "/letter", """
                {"subject":"Påminnelse om Färdplan","text":"Hej!\\n\\nTill %s."}\
                """.formatted(body));
        }
        signIn("staff:handlaggare");
    }

    @Test
    void whoHasNotAnsweredIsListedWithTheNextReminderAndTheLetterWordForWord() throws Exception {
        assertThat(read(PAGE))
                .contains("5 har inte svarat")
                .contains("av sig själva 21, 7 och 1 dagar före")
                .contains("Sista dag 30 september. Påmind 9 september. Nästa påminnelse av sig själv 23 september.")
                .contains("Ingen påminnelse 20 september, eftersom inbjudan gick 18 september.")
                .contains("Så ser mejlet till Exempelby kommun ut", "Påminnelse om Färdplan", "Till exempelby.")
                .contains(
                        "Påminns inte i dag",
                        "Nyss påmind",
                        "Upphörde 31 augusti och får därför inga påminnelser.",
                        "Sena nämnden");
        assertThat(get(PAGE).body()).doesNotContain("value=\"nyss\"").doesNotContain("value=\"sen\"");
        assertThat(read(PAGE + "?brev=sagoryd")).contains("Till sagoryd.");
    }

    @Test
    void thoseWhoAreChosenAreRemindedAndWhoAnsweredMeanwhileIsNamed() throws Exception {
        submit(PAGE);
        assertThat(read(PAGE)).contains("Välj minst en mottagare.");
        // One answer serves the list that is read before and what is written.
        SERVICES.on("consultations", API, """
            {"items":[
             {"body":"exempelby","outcome":"REMINDED","name":"Exempelby kommun","lastDay":"2026-09-30"},
             {"body":"nyss","outcome":"SAME","name":"Nyss påmind","lastDay":"2026-09-30"},
             {"body":"sagoryd","outcome":"WRONG","reason":"has-answered","problem":"Remissinstansen har svarat.",
              "name":"Sagoryds kommun","lastDay":"2026-10-14"}],
             "daysBefore":[]}\
            """);
        var done = submit(PAGE, "instans", "exempelby", "instans", "nyss", "instans", "sagoryd");
        assertThat(location(done)).isEqualTo(PAGE);
        assertThat(write("POST", API).text()).isEqualTo("{\"bodies\":[\"exempelby\",\"nyss\",\"sagoryd\"]}");
        SERVICES.on("consultations", API, "{\"items\":[],\"daysBefore\":[]}");
        assertThat(read(PAGE))
                .contains("En påminnelse skickas.")
                .contains("Sagoryds kommun: Remissinstansen har svarat.")
                .doesNotContain("Det här behöver rättas");
    }

    @Test
    void whereNobodyIsAwaitedThePageSaysSo() throws Exception {
        SERVICES.on("consultations", API, "{\"items\":[],\"daysBefore\":[]}");
        assertThat(read(PAGE)).contains("Ingen att påminna", "Inga påminnelser går av sig själva.");
    }
}
