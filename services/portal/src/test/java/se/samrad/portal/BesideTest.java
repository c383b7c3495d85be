package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without scripts no button of a registrar's page loses what is typed anywhere else on it, done or refused. */
class BesideTest extends FormsHarness {
    private static final String RESPONSE = Example.ID + "--grankoping";
    private static final String PAGE = "/arbetsyta/svar/" + RESPONSE;
    private static final String API = "/api/responses/" + RESPONSE;
    private static final String HALF_DONE = """
            ,"documentNumber":"42","series":"TYPED","assessed":true,"documents":[
            {"record":1,"kind":"ANSWER","arrived":{"day":"2026-09-15"},"documentNumber":"42","subject":"Remissvar"},
            {"record":2,"kind":"SUPPLEMENT","arrived":{"day":"2026-09-16"}}]""";
    /** Something in each step and in each of the rarer acts. */
    private static final String[] TYPED = {
        "subject", "Egen rubrik",
        "documentNumber", "43",
        "secret-val", "ja",
        "provision", "OSL 21 kap. 1 §",
        "dolj", "text@20+26",
        "grund-text@20+26", "GDPR",
        "visa-filer", "abc",
        "tolkning", "OPPOSES",
        "tolkning-skal", "Slutorden.",
        "ratta-nummer", "24",
        "ratta-skal", "Siffrorna.",
        "begard", "2026-09-16",
        "avskilj-vad", "filer",
        "avskilj-filer", "abc",
        "avskilj-skal", "Kan vara hemligt.",
        "avskilj-myndighet", "Nämnden",
        "fel-avsandare-skal", "Kommunen ringde.",
        "fel-avsandare-ja", "ja",
        "aterta-vag", "PAPER",
        "aterta-dag", "2026-09-17",
        "aterta-skal", "Nämnden ändrade sig.",
    };

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on(
                "responses",
                "/api/staff/responses/" + RESPONSE,
                StaffExample.original(HALF_DONE).replace("\"position\":\"SUPPORTS\",\"text\"", "\"text\""));
        signIn("staff:registrator");
    }

    private void stands(String but) throws Exception {
        Controls page = new Controls(get(PAGE).body());
        for (int i = 0; i < TYPED.length; i += 2) {
            if (but.contains(" " + TYPED[i] + " ")) continue;
            assertThat(page.standing(TYPED[i])).as(TYPED[i]).containsExactly(TYPED[i + 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "register",
                "assess-secrecy",
                "redactions",
                "interpret-position",
                "correct-registration",
                "copy-requests",
                "seal",
                "not-from-sender",
                "withdraw",
                "enter"
            })
    void whatIsTypedOnThePageComesBackWhenAnyOfItsActsIsRefused(String act) throws Exception {
        SERVICES.on("responses", API + "/" + act, refused(422, """
                {"status":422,"reason":"wrong","detail":"Inte nu."}"""));
        press(PAGE, act, TYPED);
        assertThat(read(PAGE)).contains(act.equals("enter") ? "Inget är gjort än." : "Inte nu.");
        stands("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "register: post subject documentNumber ",
                "assess-secrecy: secret-val provision ",
                "redactions: dolj grund-text@20+26 ",
                "interpret-position: tolkning tolkning-skal ",
                "correct-registration: ratta-nummer ratta-skal ",
                "copy-requests: begard ",
                "not-from-sender: fel-avsandare-skal fel-avsandare-ja ",
                "withdraw: aterta-vag aterta-dag aterta-skal "
            })
    void whatIsTypedBesideAnActStaysWhenItIsDone(String act) throws Exception {
        String verb = act.substring(0, act.indexOf(':'));
        SERVICES.on("responses", API + "/" + verb, "{}");
        press(PAGE, verb, TYPED);
        assertThat(write("POST", API + "/" + verb)).isNotNull();
        stands(act.substring(act.indexOf(':') + 1));
    }

    @Test
    void ofWhatIsSealedOffNothingStaysThatWasTypedBesideIt() throws Exception {
        SERVICES.on("responses", API + "/seal", "{}");
        press(PAGE, "seal", TYPED);
        assertThat(write("POST", API + "/seal").text()).contains("\"files\":[\"abc\"]", "\"authority\":\"Nämnden\"");
        assertThat(get(PAGE).body()).doesNotContain("Egen rubrik", "Slutorden.", "Nämnden ändrade sig.");
    }

    @Test
    void whatStandsHalfWrittenInAFoldedActIsShown() throws Exception {
        press(PAGE, "enter", TYPED);
        assertThat(get(PAGE).body().split("<details class=\"plain act-step\"[^>]* open", -1))
                .hasSize(6);
    }

    @Test
    void aFileThatCannotBePublishedIsToldWhereTheFilesAreTickedWhicheverItIs() throws Exception {
        SERVICES.on("responses", API + "/publish", refused(422, """
                {"status":422,"reason":"invalid","members":[{"member":"files[3]","reason":"x","detail":"Filen väntar."}]}"""));
        press(PAGE, "publish", "visa-filer", "abc");
        assertThat(get(PAGE).body()).contains("id=\"visa-filer\">Filen väntar.");
        assertThat(standing(PAGE, "visa-filer")).containsExactly("abc");
    }

    @Test
    void whatIsTypedStaysAlsoWhereTheAnswerHasNoList() throws Exception {
        SERVICES.on(
                "responses",
                "/api/staff/responses/" + RESPONSE,
                StaffExample.original(HALF_DONE).replace("Insatsen är viktig.", "Ja. ".repeat(1_700)));
        SERVICES.on("responses", API + "/assess-secrecy", "{}");
        press(PAGE, "assess-secrecy", "secret-val", "nej", "subject", "Egen rubrik", "begard", "2026-09-16");
        assertThat(standing(PAGE, "subject")).containsExactly("Egen rubrik");
        assertThat(standing(PAGE, "begard")).containsExactly("2026-09-16");
        assertThat(standing(PAGE, "secret-val")).isEmpty();
    }

    @Test
    void theKeyEnterIsNoButtonOfAnAct() throws Exception {
        assertThat(new Controls(get(PAGE).body()).enter("register")).isEqualTo("enter");
    }
}
