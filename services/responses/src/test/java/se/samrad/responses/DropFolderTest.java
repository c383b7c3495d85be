package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import se.samrad.eventing.bench.Bench;

/** The service with a folder that the authority's own diary looks into. */
class DropFolderTest extends WholeService {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-07T10:00:00Z"));

    private static Path folder = Path.of("");

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry settings) throws IOException {
        folder = Files.createTempDirectory("samrad").resolve("diarium");
        settings.add("samrad.diary.drop-folder", folder::toString);
        settings.add("samrad.diary.every", () -> "100ms");
    }

    @BeforeEach
    void theFolderIsThere() throws IOException {
        Files.createDirectories(folder);
    }

    @AfterAll
    static void nothingIsLeft() throws IOException {
        FileSystemUtils.deleteRecursively(folder.getParent());
    }

    /** Other tests register too, in the same topic. */
    private static List<Path> files(String number) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(number + " "))
                    .toList();
        }
    }

    private String registered() {
        String response = answered(openConsultation(), "{\"text\":\"Vi tillstyrker.\"}");
        return act(response, "register", "{\"subject\":\"Remissvar\"}").is(200).at("/documentNumber");
    }

    private static void oneFileFor(String number) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(files(number)).singleElement().asString().endsWith(".zip"));
    }

    private Document handover(String number) {
        return new Document("documentNumber", number);
    }

    private void noted(String number, String state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(database.getCollection("handovers")
                                .find(handover(number))
                                .first())
                        .containsEntry("state", state));
    }

    @Test
    void aRegisteredResponseComesByItselfAndOneThatIsNotDoesNot() throws Exception {
        String unregistered = answered(openConsultation(), "{\"text\":\"Oregistrerat.\"}");
        String number = registered();
        oneFileFor(number);
        try (ZipFile zip = new ZipFile(files(number).getFirst().toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactly("metadata.json", "metadata.xml", "svar.pdf");
        }
        noted(number, "DONE");
        assertThat(database.getCollection("handovers").countDocuments(new Document("response", unregistered)))
                .isZero();
    }

    @Test
    void aProcessThatStoppedBetweenTheFileAndTheNoteMakesNoSecondFile() throws Exception {
        String number = registered();
        oneFileFor(number);
        noted(number, "DONE");
        Path file = files(number).getFirst();
        Files.setLastModifiedTime(file, LONG_AGO);
        database.getCollection("handovers")
                .updateOne(handover(number), new Document("$set", new Document("state", "DUE")));
        noted(number, "DONE");
        assertThat(files(number)).containsExactly(file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @Test
    void whatAStoppedProcessLeftHalfWrittenIsTakenAwayAndTheWholeComes() throws Exception {
        Path half = Files.writeString(folder.resolve(".halv.part"), "PK");
        Files.setLastModifiedTime(half, LONG_AGO);
        String number = registered();
        oneFileFor(number);
        assertThat(half).doesNotExist();
    }

    @Test
    void whatIsSealedOffIsTakenBackFromTheFolderAndComesAgainWhenItIsNot() throws Exception {
        String response = answered(openConsultation(), "{\"text\":\"Vi tillstyrker.\"}");
        String number =
                act(response, "register", "{\"subject\":\"Remissvar\"}").is(200).at("/documentNumber");
        oneFileFor(number);
        noted(number, "DONE");
        act(response, "seal", "{\"reason\":\"Exempel.\"}").is(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(files(number)).isEmpty());
        noted(number, "DUE");
        send(
                        "POST",
                        "/api/responses/" + response + "/unseal",
                        Bench.bearer("staff:sakerhet"),
                        "{\"reason\":\"Exempel.\"}")
                .is(200);
        oneFileFor(number);
        noted(number, "DONE");
    }

    @Test
    void aFolderThatIsAwayIsWaitedForAndNotMade() throws Exception {
        Files.move(folder, folder.resolveSibling("borta"));
        String number = registered();
        noted(number, "DUE");
        assertThat(folder).doesNotExist();
        Files.createDirectory(folder);
        oneFileFor(number);
    }

    @Test
    void whatComesFromTheSenderLaterHasAFileOfItsOwnWhenItHasANumber() throws Exception {
        String response = answered(openConsultation(), "{\"text\":\"Vi tillstyrker.\"}");
        act(response, "withdraw", "{\"channel\":\"PAPER\"}").is(200);
        String first =
                act(response, "register", "{\"subject\":\"Remissvar\"}").is(200).at("/documentNumber");
        oneFileFor(first);
        String withdrawal = act(response, "register", "{\"subject\":\"Återtagande\",\"record\":2}")
                .is(200)
                .at("/documentNumber");
        assertThat(withdrawal).isNotEqualTo(first);
        oneFileFor(withdrawal);
        noted(first, "DONE");
    }

    @Test
    void whatIsCorrectedIsTakenBackFromTheFolderAndComesAgainAsItIsNow() throws Exception {
        String response = answered(openConsultation(), "{\"text\":\"Vi tillstyrker.\"}");
        String wrong = Bench.id("fel");
        String right = Bench.id("ratt");
        act(response, "register", "{\"subject\":\"Svar från Kim Exempel\",\"documentNumber\":\"" + wrong + "\"}")
                .is(200);
        oneFileFor(wrong);
        noted(wrong, "DONE");
        act(response, "correct-registration", "{\"documentNumber\":\"" + right + "\",\"reason\":\"Fel.\"}")
                .is(200);
        oneFileFor(right);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(files(wrong)).isEmpty());
        noted(wrong, "DONE");
        noted(right, "DONE");
        act(response, "correct-registration", "{\"subject\":\"Svar\",\"reason\":\"Ett namn.\"}")
                .is(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(metadata(right)).contains("\"Svar\"").doesNotContain("Kim Exempel"));
        assertThat(files(wrong)).isEmpty();
        act(response, "correct-registration", "{\"documentNumber\":\"" + wrong + "\",\"reason\":\"Fel.\"}")
                .is(200);
        oneFileFor(wrong);
    }

    private static String metadata(String number) throws IOException {
        List<Path> files = files(number);
        if (files.isEmpty()) return "";
        try (ZipFile zip = new ZipFile(files.getFirst().toFile())) {
            return new String(zip.getInputStream(zip.getEntry("metadata.json")).readAllBytes(), UTF_8);
        }
    }
}
