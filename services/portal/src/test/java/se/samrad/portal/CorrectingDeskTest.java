package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectingDeskTest extends DiaryHarness {
    private static final String CORRECT = API + "/correct-registration";
    private static final String ONE = """
            ,"documentNumber":"17","series":"TYPED","subject":"Svar från Kim",
            "documents":[{"record":1,"kind":"ANSWER","arrived":{"day":"2026-09-15"},"documentNumber":"17","subject":"Svar från Kim"}]""";

    @BeforeEach
    void isCorrected() {
        takes("correct-registration");
    }

    @Test
    void aNumberOrAHeadingIsCorrectedWithAReason() throws Exception {
        came(ONE);
        assertThat(read(PAGE)).contains("Rätta registreringen", "Svar: 17", "Svar från Kim", "Rätt nummer");
        submit(
                PAGE,
                "gor",
                "correct-registration",
                "ratta-post",
                "1",
                "ratta-nummer",
                " 71 ",
                "ratta-skal",
                "Fel siffror.");
        assertThat(write("POST", CORRECT).text())
                .isEqualTo("{\"record\":1,\"documentNumber\":\"71\",\"reason\":\"Fel siffror.\"}");
        assertThat(write("POST", CORRECT).header("If-Match")).isEqualTo("\"7\"");
        assertThat(read(PAGE)).contains("Registreringen är rättad.");
    }

    @Test
    void nothingIsSentWithoutAReasonOrSomethingToCorrectAndWhatWasWrittenStays() throws Exception {
        came(ONE);
        submit(PAGE, "gor", "correct-registration", "ratta-post", "1", "ratta-rubrik", "Svar från en privatperson");
        assertThat(wasAsked("correct-registration")).isFalse();
        assertThat(get(PAGE).body())
                .contains("id=\"ratta-skal-fel\">Skriv varför registreringen rättas.")
                .contains(">Svar från en privatperson</textarea>")
                .containsPattern("id=\"ratta\" open");
        submit(PAGE, "gor", "correct-registration", "ratta-post", "1", "ratta-skal", "Fel.");
        assertThat(get(PAGE).body())
                .contains("id=\"ratta-rubrik-fel\">Skriv ett nytt nummer, en ny rubrik eller båda.");
        assertThat(wasAsked("correct-registration")).isFalse();
    }

    @Test
    void aNumberThatIsTakenIsToldAtItsField() throws Exception {
        came(ONE);
        SERVICES.on("responses", CORRECT, refused(422, """
                {"status":422,"reason":"invalid","members":[{"member":"documentNumber","reason":"number-taken","detail":"Numret används redan."}]}"""));
        submit(PAGE, "gor", "correct-registration", "ratta-post", "1", "ratta-nummer", "18", "ratta-skal", "Fel.");
        assertThat(get(PAGE).body()).contains("id=\"ratta-nummer-fel\">Numret används redan.");
    }

    @Test
    void whatSomebodyElseCorrectedMeanwhileIsToldAndWhatWasTypedStandsOpen() throws Exception {
        came(ONE);
        SERVICES.on("responses", CORRECT, refused(409, """
                {"status":409,"reason":"number-corrected-meanwhile","detail":"Någon annan har rättat numret under tiden."}"""));
        submit(PAGE, "gor", "correct-registration", "ratta-post", "1", "ratta-nummer", "71", "ratta-skal", "Fel.");
        assertThat(get(PAGE).body())
                .contains("Någon annan har rättat numret under tiden.")
                .containsPattern("id=\"ratta\" open")
                .containsPattern("id=\"ratta-nummer\"[^>]*value=\"71\"");
    }

    @Test
    void ofSeveralDocumentsOneIsChosenAndANumberOfTheOwnSeriesIsNotAskedFor() throws Exception {
        came("""
                ,"documentNumber":"EX-1","series":"OWN","documents":[
                {"record":1,"kind":"ANSWER","arrived":{"day":"2026-09-15"},"documentNumber":"EX-1","subject":"Remissvar"},
                {"record":3,"kind":"WITHDRAWAL","arrived":{"day":"2026-09-16"},"documentNumber":"EX-2","subject":"Återtagande från Kim"}]""");
        assertThat(read(PAGE))
                .contains("Vilken handling ska rättas?", "Återtagande från Kim", "egen nummerserie och kan inte ändras")
                .doesNotContain("Rätt nummer");
        submit(
                PAGE,
                "gor",
                "correct-registration",
                "ratta-post",
                "3",
                "ratta-rubrik",
                "Återtagande",
                "ratta-skal",
                "Ett namn.");
        assertThat(write("POST", CORRECT).text())
                .isEqualTo("{\"record\":3,\"subject\":\"Återtagande\",\"reason\":\"Ett namn.\"}");
    }

    @Test
    void whatWasCorrectedIsReadWithWhoAndWhyAndNothingIsAskedWhileNothingIsRegistered() throws Exception {
        came("");
        assertThat(read(PAGE)).doesNotContain("Rätta registreringen", "Rättelser");
        came(ONE + """
                ,"corrections":[{"record":1,"documentNumber":"17","earlierNumber":"71","subjectChanged":true,
                "earlierSubject":"Svar från Kim","reason":"Siffrorna hade bytt plats.","by":"registrator","on":"2026-11-23"}]""");
        assertThat(read(PAGE))
                .contains("Rättelser i registreringen", "Handling 71 fick numret 17.", "Rubriken ändrades.")
                .contains("Rättat av registrator, 23 november", "Siffrorna hade bytt plats.")
                .contains("Tidigare rubrik: Svar från Kim");
    }
}
