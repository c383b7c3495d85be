package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samrad.standalone.story.Screens.AT_ONCE;
import static se.samrad.standalone.story.Screens.PATIENCE;
import static se.samrad.standalone.story.Screens.act;
import static se.samrad.standalone.story.Screens.check;
import static se.samrad.standalone.story.Screens.read;
import static se.samrad.standalone.story.Screens.save;
import static se.samrad.standalone.story.Screens.says;
import static se.samrad.standalone.story.Screens.tick;
import static se.samrad.standalone.story.Screens.unfold;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What registrars do with an answer, from its number to its place on the web, in Chromium, with JavaScript and without. */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
@ExtendWith(SharedScreens.class)
@Order(Integer.MAX_VALUE)
class RegistrarStoriesBrowserTest {
    private static final String SUBJECT = "Exempel: yttrande över vägen";
    private static final String SECRET = "Fornlämningen ligger vid bäcken.";

    private static final Map<Boolean, Remiss> REMISSES = new LinkedHashMap<>();
    private static final Map<Boolean, Page> REGISTRARS = new LinkedHashMap<>();

    private static Screens screens;

    @BeforeAll
    static void up() {
        screens = SharedScreens.screens();
        for (boolean script : List.of(true, false)) {
            REMISSES.put(
                    script,
                    Remiss.open(
                            screens.samrad(),
                            "vag",
                            script,
                            List.of("asen", "backen", "dalen", "falan", "garden", "heden", "kullen", "lunden")));
            REGISTRARS.put(script, screens.staff(script, "registrator", "/arbetsyta/diarium"));
        }
    }

    private static Remiss remiss(boolean script) {
        return Objects.requireNonNull(REMISSES.get(script));
    }

    private static Page at(boolean script, String path) {
        Page registrar = Objects.requireNonNull(REGISTRARS.get(script));
        screens.go(registrar, path);
        return registrar;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoRegistersByKeyboardGetsTheNextNumberAndFetchesAllOfItInOneFile(boolean script) throws IOException {
        Remiss remiss = remiss(script);
        String sha256 = screens.samrad().upload("Yttrande om vägen.txt", "Vägen ska gå norr om sjön.");
        remiss.answered("asen", "\"text\":\"Vi tillstyrker vägen.\",\"files\":[\"" + sha256 + "\"]");
        remiss.answered("backen", "\"text\":\"Vi avstyrker vägen.\"");
        int first = registered(at(script, remiss.desk("asen")));
        assertThat(registered(at(script, remiss.desk("backen")))).isEqualTo(first + 1);

        Page registrar = at(script, remiss.desk("asen"));
        check(registrar, script);
        Map<String, byte[]> entries = unpacked(save(registrar, "Hämta för diariet"));
        assertThat(entries.keySet())
                .containsExactly("metadata.json", "metadata.xml", "svar.pdf", "filer/01-Yttrande om vägen.txt");
        assertThat(new String(entries.get("filer/01-Yttrande om vägen.txt"), UTF_8))
                .isEqualTo("Vägen ska gå norr om sjön.");
        JsonNode metadata = new JsonMapper().readTree(entries.get("metadata.json"));
        assertThat(metadata.get("documentNumber").asString()).endsWith("-" + first);
        assertThat(metadata.get("senderName").asString()).isEqualTo(remiss.bodyName("asen"));
        assertThat(metadata.get("files").toString()).contains(sha256);
        try (PDDocument pdf = Loader.loadPDF(entries.get("svar.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Vi tillstyrker vägen.");
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
                    .contains("pdfaid:part", "pdfuaid:part");
        }
    }

    /** With nothing but keys; the number that it got. */
    private static int registered(Page registrar) {
        Screens.reach(registrar, "#subject");
        registrar.keyboard().press("Control+A");
        registrar.keyboard().type(SUBJECT);
        Screens.reach(registrar, "button[value=register]");
        registrar.keyboard().press("Enter");
        says(registrar, "Svaret är registrerat.", SUBJECT);
        String said = read(registrar);
        return Integer.parseInt(said.replaceAll("(?s).*Registrerat som [^\\n]*?-(\\d+)\\..*", "$1"));
    }

    private static Map<String, byte[]> unpacked(byte[] zipped) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNumberIsTypedFromTheDiaryAndIsTakenOnlyOnce(boolean script) {
        Remiss remiss = Remiss.open(screens.samrad(), "bro", script, List.of("nasset", "odlan"));
        for (String body : List.of("nasset", "odlan")) remiss.answered(body, "\"text\":\"Vi tillstyrker bron.\"");
        Page registrar = at(script, remiss.desk("nasset"));
        tick(registrar, "#nr-diary");
        act(registrar, "register");
        says(registrar, "Skriv handlingens nummer i diariet.");
        registrar.fill("#documentNumber", "2026/417-3");
        act(registrar, "register");
        says(registrar, "Registrerat som 2026/417-3.");

        screens.go(registrar, remiss.desk("odlan"));
        assertThat(read(registrar)).doesNotContain("Nästa i egen serie");
        registrar.fill("#documentNumber", "2026/417-3");
        act(registrar, "register");
        assertThat(registrar.locator("#documentNumber-fel").innerText()).isNotBlank();
        check(registrar, script);
        registrar.fill("#documentNumber", "2026/417-4");
        act(registrar, "register");
        says(registrar, "Registrerat som 2026/417-4.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsMarkedSecretIsTriedAnewForEachWhoAsksAndRefusedOrGiven(boolean script) throws IOException {
        Remiss remiss = remiss(script);
        remiss.answered("dalen", "\"text\":\"Vi tillstyrker. " + SECRET + "\"");
        Page registrar = at(script, remiss.desk("dalen"));
        act(registrar, "register");
        tick(registrar, "input[name='secret-val'][value=ja]");
        act(registrar, "assess-secrecy");
        says(registrar, "Ange bestämmelsen");
        registrar.fill("[name=provision]", "OSL 20 kap. 1 §");
        act(registrar, "assess-secrecy");
        says(registrar, "Sekretessmarkerat: OSL 20 kap. 1 §.", "Gäller hela svaret.");
        tick(registrar, "input[name='secret-val'][value=ja]");
        registrar.fill("[name=provision]", "OSL 20 kap. 1 §");
        registrar.fill("[name=stallen]", SECRET);
        act(registrar, "assess-secrecy");
        assertThat(registrar
                        .locator("ul.small", new Page.LocatorOptions().setHasText(SECRET))
                        .count())
                .isEqualTo(1);
        assertThat(read(registrar)).doesNotContain("Gäller hela svaret.");

        asked(registrar, remiss);
        says(registrar, "Det är en varning, inget beslut.");
        act(registrar, "refuse");
        assertThat(registrar.locator("#avslag-lagrum-fel").innerText()).isNotBlank();
        registrar.fill("#avslag-lagrum", "OSL 20 kap. 1 §");
        registrar.fill("#avslag-skal", "Platsen är inte skyddad än.");
        act(registrar, "refuse");
        says(
                registrar,
                "Begäran är avslagen.",
                "Platsen är inte skyddad än.",
                "Enligt OSL 20 kap. 1 §.",
                "skriftligt beslut av myndigheten",
                "överklagas till kammarrätten");
        check(registrar, script);

        asked(registrar, remiss);
        act(registrar, "give");
        says(registrar, "Hela svaret lämnas ut.");
        assertThat(read(registrar)).doesNotContain("kammarrätten");
        assertThat(text(save(registrar, "Hämta kopian"))).contains(SECRET, remiss.bodyName("dalen"));
        screens.go(registrar, "/arbetsyta/utlamnande");
        assertThat(registrar.locator("main ul.todo").count()).isZero();
    }

    /** Somebody wants to see an answer, and the registrar opens what is to be decided. */
    private static void asked(Page registrar, Remiss remiss) {
        screens.go(registrar, remiss.desk("dalen"));
        unfold(registrar, "Någon vill ta del av svaret");
        act(registrar, "copy-requests");
        screens.comesToSay(registrar, "/arbetsyta/utlamnande", "Någon vill ta del av ett svar");
        registrar
                .locator("main ul.todo a", new Page.LocatorOptions().setHasText(remiss.bodyName("dalen")))
                .click(AT_ONCE);
    }

    private static String text(byte[] file) throws IOException {
        StringBuilder text = new StringBuilder();
        if (file[0] == 'P') {
            for (Map.Entry<String, byte[]> entry : unpacked(file).entrySet()) {
                if (entry.getKey().endsWith(".pdf")) text.append(text(entry.getValue()));
            }
            return text.toString();
        }
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsHiddenAfterTheFactIsGoneFromThePageTheSearchAndTheFeeds(boolean script) {
        Remiss remiss = remiss(script);
        String word = "Vidrarp" + remiss.mode();
        remiss.answered("falan", "\"text\":\"Vi tillstyrker. Ring Bo på 070-174 06 05. Bo bor i " + word + ".\"");
        remiss.assessed("falan");
        Page registrar = at(script, remiss.desk("falan"));
        hide(registrar, "Bara 070-174 06 05", "");
        act(registrar, "redactions");
        says(registrar, "Webbkopian är sparad.", "Ett ställe är dolt.");
        act(registrar, "publish");
        says(registrar, "Svaret är publicerat.");
        Page all = screens.open(script);
        screens.comesToSay(all, remiss.published("falan"), word);
        screens.comesToSay(all, "/sok?q=" + word, remiss.bodyName("falan"));
        assertThat(everywhere(remiss)).anyMatch(answer -> answer.contains(word)).noneMatch(a -> a.contains("070-174"));

        registrar.fill("#ta-ner-skal", "Ett ställe till ska döljas.");
        act(registrar, "retract");
        says(registrar, "Svaret är borttaget från webben.");
        screens.comesToSay(all, "/sok?q=" + word, "Inget svar.");
        assertThat(everywhere(remiss)).noneMatch(answer -> answer.contains(word));

        hide(registrar, "Bo bor i " + word, "GDPR");
        act(registrar, "redactions");
        says(registrar, "2 ställen är dolda.");
        act(registrar, "publish");
        screens.comesToSay(all, remiss.published("falan"), "Vi tillstyrker.");
        check(all, script);
        screens.comesToSay(all, remiss.path() + "/svar/publicerade", remiss.bodyName("falan"));
        assertThat(everywhere(remiss))
                .anyMatch(answer -> answer.contains("Vi tillstyrker."))
                .noneMatch(answer -> answer.contains("070-174"))
                .noneMatch(answer -> answer.contains(word));
    }

    private static void hide(Page registrar, String words, String ground) {
        Locator box = registrar
                .locator(".sentences li", new Page.LocatorOptions().setHasText(words))
                .locator("input[name=dolj]")
                .first();
        box.check(new Locator.CheckOptions().setForce(true));
        if (!ground.isEmpty()) {
            registrar
                    .locator("[name='grund-" + box.getAttribute("value") + "']")
                    .selectOption(ground);
        }
    }

    /** All that tells everybody of an answer of one of the bodies. */
    private static List<String> everywhere(Remiss remiss) {
        return List.of(
                        remiss.published("falan"),
                        "/en" + remiss.published("falan"),
                        remiss.path() + "/svar/publicerade",
                        remiss.path() + "/svar/publicerade.json",
                        remiss.path() + "/svar/publicerade.csv",
                        remiss.path() + "/fragor/1",
                        "/remissinstanser/" + remiss.body("falan"),
                        "/svar/flode.atom",
                        "/svar/flode.rss?remiss=" + remiss.id(),
                        "/svar/flode.json",
                        "/api/public/responses/" + remiss.id() + "--" + remiss.body("falan"),
                        "/api/public/consultations/" + remiss.id() + "/responses")
                .stream()
                .map(path -> screens.samrad().get(path).body())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotFromTheSenderCountsNoMoreAndTheBodyIsAskedAgain(boolean script) {
        Remiss remiss = remiss(script);
        String receipt = remiss.answered("garden", "\"text\":\"Vi svarar för någon annan.\"");
        Page all = screens.open(script);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(remiss, "garden")).isEqualTo("ANSWERED"));
        Page registrar = at(script, remiss.desk("garden"));
        unfold(registrar, "Inte från avsändaren");
        registrar.fill("#fel-avsandare-skal", "Skickat av någon utan uppdrag.");
        tick(registrar, "#fel-avsandare-ja");
        act(registrar, "not-from-sender");
        says(registrar, "Antecknat: svaret är inte från avsändaren.");
        check(registrar, script);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(remiss, "garden")).isEqualTo("INVITED"));
        screens.go(all, remiss.path() + "/laget?q=" + remiss.bodyName("garden").replace(" ", "+"));
        assertThat(all.locator("tr", new Page.LocatorOptions().setHasText(remiss.bodyName("garden")))
                        .innerText())
                .contains("tillfrågad");
        screens.comesToSay(all, receipt, "Inte från avsändaren");
        check(all, script);
        Page body = screens.body(script, remiss.address("garden"), remiss.path() + "/svar");
        assertThat(body.locator("#text").count()).as(read(body)).isOne();
    }

    private static String status(Remiss remiss, String name) {
        for (JsonNode row : screens.samrad()
                .json("/api/public/consultations/" + remiss.id() + "/bodies?size=100")
                .get("items")) {
            if (row.get("body").asString().equals(remiss.body(name)))
                return row.get("status").asString();
        }
        return "";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void classifiedMatterIsSealedOffAtOnceAndOneRoleAloneReadsIt(boolean script) {
        Remiss remiss = remiss(script);
        String secret = "Bergrummet" + remiss.mode();
        String receipt = remiss.answered("heden", "\"text\":\"Planen går över " + secret + ".\"");
        remiss.assessed("heden");
        remiss.call("POST", "/api/responses/" + remiss.id() + "--" + remiss.body("heden") + "/publish", "");
        Page all = screens.open(script);
        screens.comesToSay(all, remiss.published("heden"), secret);

        Page registrar = at(script, remiss.desk("heden"));
        unfold(registrar, "Uppgifterna får inte finnas här");
        act(registrar, "seal");
        assertThat(registrar.locator("#avskilj-skal-fel").innerText()).isNotBlank();
        registrar.fill("#avskilj-skal", "Kan röra totalförsvaret.");
        act(registrar, "seal");
        says(registrar, "Hela svaret är avskilt.");
        assertThat(registrar.content()).doesNotContain(secret);
        check(registrar, script);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                screens.samrad().get(remiss.published("heden")).body())
                        .doesNotContain(secret));
        screens.comesToSay(all, receipt, "Avskilt");
        assertThat(read(all)).doesNotContain("SHA-256");

        Page security = screens.staff(script, "sakerhet", "/arbetsyta/avskilt");
        security.locator("main a", new Page.LocatorOptions().setHasText(remiss.bodyName("heden")))
                .click(AT_ONCE);
        says(security, secret, "Kan röra totalförsvaret.");
        check(security, script);
        security.fill("#skal", "Uppgiften är redan känd.");
        act(security, "unseal");
        screens.comesToSay(registrar, remiss.desk("heden"), secret);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePositionThatTheOfficeReadsOutOfATextIsShownAsItsOwn(boolean script) {
        Remiss remiss = remiss(script);
        remiss.answered("kullen", "\"text\":\"Vi vill inte ha vägen.\"");
        remiss.answered("lunden", "\"text\":\"Vi vill ha vägen.\",\"position\":\"SUPPORTS\"");
        for (String name : List.of("kullen", "lunden")) remiss.assessed(name);
        Page registrar = at(script, remiss.desk("lunden"));
        assertThat(registrar.locator("button[value=interpret-position]").count())
                .isZero();
        assertThat(screens.samrad()
                        .call(
                                "POST",
                                "/api/responses/" + remiss.id() + "--" + remiss.body("lunden") + "/interpret-position",
                                "{\"position\":\"OPPOSES\",\"reason\":\"Exempel.\"}")
                        .statusCode())
                .isEqualTo(422);

        screens.go(registrar, remiss.desk("kullen"));
        registrar.selectOption("#tolkning", "OPPOSES");
        act(registrar, "interpret-position");
        assertThat(registrar.locator("#tolkning-skal-fel").innerText()).isNotBlank();
        registrar.fill("#tolkning-skal", "Andra meningen säger nej.");
        act(registrar, "interpret-position");
        says(registrar, "Tolkningen är sparad.", "Kansliet tolkar svaret som: avstyrker.");
        act(registrar, "publish");
        says(registrar, "Svaret är publicerat.");
        Page all = screens.open(script);
        screens.comesToSay(all, remiss.published("kullen"), "Kansliet tolkar svaret som: avstyrker.");
        assertThat(all.content()).doesNotContain("Andra meningen säger nej.");
        check(all, script);
    }
}
