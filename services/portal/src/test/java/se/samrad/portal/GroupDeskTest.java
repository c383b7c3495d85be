package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups are made, seen with whom they hold today, and asked all at once. */
class GroupDeskTest extends FormsHarness {
    private static final String GROUPS = "/arbetsyta/register/grupper";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    private HttpResponse<String> post(String page, String typed) throws Exception {
        String body = "_csrf=" + encode(hidden(get(page).body(), "_csrf")) + "&" + typed;
        return send("POST", page, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void everyGroupIsListedWithHowManyBelongAlsoOneThatNobodyHasNamed() throws Exception {
        assertThat(read(GROUPS))
                .contains("Kommunerna i Exempellän", "2 organisationer", "enligt en regel", "utan-namn");
    }

    @Test
    void aGroupShowsWhoBelongsAndWhyAndItsFormIsFilledIn() throws Exception {
        assertThat(read(GROUPS + "/exempellans-kommuner"))
                .contains("2 organisationer hör till gruppen i dag", "uppräknad", "enligt regeln");
        assertThat(get(GROUPS + "/exempellans-kommuner").body())
                .contains(
                        ">Exempelby kommun |  | 2026-12-31</textarea>",
                        "value=\"99\"",
                        "value=\"MUNICIPALITY\" checked");
    }

    @Test
    void ofALargeGroupTheFirstHundredAreShownAndTheRegisterHasTheRest() throws Exception {
        String bodies = IntStream.rangeClosed(1, 101)
                .mapToObj(n -> "{\"id\":\"rad-%d\",\"name\":\"Rad %d.\",\"because\":\"RULE\"}".formatted(n, n))
                .collect(Collectors.joining(","));
        SERVICES.on(
                "consultations",
                "/api/groups/stor",
                "{\"id\":\"stor\",\"name\":\"Stor\",\"version\":1,\"bodies\":[" + bodies + "]}");
        assertThat(read(GROUPS + "/stor"))
                .contains("101 organisationer hör till gruppen i dag", "Rad 100.", "De första 100 visas.")
                .doesNotContain("Rad 101.");
        assertThat(get(GROUPS + "/stor").body()).contains("href=\"/arbetsyta/register?grupp=stor\"");
        assertThat(read(GROUPS + "/exempellans-kommuner")).doesNotContain("De första");
    }

    @Test
    void whoeverIsNamedIsLookedUpAndTheDaysBesideTheNameAreKept() throws Exception {
        SERVICES.on("consultations", "/api/bodies/matches", """
                {"items":[{"line":1,"name":"Exempelby kommun","outcome":"SAME","candidates":[{"body":"exempelby","name":"Exempelby kommun"}]},
                          {"line":2,"name":"Exempel-Bro","outcome":"SAME","candidates":[{"body":"kommun-2","name":"Exempel-Bro kommun"}]}]}""");
        SERVICES.on("consultations", "/api/groups/grannarna", "{\"id\":\"grannarna\",\"version\":1}");
        String typed = "version=0&namn=Grannarna&fran=2026-01-01&typ=REGION&lan=99&instanser="
                + encode("Exempelby kommun | 2026-01-01 | 2026-12-31\nExempel-Bro");
        assertThat(location(post(GROUPS + "/ny", typed))).isEqualTo(GROUPS + "/grannarna");
        assertThat(write("POST", "/api/bodies/matches").text()).isEqualTo("Exempelby kommun\nExempel-Bro");
        assertThat(write("PUT", "/api/groups/grannarna").text())
                .contains("\"from\":\"2026-01-01\"", "\"types\":[\"REGION\"]", "\"county\":\"99\"")
                .contains("{\"body\":\"exempelby\",\"from\":\"2026-01-01\",\"until\":\"2026-12-31\"}")
                .contains("{\"body\":\"kommun-2\"}");
        assertThat(write("PUT", "/api/groups/grannarna").header("If-Match")).isEqualTo("\"0\"");
    }

    @Test
    void whatDoesNotSayWhoIsMeantIsToldByItsNameAndNothingIsSaved() throws Exception {
        SERVICES.on("consultations", "/api/bodies/matches", """
                {"items":[{"line":1,"name":"Exempelbys stad","outcome":"PERHAPS","candidates":[{"body":"exempelby","name":"Exempelby kommun"}]},
                          {"line":2,"name":"Någon annan","outcome":"NEW","candidates":[]}]}""");
        String typed = "version=0&namn=Grannarna&instanser=" + encode("Exempelbys stad | i morgon\nNågon annan");
        assertThat(location(post(GROUPS + "/ny", typed))).isEqualTo(GROUPS + "/ny");
        assertThat(read(GROUPS + "/ny"))
                .contains("Exempelbys stad: i morgon är ingen dag.", "Menar du Exempelby kommun?")
                .contains("Någon annan finns inte i registret.");
        assertThat(SERVICES.asked())
                .noneMatch(asked -> asked.method().equals("PUT") && asked.path().startsWith("/api/groups"));
    }

    @Test
    void aWholeGroupIsAskedWithOneButton() throws Exception {
        String list = "/arbetsyta/remisser/utkast/sandlista?q=&typ=&grupp=exempellans-kommuner";
        assertThat(get(list).body()).contains("Lägg till alla 2 i gruppen", "value=\"exempellans-kommuner\" selected");
        SERVICES.on("consultations", "/api/consultations/utkast/invitations", "{\"items\":[]}");
        String page = "/arbetsyta/remisser/utkast/sandlista";
        post(page, "alla=exempellans-kommuner");
        assertThat(write("POST", "/api/consultations/utkast/invitations").text())
                .isEqualTo("{\"bodies\":[\"exempelby\",\"kommun-2\"]}");
    }

    @Test
    void aRegistrarReadsAndChangesNothing() throws Exception {
        signIn("staff:registrator");
        assertThat(read(GROUPS + "/exempellans-kommuner"))
                .contains("Exempelby kommun")
                .doesNotContain("Uppräknade organisationer");
    }
}
