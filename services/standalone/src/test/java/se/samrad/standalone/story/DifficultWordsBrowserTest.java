package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samrad.standalone.story.DifficultWords.ALL;
import static se.samrad.standalone.story.DifficultWords.seen;
import static se.samrad.standalone.story.DifficultWords.words;
import static se.samrad.standalone.story.Remiss.TODAY;
import static se.samrad.standalone.story.Screens.PATIENCE;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Difficult words in every field of the forms: refused with an error at the field, or shown everywhere as they were written,
 * and never run, and no export breaks.
 */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
@ExtendWith(SharedScreens.class)
@Order(Integer.MAX_VALUE)
class DifficultWordsBrowserTest {
    private static final int LOOKS = 3;
    private static final Pattern WRONG = Pattern.compile("id=\"([\\w-]+)-fel\"");
    /** What reaches out of a narrow page. */
    private static final String WIDE = """
            [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > 321)
                .map(one => one.tagName + '.' + one.className + ' in ' + one.parentElement.className).slice(0, 6).join('; ')""";

    private static final JsonMapper JSON = new JsonMapper();

    private static Screens screens;
    private static RunningSamrad samrad;

    private final SoftAssertions all = new SoftAssertions();

    @BeforeAll
    static void up() {
        screens = SharedScreens.screens();
        samrad = screens.samrad();
    }

    /** What a page answers with, after it has been looked at for what must be on none. */
    private Visitor.Seen sound(String what, Visitor.Seen seen) {
        all.assertThat(seen.status()).as(what).isLessThan(500);
        all.assertThat(DifficultWords.runs(seen.body())).as(what).isEmpty();
        return seen;
    }

    private Visitor.Seen send(Visitor visitor, String path, Map<String, String> fields) {
        Visitor.Seen sent = sound("POST " + path + " " + fields, visitor.post(path, fields));
        if (sent.status() / 100 != 3) return sent;
        String to = sent.location().replaceFirst("^https?://[^/]+", "").replaceFirst("#.*", "");
        return sound("GET " + to + " after " + fields, visitor.get(to));
    }

    private static List<String> wrong(Visitor.Seen page) {
        List<String> fields = new ArrayList<>();
        Matcher found = WRONG.matcher(page.body());
        while (found.find()) fields.add(found.group(1));
        return fields;
    }

    /** Each line by itself: of the lines that are typed as questions each is one. */
    private void shows(String path, String html, String word) {
        String words = words(html);
        DifficultWords.typed(word)
                .lines()
                .forEach(line -> all.assertThat(words).as(path).contains(seen(line)));
    }

    @Test
    void aConsultationIsCalledWhatItIsCalledOrItsFieldIsSaidToBeWrong() {
        Visitor officer = Visitor.staff(samrad, "handlaggare");
        Map<String, String> made = new LinkedHashMap<>();
        for (int i = 0; i < ALL.size(); i++) {
            String word = ALL.get(i);
            String id = "svara-ord-" + i;
            Map<String, String> fields = new HashMap<>(
                    Map.of("title", word, "issuer", word, "caseNumber", word, "questions", word, "contact-name", word));
            fields.putAll(Map.of(
                    "kind",
                    "SAMRAD",
                    "opensOn",
                    TODAY.toString(),
                    "closesOn",
                    TODAY.plusDays(40).toString(),
                    "publishing",
                    "RUNNING",
                    "id",
                    id));
            officer.get("/arbetsyta/remisser/ny");
            Visitor.Seen page = send(officer, "/arbetsyta/remisser/ny", fields);
            List<String> wrong = wrong(page);
            for (String field : wrong)
                fields.put(field, "title issuer questions".contains(field) ? "Exempel " + i : "");
            if (!wrong.isEmpty()) page = send(officer, "/arbetsyta/remisser/ny", fields);
            all.assertThat(page.body()).as(word + " " + wrong).contains("/arbetsyta/remisser/" + id);
            for (String field : List.of("title", "issuer", "questions", "contact-name")) {
                if (wrong.contains(field)) {
                    officer.get("/arbetsyta/remisser/ny");
                    continue;
                }
                made.put(id, word);
            }
            samrad.call("POST", "/api/consultations/" + id + "/open", "{}");
        }
        assertThat(made.size()).isGreaterThan(ALL.size() / 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(samrad.get("/remisser/svara-ord-" + (ALL.size() - 1))
                                .statusCode())
                        .isEqualTo(200));
        Visitor everybody = new Visitor(samrad);
        made.forEach((id, word) -> {
            for (String path : List.of("/remisser/" + id, "/en/remisser/" + id + "/laget")) {
                Visitor.Seen page = sound(path, everybody.get(path));
                if (page.status() == 200 && path.startsWith("/remisser")) shows(path + " " + word, page.body(), word);
            }
        });
        exports(List.of("/nyheter/flode.atom", "/svar/flode.atom", "/svar/flode.rss"), List.of(), "/kalender.ics");
        String longest = "/remisser/svara-ord-" + ALL.indexOf(DifficultWords.LONG);
        inABrowser(List.of(longest, longest + "/laget", longest + "/svar", "/remisser?q=Donau", "/"));
        all.assertAll();
    }

    @Test
    void aBodyIsNamedAsTheRegisterSaysInEveryListOfWhoWasAsked(@TempDir Path folder) throws IOException {
        Remiss remiss = Remiss.open(samrad, "namn", true, List.of("namnet"));
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i < ALL.size(); i++) {
            String id = "svara-namn-" + i;
            Map<String, String> body = Map.of("id", id, "name", ALL.get(i), "type", "OTHER");
            String json = JSON.writeValueAsString(List.of(body));
            var taken = samrad.call("POST", "/api/bodies/imports", json);
            all.assertThat(taken.statusCode()).as(taken.body()).isLessThan(500);
            String invitation = "{\"bodies\":[\"" + id + "\"]}";
            var invited = samrad.call("POST", "/api/consultations/" + remiss.id() + "/invitations", invitation);
            if (invited.statusCode() / 100 == 2 && !invited.body().contains("unknown")) asked.put(id, ALL.get(i));
            else
                all.assertThat(taken.body())
                        .as("what is wrong with " + ALL.get(i))
                        .contains("name");
        }
        assertThat(asked.size()).isGreaterThan(ALL.size() / 2);
        String board = remiss.path() + "/laget";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names(board).keySet()).containsAll(asked.keySet()));
        Map<String, String> names = names(board);
        asked.forEach((id, word) ->
                all.assertThat(seen(names.getOrDefault(id, ""))).as(id).isEqualTo(seen(DifficultWords.typed(word))));
        exports(List.of(), List.of(board + ".csv"), "/kalender.ics");
        Path sheet = Files.write(folder.resolve("laget.xlsx"), samrad.bytes(board + ".xlsx"));
        try (ZipFile zip = new ZipFile(sheet.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String xml = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                all.assertThat(DifficultWords.broken(xml)).as(entry.getName()).isEmpty();
            }
        }
        Visitor everybody = new Visitor(samrad);
        asked.forEach((id, word) -> {
            Visitor.Seen page = sound(id, everybody.get("/remissinstanser/" + id));
            if (page.status() == 200) shows("/remissinstanser/" + id, page.body(), word);
        });
        String longest = "svara-namn-" + ALL.indexOf(DifficultWords.LONG);
        inABrowser(List.of(board, "/remissinstanser/" + longest, remiss.path() + "/inbjudan/" + longest));
        all.assertAll();
    }

    private static Map<String, String> names(String board) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode row : samrad.json(board + ".json").findParents("body")) {
            names.put(row.get("body").asString(), row.path("name").asString(""));
        }
        return names;
    }

    /** Feeds can be read, each row of a table has the cells of its head and none begins like a formula, a calendar's lines are its own. */
    private void exports(List<String> feeds, List<String> tables, String calendar) {
        for (String feed : feeds)
            all.assertThat(DifficultWords.broken(samrad.get(feed).body()))
                    .as(feed)
                    .isEmpty();
        for (String table : tables) {
            String csv = samrad.get(table).body().replace("\ufeff", "");
            char separator = csv.lines().findFirst().orElse("").contains(";") ? ';' : ',';
            List<List<String>> rows = DifficultWords.rows(csv, separator);
            all.assertThat(rows.stream().map(List::size).distinct()).as(table).hasSize(1);
            all.assertThat(rows.stream().flatMap(List::stream).filter(cell -> cell.matches("(?s)[=+\\-@\\t\\r].*")))
                    .as(table)
                    .isEmpty();
        }
        all.assertThat(samrad.get(calendar).body().lines())
                .as(calendar)
                .noneMatch(line -> line.startsWith("X-Fuzzed"))
                .allMatch(line -> line.matches("(?s)[A-Z-]+[;:].*| .*"));
    }

    @Test
    void whatIsWrittenInAnAnswerIsReadAsItWasWritten() {
        Remiss remiss = Remiss.open(samrad, "ord", true, List.of("orden"));
        Visitor registrar = Visitor.staff(samrad, "registrator");
        Map<String, String> published = new LinkedHashMap<>();
        TreeSet<String> refused = new TreeSet<>();
        for (int i = 0; i < ALL.size(); i++) {
            String word = ALL.get(i);
            Visitor citizen = new Visitor(samrad);
            citizen.get(remiss.path() + "/svar");
            Map<String, String> fields = new HashMap<>(Map.of(
                    "satt", "skriv", "gor", "granska", "text", word, "name", word, "reference", word, "fraga-1", word));
            fields.put("email", "ord" + i + "@exempel.example");
            fields.put("nyckel", "ord-" + i + "-" + "abcdefgh");
            Visitor.Seen seen = send(citizen, remiss.path() + "/svar", fields);
            List<String> wrong = new ArrayList<>();
            // What stands on one line is looked at before the preview, the text when it is sent.
            for (int look = 0; look < LOOKS; look++) {
                List<String> now = wrong(seen);
                if (now.isEmpty()) {
                    if (wrong.isEmpty()) shows("preview " + i, seen.body(), word);
                    seen = send(citizen, remiss.path() + "/svar/granska", fields);
                    now = wrong(seen);
                }
                if (now.isEmpty()) break;
                wrong.addAll(now);
                for (String field : now) fields.put(field, "text".equals(field) ? "Exempel " + i : "");
                citizen.get(remiss.path() + "/svar");
                seen = send(citizen, remiss.path() + "/svar", fields);
            }
            refused.addAll(wrong);
            Matcher receipt = Pattern.compile("response (\\S+--p-\\S+)").matcher(seen.body());
            all.assertThat(receipt.find())
                    .as("a receipt for " + word + " " + wrong)
                    .isTrue();
            if (receipt.hitEnd() || receipt.groupCount() == 0) continue;
            String id = receipt.group(1).replaceAll("<.*", "");
            register(registrar, id, word, i);
            if (!wrong.contains("text")) published.put(id, word);
        }
        assertThat(published.size()).isGreaterThan(ALL.size() / 2);
        String last = List.copyOf(published.keySet()).getLast();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(samrad.get("/svar/" + last).statusCode()).isEqualTo(200));
        Visitor everybody = new Visitor(samrad);
        published.forEach((id, word) -> {
            Visitor.Seen page = sound("/svar/" + id, everybody.get("/svar/" + id));
            shows("/svar/" + id, page.body(), word);
            String sought = "/sok?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
            sound(sought, everybody.get(sought));
        });
        onPaper(remiss, registrar);
        everywhere(remiss, List.copyOf(published.values()));
        assertThat(refused).as("fields that said what was wrong").isNotEmpty();
        String longest = published.entrySet().stream()
                .filter(one -> one.getValue().equals(DifficultWords.LONG))
                .findFirst()
                .orElseThrow()
                .getKey();
        inABrowser(List.of(
                "/svar/" + longest,
                remiss.path() + "/svar/publicerade",
                remiss.path() + "/fragor/1",
                "/sok?q=" + DifficultWords.LONG));
        all.assertAll();
    }

    /** Through the four steps of the desk, each with the word where something can be written. */
    private void register(Visitor registrar, String id, String word, int nth) {
        String desk = "/arbetsyta/svar/" + id;
        sound(desk, registrar.get(desk));
        Visitor.Seen done = send(registrar, desk, Map.of("gor", "register", "subject", word, "nyckel", "r" + nth));
        if (wrong(done).contains("subject"))
            done = send(registrar, desk, Map.of("gor", "register", "subject", "Exempel", "nyckel", "s" + nth));
        all.assertThat(done.body()).as("registered " + word).contains("Registrerat som");
        done = send(
                registrar,
                desk,
                Map.of("gor", "assess-secrecy", "secret-val", "ja", "provision", word, "nyckel", "p" + nth));
        if (!wrong(done).isEmpty()) all.assertThat(wrong(done)).as(word).contains("provision");
        send(
                registrar,
                desk,
                Map.of("gor", "assess-secrecy", "secret-val", "nej", "authority", word, "nyckel", "a" + nth));
        send(registrar, desk, Map.of("gor", "assess-secrecy", "secret-val", "nej", "nyckel", "b" + nth));
        send(registrar, desk, Map.of("gor", "publish", "nyckel", "o" + nth));
        sound(desk, registrar.get(desk));
        all.assertThat(registrar.get(desk + "/diarium").status())
                .as("package of " + word)
                .isEqualTo(200);
    }

    /** What stands on paper is entered with who decided it. */
    private void onPaper(Remiss remiss, Visitor registrar) {
        String path = "/arbetsyta" + remiss.path() + "/svar/nytt";
        Pattern entered = Pattern.compile("href=\"(/arbetsyta/svar/" + remiss.id() + "--p-[^\"]+)\"");
        for (int i = 0; i < ALL.size(); i++) {
            String word = ALL.get(i);
            registrar.get(path);
            Map<String, String> fields = new HashMap<>(Map.of(
                    "gor",
                    "spara",
                    "from",
                    "PERSON",
                    "channel",
                    "PAPER",
                    "arrived",
                    TODAY.toString(),
                    "nyckel",
                    "papper-" + i));
            fields.putAll(Map.of(
                    "text", "Exempel " + i, "arrivedReason", word, "decision-by", word, "decision-paragraph", word));
            Visitor.Seen page = send(registrar, path, fields);
            Matcher to = entered.matcher(page.body());
            if (!to.find()) {
                all.assertThat(wrong(page)).as(word).contains("decision-by");
                continue;
            }
            shows(to.group(1), sound(to.group(1), registrar.get(to.group(1))).body(), word);
        }
    }

    /** Every list and export that tells of the answers. */
    private void everywhere(Remiss remiss, List<String> words) {
        String answers = remiss.path() + "/svar/publicerade";
        Visitor everybody = new Visitor(samrad);
        StringBuilder pages = new StringBuilder();
        for (int page = 1; page <= 4; page++) {
            Visitor.Seen seen = sound(answers, everybody.get(remiss.path() + "/fragor/1?sida=" + page));
            pages.append(seen.body());
            sound(answers, everybody.get(answers + "?sida=" + page));
        }
        JsonNode json = JSON.readTree(samrad.get(answers + ".json").body());
        assertThat(json.isContainer()).isTrue();
        exports(
                List.of("/svar/flode.atom", "/svar/flode.rss", "/svar/flode.atom?remiss=" + remiss.id()),
                List.of(answers + ".csv"),
                "/kalender.ics");
        JsonNode letters = samrad.json("/brevlada.json");
        for (JsonNode letter : letters.get("items")) {
            all.assertThat(letter.path("subject").asString("")).doesNotContain("\r", "\n");
        }
        all.assertThat(words).isNotEmpty();
    }

    /** No script of somebody else's has run, and nothing scrolls sideways on a telephone. */
    private void inABrowser(List<String> paths) {
        Page page = screens.open(true);
        page.setViewportSize(320, 800);
        for (String path : paths) {
            screens.go(page, path);
            all.assertThat(page.evaluate("typeof " + DifficultWords.MARK))
                    .as(path)
                    .isEqualTo("undefined");
            all.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of " + path + " " + page.evaluate(WIDE))
                    .isEqualTo(320);
        }
    }
}
