package fr.conciergerie;

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

    /** A page and a diagram for each module, in {@code target/spring-modulith-docs}. */
    @Test
    void modulesAreDrawn() {
        new Documenter(MODULES).writeDocumentation(DiagramOptions.defaults(), CanvasOptions.defaults());
    }
}
