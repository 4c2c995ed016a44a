package fr.conciergerie.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Words that were let in once are read for ever. */
@SpringBootTest
@AutoConfigureMockMvc
class StoredJsonTest {

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    @Autowired
    StoredJson stored;

    @Autowired
    JsonMapper door;

    private record Said(String words) {}

    @Test
    void whatIsNotTakenAtTheDoorIsReadWhereItWasWritten() {
        var hidden = new Said("caf\u200bé");
        var written = stored.write(hidden);

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> door.readValue(written, Said.class));
        assertThat(stored.read(written, Said.class)).isEqualTo(hidden);
        assertThat(stored.read(written, DETAIL)).containsEntry("words", "caf\u200bé");
    }

    @Test
    void whatALaterVersionNoLongerKnowsIsPassedOver() {
        assertThat(stored.read("{\"words\": \"oui\", \"since\": 2026}", Said.class))
                .isEqualTo(new Said("oui"));
    }

    /** The door reads through Spring; whoever reads the database reads what was stored. */
    @Test
    void nobodyReadsTheDatabaseAsIfItWereAStranger() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(StoredJson.class.getName())
                .and()
                .haveSimpleNameNotEndingWith("BackupManifest")
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe("read JSON by the rules of the door", StoredJsonTest::reads))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("fr.conciergerie"));
    }

    private static boolean reads(JavaCall<?> call) {
        return call.getTargetOwner().getName().startsWith("tools.jackson.databind")
                && call.getName().startsWith("read");
    }
}
