package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The board as it stood at the end of a past day. The present is 18 September 2026. */
class PastBoardTest extends FormsHarness {
    private static final String BOARD = "/remisser/" + Example.ID + "/laget";
    private static final String API = "/api/public/consultations/" + Example.ID;

    @Test
    void aPastDaySaysSoAndLeadsToTodayAndStaysInEveryLink() throws Exception {
        SERVICES.on("status", API + "/tally?asOf=2026-09-10", Example.tally(30, 1, 0, 0));
        String html = get(BOARD + "?asOf=2026-09-10&typ=AUTHORITY").body();
        assertThat(words(html))
                .contains(
                        "Så här var läget när torsdag 10 september 2026 var slut.",
                        "Visa läget i dag",
                        "30 av 60 har lämnat synpunkter",
                        "om 20 dagar")
                .doesNotContain("Uppdaterad kl.", "Pausa");
        assertThat(html)
                .contains("href=\"" + BOARD + "?typ=AUTHORITY\"")
                .contains("laget.xlsx?type=AUTHORITY&amp;asOf=2026-09-10\"")
                .contains("?asOf=2026-09-10&amp;status=ANSWERED#tabell\"")
                .contains("<input type=\"hidden\" name=\"asOf\" value=\"2026-09-10\">")
                .doesNotContain("hx-get=");
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().startsWith(API))
                .allSatisfy(asked -> assertThat(asked.query()).contains("asOf=2026-09-10"));
    }

    @Test
    void todayIsThePresent() throws Exception {
        String html = get(BOARD + "?asOf=2026-09-18").body();
        assertThat(words(html)).contains("Uppdaterad kl.").doesNotContain("Så här var läget");
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().equals(API + "/tally"))
                .allSatisfy(asked -> assertThat(asked.query()).isNullOrEmpty());
    }

    @Test
    void aDayThatCannotBeShownIsAnErrorThatSaysWhy() throws Exception {
        HttpResponse<String> toCome = get(BOARD + "?asOf=2026-09-19");
        assertThat(toCome.statusCode()).isEqualTo(400);
        assertThat(words(toCome.body())).contains("Den dagen har inte varit än.", "Visa läget i dag");
        HttpResponse<String> malformed = get(BOARD + "?asOf=2026-02-30");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(words(malformed.body())).contains("Skriv dagen som år, månad och dag");
        SERVICES.on("status", API + "?asOf=2020-01-01", FakeServices.Answer.status(404));
        HttpResponse<String> before = get(BOARD + "?asOf=2020-01-01");
        assertThat(before.statusCode()).isEqualTo(404);
        assertThat(words(before.body())).contains("Den 1 januari 2020 fanns remissen inte här än.");
        HttpResponse<String> unknown = get("/remisser/finns-inte/laget?asOf=2020-01-01");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(words(unknown.body())).doesNotContain("fanns remissen inte");
    }

    @Test
    void forADayBeforeItWasHereTheFirstDayThatCanBeShownIsToldOnBothBoards() throws Exception {
        String late = Example.consultation(true)
                .replace(
                        "\"at\":\"2026-06-01T06:00:00.000Z\"",
                        "\"at\":\"2026-06-01T06:00:00.000Z\",\"type\":\"meeting-announced\",\"data\":{\"meeting\":\"m\"}},"
                                + "{\"at\":\"2026-08-16T22:30:00.000Z\"");
        signIn("staff:handlaggare");
        for (String audience : new String[] {"public", "staff"}) {
            String one = API.replace("public", audience);
            SERVICES.on("status", one, late);
            SERVICES.on("status", one + "/tally", Example.tally(41, 2, 1, 0));
            SERVICES.on("status", one + "/bodies", Example.bodies());
            SERVICES.on("status", one + "?asOf=2026-08-16", FakeServices.Answer.status(404));
            String board = (audience.equals("staff") ? "/arbetsyta" : "") + BOARD;
            String before = get(board + "?asOf=2026-08-16").body();
            assertThat(words(before))
                    .contains("Den 16 augusti 2026 fanns remissen inte här än.")
                    .contains("Det går att visa läget från och med 17 augusti 2026.");
            assertThat(before).contains("min=\"2026-08-17\"");
            assertThat(get(board).body()).contains("min=\"2026-08-17\"");
        }
        assertThat(read("/en" + BOARD + "?asOf=2026-08-16")).contains("It can be shown from 17 August 2026 on.");
    }

    @Test
    void whoWasMetAndHasNotAnsweredIsSaidSo() throws Exception {
        SERVICES.on("status", API + "/bodies", Example.list("""
                        {"body":"a","name":"Exempel A","type":"OTHER","status":"INVITED","deadline":"2026-09-30","moreTime":false,"late":false,"meetings":2,"met":{"when":"2026-04-17"},"doubtful":false,"published":false}""", """
                        {"body":"b","name":"Exempel B","type":"OTHER","status":"ANSWERED","deadline":"2026-09-30","moreTime":false,"late":false,"meetings":1,"met":{"when":"2026-04-18"},"doubtful":false,"published":false}"""));
        assertThat(read(BOARD))
                .contains("möte 17 april, inget skriftligt svar än")
                .doesNotContain("18 april");
    }
}
