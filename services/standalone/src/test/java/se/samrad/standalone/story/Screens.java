package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The product and a browser in which people sit before it, each with a screen of their own. */
final class Screens implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Without script the browser never says that a button has come to rest. */
    private static final Locator.ClickOptions AT_ONCE = new Locator.ClickOptions().setForce(true);

    private static final Pattern CODE = Pattern.compile("\\d{4}(?:[\\s\\u00a0]?\\d{4}){1,2}");

    private final RunningSamrad samrad = RunningSamrad.start();
    private final Playwright playwright = Chromium.playwright();
    private final Browser browser = Chromium.launch(playwright);

    RunningSamrad samrad() {
        return samrad;
    }

    Page open(boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("sv-SE")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context.newPage();
    }

    Page staff(boolean script, String account, String path) {
        Page page = open(script);
        page.navigate(samrad.url("/logga-in?till=" + path));
        page.locator("a[href$='/login']").click();
        page.fill("#username", account);
        page.fill("#password", RunningSamrad.PASSWORD);
        page.locator("form button.ds-button[type=submit]").click();
        page.waitForURL("**" + path);
        return page;
    }

    /** Somebody who gets a code at an address of a body's. */
    Page body(boolean script, String address, String path) {
        Page page = open(script);
        page.navigate(samrad.url("/logga-in?till=" + path));
        page.locator("a[href$='/login/kod']").click();
        page.fill("#email", address);
        int before = letters(address, "login-code").size();
        page.locator("form button.ds-button[type=submit]").click();
        page.fill("#code", code(address, "login-code", before));
        page.locator("#kodform button.ds-button[type=submit]").click();
        page.waitForURL("**" + path);
        return page;
    }

    /** The code in the newest letter once there are more of its kind than there were. */
    String code(String address, String kind, int before) {
        String letter = letter(address, kind, before);
        Matcher code = CODE.matcher(letter);
        assertThat(code.find()).as(letter).isTrue();
        return code.group();
    }

    String letter(String address, String kind, int before) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> letters(address, kind), letters -> letters.size() > before)
                .getFirst();
    }

    /** The texts of the letters of a kind to an address, the newest first. */
    List<String> letters(String address, String kind) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : samrad.json("/brevlada.json").get("items")) {
            if (item.get("to").asString().equals(address)
                    && item.get("kind").asString().equals(kind))
                texts.add(item.get("text").asString());
        }
        return texts;
    }

    void go(Page page, String path) {
        page.navigate(samrad.url(path));
    }

    static String read(Page page) {
        return page.locator("main").innerText();
    }

    /** Presses the button that does something, by what it does. */
    static void act(Page page, String verb) {
        page.locator("button.ds-button[name=gor][value='" + verb + "']").first().click(AT_ONCE);
        page.waitForLoadState();
    }

    static void press(Page page, String name) {
        page.locator("button.ds-button", new Page.LocatorOptions().setHasText(name))
                .last()
                .click(AT_ONCE);
        page.waitForLoadState();
    }

    static void tick(Page page, String selector) {
        page.locator(selector).first().check(new Locator.CheckOptions().setForce(true));
    }

    static void unfold(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click(AT_ONCE);
    }

    static void says(Page page, String... words) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(read(page)).contains(words));
    }

    /** A page that shows what has happened once the views know. */
    void comesToSay(Page page, String path, String words) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            go(page, path);
            assertThat(read(page)).contains(words);
        });
    }

    /** No violation of WCAG 2.1 and 2.2 A and AA, and nothing that scrolls sideways at 320 pixels; by script alone. */
    static void check(Page page, boolean script) {
        if (!script) return;
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

    @Override
    public void close() {
        browser.close();
        playwright.close();
        samrad.close();
    }
}
