package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever saves second sees what the first has saved, beside what they typed themselves. */
class EditedMeanwhileTest extends FormsHarness {
    private static final String FACTS = "/arbetsyta/remisser/utkast/uppgifter";
    private static final String OWN = "/api/consultations/utkast";

    @BeforeEach
    void signedIn() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    private void overtaken() throws Exception {
        SERVICES.on("consultations", OWN, StaffExample.OWN);
        String csrf = hidden(get(FACTS).body(), "_csrf");
        SERVICES.on(
                "consultations",
                OWN,
                refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"x\"}"));
        send(
                "POST",
                FACTS,
                "_csrf=" + csrf + "&nyckel=n&version=3&title=Min+rubrik&kind=REMISS&opensOn=2026-06-01"
                        + "&closesOn=2026-09-30&questions=Ett%3F%0D%0ATv%C3%A5%3F&invitedOnly=ja&publishing=RUNNING",
                "Content-Type",
                "application/x-www-form-urlencoded");
        SERVICES.on("consultations", OWN, """
            {"id":"utkast","version":4,"title":"Kollegans rubrik","kind":"SAMRAD","opensOn":"2026-06-01","closesOn":"2026-09-30",
             "issuer":"Exempelnämnden","questions":["Ett?","Två?"],"invitedOnly":false,"publishing":"RUNNING","status":"DRAFT"}\
            """);
    }

    @Test
    void bothVersionsAreShownFieldByFieldAndOnlyWhereTheyDiffer() throws Exception {
        overtaken();
        String page = get(FACTS).body();
        assertThat(page).contains("value=\"Min rubrik\"");
        assertThat(words(page))
                .contains("Någon annan har sparat en ändring sedan du öppnade sidan.")
                // The link above the heading leads to what is saved.
                .contains("Remisser i arbete Kollegans rubrik Uppgifter")
                .contains("Sparat nu: Kollegans rubrik", "Sparat nu: Exempelnämnden")
                .contains("Sparat nu: Samråd enligt plan- och bygglagen", "Sparat nu: inte ikryssat");
        assertThat(page)
                .contains("aria-describedby=\"title-h title-sparat ")
                .doesNotContain("id=\"questions-sparat\"", "id=\"opensOn-sparat\"", "id=\"publishing-sparat\"");
    }

    @Test
    void savedAgainItIsAboutTheVersionThatWasShownAndNoLaterOne() throws Exception {
        overtaken();
        assertThat(hidden(get(FACTS).body(), "version")).isEqualTo("4");
        submit(FACTS, "title", "Min", "kind", "REMISS", "opensOn", "2026-06-01", "closesOn", "2026-09-30");
        assertThat(write("PUT", OWN).header("If-Match")).isEqualTo("\"4\"");
    }

    @Test
    void ofAMeetingOnlyWhatDiffersIsShownAndNothingOfFieldsThatNobodyUsed() throws Exception {
        String meeting = "/api/meetings/exempel-mote";
        String page = "/arbetsyta/moten/exempel-mote";
        String saved = """
            {"type":"DIALOGUE_MEETING","title":"Exempel: Dialogmöte","counterparts":[],"when":"2026-05-21","consultations":[],"note":"%s","viewpoints":[],"themes":[],"state":"LOGGED","version":%d}\
            """;
        SERVICES.on("meetings", meeting, saved.formatted("Först.", 2));
        String html = get(page).body();
        // A month of which nobody has said which part is the whole month.
        assertThat(html).contains("<option value=\"under\" selected=\"selected\">");
        String csrf = hidden(html, "_csrf");
        SERVICES.on(
                "meetings", meeting, refused(409, "{\"status\":409,\"reason\":\"version-mismatch\",\"detail\":\"x\"}"));
        send(
                "POST",
                page,
                "_csrf=" + csrf
                        + "&nyckel=n&version=2&gor=spara&type=DIALOGUE_MEETING&med-1=&nar=dag&dag=2026-05-21&ar=&manad=&del=under"
                        + "&whenAsStated=&place=&title=Exempel%3A+Dialogm%C3%B6te&note=Min.",
                "Content-Type",
                "application/x-www-form-urlencoded");
        SERVICES.on("meetings", meeting, saved.formatted("Kollegans.", 3));
        String both = get(page).body();
        assertThat(words(both)).contains("Sparat nu: Kollegans.").doesNotContain("Sparat nu: inget");
        assertThat(both).contains(">Min.</textarea>");
    }
}
