package se.samrad.consultations.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.proposal.Documents.asides;
import static se.samrad.consultations.proposal.Documents.letters;
import static se.samrad.consultations.proposal.Documents.outline;
import static se.samrad.consultations.proposal.Documents.section;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.Section.Actor;
import se.samrad.contracts.consultations.Section.SectionKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real roadmap of 36 kB as plain text: what a document of this kind must come out as. */
class RoadmapTest {
    private static final String FILE = "fardplan-flemingsberg.txt";
    private static final ProposalDocument ROADMAP = Documents.read(FILE);
    private static final JsonNode FACTS = JsonMapper.shared().readTree(Documents.bytes("fardplan-actions.json"));

    private static List<Section> actions() {
        return ROADMAP.sections().stream()
                .filter(section -> section.kind() != SectionKind.CHAPTER)
                .toList();
    }

    @Test
    void itsChaptersAreThoseOfTheTableOfContentsAsTheirHeadingsArePrinted() {
        assertThat(outline(ROADMAP).lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "Inledning",
                        "Bakgrund",
                        "Uppdrag att ta fram färdplaner",
                        "Färdplanerna- ett verktyg att genomföra den regionala utvecklingsplanen",
                        "Så här är färdplanerna uppbyggda",
                        "Färdplan för Flemingsberg",
                        "Levande och attraktiv stadskärna",
                        "Regional målpunkt för samhällsservice",
                        "Naturlig lokaliseringsplats för näringsliv och innovation",
                        "Tillgänglig regional stadskärna som bidrar till hållbart resande",
                        "Insatskarta Flemingsberg",
                        "Genomförande av färdplanerna",
                        "Aktörsgemensam samverkan för Flemingsberg");
    }

    @Test
    void eachGoalAreaHasItsDirectionAndBothKindsOfActions() {
        assertThat(outline(ROADMAP)).contains("""
                        Levande och attraktiv stadskärna
                          Färdriktning
                          Gemensamma insatser
                            1.1 Stärk kommunikationen om de regionala stadskärnorna och deras betydelse för Stockholmsregionens utveckling
                            1.2 Samverka för att stärka folkhälsoperspektivet i utvecklingen av de regionala stadskärnorna
                          Kärnspecifika insatser
                            1.3 Samverka kring utvecklingen av Hälsovägen
                            1.5 Arbeta med metodutveckling för en tryggare stadskärna
                            1.4 Fortsätt samverka kring aktörsneutral platskommunikation i Flemingsberg
                        Regional målpunkt för samhällsservice
                        """.strip());
        for (JsonNode area : FACTS.get("goal_areas")) {
            String chapter = Words.slug(area.get("title").asString(), 64);
            Section direction = ROADMAP.sections().stream()
                    .filter(section -> section.id().startsWith(chapter.substring(0, 30)))
                    .filter(section -> section.title().equals("Färdriktning"))
                    .findFirst()
                    .orElseThrow();
            assertThat(direction.text()).startsWith(area.get("direction_quote").asString());
        }
    }

    @TestFactory
    Stream<DynamicTest> allEighteenActionsAreAsTheDocumentSays() {
        List<JsonNode> expected = new ArrayList<>();
        FACTS.get("actions").forEach(expected::add);
        assertThat(expected).hasSize(18);
        assertThat(actions()).hasSize(18);
        return expected.stream().map(fact -> {
            String number = fact.get("id_in_body").asString();
            return DynamicTest.dynamicTest(
                    "action " + number, () -> isAsSaid(actions().get(expected.indexOf(fact)), fact));
        });
    }

    private static void isAsSaid(Section action, JsonNode fact) {
        assertThat(action.number()).isEqualTo(fact.get("id_in_body").asString());
        assertThat(action.title())
                .isEqualTo(fact.get("title_in_body").asString().replaceAll("\\.$", ""));
        assertThat(action.kind())
                .isEqualTo(
                        fact.get("kind").asString().equals("gemensam")
                                ? SectionKind.ACTION_SHARED
                                : SectionKind.ACTION_CORE_SPECIFIC);
        assertThat(action.level()).isEqualTo(3);
        assertThat(action.responsible().stream().map(Actor::name))
                .isEqualTo(
                        fact.get("responsible_actor").isNull()
                                ? List.of()
                                : List.of(fact.get("responsible_actor").asString()));
        List<String> participating = new ArrayList<>();
        fact.get("participating_actors").forEach(name -> participating.add(name.asString()));
        assertThat(action.participating().stream().map(Actor::name)).isEqualTo(participating);
        assertThat(asides(ROADMAP, Kind.ACTOR_LINE))
                .contains(fact.get("actor_line_quote").asString());
        for (JsonNode sentence : fact.get("description"))
            assertThat(action.text()).contains(sentence.asString());
        assertThat(action.text().toLowerCase(Locale.ROOT)).doesNotContain("aktörer:", "ansvarig aktör", "bild:");
    }

    @Test
    void anActionKeepsTheNumberItIsPrintedWithInTheTextEvenWhereTheMapSwapsTwo() {
        assertThat(section(ROADMAP, "insats-1-5").title())
                .isEqualTo("Arbeta med metodutveckling för en tryggare stadskärna");
        assertThat(section(ROADMAP, "insats-1-4").title())
                .isEqualTo("Fortsätt samverka kring aktörsneutral platskommunikation i Flemingsberg");
        assertThat(section(ROADMAP, "attraktiva-och-levande-stadskarnor").text())
                .contains("- 1.4 Arbeta med metodutveckling", "- 1.5 Fortsätt samverka kring");
    }

    @Test
    void aVersionThatSwapsTwoNumbersKeepsTheIdsWithTheTitles() {
        String swapped = new String(Documents.bytes(FILE), StandardCharsets.UTF_8)
                .replace("1.5 Arbeta med", "1.X Arbeta med")
                .replace("1.4 Fortsätt samverka", "1.5 Fortsätt samverka")
                .replace("1.X Arbeta med", "1.4 Arbeta med");
        ProposalDocument second =
                Documents.READER.read(FILE, swapped.getBytes(StandardCharsets.UTF_8), ROADMAP.sections());
        assertThat(section(second, "insats-1-5").title()).startsWith("Arbeta med metodutveckling");
        assertThat(section(second, "insats-1-5").number()).isEqualTo("1.4");
        assertThat(section(second, "insats-1-4").number()).isEqualTo("1.5");
        assertThat(second.sections().stream().map(Section::id))
                .isEqualTo(ROADMAP.sections().stream().map(Section::id).toList());
    }

    @Test
    void twoLabelsGluedTogetherLeaveItOpenWhoAnswers() {
        Section action = section(ROADMAP, "insats-2-4");
        assertThat(action.responsible()).isEmpty();
        assertThat(action.participating())
                .extracting(Actor::name)
                .containsExactly("Botkyrka kommun", "Huddinge kommun", "Region Stockholm", "näringslivet");
    }

    @Test
    void actorsThatTheRegisterKnowsCarryTheirIdAndGroupsOfActorsDoNot() {
        Map<String, String> register = Map.of(
                "Region Stockholm", "region-stockholm",
                "Flemingsberg Science", "flemingsberg-science",
                "Huddinge kommun", "huddinge");
        ProposalReader reader = new ProposalReader(name -> Optional.ofNullable(register.get(name)));
        ProposalDocument roadmap = reader.read(FILE, Documents.bytes(FILE));
        assertThat(section(roadmap, "insats-1-4").participating())
                .containsExactly(
                        new Actor("Botkyrka kommun", null),
                        new Actor("Huddinge kommun", "huddinge"),
                        new Actor("Region Stockholm", "region-stockholm"),
                        new Actor("Flemingsberg Science", "flemingsberg-science"));
        assertThat(section(roadmap, "insats-1-1").participating()).allMatch(actor -> actor.body() == null);
    }

    @Test
    void aNoteAfterTheActorsStaysInTheText() {
        assertThat(section(ROADMAP, "insats-3-3").text())
                .endsWith(
                        "Almi Stockholm AB ägs av Almi AB (51 procent) och Region Stockholm (49 procent), Almi AB ägs av staten.");
    }

    @Test
    void aParagraphBrokenByAPageIsOneParagraph() {
        assertThat(section(ROADMAP, "atta-regionala-stadskarnor").text())
                .contains("har hög tillgänglighet med kollektivtrafik.");
        assertThat(section(ROADMAP, "ett-kunskapsintensivt-och-kreativt-nav").text())
                .contains("rättsväsende, utbildning och högspecialiserad vård.");
        assertThat(section(ROADMAP, "insatser-och-aktiviteter").text()).contains("bedrivs inom ramen för respektive");
    }

    @Test
    void creditsTitlePageAndTableOfContentsAreSetAsideAndSaidSo() {
        assertThat(asides(ROADMAP, Kind.PICTURE_CREDIT))
                .contains("Bild: Huddinge kommun, Anna Zek", "Bild: Henrik Möller, Region Stockholm")
                .hasSize(12);
        assertThat(asides(ROADMAP, Kind.FRONT_MATTER))
                .contains("Publicerad: 2026")
                .anyMatch(line -> line.startsWith("A photograph"));
        assertThat(asides(ROADMAP, Kind.TABLE_OF_CONTENTS)).contains("Innehåll");
        assertThat(ROADMAP.sections()).noneMatch(section -> section.text().contains("Anna Zek"));
        assertThat(section(ROADMAP, "en-spannande-utveckling-fran-forort-till-regional-stadskarna")
                        .text())
                .as("a caption that says what is shown stays")
                .endsWith("Bild: karta över den regionala stadskärnan Flemingsberg");
    }

    @Test
    void everyLetterOfTheDocumentIsInASectionOrSetAsideInOrder() {
        String source = new String(Documents.bytes(FILE), StandardCharsets.UTF_8);
        assertThat(Accounts.of(source, ROADMAP)).isEqualTo("all accounted for");
    }

    @Test
    void everyIdIsValidAndUnique() {
        assertThat(ROADMAP.sections())
                .extracting(Section::id)
                .doesNotHaveDuplicates()
                .allMatch(Ids::valid);
        assertThat(letters(ROADMAP.sections().getFirst().id())).isEqualTo("inledning");
        assertThat(Arrays.asList("insats-1-1", "insats-4-5", "levande-och-attraktiv-stadskarna"))
                .allSatisfy(id -> section(ROADMAP, id));
    }
}
