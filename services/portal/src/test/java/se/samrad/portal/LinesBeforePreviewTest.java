package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be refused when it is sent is refused before it is shown, and what was done looks like no error. */
class LinesBeforePreviewTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "name", "reference"})
    void aLineThatIsTooLongIsRefusedBeforeThePreview(String field) throws Exception {
        assertThat(location(submit(SVAR, "satt", "skriv", "text", "Hej", field, "x".repeat(201))))
                .isEqualTo(SVAR);
        assertThat(get(SVAR).body())
                .contains("id=\"" + field + "-fel\"", "Texten är för lång. Skriv högst 200 tecken.", ">Hej</textarea>");
        assertThat(location(submit(SVAR, "satt", "skriv", "text", "Hej", field, "x".repeat(200))))
                .isEqualTo(SVAR + "/granska");
    }

    @Test
    void aNameThatTurnsTheDirectionIsRefusedBeforeThePreview() throws Exception {
        assertThat(location(submit(SVAR, "satt", "skriv", "text", "Hej", "organisation", "Exempel\u202efdp")))
                .isEqualTo(SVAR);
        assertThat(get(SVAR).body()).contains("id=\"organisation-fel\"", "tecken som inte kan visas");
        assertThat(location(submit(SVAR, "satt", "skriv", "text", "Hej", "organisation", "Föreningen Räv & Åsna 🦊")))
                .isEqualTo(SVAR + "/granska");
    }

    @Test
    void whoUploadsWithoutScriptsLandsAtTheListWhichIsNotMarkedAsSomethingToLookAt() throws Exception {
        HttpResponse<String> back = submit(SVAR, "gor", "ladda-upp", "text", "Hej");
        assertThat(URI.create(back.headers().firstValue("Location").orElseThrow())
                        .getFragment())
                .isEqualTo("filer");
        String page = get(SVAR).body();
        assertThat(page).contains("<div id=\"filer\" class=\"landing\">");
        assertThat(get("/samrad.css").body()).containsPattern(":not\\([^)]*\\.landing");
    }
}
