package se.samrad.standalone.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.samrad.eventing.bench.Skipped;

/** The browser that the machine has. */
final class Chromium {
    private Chromium() {}

    static boolean isThere() {
        boolean there = executable().isPresent();
        if (!there) Skipped.because("no chromium on the PATH; apt-get install chromium");
        return there;
    }

    private static Optional<Path> executable() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path chromium = Path.of(folder, "chromium");
            if (Files.isExecutable(chromium)) return Optional.of(chromium);
        }
        return Optional.empty();
    }

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }
}
