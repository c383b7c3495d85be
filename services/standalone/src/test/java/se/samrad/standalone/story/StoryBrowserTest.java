package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole story through the pages, in Chromium, with JavaScript and without. */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
class StoryBrowserTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Without script the browser never says that a button has come to rest. */
    private static final Locator.ClickOptions AT_ONCE = new Locator.ClickOptions().setForce(true);

    private static @Nullable RunningSamrad running;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    private final List<String> console = new ArrayList<>();
    private final List<Page> withoutScript = new ArrayList<>();

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
        if (running == null) throw new IllegalStateException("not started");
        return running;
    }

    private Page open(boolean script) {
        if (browser == null) throw new IllegalStateException("not started");
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("sv-SE")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(PATIENCE.toMillis());
        Page page = context.newPage();
        if (!script) withoutScript.add(page);
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text() + " at " + page.url()));
        page.onPageError(error -> console.add("error: " + error));
        return page;
    }

    private Page signedIn(boolean script, String account, String path) {
        Page page = open(script);
        page.navigate(samrad().url("/logga-in?till=" + path));
        page.locator("a[href$='/login']").click();
        page.fill("#username", account);
        page.fill("#password", RunningSamrad.PASSWORD);
        page.locator("form button.ds-button[type=submit]").click();
        page.waitForURL("**" + path);
        return page;
    }

    private static void submit(Page page, String name) {
        page.locator("button.ds-button", new Page.LocatorOptions().setHasText(name))
                .first()
                .click(AT_ONCE);
    }

    private static void act(Page page, String verb) {
        page.locator("button.ds-button[name=gor][value='" + verb + "']").first().click(AT_ONCE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAuthorityAsksABodyAnswersAndEverybodySees(boolean script) {
        String mode = script ? "med-skript" : "utan-skript";
        String id = "exempel-prov-" + mode;
        String body = "exempel-provby-" + mode;
        String bodyName = "Exempelprovby " + mode;
        String address = "kommun@" + mode + ".example";
        assertThat(samrad().call(
                                "POST",
                                "/api/bodies/imports",
                                "[{\"id\":\"%s\",\"name\":\"%s\",\"type\":\"MUNICIPALITY\",\"municipalityCode\":\"%s\",\"emails\":[\"%s\"]}]"
                                        .formatted(body, bodyName, script ? "9951" : "9952", address))
                        .statusCode())
                .isEqualTo(200);

        Page officer = signedIn(script, "handlaggare", "/arbetsyta/remisser/ny");
        setUp(officer, id, bodyName);
        check(officer);

        officer.navigate(samrad().url("/arbetsyta/remisser/" + id + "/laget"));
        assertThat(officer.locator("h1").innerText()).isEqualTo("0 av 1 har lämnat synpunkter");
        check(officer);

        Page representative = open(script);
        answer(representative, script, id, body, address);
        if (script) hear(officer);

        Page registrar = signedIn(script, "registrator", "/arbetsyta/svar/" + id + "--" + body);
        publish(registrar);

        Page citizen = open(script);
        citizen.navigate(samrad().url("/remisser/" + id + "/laget"));
        assertThat(citizen.locator("h1").innerText()).isEqualTo("1 av 1 har lämnat synpunkter");
        assertThat(citizen.locator("main").innerText()).contains(bodyName);
        check(citizen);
        citizen.navigate(samrad().url("/svar/" + id + "--" + body));
        assertThat(citizen.locator("main").innerText()).contains("Vi tycker att gångvägen ska vara belyst.");
        check(citizen);

        meet(officer, mode, bodyName);
        citizen.navigate(samrad().url("/moten"));
        assertThat(citizen.locator("main").innerText()).contains("Exempelmöte " + mode);
        check(citizen);

        Page communicator = signedIn(script, "kommunikator", "/arbetsyta/nyheter/ny");
        tell(communicator, mode);
        citizen.navigate(samrad().url("/nyheter?tema=kultur"));
        assertThat(citizen.locator("main").innerText()).contains("Exempelnyhet " + mode);
        check(citizen);
        assertThat(samrad().get("/nyheter/flode.atom?tema=kultur").body()).contains("Exempelnyhet " + mode);
        assertThat(samrad().get("/kalender.ics").body()).contains("Exempel: Prov " + mode);
        assertThat(console).isEmpty();
    }

    private void setUp(Page page, String id, String bodyName) {
        page.fill("#title", "Exempel: Prov " + id.substring("exempel-prov-".length()));
        page.locator("input[name=kind][value=REMISS]").check();
        page.fill(
                "#opensOn",
                LocalDate.now(java.time.ZoneId.of("Europe/Stockholm")).toString());
        page.fill(
                "#closesOn",
                LocalDate.now(java.time.ZoneId.of("Europe/Stockholm"))
                        .plusDays(40)
                        .toString());
        page.fill("#issuer", "Exempelregionen");
        page.fill("#questions", "Vad saknas i förslaget?");
        page.fill("#contact-name", "Exempel Exempelsson");
        page.fill("#contact-phone", "08-465 004 00");
        page.fill("#contact-email", "exempel@exempelregionen.example");
        page.locator("input[name=publishing][value=RUNNING]").check();
        page.fill("#id", id);
        submit(page, "Spara");
        page.navigate(samrad().url("/arbetsyta/remisser/" + id + "/forslag"));
        page.setInputFiles(
                "#fil",
                new FilePayload(
                        "Exempel forslag.md",
                        "text/markdown",
                        "# Gångvägar\n\nGångvägarna ska bli fler.\n\n# Ljus\n\nLjuset ska bli bättre.\n"
                                .getBytes(StandardCharsets.UTF_8)));
        submit(page, "Läs in dokumentet");
        assertThat(page.locator("main").innerText()).contains("Gångvägar");
        page.navigate(samrad().url("/arbetsyta/remisser/" + id + "/sandlista?q=" + bodyName.replace(" ", "+")));
        page.locator("form#instanser button.ds-button").click();
        assertThat(page.locator("h1").innerText()).contains("1");
        page.navigate(samrad().url("/arbetsyta/remisser/" + id + "/oppna"));
        submit(page, "Öppna remissen");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> samrad().json("/api/public/consultations/" + id + "/tally")
                                .get("invited")
                                .asInt()
                        == 1);
    }

    private void answer(Page page, boolean script, String id, String body, String address) {
        letter(address, "invitation");
        page.navigate(samrad().url("/remisser/" + id + "/inbjudan/" + body));
        check(page);
        page.navigate(samrad().url("/logga-in?till=/remisser/" + id + "/svar"));
        page.locator("a[href$='/login/kod']").click();
        page.fill("#email", address);
        page.locator("form button.ds-button[type=submit]").click();
        Matcher code = Pattern.compile("\\d{4}[\\s\\u00a0]?\\d{4}")
                .matcher(letter(address, "login-code").get("text").asString());
        assertThat(code.find()).isTrue();
        page.fill("#code", code.group());
        page.locator("#kodform button.ds-button[type=submit]").click();
        page.waitForURL("**/remisser/" + id + "/svar");
        sendFile(page);
        page.locator("#satt-skriv").check();
        page.fill("#text", "Vi tycker att gångvägen ska vara belyst.");
        if (script) {
            page.locator("#utkast-sagt")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Sparat kl\\.")))
                    .waitFor();
        } else {
            act(page, "spara");
        }
        page.navigate(samrad().url("/remisser/" + id + "/svar"));
        assertThat(page.locator("main").innerText()).contains("Bara ni kan läsa det ni sparar här.");
        assertThat(page.inputValue("#text")).isEqualTo("Vi tycker att gångvägen ska vara belyst.");
        page.locator("input[name=position][value=SUPPORTS_WITH_REMARKS]").check();
        check(page);
        act(page, "granska");
        assertThat(page.locator("main").innerText())
                .contains("Vi tycker att gångvägen ska vara belyst.", "Exempel yttrande.txt");
        submit(page, "Skicka in");
        arrive(page, "**/kvittens/**");
        check(page);
    }

    /** Where the page stands instead is told with what it says. */
    private static void arrive(Page page, String address) {
        try {
            page.waitForURL(address);
        } catch (TimeoutError late) {
            throw new AssertionError(
                    address + ", but " + page.url() + " says "
                            + page.locator("main").innerText(),
                    late);
        }
    }

    /** The officer's page has been open all the time and is not loaded again. */
    private static void hear(Page board) {
        board.locator("h1")
                .filter(new Locator.FilterOptions().setHasText("1 av 1 har lämnat synpunkter"))
                .waitFor();
        board.locator("#laget-rader")
                .filter(new Locator.FilterOptions().setHasText("svarat"))
                .waitFor();
    }

    /** Without script the file goes with the form; with it by itself, and on where the line is cut. */
    private void sendFile(Page page) {
        boolean script = !withoutScript.contains(page);
        AtomicBoolean cut = new AtomicBoolean();
        page.route("**/api/files/uploads/*", route -> {
            if (cut.compareAndSet(false, true)) route.abort("connectionreset");
            else route.resume();
        });
        for (String name : List.of("Exempel bort.txt", "Exempel yttrande.txt")) {
            page.setInputFiles("#fil", new FilePayload(name, "text/plain", name.getBytes(StandardCharsets.UTF_8)));
            if (!script) act(page, "ladda-upp");
            page.locator("ul.files > li", new Page.LocatorOptions().setHasText(name))
                    .getByText("Hela filen är mottagen.")
                    .waitFor();
        }
        assertThat(cut.get()).isEqualTo(script);
        check(page);
        page.locator("ul.files > li", new Page.LocatorOptions().setHasText("Exempel bort.txt"))
                .locator("button[name=ta-bort]")
                .click(AT_ONCE);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(page.locator("ul.files").innerText()).doesNotContain("Exempel bort.txt"));
        assertThat(page.locator("ul.files > li").count()).isEqualTo(1);
        console.removeIf(line -> line.contains("ERR_CONNECTION_RESET"));
    }

    /** The newest letter of a kind to an address, from the demo's mailbox. */
    private static JsonNode letter(String address, String kind) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            for (JsonNode item : samrad().json("/brevlada.json").get("items")) {
                                if (item.get("to").asString().equals(address)
                                        && item.get("kind").asString().equals(kind)) return item;
                            }
                            return null;
                        },
                        found -> found != null);
    }

    private void publish(Page page) {
        page.fill("#subject", "Exempel: yttrande");
        act(page, "register");
        page.locator("input[name='secret-val'][value=nej]").first().check();
        act(page, "assess-secrecy");
        act(page, "publish");
        assertThat(page.locator("a[href^='/svar/']").count()).isPositive();
    }

    private void meet(Page page, String mode, String bodyName) {
        page.navigate(samrad().url("/arbetsyta/moten/ny"));
        page.locator("input[name=type][value=DIALOGUE_MEETING]").check();
        page.fill("#med-1", bodyName);
        page.locator("input[name=nar][value=ungefar]").check();
        page.selectOption("#del", new com.microsoft.playwright.options.SelectOption().setIndex(2));
        page.selectOption("#manad", new com.microsoft.playwright.options.SelectOption().setIndex(5));
        page.fill("#ar", "2026");
        page.fill("#s-1", "Belys gångvägen.");
        page.fill("#title", "Exempelmöte " + mode);
        act(page, "spara");
        act(page, "approve");
        act(page, "publish");
        check(page);
    }

    private void tell(Page page, String mode) {
        page.fill("#title", "Exempelnyhet " + mode);
        page.fill("#lead", "Ett prov av nyheter.");
        page.locator("input[name=themes][value=kultur]").check();
        act(page, "spara");
        act(page, "publish");
        check(page);
    }

    /** No violation of WCAG 2.1 and 2.2 A and AA, and nothing that scrolls sideways at 320 pixels. */
    private void check(Page page) {
        if (withoutScript.contains(page)) return; // the same page was looked at with it, and axe is a script
        page.setViewportSize(320, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width at " + page.url())
                .isEqualTo(320);
        page.setViewportSize(1280, 900);
        var violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(violations.stream().map(rule -> rule.getId() + ": " + rule.getNodes()))
                .as(page.url())
                .isEmpty();
    }

    @Test
    void everyPublicPageIsWholeInBothLanguages() {
        Page page = open(true);
        for (String path : List.of(
                "/",
                "/remisser",
                "/remisser/exempel-fardplan-flemingsberg",
                "/remisser/exempel-fardplan-flemingsberg/laget",
                "/remisser/exempel-fardplan-flemingsberg/svar",
                "/remisser/exempel-fardplan-flemingsberg/svar/publicerade",
                "/remisser/samrad-rup-2024/laget",
                "/moten",
                "/nyheter",
                "/om",
                "/tillganglighet",
                "/personuppgifter")) {
            page.navigate(samrad().url(path));
            check(page);
            page.navigate(samrad().url("/en" + (path.equals("/") ? "/" : path)));
            assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
            check(page);
        }
        page.navigate(samrad().url("/remisser/samrad-rup-2024/laget"));
        assertThat(page.locator("main").innerText()).contains("framgår inte");
        page.navigate(samrad().url("/nyheter"));
        assertThat(page.locator("main").innerText())
                .contains("Life science-samarbetet mellan Stockholm och Uppsala växer");
        assertThat(console).isEmpty();
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessWasKilled() {
        JsonNode before = samrad().json("/api/public/consultations/exempel-fardplan-flemingsberg/tally");
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(samrad().call(
                            "POST",
                            "/api/consultations/exempel-fardplan-flemingsberg/responses",
                            "{\"text\":\"Exempel nummer " + i + "\"}",
                            "Idempotency-Key",
                            "kill-nine-" + i)
                    .statusCode());
        }
        samrad().killAndStartAgain();
        assertThat(answers).containsOnly(201);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode after = samrad().json("/api/public/consultations/exempel-fardplan-flemingsberg/tally");
            assertThat(after.get("persons").asInt())
                    .isEqualTo(before.get("persons").asInt() + 10);
            assertThat(after.get("answered").asInt())
                    .isEqualTo(before.get("answered").asInt());
        });
    }
}
