package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.standalone.story.Remiss.TODAY;
import static se.samrad.standalone.story.Screens.AT_ONCE;
import static se.samrad.standalone.story.Screens.act;
import static se.samrad.standalone.story.Screens.check;
import static se.samrad.standalone.story.Screens.press;
import static se.samrad.standalone.story.Screens.read;
import static se.samrad.standalone.story.Screens.save;
import static se.samrad.standalone.story.Screens.says;
import static se.samrad.standalone.story.Screens.tick;
import static se.samrad.standalone.story.Screens.unfold;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.WorkingDays;

/** Answers that come on paper and by mail, and the receipt that proves any of them, in Chromium, with JavaScript and without. */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
@ExtendWith(SharedScreens.class)
@Order(Integer.MAX_VALUE)
class RoadsStoriesBrowserTest {
    private static final Map<Boolean, Remiss> REMISSES = new LinkedHashMap<>();

    private static Screens screens;

    @BeforeAll
    static void up() {
        screens = SharedScreens.screens();
        for (boolean script : List.of(true, false)) {
            REMISSES.put(script, Remiss.open(screens.samrad(), "hamn", script, List.of("stranden", "udden")));
        }
    }

    private static Remiss remiss(boolean script) {
        return Objects.requireNonNull(REMISSES.get(script));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void paperThatLayInTheBoxCameOnTheWorkingDayBefore(boolean script) {
        Remiss remiss = remiss(script);
        Page staff = screens.staff(
                script, "registrator", "/arbetsyta" + remiss.path() + "/svar/nytt?for=" + remiss.body("stranden"));
        assertThat(staff.inputValue("#arrived")).isEmpty();
        assertThat(staff.inputValue("#body")).isEqualTo(remiss.body("stranden"));
        staff.fill("#text", "Hamnen ska vara djup.");
        press(staff, "Lägg in svaret");
        says(staff, "hur");
        tick(staff, "input[name=channel][value=PAPER]");
        staff.setInputFiles(
                "#fil", new FilePayload("skannat brev.txt", "text/plain", "Hamnen ska vara djup.".getBytes(UTF_8)));
        if (script)
            staff.locator("ul.files > li", new Page.LocatorOptions().setHasText("skannat brev.txt"))
                    .getByText("Hela filen är mottagen.")
                    .waitFor();
        check(staff, script);
        press(staff, "Lägg in svaret");
        says(staff, "Stämmer dagen?");
        check(staff, script);
        press(staff, "Lägg in svaret");
        says(staff, "Svaret är inlagt");
        screens.go(staff, remiss.desk("stranden"));
        says(staff, "Hamnen ska vara djup.", "skannat brev.txt", "papper", "inlagt");
        assertThat(staff.locator(".lead time").first().getAttribute("datetime"))
                .isEqualTo(WorkingDays.before(TODAY).toString());
        check(staff, script);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMailFromAnUnknownSenderWaitsUntilStaffSayWhoseItIs(boolean script) {
        Remiss remiss = remiss(script);
        String sender = "okand@" + remiss.mode() + ".example";
        String subject = "Vad vi tycker, " + remiss.mode() + " skript";
        screens.mail(sender, subject, "Kajen ska vara låg.");
        Page staff = screens.staff(script, "registrator", "/arbetsyta/inkorg");
        screens.comesToSay(staff, "/arbetsyta/inkorg", subject);
        check(staff, script);
        staff.locator("main a", new Page.LocatorOptions().setHasText(subject)).click(AT_ONCE);
        says(staff, "Kajen ska vara låg.", sender);
        assertThat(new String(save(staff, "Hämta meddelandet som det kom"), UTF_8))
                .contains("Kajen ska vara l");
        act(staff, "svar");
        says(staff, "Välj");
        staff.selectOption("#consultation", remiss.id());
        staff.selectOption("#body", remiss.body("udden"));
        check(staff, script);
        act(staff, "svar");
        says(staff, "Meddelandet är mottaget som svar.");
        assertThat(staff.locator("main a", new Page.LocatorOptions().setHasText(subject))
                        .count())
                .isZero();
        screens.comesToSay(staff, remiss.desk("udden"), "Kajen ska vara låg.");
        assertThat(read(staff)).contains("med mejl");
        assertThat(screens.letter(sender, "receipt", 0)).contains("samrad-receipt 1", remiss.body("udden"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReceiptIsProvedWithTheCommandThatIsToldAndEveryActWantsACode(boolean script, @TempDir Path folder)
            throws Exception {
        Remiss remiss = remiss(script);
        String address = "robin@" + remiss.mode() + ".example";
        Page citizen = screens.open(script);
        screens.go(citizen, remiss.path() + "/svar");
        tick(citizen, "#satt-skriv");
        citizen.fill("#text", "Jag vill bada vid kajen.");
        citizen.fill("#email", address);
        act(citizen, "granska");
        press(citizen, "Skicka in");
        citizen.waitForURL("**/kvittens/**");
        String receipt = citizen.url().substring(citizen.url().indexOf("/kvittens/"));
        unfold(citizen, "Kvittensen i undertecknad form");
        check(citizen, script);
        String signed = citizen.locator("pre").innerText();
        Files.writeString(folder.resolve("kvittens.txt"), signed.strip() + "\n");
        assertThat(proved(folder)).contains("Signature Verified Successfully");
        Files.writeString(
                folder.resolve("kvittens.txt"), signed.strip().replace("" + TODAY, "" + TODAY.minusDays(1)) + "\n");
        assertThat(proved(folder)).contains("Signature Verification Failure");

        Page stranger = screens.open(script);
        screens.go(stranger, receipt);
        assertThat(stranger.content()).doesNotContain("Jag vill bada vid kajen.", address);
        screens.go(stranger, receipt + "/svar");
        assertThat(stranger.url()).endsWith("/kod");
        act(stranger, "skicka");
        String code = screens.code(address, "code", 0);
        stranger.fill("#kod", code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1));
        act(stranger, "oppna");
        assertThat(stranger.locator("#kod-fel").innerText()).isNotBlank();
        check(stranger, script);
        stranger.fill("#kod", code);
        act(stranger, "oppna");
        says(stranger, "Jag vill bada vid kajen.");
        screens.go(citizen, receipt + "/svar");
        assertThat(citizen.url()).as("a pass opens it for nobody else").endsWith("/kod");
    }

    /** What the command of the README says of {@code kvittens.txt}. */
    private static String proved(Path folder) throws IOException, InterruptedException {
        List<String> commands = new ArrayList<>();
        boolean told = false;
        for (String line : Files.readAllLines(readme())) {
            if (line.startsWith("kid=$(")) told = true;
            if (told && line.startsWith("```")) break;
            if (told)
                commands.add(
                        line.replace("http://localhost:8080", screens.samrad().url("")));
        }
        Process bash = new ProcessBuilder("bash", "-c", String.join("\n", commands))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
        bash.waitFor();
        return said;
    }

    private static Path readme() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docker-compose.yml"))) here = Objects.requireNonNull(here.getParent());
        return here.resolve("README.md");
    }
}
