package se.samrad.responses;

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

class ArchitectureTest {
    private static final ArchRule DOMAIN_IS_PURE = classes()
            .that(resideInAnyPackage("..domain.."))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "se.samrad.contracts..",
                    "se.samrad.eventing",
                    "se.samrad.responses.domain",
                    "org.jspecify.."))
            .because("what is decided can be tried without a database, a broker or a browser");

    private static final ArchRule DOMAIN_IS_TOLD_THE_TIME = noClasses()
            .that(resideInAnyPackage("..domain.."))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("time and ids arrive in the command");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("se.samrad.responses");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("se.samrad.responses.broken");

    @Test
    void theDomainIsPure() {
        DOMAIN_IS_PURE.check(OURS);
        DOMAIN_IS_TOLD_THE_TIME.check(OURS);
    }

    @Test
    void theRulesFire() {
        assertThatThrownBy(() -> DOMAIN_IS_PURE.check(BROKEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("MongoDatabase");
        assertThatThrownBy(() -> DOMAIN_IS_TOLD_THE_TIME.check(BROKEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("now()");
    }
}
