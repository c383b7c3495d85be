package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopiesDeskTest extends FormsHarness {
    private static final String API = "/api/staff/copy-requests";
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String PAGE = "/arbetsyta/utlamnande/" + ID;
    private static final String RESPONSE = Example.ID + "--grankoping";

    private static String request(String status, String more) {
        return "{\"request\":\"" + ID + "\",\"response\":\"" + RESPONSE
                + "\",\"title\":\"Flemingsberg\",\"name\":\"Granköpings kommun\",\"arrived\":\"2026-09-16\",\"status\":\""
                + status + "\"" + more + "}";
    }

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        String list = "{\"items\":[%s],\"total\":1}";
        SERVICES.on("responses", API, list.formatted(request("OPEN", "")));
        SERVICES.on("responses", API + "/" + ID, request("OPEN", ",\"version\":1"));
        signIn("staff:registrator");
    }

    @Test
    void theWorkbenchAndTheQueueSayHowLongSomebodyHasWaited() throws Exception {
        assertThat(read("/arbetsyta")).contains("1 Begäran om kopia 2 dagar");
        assertThat(read("/arbetsyta/utlamnande"))
                .contains("Någon vill ta del av ett svar", "Granköpings kommun", "begärt", "2 dagar");
        assertThat(get("/en/arbetsyta/utlamnande").body()).contains("Somebody wants to see a response");
        signIn("staff:handlaggare");
        assertThat(read("/arbetsyta")).doesNotContain("Begäran om kopia");
    }

    @Test
    void requestsForAnswersOfPrivatePersonsAreToldApartByTheNumbersOfTheAnswers() throws Exception {
        String asked =
                request("OPEN", ",\"documentNumber\":\"REX 1-42\"").replace("\"name\":\"Granköpings kommun\",", "");
        SERVICES.on("responses", API, "{\"items\":[%s],\"total\":1}".formatted(asked));
        assertThat(read("/arbetsyta/utlamnande"))
                .contains("En privatperson eller en organisation utan konto", "Handling REX 1-42");
    }

    @Test
    void aRequestIsNotedFromThePageOfTheResponse() throws Exception {
        String note = "/api/responses/" + RESPONSE + "/copy-requests";
        SERVICES.on("responses", note, "{}");
        String page = "/arbetsyta/svar/" + RESPONSE;
        assertThat(location(submit(page, "gor", "copy-requests", "begard", "2026-09-16")))
                .isEqualTo("/arbetsyta/utlamnande");
        assertThat(write("POST", note).text()).isEqualTo("{\"arrived\":\"2026-09-16\"}");
    }

    @Test
    void withheldWordsAreTakenWhereverTheyStand() throws Exception {
        SERVICES.on("responses", API + "/" + ID + "/give", "{}");
        assertThat(read(PAGE)).contains("Lämna ut", "yttrande.docx");
        submit(PAGE, "gor", "give", "stallen", "a", "lagrum", "OSL 21 kap. 1 §", "namn", "ja", "filer", "abc");
        assertThat(write("POST", API + "/" + ID + "/give").text())
                .contains("{\"in\":\"text\",\"start\":3,\"length\":1}")
                .contains("\"in\":\"answers/1\"", "\"in\":\"sections/insats-1-3\"")
                .contains("\"files\":[\"abc\"],\"named\":true,\"provision\":\"OSL 21 kap. 1 §\"");
    }

    @Test
    void wordsThatDoNotStandThereAreNamedAndNothingIsSent() throws Exception {
        submit(PAGE, "gor", "give", "stallen", "Finns inte", "lagrum", "OSL 21 kap. 1 §");
        assertThat(read(PAGE)).contains("Finns inte");
        assertThat(get(PAGE).body()).contains("stallen-fel");
    }

    @Test
    void whoIsRefusedIsToldHowToGetADecision() throws Exception {
        assertThat(read(PAGE)).doesNotContain("kammarrätten");
        submit(PAGE, "gor", "refuse", "avslag-lagrum", "", "avslag-skal", " ");
        assertThat(read(PAGE)).contains("Ange bestämmelsen", "Skriv varför inget lämnas ut.");
        SERVICES.on("responses", API + "/" + ID + "/refuse", "{}");
        submit(PAGE, "gor", "refuse", "avslag-lagrum", "OSL 21 kap. 1 §", "avslag-skal", "Rör hälsa.");
        assertThat(write("POST", API + "/" + ID + "/refuse").text())
                .isEqualTo("{\"provision\":\"OSL 21 kap. 1 §\",\"reason\":\"Rör hälsa.\"}");
        SERVICES.on("responses", API + "/" + ID, request("REFUSED", """
                ,"refused":{"date":"2026-09-18","provision":"OSL 21 kap. 1 §","reason":"Rör hälsa."},"version":2"""));
        assertThat(read(PAGE)).contains("Begäran är avslagen.", "Rör hälsa.", "kammarrätten");
    }

    @Test
    void aGivenCopyCanBeFetchedAndAWholeOneNeedsNoAppeal() throws Exception {
        SERVICES.on("responses", API + "/" + ID, request("GIVEN", """
                ,"given":{"date":"2026-09-18","withheld":[],"files":[],"named":true},"version":2"""));
        assertThat(get(PAGE).body()).contains(PAGE + "/kopia").doesNotContain("kammarrätten");
    }

    @Test
    void noButtonLosesWhatIsTypedForAnotherAndNoFileIsLeftOutByARefusal() throws Exception {
        String[] typed = {
            "stallen", "viktig", "lagrum", "OSL 21 kap. 1 §", "avslag-skal", "Rör hälsa.", "bort-skal", "Återtagen."
        };
        press(PAGE, "refuse", typed);
        assertThat(get(PAGE).body()).contains("id=\"avslag-lagrum-fel\">Ange bestämmelsen");
        for (int i = 0; i < typed.length; i += 2)
            assertThat(standing(PAGE, typed[i])).containsExactly(typed[i + 1]);
        assertThat(standing(PAGE, "filer")).containsExactly("abc");
        assertThat(standing(PAGE, "namn")).containsExactly("ja");
        assertThat(get(PAGE).body()).containsPattern("<details class=\"plain\" open");
        SERVICES.on("responses", API + "/" + ID + "/give", "{}");
        press(PAGE, "give");
        assertThat(write("POST", API + "/" + ID + "/give").text())
                .contains("\"files\":[\"abc\"],\"named\":true,\"provision\":\"OSL 21 kap. 1 §\"");
    }

    @Test
    void theKeyEnterDecidesNothing() throws Exception {
        assertThat(new Controls(get(PAGE).body()).enter("give")).isEqualTo("enter");
        press(PAGE, "enter", "avslag-skal", "Rör hälsa.");
        assertThat(read(PAGE)).contains("Inget är gjort än.");
        assertThat(standing(PAGE, "avslag-skal")).containsExactly("Rör hälsa.");
    }
}
