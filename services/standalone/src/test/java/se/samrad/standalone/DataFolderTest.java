package se.samrad.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void isClaimedByOneRunnerAtATime() {
        try (var first = DataFolder.claim(folder)) {
            assertThatThrownBy(() -> DataFolder.claim(folder))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("körs redan")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("SAMRAD_DATA");
            assertThat(first.path("x")).isEqualTo(folder.resolve("x"));
        }
    }

    @Test
    void isWaitedForWhileItsRunnerIsStopping() throws Exception {
        var first = DataFolder.claim(folder);
        first.stopping();
        var second = CompletableFuture.supplyAsync(() -> DataFolder.claim(folder));

        first.close();

        second.get().close();
    }

    @Test
    void keepsWhatIsWritten() {
        try (var data = DataFolder.claim(folder)) {
            assertThat(data.read("engine")).isEmpty();
            data.write("engine", "stand-in");
            data.write("engine", "mongod");
            assertThat(data.read("engine")).hasValue("mongod");
        }
    }

    @Test
    void keysAreMadeOnceAndReadableByTheirOwnerOnly() throws Exception {
        var keys = new Keys(folder.resolve("keys"));
        var position = keys.key("position");
        var password = keys.password("demo-password-admin");

        var again = new Keys(folder.resolve("keys"));

        assertThat(again.key("position")).isEqualTo(position).hasSize(64);
        assertThat(again.password("demo-password-admin")).isEqualTo(password).hasSizeGreaterThan(15);
        assertThat(again.key("service-token")).isNotEqualTo(position);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("keys/position")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
