package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** Whom a response is from, where ten thousand were asked: found by name, by a button of the form. */
class PickingFromManyTest extends FormsHarness {
    private static final String PAPER = "/arbetsyta" + REMISS + "/svar/nytt";
    private static final String ASKED = "/api/staff/consultations/" + Example.ID + "/bodies";
    private static final String MAIL = "/arbetsyta/inkorg/abc";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:registrator");
        String row = "{\"body\":\"%1$s\",\"id\":\"%1$s\",\"name\":\"%2$s\",\"meetings\":0,\"listed\":false}";
        String first = row.formatted("exempel-forst", "Exempelforst");
        String last = row.formatted("exempel-sist", "Exempelverket sist");
        for (String list : new String[] {ASKED, "/api/staff/bodies"}) {
            String sorted = list.equals(ASKED) ? "sort=name&size=200" : "size=200";
            SERVICES.on("status", list, many(first, 10_000));
            SERVICES.on("status", list + "?q=sist&" + sorted, many(last, 1));
            SERVICES.on("status", list + "?q=exempel&" + sorted, many(first, 9_000));
            SERVICES.on("status", list + "?q=finns%20inte&" + sorted, many("", 0));
        }
        SERVICES.on("status", ASKED + "?body=exempel-sist", many(last, 1));
        SERVICES.on("status", "/api/staff/bodies/exempel-sist", last);
        SERVICES.on("responses", "/api/staff/intake/abc", """
            {"mail":{"id":"abc","sha256":"def","size":184000,"fetched":"2026-09-16T05:08:00.000Z","from":"kim@hem.example","subject":"Svar","state":"QUEUED","files":[],"refused":[],"pairs":[]},"text":"Bra."}\
            """);
    }

    private static String many(String row, int total) {
        return "{\"items\":[%s],\"page\":0,\"size\":200,\"total\":%d}".formatted(row, total);
    }

    @Test
    void insteadOfTheFirstOfThemThereIsAFieldToLookForAnyAndOnePageIsRead() throws Exception {
        String html = get(PAPER).body();
        assertThat(words(html)).contains("Det finns 10 000 att välja bland. Sök på en del av namnet.");
        assertThat(html).contains("name=\"sok\"").doesNotContain("Exempelforst</option>");
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().equals(ASKED))
                .hasSize(1);
    }

    @Test
    void whoeverLooksKeepsWhatIsTypedAndEntersNothingUntilSomebodyIsChosen() throws Exception {
        submit(PAPER, "gor", "sok", "sok", "sist", "sokt", "", "text", "Vi tillstyrker.");
        String html = get(PAPER).body();
        assertThat(words(html)).contains("En träff.", "Exempelverket sist");
        assertThat(html).contains(">Vi tillstyrker.</textarea>", "name=\"sokt\" value=\"sist\"");
        String api = "/api/consultations/" + Example.ID + "/responses/exempel-sist";
        SERVICES.on(
                "responses", api, new Answer(201, "application/json", "{\"response\":\"r--s\"}", java.util.Map.of()));
        String[] said = {
            "gor",
            "spara",
            "sok",
            "sist",
            "sokt",
            "sist",
            "body",
            "exempel-sist",
            "channel",
            "PAPER",
            "arrived",
            "2026-09-15",
            "text",
            "Vi tillstyrker."
        };
        String[] other = said.clone();
        other[3] = "exempel";
        submit(PAPER, other);
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(api));
        assertThat(words(get(PAPER).body()))
                .contains("9 000 träffar. De första 200 visas.", "Exempelforst", "Exempelverket sist");
        submit(PAPER, said);
        assertThat(write("PUT", api).text()).contains("Vi tillstyrker.");
    }

    @Test
    void whereNobodyIsFoundOrChosenTheFieldToLookInSaysSo() throws Exception {
        submit(PAPER, "gor", "sok", "sok", "finns inte", "sokt", "");
        assertThat(read(PAPER)).contains("Ingen träff på finns inte.");
        submit(PAPER, "gor", "spara", "sok", "finns inte", "sokt", "finns inte", "text", "Bra.");
        assertThat(get(PAPER).body()).contains("id=\"body-fel\"", "name=\"sok\" maxlength=\"100\" id=\"body\"");
    }

    @Test
    void whoeverComesFromThePageOfABodyFindsItChosen() throws Exception {
        assertThat(get(PAPER + "?for=exempel-sist").body())
                .contains("<option value=\"exempel-sist\" selected=\"selected\">Exempelverket sist</option>");
    }

    @Test
    void aMessageIsMatchedWithAnyBodyOfTheRegisterInTheSameWay() throws Exception {
        assertThat(read(MAIL)).contains("Det finns 10 000 att välja bland.", "Välj ingen om svaret kommer från någon");
        submit(MAIL, "gor", "sok", "sok", "sist", "sokt", "", "consultation", Example.ID);
        assertThat(get(MAIL).body()).contains(">Exempelverket sist</option>");
        SERVICES.on("responses", "/api/staff/intake/abc/assign", "{}");
        submit(MAIL, "gor", "svar", "sok", "sist", "sokt", "sist", "consultation", Example.ID, "body", "exempel-sist");
        assertThat(write("POST", "/api/staff/intake/abc/assign").text()).contains("\"body\":\"exempel-sist\"");
    }

    @Test
    void whoeverSendsAFormThatNoServiceReadsIsToldThatWhatTheyWroteIsThereAndMayBeSentAgain() throws Exception {
        SERVICES.on("status", ASKED, Answer.status(503));
        SERVICES.on("status", "/api/staff/consultations/" + Example.ID, Answer.status(503));
        var answer = submit(PAPER, "gor", "sok", "sok", "sist", "sokt", "", "text", "Vi tillstyrker.");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(words(answer.body()))
                .contains("Vi vet inte om det gick fram", "Gå tillbaka i webbläsaren. Det du skrev är kvar där.")
                .doesNotContain("går uppgifterna inte att visa");
        assertThat(words(get(PAPER).body()))
                .contains("går uppgifterna inte att visa")
                .doesNotContain("Vi vet inte om det gick fram");
    }
}
