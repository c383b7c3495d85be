package se.samrad.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.broken.LeaningEvent;

class DependencyTest {
    private static final ArchRule LEANS_ON_NOTHING = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", "se.samrad.contracts..")
            .because("everybody depends on the vocabulary, so whatever it depended on, everybody would");

    @Test
    void theVocabularyLeansOnNothing() {
        LEANS_ON_NOTHING.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.samrad.contracts"));
    }

    @Test
    void theRuleFires() {
        assertThatThrownBy(() -> LEANS_ON_NOTHING.check(new ClassFileImporter().importClasses(LeaningEvent.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("tools.jackson.databind.JsonNode");
    }
}
