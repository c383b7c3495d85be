package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.standalone.story.Remiss.TODAY;
import static se.samrad.standalone.story.Remiss.mode;
import static se.samrad.standalone.story.Screens.AT_ONCE;
import static se.samrad.standalone.story.Screens.act;
import static se.samrad.standalone.story.Screens.check;
import static se.samrad.standalone.story.Screens.press;
import static se.samrad.standalone.story.Screens.read;
import static se.samrad.standalone.story.Screens.says;
import static se.samrad.standalone.story.Screens.tick;
import static se.samrad.standalone.story.Screens.unfold;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are written, changed, masked and handed out, in Chromium, with JavaScript and without. */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
@ExtendWith(SharedScreens.class)
@Order(Integer.MAX_VALUE)
class AnswerStoriesBrowserTest {
    private static Screens screens;

    @BeforeAll
    static void up() {
        screens = SharedScreens.screens();
        for (boolean script : List.of(true, false)) Remiss.open(screens.samrad(), "ljus", script, List.of("by", "vik"));
    }

    private static String remiss(boolean script) {
        return "/remisser/exempel-ljus-" + mode(script);
    }

    private static String body(String name, boolean script) {
        return "exempel-" + name + "-" + mode(script);
    }

    private static String address(String name, boolean script) {
        return name + "@" + mode(script) + ".example";
    }

    /** The address of a receipt, without which its sender finds the answer no more. */
    private static String send(Page page) {
        assertThat(page.url()).contains("/svar/granska");
        press(page, "Skicka in");
        page.waitForURL("**/kvittens/**");
        says(page, "Mottaget");
        return page.url();
    }

    private static void save(Page page, boolean script, String text) {
        tick(page, "#satt-skriv");
        page.fill("#text", text);
        if (!script) act(page, "spara");
        else
            page.locator("#utkast-sagt")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Sparat kl\\.")))
                    .waitFor();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void colleaguesWriteTogetherOneSendsAndWhoIsRemovedIsOutAtOnce(boolean script) {
        String answer = remiss(script) + "/svar";
        String invitation = remiss(script) + "/inbjudan/" + body("by", script);
        String approver = address("approver", script);
        Page holder = screens.body(script, address("by", script), invitation);
        for (String colleague : List.of("author", "approver")) {
            holder.fill("#kollega", address(colleague, script));
            holder.getByLabel(colleague.equals("author") ? "Bara skriva" : "Skriva och skicka in")
                    .check(new Locator.CheckOptions().setForce(true));
            act(holder, "kollega");
            says(holder, address(colleague, script));
        }
        check(holder, script);

        Page author = screens.body(script, address("author", script), answer);
        save(author, script, "Ljuset ska vara varmt.");
        author.setInputFiles(
                "#fil",
                new FilePayload(
                        "Beslutat yttrande.txt",
                        "text/plain",
                        "Styrelsen tillstyrker.".getBytes(StandardCharsets.UTF_8)));
        if (!script) act(author, "ladda-upp");
        says(author, "Beslutat yttrande.txt", script ? "Sparad i utkastet." : "Tillagd av dig");
        assertThat(author.locator("main").innerText()).doesNotContain("Inget är sparat");
        check(author, script);
        Page sender = screens.body(script, approver, answer);
        says(sender, "Beslutat yttrande.txt", "Tillagd av en kollega");
        Locator file = sender.locator("ul.files a");
        assertThat(contents(sender.waitForDownload(file::click))).isEqualTo("Styrelsen tillstyrker.");
        String address = screens.samrad().url(file.getAttribute("href"));
        assertThat(sender.inputValue("#text")).isEqualTo("Ljuset ska vara varmt.");
        assertThat(read(sender)).contains("Bara ni kan läsa det ni sparar här.");

        act(author, "granska");
        assertThat(author.locator("button", new Page.LocatorOptions().setHasText("Skicka in"))
                        .count())
                .isZero();
        holder.locator("li", new Page.LocatorOptions().setHasText(address("author", script)))
                .locator("button")
                .first()
                .click(AT_ONCE);
        says(holder, "kan inte längre svara för er.");
        screens.go(author, answer);
        assertThat(read(author)).doesNotContain("Ljuset ska vara varmt.", "Bara ni kan läsa", "yttrande.txt");
        assertThat(author.request().get(address).text()).doesNotContain("Styrelsen tillstyrker.");

        tick(sender, "input[name=position][value=SUPPORTS]");
        tick(sender, "input[name=preliminary]");
        sender.fill("#fraga-1", "Bänkar saknas.");
        act(sender, "granska");
        says(sender, "Ljuset ska vara varmt.", "Bänkar saknas.", "Tillstyrker", "preliminärt", "Beslutat yttrande.txt");
        check(sender, script);
        send(sender);
        says(sender, "Fil 1");
        check(sender, script);
        change(sender, script);
    }

    private static String contents(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Confirmed, added to, replaced and taken back by the one who sent it, each with a receipt. */
    private static void change(Page sender, boolean script) {
        String own = remiss(script) + "/svar/eget/" + body("by", script);
        screens.go(sender, own);
        check(sender, script);
        sender.fill("#beslut-av", "Exempelstyrelsen");
        sender.fill("#beslut-dag", TODAY.toString());
        sender.setInputFiles(
                "#bekrafta input[type=file]",
                new FilePayload("protokoll.txt", "text/plain", "§ 1 Beslut".getBytes(StandardCharsets.UTF_8)));
        act(sender, "bekrafta");
        screens.go(sender, own);
        assertThat(read(sender)).contains("Exempelstyrelsen").doesNotContain("Bekräfta svaret");

        sender.fill("#tillagg", "Vi lägger till: även papperskorgar.");
        act(sender, "komplettera");
        screens.go(sender, own);
        says(sender, "Vi lägger till: även papperskorgar.", "Kvittenser på det som har hänt sedan");
        check(sender, script);

        sender.locator("a[href*='ersatt=ja']").click(AT_ONCE);
        if (script) {
            // Left in the middle: what was typed is there again.
            save(sender, true, "Ett halvt nytt svar.");
            screens.go(sender, remiss(true) + "/svar");
            assertThat(sender.inputValue("#text")).isEqualTo("Ett halvt nytt svar.");
        }
        tick(sender, "#satt-skriv");
        sender.fill("#text", "Ett helt nytt svar.");
        act(sender, "granska");
        send(sender);
        screens.go(sender, own);
        says(sender, "Ett helt nytt svar.");

        tick(sender, "#aterta-ja");
        act(sender, "aterta");
        screens.go(sender, own);
        says(sender, "Återtaget", "Lämna ett nytt svar");
        check(sender, script);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasNothingToSaySaysSoInTwoClicks(boolean script) {
        Page page = screens.body(script, address("vik", script), remiss(script) + "/inbjudan/" + body("vik", script));
        page.getByText("Vi har inga synpunkter").click(AT_ONCE);
        send(page);
        Page board = screens.open(script);
        screens.comesToSay(board, remiss(script) + "/laget", "inga synpunkter");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCitizenIsReadWithoutWhatTellsWhoItIsAndTakesTheAnswerBack(boolean script) {
        String address = "kim@" + mode(script) + ".example";
        Page citizen = screens.open(script);
        screens.go(citizen, remiss(script) + "/svar");
        check(citizen, script);
        tick(citizen, "#satt-skriv");
        citizen.fill(
                "#text", "Belys vägen. Mitt nummer är 070-174 06 05. Min granne är sjuk. Hälsningar Kim Exempelsson.");
        citizen.fill("#name", "Kim Exempelsson");
        citizen.fill("#email", address);
        act(citizen, "granska");
        String receipt = send(citizen);
        String token = receipt.substring(receipt.indexOf("/kvittens/") + "/kvittens/".length());
        String id = token.substring(0, token.indexOf('.'));
        verify(script, address);

        Page registrar = screens.staff(script, "registrator", "/arbetsyta/svar/" + id);
        check(registrar, script);
        registrar.fill("#subject", "Exempel: synpunkter");
        act(registrar, "register");
        tick(registrar, "input[name='secret-val'][value=ja]");
        registrar.fill("[name=provision]", "OSL 21 kap. 1 §");
        registrar.fill("[name=stallen]", "Min granne är sjuk.");
        registrar.press("[name=provision]", "Enter");
        says(registrar, script ? "Bedömningen är sparad." : "Inget är gjort än.");
        if (!script) act(registrar, "assess-secrecy");
        hide(registrar, "Bara 070-174 06 05");
        hide(registrar, "Bara Kim Exempelsson");
        act(registrar, "publish");
        says(registrar, "Det du har markerat i steg 3 är inte sparat.");
        check(registrar, script);
        staysMarked(registrar);
        registrar
                .locator(".sentences > li:has(.pick input:checked) input[name^=lagrum-]")
                .first()
                .press("Enter");
        says(registrar, script ? "Webbkopian är sparad." : "Inget är gjort än.");
        if (!script) act(registrar, "redactions");
        says(registrar, "Webbkopian är sparad.");
        act(registrar, "publish");
        says(registrar, "Maskera dem först.");
        Locator secret = hide(registrar, "Min granne är sjuk.");
        String place = secret.getAttribute("value");
        registrar.locator("[name='grund-" + place + "']").selectOption("SECRECY");
        registrar.locator("[name='lagrum-" + place + "']").fill("OSL 21 kap. 1 §");
        act(registrar, "redactions");
        act(registrar, "publish");
        says(registrar, "Svaret är publicerat.");
        check(registrar, script);

        Page all = screens.open(script);
        screens.comesToSay(all, "/svar/" + id, "Belys vägen.");
        assertThat(all.content()).doesNotContain("070-174", "Exempelsson", "granne");
        assertThat(read(all)).contains("Dolt på webben: kan vara sekretessbelagt, OSL 21 kap. 1 §");
        assertThat(all.locator("meta[name=robots]").getAttribute("content")).contains("noindex");
        check(all, script);
        screens.comesToSay(all, "/sok?q=belysa", "privatperson");
        copy(registrar, script, id);

        screens.go(citizen, "/kvittens/" + token + "/kod");
        act(citizen, "skicka");
        citizen.fill("#kod", screens.code(address, "code", 0));
        act(citizen, "oppna");
        says(citizen, "Min granne är sjuk.");
        check(citizen, script);
        tick(citizen, "#aterta-ja");
        act(citizen, "aterta");
        screens.comesToSay(all, "/svar/" + id, "återtag");
        assertThat(read(all)).doesNotContain("Belys vägen.");
    }

    /** The letter's lines are genuine, and no longer when a day in them is another. */
    private static void verify(boolean script, String address) {
        String letter = screens.letter(address, "receipt", 0);
        String signed = letter.substring(letter.indexOf("samrad-receipt 1")).strip();
        Page anybody = screens.open(script);
        for (boolean genuine : List.of(true, false)) {
            screens.go(anybody, "/kvittens/kontrollera");
            anybody.locator("main textarea")
                    .fill(genuine ? signed : signed.replace("arrived " + TODAY, "arrived " + TODAY.minusDays(1)));
            anybody.locator("main form button.ds-button").last().click(AT_ONCE);
            says(anybody, genuine ? "Kvittensen är äkta" : "Kvittensen stämmer inte");
            check(anybody, script);
        }
    }

    private static Locator hide(Page registrar, String words) {
        Locator box = registrar
                .locator("li, .sentence, label", new Page.LocatorOptions().setHasText(words))
                .locator("input[name=dolj]")
                .last();
        box.check(new Locator.CheckOptions().setForce(true));
        return box;
    }

    /** A rarer act of the page leaves what is typed in its steps, with scripts or without them. */
    private static void staysMarked(Page registrar) {
        registrar.locator("#tolkning").selectOption("OPPOSES");
        registrar.fill("#tolkning-skal", "Orden säger det.");
        act(registrar, "interpret-position");
        says(registrar, "Tolkningen är sparad.", "Markeringarna är inte sparade.");
        assertThat(registrar.locator("input[name=dolj]:checked").count()).isEqualTo(2);
    }

    /** Somebody asks for the original and is refused in part, with how to get a decision. */
    private static void copy(Page registrar, boolean script, String id) {
        screens.go(registrar, "/arbetsyta/svar/" + id);
        unfold(registrar, "Någon vill ta del av svaret");
        act(registrar, "copy-requests");
        screens.comesToSay(registrar, "/arbetsyta/utlamnande", "privatperson");
        check(registrar, script);
        registrar.locator("main a[href^='/arbetsyta/utlamnande/']").first().click(AT_ONCE);
        registrar.fill("[name=stallen]", "Min granne är sjuk.");
        registrar.fill("[name=lagrum]", "OSL 21 kap. 1 §");
        check(registrar, script);
        act(registrar, "give");
        says(registrar, "Hämta kopian", "kammarrätten");
        check(registrar, script);
    }
}
