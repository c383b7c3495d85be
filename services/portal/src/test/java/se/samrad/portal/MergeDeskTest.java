package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

class MergeDeskTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/register/exempelby-stad/sammanslagning";
    private static final String API = "/api/bodies/exempelby-stad";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on("consultations", API, """
                {"id":"exempelby-stad","name":"Exempelby stad","type":"MUNICIPALITY","emails":[],"version":1}""");
        preview("Exempelby kommun", 4);
        SERVICES.on("consultations", "/api/bodies/exempelby", """
                {"id":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY","version":4,
                 "merged":[{"id":"exempelby-stad","name":"Exempelby stad","aliases":["Staden"],"version":2}]}""");
        signIn("staff:handlaggare");
    }

    private static void preview(String stays, int version) {
        preview(stays, "", version);
    }

    private static void preview(String stays, String alias, int version) {
        SERVICES.on("consultations", API + "/merge?into=exempelby", """
                {"body":{"id":"exempelby-stad","name":"Exempelby stad","type":"MUNICIPALITY","emails":[],"version":1},
                 "into":{"id":"exempelby","name":"%s","aliases":[%s],"type":"MUNICIPALITY","emails":["remiss@exempelby.example"],"version":%d},
                 "names":["Exempelby stad","Staden"],
                 "invited":[{"consultation":"fardplan","title":"Färdplanen","status":"OPEN","both":true},
                            {"consultation":"vatten","title":"Vattenplanen","status":"CLOSED","both":false}]}""".formatted(stays, alias, version));
    }

    @Test
    void anOfficerFindsTheOtherSeesWhatItWouldMeanAndMergesWithTheVersionsThatWereSeen() throws Exception {
        SERVICES.on("consultations", "/api/bodies?q=Exempelby&size=50", """
                {"items":[{"id":"exempelby-stad","name":"Exempelby stad","type":"MUNICIPALITY"},
                          {"id":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY"}],"page":0,"size":50,"total":2}""");
        assertThat(get(PAGE + "?q=Exempelby").body())
                .contains("?med=exempelby\"")
                .doesNotContain("?med=exempelby-stad");
        assertThat(read(PAGE + "?med=exempelby"))
                .contains("Exempelby kommun hittas också under Exempelby stad, Staden.")
                .contains("Färdplanen Båda är tillfrågade och står kvar som två rader.")
                .contains("Vattenplanen")
                .contains("Låt Exempelby stad vara kvar i stället")
                .doesNotContain("Någon har ändrat");

        SERVICES.on("consultations", API + "/merge", "{\"id\":\"exempelby-stad\",\"version\":2}");
        String page = get(PAGE + "?med=exempelby").body();
        var done = submit(
                PAGE,
                "med",
                "exempelby",
                "nyckel",
                hidden(page, "nyckel"),
                "version",
                hidden(page, "version"),
                "sedd",
                hidden(page, "sedd"),
                "namn",
                "Exempelby stad");
        assertThat(location(done)).isEqualTo("/arbetsyta/register/exempelby");
        assertThat(write("POST", API + "/merge").text()).contains("\"into\":\"exempelby\"", "\"intoVersion\":4");
        assertThat(write("POST", API + "/merge").header("If-Match")).isEqualTo("\"1\"");
        assertThat(read("/arbetsyta/register/exempelby"))
                .contains("Exempelby stad är nu sammanslagen med den här.")
                .contains("Sammanslagna med den här", "Staden", "Ta isär");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShownBesideWhatWasSeen() throws Exception {
        SERVICES.on("consultations", API + "/merge", refused(409, """
                {"status":409,"reason":"version-mismatch","detail":"Någon har ändrat.","expected":4,"actual":5}"""));
        String page = get(PAGE + "?med=exempelby").body();
        preview("Exempelby kommun och stad", 5);
        submit(
                PAGE,
                "med",
                "exempelby",
                "nyckel",
                hidden(page, "nyckel"),
                "version",
                "1",
                "sedd",
                "4",
                "sag",
                hidden(page, "sag"),
                "namn",
                "Exempelby stad");
        assertThat(read(PAGE))
                .contains("Någon har ändrat uppgifterna medan du hade sidan öppen.")
                .contains("Du såg: Exempelby stad / Exempelby kommun, remiss@exempelby.example")
                .contains("Så här står det nu: Exempelby stad / Exempelby kommun och stad, remiss@exempelby.example");
        assertThat(hidden(get(PAGE).body(), "sedd")).isEqualTo("5");
    }

    @Test
    void anotherNameThatSomebodyGaveMeanwhileIsShownTooAndOfAnyOtherChangeThatItIsNot() throws Exception {
        SERVICES.on("consultations", API + "/merge", refused(409, """
                {"status":409,"reason":"version-mismatch","detail":"Någon har ändrat.","expected":4,"actual":5}"""));
        String page = get(PAGE + "?med=exempelby").body();
        String[] said = {
            "med",
            "exempelby",
            "version",
            "1",
            "sedd",
            "4",
            "sag",
            hidden(page, "sag"),
            "namn",
            "Exempelby stad",
            "nyckel",
            hidden(page, "nyckel")
        };
        preview("Exempelby kommun", "\"Byn\"", 5);
        submit(PAGE, said);
        assertThat(read(PAGE))
                .contains("De är inte sammanslagna.", "Andra namn – Byn")
                .contains("Så här står det nu: Exempelby stad / Exempelby kommun (Byn), remiss@exempelby.example")
                .doesNotContain("Jämför med det som är sparat", "Det som har ändrats visas inte här.");
        preview("Exempelby kommun", 6);
        submit(PAGE, said);
        assertThat(read(PAGE)).contains("Det som har ändrats visas inte här.").doesNotContain("Så här står det nu");
    }

    @Test
    void aBodyThatIsMergedLeadsToTheOneThatStandsForItAndCanBeTakenApartThere() throws Exception {
        SERVICES.on(
                "consultations",
                API,
                new Answer(308, "application/json", "", Map.of("Location", "/api/bodies/exempelby")));
        assertThat(location(get("/arbetsyta/register/exempelby-stad"))).isEqualTo("/arbetsyta/register/exempelby");
        SERVICES.on(
                "status",
                "/api/public/bodies/exempelby",
                "{\"id\":\"exempelby\",\"name\":\"Exempelby kommun\",\"type\":\"MUNICIPALITY\"}");
        SERVICES.on(
                "status",
                "/api/public/bodies/exempelby-stad",
                new Answer(308, "application/json", "", Map.of("Location", "/api/public/bodies/exempelby")));
        assertThat(location(get("/remissinstanser/exempelby-stad"))).isEqualTo("/remissinstanser/exempelby");
        SERVICES.on("consultations", API + "/undo-merge", "{\"id\":\"exempelby-stad\",\"version\":3}");
        String page = get("/arbetsyta/register/exempelby").body();
        var undone = send(
                "POST",
                "/arbetsyta/register/exempelby/isar",
                "_csrf=" + encode(hidden(page, "_csrf"))
                        + "&version=2&instans=exempelby-stad&namn=Exempelby+stad&nyckel=" + hidden(page, "nyckel"),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(location(undone)).isEqualTo("/arbetsyta/register/exempelby");
        assertThat(write("POST", API + "/undo-merge").header("If-Match")).isEqualTo("\"2\"");
        assertThat(read("/arbetsyta/register/exempelby")).contains("Exempelby stad står för sig igen.");
    }
}
