package se.samrad.responses;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.DomainLaw;
import se.samrad.responses.domain.InPublic;
import se.samrad.responses.domain.SealRules;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.FileWords;
import se.samrad.responses.sealing.Opening;
import se.samrad.responses.texts.Renditions;

class ArchitectureTest extends DomainLaw {
    /** Writers of what their callers have asked for and hand them. */
    private static final Set<String> HANDED = Set.of("DiaryPackage", "HandedOut");

    private static final ArchRule WHO_READS_ASKS_THE_SEAL = classes()
            .that(new DescribedPredicate<JavaClass>("read texts or files of responses") {
                @Override
                public boolean test(JavaClass one) {
                    return !HANDED.contains(one.getSimpleName())
                            && one.getMethodCallsFromSelf().stream()
                                    .anyMatch(call -> is(call, Renditions.class, "find")
                                            || is(call, FileStore.class, "open")
                                            || is(call, FileWords.class, "words")
                                            || is(call, FileWords.class, "beginning"));
                }
            })
            .should(new ArchCondition<JavaClass>("ask whether they are sealed off") {
                @Override
                public void check(JavaClass one, ConditionEvents events) {
                    boolean asks = one.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> is(call, Opening.class, "of")
                                    || is(call, Opening.class, "forAll")
                                    || is(call, SealRules.class, "inTheOpen")
                                    || is(call, InPublic.class, "readable")
                                    || is(call, InPublic.class, "allReadable")
                                    || is(call, InPublic.class, "words")
                                    || is(call, InPublic.class, "wholeFiles"));
                    events.add(new SimpleConditionEvent(one, asks, one.getName() + " does not ask"));
                }
            })
            .because("from the moment that something is sealed off nobody else reads it, by any road");

    ArchitectureTest() {
        super("se.samrad.responses");
    }

    private static boolean is(JavaMethodCall call, Class<?> owner, String name) {
        return call.getTargetOwner().isEquivalentTo(owner)
                && call.getTarget().getName().equals(name);
    }

    @Test
    void whoeverReadsTextsOrFilesAsksWhetherTheyAreSealedOff() {
        WHO_READS_ASKS_THE_SEAL.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.samrad.responses"));
    }

    @Test
    void thatRuleFires() {
        var broken = new ClassFileImporter().importPackages("se.samrad.responses.broken");
        assertThatThrownBy(() -> WHO_READS_ASKS_THE_SEAL.check(broken)).hasMessageContaining("Leaking does not ask");
    }
}
