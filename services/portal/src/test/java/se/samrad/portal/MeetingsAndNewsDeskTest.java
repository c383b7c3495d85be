package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeetingsAndNewsDeskTest extends FormsHarness {
    @BeforeEach
    void tellStaff() {
        StaffExample.tell(SERVICES);
    }

    @Test
    void aMeetingRoughlyKnownIsLoggedInTheWordsItWasStated() throws Exception {
        signIn("staff:kommunikator");
        String ny = "/arbetsyta/moten/ny";
        submit(
                ny,
                "gor",
                "spara",
                "type",
                "DIALOGUE_MEETING",
                "med-1",
                "Okänd kommun",
                "nar",
                "ungefar",
                "del",
                "slutet",
                "manad",
                "5",
                "ar",
                "26");
        assertThat(get(ny).body()).contains("id=\"med-1-fel\"", "value=\"Okänd kommun\"", "id=\"ar-fel\"");
        HttpResponse<String> saved = submit(
                ny,
                "gor",
                "spara",
                "type",
                "DIALOGUE_MEETING",
                "med-1",
                "exempelby kommun",
                "nar",
                "ungefar",
                "del",
                "slutet",
                "manad",
                "5",
                "ar",
                "2026",
                "consultations",
                Example.ID,
                "s-1",
                "Cykelbana.",
                "a-1",
                "insats-1-3");
        assertThat(location(saved)).isEqualTo(ny); // the service does not know the path yet: what was typed is kept
        String path = SERVICES.asked().stream()
                .filter(asked -> asked.method().equals("PUT"))
                .findFirst()
                .orElseThrow()
                .path();
        assertThat(path).startsWith("/api/meetings/dialogmote-med-exempelby-kommun-");
        assertThat(write("PUT", path).text())
                .isEqualTo(
                        "{\"type\":\"DIALOGUE_MEETING\",\"title\":\"Dialogmöte med Exempelby kommun\",\"counterparts\":[\"exempelby\"],"
                                + "\"when\":\"2026-05-21/2026-05-31\",\"whenAsStated\":\"i slutet av maj 2026\",\"consultations\":[\""
                                + Example.ID
                                + "\"],\"viewpoints\":[{\"text\":\"Cykelbana.\",\"section\":\"insats-1-3\"}],\"themes\":[]}");
        assertThat(get(ny).body()).contains(">Cykelbana.</textarea>", "value=\"insats-1-3\" selected");
    }

    @Test
    void aMeetingIsApprovedAndMadeKnown() throws Exception {
        signIn("staff:handlaggare");
        String one = "/arbetsyta/moten/exempel-mote";
        assertThat(get(one).body())
                .contains("value=\"slutet\" selected", "value=\"Exempel-Bro kommun\"", ">Cykelbana.</textarea>");
        SERVICES.on("meetings", "/api/meetings/exempel-mote/approve", "{}");
        submit(one, "gor", "approve");
        assertThat(write("POST", "/api/meetings/exempel-mote/approve").header("If-Match"))
                .isEqualTo("\"2\"");
        SERVICES.on("meetings", "/api/meetings/exempel-mote/cancel", "{}");
        submit(one, "gor", "cancel", "reason", "Sjukdom.");
        assertThat(write("POST", "/api/meetings/exempel-mote/cancel").text()).isEqualTo("{\"reason\":\"Sjukdom.\"}");
        assertThat(get("/arbetsyta/moten/ny?som=exempel-mote").body())
                .contains("value=\"Exempel-Bro kommun\"")
                .doesNotContain("Cykelbana.");
    }

    @Test
    void newsIsPreviewedPublishedCorrectedAndWithdrawn() throws Exception {
        signIn("staff:kommunikator");
        assertThat(get("/arbetsyta/nyheter/utkast").body())
                .contains("<strong>Svara</strong>", "Så här blir den i flödet");
        SERVICES.on("news", "/api/news/utkast/publish", "{}");
        submit("/arbetsyta/nyheter/utkast", "gor", "publish");
        assertThat(write("POST", "/api/news/utkast/publish").header("If-Match")).isEqualTo("\"4\"");
        String ute = "/arbetsyta/nyheter/ute";
        submit(
                ute,
                "gor",
                "correct",
                "title",
                "Rättad",
                "lead",
                "",
                "body",
                "Text",
                "themes",
                "hallbarhet",
                "note",
                "");
        assertThat(get(ute).body()).contains("id=\"note-fel\"", "value=\"Rättad\"");
        SERVICES.on("news", "/api/news/ute/correct", "{}");
        submit(
                ute,
                "gor",
                "correct",
                "title",
                "Rättad",
                "lead",
                "",
                "body",
                "Text",
                "themes",
                "hallbarhet",
                "note",
                "Fel dag.");
        assertThat(write("POST", "/api/news/ute/correct").text())
                .isEqualTo(
                        "{\"title\":\"Rättad\",\"lead\":\"\",\"body\":\"Text\",\"themes\":[\"hallbarhet\"],\"note\":\"Fel dag.\"}");
        SERVICES.on("news", "/api/news/ute/withdraw", "{}");
        submit(ute, "gor", "withdraw", "reason", "");
        assertThat(write("POST", "/api/news/ute/withdraw").text()).isEqualTo("{}");
    }
}
