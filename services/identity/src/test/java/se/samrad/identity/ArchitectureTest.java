package se.samrad.identity;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchRule DOMAIN_IS_PURE = classes()
            .that(resideInAnyPackage("..domain.."))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..", "java.util..", "java.time..", "se.samrad.contracts", "..domain..", "org.jspecify.."))
            .because("what is decided can be tried without a clock, a database or a browser");

    private static final ArchRule FEATURES_MEET_IN_THE_PROVIDER = classes()
            .that(resideInAnyPackage("..staff..", "..representatives..", "..entrance.."))
            .should()
            .onlyDependOnClassesThat(not(resideInAnyPackage("se.samrad.identity.provider..")))
            .because("the ways of signing in do not know who asks for tokens");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("se.samrad.identity");

    @Test
    void theDomainIsPure() {
        DOMAIN_IS_PURE.check(OURS);
    }

    @Test
    void theWaysOfSigningInDoNotKnowTheProvider() {
        FEATURES_MEET_IN_THE_PROVIDER.check(OURS);
    }

    @Test
    void theRuleFires() {
        var broken = new ClassFileImporter().importPackages("se.samrad.identity.broken");

        assertThatThrownBy(() -> DOMAIN_IS_PURE.check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("MongoDatabase");
    }
}
