package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organisation that answered without an account is called one, by the name that it has stated itself. */
class StatedSenderDeskTest extends FormsHarness {
    private static final String RESPONSE = Example.ID + "--p-00112233445566778899aabbccddeeff";
    private static final String PAGE = "/arbetsyta/svar/" + RESPONSE;
    private static final String STATED = "en organisation: Hembygden (namnet har avsändaren uppgett)";

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on("responses", "/api/staff/responses/" + RESPONSE + "/proposals", "{\"passages\":[]}");
        SERVICES.on("status", "/api/staff/responses", Example.list("""
            {"response":"%s","body":"p-00112233445566778899aabbccddeeff","sender":"ORGANISATION","arrived":{"day":"2026-09-18"},"channel":"WEB","status":"RECEIVED","consultation":"%s","consultationTitle":"Flemingsberg","ageHours":3}\
            """.formatted(RESPONSE, Example.ID)));
        signIn("staff:registrator");
    }

    private static void came(String more) {
        SERVICES.on("responses", "/api/staff/responses/" + RESPONSE, """
            {"response":"%s","consultation":"%s","body":"p-00112233445566778899aabbccddeeff","channel":"WEB","arrived":{"day":"2026-09-18"},"status":"RECEIVED","text":"Hej.","version":1%s}\
            """.formatted(RESPONSE, Example.ID, more));
    }

    @Test
    void theNameIsSaidToBeTheSendersOwn() throws Exception {
        came(",\"sender\":\"ORGANISATION\",\"organisation\":\"Hembygden\",\"name\":\"Kim\"");
        String page = get(PAGE).body();
        assertThat(words(page)).contains("Svar från " + STATED);
        assertThat(page).contains(">Remissvar från Hembygden</textarea>");
    }

    @Test
    void whereTheNameHasBeenDeletedItIsAnOrganisationAllTheSame() throws Exception {
        came(",\"sender\":\"ORGANISATION\"");
        String page = get(PAGE).body();
        assertThat(words(page)).contains("Svar från en organisation");
        assertThat(page).contains(">Remissvar från en organisation</textarea>");
    }

    @Test
    void inTheQueueItIsNoPrivatePerson() throws Exception {
        came(",\"sender\":\"ORGANISATION\",\"organisation\":\"Hembygden\"");
        for (String path : new String[] {"/arbetsyta/diarium", PAGE}) {
            assertThat(read(path)).contains("En organisation").doesNotContain("En privatperson");
        }
    }

    @Test
    void aPrivatePersonIsCalledSoStill() throws Exception {
        came(",\"sender\":\"PERSON\"");
        assertThat(read(PAGE)).contains("Svar från en privatperson");
        assertThat(get(PAGE).body()).contains(">Remissvar från en privatperson</textarea>");
    }

    @Test
    void theRegistrarSeesWhichFilesCameAlongAndWereNotReceived() throws Exception {
        came(",\"sender\":\"PERSON\"");
        assertThat(read(PAGE)).doesNotContain("Filer som inte togs emot");
        came(",\"sender\":\"PERSON\",\"leftOut\":[{\"name\":\"ritning.dwg\",\"reason\":\"file-type-not-received\"}]");
        assertThat(read(PAGE))
                .contains("Filer som inte togs emot", "De kom med svaret", "ritning.dwg")
                .doesNotContain("Spärrad");
        came(",\"sender\":\"PERSON\",\"leftOut\":[{\"name\":\"faktura.js\",\"reason\":\"file-infected\"}]");
        assertThat(read(PAGE)).contains("faktura.js", "Spärrad: filen känns igen som skadlig kod.");
    }
}
