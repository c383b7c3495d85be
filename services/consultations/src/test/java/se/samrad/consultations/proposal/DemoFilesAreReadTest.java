package se.samrad.consultations.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.consultations.register.imports.ImportedBody;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.Section.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the demo are taken by the readers of this service, and fit together when they have been. */
class DemoFilesAreReadTest {
    private static final Path DEMO = Path.of("..", "standalone", "src", "main", "resources", "demo");
    private static final Map<String, String> IDS = new HashMap<>();

    @BeforeAll
    static void register() throws IOException {
        for (BodyImport.Row row : bodies("bodies.json").rows()) {
            ImportedBody body = Objects.requireNonNull(row.body());
            IDS.put(body.facts().name(), body.id());
            body.facts().aliases().forEach(alias -> IDS.put(alias, body.id()));
        }
    }

    private static BodyImport bodies(String file) throws IOException {
        return BodyImport.read("application/json", Files.readAllBytes(DEMO.resolve(file)));
    }

    private static ProposalDocument roadmap() {
        ProposalReader reader = new ProposalReader(name -> Optional.ofNullable(IDS.get(name)));
        return reader.read("fardplan-flemingsberg.txt", DEMO.resolve("fardplan-flemingsberg.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bodies.json", "exempellan.json"})
    void allBodiesAreTaken(String file) throws IOException {
        assertThat(bodies(file).faultless()).isTrue();
    }

    @Test
    void everySectionThatAnExampleAnswersIsInTheRoadmap() throws IOException {
        Set<String> sections = new HashSet<>();
        for (Section section : roadmap().sections()) sections.add(section.id());
        try (var answers = Files.list(DEMO.resolve("svar"))) {
            for (Path answer : answers.toList()) {
                for (JsonNode section :
                        JsonMapper.shared().readTree(answer.toFile()).path("sections")) {
                    assertThat(sections)
                            .as("%s", answer.getFileName())
                            .contains(section.get("section").asString());
                }
            }
        }
    }

    @Test
    void everyActorOfTheRoadmapThatIsABodyIsInTheRegisterAndTheOthersAreGroups() {
        Set<String> unknown = new TreeSet<>();
        for (Section section : roadmap().sections()) {
            for (Actor actor : section.responsible()) if (actor.body() == null) unknown.add(actor.name());
            for (Actor actor : section.participating()) if (actor.body() == null) unknown.add(actor.name());
        }
        assertThat(unknown)
                .containsExactly(
                        "berörda kommuner",
                        "fastighetsägare",
                        "kommersiella kollektivtrafikföretag",
                        "kärnkommunerna",
                        "näringslivet",
                        "polis");
    }
}
