package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    private static final String LOCK = "package-lock.json";

    @BeforeAll
    static void installWhatIsLocked() throws IOException, InterruptedException {
        boolean same = Files.exists(FOLDER.resolve("node_modules"))
                && Files.exists(FOLDER.resolve(LOCK))
                && Files.mismatch(FOLDER.resolve(LOCK), SOURCES.resolve(LOCK)) < 0;
        try (var files = Files.list(SOURCES)) {
            for (var file : files.toList()) {
                copy(file, file.getFileName().toString());
            }
        }
        copy(Path.of("docs", "api", "openapi.json"), "openapi.json");
        if (!same) {
            run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redocly", "spectral"})
    void aLinterFindsNoErrorInTheDescription(String linter) throws IOException, InterruptedException {
        run(Map.of(), "npm", "run", "--silent", linter);
    }

    @Test
    void theClientInTypeScriptCompilesAndDoesTheMainJob() throws IOException, InterruptedException {
        run(Map.of(), "npm", "run", "--silent", "compile");

        var printed = run(Map.of("CONCIERGERIE", "http://localhost:" + port), "npm", "run", "--silent", "main-job");

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
        var printed = run(
                Map.of("CONCIERGERIE", "http://localhost:" + port),
                java,
                "-cp",
                built.toAbsolutePath() + File.pathSeparator + classpath,
                "MainJob");

        assertThat(printed).isEqualToIgnoringWhitespace("collected");
    }

    private static void copy(Path file, String name) throws IOException {
        Files.copy(file, Files.createDirectories(FOLDER).resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** @return what it printed, once it has ended well */
    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("client", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"));
        var process = builder.start();
        try {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            var printed = Files.readString(output);
            assertThat(ended).as(String.join(" ", command) + " ends").isTrue();
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
