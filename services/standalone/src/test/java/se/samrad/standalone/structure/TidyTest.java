package se.samrad.standalone.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short files, names that say something, a sentence for each package, and a top level that stays as it is. */
class TidyTest {
    private static final int LINES_MAX = 500;
    private static final Pattern BANNED = Pattern.compile(
            ".*(Manager|Helper|Utils?|Impl|Processor|Common|Misc)\\.java|.*/(util|utils|helpers|common|misc|impl)/.*");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b|@Disabled\\b");
    /** A test waits for a condition, not for a while. */
    private static final Pattern SLEEPS = Pattern.compile("Thread\\.sleep\\(");

    private static final Set<String> TOP = Set.of(
            "pom.xml",
            "services",
            "contracts",
            "docker-compose.yml",
            "README.md",
            "mvnw",
            "mvnw.cmd",
            "LICENSE",
            "data",
            "target");

    /** The checkout, found from wherever the test runs. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve("docker-compose.yml"))) here = here.getParent();
        if (here == null)
            throw new IllegalStateException("no checkout above " + Path.of("").toAbsolutePath());
        return here;
    }

    private static List<String> untidy(Path root) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (name.contains("/target/") || name.startsWith(".git/") || name.startsWith("data/")) continue;
                if (!name.endsWith(".java")) continue;
                if (BANNED.matcher(name).matches()) found.add(name + ": a name that says nothing");
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > LINES_MAX) found.add(name + ": " + lines.size() + " lines");
                if (!name.endsWith("TidyTest.java")) {
                    lines.stream()
                            .filter(line -> UNFINISHED.matcher(line).find()
                                    || (name.contains("src/test")
                                            && SLEEPS.matcher(line).find()))
                            .forEach(line -> found.add(name + ": " + line.strip()));
                }
                if (name.contains("src/main/java") && Files.notExists(file.resolveSibling("package-info.java"))) {
                    found.add(name + ": its package says nothing of itself");
                }
            }
        }
        return found;
    }

    @Test
    void theCheckoutIsTidy() throws IOException {
        assertThat(untidy(root())).isEmpty();
    }

    @Test
    void theTopLevelHoldsWhatItShould() throws IOException {
        try (Stream<Path> top = Files.list(root())) {
            Set<String> others =
                    new TreeSet<>(top.map(path -> path.getFileName().toString())
                            .filter(name -> !name.startsWith(".") && !TOP.contains(name))
                            .toList());
            assertThat(others).isEmpty();
        }
    }

    @Test
    void whatIsUntidyIsFound(@TempDir Path folder) throws IOException {
        Path main = Files.createDirectories(folder.resolve("services/x/src/main/java/x"));
        Files.writeString(main.resolve("PaperManager.java"), "// " + "TO" + "DO\n" + "x\n".repeat(LINES_MAX));
        assertThat(untidy(folder))
                .anyMatch(line -> line.contains("says nothing") && line.contains("PaperManager"))
                .anyMatch(line -> line.contains("lines"))
                .anyMatch(line -> line.contains("// "))
                .anyMatch(line -> line.contains("says nothing of itself"));
    }
}
