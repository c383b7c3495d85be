package se.samrad.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
    void wrongColumnsAreNamedAndAListOfNamesAloneIsShownItsPlace() throws Exception {
        SERVICES.on("consultations", IMPORTS, refused(422, """
            {"status":422,"reason":"unknown-column","detail":"Uppgiften är okänd.","members":[
             {"member":"namn","reason":"unknown-column","detail":"Uppgiften är okänd."},
             {"member":"name","reason":"missing-column","detail":"Kolumnen saknas."}]}\
            """));
        submit(PAGE, "text", "id;namn;type", "slag", "csv", "gor", "titta");
        assertThat(read(PAGE))
                .contains("Kolumnen ”namn” är okänd.", "Kolumnen ”name” saknas.", "En lista med bara namn")
                .doesNotContain("Uppgiften är okänd.");
    }

    private void upload(byte[] content) throws Exception {
        String page = get(PAGE).body();
        String head = part("_csrf", hidden(page, "_csrf"))
                + part("nyckel", hidden(page, "nyckel"))
                + part("text", "id;name")
                + part("slag", "csv")
                + part("gor", "titta")
                + "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"lista.csv\"\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(at(PAGE))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        browser.send(request, BodyHandlers.ofString());
    }

    @Test
    void anExcelFileIsSaidToBeOneWithWhatToDoAndLeavesWhatWasTyped() throws Exception {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        upload(workbook.toByteArray());
        String page = get(PAGE).body();
        assertThat(words(page)).contains("Filen är en Excelfil", "Spara den i Excel som CSV UTF-8");
        assertThat(page).contains("id=\"fil-fel\"", ">id;name</textarea>").doesNotContain("PK\u0003");
        upload(new byte[] {'%', 'P', 'D', 'F', 0, 1, 2});
        page = get(PAGE).body();
        assertThat(words(page)).contains("Filen är ingen text");
        assertThat(page).contains(">id;name</textarea>");
    }

    @Test
    void aPlainListOfNamesIsShownFirstWithTypesThatCanBeChangedAndIsTakenInAsText() throws Exception {
        SERVICES.on("consultations", IMPORTS, """
            {"items":[{"line":1,"id":"exempelby","name":"Exempelby kommun","outcome":"SAME"},
             {"line":2,"id":"exempelby-stad","name":"Exempelby stad","outcome":"PERHAPS","type":"MUNICIPALITY","candidates":[{"body":"exempelby","name":"Exempelby kommun","because":"MUNICIPALITY"}]},
             {"line":4,"id":"exempelforeningen","name":"Exempelföreningen","outcome":"NEW","type":"ASSOCIATION"},
             {"line":5,"id":"","outcome":"WRONG","problem":"Rad 5: namnet saknas."}]}\
            """);
        String list = "Exempelby kommun\nExempelby stad\n\nExempelföreningen\n=1+1";
        String page = submit(PAGE, "text", list, "slag", "namn", "typ", "COMPANY", "gor", "titta")
                .body();
        Asked looked = write("POST", IMPORTS);
        assertThat(looked.query()).contains("preview=true", "type=COMPANY");
        assertThat(looked.header("Content-Type")).startsWith("text/plain");
        assertThat(looked.text()).isEqualTo(list);
        assertThat(words(page))
                .contains("Kanske samma", "Ändra typ för enstaka namn", "Förening (som ovan)")
                .contains("rad 5 fel, tas inte med Rad 5: namnet saknas.");
        assertThat(page)
                .contains("name=\"typ-4\"", "name=\"typ-2\"")
                .doesNotContain("name=\"typ-1\"")
                .containsPattern("value=\"namn\"\\s*checked")
                .doesNotContainPattern("name=\"rad-2\"[^>]*checked");
        page = submit(PAGE, "text", list, "slag", "namn", "typ", "", "gor", "importera")
                .body();
        assertThat(words(page)).contains("Välj vem Exempelby stad är.");
        submit(
                PAGE,
                "text",
                list,
                "slag",
                "namn",
                "typ",
                "COMPANY",
                "typ-4",
                "REGION",
                "typ-2",
                "",
                "rad-2",
                "exempelby",
                "gor",
                "importera");
        Asked sent = write("POST", IMPORTS);
        assertThat(sent.query())
                .contains("type=COMPANY", "typeOf=4%3AREGION", "same=2%3Aexempelby", "undecided=LEAVE")
                .doesNotContain("preview", "typeOf=2");
        assertThat(words(get("/en" + PAGE).body())).contains("Names alone, one a line");
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
        assertThat(String.valueOf(write("POST", IMPORTS).query()))
                .contains("new=2", "undecided=LEAVE")
                .doesNotContain("same", "preview");
    }

    @Test
    void aLongListLeadsToAPageThatTellsHowFarItHasComeAndGoesOnWithoutIt() throws Exception {
        String rows = IntStream.range(2, 1_203)
                .mapToObj(line -> "{\"line\":" + line + ",\"id\":\"b-" + line + "\",\"name\":\"Exempel " + line
                        + "\",\"outcome\":\"PERHAPS\",\"candidates\":[]}")
                .collect(Collectors.joining(","));
        String going = "{\"id\":\"abc\",\"state\":\"GOING_ON\",\"total\":10000,\"done\":3400,\"added\":3180,"
                + "\"changed\":20,\"same\":190,\"undecided\":7,\"wrong\":3,\"startedAt\":\"2026-11-22T10:15:30Z\"}";
        SERVICES.on("consultations", IMPORTS, "{\"items\":[" + rows + "]}");
        String preview = page();
        assertThat(words(preview))
                .contains("1 201 rader: 0 nya", "1 201 kanske samma", "Rader där du inte väljer läses inte in")
                .contains("Det finns fler rader att ta ställning till");
        assertThat(preview).contains("id=\"rad-201\"").doesNotContain("id=\"rad-202\"");
        SERVICES.on("consultations", IMPORTS + "?preview=true", "{\"items\":[" + rows + "]}");
        SERVICES.on("consultations", IMPORTS + "?undecided=LEAVE", going);
        SERVICES.on("consultations", IMPORTS + "/abc", going);
        HttpResponse<String> sent = submit(PAGE, "text", "id,name,type", "slag", "csv", "gor", "importera");
        assertThat(location(sent)).isEqualTo(PAGE + "/abc");
        String page = get(PAGE + "/abc").body();
        assertThat(words(page))
                .contains("3 400 av 10 000 införda", "Inläsningen fortsätter även om du lämnar sidan", "Visa läget");
        assertThat(page).contains("hx-get=\"" + PAGE + "/abc\"", "hx-trigger=\"every 2s\"");
        SERVICES.on(
                "consultations",
                IMPORTS + "/abc",
                going.replace("GOING_ON", "DONE").replace("3400", "10000").replace("}", """
                        ,"items":[{"line":17,"id":"b-17","name":"Exempel 17","outcome":"PERHAPS"},
                        {"line":80,"id":"b","outcome":"WRONG","problem":"Rad 80: namnet saknas."}]}"""));
        String done = get(PAGE + "/abc").body();
        assertThat(words(done))
                .contains(
                        "Alla 10 000 rader är genomgångna", "17 Exempel 17", "kanske samma", "Rad 80: namnet saknas.");
        assertThat(done).doesNotContain("hx-get=\"" + PAGE);
        assertThat(words(get("/en" + PAGE + "/abc").body())).contains("All 10,000 rows have been gone through");
    }

    @Test
    void aRowThatIsPerhapsTheSameAsOneBeforeItSaysWhich() throws Exception {
        SERVICES.on("consultations", IMPORTS, """
            {"items":[{"line":2,"id":"ett","name":"Exempelgården","outcome":"NEW"},{"line":12,"id":"tva","name":"Exempelgården","outcome":"PERHAPS","candidates":[{"body":"ett","name":"Exempelgården","because":"SPELLED_ALIKE","line":2}]}]}\
            """);
        String page = page();
        assertThat(words(page))
                .contains("rad 2 i listan, skrivs likadant", "kanske samma Kanske samma som rad 2, Exempelgården");
        assertThat(page).contains("name=\"rad-12\" value=\"ett\"");
    }

    @Test
    void whatIsGoingOnIsFoundFromThePageOfImports() throws Exception {
        SERVICES.on("consultations", IMPORTS, """
            {"items":[{"id":"abc","state":"GOING_ON","total":10000,"done":3400,"startedAt":"2026-11-22T10:15:30Z"}]}\
            """);
        String page = get(PAGE).body();
        assertThat(words(page)).contains("Långa listor", "3 400 av 10 000 införda");
        assertThat(page).contains("href=\"" + PAGE + "/abc\"");
    }

    @Test
    void rowsThatALongListLeftOutAreDecidedAboutOnItsPage() throws Exception {
        String done = """
                {"id":"lang","state":"DONE","total":1200,"done":1200,"added":1197,"changed":0,"same":0,"undecided":2,"wrong":1,
                 "startedAt":"2026-09-18T08:00:00Z","endedAt":"2026-09-18T08:01:00Z","items":[
                 {"line":12,"id":"ny-vik","name":"Exempelviks kommun","outcome":"PERHAPS",
                  "candidates":[{"body":"exempelvik","name":"Exempelviks stad","because":"MUNICIPALITY"}]},
                 {"line":13,"id":"ny-vik-2","name":"Exempelvikens kommun","outcome":"PERHAPS",
                  "candidates":[{"body":"exempelvik","name":"Exempelviks stad","because":"MISSPELT"}]},
                 {"line":14,"id":"x","outcome":"WRONG","problem":"Rad 14: typen saknas."}]}""";
        SERVICES.on("consultations", IMPORTS + "/lang", done);
        String page = PAGE + "/lang";
        String html = get(page).body();
        assertThat(words(html))
                .contains(
                        "Rader att avgöra", "Exempelviks kommun rad 12", "Exempelviks stad", "En annan, ny i registret")
                .contains("Rad 14: typen saknas.");
        assertThat(html)
                .contains("type=\"radio\" name=\"rad-12\" value=\"exempelvik\"", "name=\"rad-13\" value=\"ny\"")
                .contains("method=\"post\"");
        submit(page, "rad-12", "");
        assertThat(read(page)).contains("Välj vem minst en av raderna är.");
        SERVICES.on(
                "consultations",
                IMPORTS + "/lang/decisions",
                "{\"items\":[{\"line\":12,\"outcome\":\"SAME\"},{\"line\":13,\"outcome\":\"NEW\"}]}");
        HttpResponse<String> sent = submit(page, "rad-12", "exempelvik", "rad-13", "ny");
        assertThat(location(sent)).isEqualTo(page);
        assertThat(write("POST", IMPORTS + "/lang/decisions").text())
                .contains("\"same\":[{", "\"line\":12", "\"body\":\"exempelvik\"", "\"new\":[13]");
        assertThat(read(page)).contains("2 rader är avgjorda.");
        SERVICES.on(
                "consultations",
                IMPORTS + "/lang/decisions",
                "{\"items\":[{\"line\":12,\"outcome\":\"WRONG\",\"problem\":\"Namnet är en annans.\"}]}");
        submit(page, "rad-12", "exempelvik");
        assertThat(get(page).body()).contains("id=\"rad-12-fel\">Namnet är en annans.");
        SERVICES.on(
                "consultations",
                IMPORTS + "/lang/decisions",
                refused(
                        409,
                        "{\"status\":409,\"reason\":\"decided-already\",\"detail\":\"Någon annan har redan avgjort vem raden är.\"}"));
        submit(page, "rad-12", "exempelvik");
        assertThat(read(page)).contains("Någon annan har redan avgjort vem raden är.");
    }

    @Test
    void oneRowThatIsLeftIsCountedAsOne() throws Exception {
        SERVICES.on("consultations", IMPORTS + "?undecided=LEAVE", """
            {"items":[{"line":2,"id":"a","name":"Exempelvax stad","outcome":"PERHAPS"},{"line":3,"id":"b","name":"Exempel: ny","outcome":"NEW"}]}""");
        submit(PAGE, "text", "id,name,type", "slag", "csv", "gor", "importera", "rad-2", "ny");
        assertThat(read("/arbetsyta/register"))
                .contains("En organisation är ny eller ändrad. En rad är inte avgjord och lästes inte in.");
    }

    @Test
    void whatAColleagueDecidedMeanwhileIsShownAndTheOtherChoicesStay() throws Exception {
        String going = """
                {"id":"lang","state":"DONE","total":1200,"done":1200,"added":1199,"undecided":1,
                 "startedAt":"2026-09-18T08:00:00Z","endedAt":"2026-09-18T08:01:00Z","items":[
                 {"line":13,"id":"ny-vik-2","name":"Exempelvikens kommun","outcome":"PERHAPS",
                  "candidates":[{"body":"exempelvik","name":"Exempelviks stad","because":"MISSPELT"}]}]}""";
        SERVICES.on("consultations", IMPORTS + "/lang", going);
        SERVICES.on("consultations", IMPORTS + "/lang/decisions", refused(409, """
            {"status":409,"reason":"decided-already","detail":"Någon annan har redan avgjort vem raden är.","decided":[
             {"line":12,"name":"Exempelviks kommun","outcome":"SAME","body":"exempelvik","bodyName":"Exempelviks stad"},
             {"line":15,"name":"Exempelby","outcome":"NEW","body":"exempelby","bodyName":"Exempelby"}]}"""));
        String page = PAGE + "/lang";
        submit(page, "rad-12", "ny", "rad-13", "exempelvik", "rad-15", "exempelvik");
        assertThat(write("POST", IMPORTS + "/lang/decisions").text())
                .contains("\"new\":[12]", "\"line\":13", "\"line\":15");
        String html = get(page).body();
        assertThat(words(html))
                .contains("Rad 12, Exempelviks kommun: någon annan har redan avgjort att det är Exempelviks stad.")
                .contains("Rad 15, Exempelby: någon annan har redan lagt in den som ny i registret.")
                .contains("Dina övriga val är inte sparade än.");
        assertThat(html).containsPattern("name=\"rad-13\" value=\"exempelvik\"\\s*checked");
    }
}
