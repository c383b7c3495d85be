package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body that is no more is noted on its page, and so is that it is there after all. */
class LeavingDeskTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/register/landstinget";
    private static final String API = "/api/bodies/landstinget";

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        body("");
        SERVICES.on("consultations", API + "/leave", "{\"id\":\"landstinget\",\"version\":2}");
        SERVICES.on("consultations", API + "/return", "{\"id\":\"landstinget\",\"version\":3}");
        signIn("staff:handlaggare");
    }

    private static void body(String more) {
        SERVICES.on(
                "consultations",
                API,
                "{\"id\":\"landstinget\",\"name\":\"Exempels landsting\",\"type\":\"REGION\"" + more
                        + ",\"version\":1}");
    }

    private HttpResponse<String> act(String typed) throws Exception {
        String body = "_csrf=" + encode(hidden(get(PAGE).body(), "_csrf")) + "&" + typed;
        return send("POST", PAGE + "/slut", body, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void itsLastDayIsNotedAndShown() throws Exception {
        assertThat(location(act("gor=slut&slut="))).isEqualTo(PAGE);
        assertThat(read(PAGE)).contains("Skriv den sista dagen.");
        assertThat(location(act("gor=slut&slut=2026-08-31"))).isEqualTo(PAGE);
        assertThat(write("POST", API + "/leave").text()).isEqualTo("{\"on\":\"2026-08-31\"}");
        body(",\"leftOn\":\"2026-08-31\"");
        assertThat(read(PAGE))
                .contains("Fanns till och med", "31 augusti 2026", "Den finns kvar")
                .doesNotContain("Anteckna att den inte finns");
    }

    @Test
    void itIsThereAfterAll() throws Exception {
        body(",\"leftOn\":\"2026-08-31\"");
        assertThat(location(act("gor=tillbaka"))).isEqualTo(PAGE);
        assertThat(write("POST", API + "/return").text()).isEmpty();
    }
}
