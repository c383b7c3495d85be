package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Asked;

/** Before bodies are taken into the register somebody decides which of them are there already. */
class BodiesImportTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/register/import";
    private static final String IMPORTS = "/api/bodies/imports";

    @BeforeEach
    void perhapsTheSame() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        SERVICES.on("consultations", IMPORTS, """
            {"items":[{"line":2,"id":"exempelvaxs-stad","name":"Exempelvax stad","outcome":"PERHAPS","candidates":[{"body":"exempelvax","name":"Exempelvax kommun","because":"MUNICIPALITY"}]},{"line":3,"id":"ny","name":"Exempel: ny","outcome":"NEW"}]}\
            """);
    }

    private String page(String... decided) throws Exception {
        String[] typed = new String[6 + decided.length];
        System.arraycopy(
                new String[] {"text", "id,name,type", "slag", "csv", "gor", decided.length == 0 ? "titta" : "importera"
                },
                0,
                typed,
                0,
                6);
        System.arraycopy(decided, 0, typed, 6, decided.length);
        return submit(PAGE, typed).body();
    }

    @Test
    void thePreviewAsksWhomARowMeansAndSaysWhy() throws Exception {
        String page = page();
        assertThat(words(page))
                .contains("Kanske samma", "Exempelvax stad", "Exempelvax kommun")
                .contains("samma kommun eller stad, skriven på annat sätt", "En annan, ny i registret");
        assertThat(page).contains("name=\"rad-2\" value=\"exempelvax\"").doesNotContain("name=\"rad-3\"");
    }

    @Test
    void nothingIsTakenInBeforeItIsDecided() throws Exception {
        assertThat(words(page("rad-2", ""))).contains("Välj vem Exempelvax stad är.");
        assertThat(write("POST", IMPORTS).query()).contains("preview=true");
    }

    @Test
    void whatIsDecidedGoesWithTheImport() throws Exception {
        page("rad-2", "exempelvax");
        Asked sent = write("POST", IMPORTS);
        assertThat(sent.query()).contains("same=2%3Aexempelvax").doesNotContain("preview");
        page("rad-2", "ny");
        assertThat(String.valueOf(write("POST", IMPORTS).query())).doesNotContain("same", "preview");
    }
}
