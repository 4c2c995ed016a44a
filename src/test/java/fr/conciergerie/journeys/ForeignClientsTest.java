package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What others make of the description of the API that is checked in, and of nothing else: two linters find no error in it,
 * and the clients that a generator makes of it, in Java and in TypeScript, compile and do the main job.
 */
class ForeignClientsTest extends JourneyTest {

    private static final Path SOURCES = Path.of("src", "test", "clients");

    /** Where the generator has put the client in TypeScript. */
    private static final Path FOLDER = Path.of("target", "clients");

    private static final Map<String, String> QUIETLY =
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

    private static ForeignPrograms programs;

    @BeforeAll
    static void installWhatIsLocked() throws IOException, InterruptedException {
        programs = ForeignPrograms.install(SOURCES, FOLDER);
        programs.copy(Path.of("docs", "api", "openapi.json"), "openapi.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redocly", "spectral"})
    void aLinterFindsNoErrorInTheDescription(String linter) throws IOException, InterruptedException {
        programs.run(QUIETLY, "npm", "run", "--silent", linter);
    }

    @Test
    void theClientInTypeScriptCompilesAndDoesTheMainJob() throws IOException, InterruptedException {
        programs.run(QUIETLY, "npm", "run", "--silent", "compile");

        var printed =
                programs.run(Map.of("CONCIERGERIE", "http://localhost:" + port), "npm", "run", "--silent", "main-job");

        assertThat(printed).isEqualToIgnoringWhitespace("collected");
    }

    @Test
    void theClientInJavaCompilesAndDoesTheMainJob() throws IOException, InterruptedException {
        var built = Files.createDirectories(FOLDER.resolve("built"));
        var classpath = System.getProperty("java.class.path");
        var sources = new ArrayList<>(List.of(SOURCES.resolve("MainJob.java").toString()));
        try (var generated = Files.walk(FOLDER.resolve("java/src/main/java"))) {
            generated.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(sources::add);
        }
        var complaints = new ByteArrayOutputStream();
        var arguments = new ArrayList<>(List.of("-d", built.toString(), "-cp", classpath, "-nowarn", "-proc:none"));
        arguments.addAll(sources);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, complaints, complaints, arguments.toArray(String[]::new));
        assertThat(compiled).as(complaints.toString(StandardCharsets.UTF_8)).isZero();

        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var printed = programs.run(
                Map.of("CONCIERGERIE", "http://localhost:" + port),
                java,
                "-cp",
                built.toAbsolutePath() + File.pathSeparator + classpath,
                "MainJob");

        assertThat(printed).isEqualToIgnoringWhitespace("collected");
    }
}
