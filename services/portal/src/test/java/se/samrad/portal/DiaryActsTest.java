package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a registrar may do with a response, and is not led to do by a slip. */
class DiaryActsTest extends DiaryHarness {
    @Test
    void answersOfPrivatePersonsAreToldApartByWhenTheyCameAndByTheirNumber() throws Exception {
        SERVICES.on(
                "status", "/api/staff/responses", Example.list("""
                {"response":"%1$s--p-1","sender":"PERSON","arrived":{"day":"2026-09-18","at":"2026-09-18T05:08:12.000Z"},"channel":"WEB","status":"RECEIVED","consultation":"%1$s","consultationTitle":"Flemingsberg","ageHours":3}
                """.formatted(Example.ID), """
                {"response":"%1$s--p-2","sender":"PERSON","arrived":{"day":"2026-09-17"},"channel":"PAPER","documentNumber":"REX 1-42","status":"REGISTERED","consultation":"%1$s","consultationTitle":"Flemingsberg","ageHours":3}
                """.formatted(Example.ID)));
        for (String page : new String[] {"/arbetsyta/diarium", PAGE}) {
            assertThat(read(page)).contains("18 september 2026 kl. 7.08", "17 september 2026 Handling REX 1-42");
        }
    }

    @Test
    void theKeyboardGetsPastTheQueue() throws Exception {
        assertThat(get(PAGE).body()).contains("href=\"#svaret\">Förbi kön, till svaret</a>", "id=\"svaret\"");
    }

    @Test
    void whoeverEntersWhatCameLaterSaysWhatItIs() throws Exception {
        String entry = PAGE + "/inkommet";
        assertThat(get(entry).body())
                .contains("name=\"vad\" value=\"SUPPLEMENT\"")
                .doesNotContainPattern("name=\"vad\"[^>]*checked");
        submit(entry, "gor", "spara", "channel", "PAPER", "text", "Vi lägger till.");
        assertThat(read(entry)).contains("Välj vad som har kommit.");
    }

    @Test
    void onlyNumbersThatTheCaseTakesAreOffered() throws Exception {
        takes("register");
        assertThat(read(PAGE)).contains("Nästa i egen serie", "Skriv av från diariet");
        came(",\"series\":\"OWN\"");
        assertThat(read(PAGE))
                .contains("Handlingen får nästa nummer i ärendets egen serie.")
                .doesNotContain("Skriv av från diariet", "Nummer i diariet");
        came(",\"series\":\"TYPED\"");
        assertThat(read(PAGE)).contains("Nummer i diariet").doesNotContain("egen serie");
        submit(PAGE, "gor", "register", "subject", "Svar", "nr", "diarium");
        assertThat(wasAsked("register")).isFalse();
        submit(PAGE, "gor", "register", "subject", "Svar", "nr", "diarium", "documentNumber", "42");
        assertThat(write("POST", API + "/register").text())
                .isEqualTo("{\"subject\":\"Svar\",\"documentNumber\":\"42\"}");
    }

    @Test
    void whatIsPublishedIsTakenDownBeforeAnythingMoreIsHidden() throws Exception {
        String save = "value=\"redactions\"";
        came(",\"documentNumber\":\"42\",\"assessed\":true");
        assertThat(get(PAGE).body()).contains(save);
        stands(StaffExample.original(",\"documentNumber\":\"42\",\"assessed\":true")
                .replace("\"status\":\"RECEIVED\"", "\"status\":\"PUBLISHED\""));
        assertThat(get(PAGE).body()).doesNotContain(save);
        assertThat(read(PAGE)).contains("Ta bort det från webben i steg 4 innan du ändrar vad som döljs.");
    }

    @Test
    void nobodyDisownsAnAnswerWithoutSayingWhyAndThatItCannotBeUndone() throws Exception {
        takes("not-from-sender");
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
