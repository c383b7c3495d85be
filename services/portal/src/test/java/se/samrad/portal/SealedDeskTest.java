package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sealed off: the registrar's act, what is left to see of it, and the pages of the one who may open it. */
class SealedDeskTest extends FormsHarness {
    private static final String RESPONSE = Example.ID + "--grankoping";
    private static final String DESK = "/arbetsyta/svar/" + RESPONSE;
    private static final String SEALED_DESK = "/arbetsyta/avskilt/" + RESPONSE;
    private static final String STAFF = "/api/staff/responses/" + RESPONSE;
    private static final String SEAL =
            "\"sealed\":{\"whole\":true,\"files\":0,\"date\":\"2026-09-17\",\"authority\":\"Nämnden\",\"contact\":\"Skyddschefen\"%s,\"sealedFiles\":[]}";

    @BeforeEach
    void staff() {
        StaffExample.tell(SERVICES);
    }

    private static void sealed(String more) {
        SERVICES.on("responses", STAFF, """
            {"response":"%s","consultation":"%s","body":"grankoping","bodyName":"Granköpings kommun","sender":"BODY","channel":"WEB","arrived":{"day":"2026-09-18"},"status":"SEALED","documentNumber":"42","version":7,%s}\
            """.formatted(RESPONSE, Example.ID, SEAL.formatted(more)));
    }

    private static void sealedInPart() {
        SERVICES.on("responses", STAFF, """
            {"response":"%s","consultation":"%s","body":"grankoping","bodyName":"Granköpings kommun","sender":"BODY","channel":"WEB","arrived":{"day":"2026-09-18"},"status":"RECEIVED","version":7,\
            "sealed":{"whole":false,"files":1,"date":"2026-09-17","reason":"Kan röra Sveriges säkerhet.","sealedFiles":[]}}\
            """.formatted(RESPONSE, Example.ID));
    }

    @Test
    void aRegistrarSealsOffTheWholeOrTheFilesThatAreTicked() throws Exception {
        signIn("staff:registrator");
        String api = "/api/responses/" + RESPONSE + "/seal";
        SERVICES.on("responses", api, "{}");
        assertThat(read(DESK)).contains("Uppgifterna får inte finnas här", "Skriv inget av innehållet.");
        submit(DESK, "gor", "seal", "avskilj-skal", "Fel.", "avskilj-vad", "filer", "version", "7");
        assertThat(read(DESK)).contains("Markera minst en fil.");
        submit(DESK, "gor", "seal", "avskilj-skal", "Fel.", "avskilj-vad", "filer", "avskilj-filer", "abc");
        assertThat(write("POST", api).text()).isEqualTo("{\"reason\":\"Fel.\",\"files\":[\"abc\"]}");
        submit(DESK, "gor", "seal", "avskilj-skal", "Fel.", "avskilj-vad", "allt", "avskilj-myndighet", "Nämnden");
        assertThat(write("POST", api).text()).isEqualTo("{\"reason\":\"Fel.\",\"authority\":\"Nämnden\"}");
    }

    @Test
    void ofWhatIsSealedOffTheRegistrarSeesThatItCameAndWhomToTurnTo() throws Exception {
        signIn("staff:registrator");
        sealed("");
        assertThat(read(DESK))
                .contains("Granköpings kommun", "Avskilt", "Hela svaret är avskilt.", "Skyddschefen", "Nämnden")
                .contains("Registrerat som 42.")
                .doesNotContain("2. Sekretessbedöm", "4. Publicera", "Hämta för diariet", "Uppgifterna får inte");
    }

    @Test
    void theSecurityRoleHasItsOwnPagesAndNoOthers() throws Exception {
        signIn("staff:sakerhet");
        SERVICES.on("status", "/api/staff/responses", Example.list("""
            {"response":"%s","name":"Granköpings kommun","arrived":"2026-09-18","consultationTitle":"Exempel: Färdplan","status":"SEALED"}\
            """.formatted(RESPONSE)));
        assertThat(location(get("/arbetsyta"))).endsWith("/arbetsyta/avskilt");
        assertThat(read("/arbetsyta/avskilt")).contains("Granköpings kommun", "18 september");
        assertThat(get("/arbetsyta/diarium").statusCode()).isEqualTo(403);
        sealed(",\"reason\":\"Kan röra Sveriges säkerhet.\"");
        assertThat(read(SEALED_DESK)).contains("Kan röra Sveriges säkerhet.", "Hämta allt i en fil");
        String api = "/api/responses/" + RESPONSE + "/unseal";
        SERVICES.on("responses", api, "{}");
        assertThat(location(submit(SEALED_DESK, "gor", "unseal", "skal", "Prövat.", "version", "7")))
                .endsWith("/arbetsyta/avskilt");
        assertThat(write("POST", api).text()).isEqualTo("{\"reason\":\"Prövat.\"}");
    }

    @Test
    void nobodyElseReachesThosePages() throws Exception {
        signIn("staff:handlaggare", "staff:registrator", "staff:kommunikator", "staff:admin");
        assertThat(get("/arbetsyta/avskilt").statusCode()).isEqualTo(403);
        assertThat(get(SEALED_DESK).statusCode()).isEqualTo(403);
    }

    @Test
    void aReceiptSaysThatTheResponseIsSealedOffAndNothingElse() throws Exception {
        SERVICES.on(
                "responses",
                "/api/receipts/avskild",
                "{\"response\":\"%s\",\"consultation\":\"%s\",\"status\":\"SEALED\",\"files\":[],\"receivedAt\":\"2026-09-18T08:15:30.123Z\"}"
                        .formatted(RESPONSE, Example.ID));
        assertThat(read("/kvittens/avskild"))
                .contains("Myndigheten har avskilt svaret.")
                .doesNotContain("Kontrollsumma", "Hämta kvittensen som PDF", "Fil 1");
    }

    @Test
    void whyItIsOpenedStaysWrittenWhenMoreIsSealedOffAndIsNotTheReasonOfThat() throws Exception {
        signIn("staff:sakerhet");
        sealedInPart();
        String api = "/api/responses/" + RESPONSE + "/seal";
        SERVICES.on("responses", api, refused(422, "{\"status\":422,\"reason\":\"wrong\",\"detail\":\"Inte nu.\"}"));
        assertThat(new Controls(get(SEALED_DESK).body()).enter("unseal")).isEqualTo("unseal");
        press(SEALED_DESK, "seal", "skal", "Prövat.");
        assertThat(write("POST", api).text()).isEqualTo("{\"reason\":\"Kan röra Sveriges säkerhet.\"}");
        assertThat(standing(SEALED_DESK, "skal")).containsExactly("Prövat.");
        SERVICES.on("responses", api, "{}");
        press(SEALED_DESK, "seal");
        assertThat(standing(SEALED_DESK, "skal")).containsExactly("Prövat.");
    }
}
