package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/portal");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    static Stream<Path> swedish() throws IOException {
        return Files.list(FOLDER).filter(file -> file.getFileName().toString().matches("messages[a-z-]*\\.properties"));
    }

    @ParameterizedTest
    @MethodSource("swedish")
    void everyMessageIsSaidInBothLanguagesWithTheSameNumbers(Path file) {
        Properties swedish = read(file);
        Properties english =
                read(FOLDER.resolve(file.getFileName().toString().replace(".properties", "_en.properties")));
        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(swedish.stringPropertyNames()));
        for (String key : swedish.stringPropertyNames()) {
            assertThat(placeholders(english.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(swedish.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("swedish")
    void noMessageIsWrittenTwiceSoThatOneOfThemIsNeverRead(Path file) throws IOException {
        String english = file.getFileName().toString().replace(".properties", "_en.properties");
        for (Path one : List.of(file, FOLDER.resolve(english))) {
            List<String> keys = Files.readAllLines(one).stream()
                    .filter(line -> line.matches("[\\w.-]+=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(keys).as(one.toString()).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void everyFileOfMessagesIsReadByThePortal() throws IOException {
        String settings = Files.readString(Path.of("src/main/resources/portal.yml"));
        try (Stream<Path> files = swedish()) {
            assertThat(files.map(
                            file -> "portal/" + file.getFileName().toString().replace(".properties", "")))
                    .allSatisfy(name -> assertThat(settings).containsPattern("basename:.*" + name + "(,|\\s)"));
        }
    }

    private static TreeSet<String> placeholders(String message) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(message).results().forEach(match -> found.add(match.group()));
        return found;
    }

    private static Properties read(Path file) {
        Properties messages = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
