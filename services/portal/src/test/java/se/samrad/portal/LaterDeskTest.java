package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes from a sender after its answer: entered by staff, and on its own way to the web. */
class LaterDeskTest extends DiaryHarness {
    private static final String SUPPLEMENT = PAGE + "/komplettering/6";

    @Test
    void aSupplementIsCheckedMaskedAndPublishedByItself() throws Exception {
        came(",\"supplements\":[{\"record\":6,\"arrived\":{\"day\":\"2026-09-21\"},\"assessed\":false}]");
        assertThat(get(PAGE).body()).contains("href=\"" + SUPPLEMENT + "\"");
        assertThat(read(PAGE)).contains("Kompletteringar", "inte sekretessbedömd");
        came(
                ",\"record\":6,\"answer\":1,\"documentNumber\":\"43\",\"assessed\":true,\"documents\":[{\"record\":6,\"kind\":\"SUPPLEMENT\",\"arrived\":{\"day\":\"2026-09-21\"},\"documentNumber\":\"43\"}]");
        assertThat(read(SUPPLEMENT))
                .contains("Komplettering från Granköpings kommun", "Till svaret som den kompletterar", "Publicera")
                .doesNotContain("Avsändaren återtar svaret", "Inte från avsändaren");
        takes("assess-secrecy", "redactions", "publish", "withdraw");
        assertThat(location(submit(SUPPLEMENT, "gor", "assess-secrecy", "secret-val", "nej")))
                .isEqualTo(SUPPLEMENT);
        assertThat(write("POST", API + "/assess-secrecy").text()).isEqualTo("{\"secret\":false,\"record\":6}");
        submit(SUPPLEMENT, "gor", "redactions", "dolj", "text@20+26", "grund-text@20+26", "GDPR");
        assertThat(write("POST", API + "/redactions").text())
                .isEqualTo(
                        "{\"passages\":[{\"in\":\"text\",\"start\":20,\"length\":26,\"ground\":\"GDPR\"}],\"record\":6}");
        submit(SUPPLEMENT, "gor", "publish");
        assertThat(write("POST", API + "/publish").text()).isEqualTo("{\"record\":6}");
        assertThat(submit(SUPPLEMENT, "gor", "withdraw", "aterta-vag", "PAPER").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatCameOnPaperIsEnteredAsASupplementANewAnswerOrAConfirmation() throws Exception {
        came("");
        String entry = PAGE + "/inkommet";
        assertThat(get(PAGE).body()).contains("href=\"" + entry + "\"");
        assertThat(read(entry)).contains("Vad har kommit?", "En komplettering").doesNotContain("En bekräftelse");
        String[] road = {"channel", "PAPER", "arrived", "2026-09-21", "arrivedReason", "FL 22 §"};
        String came = "\"channel\":\"PAPER\",\"arrived\":\"2026-09-21\",\"arrivedReason\":\"FL 22 §\"}";
        takes("supersede", "supplement", "confirm");
        submit(entry, "vad", "SUPPLEMENT", "text", "Vi lägger till.");
        assertThat(get(entry).body()).contains("id=\"channel-fel\"");
        assertThat(location(submit(entry, with(road, "vad", "SUPPLEMENT", "text", "Vi lägger till."))))
                .isEqualTo(PAGE);
        assertThat(write("POST", API + "/supplement").text()).isEqualTo("{\"text\":\"Vi lägger till.\"," + came);
        assertThat(read(entry)).contains("Bara för ett nytt svar", "2. ");
        submit(entry, with(road, "vad", "SUPERSEDE", "text", "Nytt.", "position", "OPPOSES", "fraga-2", "Nej."));
        assertThat(write("POST", API + "/supersede").text())
                .isEqualTo(
                        "{\"position\":\"OPPOSES\",\"text\":\"Nytt.\",\"answers\":[{\"question\":2,\"text\":\"Nej.\"}],"
                                + came);
        String sha = "b".repeat(64);
        submit(
                entry,
                with(
                        road,
                        "vad",
                        "CONFIRM",
                        "decision-by",
                        "Nämnden",
                        "decision-date",
                        "2026-09-14",
                        "fil-sha",
                        sha,
                        "fil-namn",
                        "protokoll.pdf",
                        "fil-storlek",
                        "5"));
        assertThat(write("POST", API + "/confirm").text())
                .isEqualTo("{\"decision\":{\"by\":\"Nämnden\",\"date\":\"2026-09-14\"},\"extract\":\"" + sha + "\","
                        + came);
    }
}
