package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract of the controllers of lockers, as the parser of those who made AsyncAPI reads it. */
class ControllersContractTest {

    private static final Path CONTRACT = Path.of("docs", "api", "lockers.asyncapi.yaml");

    private static ForeignPrograms programs;

    @BeforeAll
    static void installWhatIsLocked() throws IOException, InterruptedException {
        programs = ForeignPrograms.install(Path.of("src", "test", "controllers"), Path.of("target", "controllers"));
    }

    @Test
    void theContractIsInOrderToTheLastHint() throws IOException, InterruptedException {
        programs.copy(CONTRACT, "lockers.asyncapi.yaml");

        assertThat(programs.run(Map.of(), "node", "check.mjs").lines())
                .hasSize(5)
                .allMatch(it -> it.startsWith("conciergerie/v1/{bank}/"));
    }

    /** A parser that is content with anything would prove nothing. */
    @Test
    void whatIsNotAsTheStandardAsksIsFound() throws IOException, InterruptedException {
        Files.writeString(
                Path.of("target", "controllers", "lockers.asyncapi.yaml"),
                Files.readString(CONTRACT).replace("action: receive", "action: overhear"));

        var ran = programs.tried(Map.of(), "node", "check.mjs");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.printed()).contains("operations.hearOfDoors.action");
    }
}
