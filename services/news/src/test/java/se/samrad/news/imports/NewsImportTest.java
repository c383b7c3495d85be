package se.samrad.news.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real page of sixteen items with glued themes, and the feeds that other sites publish. */
class NewsImportTest {
    private static final JsonNode FACTS = JsonMapper.shared().readTree(resource("news.json"));
    private static final List<KnownTheme> THEMES = themes();
    private static final List<ImportedItem> PAGE =
            NewsImport.read("text/plain; charset=utf-8", resource("page.txt"), THEMES);

    @Test
    void theSixteenItemsAreReadWordForWordInTheirOrder() {
        assertThat(PAGE).hasSize(16);
        for (int i = 0; i < 16; i++) {
            JsonNode fact = FACTS.get("items").get(i);
            ImportedItem item = PAGE.get(i);
            assertThat(item.title()).isEqualTo(fact.get("title").asString());
            assertThat(item.lead()).isEqualTo(fact.get("summary").asString());
            assertThat(item.body()).isEmpty();
            assertThat(item.themes()).isEqualTo(slugs(fact));
        }
    }

    @Test
    void thePageGivesNoDatesSoThereAreNone() {
        assertThat(PAGE).allMatch(item -> item.publishedOn() == null && item.link() == null);
    }

    @Test
    void eachThemeHasExactlyItsItems() {
        Map<String, Integer> counts = new TreeMap<>();
        PAGE.forEach(item -> item.themes().forEach(theme -> counts.merge(theme, 1, Integer::sum)));
        assertThat(counts)
                .isEqualTo(Map.of(
                        "forskning-och-innovation", 2,
                        "halso-och-sjukvard", 2,
                        "hallbarhet", 4,
                        "kultur", 1,
                        "regional-utveckling", 11,
                        "rufs-regional-utvecklingsplan", 8));
    }

    /** Why the line is split as a whole: "RUFS - regional utvecklingsplan" holds the words of another theme. */
    @Test
    void lookingForNamesInsideTheLineWouldBeWrong() {
        String line = "RUFS - regional utvecklingsplan";
        List<String> naive = THEMES.stream()
                .filter(theme -> line.toLowerCase(java.util.Locale.ROOT)
                        .contains(theme.name().toLowerCase(java.util.Locale.ROOT)))
                .map(KnownTheme::id)
                .toList();
        assertThat(naive).containsExactlyInAnyOrder("regional-utveckling", "rufs-regional-utvecklingsplan");
        assertThat(new ThemeNames(THEMES).split("x", line)).containsExactly("rufs-regional-utvecklingsplan");
    }

    @Test
    void theOrderOfTheThemesIsThatOfThePage() {
        assertThat(new ThemeNames(THEMES).split("x", "RUFS - regional utvecklingsplanRegional utveckling"))
                .containsExactly("rufs-regional-utvecklingsplan", "regional-utveckling");
        assertThat(new ThemeNames(THEMES).split("x", "Regional\u00A0utveckling, Kultur"))
                .containsExactly("regional-utveckling", "kultur");
    }

    @Test
    void aLineThatCanBeReadInTwoWaysIsRefusedAndTheItemNamed() {
        List<KnownTheme> themes = List.of(
                new KnownTheme("kultur", "Kultur"),
                new KnownTheme("arv", "arv"),
                new KnownTheme("kulturarv", "Kulturarv"));
        assertThatThrownBy(() -> NewsImport.read("text/plain", "• Rubriken\n\nIngress.\n\nKulturarv", themes))
                .isInstanceOfSatisfying(UnreadableNews.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo("ambiguous-themes");
                    assertThat(refusal.item()).isEqualTo("Rubriken");
                })
                .hasMessageContaining("Kultur + arv")
                .hasMessageContaining("Kulturarv");
    }

    @Test
    void anUnknownThemeRefusesThePageAndNamesTheItem() {
        String page = resource("page.txt").replace("Regional utvecklingKultur", "Regional utvecklingTeater");
        assertThatThrownBy(() -> NewsImport.read("text/plain", page, THEMES))
                .isInstanceOfSatisfying(UnreadableNews.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo("unknown-theme");
                    assertThat(refusal.item()).startsWith("Ny strategi för ökad fysisk aktivitet");
                });
    }

    @Test
    void anItemWithoutThemesAndWithMoreTextIsReadAsItIs() {
        List<ImportedItem> items =
                NewsImport.read("text/plain", "•  Rubrik\n\nIngress på\ntvå rader.\n\nMer text.", THEMES);
        assertThat(items)
                .containsExactly(
                        new ImportedItem("Rubrik", "Ingress på två rader.", "Mer text.", List.of(), null, null));
    }

    @Test
    void rss() {
        String feed = """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0"><channel><title>Nyheter</title><link>https://exempel.example/</link><description>x</description>
                <item><title>Exempel: Möte</title><link>https://exempel.example/1</link>
                <description>&lt;p&gt;Ett &lt;b&gt;möte&lt;/b&gt; hölls.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description>
                <category>Kultur</category><category>Regional utveckling</category>
                <pubDate>Wed, 17 Apr 2024 22:30:00 GMT</pubDate></item></channel></rss>""";
        assertThat(NewsImport.read("application/rss+xml", feed, THEMES))
                .containsExactly(new ImportedItem(
                        "Exempel: Möte",
                        "Ett möte hölls.",
                        "",
                        List.of("kultur", "regional-utveckling"),
                        "https://exempel.example/1",
                        LocalDate.of(2024, 4, 18)));
    }

    @Test
    void atom() {
        String feed = """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Nyheter</title><id>urn:x</id><updated>2024-04-17T10:00:00Z</updated>
                <entry><title>Exempel: Svar</title><id>urn:x:1</id><updated>2024-04-17T10:00:00Z</updated>
                <published>2024-04-17T10:00:00Z</published><link href="https://exempel.example/2"/><category term="Kultur"/>
                <summary>Kort.</summary><content type="html">&lt;p&gt;Första.&lt;/p&gt;&lt;p&gt;Andra.&lt;/p&gt;</content></entry></feed>""";
        ImportedItem item =
                NewsImport.read("application/atom+xml", feed, THEMES).getFirst();
        assertThat(item.lead()).isEqualTo("Kort.");
        assertThat(item.body()).isEqualTo("Första.\n\nAndra.");
        assertThat(item.publishedOn()).isEqualTo(LocalDate.of(2024, 4, 17));
    }

    @Test
    void jsonFeed() {
        String feed = """
                {"version":"https://jsonfeed.org/version/1.1","title":"Nyheter","items":[
                 {"id":"1","title":"Exempel: Ett","content_text":"Första.\\n\\nAndra.","tags":["kultur"],"url":"javascript:alert(1)"},
                 {"id":"2","title":"Exempel: Två","summary":"Kort.","content_html":"<p>Mer</p>","date_published":"2024-04-17T10:00:00+02:00"}]}""";
        assertThat(NewsImport.read("application/feed+json", feed, THEMES))
                .containsExactly(
                        new ImportedItem("Exempel: Ett", "Första.", "Andra.", List.of("kultur"), null, null),
                        new ImportedItem("Exempel: Två", "Kort.", "Mer", List.of(), null, LocalDate.of(2024, 4, 17)));
    }

    @Test
    void aFeedThatAsksForAFileOfTheServerIsRefused(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "HEMLIGT");
        String feed = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + "<rss version=\"2.0\"><channel><item><title>A&e;B</title></item></channel></rss>";
        assertThatThrownBy(() -> NewsImport.read("text/xml", feed, THEMES))
                .isInstanceOf(UnreadableNews.class)
                .hasMessageNotContaining("HEMLIGT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"items\":[{}]}", "{\"items\":[{\"title\":\"A\",\"tags\":[\"Okänt\"]}]}", "x", ""})
    void whatIsNotAFeedIsRefused(String text) {
        assertThatThrownBy(() -> NewsImport.read("application/json", text, THEMES))
                .isInstanceOf(UnreadableNews.class);
    }

    @Test
    void jsonThatIsTenThousandDeepIsRefused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThatThrownBy(() -> NewsImport.read("application/json", deep, THEMES))
                .isInstanceOf(UnreadableNews.class);
    }

    @Test
    void otherTypesAreRefused() {
        assertThatThrownBy(() -> NewsImport.read("text/html", "<p>", THEMES))
                .isInstanceOfSatisfying(
                        UnreadableNews.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo("unsupported-media-type"));
        assertThatThrownBy(() -> NewsImport.read("text/plain", "bara text", THEMES))
                .isInstanceOfSatisfying(
                        UnreadableNews.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo("no-items"));
    }

    private static List<String> slugs(JsonNode fact) {
        List<String> slugs = new ArrayList<>();
        for (JsonNode name : fact.get("themes")) {
            slugs.add(THEMES.stream()
                    .filter(theme -> theme.name().equals(name.asString()))
                    .map(KnownTheme::id)
                    .findFirst()
                    .orElseThrow());
        }
        return slugs;
    }

    private static List<KnownTheme> themes() {
        List<KnownTheme> themes = new ArrayList<>();
        FACTS.get("themes")
                .forEach(theme -> themes.add(new KnownTheme(
                        theme.get("slug").asString(), theme.get("name").asString())));
        return themes;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(NewsImportTest.class.getResourceAsStream("/imports/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
