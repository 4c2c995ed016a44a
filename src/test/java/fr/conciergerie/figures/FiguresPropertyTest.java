package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.facts.Facts;
import fr.conciergerie.markets.UseOfService;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hundreds of histories made up from a seed: orders cancelled and withdrawn, late, of two sites on two clocks, around
 * midnight and New Year, by partners who join and leave the social economy; then what turned out otherwise afterwards. Each
 * figure equals what {@link PlainFigures} counts from the same rows, whether the facts followed or were counted anew.
 */
@SpringBootTest
@AutoConfigureMockMvc
class FiguresPropertyTest {

    private static final int HISTORIES = Integer.getInteger("histories", 600);

    private static final long SEED = Long.getLong("seed", 2015);

    @Autowired
    OperatorDirectory operators;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Facts facts;

    @Autowired
    FigureRepository figures;

    @Autowired
    Costs costs;

    @Autowired
    UseOfService use;

    private final Random random = new Random(SEED);
    private final Draw draw = new Draw(random);

    @Test
    void eachFigureEqualsWhatIsCountedRowByRow() {
        var operator = operators.create("Hasard", "hasard-" + UUID.randomUUID());
        Tenant.run(operator, () -> {
            var histories = new RandomHistories(jdbc, random);
            committed(() -> histories.make(HISTORIES));
            compareAll(histories, 1);

            // A second look, after corrections: what had counted counts otherwise or no longer.
            committed(histories::correct);
            compareAll(histories, 3);
            assertThat(committed(facts::compare)).isEmpty();

            assertThat(committed(facts::rebuild)).isEqualTo(histories.lines());
            // Counted anew they are the same, and so is what is counted from them.
            assertThat(committed(facts::compare)).isEmpty();
        });
    }

    /** Brought up to date from a version that had no facts, nor noted what changes. */
    @Test
    void theOrdersOfBeforeAreCountedOnce() {
        var operator = operators.create("Avant", "avant-" + UUID.randomUUID());
        Tenant.run(operator, () -> {
            var histories = new RandomHistories(jdbc, new Random(SEED + 2));
            committed(() -> {
                histories.make(20);
                jdbc.update("delete from orders.change");
                // Somebody orders, or corrects an order, before anybody has counted.
                jdbc.update(
                        "update orders.customer_order set status = 'CANCELLED' where id = (select min(id::text)::uuid from orders.customer_order)");
            });

            facts.catchUp();
            facts.catchUp();

            assertThat(committed(() -> jdbc.queryForObject("select count(*) from reporting.line_fact", Long.class)))
                    .isEqualTo(histories.lines());
            assertThat(committed(facts::compare)).isEmpty();
        });
    }

    /** Four at once, as two instances with two threads each, while orders go on changing. */
    @Test
    void whoeverCountsAtTheSameTimeCountsTheSame() throws InterruptedException, ExecutionException {
        var operator = operators.create("Ensemble", "ensemble-" + UUID.randomUUID());
        Tenant.run(operator, () -> committed(() -> new RandomHistories(jdbc, new Random(SEED + 1)).make(100)));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var counting = IntStream.range(0, 4)
                    .mapToObj(part -> threads.submit(() -> Tenant.run(operator, () -> changeAndCount(part))))
                    .toList();
            for (var one : counting) {
                one.get();
            }
        }
        assertThat(Tenant.call(operator, () -> committed(facts::compare))).isEmpty();
    }

    /** @param part of the lines, so that nobody waits for another's row */
    private void changeAndCount(int part) {
        for (int round = 0; round < 20; round++) {
            var some = String.valueOf(round);
            committed(() -> jdbc.update("""
                    update orders.order_line set family = case family when 'FOOD' then 'EVERYDAY' else 'FOOD' end
                     where abs(hashtext(id::text)) % 4 = ? and abs(hashtext(id::text || ?)) % 5 = 0
                    """, part, some));
            committed(facts::catchUp);
        }
    }

    /** @param nth one organisation in so many */
    private void compareAll(RandomHistories histories, int nth) {
        committed(() -> {
            facts.catchUp();
            // As whoever reads a report does: one plan for whatever is asked reads more than it needs.
            figures.planEachTime();
            var rows = histories.read();
            assertThat(IntStream.iterate(0, it -> it < histories.organisations().size(), it -> it + nth)
                            .mapToObj(histories.organisations()::get)
                            .flatMap(it -> differences(rows, it, histories))
                            .toList())
                    .as("what is counted otherwise with seed %d", SEED)
                    .isEmpty();
        });
    }

    private Stream<String> differences(RawRows rows, UUID organisation, RandomHistories histories) {
        var plain = new PlainFigures(rows, organisation, period(), random.nextInt(3) == 0 ? null : histories.anySite());
        boolean pays = !rows.marketsOf(organisation).isEmpty();
        if (random.nextInt(20) == 0) {
            compareUse(rows, organisation, histories.anySite(), plain.period());
        }
        return Stream.concat(
                differences(plain, figures.figures(perimeter(plain), plain.period()), Indicator::isCounted),
                pays || random.nextInt(20) == 0
                        ? differences(plain, costs.figures(perimeter(plain), plain.period()), it -> !it.isCounted())
                        : Stream.of());
    }

    private static Stream<String> differences(
            PlainFigures plain, Map<Indicator, Figure> counted, Predicate<Indicator> which) {
        return Stream.of(Indicator.values()).filter(which).flatMap(it -> {
            var figure = Objects.requireNonNull(counted.get(it));
            var found = new PlainFigures.Counted(figure.numerator(), figure.denominator());
            var expected = plain.count(it);
            return found.equals(expected)
                    ? Stream.of()
                    : Stream.of("%s is %s and not %s for %s at %s in %s"
                            .formatted(it, found, expected, plain.organisation(), plain.site(), plain.period()));
        });
    }

    /** By which organisations that share a site may share its cost. */
    private void compareUse(RawRows rows, UUID organisation, UUID site, Period period) {
        var kept = RawRows.of(rows.lines(), organisation).stream()
                .filter(it -> it.site().id().equals(site) && it.isKept())
                .filter(it ->
                        !it.placedOn().isBefore(period.from()) && it.placedOn().isBefore(period.end()))
                .count();
        var stay = new UseOfService.Stay(
                new SiteId(site), period.from(), period.end().minusDays(1));
        assertThat(use.services(Set.of(stay))
                        .getOrDefault(stay, Map.of())
                        .getOrDefault(new OrganisationId(organisation), 0L))
                .isEqualTo(kept);
    }

    /** Any whole months around the year that the histories are about; some of them go on still, in the middle of a month or at its end. */
    private Period period() {
        var whole = random.nextBoolean() ? Period.year(2024) : months();
        return random.nextInt(3) > 0
                ? whole
                : whole.upTo(draw.nearTheEdge(whole.from().plusDays(random.nextInt(400))));
    }

    private Period months() {
        var from = LocalDate.of(2023, 10, 1).plusMonths(random.nextInt(18));
        return new Period(from, from.plusMonths(1 + random.nextInt(14)));
    }

    private static Perimeter perimeter(PlainFigures plain) {
        var site = plain.site();
        return new Perimeter.Client(new OrganisationId(plain.organisation()), site == null ? null : new SiteId(site));
    }

    private <T> T committed(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private void committed(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }
}
