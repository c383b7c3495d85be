package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.portal.FakeServices.Answer;

class ReceiptCheckTest extends FormsHarness {
    private static final String PAGE = "/kvittens/kontrollera";
    private static final String CHECK = "/api/receipts/check";
    private static final String PASTED = "samrad-receipt 1\nresponse <b>x</b>\n";

    @Test
    void aGenuineReceiptIsSaidToBeSoAndWhatItSays() throws Exception {
        SERVICES.on("responses", CHECK, """
                {"verdict":"GENUINE","facts":[{"name":"response","value":"exempel--b"},
                 {"name":"received","value":"2026-09-18T08:15:30.123Z"},{"name":"file","value":"35cc51c4 12"}]}
                """);
        HttpResponse<String> checked = submit(PAGE, "text", PASTED);
        assertThat(words(checked.body()))
                .contains("Kvittensen är äkta", "Svarets beteckning exempel--b", "antal byte 35cc51c4 12")
                .contains("10.15.30 (2026-09-18T08:15:30.123Z)");
        assertThat(checked.body()).contains("response &lt;b&gt;x&lt;/b&gt;");
        assertThat(checked.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(write("POST", CHECK).text()).contains("samrad-receipt 1");
    }

    @ParameterizedTest
    @CsvSource({
        "TAMPERED, Kvittensen stämmer inte",
        "UNKNOWN_KEY, Kvittensen är inte vår",
        "UNREADABLE, Det finns ingen undertecknad kvittens i texten"
    })
    void whatIsNotGenuineIsNeverSaidToBe(String verdict, String said) throws Exception {
        SERVICES.on("responses", CHECK, "{\"verdict\":\"" + verdict + "\",\"facts\":[]}");
        assertThat(words(submit(PAGE, "text", PASTED).body())).contains(said).doesNotContain("är äkta");
    }

    @Test
    void nothingPastedIsToldSoAndNobodyIsAsked() throws Exception {
        int asked = SERVICES.asked().size();
        assertThat(words(submit(PAGE, "text", " ").body())).contains("Du har inte klistrat in något");
        assertThat(SERVICES.asked()).hasSize(asked);
    }

    @Test
    void thatTheServiceIsAwayIsNoVerdict() throws Exception {
        SERVICES.on("responses", CHECK, Answer.status(503));
        assertThat(words(submit(PAGE, "text", PASTED).body())).contains("kunde inte kontrolleras just nu");
    }

    @Test
    void whatWasDoneWithAnAnswerAndHowLongAnUploadTookIsSaidInWords() throws Exception {
        SERVICES.on("responses", CHECK, """
                {"verdict":"GENUINE","facts":[{"name":"kind","value":"withdrawal"},{"name":"about","value":"abab"},
                 {"name":"upload-began","value":"2026-09-18T08:15:30.123Z"}]}
                """);
        assertThat(words(submit(PAGE, "text", PASTED).body()))
                .contains("Vad som kom in ett återtagande av ett svar", "svaret det gäller, SHA-256 abab")
                .contains("Uppladdningen började, svensk tid 18 september 2026, kl. 10.15.30");
    }
}
