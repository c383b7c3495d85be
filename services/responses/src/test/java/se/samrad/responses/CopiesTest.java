package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.files.Documents;
import se.samrad.responses.pdf.VeraPdf;

class CopiesTest extends WholeService {
    private static final String API = "/api/staff/copy-requests";
    private static final String SAYS = "Grannen Kim Exempel är sjuk. Vi tillstyrker.";

    private Answer does(String request, String act, String content, String... headers) {
        return send("POST", API + "/" + request + "/" + act, REGISTRAR, content, headers);
    }

    private String noted(String response) {
        return act(response, "copy-requests", "{}").is(200).at("/request");
    }

    private String withFile(String text) {
        String body = body();
        byte[] end = Bench.id("innehåll").getBytes(UTF_8);
        byte[] content = Arrays.copyOf(Documents.PDF, Documents.PDF.length + end.length);
        System.arraycopy(end, 0, content, Documents.PDF.length, end.length);
        String sha256 = upload(representative(body), "Kim Exempels journal.pdf", content)
                .is(201)
                .at("/sha256");
        return put(
                        openConsultation(),
                        body,
                        representative(body),
                        "k1",
                        "{\"text\":\"" + text + "\",\"files\":[\"" + sha256 + "\"]}")
                .is(201)
                .at("/response");
    }

    private static Map<String, byte[]> unpacked(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void aRequestWaitsInTheQueueUntilItIsAnswered() {
        String response = answered(openConsultation(), "{\"text\":\"Ja.\"}");
        String request = act(response, "copy-requests", "{\"arrived\":\"2026-01-07\"}")
                .is(200)
                .at("/request");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(get(API, REGISTRAR).is(200).text()).contains(request));
        assertThat(get(API + "/" + request, REGISTRAR).is(200).at("/arrived")).isEqualTo("2026-01-07");
        String number =
                act(response, "register", "{\"subject\":\"Svar\"}").is(200).at("/documentNumber");
        assertThat(get(API, REGISTRAR).is(200).text()).contains("\"documentNumber\":\"" + number + "\"");
        does(request, "drop", "{\"reason\":\"Läst på webben.\"}").is(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(get(API, REGISTRAR).is(200).text()).doesNotContain(request));
        assertThat(get(API + "?settled=true", REGISTRAR).is(200).text()).contains(request);
    }

    @Test
    void aSecrecyMarkIsAWarningAndDecidesNothing() throws Exception {
        String response = withFile(SAYS);
        act(response, "assess-secrecy", "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\"}")
                .is(200);
        String request = noted(response);
        get(API + "/" + request + "/copy", REGISTRAR).because(422, "copy-not-given");
        assertThat(does(request, "give", "{}").is(200).at("/status")).isEqualTo("GIVEN");
        Answer copy = get(API + "/" + request + "/copy", REGISTRAR).is(200);
        assertThat(copy.header("Content-Disposition")).startsWith("attachment;");
        Map<String, byte[]> entries = unpacked(copy.response().body());
        assertThat(entries.keySet()).containsExactly("kopia.pdf", "filer/01-Kim Exempels journal.pdf");
        byte[] pdf = Objects.requireNonNull(entries.get("kopia.pdf"));
        assertThat(words(pdf)).contains(SAYS).doesNotContain("lämnas inte ut");
        assertThat(VeraPdf.broken(pdf)).isEmpty();
    }

    @Test
    void withheldWordsAreNotInTheFileAndItSaysHowToAppeal() throws Exception {
        String response = withFile(SAYS);
        String request = noted(response);
        does(request, "give", """
                {"passages":[{"in":"text","quote":"Kim Exempel"}],"named":false,"provision":"OSL 21 kap. 1 §"}""").is(200);
        assertThat(get(API + "/" + request, REGISTRAR).at("/status")).isEqualTo("GIVEN_IN_PART");
        Answer copy = get(API + "/" + request + "/copy", REGISTRAR).is(200);
        assertThat(copy.header("Content-Type")).startsWith("application/pdf");
        byte[] pdf = copy.response().body();
        assertThat(words(pdf).replaceAll("\\s+", " "))
                .contains("Grannen ███ är sjuk.", "OSL 21 kap. 1 §", "En fil lämnas inte ut", "kammarrätten")
                .doesNotContain("Kim", "Exempelby");
        assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Kim Exempel");
        assertThat(VeraPdf.broken(pdf)).isEmpty();
        // Negative control: the same words are in a copy of the whole.
        String whole = noted(response);
        does(whole, "give", "{}").is(200);
        byte[] all = get(API + "/" + whole + "/copy", REGISTRAR).response().body();
        assertThat(words(Objects.requireNonNull(unpacked(all).get("kopia.pdf"))))
                .contains("Kim Exempel");
    }

    @Test
    void aRefusalSaysWhyAndIsTheOnlyAnswer() {
        String request = noted(answered(openConsultation(), "{\"text\":\"Ja.\"}"));
        does(request, "refuse", "{}").is(422).member(0, "provision", "missing").member(1, "reason", "missing");
        String refusal = "{\"provision\":\"OSL 21 kap. 1 §\",\"reason\":\"Svaret rör hälsa.\"}";
        assertThat(does(request, "refuse", refusal).is(200).at("/refused/provision"))
                .isEqualTo("OSL 21 kap. 1 §");
        does(request, "refuse", refusal).is(200);
        does(request, "give", "{}").because(409, "copy-request-answered");
        get(API + "/" + request + "/copy", REGISTRAR).because(422, "copy-not-given");
    }

    @Test
    void whatIsMissingIsNamed() {
        String response = withFile(SAYS);
        String request = noted(response);
        does(request, "give", "{\"files\":[]}").is(422).member(0, "provision", "missing");
        does(request, "give", "{\"files\":[\"" + "e".repeat(64) + "\"]}")
                .is(422)
                .member(0, "files[0]", "unknown-file");
        does(request, "give", """
                        {"passages":[{"in":"text","quote":"Kim Exempel","ground":"GDPR"}],"provision":"OSL 21 kap. 1 §"}""").is(422).member(0, "passages[0].ground", "only-secrecy");
        act(response, "copy-requests", "{\"arrived\":\"2126-01-07\"}").is(422).member(0, "arrived", "in-the-future");
    }

    @Test
    void tenAnswersAtOnceGiveOneAnswer() throws Exception {
        String request = noted(answered(openConsultation(), "{\"text\":\"Ja.\"}"));
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String reason = "{\"reason\":\"Skäl " + i + "\"}";
            calls.add(() -> does(request, "drop", reason).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(calls)) statuses.add(status.get());
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void theSameKeyIsTheSameRequestAndNothingSaysWhoAsked() {
        String response = answered(openConsultation(), "{\"text\":\"Ja.\"}");
        String first =
                act(response, "copy-requests", "{}", "Idempotency-Key", "k1").at("/request");
        assertThat(act(response, "copy-requests", "{}", "Idempotency-Key", "k1").at("/request"))
                .isEqualTo(first);
        assertThat(act(response, "copy-requests", "{}", "Idempotency-Key", "k2").at("/request"))
                .isNotEqualTo(first);
        Document commit = Objects.requireNonNull(database.getCollection("commits")
                .find(new Document("stream", "copies/" + first))
                .first());
        assertThat(commit.getList("events", Document.class).getFirst().getString("data"))
                .doesNotContain("name")
                .contains("arrived");
        act(response, "copy-requests", "{\"name\":\"Kim Exempel\"}").is(400);
    }

    @Test
    void onlyRegistrarsHandOut() {
        String response = answered(openConsultation(), "{\"text\":\"Ja.\"}");
        String request = noted(response);
        String note = "/api/responses/" + response + "/copy-requests";
        for (String token : List.of(OFFICER, representative(response.split("--")[1]))) {
            send("POST", note, token, "{}").because(403, "forbidden");
            get(API, token).because(403, "forbidden");
            get(API + "/" + request, token).because(403, "forbidden");
            get(API + "/" + request + "/copy", token).because(403, "forbidden");
            for (String act : List.of("give", "refuse", "drop")) {
                send("POST", API + "/" + request + "/" + act, token, "{}").because(403, "forbidden");
            }
        }
        get(API, null).because(401, "not-signed-in");
        get(API + "/" + "0".repeat(32), REGISTRAR).because(404, "unknown");
        get(API + "/finns-inte", REGISTRAR).because(404, "unknown");
    }
}
