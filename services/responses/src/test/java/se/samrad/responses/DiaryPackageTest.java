package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.Command;
import se.samrad.eventing.bench.Bench;
import se.samrad.responses.files.Documents;
import se.samrad.responses.pdf.VeraPdf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiaryPackageTest extends WholeService {
    private static Map<String, byte[]> unpacked(Answer answer) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.response().body()), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private String withFile(String name, byte[] content) {
        String body = body();
        String sha256 = upload(representative(body), name, content).is(201).at("/sha256");
        return put(
                        openConsultation(),
                        body,
                        representative(body),
                        "k1",
                        "{\"text\":\"Kommunen tillstyrker <förslaget> & mer.\",\"files\":[\"" + sha256 + "\"]}")
                .is(201)
                .at("/response");
    }

    private static byte[] content() {
        byte[] end = Bench.id("innehåll").getBytes(UTF_8);
        byte[] pdf = Arrays.copyOf(Documents.PDF, Documents.PDF.length + end.length);
        System.arraycopy(end, 0, pdf, Documents.PDF.length, end.length);
        return pdf;
    }

    @Test
    void theDiaryGetsOriginalsTextAndWhatIsKnownInOneFile() throws Exception {
        byte[] content = content();
        String response = withFile("Yttrande: del?1.pdf", content);
        String number = act(response, "register", "{\"subject\":\"Yttrande <över> planen\"}")
                .is(200)
                .at("/documentNumber");
        act(response, "assess-secrecy", "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\"}")
                .is(200);
        Answer answer =
                get("/api/staff/responses/" + response + "/package", REGISTRAR).is(200);
        assertThat(answer.header("Content-Type")).startsWith("application/zip");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
        Map<String, byte[]> entries = unpacked(answer);
        assertThat(entries.keySet())
                .containsExactly("metadata.json", "metadata.xml", "svar.pdf", "filer/01-Yttrande_ del_1.pdf");
        assertThat(entries.get("filer/01-Yttrande_ del_1.pdf")).isEqualTo(content);
        JsonNode metadata = new JsonMapper().readTree(entries.get("metadata.json"));
        assertThat(metadata.at("/documentNumber").asString()).isEqualTo(number);
        assertThat(metadata.at("/caseNumber").asString()).startsWith("EX ");
        assertThat(metadata.at("/senderName").asString()).isEqualTo("Exempelby kommun");
        assertThat(metadata.at("/secrecy/provision").asString()).isEqualTo("OSL 21 kap. 1 §");
        for (JsonNode file : metadata.get("files")) {
            byte[] bytes = Objects.requireNonNull(entries.get(file.get("path").asString()));
            assertThat(Command.sha256(bytes)).isEqualTo(file.get("sha256").asString());
            assertThat(bytes).hasSize(file.get("size").asInt());
        }
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(entries.get("metadata.xml")));
        assertThat(xml.getElementsByTagName("documentNumber").item(0).getTextContent())
                .isEqualTo(number);
        assertThat(xml.getElementsByTagName("subject").item(0).getTextContent()).isEqualTo("Yttrande <över> planen");
        try (PDDocument pdf = Loader.loadPDF(entries.get("svar.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Kommunen tillstyrker <förslaget> & mer.", number, "OSL 21 kap. 1 §");
        }
        assertThat(VeraPdf.broken(Objects.requireNonNull(entries.get("svar.pdf"))))
                .isEmpty();
    }

    @Test
    void onlyRegistrarsFetchItAndNotWhatIsUnknown() {
        String response = answered(openConsultation(), "{\"position\":\"NO_COMMENTS\"}");
        String path = "/api/staff/responses/" + response + "/package";
        get(path, REGISTRAR).is(200);
        get(path, OFFICER).because(403, "forbidden");
        get(path, null).because(401, "not-signed-in");
        get("/api/staff/responses/exempel-okand--exempelby/package", REGISTRAR).because(404, "unknown");
    }

    @Test
    void everyAnswerOfTheSenderAndTheExtractOfItsMinutesAreInIt() throws Exception {
        byte[] content = content();
        String response = withFile("yttrande.pdf", content);
        String token = representative(response.split("--")[1]);
        byte[] minutes = Documents.docx();
        String extract = upload(token, "protokoll.docx", minutes).is(201).at("/sha256");
        String path = "/api/responses/" + response;
        send(
                        "POST",
                        path + "/supersede",
                        token,
                        "{\"text\":\"Vi avstyrker.\",\"preliminary\":true}",
                        "Idempotency-Key",
                        "k2")
                .is(201);
        send(
                        "POST",
                        path + "/confirm",
                        token,
                        "{\"decision\":{\"by\":\"Kommunstyrelsen\",\"date\":\"2026-11-18\",\"paragraph\":\"§ 214\"},\"extract\":\""
                                + extract + "\"}")
                .is(200);
        send("POST", path + "/withdraw", token, "{\"reason\":\"Vi tänker om.\"}")
                .is(200);
        Map<String, byte[]> entries = unpacked(
                get("/api/staff/responses/" + response + "/package", REGISTRAR).is(200));
        assertThat(entries.keySet())
                .containsExactly(
                        "metadata.json",
                        "metadata.xml",
                        "svar.pdf",
                        "protokollsutdrag/01-protokoll.docx",
                        "ovriga/1/metadata.json",
                        "ovriga/1/metadata.xml",
                        "ovriga/1/svar.pdf",
                        "ovriga/1/filer/01-yttrande.pdf");
        assertThat(entries.get("protokollsutdrag/01-protokoll.docx")).isEqualTo(minutes);
        assertThat(entries.get("ovriga/1/filer/01-yttrande.pdf")).isEqualTo(content);
        JsonNode metadata = new JsonMapper().readTree(entries.get("metadata.json"));
        assertThat(metadata.get("documents")
                        .valueStream()
                        .map(one -> one.get("kind").asString()))
                .containsExactly("ANSWER", "ANSWER", "CONFIRMATION", "WITHDRAWAL");
        assertThat(metadata.at("/confirmation/extract/name").asString()).isEqualTo("protokoll.docx");
        try (PDDocument pdf = Loader.loadPDF(entries.get("svar.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Vi avstyrker.", "§ 214", "Vi tänker om.");
        }
    }
}
