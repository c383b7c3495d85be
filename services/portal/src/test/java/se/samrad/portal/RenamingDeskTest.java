package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenamingDeskTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/register/landstinget/namn";
    private static final String API = "/api/bodies/landstinget";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        called("Exempels läns landsting", 1);
        signIn("staff:handlaggare");
    }

    private static void called(String name, int version) {
        SERVICES.on("consultations", API, """
                {"id":"landstinget","name":"%s","type":"REGION","version":%d,
                 "namedFrom":"2019-01-01","formerNames":[{"name":"Exempels landsting","until":"2018-12-31"}]}""".formatted(name, version));
    }

    @Test
    void aNewNameIsGivenFromADayOnAndTheFormerOnesAreShownWithTheirLastDay() throws Exception {
        assertThat(read("/arbetsyta/register/landstinget"))
                .contains("Exempels landsting, till och med 31 december 2018")
                .contains("Ge ett nytt namn");
        submit(PAGE, "namn", " ", "fran", "");
        assertThat(read(PAGE)).contains("Skriv det nya namnet.", "Välj den dag då namnet började gälla.");
        SERVICES.on("consultations", API + "/names", "{\"id\":\"landstinget\",\"version\":2}");
        var done = submit(PAGE, "namn", "Region Exempel", "fran", "2026-01-01");
        assertThat(location(done)).isEqualTo("/arbetsyta/register/landstinget");
        assertThat(write("POST", API + "/names").text())
                .contains("\"name\":\"Region Exempel\"", "\"from\":\"2026-01-01\"");
        assertThat(write("POST", API + "/names").header("If-Match")).isEqualTo("\"1\"");
    }

    @Test
    void whatSomebodyElseCalledItMeanwhileIsShownBesideWhatWasSeen() throws Exception {
        String seen = hidden(get(PAGE).body(), "sag");
        SERVICES.on("consultations", API + "/names", refused(409, """
                {"status":409,"reason":"version-mismatch","detail":"Någon har ändrat.","expected":1,"actual":2}"""));
        called("Regionen Exempel", 2);
        submit(PAGE, "namn", "Region Exempel", "fran", "2026-01-01", "version", "1", "sag", seen);
        assertThat(read(PAGE))
                .contains("Du såg: Exempels läns landsting")
                .contains("Så här står det nu: Regionen Exempel");
        assertThat(get(PAGE).body()).contains("value=\"Region Exempel\"");
        assertThat(hidden(get(PAGE).body(), "version")).isEqualTo("2");
    }

    @Test
    void aNameThatWasGivenByMistakeIsTakenBackFromThePageOfTheBody() throws Exception {
        String body = "/arbetsyta/register/landstinget";
        assertThat(read(body))
                .contains("Namnet gavs av misstag")
                .contains(
                        "Organisationen heter Exempels landsting igen. Exempels läns landsting blir inget tidigare namn")
                .contains("Ta tillbaka namnbytet");
        SERVICES.on("consultations", API + "/undo-rename", refused(409, """
                {"status":409,"reason":"version-mismatch","detail":"Någon har ändrat.","expected":1,"actual":2}"""));
        String csrf = encode(hidden(get(body).body(), "_csrf"));
        String form = "_csrf=" + csrf + "&nyckel=k&version=1&namn=" + encode("Exempels läns landsting");
        send("POST", PAGE + "/angra", form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(read(body)).contains("Någon annan har sparat en ändring");
        SERVICES.on("consultations", API + "/undo-rename", "{\"id\":\"landstinget\",\"version\":2}");
        var done = send("POST", PAGE + "/angra", form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(location(done)).isEqualTo(body);
        assertThat(write("POST", API + "/undo-rename").text()).isEqualTo("{\"name\":\"Exempels läns landsting\"}");
        assertThat(write("POST", API + "/undo-rename").header("If-Match")).isEqualTo("\"1\"");
        assertThat(read(body)).contains("Namnbytet är taget tillbaka.");
        SERVICES.on("consultations", API, "{\"id\":\"landstinget\",\"name\":\"Ett\",\"version\":1}");
        assertThat(read(body)).doesNotContain("Namnet gavs av misstag");
    }
}
