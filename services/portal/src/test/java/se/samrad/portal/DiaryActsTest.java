package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a registrar may do with a response, and is not led to do by a slip. */
class DiaryActsTest extends FormsHarness {
    private static final String RESPONSE = Example.ID + "--grankoping";
    private static final String PAGE = "/arbetsyta/svar/" + RESPONSE;
    private static final String API = "/api/responses/" + RESPONSE;

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:registrator");
    }

    private static void came(String more) {
        SERVICES.on(
                "responses",
                "/api/staff/responses/" + RESPONSE,
                StaffExample.ORIGINAL.formatted(Example.ID, Example.ID, more));
    }

    private static boolean wasAsked(String verb) {
        return SERVICES.asked().stream().anyMatch(asked -> asked.path().equals(API + "/" + verb));
    }

    @Test
    void nobodyDisownsAnAnswerWithoutSayingWhyAndThatItCannotBeUndone() throws Exception {
        SERVICES.on("responses", API + "/not-from-sender", "{}");
        assertThat(read(PAGE)).contains("Det går inte att ångra.");
        submit(PAGE, "gor", "not-from-sender");
        assertThat(read(PAGE))
                .contains(
                        "Skriv hur ni vet att svaret inte är från avsändaren.",
                        "Kryssa för att du vet att det inte går att ångra.");
        submit(PAGE, "gor", "not-from-sender", "fel-avsandare-skal", "Kommunen ringde.");
        assertThat(wasAsked("not-from-sender")).isFalse();
        submit(PAGE, "gor", "not-from-sender", "fel-avsandare-skal", "Kommunen ringde.", "fel-avsandare-ja", "ja");
        assertThat(write("POST", API + "/not-from-sender").text()).isEqualTo("{\"reason\":\"Kommunen ringde.\"}");
    }
}
