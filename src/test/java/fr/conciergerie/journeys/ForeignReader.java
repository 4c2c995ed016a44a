package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Two programs that read calendars, neither of them ours: one of npm, one of Debian's packages. */
public enum ForeignReader {
    JAVASCRIPT("node", "read.mjs"),
    PYTHON(Objects.requireNonNullElse(System.getenv("CONCIERGERIE_PYTHON"), "/usr/bin/python3"), "read.py");

    private static final Path SOURCES = Path.of("src", "test", "calendars");
    private static final Path FOLDER = Path.of("target", "calendars");

    private final String program;
    private final String script;

    ForeignReader(String program, String script) {
        this.program = program;
        this.script = script;
    }

    /** What it finds in a file of which it has nothing to complain: an entry a line, in the order of the file. */
    public List<String> found(Path file) throws IOException, InterruptedException {
        var ran = read(file);
        assertThat(ran.exit()).as(ran.printed()).isZero();
        return ran.printed().lines().filter(it -> !it.isEmpty()).toList();
    }

    ForeignPrograms.Ran read(Path file) throws IOException, InterruptedException {
        return ForeignPrograms.install(SOURCES, FOLDER)
                .tried(Map.of(), program, script, file.toAbsolutePath().toString());
    }
}
