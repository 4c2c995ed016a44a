package fr.conciergerie.figures;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.figures.PlainFigures.Definition;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What was published and then turned out otherwise, by random histories: what is told as a change is what {@link PlainFigures}
 * counts otherwise, or by another definition, and nothing else.
 */
@SpringBootTest
@AutoConfigureMockMvc
class CorrectionsPropertyTest {

    private static final int HISTORIES = 300;
    private static final int LARGE = 6;
    private static final int SAMPLE = 3;
    private static final int YEAR = 2024;
    private static final long SEED = Long.getLong("seed", 2015);

    /** What a client is told of all its sites. */
    private static final Set<Indicator> TOLD = Stream.of(Indicator.values())
            .filter(it ->
                    it.isGivenFor(new Perimeter.Client(new OrganisationId(new UUID(0, 0)), null), Period.year(YEAR)))
            .collect(toCollection(() -> EnumSet.noneOf(Indicator.class)));

    /** A publication with what is counted plainly of the rows of that time. */
    private record Published(Publication publication, PlainFigures plain) {

        static Published of(AnnualReport report, PlainFigures plain) {
            return of(report, Publication.written(report.figures()), plain);
        }

        static Published of(AnnualReport report, String written, PlainFigures plain) {
            return new Published(new Publication(1, report.cutOff(), null, written, "", null, null, null), plain);
        }

        String line(Indicator indicator) {
            return publication
                    .written()
                    .lines()
                    .filter(it -> it.startsWith(indicator + ";"))
                    .findFirst()
                    .orElseThrow();
        }

        boolean hides(Indicator indicator) {
            return line(indicator).endsWith("hidden");
        }
    }

    @Autowired
    OperatorDirectory operators;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AnnualReports reports;

    @Test
    void whatTurnsOutOtherwiseIsToldAndNothingElse() {
        inAnOperatorOfItsOwn(SEED + 11, histories -> {
            var published = published(histories);
            committed(() -> {
                histories.correct();
                return true;
            });
            var rows = committed(histories::read);

            var everChanged = EnumSet.noneOf(Indicator.class);
            published.forEach((organisation, before) -> {
                var now = Published.of(report(organisation), plain(rows, organisation));
                var changes = before.publication().changes(report(organisation));
                assertThat(changes)
                        .extracting(Publication.Change::indicator)
                        .as("seed %d: organisation %s", SEED, organisation)
                        .containsExactlyInAnyOrderElementsOf(different(before, now));
                changes.forEach(it -> {
                    says(Objects.requireNonNull(it.published()), before);
                    says(it.now(), now);
                    everChanged.add(it.indicator());
                });
            });
            // There was something of each to be told.
            assertThat(everChanged).isEqualTo(TOLD);
        });
    }

    /** The client is told that something is told no longer, or is now, but not what it was while nobody was to know. */
    @Test
    void whatComesToBeHiddenOrIsNoLongerIsAChangeForTheClient() {
        inAnOperatorOfItsOwn(SEED + 13, histories -> {
            var before = byOrganisation(histories);
            committed(() -> {
                histories.correct();
                return true;
            });
            var hidden = EnumSet.noneOf(Indicator.class);
            var shown = EnumSet.noneOf(Indicator.class);
            byOrganisation(histories).forEach((organisation, now) -> {
                var then = Objects.requireNonNull(before.get(organisation));
                var published = new Publication(
                        1, then.cutOff(), null, Publication.written(then.figures()), "", null, null, null);
                var changes = published.changes(now);
                assertThat(changes)
                        .extracting(Publication.Change::indicator)
                        .as("seed %d: organisation %s", SEED, organisation)
                        .containsExactlyInAnyOrderElementsOf(toldOtherwise(then, now));
                changes.forEach(it -> {
                    var was = Objects.requireNonNull(it.published());
                    if (was.suppressed() != it.now().suppressed()) {
                        (was.suppressed() ? shown : hidden).add(it.indicator());
                    }
                    Stream.of(was, it.now())
                            .filter(Figure::suppressed)
                            .forEach(figure -> assertThat(figure).isEqualTo(nothingOf(figure)));
                });
            });
            assertThat(hidden).as("came to be hidden").isNotEmpty();
            assertThat(shown).as("are hidden no longer").isNotEmpty();
        });
    }

    /** What it was the year before was told then, or hidden then. */
    private static Figure nothingOf(Figure figure) {
        var hidden = figure.hidden().beside(figure.previous());
        return figure.shared() ? hidden.sharedWithOthers() : hidden;
    }

    private Map<UUID, AnnualReport> byOrganisation(RandomHistories histories) {
        return IntStream.range(0, histories.organisations().size())
                .filter(it -> it % SAMPLE == 0)
                .mapToObj(histories.organisations()::get)
                .collect(toMap(it -> it, this::toTheClient));
    }

    private AnnualReport toTheClient(UUID organisation) {
        return committed(() -> reports.ifPublishedNow(organisation.toString(), YEAR, null));
    }

    private static Set<Indicator> toldOtherwise(AnnualReport then, AnnualReport now) {
        return now.figures().stream()
                .map(Figure::indicator)
                .filter(it -> !givenFor(then.figure(it)).equals(givenFor(now.figure(it))))
                .collect(toSet());
    }

    private static List<@Nullable Object> givenFor(Figure figure) {
        return Arrays.asList(
                figure.suppressed(),
                figure.precision(),
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.coverage());
    }

    @Test
    void whatIsCountedByAnotherDefinitionThanPublishedIsToldEvenIfItComesToTheSame() {
        inAnOperatorOfItsOwn(SEED + 12, histories -> {
            var superseded = PlainFigures.DEFINITIONS.keySet().stream()
                    .filter(it -> it.version() < it.indicator().version())
                    .toList();
            assertThat(superseded).isNotEmpty();
            var sameAndOther = new HashMap<Boolean, List<UUID>>();
            published(histories).forEach((organisation, today) -> {
                var report = report(organisation);
                assertThat(today.publication().changes(report)).isEmpty();
                for (var definition : superseded) {
                    var old = today.plain().count(definition);
                    var written = today.publication()
                            .written()
                            .replace(today.line(definition.indicator()), line(definition, old));
                    var before = Published.of(report, written, today.plain());

                    var changes = before.publication().changes(report);
                    assertThat(changes)
                            .extracting(Publication.Change::indicator)
                            .as("seed %d: organisation %s", SEED, organisation)
                            .containsExactly(definition.indicator());
                    var figure = Objects.requireNonNull(changes.getFirst().published());
                    assertThat(counted(figure)).isEqualTo(old);
                    assertThat(figure.value()).isEqualTo(value(old));
                    assertThat(changes.getFirst().version()).isEqualTo(definition.version());
                    assertThat(changes.getFirst().isByAnotherDefinition()).isTrue();
                    assertThat(before.line(definition.indicator()))
                            .startsWith(definition.indicator() + ";" + definition.version() + ";");
                    sameAndOther
                            .computeIfAbsent(
                                    old.equals(counted(changes.getFirst().now())), _ -> new ArrayList<>())
                            .add(organisation);
                }
            });
            assertThat(sameAndOther).containsOnlyKeys(true, false);
        });
    }

    /** Nothing can be told by a definition that is not in the table. */
    @Test
    void everyDefinitionOfTodayIsCountedPlainly() {
        for (var indicator : Indicator.values()) {
            for (int version = 1; version <= indicator.version(); version++) {
                assertThat(PlainFigures.DEFINITIONS).containsKey(new Definition(indicator, version));
            }
        }
    }

    /** Hidden before and after is no change: nobody could tell. */
    private static Set<Indicator> different(Published before, Published now) {
        return TOLD.stream()
                .filter(it -> !disclosed(before, it).equals(disclosed(now, it)))
                .collect(toSet());
    }

    private static List<@Nullable Object> disclosed(Published published, Indicator indicator) {
        var disclosed = new ArrayList<@Nullable Object>();
        if (!published.hides(indicator)) {
            disclosed.add(published.plain().count(indicator));
            disclosed.add(indicator == Indicator.WOMEN_SHARE ? published.plain().coverage() : null);
        }
        return disclosed;
    }

    private static void says(Figure figure, Published published) {
        assertThat(figure.suppressed()).isEqualTo(published.hides(figure.indicator()));
        if (!figure.suppressed()) {
            assertThat(counted(figure)).isEqualTo(published.plain().count(figure.indicator()));
        }
    }

    private static Counted counted(Figure figure) {
        return new Counted(figure.numerator(), figure.denominator());
    }

    private static String line(Definition definition, Counted old) {
        return "%s;%d;%s;%s;%s;;"
                .formatted(
                        definition.indicator(),
                        definition.version(),
                        Objects.toString(value(old), ""),
                        Objects.toString(old.numerator(), ""),
                        Objects.toString(old.denominator(), ""));
    }

    private static @Nullable BigDecimal value(Counted share) {
        var numerator = share.numerator();
        var denominator = share.denominator();
        return numerator == null || denominator == null ? null : PlainFigures.share(numerator, denominator);
    }

    /** Of one organisation in three, of whom half are large, and some buy markets or share them. */
    private Map<UUID, Published> published(RandomHistories histories) {
        var rows = committed(histories::read);
        var organisations = histories.organisations();
        return IntStream.range(0, organisations.size())
                .filter(it -> it % SAMPLE == 0)
                .mapToObj(organisations::get)
                .collect(toMap(it -> it, it -> Published.of(report(it), plain(rows, it))));
    }

    private static PlainFigures plain(RawRows rows, UUID organisation) {
        return new PlainFigures(rows, organisation, Period.year(YEAR), null);
    }

    private AnnualReport report(UUID organisation) {
        return committed(() -> reports.figures(organisation.toString(), Period.year(YEAR), null));
    }

    private void inAnOperatorOfItsOwn(long seed, Consumer<RandomHistories> test) {
        var operator = operators.create("Corrigé", "corrige-" + UUID.randomUUID());
        Tenant.run(operator, () -> {
            var histories = new RandomHistories(jdbc, new Random(seed), LARGE);
            committed(() -> {
                histories.make(HISTORIES);
                return true;
            });
            test.accept(histories);
        });
    }

    private <T> T committed(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
