package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samrad.standalone.story.Screens.AT_ONCE;
import static se.samrad.standalone.story.Screens.PATIENCE;
import static se.samrad.standalone.story.Screens.act;
import static se.samrad.standalone.story.Screens.check;
import static se.samrad.standalone.story.Screens.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole story through the pages, in Chromium, with JavaScript and without. */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
@ExtendWith(SharedScreens.class)
@Order(Integer.MAX_VALUE - 1) // before the other stories add to what the demonstration shows
class StoryBrowserTest {
    private static Screens screens;

    @BeforeAll
    static void up() {
        screens = SharedScreens.screens();
        screens.console().clear();
    }

    private static String mode(boolean script) {
        return script ? "med-skript" : "utan-skript";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAuthorityAsksABodyAnswersAndEverybodySees(boolean script) {
        String mode = mode(script);
        String id = "exempel-prov-" + mode;
        String body = "exempel-provby-" + mode;
        String bodyName = "Exempelprovby " + mode;
        String address = "kommun@" + mode + ".example";
        assertThat(screens.samrad()
                        .call(
                                "POST",
                                "/api/bodies/imports",
                                "[{\"id\":\"%s\",\"name\":\"%s\",\"type\":\"MUNICIPALITY\",\"municipalityCode\":\"%s\",\"emails\":[\"%s\"]}]"
                                        .formatted(body, bodyName, script ? "9951" : "9952", address))
                        .statusCode())
                .isEqualTo(200);

        Page officer = screens.staff(script, "handlaggare", "/arbetsyta/remisser/ny");
        setUp(officer, id, bodyName);
        check(officer, script);

        officer.navigate(screens.samrad().url("/arbetsyta/remisser/" + id + "/laget"));
        assertThat(officer.locator("h1").innerText()).isEqualTo("0 av 1 har lämnat synpunkter");
        check(officer, script);

        assertThat(officer.locator("#laget-topp").innerText()).contains("En har inte öppnat inbjudan");
        answer(script, id, body, address, officer);
        if (script) hear(officer);

        Page registrar = screens.staff(script, "registrator", "/arbetsyta/svar/" + id + "--" + body);
        publish(registrar);

        Page citizen = screens.open(script);
        citizen.navigate(screens.samrad().url("/remisser/" + id + "/laget"));
        assertThat(citizen.locator("h1").innerText()).isEqualTo("1 av 1 har lämnat synpunkter");
        assertThat(citizen.locator("main").innerText()).contains(bodyName);
        check(citizen, script);
        citizen.navigate(screens.samrad().url("/svar/" + id + "--" + body));
        assertThat(citizen.locator("main").innerText()).contains("Vi tycker att gångvägen ska vara belyst.");
        check(citizen, script);

        meet(officer, script, bodyName);
        citizen.navigate(screens.samrad().url("/moten"));
        assertThat(citizen.locator("main").innerText()).contains("Exempelmöte " + mode);
        check(citizen, script);

        Page communicator = screens.staff(script, "kommunikator", "/arbetsyta/nyheter/ny");
        tell(communicator, script);
        citizen.navigate(screens.samrad().url("/nyheter?tema=kultur"));
        assertThat(citizen.locator("main").innerText()).contains("Exempelnyhet " + mode);
        check(citizen, script);
        assertThat(screens.samrad().get("/nyheter/flode.atom?tema=kultur").body())
                .contains("Exempelnyhet " + mode);
        assertThat(screens.samrad().get("/kalender.ics").body()).contains("Exempel: Prov " + mode);
        assertThat(screens.console()).isEmpty();
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
        press(page, "Spara");
        page.navigate(screens.samrad().url("/arbetsyta/remisser/" + id + "/forslag"));
        page.setInputFiles(
                "#fil",
                new FilePayload(
                        "Exempel forslag.md",
                        "text/markdown",
                        "# Gångvägar\n\nGångvägarna ska bli fler.\n\n# Ljus\n\nLjuset ska bli bättre.\n"
                                .getBytes(StandardCharsets.UTF_8)));
        press(page, "Läs in dokumentet");
        assertThat(page.locator("main").innerText()).contains("Gångvägar");
        page.navigate(screens.samrad().url("/arbetsyta/remisser/" + id + "/sandlista?q=" + bodyName.replace(" ", "+")));
        page.locator("form#instanser button.ds-button").click();
        assertThat(page.locator("h1").innerText()).contains("1");
        page.navigate(screens.samrad().url("/arbetsyta/remisser/" + id + "/oppna"));
        press(page, "Öppna remissen");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> screens.samrad()
                                .json("/api/public/consultations/" + id + "/tally")
                                .get("invited")
                                .asInt()
                        == 1);
    }

    private void answer(boolean script, String id, String body, String address, Page officer) {
        screens.letter(address, "invitation", 0);
        Page reader = screens.open(script);
        screens.go(reader, "/remisser/" + id + "/inbjudan/" + body);
        check(reader, script);
        Page page = screens.body(script, address, "/remisser/" + id + "/svar");
        if (script) hearOpened(officer);
        sendFile(page, script);
        page.locator("#satt-skriv").check();
        page.fill("#text", "Vi tycker att gångvägen ska vara belyst.");
        if (script) {
            page.locator("#utkast-sagt")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Sparat kl\\.")))
                    .waitFor();
        } else {
            act(page, "spara");
        }
        page.navigate(screens.samrad().url("/remisser/" + id + "/svar"));
        assertThat(page.locator("main").innerText()).contains("Bara ni kan läsa det ni sparar här.");
        assertThat(page.inputValue("#text")).isEqualTo("Vi tycker att gångvägen ska vara belyst.");
        page.locator("input[name=position][value=SUPPORTS_WITH_REMARKS]").check();
        check(page, script);
        act(page, "granska");
        assertThat(page.locator("main").innerText())
                .contains("Vi tycker att gångvägen ska vara belyst.", "Exempel yttrande.txt");
        press(page, "Skicka in");
        arrive(page, "**/kvittens/**");
        check(page, script);
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

    /** Nobody but staff is told of it. */
    private static void hearOpened(Page board) {
        board.locator("#laget-topp")
                .filter(new Locator.FilterOptions().setHasNotText("har inte öppnat inbjudan"))
                .waitFor();
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
    private void sendFile(Page page, boolean script) {
        AtomicBoolean cut = new AtomicBoolean();
        page.route("**/drafts/*/uploads/*", route -> {
            if (cut.compareAndSet(false, true)) route.abort("connectionreset");
            else route.resume();
        });
        for (String name : List.of("Exempel bort.txt", "Exempel yttrande.txt")) {
            page.setInputFiles("#fil", new FilePayload(name, "text/plain", name.getBytes(StandardCharsets.UTF_8)));
            if (!script) act(page, "ladda-upp");
            page.locator("ul.files > li", new Page.LocatorOptions().setHasText(name))
                    .getByText(script ? "Sparad i utkastet." : "Tillagd av dig")
                    .waitFor();
        }
        assertThat(cut.get()).isEqualTo(script);
        check(page, script);
        page.locator("ul.files > li", new Page.LocatorOptions().setHasText("Exempel bort.txt"))
                .locator("button[name=ta-bort-ur]")
                .click(AT_ONCE);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(page.locator("ul.files").innerText()).doesNotContain("Exempel bort.txt"));
        assertThat(page.locator("ul.files > li").count()).isEqualTo(1);
        screens.console().removeIf(line -> line.contains("ERR_CONNECTION_RESET"));
    }

    private void publish(Page page) {
        page.fill("#subject", "Exempel: yttrande");
        act(page, "register");
        page.locator("input[name='secret-val'][value=nej]").first().check();
        act(page, "assess-secrecy");
        act(page, "publish");
        assertThat(page.locator("a[href^='/svar/']").count()).isPositive();
    }

    private void meet(Page page, boolean script, String bodyName) {
        page.navigate(screens.samrad().url("/arbetsyta/moten/ny"));
        page.locator("input[name=type][value=DIALOGUE_MEETING]").check();
        page.fill("#med-1", bodyName);
        page.locator("input[name=nar][value=ungefar]").check();
        page.selectOption("#del", new com.microsoft.playwright.options.SelectOption().setIndex(2));
        page.selectOption("#manad", new com.microsoft.playwright.options.SelectOption().setIndex(5));
        page.fill("#ar", "2026");
        page.fill("#s-1", "Belys gångvägen.");
        page.fill("#title", "Exempelmöte " + mode(script));
        act(page, "spara");
        act(page, "approve");
        act(page, "publish");
        check(page, script);
    }

    private void tell(Page page, boolean script) {
        page.fill("#title", "Exempelnyhet " + mode(script));
        page.fill("#lead", "Ett prov av nyheter.");
        page.locator("input[name=themes][value=kultur]").check();
        act(page, "spara");
        act(page, "publish");
        check(page, script);
    }

    @Test
    void everyPublicPageIsWholeInBothLanguages() {
        Page page = screens.open(true);
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
            page.navigate(screens.samrad().url(path));
            check(page, true);
            page.navigate(screens.samrad().url("/en" + (path.equals("/") ? "/" : path)));
            assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
            check(page, true);
        }
        page.navigate(screens.samrad().url("/remisser/samrad-rup-2024/laget"));
        assertThat(page.locator("main").innerText()).contains("framgår inte");
        page.navigate(screens.samrad().url("/nyheter"));
        assertThat(page.locator("main").innerText())
                .contains("Life science-samarbetet mellan Stockholm och Uppsala växer");
        assertThat(screens.console()).isEmpty();
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessWasKilled() {
        JsonNode before = screens.samrad().json("/api/public/consultations/exempel-fardplan-flemingsberg/tally");
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(screens.samrad()
                    .call(
                            "POST",
                            "/api/consultations/exempel-fardplan-flemingsberg/responses",
                            "{\"text\":\"Exempel nummer " + i + "\"}",
                            "Idempotency-Key",
                            "kill-nine-" + i)
                    .statusCode());
        }
        screens.samrad().killAndStartAgain();
        assertThat(answers).containsOnly(201);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode after = screens.samrad().json("/api/public/consultations/exempel-fardplan-flemingsberg/tally");
            assertThat(after.get("persons").asInt())
                    .isEqualTo(before.get("persons").asInt() + 10);
            assertThat(after.get("answered").asInt())
                    .isEqualTo(before.get("answered").asInt());
        });
    }
}
