package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that others wrote, tried on what is ours: installed from a lock into a folder of the build, and run there. */
final class ForeignPrograms {

    private static final String LOCK = "package-lock.json";

    private final Path folder;

    private ForeignPrograms(Path folder) {
        this.folder = folder;
    }

    /** What has run, and what it said. */
    record Ran(int exit, String printed) {}

    /** Copies the sources, and installs what they lock unless it is there. */
    static ForeignPrograms install(Path sources, Path folder) throws IOException, InterruptedException {
        boolean same = Files.exists(folder.resolve("node_modules"))
                && Files.exists(folder.resolve(LOCK))
                && Files.mismatch(folder.resolve(LOCK), sources.resolve(LOCK)) < 0;
        var installed = new ForeignPrograms(folder);
        try (var files = Files.list(sources)) {
            for (var file : files.toList()) {
                installed.copy(file, file.getFileName().toString());
            }
        }
        if (!same) {
            installed.run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        return installed;
    }

    void copy(Path file, String name) throws IOException {
        Files.copy(file, Files.createDirectories(folder).resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** @return what it printed, once it has ended well */
    String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var ran = tried(environment, command);
        assertThat(ran.exit()).as(ran.printed()).isZero();
        return ran.printed();
    }

    /** Once it has ended, well or not. */
    Ran tried(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile("foreign", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            var printed = Files.readString(output);
            assertThat(ended).as(String.join(" ", command) + " ends").isTrue();
            return new Ran(process.exitValue(), printed);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
