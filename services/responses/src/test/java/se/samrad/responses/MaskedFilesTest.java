package se.samrad.responses;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.eventing.Command;
import se.samrad.responses.files.WrittenFiles;
import se.samrad.responses.pdf.VeraPdf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of a file that tells too much everybody gets a copy, in which what is hidden is not; the file stays as it came. */
class MaskedFilesTest extends WholeService {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HIDDEN = "Kim Exempelsson";
    private static final String NUMBER = "19121212-1212";
    private static final List<String> LINES =
            List.of("Nämnden tillstyrker förslaget.", "Frågor besvaras av " + HIDDEN + ", " + NUMBER + ".");

    @Autowired
    Sweep sweep;

    private final String consultation = openConsultation();
    private String body = "";
    private String response = "";
    private String file = "";

    @BeforeEach
    void aBody() {
        body = body();
    }

    private void answer(String name, byte[] content) {
        file = upload(representative(body), name, content).at("/sha256");
        response = put(
                        consultation,
                        body,
                        representative(body),
                        "k",
                        "{\"text\":\"Svar.\",\"files\":[\"%s\"]}".formatted(file))
                .is(201)
                .at("/response");
        act(response, "register", "{\"subject\":\"Remissvar\"}").is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
    }

    private Answer hide(String quote) {
        return act(response, "redactions", """
            {"file":"%s","passages":[{"in":"text","quote":"%s","ground":"GDPR"},\
            {"in":"text","quote":"%s","ground":"PERSONAL_NUMBER"}]}""".formatted(file, quote, NUMBER));
    }

    private Answer replace(String copy) {
        return act(
                response,
                "redactions",
                "{\"file\":\"%s\",\"copy\":\"%s\",\"reason\":\"Filen är en bild.\"}".formatted(file, copy));
    }

    private Answer publish() {
        return act(response, "publish", "{\"files\":[\"" + file + "\"]}");
    }

    private String words() {
        return "/api/staff/responses/" + response + "/files/" + file + "/words";
    }

    private String files() {
        return "/api/public/responses/" + response + "/files";
    }

    private String copy() {
        return get("/api/staff/responses/" + response, REGISTRAR).is(200).at("/files/0/copy/sha256");
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument opened = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(opened);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yttrande Kim.docx", "yttrande Kim.pdf", "yttrande Kim.odt", "yttrande Kim.txt"})
    void everybodyGetsACopyWithoutWhatIsHiddenAndTheFileStaysAsItCame(String name) throws IOException {
        byte[] content = WrittenFiles.of(name, LINES);
        answer(name, content);
        Answer found = get(words(), REGISTRAR).is(200);
        assertThat(found.at("/text")).contains("tillstyrker förslaget", HIDDEN, NUMBER);
        assertThat(found.at("/passages/0/kind")).isEqualTo("PERSONAL_NUMBER");

        hide(HIDDEN).is(200);
        publish().is(200);

        Answer list = get(files(), null).is(200);
        assertThat(list.at("/files/0/name")).isEqualTo("bilaga-1-avidentifierad.pdf");
        assertThat(list.at("/files/0/masked")).isEqualTo("true");
        assertThat(list.text()).doesNotContain(file, "Kim");
        get(files() + "/" + file, null).is(404);
        Answer copy = get(files() + "/" + list.at("/files/0/sha256"), null).is(200);
        byte[] pdf = copy.response().body();
        assertThat(VeraPdf.broken(pdf)).isEmpty();
        assertThat(read(pdf)).contains("tillstyrker förslaget", "███").doesNotContain(HIDDEN, "Exempelsson", NUMBER);
        assertThat(new String(pdf, ISO_8859_1)).doesNotContain("Exempelsson", NUMBER, "Kim");
        assertThat(copy.header("Cache-Control")).isEqualTo("no-store");
        String text = "/api/public/responses/texts?of=" + response + "@" + list.at("/files/0/text");
        assertThat(get(text, null).is(200).at("/0/text"))
                .contains("tillstyrker förslaget")
                .doesNotContain("Exempelsson", NUMBER);

        assertThat(get("/api/staff/responses/" + response + "/files/" + file, REGISTRAR)
                        .is(200)
                        .response()
                        .body())
                .isEqualTo(content);
        assertThat(get("/api/staff/responses/" + response + "/files/" + copy(), REGISTRAR)
                        .is(200)
                        .header("Content-Disposition"))
                .contains("avidentifierad.pdf");
    }

    @Test
    void maskingItAnewTakesTheResponseDownFirstAndTheOldCopyIsGone() {
        answer("yttrande.txt", WrittenFiles.of("a.txt", LINES));
        hide(HIDDEN).is(200);
        publish().is(200);
        Answer first = get(files(), null).is(200);
        String text = "/api/public/responses/texts?of=" + response + "@" + first.at("/files/0/text");
        String old = files() + "/" + first.at("/files/0/sha256");
        get(old, null).is(200);
        hide("tillstyrker").because(422, "retract-first");
        act(response, "retract", null).is(200);
        get(old, null).is(404);
        assertThat(get(text, null).is(200).text()).isEqualTo("[]");
        hide("tillstyrker").is(200);
        publish().is(200);
        get(old, null).is(404);
        String fresh = get(files(), null).at("/files/0/sha256");
        assertThat(files() + "/" + fresh).isNotEqualTo(old);
        assertThat(get(words(), REGISTRAR).at("/hidden/0/start")).isEqualTo("8");
    }

    @Test
    void theSameAgainMakesNoNewCopyAndAnEmptyListTakesItAway() {
        answer("yttrande.txt", WrittenFiles.of("a.txt", LINES));
        hide(HIDDEN).is(200);
        String first = copy();
        hide(HIDDEN).is(200);
        assertThat(copy()).isEqualTo(first);
        act(response, "redactions", "{\"file\":\"" + file + "\",\"passages\":[]}")
                .is(200);
        assertThat(copy()).isEmpty();
        publish().is(200);
        assertThat(get(files(), null).at("/files/0/sha256")).isEqualTo(file);
    }

    @Test
    void aPictureIsReplacedByACopyThatTheOfficeHasMade() {
        answer("Kims skannade sida.png", WrittenFiles.PICTURE);
        get(words(), REGISTRAR).because(422, "file-without-words");
        hide(HIDDEN).because(422, "file-without-words");
        String made = upload(REGISTRAR, "maskad Kim.pdf", WrittenFiles.of("a.pdf", List.of("Kopia-3310.")))
                .at("/sha256");
        act(response, "redactions", "{\"file\":\"%s\",\"copy\":\"%s\"}".formatted(file, made))
                .is(422)
                .member(0, "reason", "missing");
        replace(made).is(200);
        publish().is(200);
        Answer list = get(files(), null).is(200);
        assertThat(list.at("/files/0/sha256")).isEqualTo(made);
        assertThat(list.at("/files/0/name")).isEqualTo("bilaga-1-avidentifierad.pdf");
        assertThat(list.text()).doesNotContain("Kim", file);
        get(files() + "/" + file, null).is(404);
        Answer seen = get("/api/staff/responses/" + response, REGISTRAR);
        assertThat(seen.at("/files/0/copy/reason")).isEqualTo("Filen är en bild.");
    }

    @Test
    void aCopyIsTheOfficesOwnOfAKindThatHidesNothingAndShowsNoPersonalNumber() {
        answer("bild.png", WrittenFiles.PICTURE);
        String others = upload(account("annan", "staff:registrator"), "a.txt", "Annan kopia".getBytes(UTF_8))
                .at("/sha256");
        replace(others).is(422).member(0, "copy", "file-unknown");
        replace("x").is(422).member(0, "copy", "file-unknown");
        String word = upload(REGISTRAR, "a.docx", WrittenFiles.of("a.docx", List.of("Ord.")))
                .at("/sha256");
        replace(word).is(422).member(0, "copy", "copy-of-that-kind");
        String boxed = upload(REGISTRAR, "a.pdf", WrittenFiles.boxed(LINES)).at("/sha256");
        replace(boxed).is(422).member(0, "copy", "copy-shows-personal-number");
        upload(REGISTRAR, "a.pdf", "inget".getBytes(UTF_8)).is(422);
        String mine = upload(REGISTRAR, "a.txt", "Egen kopia".getBytes(UTF_8)).at("/sha256");
        act(response, "redactions", "{\"copy\":\"%s\",\"passages\":[]}".formatted(mine))
                .member(0, "copy", "only-with-file");
        act(response, "redactions", "{\"file\":\"%s\",\"passages\":[],\"reason\":\"x\"}".formatted(file))
                .member(0, "reason", "only-with-copy");
        act(response, "redactions", "{\"file\":\"%s\",\"copy\":\"%s\",\"reason\":\"x\"}".formatted(mine, mine))
                .member(0, "file", "unknown-file");
        replace(mine).is(200);
    }

    @Test
    void aCopyGoesWhereItsFileGoesAndStaysWhenTheUnusedIsSweptAway() {
        answer("yttrande.txt", WrittenFiles.of("a.txt", LINES));
        hide(HIDDEN).is(200);
        publish().is(200);
        String copy = files() + "/" + copy();
        clock.moveTo(clock.instant().plus(Sweep.KEPT_FOR.multipliedBy(3)));
        sweep.round();
        get(copy, null).is(200);
        act(response, "seal", "{\"reason\":\"Exempel.\",\"files\":[\"" + file + "\"]}")
                .is(200);
        get(copy, null).is(404);
        get(words(), REGISTRAR).is(404);
        hide(HIDDEN).member(0, "file", "unknown-file");
        String made = copy.replace("/public/", "/staff/");
        get(made, REGISTRAR).because(409, "sealed-off");
        publish().because(422, "unknown-file");
    }

    @Test
    void onlyRegistrarsReadTheWordsAndOnlyOfThisResponse() {
        answer("yttrande.txt", WrittenFiles.of("a.txt", LINES));
        get(words(), OFFICER).is(403);
        get(words(), representative(body)).is(403);
        get(words().replace(file, "a".repeat(64)), REGISTRAR).is(404);
        assertThat(get(words(), REGISTRAR).header("Cache-Control")).isEqualTo("no-store");
    }

    private int found(String words) {
        return get("/api/public/responses?consultation=" + consultation + "&q=" + words, null)
                .is(200)
                .json()
                .get("total")
                .asInt();
    }

    @Test
    void theWordsOfACopyAreFoundWithTheNameOfTheFileAndThoseOfTheOriginalNever() {
        answer("yttrande Kim.txt", WrittenFiles.of("a.txt", LINES));
        hide(HIDDEN).is(200);
        assertThat(found("tillstyrker")).isZero();
        publish().is(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found("tillstyrker")).isOne());
        Answer hit = get("/api/public/responses?consultation=" + consultation + "&q=tillstyrker", null);
        assertThat(hit.at("/items/0/response")).isEqualTo(response);
        assertThat(hit.at("/items/0/snippets/0/in")).isEqualTo("files/1");
        assertThat(hit.at("/items/0/snippets/0/file")).isEqualTo("bilaga-1-avidentifierad.pdf");
        assertThat(hit.at("/items/0/snippets/0/text")).contains("tillstyrker").doesNotContain("Kim");
        assertThat(found("Exempelsson")).isZero();
        assertThat(found("19121212")).isZero();

        act(response, "retract", null).is(200);
        assertThat(found("tillstyrker")).isZero();
        hide("tillstyrker").is(200);
        publish().is(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found("besvaras")).isOne());
        assertThat(found("tillstyrker")).isZero();
        act(response, "seal", "{\"reason\":\"Exempel.\",\"files\":[\"" + file + "\"]}")
                .is(200);
        assertThat(found("besvaras")).isZero();
    }

    @Test
    void theOfficeSeesWhatAFileSaysOfPeopleBesideItsWords() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(LINES.getFirst());
            document.getProperties().getCoreProperties().setCreator(HIDDEN);
            document.write(out);
        }
        answer("yttrande.docx", out.toByteArray());
        for (int i = 0; i < 2; i++) {
            Answer seen = get("/api/staff/responses/" + response, REGISTRAR).is(200);
            assertThat(seen.at("/files/0/tells/0/field")).isEqualTo("AUTHOR");
            assertThat(seen.at("/files/0/tells/0/value")).isEqualTo(HIDDEN);
        }
    }

    @Test
    void theDiaryGetsTheCopyBesideTheFile() throws IOException {
        answer("yttrande Kim.txt", WrittenFiles.of("a.txt", LINES));
        hide(HIDDEN).is(200);
        Answer answer =
                get("/api/staff/responses/" + response + "/package", REGISTRAR).is(200);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.response().body()), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(entries.keySet())
                .containsExactly(
                        "metadata.json",
                        "metadata.xml",
                        "svar.pdf",
                        "filer/01-yttrande Kim.txt",
                        "webbkopior/01-avidentifierad.pdf");
        byte[] pdf = Objects.requireNonNull(entries.get("webbkopior/01-avidentifierad.pdf"));
        assertThat(read(pdf)).contains("tillstyrker").doesNotContain("Exempelsson");
        JsonNode told = new JsonMapper().readTree(entries.get("metadata.json")).at("/files/2");
        assertThat(told.get("path").asString()).isEqualTo("webbkopior/01-avidentifierad.pdf");
        assertThat(told.get("sha256").asString()).isEqualTo(Command.sha256(pdf));
        assertThat(told.at("/webCopy/file").asString()).isEqualTo(file);
        assertThat(told.at("/webCopy/hidden").asInt()).isEqualTo(2);
        act(response, "redactions", "{\"file\":\"" + file + "\",\"passages\":[]}")
                .is(200);
        assertThat(new String(
                        get("/api/staff/responses/" + response + "/package", REGISTRAR)
                                .response()
                                .body(),
                        ISO_8859_1))
                .doesNotContain("webbkopior/");
    }
}
