package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file when the line is cut while it is sent. */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
class CutUploadBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Locator.WaitForOptions THERE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    private static final int MB = 1_000_000;
    private static final int FILE_BYTES = 12 * MB;
    /** What the page sends at a time, and is told of as received. */
    private static final int PIECE_BYTES = 8 * 1024 * 1024;

    private static @Nullable RunningSamrad running;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void up() {
        running = RunningSamrad.start();
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void down() {
        if (browser != null) browser.close();
        if (playwright != null) playwright.close();
        if (running != null) running.close();
    }

    private static RunningSamrad samrad() {
        return Objects.requireNonNull(running);
    }

    private static Page open(Line line) {
        Page page = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setLocale("sv-SE"))
                .newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.navigate(line.url("/remisser/" + AccessMatrix.CONSULTATION + "/svar"));
        page.locator("#satt-fil").check();
        return page;
    }

    private Path file(String words) throws IOException {
        Path file = folder.resolve("Exempel yttrande.txt");
        Files.writeString(file, (words + "\n").repeat(FILE_BYTES / (words.length() + 1)));
        return file;
    }

    private static String hash(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** Where each piece that is sent from now on begins. */
    private static Queue<Long> places(Page page) {
        Queue<Long> places = new ConcurrentLinkedQueue<>();
        page.onRequest(request -> {
            if (request.method().equals("PATCH"))
                places.add(Long.parseLong(request.headers().get("upload-offset")));
        });
        return places;
    }

    private static Locator row(Page page) {
        return page.locator("ul.files > li", new Page.LocatorOptions().setHasText("Exempel yttrande.txt"));
    }

    private static void isReceived(Page page, Path file) throws Exception {
        row(page).getByText("Hela filen är mottagen.").waitFor(THERE);
        assertThat(row(page).locator("input[name=fil-sha]").inputValue()).isEqualTo(hash(file));
    }

    @Test
    void anUploadThatIsCutGoesOnFromWhereItWasWithItsBar() throws Exception {
        Path file = file("Gångvägen ska vara belyst.");
        try (Line line = new Line(samrad().port())) {
            Page page = open(line);
            long before = line.sent();
            Queue<Long> places = places(page);
            for (int cut : new int[] {5, 4}) {
                line.cutAfter(cut * MB);
                if (cut == 5) page.setInputFiles("#fil", file);
                await().atMost(PATIENCE).until(line::isCut);
                row(page).getByText("Förbindelsen bröts.").waitFor(THERE);
                assertThat(row(page).locator("progress").evaluate("bar => bar.value > 0"))
                        .isEqualTo(true);
                line.mend();
            }
            isReceived(page, file);
            assertThat(line.sent() - before).isGreaterThan(FILE_BYTES - MB).isLessThan(FILE_BYTES * 2L);
            assertThat(places).as("in the middle of a piece").anyMatch(place -> place % PIECE_BYTES != 0);
        }
    }

    @Test
    void aPageThatIsOpenedAgainGoesOnWithTheSameFile() throws Exception {
        Path file = file("Bänkarna ska stå i solen.");
        try (Line line = new Line(samrad().port())) {
            Page page = open(line);
            line.cutAfter(10 * MB);
            page.setInputFiles("#fil", file);
            await().atMost(PATIENCE).until(line::isCut);
            row(page).getByText("Förbindelsen bröts.").waitFor(THERE);
            line.mend();
            Queue<Long> places = places(page);
            page.navigate(line.url("/remisser/" + AccessMatrix.CONSULTATION + "/svar"));
            page.locator("#satt-fil").check();
            page.setInputFiles("#fil", file);
            isReceived(page, file);
            assertThat(places).isNotEmpty().allMatch(place -> place >= PIECE_BYTES);
        }
    }

    @Test
    void aFileThatIsTakenAwayWhileItIsSentIsNotKeptAndBeginsAnew() throws Exception {
        Path file = file("Skylten ska bort.");
        try (Line line = new Line(samrad().port())) {
            Page page = open(line);
            AtomicInteger pieces = new AtomicInteger();
            page.route("**/api/files/uploads/*", route -> {
                boolean onItsWay = route.request().method().equals("PATCH") && pieces.incrementAndGet() > 1;
                if (!onItsWay) route.resume();
            });
            page.setInputFiles("#fil", file);
            page.waitForCondition(() -> pieces.get() > 1);
            Response ended = page.waitForResponse(
                    answer -> answer.request().method().equals("DELETE"),
                    () -> row(page).locator("button[name=ta-bort]").click());
            assertThat(ended.status()).isEqualTo(204);
            page.unrouteAll();
            Queue<Long> places = places(page);
            page.setInputFiles("#fil", file);
            isReceived(page, file);
            assertThat(places.peek()).isZero();
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesAServiceThatIsKilled() throws Exception {
        Path file = file("Träden ska stå kvar.");
        try (Line line = new Line(samrad().port())) {
            Page page = open(line);
            line.cutAfter(10 * MB);
            page.setInputFiles("#fil", file);
            await().atMost(PATIENCE).until(line::isCut);
            row(page).getByText("Förbindelsen bröts.").waitFor(THERE);
            Queue<Long> places = places(page);
            samrad().killAndStartAgain();
            line.mend();
            isReceived(page, file);
            assertThat(places).isNotEmpty().allMatch(place -> place >= PIECE_BYTES);
        }
    }
}
