package fr.conciergerie.database;

import fr.conciergerie.Conciergerie;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another process that runs this project's classes, to see what it says and how it ends. */
public record ChildJvm(Process process, Path errors) implements AutoCloseable {

    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(Map.of(), main, arguments);
    }

    public static ChildJvm start(Map<String, String> environment, Class<?> main, String... arguments) {
        try {
            return start(classes(main), environment, main, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> classes(Class<?> main) throws IOException {
        return KeptDemonstration.isAskedFor() && main == Conciergerie.class
                ? KeptDemonstration.classes()
                : List.of("-cp", System.getProperty("java.class.path"));
    }

    static ChildJvm start(List<String> options, Map<String, String> environment, Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            var errors = Files.createTempFile("errors-", ".txt");
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            return new ChildJvm(builder.start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads its output up to that line. */
    String readUntil(String line) throws IOException {
        for (var read = output().readLine(); read != null; read = output().readLine()) {
            if (read.equals(line)) {
                return read;
            }
        }
        throw new AssertionError("never said \"%s\" but: %s".formatted(line, Files.readString(errors)));
    }

    /** Everything it says up to the line that begins so. */
    public List<String> saidUntil(String beginning) throws IOException {
        var said = new ArrayList<String>();
        for (var read = output().readLine(); read != null; read = output().readLine()) {
            said.add(read);
            if (read.startsWith(beginning)) {
                return said;
            }
        }
        throw new AssertionError(
                "never said \"%s\" but %s and: %s".formatted(beginning, said, Files.readString(errors)));
    }

    /** Everything it says until it says no more. */
    List<String> allSaid() throws IOException {
        return output().readAllAsString().lines().toList();
    }

    /** Hears what it says and forgets it, so that it never waits to be heard. */
    public void listenOn() {
        output().lines().forEach(_ -> {});
    }

    /** Asks it to end, and tells all that it still had to say, on either output. */
    List<String> lastWords() throws IOException, InterruptedException {
        // The process itself would close its outputs at once.
        process.toHandle().destroy();
        var said = new ArrayList<String>();
        for (var read = output().readLine(); read != null; read = output().readLine()) {
            said.add(read);
        }
        stop();
        said.addAll(Files.readAllLines(errors));
        return said;
    }

    private BufferedReader output() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** Asks it to end, and waits until it did. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("does not end");
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end and tells what it wrote to the error output. */
    List<String> errorsAtTheEnd() throws IOException, InterruptedException {
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("did not end: " + Files.readString(errors));
        }
        return Files.readAllLines(errors);
    }

    int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        Files.deleteIfExists(errors);
    }
}
