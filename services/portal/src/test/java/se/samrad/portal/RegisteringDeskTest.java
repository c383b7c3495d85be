package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisteringDeskTest extends DiaryHarness {
    private static final String REGISTER = API + "/register";

    @BeforeEach
    void isRegistered() {
        takes("register");
    }

    @Test
    void eachDocumentThatWaitsIsRegisteredByItselfTheOldestFirst() throws Exception {
        came("""
                ,"documents":[{"record":1,"kind":"ANSWER","arrived":{"day":"2026-09-15"}},
                {"record":2,"kind":"ANSWER","arrived":{"day":"2026-09-17"}},
                {"record":4,"kind":"CONFIRMATION","arrived":{"day":"2026-09-18"}}]""");
        assertThat(read(PAGE)).contains("Vilken handling?", "Bekräftelse", "Kom in 18 september");
        assertThat(get(PAGE).body())
                .containsPattern("name=\"post\" value=\"1\" checked")
                .contains(">Remissvar från Granköpings kommun</textarea>");
        submit(PAGE, "gor", "register", "post", "4", "subject", "Protokollsutdrag", "nr", "egen");
        assertThat(write("POST", REGISTER).text()).isEqualTo("{\"record\":4,\"subject\":\"Protokollsutdrag\"}");
    }

    @Test
    void whatIsHiddenStaysTickedWhenAnotherActIsRefused() throws Exception {
        came(",\"documentNumber\":\"42\",\"assessed\":true,\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\","
                + "\"passages\":[{\"in\":\"text\",\"start\":32,\"length\":13,\"ground\":\"GDPR\"}]");
        String ticked = "name=\"dolj\" value=\"text@32\\+13\"[^>]*checked";
        assertThat(get(PAGE).body()).containsPattern(ticked);
        SERVICES.on("responses", API + "/publish", refused(422, """
                {"status":422,"reason":"not-masked","detail":"Maskera dem först."}"""));
        submit(PAGE, "gor", "publish");
        assertThat(get(PAGE).body()).contains("Maskera dem först.").containsPattern(ticked);

        SERVICES.on("responses", API + "/redactions", refused(422, """
                {"status":422,"reason":"wrong","detail":"Inte nu."}"""));
        submit(PAGE, "gor", "redactions");
        assertThat(get(PAGE).body()).contains("Inte nu.").doesNotContainPattern(ticked);
    }

    @Test
    void noOneIsToldThatAllMayReadWhatIsSecretAndNotHiddenYet() throws Exception {
        String assessed = ",\"documentNumber\":\"42\",\"assessed\":true,\"secret\":true,\"exposesSecrets\":";
        came(assessed + "true");
        assertThat(read(PAGE))
                .contains("Handlingen innehåller hemliga uppgifter som skulle synas på webben.")
                .doesNotContain("Alla får läsa");
        came(assessed + "false,\"passages\":[{\"in\":\"text\",\"start\":32,\"length\":13,\"ground\":\"GDPR\"}]");
        assertThat(read(PAGE))
                .contains("Alla får läsa svaret. Ett ställe är dolt.")
                .doesNotContain("som skulle synas på webben");
    }

    @Test
    void whatWasProposedAndIsNotHiddenIsToldBeforeItIsPublished() throws Exception {
        SERVICES.on("responses", "/api/staff/responses/" + RESPONSE + "/proposals", """
                {"passages":[{"in":"text","start":0,"length":8,"kind":"PERSONAL_NUMBER","ground":"PERSONAL_NUMBER"},
                {"in":"text","start":9,"length":3,"kind":"PHONE","ground":"GDPR"},
                {"in":"text","start":32,"length":13,"kind":"PHONE","ground":"GDPR"}]}""");
        String assessed = ",\"documentNumber\":\"42\",\"assessed\":true";
        came(assessed);
        assertThat(read(PAGE))
                .contains("3 förslag i steg 3 är inte dolda: ett möjligt person- eller samordningsnummer och 2 möjliga"
                        + " telefonnummer. Publicera");
        String hides = assessed + ",\"passages\":[{\"in\":\"text\",\"start\":0,\"length\":26,\"ground\":\"GDPR\"}";
        came(hides + ",{\"in\":\"text\",\"start\":32,\"length\":10,\"ground\":\"GDPR\"}]");
        assertThat(read(PAGE)).contains("Ett förslag i steg 3 är inte dolt: ett möjligt telefonnummer. Publicera");
        came(hides + ",{\"in\":\"text\",\"start\":32,\"length\":13,\"ground\":\"GDPR\"}]");
        assertThat(read(PAGE)).doesNotContain("inte dolt", "inte dolda");
        came("");
        assertThat(read(PAGE)).doesNotContain("inte dolt", "inte dolda");
    }

    @Test
    void theEarlierAnswerThatIsStillReadCanBeTakenOffTheWeb() throws Exception {
        came("");
        assertThat(read(PAGE)).doesNotContain("Ta bort det tidigare svaret från webben");
        came(",\"earlierRead\":true");
        assertThat(read(PAGE))
                .contains("Det tidigare svaret ligger kvar på webben", "Ta bort det tidigare svaret från webben");
        takes("retract");
        submit(PAGE, "gor", "retract", "ta-ner-skal", "Fel fil.");
        assertThat(write("POST", API + "/retract").text()).isEqualTo("{\"reason\":\"Fel fil.\"}");
    }

    @Test
    void aRecordWithoutAHeadingIsNotRegisteredAndTheErrorTellsWhatIsMissing() throws Exception {
        came(",\"documents\":[{\"record\":1,\"kind\":\"ANSWER\",\"arrived\":{\"day\":\"2026-09-15\"}}]");
        submit(PAGE, "gor", "register", "post", "1", "subject", " ", "nr", "egen");
        assertThat(wasAsked("register")).isFalse();
        assertThat(get(PAGE).body())
                .contains("id=\"subject-fel\">Skriv handlingens rubrik.", "href=\"#subject\"")
                .contains("<h2 id=\"d-h\">Svar från Granköpings kommun</h2>");
    }

    @Test
    void aConfirmationThatComesAfterTheAnswerHasItsNumberStillWaits() throws Exception {
        came("""
                ,"documentNumber":"42","documents":[{"record":1,"kind":"ANSWER","arrived":{"day":"2026-09-15"},"documentNumber":"42"},
                {"record":4,"kind":"CONFIRMATION","arrived":{"day":"2026-09-18"}}]""");
        assertThat(read(PAGE))
                .contains("Registrerat som 42.", "Bekräftelse. Kom in 18 september")
                .doesNotContain("Vilken handling?");
        assertThat(get(PAGE).body()).contains(">Bekräftelse av remissvar från Granköpings kommun</textarea>");
        submit(PAGE, "gor", "register", "post", "4", "subject", "Protokollsutdrag", "nr", "egen");
        assertThat(write("POST", REGISTER).text()).isEqualTo("{\"record\":4,\"subject\":\"Protokollsutdrag\"}");
    }

    @Test
    void whatIsReadStandsReadyToBeRegisteredAlsoWhenSomethingElseHasWaitedLonger() throws Exception {
        String documents = """
                ,"record":4,"documents":[{"record":1,"kind":"ANSWER","arrived":{"day":"2026-09-15"},"documentNumber":"42"},
                {"record":3,"kind":"SUPPLEMENT","arrived":{"day":"2026-09-16"}},
                {"record":4,"kind":"ANSWER","arrived":{"day":"2026-09-17"}%s}]""";
        came(documents.formatted(""));
        String page = get(PAGE).body();
        assertThat(page)
                .containsPattern("name=\"post\" value=\"4\" checked")
                .contains(">Remissvar från Granköpings kommun</textarea>")
                .contains("<h2 id=\"d-h\">Remissvar från Granköpings kommun</h2>")
                .contains(PAGE + "/komplettering/3\">Läs kompletteringen</a>")
                .doesNotContain("redan registrerat");

        came(documents.formatted(",\"documentNumber\":\"43\"") + ",\"documentNumber\":\"43\"");
        assertThat(get(PAGE).body())
                .contains("Handlingen som visas här är redan registrerat. Nu gäller det en annan handling.")
                .contains(PAGE + "/komplettering/3\">Läs kompletteringen</a>")
                .contains("name=\"post\" value=\"3\"")
                .contains("<h2 id=\"d-h\">Svar från Granköpings kommun</h2>");
    }

    @Test
    void whatWasAddedToAnAnswerThatIsReplacedIsReadWithALinkToThatAnswer() throws Exception {
        String api = "/api/staff/responses/" + RESPONSE;
        String added = ",\"record\":3,\"answer\":1,\"documents\":[{\"record\":3,\"kind\":\"SUPPLEMENT\"}]";
        SERVICES.on("responses", api + "?record=3", StaffExample.original(added).replace("RECEIVED", "SUPERSEDED"));
        SERVICES.on("responses", api + "/proposals?record=3", "{\"passages\":[]}");
        assertThat(get(PAGE + "/komplettering/3").body())
                .contains("name=\"post\" value=\"3\"", "value=\"assess-secrecy\"", "value=\"redactions\"")
                .contains(PAGE + "?handling=1\">Till svaret som den kompletterar</a>")
                .contains("Svaret är ersatt, återtaget eller inte från avsändaren.")
                .doesNotContain("value=\"publish\"");
    }

    @Test
    void whatTheAnswerSaidOfADecisionIsReadBesideTheDecisionThatConfirmedIt() throws Exception {
        String decided = "\"decision\":{\"by\":\"Kommunstyrelsen\",\"date\":\"2026-11-30\"}";
        came("," + decided + ",\"confirmation\":{\"channel\":\"WEB\",\"arrived\":{\"day\":\"2026-12-01\"}," + decided
                + ",\"said\":{\"by\":\"Kommunstyrelsen\",\"date\":\"2026-11-02\",\"paragraph\":\"112\"}}");
        assertThat(read(PAGE))
                .contains("Beslutat, enligt svaret Kommunstyrelsen, 2 november 2026, § 112")
                .contains(
                        "Bekräftat med beslut. Kommunstyrelsen, 30 november 2026. Bekräftelsen kom in 1 december 2026,"
                                + " på webben");
        came("," + decided);
        assertThat(read(PAGE)).contains("Beslutat Kommunstyrelsen, 30 november 2026");
    }

    @Test
    void nothingIsAskedForWhenAllHasANumber() throws Exception {
        came("""
                ,"documentNumber":"42","documents":[{"record":1,"kind":"ANSWER","arrived":{"day":"2026-09-15"},"documentNumber":"42"}]""");
        assertThat(read(PAGE)).contains("Registrerat som 42.").doesNotContain("Handlingens rubrik");
    }
}
