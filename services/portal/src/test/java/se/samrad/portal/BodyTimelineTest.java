package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of all that has happened between the authority and one body: each act by its own name, each day as it counts. */
class BodyTimelineTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/remisser/" + Example.ID + "/instans/kommun-2";

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    /** Newest first, as it is told. */
    private String told(String... entries) throws Exception {
        SERVICES.on(
                "status",
                "/api/staff/consultations/" + Example.ID + "/bodies/kommun-2",
                "{\"timeline\":[" + String.join(",", entries) + "]}");
        return read(PAGE);
    }

    private static String entry(String type, String data) {
        return "{\"at\":\"2026-09-16T12:28:00.000Z\",\"type\":\"%s\",\"data\":{%s}}".formatted(type, data);
    }

    @Test
    void whatStaffHaveEnteredCameOnTheDayThatTheyStateAndIsSaidWhenItWasEntered() throws Exception {
        String paper = "\"channel\":\"PAPER\",\"arrived\":{\"day\":\"2026-09-14\"}";
        assertThat(told(entry("response-supplemented", paper), entry("response-received", paper)))
                .contains("Svaret kom in 14 september lades in 16 september 2026 kl. 14.28")
                .contains("De kompletterade sitt svar kom in 14 september, lades in 16 september 2026 kl. 14.28");
        String web = "\"channel\":\"WEB\",\"arrived\":{\"day\":\"2026-09-16\",\"at\":\"2026-09-16T12:28:00.000Z\"}";
        assertThat(told(entry("response-received", web)))
                .contains("Svaret kom in till oss 16 september 2026 kl. 14.28")
                .doesNotContain("lades in");
    }

    @Test
    void eachActIsCalledWhatItIs() throws Exception {
        assertThat(told(
                        entry(
                                "response-registered",
                                "\"documentNumber\":\"4\",\"record\":9,\"of\":\"response-withdrawn\""),
                        entry(
                                "response-registered",
                                "\"documentNumber\":\"3\",\"record\":3,\"of\":\"response-supplemented\""),
                        entry(
                                "response-registered",
                                "\"documentNumber\":\"2\",\"record\":2,\"of\":\"response-confirmed\""),
                        entry("secrecy-assessed", "\"secret\":false,\"record\":3"),
                        entry("response-published", "\"record\":3"),
                        entry("response-registered", "\"documentNumber\":\"1\"")))
                .contains("Återtagandet registrerades som 4", "Kompletteringen registrerades som 3")
                .contains("Bekräftelsen registrerades som 2", "Svaret registrerades som 1")
                .contains("Kompletteringen bedömdes: inget hemligt", "Kompletteringen publicerades");
    }

    @Test
    void aCorrectionOfTheRegistrationIsToldWithWhoMadeItAndWhy() throws Exception {
        String by = "\"by\":\"registrator\",\"reason\":\"Siffrorna hade bytt plats.\"";
        String numbers = "\"documentNumber\":\"71\",\"earlierNumber\":\"17\",";
        assertThat(told(
                        entry("registration-corrected", numbers + by),
                        entry("registration-corrected", numbers + "\"heading\":\"ab\"," + by),
                        entry("registration-corrected", "\"heading\":\"ab\"," + by)))
                .contains("Handling 17 fick numret 71. Det rättades av registrator")
                .contains("Handling 17 fick numret 71 och en ny rubrik. Det rättades av registrator")
                .contains("Rubriken på en registrerad handling rättades av registrator")
                .contains("Siffrorna hade bytt plats.");
    }

    @Test
    void whyAReminderDidNotGoIsToldWhereNoLetterCouldReachTheBodyAndNotWhereNobodyMissedIt() throws Exception {
        String turn = "\"lastDay\":\"2026-09-30\",\"daysBefore\":21";
        assertThat(told(
                        entry("reminder-skipped", turn),
                        entry("reminder-skipped", turn + ",\"hindrance\":\"BODY_LEFT\""),
                        entry("reminder-skipped", turn + ",\"hindrance\":\"NO_ADDRESS\"")))
                .containsOnlyOnce("Påmindes inte 9 september, eftersom e-postadress saknades 16 september 2026")
                .containsOnlyOnce("Påmindes inte 9 september, eftersom remissinstansen inte längre fanns")
                .satisfies(page -> assertThat(page.split("Påmindes inte")).hasSize(3));
    }

    @Test
    void anAnswerThatCameWhileAnotherStoodReplacedIt() throws Exception {
        String came = entry("response-received", "");
        assertThat(told(came, came))
                .containsOnlyOnce("De ersatte sitt svar")
                .containsOnlyOnce("Svaret kom in till oss");
        assertThat(told(came, entry("response-withdrawn", ""), came)).doesNotContain("De ersatte sitt svar");
        assertThat(told(came, entry("response-disowned", ""), came, came)).contains("De ersatte sitt svar");
    }
}
