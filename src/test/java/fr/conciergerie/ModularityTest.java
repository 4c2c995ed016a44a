package fr.conciergerie;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.CanvasOptions;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/** Modules know those below them, through their front doors only. */
class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Conciergerie.class);

    @Test
    void modulesKeepToTheirBoundaries() {
        MODULES.verify();
    }

    /** A page may know its module and never the other way round; the same among the rooms of the frame. */
    @Test
    void packagesLeanOnEachOtherOneWayOnly() {
        slices().matching("fr.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("fr.conciergerie"));
    }

    /** A page and a diagram for each module, in {@code target/spring-modulith-docs}. */
    @Test
    void modulesAreDrawn() {
        new Documenter(MODULES).writeDocumentation(DiagramOptions.defaults(), CanvasOptions.defaults());
    }
}
