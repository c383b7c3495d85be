package se.samrad.responses.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.responses.files.Tells.Field;

/** What nobody sees who reads a document is neither found nor copied, and whoever publishes it is told. */
class SeenWordsTest {
    private static void only(FileType type, byte[] content, List<String> seen, List<String> unseen) {
        assertThat(DocumentText.beginning(type, content)).contains(seen).doesNotContain("dolt");
        assertThat(DocumentText.in(type, content))
                .isInstanceOfSatisfying(
                        DocumentText.Found.Words.class,
                        words -> assertThat(words.text()).contains(seen).doesNotContain("dolt"));
        assertThat(Tells.in(type, content))
                .filteredOn(tells -> tells.field() == Field.UNSEEN_TEXT)
                .singleElement()
                .extracting(Tells::value)
                .asString()
                .contains(unseen)
                .doesNotContain(seen);
    }

    @Test
    void inAPdf() {
        only(
                FileType.PDF,
                HalfHiddenFiles.pdf(),
                List.of("belysas", "skyltas", "skannas", "markeras", "genomstruken"),
                List.of(
                        "vitdolt",
                        "ytdolt",
                        "ytdolt namnet boxdolt osyndolt",
                        "randdolt",
                        "litetdolt",
                        "glasdolt",
                        "klippdolt",
                        "lagerdolt",
                        "lappdolt"));
    }

    @Test
    void inAWordDocument() {
        only(
                FileType.DOCX,
                HalfHiddenFiles.word(),
                List.of("belysas", "skyltas", "repareras", "flyttas", "rubriceras", "inramas"),
                List.of("gömdolt", "stildolt", "vitdolt", "mallvitdolt", "ytdolt", "boxdolt", "litetdolt", "celldolt"));
    }

    @Test
    void inAnOpenDocument() {
        only(
                FileType.ODT,
                HalfHiddenFiles.open(),
                List.of("belysas", "flyttas", "skyltas", "rubriceras", "inramas"),
                List.of("gömdolt", "mallvitdolt", "vitdolt", "ytdolt", "litetdolt"));
    }

    @Test
    void inAWorkbookItIsToldToo() {
        assertThat(Tells.in(FileType.XLSX, FilledInFiles.workbook()))
                .filteredOn(tells -> tells.field() == Field.UNSEEN_TEXT)
                .singleElement()
                .extracting(Tells::value)
                .asString()
                .contains("vitdolt", "ytdolt", "orddolt")
                .doesNotContain("skyltas");
    }

    @Test
    void whatACopyHidesBadlyIsReadAllTheSame() {
        assertThat(DocumentText.everything(FileType.PDF, HalfHiddenFiles.pdf()))
                .isInstanceOfSatisfying(
                        DocumentText.Found.Words.class,
                        words -> assertThat(words.text()).contains("boxdolt", "vitdolt", "belysas"));
    }
}
