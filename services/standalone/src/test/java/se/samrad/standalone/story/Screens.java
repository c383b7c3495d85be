package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The product and a browser in which people sit before it, each with a screen of their own. */
final class Screens implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Without script the browser never says that a button has come to rest. */
    static final Locator.ClickOptions AT_ONCE = new Locator.ClickOptions().setForce(true);

    private static final int TABS_MAX = 250;

    private static final Pattern CODE = Pattern.compile("\\d{4}(?:[\\s\\u00a0]?\\d{4}){1,2}");

    private static final String MAILBOX = "registrator@exempelregionen.example";

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser mailbox;
    private final RunningSamrad samrad;
    private final Playwright playwright = Chromium.playwright();
    private final Browser browser = Chromium.launch(playwright);
    private final List<String> console = new ArrayList<>();

    Screens() {
        mails.start();
        mailbox = mails.setUser(MAILBOX, "registrator", "hemligt");
        samrad = RunningSamrad.start(
                "stand-in",
                Map.of(
                        "SAMRAD_INTAKE_IMAP_HOST", "127.0.0.1",
                        "SAMRAD_INTAKE_IMAP_PORT",
                                Integer.toString(mails.getImap().getPort()),
                        "SAMRAD_INTAKE_IMAP_USER", "registrator",
                        "SAMRAD_INTAKE_IMAP_PASSWORD", "hemligt",
                        "SAMRAD_INTAKE_IMAP_TLS", "false",
                        "SAMRAD_INTAKE_EVERY", "1s"));
    }

    /** Somebody writes to the mailbox that answers come to. */
    void mail(String from, String subject, String words) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(MAILBOX));
            message.setSubject(subject, "UTF-8");
            message.setText(words, "UTF-8");
            message.saveChanges();
            mailbox.deliver(message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What scripts have complained of on any screen. */
    List<String> console() {
        return console;
    }

    RunningSamrad samrad() {
        return samrad;
    }

    Page open(boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("sv-SE")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(PATIENCE.toMillis());
        Page page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text() + " at " + page.url()));
        page.onPageError(error -> console.add("error: " + error));
        return page;
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

    /** Goes from field to field with the tabulator until it stands at one. */
    static void reach(Page page, String selector) {
        for (int i = 0; i < TABS_MAX; i++) {
            page.keyboard().press("Tab");
            if (page.locator(selector).and(page.locator(":focus")).count() > 0) return;
        }
        throw new AssertionError(selector + " is not reached by the keyboard at " + page.url());
    }

    /** What a link gives to be saved, and not shown. */
    static byte[] save(Page page, String link) {
        Download download =
                page.waitForDownload(() -> page.locator("main a", new Page.LocatorOptions().setHasText(link))
                        .first()
                        .click(AT_ONCE));
        try (InputStream bytes = download.createReadStream()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        nothing(page, new AxeBuilder(page).withTags(WCAG));
        // No rule of law, but whoever jumps from landmark to landmark has to know which one they came to.
        nothing(page, new AxeBuilder(page).withRules(List.of("landmark-unique")));
    }

    private static void nothing(Page page, AxeBuilder axe) {
        assertThat(axe.analyze().getViolations().stream().map(rule -> rule.getId() + ": " + rule.getNodes()))
                .as(page.url())
                .isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        samrad.close();
        mails.stop();
    }
}
