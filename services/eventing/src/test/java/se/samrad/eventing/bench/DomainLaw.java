package se.samrad.eventing.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a service's {@code .domain} may lean on. Among the tests of the service stands {@code broken.domain.Leaning}, which
 * looks at the clock and leans on a database, so that it is seen that the rules fire.
 */
public abstract class DomainLaw {
    private static final ArchRule IS_TOLD_THE_TIME = noClasses()
            .that(resideInAnyPackage("..domain.."))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("time and ids arrive in the command");

    private final ArchRule isPure;
    private final JavaClasses ours;
    private final JavaClasses broken;

    /** @param service its package */
    protected DomainLaw(String service) {
        isPure = classes()
                .that(resideInAnyPackage("..domain.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "se.samrad.contracts..",
                        "se.samrad.eventing",
                        service + ".domain",
                        "org.jspecify.."))
                .because("what is decided can be tried without a database, a broker or a browser");
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(service);
        broken = new ClassFileImporter().importPackages(service + ".broken");
    }

    @Test
    void theDomainIsPure() {
        isPure.check(ours);
        IS_TOLD_THE_TIME.check(ours);
    }

    @Test
    void theRulesFire() {
        assertThatThrownBy(() -> isPure.check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("MongoDatabase");
        assertThatThrownBy(() -> IS_TOLD_THE_TIME.check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("now()");
    }
}
