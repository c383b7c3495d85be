package se.samrad.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Position;
import se.samrad.contracts.RoughDate;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;
import tools.jackson.databind.JsonNode;

/** What the demo may say of real bodies, and that its files fit together. */
class DemoFilesTest {
    private static final DemoFiles FILES = new DemoFiles("/demo/");
    private static final String EXAMPLE = "exempel-fardplan-flemingsberg";
    private static final Pattern IN_PATH = Pattern.compile("/api/(?:consultations|meetings|news|themes)/([^/?]+).*");
    private static final List<JsonNode> STEPS = list(FILES.json("steps.json"));
    private static final List<JsonNode> REAL = list(FILES.json("bodies.json"));
    private static final List<JsonNode> INVENTED = list(FILES.json("exempellan.json"));

    @ParameterizedTest
    @CsvSource({
        "seed000.txt, 3baffd0d427846232606f37f73b7c1db6070fdaecfcc37ca2936b2a841011d7b",
        "fardplan-flemingsberg.txt, d39a4e2dc2216e6c920f8f69a558cefaac5169b7d1e1423dff1a0f92f81c8a64",
        "rufs-uppfoljning.txt, 45b8ca7329100caa4005262afb1508fd2fe12cbaf3d0d9617823dea7e04345a0"
    })
    void theRealTextsAreByteForByteWhatTheyWere(String file, String sha256) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(FILES.bytes(file));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
    }

    @Test
    void theStepsAreReadAndTheirNamesAreTheirOwn() {
        List<Step> steps = Step.list(FILES.json("steps.json"), FILES);
        assertThat(steps).extracting(Step::name).doesNotHaveDuplicates().allMatch(Ids::valid);
        assertThat(steps).hasSizeLessThan(150);
        steps.forEach(step -> step.file().ifPresent(FILES::bytes));
    }

    @Test
    void everyIdInAPathIsOneThatACallerMayChoose() {
        for (JsonNode step : STEPS) {
            var match = IN_PATH.matcher(step.required("path").asString());
            if (!match.matches()
                    || match.group(1).equals("imports")
                    || match.group(1).startsWith("{answer:")) continue;
            assertThat(match.group(1)).matches(Ids::valid, "a valid id");
        }
    }

    @Test
    void theRegisterHasTheCountyTheRegionsAndTheGroups() {
        List<JsonNode> municipalities = grouped("kommuner-i-stockholms-lan");
        assertThat(municipalities).hasSize(26);
        assertThat(municipalities)
                .extracting(body -> text(body, "municipalityCode"))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("01\\d\\d"));
        assertThat(codeOf("kommun-upplands-vasby")).isEqualTo("0114");
        assertThat(codeOf("kommun-stockholm")).isEqualTo("0180");
        assertThat(codeOf("kommun-nynashamn")).isEqualTo("0192");
        assertThat(grouped("oms-regioner")).hasSize(7);
        assertThat(grouped("karnkommuner")).hasSize(9);
        assertThat(REAL).hasSize(84);
    }

    @Test
    void bodiesHaveValidIdsTypesAndMembers() {
        List<JsonNode> all = new ArrayList<>(REAL);
        all.addAll(INVENTED);
        Set<String> known =
                Set.of("id", "name", "type", "organisationNumber", "municipalityCode", "emails", "aliases", "groups");
        for (JsonNode body : all) {
            assertThat(text(body, "id")).matches(Ids::valid, "a valid id");
            assertThat(text(body, "type")).isIn(named(BodyType.values()));
            assertThat(known).containsAll(body.propertyNames());
        }
        assertThat(all).extracting(body -> text(body, "id")).doesNotHaveDuplicates();
    }

    @Test
    void theExampleCountyIsInventedAndSaysSo() {
        Set<String> real = new HashSet<>();
        for (JsonNode body : REAL) real.addAll(names(body));
        assertThat(INVENTED).hasSize(38);
        for (JsonNode body : INVENTED) {
            assertThat(text(body, "id")).contains("exempel");
            assertThat(real).doesNotContainAnyElementsOf(names(body));
            for (JsonNode email : body.get("emails"))
                assertThat(email.asString()).endsWith(".example");
        }
        assertThat(INVENTED.stream()
                        .filter(body -> text(body, "type").equals("MUNICIPALITY"))
                        .map(body -> text(body, "municipalityCode")))
                .isEqualTo(IntStream.rangeClosed(9901, 9926)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void noRealBodyHasAnAddress() {
        assertThat(REAL).noneMatch(body -> body.has("emails") || body.has("organisationNumber"));
    }

    @Test
    void nothingRealIsAskedOrAnswers() {
        Set<String> real = ids(REAL);
        for (JsonNode step : STEPS) {
            String path = text(step, "path");
            if (!path.contains("/responses") && !path.contains("/invitations") && !path.endsWith("/extend")) continue;
            assertThat(path).contains(EXAMPLE);
            for (String id : path.split("/|--")) assertThat(real).doesNotContain(id);
            JsonNode bodies = step.path("body").path("bodies");
            if (!bodies.isMissingNode()) assertThat(strings(bodies)).isEqualTo(orderedIds(INVENTED));
            assertThat(real).doesNotContain(step.path("body").path("body").asString(""));
        }
    }

    @Test
    void everyTitleThatIsInventedBeginsWithExempel() {
        for (JsonNode step : STEPS) {
            String title = step.path("body").path("title").asString("");
            boolean real = text(step, "path").equals("/api/consultations/samrad-rup-2024");
            if (!title.isEmpty() && !real) assertThat(title).startsWith("Exempel: ");
            String subject = step.path("body").path("subject").asString("Exempel");
            assertThat(subject).startsWith("Exempel");
            assertThat(step.path("body").path("reason").asString("Exempel")).startsWith("Exempel");
        }
        for (JsonNode answer : answers().values()) {
            if (answer.has("text")) assertThat(text(answer, "text")).startsWith("Exempelsvar. ");
        }
    }

    @Test
    void ofTheRealConsultationOnlyWhatTheTextSaysIsSaid() {
        JsonNode samrad = step("samrad").get("body");
        assertThat(Kind.valueOf(text(samrad, "kind"))).isEqualTo(Kind.SAMRAD);
        assertThat(samrad.get("askedUnknown").asBoolean()).isTrue();
        assertThat(samrad.has("caseNumber") || samrad.has("issuer") || samrad.has("contact"))
                .isFalse();
        assertThat(text(samrad, "opensOn") + "/" + text(samrad, "closesOn")).isEqualTo("2024-04-10/2024-09-30");
    }

    @Test
    void meetingsHaveDaysAsRoughAsTheTextAndTheirWordsStandInTheText() {
        String page = new String(FILES.bytes("seed000.txt"), java.nio.charset.StandardCharsets.UTF_8)
                .replace('\u00A0', ' ')
                .replaceAll("\\s+", " ");
        List<JsonNode> meetings = list(FILES.json("meetings.json").get("meetings"));
        assertThat(meetings).hasSize(6);
        assertThat(meetings.stream()
                        .filter(meeting -> strings(meeting.get("consultations")).contains("samrad-rup-2024")))
                .hasSize(5);
        for (JsonNode meeting : meetings) {
            assertThat(text(meeting, "id")).matches(Ids::valid, "a valid id");
            assertThat(text(meeting, "type")).isIn(named(MeetingType.values()));
            if (meeting.has("format")) assertThat(text(meeting, "format")).isIn(named(MeetingFormat.values()));
            assertThat(ids(REAL)).containsAll(strings(meeting.get("counterparts")));
            assertThat(page).contains(text(meeting, "note"));
            if (meeting.has("whenAsStated")) assertThat(page).contains(text(meeting, "whenAsStated"));
            if (meeting.has("when")) {
                assertThat(RoughDate.parse(text(meeting, "when")).orElseThrow().exact())
                        .as("no year stands in the text")
                        .isFalse();
            }
        }
    }

    @Test
    void theOpenExampleIsAboutHalfAnswered() {
        JsonNode example = step("exempel").get("body");
        assertThat(text(example, "opensOn") + " " + text(example, "closesOn")).isEqualTo("{today-14} {today+28}");
        assertThat(Publishing.valueOf(text(example, "publishing"))).isEqualTo(Publishing.RUNNING);
        assertThat(answers()).hasSize(18);
        Words words = new Words(LocalDate.of(2026, 11, 22), Map.of());
        answers().forEach((body, answer) -> {
            assertThat(ids(INVENTED)).contains(body);
            LocalDate arrived = LocalDate.parse(words.fill(text(answer, "arrived")));
            assertThat(arrived).isBetween("2026-11-08", "2026-11-22");
            assertThat(text(answer, "channel")).isIn("PAPER", "EMAIL");
            if (answer.has("position")) assertThat(text(answer, "position")).isIn(named(Position.values()));
            assertThat(answer.has("position") || answer.has("text")).isTrue();
            for (JsonNode section : answer.path("sections")) {
                assertThat(text(section, "section")).matches(Ids::valid, "a valid id");
                if (section.has("position"))
                    assertThat(text(section, "position")).isIn(named(Position.values()));
            }
            int questions = example.get("questions").size();
            for (JsonNode given : answer.path("answers")) {
                assertThat(given.get("question").asInt()).isBetween(1, questions);
                assertThat(text(given, "text")).isNotBlank();
            }
        });
    }

    @Test
    void theSixThemesAreNamedExactlyAsThePagePrintsThem() {
        String page = new String(FILES.bytes("seed000.txt"), java.nio.charset.StandardCharsets.UTF_8);
        List<JsonNode> themes = STEPS.stream()
                .filter(step -> text(step, "path").startsWith("/api/themes/"))
                .toList();
        assertThat(themes).hasSize(6);
        for (JsonNode theme : themes) {
            assertThat(page).contains(text(theme.get("body"), "name"));
            assertThat(text(theme.get("body"), "nameEn")).isNotBlank();
        }
        Set<String> ids = new HashSet<>();
        themes.forEach(theme -> ids.add(text(theme, "path").substring("/api/themes/".length())));
        for (JsonNode step : STEPS) {
            for (JsonNode theme : step.path("body").path("themes"))
                assertThat(ids).contains(theme.asString());
        }
    }

    /** A news item is linked to the samråd only where its own words speak of the proposal or of it being out. */
    @Test
    void thoseNewsAreLinkedToTheSamradThatSaySoThemselves() {
        String page = new String(FILES.bytes("seed000.txt"), java.nio.charset.StandardCharsets.UTF_8);
        List<String> speaking = Stream.of(page.split("•"))
                .map(item -> item.replace('\u00a0', ' ').strip())
                .filter(item -> item.toLowerCase(Locale.ROOT).contains("samrådsförslag") || item.contains("på remiss"))
                .map(item -> item.lines().findFirst().orElse("").strip())
                .map(DemoFilesTest::id)
                .toList();
        assertThat(speaking).hasSize(6);
        String query = text(step("news"), "path").split("\\?", 2)[1];
        assertThat(query.split("&"))
                .containsExactlyInAnyOrderElementsOf(speaking.stream()
                        .map(id -> "about=" + id + "@samrad-rup-2024")
                        .toList());
    }

    private static String id(String title) {
        return java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }

    private static Map<String, JsonNode> answers() {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (JsonNode step : STEPS) {
            if (!step.has("bodyFile")) continue;
            String path = text(step, "path");
            answers.put(path.substring(path.lastIndexOf('/') + 1), FILES.json(text(step, "bodyFile")));
        }
        return answers;
    }

    private static JsonNode step(String name) {
        return STEPS.stream()
                .filter(step -> text(step, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> grouped(String group) {
        return REAL.stream()
                .filter(body -> strings(body.path("groups")).contains(group))
                .toList();
    }

    private static String codeOf(String id) {
        return REAL.stream()
                .filter(body -> text(body, "id").equals(id))
                .map(body -> text(body, "municipalityCode"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(JsonNode body) {
        Set<String> names = new HashSet<>();
        names.add(text(body, "name").toLowerCase(Locale.ROOT));
        strings(body.path("aliases")).forEach(alias -> names.add(alias.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static List<String> orderedIds(List<JsonNode> bodies) {
        return bodies.stream().map(body -> text(body, "id")).toList();
    }

    private static Set<String> ids(List<JsonNode> bodies) {
        return new HashSet<>(orderedIds(bodies));
    }

    private static List<String> named(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String text(JsonNode node, String member) {
        return node.required(member).asString();
    }
}
