package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has a body on the phone finds it in the register, sees all of it and notes what was said. */
class BodyPlacesTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/register/exempelby";
    private static final String PLACES = "/api/staff/bodies/exempelby/consultations";
    private static final String PLACE = """
        {"consultation":"%s","title":"%s","status":"OPEN","closesOn":"2026-09-30",
         "row":{"body":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY","status":"INVITED","deadline":"2026-09-30","meetings":1,
                "met":{"when":"2026-04-17"},"listed":false,"version":3},
         "lastCall":{"at":"2026-09-16T08:00:00.000Z","note":"Svarar 3 oktober."}}\
        """;
    private static final String ANSWERED = """
        {"consultation":"forra","title":"Exempel: Förra planen","status":"CLOSED","closesOn":"2026-01-31",
         "row":{"body":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY","status":"ANSWERED","deadline":"2026-01-31",
                "answeredAt":"2026-01-20","position":"SUPPORTS","meetings":0,"response":"forra--exempelby","documentNumber":"REX 17"}}\
        """;

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void aBodyIsSeenWithWhereItStandsEverywhereWhatItSaidAndWhenItWasMet() throws Exception {
        SERVICES.on("status", PLACES, Example.list(PLACE.formatted("plan", "Exempel: Planen"), ANSWERED));
        SERVICES.on("status", "/api/staff/meetings?body=exempelby&size=20", Example.list(Example.meeting()));
        String page = get(PAGE).body();
        assertThat(words(page))
                .contains(
                        "Exempel: Planen", "tillfrågad", "30 september 2026", "möte 17 april, inget skriftligt svar än")
                .contains("Svarar 3 oktober.", "16 september 2026")
                .contains("Exempel: Förra planen", "svarat", "20 januari 2026", "tillstyrker", "REX 17")
                .contains("Exempel: Dialogmöte med Granköpings kommun", "10 september 2026");
        assertThat(page)
                .contains(
                        "href=\"/arbetsyta/remisser/plan/instans/exempelby\"",
                        "href=\"/arbetsyta/svar/forra--exempelby\"")
                .contains("href=\"/arbetsyta/moten/exempel-grankoping\"", "href=\"/arbetsyta/moten/ny?med=exempelby\"");
        // What it is asked about comes before what never changes.
        assertThat(page.indexOf("Exempel: Planen")).isLessThan(page.indexOf("Uppgifter i registret"));
    }

    @Test
    void aCallIsNotedThereAboutTheOneConsultationThatAskedIt() throws Exception {
        SERVICES.on("status", PLACES, Example.list(PLACE.formatted("plan", "Exempel: Planen"), ANSWERED));
        String call = "/api/consultations/plan/invitations/exempelby/note-call";
        SERVICES.on("consultations", call, "{}");
        post("om=plan%2Fexempelby&samtal=+");
        assertThat(get(PAGE).body()).contains("id=\"samtal-fel\"");
        post("om=plan%2Fexempelby&samtal=Svarar+snart.");
        assertThat(write("POST", call).text()).isEqualTo("{\"note\":\"Svarar snart.\"}");
        assertThat(read(PAGE)).contains("Samtalet är antecknat.");
    }

    @Test
    void whereSeveralAskedItIsAskedWhichTheCallWasAbout() throws Exception {
        SERVICES.on(
                "status",
                PLACES,
                Example.list(PLACE.formatted("plan", "Exempel: Planen"), PLACE.formatted("annan", "Exempel: Annan")));
        assertThat(get(PAGE).body())
                .contains("<option value=\"plan/exempelby\">Exempel: Planen</option>")
                .contains("<option value=\"annan/exempelby\">Exempel: Annan</option>");
        post("om=&samtal=Svarar+snart.");
        assertThat(read(PAGE)).contains("Välj vilken remiss samtalet gällde.");
        assertThat(get(PAGE).body()).contains(">Svarar snart.</textarea>", "href=\"#om\"");
    }

    @Test
    void whereItWasAskedUnderAnotherNameThatNameIsSaid() throws Exception {
        SERVICES.on(
                "status",
                PLACES,
                Example.list(
                        PLACE.formatted("plan", "Exempel: Planen"),
                        PLACE.formatted("plan", "Exempel: Planen")
                                .replace("\"body\":\"exempelby\"", "\"body\":\"exempelby-stad\"")
                                .replace("Exempelby kommun", "Exempelby stad")));
        String page = get(PAGE).body();
        assertThat(words(page)).containsOnlyOnce("Tillfrågad som Exempelby stad");
        assertThat(page)
                .contains("<option value=\"plan/exempelby\">Exempel: Planen</option>")
                .contains(
                        "<option value=\"plan/exempelby-stad\">Exempel: Planen, tillfrågad som Exempelby stad</option>");
    }

    @Test
    void whereNobodyAskedItThatIsSaidAndWhereNobodyCanTellThatIsSaid() throws Exception {
        SERVICES.on("status", PLACES, Example.list());
        assertThat(read(PAGE))
                .contains("Organisationen är inte tillfrågad i någon remiss.")
                .doesNotContain("Anteckna ett samtal", "Just nu går det inte");
        SERVICES.on("status", "/api/staff/bodies/kommun-3/consultations", FakeServices.Answer.status(503));
        SERVICES.on("consultations", "/api/bodies/kommun-3", "{\"id\":\"kommun-3\",\"name\":\"Exempel-Tre kommun\"}");
        assertThat(read("/arbetsyta/register/kommun-3"))
                .contains("Just nu går det inte att visa alla remisser och möten.")
                .doesNotContain("är inte tillfrågad");
    }

    @Test
    void theRegisterSaysWhatGroupsAreCalledAndNotTheirIds() throws Exception {
        SERVICES.on(
                "consultations",
                "/api/bodies",
                Example.list("{\"id\":\"exempelby\",\"name\":\"Exempelby"
                        + " kommun\",\"groups\":[\"exempellans-kommuner\",\"utan-namn\"]}"));
        String list = get("/arbetsyta/register").body();
        assertThat(words(list)).contains("Kommunerna i Exempellän, utan-namn");
        assertThat(words(list.substring(list.indexOf("<tbody>")))).doesNotContain("exempellans-kommuner");
        SERVICES.on("status", PLACES, Example.list());
        SERVICES.on(
                "consultations",
                "/api/bodies/exempelby",
                "{\"id\":\"exempelby\",\"name\":\"Exempelby kommun\",\"groups\":[\"exempellans-kommuner\"]}");
        assertThat(read(PAGE)).contains("Kommunerna i Exempellän").doesNotContain("exempellans-kommuner");
    }

    @Test
    void aMeetingIsLoggedFromThereWithTheBodyFilledInWhereverItStandsInTheRegister() throws Exception {
        SERVICES.on(
                "status",
                "/api/staff/bodies/kommun-900",
                "{\"id\":\"kommun-900\",\"name\":\"Exempel-Niohundra kommun\"}");
        assertThat(get("/arbetsyta/moten/ny?med=kommun-900").body()).contains("value=\"Exempel-Niohundra kommun\"");
        SERVICES.on(
                "meetings",
                "/api/meetings/langt-ner",
                StaffExample.MEETING.formatted(Example.ID).replace("kommun-2", "kommun-900"));
        assertThat(get("/arbetsyta/moten/langt-ner").body())
                .contains("value=\"Exempel-Niohundra kommun\"")
                .doesNotContain("value=\"kommun-900\"");
    }

    private void post(String typed) throws Exception {
        String body = "_csrf=" + encode(hidden(get(PAGE).body(), "_csrf")) + "&" + typed;
        var answer = send("POST", PAGE + "/samtal", body, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(location(answer)).isEqualTo(PAGE);
    }
}
