package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file is de-identified from the same list of sentences as an answer, or replaced by a copy of the office's own. */
class WebCopyDeskTest extends FormsHarness {
    private static final String RESPONSE = Example.ID + "--grankoping";
    private static final String ANSWER = "/arbetsyta/svar/" + RESPONSE;
    private static final String FILE = "a".repeat(64);
    private static final String COPY = "b".repeat(64);
    private static final String PAGE = ANSWER + "/filer/" + FILE + "/webbkopia";
    private static final String STAFF = "/api/staff/responses/" + RESPONSE;
    private static final String WORDS = STAFF + "/files/" + FILE + "/words";
    private static final String API = "/api/responses/" + RESPONSE + "/redactions";
    private static final String READ = """
            {"response":"x","file":"a","text":"Vi säger ja. Ring Kim på 070-174 06 05 i dag.",\
            "passages":[{"in":"text","start":25,"length":13,"kind":"PHONE","ground":"GDPR"}],"hidden":[%s]}""";

    private static final String PROBLEM = "{\"reason\":\"%s\",\"detail\":\"%s\"}";

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:registrator");
        file("");
        SERVICES.on("responses", WORDS, READ.formatted(""));
        SERVICES.on("responses", API, "{}");
    }

    private static void file(String copy) {
        String original = StaffExample.original(",\"documentNumber\":\"42\",\"assessed\":true");
        String files = "\"files\":[{\"sha256\":\"" + FILE + "\",\"name\":\"bilaga ett.docx\",\"size\":5" + copy + "}]";
        SERVICES.on("responses", STAFF, original.replaceFirst("\"files\":\\[[^]]*]", files));
    }

    @Test
    void passagesOfAFileAreTickedLikeThoseOfAnAnswer() throws Exception {
        assertThat(get(ANSWER).body()).contains(PAGE);
        assertThat(read(PAGE))
                .contains("Avidentifiera bilaga ett.docx", "Vi säger ja.", "Bara 070-174 06 05 möjligt telefonnummer");
        submit(PAGE, "gor", "dolj");
        assertThat(read(PAGE)).contains("Kryssa för minst ett ställe.");
        submit(PAGE, "gor", "dolj", "dolj", "text@25+13", "grund-text@25+13", "");
        assertThat(read(PAGE)).contains("Välj grund för ”070-174 06 05” i mening 2.");
        submit(PAGE, "gor", "dolj", "dolj", "text@25+13", "grund-text@25+13", "GDPR", "version", "7");
        assertThat(write("POST", API).text())
                .isEqualTo("{\"file\":\"" + FILE
                        + "\",\"passages\":[{\"in\":\"text\",\"start\":25,\"length\":13,\"ground\":\"GDPR\"}]}");
        assertThat(write("POST", API).header("If-Match")).isEqualTo("\"7\"");
        assertThat(read(ANSWER)).contains("Webbkopian är sparad.");
    }

    @Test
    void whatIsThereNowStandsOnTheAnswerAndCanBeTakenAway() throws Exception {
        file(",\"copy\":{\"sha256\":\"" + COPY + "\",\"size\":9,\"safety\":\"CLEAN\",\"hidden\":2}");
        assertThat(read(ANSWER)).contains("2 ställen är dolda i webbkopian.", "som avidentifierad kopia");
        assertThat(get(ANSWER).body()).contains(ANSWER + "/filer/" + COPY);
        SERVICES.on(
                "responses", WORDS, READ.formatted("{\"in\":\"text\",\"start\":18,\"length\":3,\"ground\":\"GDPR\"}"));
        assertThat(get(PAGE).body()).containsPattern("value=\"text@18\\+3\" checked");
        submit(PAGE, "gor", "original");
        assertThat(write("POST", API).text()).isEqualTo("{\"file\":\"" + FILE + "\",\"passages\":[]}");
    }

    @Test
    void whatIsHiddenStaysTickedWhenACopyOfTheOfficesOwnIsRefused() throws Exception {
        file(",\"copy\":{\"sha256\":\"" + COPY + "\",\"size\":9,\"safety\":\"CLEAN\",\"hidden\":1}");
        SERVICES.on(
                "responses", WORDS, READ.formatted("{\"in\":\"text\",\"start\":18,\"length\":3,\"ground\":\"GDPR\"}"));
        submit(PAGE, "gor", "ersatt");
        assertThat(get(PAGE).body()).contains("Välj en fil.").containsPattern("value=\"text@18\\+3\" checked");
    }

    @Test
    void whatAFileSaysBesideItsTextIsToldBeforeItIsPublishedAsItCame() throws Exception {
        String tells =
                ",\"tells\":[{\"field\":\"PLACE\",\"value\":\"59.32938, 18.06871\"},{\"field\":\"DELETED_TEXT\",\"value\":\"\"},"
                        + "{\"field\":\"AUTHOR\",\"value\":\"Kim <b>\"},{\"field\":\"COMMENTS_BY\",\"value\":\"Alex\"}]";
        file(tells);
        assertThat(read(ANSWER))
                .contains(
                        "Står i filen utanför texten och följer med:",
                        "platsen där bilden togs, 59.32938, 18.06871,",
                        "struken text som finns kvar,",
                        "författare Kim &lt;b&gt;,",
                        "kommentarer av Alex.");
        assertThat(get(ANSWER).body()).contains("Gör en avidentifierad kopia i stället");
        file(tells + ",\"copy\":{\"sha256\":\"" + COPY + "\",\"size\":9,\"safety\":\"CLEAN\",\"hidden\":2}");
        assertThat(read(ANSWER)).doesNotContain("Står i filen utanför texten");
    }

    @Test
    void aPictureIsReplacedByAnUploadedCopyWithAReason() throws Exception {
        SERVICES.on(
                "responses",
                WORDS,
                refused(422, PROBLEM.formatted("file-without-words", "Filen har ingen text som går att läsa.")));
        assertThat(read(PAGE)).contains("Filen har ingen text som går att läsa.", "Ersätt med en egen kopia");
        submit(PAGE, "gor", "ersatt");
        assertThat(read(PAGE)).contains("Välj en fil.", "Skriv varför filen ersätts.");
        submit(
                PAGE,
                "gor",
                "ersatt",
                "fil-sha",
                COPY,
                "fil-namn",
                "k.pdf",
                "fil-storlek",
                "9",
                "fil-vantar",
                "nej",
                "skal",
                "En bild.");
        assertThat(write("POST", API).text())
                .isEqualTo("{\"file\":\"" + FILE + "\",\"copy\":\"" + COPY + "\",\"reason\":\"En bild.\"}");
        SERVICES.on("responses", API, refused(422, PROBLEM.formatted("copy-of-that-kind", "Kopian ska vara pdf.")));
        submit(PAGE, "gor", "ersatt", "fil-sha", COPY, "fil-namn", "k.docx", "fil-storlek", "9", "skal", "En bild.");
        String body = get(PAGE).body();
        assertThat(words(body)).contains("Kopian ska vara pdf.", "k.docx", "9 B.");
        assertThat(body).contains("value=\"En bild.\"");
    }

    @Test
    void onlyARegistrarIsShownTheWay() throws Exception {
        signIn("staff:handlaggare");
        assertThat(get(ANSWER).body()).doesNotContain("/webbkopia");
        assertThat(get(PAGE.replace(FILE, COPY)).statusCode()).isEqualTo(404);
    }

    @Test
    void noButtonLosesWhatIsTypedForTheOtherWay() throws Exception {
        String ground = "grund-text@25+13";
        press(PAGE, "ersatt", "dolj", "text@25+13", ground, "PERSONAL_NUMBER");
        assertThat(read(PAGE)).contains("Välj en fil.", "Skriv varför filen ersätts.");
        assertThat(standing(PAGE, "dolj")).containsExactly("text@25+13");
        assertThat(standing(PAGE, ground)).containsExactly("PERSONAL_NUMBER");
        press(PAGE, "dolj", ground, "", "skal", "En bild.");
        assertThat(read(PAGE)).contains("Välj grund för ”070-174 06 05” i mening 2.");
        assertThat(standing(PAGE, "dolj")).containsExactly("text@25+13");
        assertThat(standing(PAGE, ground)).containsExactly("");
        assertThat(standing(PAGE, "skal")).containsExactly("En bild.");
    }

    @Test
    void aFileThatIsChosenStaysWhicheverButtonIsPressed() throws Exception {
        SERVICES.on("responses", "/api/files", "{\"sha256\":\"" + COPY + "\",\"size\":5,\"safety\":\"CLEAN\"}");
        Controls page = new Controls(get(PAGE).body());
        String file = "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"k.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF-\r\n";
        StringBuilder parts = new StringBuilder();
        for (Controls.Sent one : page.pressed("dolj")) parts.append(part(one.name(), one.value()));
        send("POST", PAGE, parts + file + "--b--\r\n", "Content-Type", "multipart/form-data; boundary=b");
        assertThat(read(PAGE)).contains("Kryssa för minst ett ställe.", "k.pdf");
        assertThat(standing(PAGE, "fil-sha")).containsExactly(COPY);
    }

    @Test
    void theKeyEnterDoesNothingByItself() throws Exception {
        assertThat(new Controls(get(PAGE).body()).enter("dolj")).isEqualTo("enter");
        press(PAGE, "enter", "skal", "En bild.");
        assertThat(read(PAGE)).contains("Inget är gjort än.");
        assertThat(standing(PAGE, "skal")).containsExactly("En bild.");
    }
}
