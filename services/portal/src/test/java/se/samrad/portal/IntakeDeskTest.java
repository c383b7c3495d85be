package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

class IntakeDeskTest extends FormsHarness {
    private static final String API = "/api/staff/intake";
    private static final String MAIL = """
        {"id":"abc","sha256":"def","size":184000,"fetched":"2026-09-16T05:08:00.000Z","arrived":"2026-09-15T05:08:00.000Z","arrivedReason":"Tiden då meddelandet hämtades","from":"kim@hem.example","fromName":"Kim Exempel","subject":"Synpunkter <b>på</b> planen","state":"QUEUED","why":"UNKNOWN_SENDER","files":["yttrande.pdf"],"refused":[],"pairs":[]}\
        """;

    @BeforeEach
    void tellStaff() {
        StaffExample.tell(SERVICES);
        SERVICES.on("responses", API, "{\"items\":[" + MAIL + "],\"total\":1}");
        SERVICES.on("responses", API + "/abc", "{\"mail\":" + MAIL + ",\"text\":\"Planen är <i>bra</i>.\"}");
    }

    @Test
    void theWorkbenchCountsMessagesForRegistrarsAlone() throws Exception {
        signIn("staff:registrator");
        assertThat(read("/arbetsyta")).contains("1 Mejl att ta hand om 2 dagar");
        signIn("staff:handlaggare");
        assertThat(read("/arbetsyta")).doesNotContain("Mejl att ta hand om");
    }

    @Test
    void anEmptyInboxSaysThatNothingWaits() throws Exception {
        signIn("staff:registrator");
        SERVICES.on("responses", "/api/staff/intake", Example.list());
        assertThat(read("/arbetsyta/inkorg"))
                .contains("Inga meddelanden väntar")
                .doesNotContain("De här mejlen");
    }

    @Test
    void theQueueSaysWhoFromHowLongAndWhy() throws Exception {
        signIn("staff:registrator");
        assertThat(read("/arbetsyta/inkorg"))
                .contains("Ett meddelande väntar på dig", "Kim Exempel", "kim@hem.example", "2 dagar")
                .contains("Avsändarens adress finns inte i registret.");
        assertThat(get("/arbetsyta/inkorg").body()).doesNotContain("<b>på</b>");
        assertThat(get("/en/arbetsyta/inkorg").body()).contains("One message waits for you");
    }

    @Test
    void aMessageIsReadAsTextAndTakenAsTheAnswerOfABody() throws Exception {
        signIn("staff:registrator");
        SERVICES.on("responses", API + "/abc/assign", "{}");
        String page = get("/arbetsyta/inkorg/abc").body();
        assertThat(page).contains("yttrande.pdf", "Exempelby kommun").doesNotContain("<i>bra</i>");

        HttpResponse<String> answer = submit(
                "/arbetsyta/inkorg/abc", "gor", "svar", "consultation", Example.ID, "body", "exempelby", "name", "");

        assertThat(write("POST", API + "/abc/assign").text())
                .isEqualTo("{\"consultation\":\"" + Example.ID + "\",\"body\":\"exempelby\"}");
        assertThat(location(answer)).isEqualTo("/arbetsyta/inkorg");
    }

    @Test
    void whatIsRefusedIsToldAndWhatWasChosenIsKept() throws Exception {
        signIn("staff:registrator");
        SERVICES.on(
                "responses",
                API + "/abc/assign",
                new Answer(
                        409,
                        "application/problem+json",
                        "{\"status\":409,\"reason\":\"already-answered\",\"detail\":\"Det finns redan ett svar"
                                + " härifrån.\"}",
                        java.util.Map.of()));

        submit("/arbetsyta/inkorg/abc", "gor", "svar", "consultation", Example.ID, "organisation", "Hembygden");

        assertThat(read("/arbetsyta/inkorg/abc")).contains("Det finns redan ett svar härifrån.");
        assertThat(get("/arbetsyta/inkorg/abc").body()).contains("value=\"Hembygden\"");
    }

    @Test
    void orItIsSetAsideWithAReason() throws Exception {
        signIn("staff:registrator");
        SERVICES.on("responses", API + "/abc/set-aside", "{}");

        submit("/arbetsyta/inkorg/abc", "gor", "undan", "reason", "Frånvarobesked");

        assertThat(write("POST", API + "/abc/set-aside").text()).isEqualTo("{\"reason\":\"Frånvarobesked\"}");
    }

    @Test
    void aMessageFromABodyThatHasAnsweredIsASupplementOrTakesTheAnswersPlace() throws Exception {
        signIn("staff:registrator");
        SERVICES.on("responses", API + "/abc/assign", "{}");
        assertThat(read("/arbetsyta/inkorg/abc")).doesNotContain("Vad är det till svaret som finns?");
        String answered = MAIL.replace("UNKNOWN_SENDER", "ALREADY_ANSWERED")
                .replaceFirst(
                        "}$",
                        ",\"target\":{\"consultation\":\"" + Example.ID
                                + "\",\"body\":\"exempelby\"},\"pairs\":[{\"one\":\"a.docx\",\"other\":\"a.pdf\"}]}");
        SERVICES.on("responses", API + "/abc", "{\"mail\":" + answered + ",\"text\":\"Vi lägger till.\"}");
        String page = get("/arbetsyta/inkorg/abc").body();
        assertThat(words(page))
                .contains("Vad är det till svaret som finns?", "Ett nytt svar i stället för det gamla")
                .contains("a.docx och a.pdf är samma text.");
        assertThat(page).contains("href=\"/arbetsyta/svar/" + Example.ID + "--exempelby\"");
        assertThat(page).doesNotContain("checked");

        submit(
                "/arbetsyta/inkorg/abc",
                "gor",
                "svar",
                "consultation",
                Example.ID,
                "body",
                "exempelby",
                "as",
                "REPLACEMENT");

        assertThat(write("POST", API + "/abc/assign").text())
                .isEqualTo("{\"consultation\":\"" + Example.ID + "\",\"body\":\"exempelby\",\"as\":\"REPLACEMENT\"}");
    }

    @Test
    void aMessageThatShouldNeverHaveComeIsSealedOffAndReadByTheSecurityRoleAlone() throws Exception {
        signIn("staff:registrator");
        SERVICES.on("responses", API + "/abc/seal", "{}");
        assertThat(read("/arbetsyta/inkorg/abc")).contains("Uppgifterna får inte finnas här");
        submit("/arbetsyta/inkorg/abc", "gor", "avskilj", "avskilj-skal", "Kan röra Sveriges säkerhet.");
        assertThat(write("POST", API + "/abc/seal").text()).isEqualTo("{\"reason\":\"Kan röra Sveriges säkerhet.\"}");
        String sealed = "/arbetsyta/avskilt/mejl";
        HttpResponse<String> denied = get(sealed);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("href=\"/arbetsyta\"");

        signIn("staff:sakerhet");
        assertThat(get(sealed).body()).contains("href=\"" + sealed + "/abc\"");
        assertThat(read(sealed + "/abc")).contains("Planen är", "Häv avskiljandet");
        SERVICES.on("responses", API + "/abc/unseal", "{}");
        assertThat(location(submit(sealed + "/abc", "gor", "unseal", "skal", "Var inget hemligt.")))
                .isEqualTo(sealed);
        assertThat(write("POST", API + "/abc/unseal").text()).isEqualTo("{\"reason\":\"Var inget hemligt.\"}");
    }

    @Test
    void aMessageThatIsKeptBackSaysWhy() throws Exception {
        signIn("staff:registrator");
        keptBack("file-infected");
        HttpResponse<String> page = get("/arbetsyta/inkorg/abc/meddelande");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(words(page.body()))
                .contains("Filen lämnas inte ut", "skadlig kod", "Till arbetsytan")
                .doesNotContain("Försök igen om en stund");
        keptBack("file-waits");
        assertThat(words(get("/en/arbetsyta/inkorg/abc/meddelande").body()))
                .contains("The file has not been scanned yet");
    }

    private static void keptBack(String reason) {
        SERVICES.on(
                "responses",
                "/api/staff/intake/abc/message",
                new Answer(
                        409, "application/problem+json", "{\"status\":409,\"reason\":\"" + reason + "\"}", Map.of()));
    }
}
