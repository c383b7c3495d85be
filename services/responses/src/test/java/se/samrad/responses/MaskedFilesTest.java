package se.samrad.responses;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.responses.files.WrittenFiles;
import se.samrad.responses.pdf.VeraPdf;

/** Of a file that tells too much everybody gets a copy, in which what is hidden is not; the file stays as it came. */
class MaskedFilesTest extends WholeService {
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
}
