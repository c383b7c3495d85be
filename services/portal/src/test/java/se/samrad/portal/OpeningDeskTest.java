package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpeningDeskTest extends FormsHarness {
    private static final String DRAFT = "/arbetsyta/remisser/utkast";
    private static final String API = "/api/consultations/utkast";

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void whenAConsultationIsOpenedItIsSaidHowManyLettersGo() throws Exception {
        SERVICES.on("status", "/api/staff/consultations/utkast/bodies", Example.list("""
            {"body":"exempelby","name":"Exempelby kommun"}\
            """, """
            {"body":"kommun-2","name":"Exempel-Bro kommun"}\
            """, """
            {"body":"adresslos","name":"Adresslösa föreningen"}\
            """));
        SERVICES.on("consultations", API + "/guide", """
            {"id":"utkast","version":4,"blocks":0,"warns":1,"rules":[],
             "unreached":[{"body":"adresslos","name":"Adresslösa föreningen"}]}\
            """);
        SERVICES.on("consultations", API + "/open", "{\"id\":\"utkast\",\"version\":4,\"status\":\"OPEN\"}");
        submit(DRAFT + "/oppna");
        assertThat(read(DRAFT)).contains("Remissen är öppnad. 2 brev skickas.");
    }

    @Test
    void whenItOpensLaterThatIsSaidAndNoLettersAreCounted() throws Exception {
        SERVICES.on("consultations", API + "/open", "{\"id\":\"utkast\",\"version\":4,\"status\":\"SCHEDULED\"}");
        submit(DRAFT + "/oppna");
        assertThat(read(DRAFT)).contains("Remissen är schemalagd.").doesNotContain("Remissen är öppnad");
    }

    @Test
    void whatSomebodyElseHasChangedIsLookedThroughAgainBeforeItIsOpened() throws Exception {
        SERVICES.on("consultations", API + "/open", refused(409, """
            {"status":409,"reason":"version-mismatch","detail":"Uppgifterna har ändrats."}\
            """));
        submit(DRAFT + "/oppna");
        assertThat(read(DRAFT + "/oppna"))
                .contains("Något i remissen har ändrats sedan du öppnade sidan, och den är inte öppnad.")
                .doesNotContain("Om du sparar igen");
    }

    @Test
    void whatWasOpenedInAnotherTabIsSaidToBeOpen() throws Exception {
        String page = "/arbetsyta/remisser/" + Example.ID;
        SERVICES.on("consultations", "/api/consultations/" + Example.ID + "/open", refused(409, """
            {"status":409,"reason":"version-mismatch","detail":"Uppgifterna har ändrats."}\
            """));
        assertThat(location(submit(page + "/oppna"))).isEqualTo(page);
        assertThat(read(page)).contains("Remissen är öppnad.").doesNotContain("Om du sparar igen");
    }

    @Test
    void thatThereIsNothingToAnswerIsSaidWhereItIsOpened() throws Exception {
        String said = "Det finns varken förslag eller frågor.";
        assertThat(read(DRAFT + "/oppna")).doesNotContain(said);
        SERVICES.on("status", "/api/staff/consultations/utkast", """
            {"id":"utkast","title":"Tom","kind":"REMISS","opensOn":"2026-09-01","closesOn":"2026-10-30","status":"DRAFT","version":3}\
            """);
        SERVICES.on("consultations", API, "{\"title\":\"Tom\",\"status\":\"DRAFT\",\"version\":3}");
        assertThat(read(DRAFT + "/oppna")).contains(said, "Ingen kontakt är angiven.");
    }

    @Test
    void theProposalIsReachedAlsoWhenAllIsOpenAndIsNotSaidToBeUnchecked() throws Exception {
        String page = "/arbetsyta/remisser/" + Example.ID;
        assertThat(get(page).body()).contains("href=\"" + page + "/forslag\"");
        assertThat(read(page)).doesNotContain("Avsnitten är inte kontrollerade.");
    }

    @Test
    void aProposalThatIsThereAndNotCheckedIsNotSaidToBeMissing() throws Exception {
        String page = read(DRAFT);
        String step = page.substring(page.indexOf("2. "), page.indexOf("3. "));
        assertThat(step)
                .contains("inte klart", "Avsnitten är inte kontrollerade.")
                .doesNotContain("saknas");
    }

    @Test
    void oneSectionIsOneAndItsTextIsUnderItsHeading() throws Exception {
        assertThat(read(DRAFT + "/forslag"))
                .contains("Kontrollera avsnittet.", "Välj en rubrik så visas texten.")
                .doesNotContain("de 1 avsnitten");
        assertThat(get(DRAFT + "/forslag").body()).contains("<details class=\"sec\">", "<p>Text.</p>");
    }

    @Test
    void aFileThatIsEmptyIsSaidToBeSoAndOnlyNoneAtAllToBeMissing() throws Exception {
        String page = DRAFT + "/forslag";
        handIn(page, "remiss.docx");
        assertThat(read(page)).contains("Filen ”remiss.docx” är tom.").doesNotContain("Välj ett dokument.");
        handIn(page, "");
        assertThat(read(page)).contains("Välj ett dokument.").doesNotContain("är tom.");
    }

    /** A form with a file of no bytes. */
    private void handIn(String page, String name) throws Exception {
        send(
                "POST",
                page,
                part("_csrf", hidden(get(page).body(), "_csrf")) + part("nyckel", "n")
                        + "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=b");
    }

    @Test
    void aMissingFactIsCalledByItsName() throws Exception {
        submit("/arbetsyta/remisser/ny", "title", "", "kind", "REMISS", "opensOn", "2026-10-01", "closesOn", "");
        assertThat(read("/arbetsyta/remisser/ny"))
                .contains("Fyll i uppgiften: Rubrik", "Fyll i uppgiften: Sista svarsdag");
    }
}
