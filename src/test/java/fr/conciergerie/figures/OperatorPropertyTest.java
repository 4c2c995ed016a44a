package fr.conciergerie.figures;

import static fr.conciergerie.figures.Indicator.DYNAMIC_EXIT_SHARE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What an operator does for all its clients, by made-up histories of which each is one client's. */
@SpringBootTest
@AutoConfigureMockMvc
class OperatorPropertyTest {

    private static final int HISTORIES = 150;
    private static final int DRAWS = 60;
    private static final long SEED = Long.getLong("seed", 2015);
    private static final Period YEAR = Period.year(2024);

    /**
     * Means that are rounded once for all, months and partners that are the same for all, sessions and rounds that several share,
     * and what is told of the operator as a whole.
     */
    private static final Set<Indicator> OF_SEVERAL_TOGETHER = EnumSet.of(
            Indicator.ELIGIBLE,
            Indicator.PENETRATION,
            Indicator.ELIGIBLE_WOMEN_SHARE,
            Indicator.ACTIVE_MEMBERS_A_MONTH,
            Indicator.ESS_PARTNER_SHARE,
            Indicator.SESSIONS_PLANNED,
            Indicator.SESSIONS_HELD,
            Indicator.APPOINTMENT_PLACES_TAKEN,
            Indicator.ANIMATIONS_HELD,
            Indicator.ANIMATION_WALK_INS,
            Indicator.COLLECTED_KILOGRAMS,
            Indicator.COLLECTED_PIECES,
            Indicator.INSERTION_PEOPLE,
            Indicator.INSERTION_HOURS,
            Indicator.DYNAMIC_EXIT_SHARE,
            Indicator.KM_AVOIDED_NET,
            Indicator.CO2_AVOIDED_NET);

    @Autowired
    OperatorDirectory operators;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    OperatorFigures figures;

    @Test
    void isWhatItsClientsAddUpToAndASharedSessionIsOne() {
        inAnOperatorOfItsOwn(new Random(SEED + 21), histories -> {
            var rows = committed(histories::read);
            var clients = histories.organisations().stream()
                    .map(it -> new PlainFigures(rows, it, YEAR, null))
                    .toList();
            var whole = committed(() -> figures.counted(YEAR));

            for (var indicator : addedUp()) {
                var figure = Objects.requireNonNull(whole.get(indicator));
                var each = clients.stream().map(it -> it.count(indicator)).toList();
                assertThat(new Counted(figure.numerator(), figure.denominator()))
                        .as("%s with seed %d", indicator, SEED)
                        .isEqualTo(new Counted(sum(each, Counted::numerator), sum(each, Counted::denominator)));
            }
            var held = rows.sessions().stream()
                    .filter(it ->
                            it.isHeld() && it.day().getYear() == YEAR.from().getYear())
                    .filter(it -> histories.organisations().stream()
                            .anyMatch(client -> rows.uses(client, it.site().id(), it.day())))
                    .count();
            assertThat(Objects.requireNonNull(whole.get(Indicator.SESSIONS_HELD))
                            .numerator())
                    .isEqualTo(held);
        });
    }

    /** By the same rule as the room of insertion: too few exits are put together with those of the years before. */
    @Test
    void dynamicExitsAreThoseOfTheStatesFamilies() {
        var random = new Random(SEED + 22);
        inAnOperatorOfItsOwn(random, histories -> {
            var organisation = histories.organisations().getFirst();
            for (int i = 0; i < DRAWS; i++) {
                var counted = committed(() -> {
                    jdbc.update("delete from insertion.past_exit");
                    exits(random);
                    return figures.counted(YEAR);
                });
                var figure = Objects.requireNonNull(counted.get(DYNAMIC_EXIT_SHARE));
                assertThat(new Counted(figure.numerator(), figure.denominator()))
                        .as("draw %d with seed %d", i, SEED)
                        .isEqualTo(new PlainFigures(committed(histories::read), organisation, YEAR, null)
                                .count(DYNAMIC_EXIT_SHARE));
            }
        });
    }

    /** Nobody is an agent of two clients, and no line is ordered by two. */
    private static List<Indicator> addedUp() {
        return Stream.of(Indicator.values())
                .filter(it -> it.isCounted() && !OF_SEVERAL_TOGETHER.contains(it))
                .toList();
    }

    private void exits(Random random) {
        for (int year = 2020; year <= 2025; year++) {
            for (var family : List.of("DURABLE", "TRANSITION", "POSITIVE", "OTHER", "NEUTRALISED")) {
                int people = random.nextInt(3);
                if (people > 0) {
                    jdbc.update(
                            "insert into insertion.past_exit (year, family, people) values (?, ?, ?)",
                            year,
                            family,
                            people);
                }
            }
        }
    }

    /** Nothing where nobody has anything. */
    private static @Nullable Long sum(List<Counted> each, Function<Counted, @Nullable Long> part) {
        var known = each.stream().map(part).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : known.stream().mapToLong(Long::longValue).sum();
    }

    private void inAnOperatorOfItsOwn(Random random, Consumer<RandomHistories> test) {
        var operator = operators.create("Ensemble", "ensemble-" + UUID.randomUUID());
        Tenant.run(operator, () -> {
            var histories = new RandomHistories(jdbc, random, 10);
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
