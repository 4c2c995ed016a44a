package fr.conciergerie;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Time is given, never asked for: a rule about tomorrow can then be tried today. */
class ClockRuleTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.conciergerie");

    @Test
    void nobodyAsksWhatTimeItIsButTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ClockConfiguration.class.getName())
                .should()
                .callMethodWhere(asksForTheTime())
                .because("a Clock is injected")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaCall<?>> asksForTheTime() {
        return DescribedPredicate.describe("ask for the time without a Clock", call -> {
            var owner = call.getTargetOwner().getFullName();
            var name = call.getName();
            return (owner.startsWith("java.time.")
                            && (name.equals("now")
                                            && call.getTarget()
                                                    .getRawParameterTypes()
                                                    .isEmpty()
                                    || name.startsWith("system")))
                    || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
        });
    }
}
