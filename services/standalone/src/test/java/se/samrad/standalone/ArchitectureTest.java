package se.samrad.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import org.junit.jupiter.api.Test;
import se.samrad.standalone.broken.DemoThatSkipsTheDoor;

class ArchitectureTest {
    private static ClassesShouldConjunction comesThroughTheDoor(String demo) {
        return classes()
                .that()
                .resideInAPackage(demo)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.slf4j..", "tools.jackson..", demo);
    }

    @Test
    void theDemoComesThroughTheDoorAsAnybodyDoes() {
        comesThroughTheDoor("se.samrad.standalone.demo..")
                .because("the demo is loaded by the same commands as any user's")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("se.samrad.standalone"));
    }

    @Test
    void thatRuleFires() {
        var broken = new ClassFileImporter().importClasses(DemoThatSkipsTheDoor.class);
        assertThatThrownBy(() ->
                        comesThroughTheDoor("se.samrad.standalone.broken..").check(broken))
                .hasMessageContaining("Topics");
    }
}
