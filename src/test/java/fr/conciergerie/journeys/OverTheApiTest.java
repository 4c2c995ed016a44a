package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of a pair of shoes over the API, with the very commands of the README: a README that lies fails the build. */
class OverTheApiTest extends JourneyTest {

    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile("(?m) {4}# (.+)$");

    @TempDir
    Path folder;

    @Test
    void theCommandsOfTheReadmePrintWhatTheReadmeSays() throws IOException, InterruptedException {
        var commands = commands();

        var printed = run(commands.replace("localhost:8080", "localhost:" + port));

        assertThat(printed).isEqualTo(promised(commands));
    }

    private static String commands() throws IOException {
        var found = COMMANDS.matcher(Files.readString(Path.of("README.md")));
        assertThat(found.find()).as("README.md has a bash block").isTrue();
        return found.group(1);
    }

    /** What stands in the margin behind a command is what it prints. */
    private static List<String> promised(String commands) {
        return PRINTED.matcher(commands).results().map(it -> it.group(1)).toList();
    }

    private List<String> run(String commands) throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("walk.sh"), "set -euo pipefail\n" + commands);
        var output = folder.resolve("output").toFile();
        var bash = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(bash.waitFor(2, TimeUnit.MINUTES)).as("the commands end").isTrue();
        var printed = Files.readString(output.toPath());
        assertThat(bash.exitValue()).as(printed).isZero();
        return printed.lines().toList();
    }
}
