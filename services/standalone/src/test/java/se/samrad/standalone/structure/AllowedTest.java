package se.samrad.standalone.structure;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use what: allow-lists, each with a class that breaks it. */
class AllowedTest {
    private static final String BROKEN = "se.samrad.standalone.structure.broken";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("se.samrad");
    private static final JavaClasses BROKEN_ONES = new ClassFileImporter().importPackages(BROKEN);
    private static final Set<String> CLOCKS_AND_DICE =
            Set.of("now", "randomUUID", "currentTimeMillis", "nanoTime", "random");

    private static ArchRule contractsKnowNothing(String contracts) {
        return classes()
                .that()
                .resideInAPackage(contracts)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", contracts))
                .because("the vocabulary is what everybody shares, so it depends on nothing");
    }

    private static ArchRule domainIsPure(String domain) {
        return classes()
                .that()
                .resideInAPackage(domain)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.text..",
                        "java.math..",
                        "java.nio.charset..",
                        "org.jspecify..",
                        "se.samrad.contracts..",
                        "se.samrad.eventing",
                        domain))
                .because("the rules of the remiss are decided without the world");
    }

    private static ArchRule domainNeitherLooksAtTheClockNorThrowsDice(String domain) {
        return noClasses()
                .that()
                .resideInAPackage(domain)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "asks the clock or the dice",
                        (JavaCall<?> call) ->
                                CLOCKS_AND_DICE.contains(call.getTarget().getName())
                                        && call.getTargetOwner().getName().startsWith("java.")))
                .because("time and ids arrive in the command");
    }

    private static ArchRule shellKeepsToItself(String own) {
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(own, "se.samrad.contracts..", "se.samrad.eventing..")
                        .or(not(resideInAnyPackage(
                                "se.samrad..", "org.apache.kafka..", "org.springframework.kafka.."))))
                .because("a service knows another by its events alone, and Kafka through eventing alone");
    }

    private static ArchRule pagesAndIdentityKnowNoStreams(String own) {
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(own, "se.samrad.contracts..")
                        .or(not(resideInAnyPackage(
                                "se.samrad..", "org.apache.kafka..", "org.springframework.kafka.."))))
                .because("pages and logins speak HTTP with the services");
    }

    @Test
    void contractsDependOnNothing() {
        contractsKnowNothing("se.samrad.contracts..").check(OURS);
    }

    @Test
    void everyDomainIsPure() {
        domainIsPure("se.samrad.*.domain..").check(OURS);
        domainNeitherLooksAtTheClockNorThrowsDice("se.samrad.*.domain..").check(OURS);
    }

    @Test
    void eventingKnowsNoDomainWord() {
        classes()
                .that()
                .resideInAPackage("se.samrad.eventing..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage("se.samrad.eventing..").or(not(resideInAPackage("se.samrad.."))))
                .because("the plumbing outlives what flows through it")
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consultations", "responses", "meetings", "news", "status", "mail"})
    void aServiceOnStreamsKeepsToItself(String service) {
        shellKeepsToItself("se.samrad." + service + "..").check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "portal"})
    void pagesAndIdentitySpeakHttpOnly(String service) {
        pagesAndIdentityKnowNoStreams("se.samrad." + service + "..").check(OURS);
    }

    @Test
    void theRulesFire() {
        assertThatThrownBy(() -> contractsKnowNothing(BROKEN + ".contracts..").check(BROKEN_ONES))
                .hasMessageContaining("JsonProperty");
        assertThatThrownBy(() -> domainIsPure(BROKEN + ".domain..").check(BROKEN_ONES))
                .hasMessageContaining("MongoCollection");
        assertThatThrownBy(() -> domainNeitherLooksAtTheClockNorThrowsDice(BROKEN + ".domain..")
                        .check(BROKEN_ONES))
                .hasMessageContaining("randomUUID")
                .hasMessageContaining("now");
        assertThatThrownBy(() -> shellKeepsToItself(BROKEN + ".shell..").check(BROKEN_ONES))
                .hasMessageContaining("MeetingsApplication")
                .hasMessageContaining("Producer");
        assertThatThrownBy(
                        () -> pagesAndIdentityKnowNoStreams(BROKEN + ".shell..").check(BROKEN_ONES))
                .hasMessageContaining("Producer");
    }
}
