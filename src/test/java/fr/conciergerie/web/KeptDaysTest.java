package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is printed or sent is read on another day: no “today”, and no day without its year. */
class KeptDaysTest {

    private static final Path SOURCES = Path.of("src/main");

    /** Ways of telling a day that are right on a screen only. */
    private static final Pattern OF_THE_MOMENT =
            Pattern.compile("(?:page|words)(?:\\(\\))?\\.(?:day|date|shortDay|moment)\\(");

    @Test
    void paperAndLettersTellEachDayWithItsYear() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var kept = files.filter(Files::isRegularFile)
                    .filter(KeptDaysTest::isKept)
                    .toList();
            assertThat(kept).hasSizeGreaterThan(8);
            assertThat(kept.stream().flatMap(KeptDaysTest::ofTheMoment)).isEmpty();
        }
    }

    private static boolean isKept(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith("-pdf.jte")
                || name.equals("ticket-body.jte")
                || name.equals("withdrawal.jte")
                || name.equals("DataCopies.java")
                || name.endsWith("Letters.java")
                || name.equals("letter.jte")
                || name.endsWith(".jte") && text(file).contains("@template.print(");
    }

    private static Stream<String> ofTheMoment(Path file) {
        return text(file)
                .lines()
                .filter(it -> OF_THE_MOMENT.matcher(it).find())
                .map(it -> file.getFileName() + ": " + it.strip());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
