package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.AccessibilitySheet.Conformity;
import fr.conciergerie.web.AccessibilitySheet.Criterion;
import fr.conciergerie.web.AccessibilitySheet.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit sheet is whole, and says of nothing that it conforms without saying how that is known. */
class AccessibilitySheetTest {

    /** How many criteria each of the thirteen themes of RGAA 4.1.2 has. */
    private static final int[] THEMES = {9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12};

    private static final AccessibilitySheet SHEET = AccessibilitySheet.kept();

    @Test
    void judgesEachOfThe106CriteriaOnce() {
        var expected = IntStream.range(0, THEMES.length)
                .boxed()
                .flatMap(theme -> IntStream.rangeClosed(1, THEMES[theme]).mapToObj(it -> (theme + 1) + "." + it))
                .toList();

        assertThat(expected).hasSize(106);
        assertThat(SHEET.criteria()).extracting(Criterion::number).isEqualTo(expected);
        assertThat(SHEET.criteria())
                .extracting(Criterion::subject)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    static List<Criterion> judged() {
        return SHEET.criteria().stream()
                .filter(it -> it.verdict() != Verdict.NOT_JUDGED)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("judged")
    void saysHowAndSinceWhenAVerdictIsKnown(Criterion criterion) {
        assertThat(LocalDate.parse(criterion.judged())).isAfter(LocalDate.of(2026, 1, 1));
        assertThat(criterion.evidence()).matches("hand|test \\w+\\.\\w+");
        if (criterion.isTested()) {
            assertThat(testNamed(criterion.test())).as(criterion.test()).isTrue();
        }
    }

    @Test
    void saysWhyWhatDoesNotConformOrIsNotJudged() {
        var open = Stream.of(Verdict.NOT_CONFORMING, Verdict.NOT_JUDGED, Verdict.NOT_APPLICABLE)
                .flatMap(it -> SHEET.with(it).stream())
                .toList();
        assertThat(open).isNotEmpty().allSatisfy(it -> {
            assertThat(it.remark(Locale.FRENCH)).isNotEmpty();
            assertThat(it.remark(Locale.ENGLISH)).isNotEmpty();
        });
    }

    @Test
    void whatNobodyHasJudgedLowersTheRate() {
        var one = new AccessibilitySheet(
                List.of(criterion(Verdict.CONFORMING), criterion(Verdict.NOT_APPLICABLE)), List.of());
        var two = new AccessibilitySheet(
                List.of(criterion(Verdict.CONFORMING), criterion(Verdict.NOT_JUDGED)), List.of());

        assertThat(one.rate()).isEqualTo(100);
        assertThat(one.conformity()).isEqualTo(Conformity.FULL);
        assertThat(two.rate()).isEqualTo(50);
        assertThat(two.conformity()).isEqualTo(Conformity.PARTIAL);
        assertThat(new AccessibilitySheet(List.of(criterion(Verdict.NOT_JUDGED)), List.of()).conformity())
                .isEqualTo(Conformity.NONE);
    }

    @Test
    void thePagesThatWereLookedAtAreThere() throws Exception {
        var routes = Files.readAllLines(Path.of("src/main/resources/access.table")).stream()
                .map(it -> it.split("\\s+"))
                .filter(it -> it[0].equals("GET"))
                .map(it -> it[1])
                .toList();
        assertThat(SHEET.pages())
                .hasSizeGreaterThan(20)
                .allSatisfy(it -> assertThat(routes).contains(it.path()));
    }

    private static Criterion criterion(Verdict verdict) {
        return new Criterion("1.1", "…", verdict, "hand", "2026-11-29", Map.of());
    }

    /** A class of that name among the tests, with a test of that name. */
    private static boolean testNamed(String name) {
        var parts = name.split("\\.");
        try (var classes = Files.walk(Path.of("src/test/java"))) {
            return classes.filter(it -> it.endsWith(parts[0] + ".java")).anyMatch(it -> isTest(it, parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTest(Path file, String method) {
        try {
            return Arrays.stream(Files.readString(file).split("@(Test|ParameterizedTest)\\b"))
                    .skip(1)
                    .anyMatch(it -> it.strip().startsWith("void " + method + "("));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
