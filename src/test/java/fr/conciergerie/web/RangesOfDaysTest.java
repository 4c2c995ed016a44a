package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A time from one day to another is handed to {@link Words} as two days: told one by one, each leaves out its year when it is this
 * one, and whoever reads the other year takes it for both.
 */
class RangesOfDaysTest {

    private static final Path SOURCES = Path.of("src/main");

    private static final String TOLD_ALONE =
            "(?:page\\.words\\(\\)|page|words)\\s*\\.(?:day|date|shortDay)\\([^;{}\"]*?\\)";

    private static final Pattern TWO_IN_ONE_SENTENCE =
            Pattern.compile("say\\(\\s*\"[^\"]+\",\\s*" + TOLD_ALONE + ",\\s*" + TOLD_ALONE);

    @Test
    void noSentenceIsGivenTwoDaysThatWereToldAlone() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(it -> it.toString().endsWith(".jte")
                                    || it.toString().endsWith(".java"))
                            .filter(it -> TWO_IN_ONE_SENTENCE.matcher(text(it)).find())
                            .map(Path::getFileName))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page.say(\"x.from-until\", page.shortDay(one.from()), page.shortDay(one.until()))",
                "words.say(\n    \"x.from-until\",\n    words.day(from),\n    words.day(until))",
                "page.say(\"x.days\", page.words().date(it), page.words().date(it.plusDays(6)))"
            })
    void itIsSeenWhereItStands(String code) {
        assertThat(TWO_IN_ONE_SENTENCE.matcher(code).find()).isTrue();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
