package se.samrad.consultations.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.consultations.proposal.UnreadableProposal.Reason;

/** Documents that must be refused with a reason, quickly, and without filling the memory. */
class HostileDocumentsTest {
    private static final byte[] PROGRAM = "MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004\u0000This program cannot be run"
            .getBytes(StandardCharsets.ISO_8859_1);

    private static void refused(String name, byte[] content, String reason) {
        assertThatThrownBy(() -> Documents.READER.read(name, content))
                .isInstanceOfSatisfying(
                        UnreadableProposal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"förslag.pdf", "förslag.docx", "förslag.txt", "förslag.md"})
    void aProgramIsNotADocumentWhateverItIsCalled(String name) {
        refused(name, PROGRAM, "not-what-its-name-says");
    }

    @ParameterizedTest
    @CsvSource({
        "a.exe, unknown-type",
        "a.doc, unknown-type",
        "pdf, unknown-type",
        "a.docm, macro-enabled",
        "a.pdf, not-what-its-name-says",
        "a.docx, not-what-its-name-says"
    })
    void aTextUnderAnotherName(String name, String reason) {
        refused(name, "Bara text.".getBytes(StandardCharsets.UTF_8), reason);
    }

    @Test
    void aPageOfTheWebIsNotPlainText() {
        refused(
                "a.txt",
                "<!DOCTYPE html><html><body>Hej</body></html>".getBytes(StandardCharsets.UTF_8),
                "not-what-its-name-says");
    }

    @Test
    void emptyFilesAndFilesOfBlanksHoldNoText() {
        refused("a.txt", new byte[0], "no-text");
        refused("a.md", "  \n\n \n".getBytes(StandardCharsets.UTF_8), "no-text");
    }

    @Test
    void aPdfOfPicturesHoldsNoText() throws IOException {
        refused("a.pdf", pdf(null), "no-text");
    }

    @Test
    void aPdfWithAPasswordIsEncrypted() throws IOException {
        refused("a.pdf", pdf("hemligt"), "encrypted");
        refused("a.pdf", pdf(""), "encrypted");
    }

    @Test
    void aWordDocumentWithAPasswordIsEncrypted() throws Exception {
        EncryptionInfo how = new EncryptionInfo(EncryptionMode.agile);
        Encryptor encryptor = how.getEncryptor();
        encryptor.confirmPassword("hemligt");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            try (var in = encryptor.getDataStream(files)) {
                in.write(docx());
            }
            files.writeFilesystem(out);
        }
        refused("a.docx", out.toByteArray(), "encrypted");
    }

    @Test
    void aWordDocumentWithMacrosIsRefusedUnderAnyName() throws IOException {
        refused("a.docx", zip("word/document.xml", 100, "word/vbaProject.bin", 100), "macro-enabled");
    }

    @Test
    void aDocumentThatUnpacksToAThousandTimesItsSizeIsABomb() throws IOException {
        refused("a.docx", zip("[Content_Types].xml", 100, "word/document.xml", 40_000_000), "zip-bomb");
    }

    @Test
    void tooManyFilesInsideADocumentAreABomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 5_001; i++) zip.putNextEntry(new ZipEntry("word/media/" + i));
        }
        refused("a.docx", out.toByteArray(), "zip-bomb");
    }

    @Test
    void aPdfStreamThatUnpacksWithoutEndIsABomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("%PDF-1.7\n1 0 obj <</Length 1/Filter/FlateDecode>> stream\n".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 310; i++) packed.write(zeros);
            packed.finish();
            out.write("\nendstream endobj\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        }
        refused("a.pdf", out.toByteArray(), "zip-bomb");
    }

    @Test
    void aZipThatIsNoWordDocumentIsNotWhatItsNameSays() throws IOException {
        refused("a.docx", zip("xl/workbook.xml", 100, "xl/sheet.xml", 100), "not-what-its-name-says");
    }

    @Test
    void damagedDocumentsAreCalledDamaged() throws IOException {
        byte[] whole = docx();
        refused("a.docx", java.util.Arrays.copyOf(whole, whole.length / 2), "damaged");
        refused("a.docx", zip("[Content_Types].xml", 100, "word/document.xml", 100), "damaged");
        refused("a.pdf", "%PDF-1.7\nnonsense".getBytes(StandardCharsets.US_ASCII), "damaged");
    }

    @Test
    void aDocumentThatAsksForAFileOfTheServerGetsNothing(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "HEMLIGT");
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>"
                + "<w:t>A&e;B</w:t></w:r></w:p></w:body></w:document>";
        byte[] content = replaced(docx(), "word/document.xml", xml.getBytes(StandardCharsets.UTF_8));
        try {
            assertThat(Documents.READER.read("a.docx", content).sections().toString())
                    .doesNotContain("HEMLIGT");
        } catch (UnreadableProposal refusal) {
            assertThat(refusal.reason()).isEqualTo("damaged");
        }
    }

    @Test
    void moreThanTwoThousandSectionsAreTooMany() {
        refused("a.md", "# Rubrik\n\ntext\n\n".repeat(2_001).getBytes(StandardCharsets.UTF_8), "too-many-sections");
        assertThat(Documents.READER
                        .read("a.md", "# Rubrik\n\ntext\n\n".repeat(2_000).getBytes(StandardCharsets.UTF_8))
                        .sections())
                .hasSize(2_000);
    }

    @Test
    void aSectionThatDoesNotFitInAnEventIsTooLong() {
        refused("a.md", ("# A\n\n" + "å".repeat(100_001)).getBytes(StandardCharsets.UTF_8), "section-too-long");
        refused("a.txt", "ord ".repeat(60_000).getBytes(StandardCharsets.UTF_8), "section-too-long");
    }

    @Test
    void textsMadeToBeSlowAreReadOrRefusedQuickly() {
        for (String bit :
                new String[] {"ord ", "**a ", "[[", "a\t", "1 ", "-\n", "Å\n\n", "1.1\n", "Kapitel 1\n", "\f\n", "... "
                }) {
            for (String name : new String[] {"a.txt", "a.md"}) {
                byte[] content = bit.repeat(150_000 / bit.length()).getBytes(StandardCharsets.UTF_8);
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefused(name, content), bit);
            }
        }
        refused("a.txt", "a\n".repeat(300_001).getBytes(StandardCharsets.UTF_8), "too-large");
    }

    private static void readOrRefused(String name, byte[] content) {
        try {
            Documents.READER.read(name, content);
        } catch (UnreadableProposal refusal) {
            assertThat(refusal.reason()).isIn("no-text", "section-too-long", "too-many-sections");
        }
    }

    @Test
    void aFileThatIsTooLargeIsNotReadIntoMemory(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("a.txt");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(1_000_000_000L);
        }
        assertThatThrownBy(() -> Documents.READER.read("a.txt", large))
                .isInstanceOfSatisfying(
                        UnreadableProposal.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void aReadingThatTakesTooLongIsGivenUp() {
        Limits hasty = new Limits(
                50_000_000L, 10_000_000, 300_000, 2_000, 200_000, 2_000, 5_000, 300_000_000L, 100, Duration.ZERO, 2);
        ProposalReader reader = new ProposalReader(hasty, name -> Optional.empty());
        assertThatThrownBy(() -> reader.read("rufs-uppfoljning.txt", Documents.bytes("rufs-uppfoljning.txt")))
                .isInstanceOfSatisfying(
                        UnreadableProposal.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(Reason.TOO_SLOW));
    }

    @Test
    void namesWithPathsNulAndNoiseDoNotMatter() {
        ProposalDocument read =
                Documents.READER.read("../../etc/\u0000pass😀wd.md", "text".getBytes(StandardCharsets.UTF_8));
        assertThat(read.sections().getFirst().title()).isEqualTo("pass😀wd");
        assertThat(read.sections().getFirst().id()).isEqualTo("pass-wd");
    }

    private static byte[] docx() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Text som är hel och läsbar i ett dokument.");
            document.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] pdf(@org.jspecify.annotations.Nullable String password) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            if (password != null) {
                StandardProtectionPolicy policy =
                        new StandardProtectionPolicy("ägare", password, new AccessPermission());
                policy.setEncryptionKeyLength(256);
                document.protect(policy);
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String first, int firstSize, String second, int secondSize) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(new byte[firstSize]);
            zip.putNextEntry(new ZipEntry(second));
            zip.write(new byte[secondSize]);
        }
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] content, String name, byte[] by) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(content));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(entry.getName().equals(name) ? by : in.readAllBytes());
            }
        }
        return out.toByteArray();
    }
}
