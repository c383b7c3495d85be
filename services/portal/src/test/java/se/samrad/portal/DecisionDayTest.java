package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the body decided, as it is typed. */
class DecisionDayTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String OWN = SVAR + "/eget/kommun-2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-12",
                "12 maj 2026",
                "den 12:e maj 2026",
                "tisdag 12 Maj, 2026",
                "12 May 2026",
                "12/5 2026",
                "12/5-2026",
                "12.5.2026",
                "2026.5.12",
                "20260512"
            })
    void itIsTakenAsPeopleTypeIt(String typed) throws Exception {
        signIn("body:kommun-2");
        submit(SVAR, "satt", "skriv", "text", "Hej", "decision-by", "Nämnden", "decision-date", typed);
        assertThat(read(SVAR + "/granska")).contains("Nämnden, 12 maj 2026");
        assertThat(get(SVAR).body()).contains("value=\"2026-05-12\"");
    }

    @Test
    void whatIsNoDayIsSaidToBeNoneOfTheDecision() throws Exception {
        signIn("body:kommun-2");
        for (String typed : new String[] {"i våras", "30 februari 2026", "12/13 2026", "5 2026", "12 maj 26"}) {
            submit(SVAR, "satt", "skriv", "text", "Hej", "decision-date", typed);
            assertThat(get(SVAR).body())
                    .contains("id=\"decision-date-fel\">Beslutets datum: skriv det som 12 maj 2026 eller 2026-05-12.")
                    .contains("value=\"" + typed + "\"");
        }
    }

    @Test
    void aDayWithoutItsYearIsAskedForIt() throws Exception {
        signIn("body:kommun-2");
        for (String typed : new String[] {"12 maj", "12/5", "den 12 maj", "12.5."}) {
            submit(SVAR, "satt", "skriv", "text", "Hej", "decision-date", typed);
            assertThat(get(SVAR).body())
                    .contains("id=\"decision-date-fel\">Beslutets datum: skriv också året, till exempel 12 maj 2026.");
        }
        SERVICES.on("responses", "/api/consultations/" + Example.ID + "/responses/kommun-2", """
            {"response":"%s--kommun-2","body":"kommun-2","status":"RECEIVED","standing":true,"preliminary":true,"files":[],"url":"/kvittens/k","version":4}\
            """.formatted(Example.ID));
        submit(OWN, "gor", "bekrafta", "beslut-av", "Nämnden", "beslut-dag", "12 maj");
        assertThat(get(OWN).body()).contains("id=\"beslut-dag-fel\">Beslutets datum: skriv också året");
    }
}
