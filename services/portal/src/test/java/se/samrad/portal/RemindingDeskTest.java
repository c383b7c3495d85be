package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemindingDeskTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/remisser/" + Example.ID + "/paminn";
    private static final String API = "/api/consultations/" + Example.ID + "/reminders";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        SERVICES.on("consultations", API, """
            {"items":[
             {"body":"exempelby","name":"Exempelby kommun","lastDay":"2026-09-30",
              "reminded":{"lastDay":"2026-09-30","daysBefore":21,"on":"2026-09-09"},
              "next":{"lastDay":"2026-09-30","daysBefore":7,"on":"2026-09-23"},
              "asked":"2026-09-18","withheld":["2026-09-20"]},
             {"body":"sagoryd","name":"Sagoryds kommun","lastDay":"2026-10-14"},
             {"body":"nyss","name":"Nyss påmind","lastDay":"2026-09-30",
              "reminded":{"lastDay":"2026-09-30","daysBefore":12,"on":"2026-09-18"}},
             {"body":"borta","name":"Borta nämnden","lastDay":"2026-09-30","leftOn":"2026-08-31"},
                 {"body":"sen","name":"Sena nämnden","lastDay":"2026-09-17"}],
             "page":0,"size":100,"total":5,"remindable":2,"waiting":5,"daysBefore":[21,7,1]}\
            """);
        for (String body : new String[] {"exempelby", "sagoryd"}) {
            SERVICES.on("mail", API + "/" + body + "/letter", """
                {"subject":"Påminnelse om Färdplan","text":"Hej!\\n\\nTill %s."}\
                """.formatted(body));
        }
        signIn("staff:handlaggare");
    }

    @Test
    void whoHasNotAnsweredIsListedWithTheNextReminderAndTheLetterWordForWord() throws Exception {
        assertThat(read(PAGE))
                .contains("5 har inte svarat")
                .contains("av sig själva 21, 7 och 1 dagar före")
                .contains("Sista dag 30 september. Påmind 9 september. Nästa påminnelse av sig själv 23 september.")
                .contains("Ingen påminnelse 20 september, eftersom inbjudan gick 18 september.")
                .contains("Så ser mejlet till Exempelby kommun ut", "Påminnelse om Färdplan", "Till exempelby.")
                .contains(
                        "Påminns inte i dag",
                        "Nyss påmind",
                        "Upphörde 31 augusti och får därför inga påminnelser.",
                        "Sena nämnden");
        assertThat(get(PAGE).body()).doesNotContain("value=\"nyss\"").doesNotContain("value=\"sen\"");
        assertThat(read(PAGE + "?brev=sagoryd")).contains("Till sagoryd.");
    }

    @Test
    void whoHasNoAddressCannotBeTickedAndThePageLeadsToTheRegister() throws Exception {
        SERVICES.on("consultations", API, """
            {"items":[{"body":"adresslos","name":"Adresslösa föreningen","lastDay":"2026-09-30","unreachable":true}],
             "page":0,"size":100,"total":1,"remindable":0,"waiting":1,"daysBefore":[7]}\
            """);
        assertThat(read(PAGE))
                .contains("Adresslösa föreningen Sista dag 30 september. Kan inte påminnas: e-postadress saknas.");
        assertThat(get(PAGE).body())
                .contains("href=\"/arbetsyta/register/adresslos\"")
                .doesNotContain("value=\"adresslos\"");
    }

    @Test
    void thatNoReminderWentAndWhyIsSaidAlsoWhenThereIsAnAddressAgain() throws Exception {
        String row = """
            {"body":"%s","name":"%s","lastDay":"2026-09-30","skipped":{"on":"2026-09-09","hindrance":"%s"}%s}""";
        SERVICES.on(
                "consultations",
                API,
                "{\"items\":[%s,%s],\"page\":0,\"size\":100,\"total\":2,\"waiting\":2,\"daysBefore\":[7]}"
                        .formatted(
                                row.formatted("fick", "Fick adress", "NO_ADDRESS", ""),
                                row.formatted("borta", "Borta nämnden", "BODY_LEFT", ",\"leftOn\":\"2026-08-31\"")));
        assertThat(read(PAGE))
                .contains("Fick adress Sista dag 30 september."
                        + " Ingen påminnelse 9 september, eftersom e-postadress saknades.")
                .contains(
                        "Ingen påminnelse 9 september, eftersom remissinstansen inte längre fanns. Upphörde 31 augusti");
        assertThat(read("/en" + PAGE)).contains("No reminder 9 September, since there was no e-mail address.");
    }

    @Test
    void thoseWhoAreChosenAreRemindedAndWhoAnsweredMeanwhileIsNamed() throws Exception {
        submit(PAGE);
        assertThat(read(PAGE)).contains("Välj minst en mottagare.");
        // One answer serves the list that is read before and what is written.
        SERVICES.on("consultations", API, """
            {"items":[
             {"body":"exempelby","outcome":"REMINDED","name":"Exempelby kommun","lastDay":"2026-09-30"},
             {"body":"nyss","outcome":"SAME","name":"Nyss påmind","lastDay":"2026-09-30"},
             {"body":"sagoryd","outcome":"WRONG","reason":"has-answered","problem":"Remissinstansen har svarat.",
              "name":"Sagoryds kommun","lastDay":"2026-10-14"}],
             "daysBefore":[]}\
            """);
        var done = submit(PAGE, "instans", "exempelby", "instans", "nyss", "instans", "sagoryd");
        assertThat(location(done)).isEqualTo(PAGE);
        assertThat(write("POST", API).text()).isEqualTo("{\"bodies\":[\"exempelby\",\"nyss\",\"sagoryd\"]}");
        SERVICES.on("consultations", API, "{\"items\":[],\"daysBefore\":[]}");
        assertThat(read(PAGE))
                .contains("En påminnelse skickas.")
                .contains("Sagoryds kommun: Remissinstansen har svarat.")
                .doesNotContain("Det här behöver rättas");
    }

    @Test
    void whereNobodyIsAwaitedThePageSaysSo() throws Exception {
        SERVICES.on("consultations", API, "{\"items\":[],\"daysBefore\":[]}");
        assertThat(read(PAGE)).contains("Ingen att påminna", "Inga påminnelser går av sig själva.");
    }

    /** A page of a hundred of a thousand. */
    private static String thousand(int from, int rows, int total) {
        String items = IntStream.range(from, from + rows)
                .mapToObj(
                        n -> "{\"body\":\"rad-%d\",\"name\":\"Exempel %d\",\"lastDay\":\"2026-09-30\"}".formatted(n, n))
                .collect(Collectors.joining(","));
        return "{\"items\":[%s],\"page\":%d,\"size\":%d,\"total\":%d,\"remindable\":%d,\"waiting\":1000,\"daysBefore\":[7]}"
                .formatted(items, total > rows ? from / rows : 0, rows, total, total);
    }

    @Test
    void ofAThousandAHundredAreShownAPageAndTheyAreSearched() throws Exception {
        SERVICES.on("consultations", API + "?page=0&size=100", thousand(0, 100, 1_000));
        SERVICES.on("consultations", API + "?page=9&size=100", thousand(900, 100, 1_000));
        String first = get(PAGE).body();
        assertThat(words(first))
                .contains("1 000 har inte svarat")
                .contains(
                        "På den här sidan väljer du bland 100 av de 1 000 som kan påminnas i dag.",
                        "Påminn alla 1 000 i dag");
        assertThat(first).contains("value=\"rad-99\"", "?sida=10").doesNotContain("value=\"rad-100\"");
        assertThat(first.length()).isLessThan(70_000);
        assertThat(get(PAGE + "?sida=10").body()).contains("value=\"rad-999\"").doesNotContain("value=\"rad-899\"");
        SERVICES.on("consultations", API + "?q=exempel%207&page=0&size=100", thousand(7, 2, 2));
        String found = get(PAGE + "?q=exempel+7").body();
        assertThat(words(found))
                .contains("2 av 1 000 har orden i sitt namn.", "1 000 har inte svarat")
                .doesNotContain("Påminn alla");
        assertThat(found).contains("value=\"exempel 7\"", "value=\"rad-8\"");
        SERVICES.on(
                "consultations",
                API + "?q=ingen&page=0&size=100",
                thousand(0, 1, 0).replaceAll("\\{\"body[^}]*}", ""));
        assertThat(read(PAGE + "?q=ingen")).contains("Ingen hittades").doesNotContain("Ingen att påminna");
    }

    @Test
    void allOfAThousandAreRemindedAtOnceFromAnyPageAndNobodyElse() throws Exception {
        SERVICES.on("consultations", API + "?page=0&size=100", thousand(0, 100, 1_000));
        for (int page = 0; page < 5; page++) {
            SERVICES.on("consultations", API + "?page=" + page + "&size=200", thousand(200 * page, 200, 1_000));
        }
        SERVICES.on("consultations", API, "{\"items\":[{\"body\":\"rad-0\",\"outcome\":\"REMINDED\"}]}");
        submit(PAGE, "instans", "rad-3", "gor", "alla");
        assertThat(write("POST", API).text())
                .contains("\"rad-0\"", "\"rad-999\"")
                .doesNotContain("rad-1000");
        SERVICES.on("consultations", API + "?q=exempel%207&page=0&size=200", thousand(7, 2, 2));
        submit(PAGE, "instans", "rad-3", "gor", "alla", "q", "exempel 7");
        assertThat(write("POST", API).text()).isEqualTo("{\"bodies\":[\"rad-7\",\"rad-8\"]}");
        submit(PAGE, "instans", "rad-3");
        assertThat(write("POST", API).text()).isEqualTo("{\"bodies\":[\"rad-3\"]}");
    }
}
