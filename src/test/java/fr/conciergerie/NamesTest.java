package fr.conciergerie;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** One suffix for each role, so that a name says what a class does. */
class NamesTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.conciergerie");

    @Test
    void whatAnswersWithPagesIsAController() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .and()
                .areNotAssignableTo(ErrorController.class)
                .should()
                .haveSimpleNameEndingWith("Controller")
                .check(PRODUCT);
    }

    @Test
    void whatAnswersProgramsIsAnApi() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .haveSimpleNameEndingWith("Api")
                .check(PRODUCT);
    }
}
