package fr.conciergerie;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.conciergerie.database.DaysInSql;
import fr.conciergerie.shared.DayClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which day it is, one asks {@link DayClock}: nobody else makes a day out of the time, in Java or in SQL. */
class DayRuleTest {

    private static final Path SOURCES = Path.of("src/main");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.conciergerie");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("fr.conciergerie");

    private static final Set<String> DAYS =
            Set.of("LocalDate", "LocalDateTime", "LocalTime", "YearMonth", "Year", "MonthDay", "ZonedDateTime");

    /** To be told in UTC is all right for a moment, never for a day; and a zone is that of a site or the operator’s. */
    private static final Pattern DAY_OF_NOBODY = Pattern.compile("""
            (?<!atOffset\\()ZoneOffset\\.UTC\\b(?!;)\
            |atOffset\\(ZoneOffset\\.UTC\\)\\s*\\.toLocalDate\\(\
            |ZoneId\\.of\\("\
            |ZoneId\\.systemDefault\
            |Territory\\.FRANCE\\s*\\.zone\\(\
            |@Scheduled\\(cron = "0 \\d+ \\d+ [^"]*"\\)""");

    @Test
    void nobodyMakesADayOutOfTheTimeButTheClockOfDays() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(DayClock.class.getName())
                .and()
                .doNotHaveSimpleName("ClockConfiguration")
                .and()
                .doNotHaveSimpleName("TravellingClock")
                .should()
                .callMethodWhere(makesADay())
                .because("a day is that of a site or of the operator: DayClock knows it")
                .check(CLASSES);
    }

    /** A test that does is right by day, and wrong in the hour in which it is tomorrow at the site and not yet in UTC. */
    @Test
    void noTestDoes() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Here.class.getName())
                .should()
                .callMethodWhere(asksForToday())
                .because("today is where the tests take place: Here knows it")
                .check(TESTS);
    }

    @Test
    void noDayIsThatOfUtcOrOfTheMachine() {
        assertThat(found(".java", DAY_OF_NOBODY)).isEmpty();
    }

    @Test
    void noQueryAsksTheDatabaseWhichDayItIs() {
        assertThat(found(".java", DaysInSql.TODAY)).isEmpty();
        assertThat(found(".sql", DaysInSql.TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LocalDate.ofInstant(now, ZoneOffset.UTC)",
                "now.atZone(ZoneOffset.UTC)",
                "now.atOffset(ZoneOffset.UTC).toLocalDate()",
                "ZoneId.of(\"UTC\")",
                "@Scheduled(cron = \"0 30 3 * * *\")"
            })
    void whatIsForbiddenIsFound(String code) {
        assertThat(DAY_OF_NOBODY.matcher(code).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where c.valid_from <= current_date",
                "now()::date",
                "(now() at time zone s.zone)::date",
                "date_trunc('month', now())",
                "extract(year from CURRENT_TIMESTAMP)",
                "cast(now() as date)"
            })
    void whatIsForbiddenInSqlIsFound(String sql) {
        assertThat(DaysInSql.TODAY.matcher(sql).find()).isTrue();
    }

    private static DescribedPredicate<JavaCall<?>> asksForToday() {
        return DescribedPredicate.describe(
                "ask for today", call -> isOfADay(call) && call.getName().equals("now"));
    }

    private static DescribedPredicate<JavaCall<?>> makesADay() {
        return DescribedPredicate.describe("make a day out of the time", call -> {
            var owner = call.getTargetOwner();
            var name = call.getName();
            return owner.getFullName().equals("java.time.Clock")
                            && Set.of("getZone", "withZone").contains(name)
                    || isOfADay(call) && Set.of("now", "ofInstant").contains(name);
        });
    }

    private static boolean isOfADay(JavaCall<?> call) {
        var owner = call.getTargetOwner();
        return owner.getPackageName().equals("java.time") && DAYS.contains(owner.getSimpleName());
    }

    /** Migrations are never changed; what they leave is looked at in the database itself. */
    private static List<String> found(String ending, Pattern forbidden) {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(it -> it.toString().endsWith(ending))
                    .filter(it -> !it.toString().contains("/migration/"))
                    .filter(it -> !isAllowed(it))
                    .flatMap(it -> lines(it, forbidden))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list of the zones itself, and the demonstration, whose sites are in Bordeaux. */
    private static boolean isAllowed(Path file) {
        return file.endsWith("Territory.java") || file.toString().contains("/demo/");
    }

    private static Stream<String> lines(Path file, Pattern forbidden) {
        try {
            var text = Files.readString(file).replaceAll("\\s*\\n\\s*", " ");
            return forbidden.matcher(text).results().map(it -> file + ": " + it.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
