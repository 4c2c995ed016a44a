package fr.conciergerie.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The employer has the report of the running year open while somebody stands at the desk, and opens it again every month. */
@SpringBootTest
@AutoConfigureMockMvc
class OneMoreOrderTest {

    private static final int YEAR = 2024;
    private static final long SEED = 7;
    private static final AtomicLong OPERATORS = new AtomicLong(SEED);
    private static final AtomicReference<Instant> TIME = new AtomicReference<>(Instant.parse("2025-02-03T10:00:00Z"));
    private static final List<String> FAMILIES = List.of("EVERYDAY", "FOOD", "VEHICLE");

    @TestConfiguration
    static class ClockToMove {

        @Bean
        @Primary
        Clock clockToMove() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return Clock.fixed(instant(), zone);
                }

                @Override
                public Instant instant() {
                    return TIME.get();
                }
            };
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

    @Autowired
    ApplicationContext context;

    private OperatorId operator;

    @BeforeEach
    void anOperatorWithAFewClients() {
        TIME.set(Instant.parse("2025-02-03T10:00:00Z"));
        operator = operators.create("En cours", "en-cours-" + UUID.randomUUID());
        Tenant.run(
                operator,
                () -> transaction.executeWithoutResult(_ -> {
                    new RandomHistories(jdbc, new Random(OPERATORS.getAndIncrement()), 1).make(4);
                    jdbc.update(
                            "update organisations.site_organisation set valid_from = '2020-01-01', valid_until = null");
                }));
    }

    @Test
    void whoeverOrdersTodayMovesNothingThatTheEmployerReads() {
        Tenant.run(operator, () -> {
            var orders = Objects.requireNonNull(transaction.execute(_ -> jdbc.queryForList("""
                    select o.id, o.placed_at, m.organisation_id
                      from orders.customer_order o join organisations.member m on m.id = o.member_id
                     where o.placed_at >= '2024-02-01' and o.placed_at < '2024-12-31'
                     order by o.id limit 40
                    """)));
            assertThat(orders).hasSize(40);
            for (var order : orders) {
                var placed = ((Timestamp) Objects.requireNonNull(order.get("placed_at"))).toInstant();
                TIME.set(placed.plus(Duration.ofMinutes(1)));
                var organisation = (UUID) Objects.requireNonNull(order.get("organisation_id"));
                var after = disclosed(organisation);
                var before = Objects.requireNonNull(transaction.execute(status -> {
                    // As if it had been placed, and handed over, years ago.
                    jdbc.update(
                            "update orders.order_line set ended_at = '2019-03-01' where ended_at is not null and order_id = ?",
                            order.get("id"));
                    jdbc.update(
                            "update orders.customer_order set placed_at = '2019-03-01' where id = ?", order.get("id"));
                    status.setRollbackOnly();
                    return disclosed(organisation);
                }));
                assertThat(after)
                        .as("seed %s, order %s at %s", SEED, order.get("id"), placed)
                        .isEqualTo(before);
            }
        });
    }

    /** From month to month: what came in between is a month, told as one or not, and no family of it can be worked out. */
    @Test
    void whoeverLooksEveryMonthLearnsOfNoFamilyOfAMonthWhoseItIs() {
        Tenant.run(operator, () -> {
            var organisations = Objects.requireNonNull(transaction.execute(_ -> organisations()));
            int secrets = organisations.stream().mapToInt(this::lookEveryMonth).sum();
            assertThat(secrets).isGreaterThan(60);
        });
    }

    /** In round numbers, and without a year that was published: there is less told, and more to be found out. */
    @Test
    void nothingOfTheRunningYearFollowsFromWhatIsToldOfIt() {
        int secrets = 0;
        for (int month = 3; month <= 12; month += 3) {
            TIME.set(LocalDate.of(YEAR, month, 15).atTime(12, 0).toInstant(ZoneOffset.UTC));
            secrets += Tenant.call(
                    operator,
                    () -> Objects.requireNonNull(transaction.execute(_ -> organisations().stream()
                            .map(it -> Pencil.ofAYearAsItIsRead(context, new OrganisationId(it), YEAR))
                            .mapToInt(pencil -> {
                                assertThat(pencil.solved()).as("seed %s", SEED).isEmpty();
                                return pencil.secrets();
                            })
                            .sum())));
        }
        assertThat(secrets).isGreaterThan(100);
    }

    private int lookEveryMonth(UUID organisation) {
        var model = new ExpressionsBasedModel();
        var cells = new HashMap<String, Variable>();
        for (int month = 1; month <= 12; month++) {
            for (var family : FAMILIES) {
                cells.put(
                        family + month,
                        model.addVariable(family + month).lower(0).upper(10_000).integer(true));
            }
        }
        for (int month = 1; month <= 12; month++) {
            TIME.set(LocalDate.of(YEAR, month, 1).plusMonths(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
            read(report(organisation), month, model, cells);
        }
        var people = people(organisation);
        people.forEach((cell, who) -> {
            if (who.size() < SecrecyRule.LEAST_PEOPLE) {
                var variable = Objects.requireNonNull(cells.get(cell));
                variable.weight(1);
                long least = Math.round(model.minimise().getValue());
                long most = Math.round(model.maximise().getValue());
                variable.weight(null);
                assertThat(least)
                        .as("%s of %s, by %s people", cell, organisation, who.size())
                        .isLessThan(most);
                assertThat(least == 0 || most >= SecrecyRule.LEAST_PEOPLE)
                        .as("%s of %s is from %s to %s", cell, organisation, least, most)
                        .isTrue();
            }
        });
        return (int) people.values().stream()
                .filter(it -> it.size() < SecrecyRule.LEAST_PEOPLE)
                .count();
    }

    private static void read(AnnualReport report, int until, ExpressionsBasedModel model, Map<String, Variable> cells) {
        for (var month : report.months()) {
            var count = month.requested();
            if (count != null) {
                var sum = model.addExpression().level(count);
                FAMILIES.forEach(it -> sum.set(cells.get(it + month.number()), 1));
            }
        }
        for (var family : report.families()) {
            var count = Objects.requireNonNull(family.requested());
            var sum = model.addExpression();
            if (report.isRounded()) {
                sum.lower(count - 5).upper(count + 5);
            } else {
                sum.level(count);
            }
            for (int month = 1; month <= until; month++) {
                sum.set(cells.get(family.family() + month), 1);
            }
        }
        var asked = report.figure(Indicator.SERVICES_REQUESTED);
        if (asked.numerator() != null) {
            var sum = model.addExpression();
            long slack = asked.precision() == Precision.EXACT ? 0 : 5;
            sum.lower(asked.numerator() - slack).upper(asked.numerator() + slack);
            for (int month = 1; month <= until; month++) {
                for (var family : FAMILIES) {
                    sum.set(cells.get(family + month), 1);
                }
            }
        }
    }

    private List<UUID> organisations() {
        return new ArrayList<>(jdbc.queryForList("select id from organisations.organisation order by id", UUID.class));
    }

    /** Who asked for a family in a month. */
    private Map<String, Set<UUID>> people(UUID organisation) {
        return Objects.requireNonNull(transaction.execute(_ -> jdbc
                .query(
                        """
                        select family || extract(month from asked_on) as cell, member_id from reporting.line_fact
                         where organisation_id = ? and extract(year from asked_on) = ?
                        """,
                        (row, _) -> Map.entry(row.getString("cell"), row.getObject("member_id", UUID.class)),
                        organisation,
                        YEAR)
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())))));
    }

    /** All that the employer reads but the moment at which it was counted. */
    private List<Object> disclosed(UUID organisation) {
        var report = report(organisation);
        return List.of(report.figures(), report.months(), report.families(), report.services(), report.sites());
    }

    private AnnualReport report(UUID organisation) {
        return reports.report(coordinator(organisation), null, YEAR, null);
    }

    private static Actor coordinator(UUID organisation) {
        return new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Coordinatrice",
                Role.COORDINATOR,
                Tenant.require().value(),
                organisation,
                Locale.FRENCH);
    }
}
