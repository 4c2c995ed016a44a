package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A year that was published and is published anew: from the difference of both, nobody learns what fewer than five people did. The
 * demonstration's 2015, of which something turns out otherwise; every change is taken back.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "conciergerie.demo=true")
class CorrectionTest {

    private static final int YEAR = 2015;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AnnualReports reports;

    @Autowired
    PublishedReports published;

    /** Somebody came once that year, in vain: 422 users and 423 would say that it was one. */
    @Test
    void whatOnePersonMovedIsToldInRoundNumbersOnly() {
        inTheDemonstration(() -> {
            assertThat(toPublish().figure(Indicator.USERS).numerator()).isEqualTo(423);

            cancel("""
                    select min(id::text)::uuid from orders.customer_order
                     where extract(year from placed_at) = 2015
                     group by member_id having count(*) = 1 order by 1 limit 1
                    """, 1);
            var now = toPublish();

            assertThat(exact().figure(Indicator.USERS).numerator()).isEqualTo(422);
            Stream.of(Indicator.USERS, Indicator.SERVICES_DELIVERED)
                    .map(now::figure)
                    .forEach(it -> {
                        assertThat(it.precision()).as("%s", it).isEqualTo(Precision.ABOUT);
                        assertThat(Objects.requireNonNull(it.numerator()) % 10).isZero();
                    });
            assertThat(now.figure(Indicator.SESSIONS_HELD))
                    .isEqualTo(published().figure(Indicator.SESSIONS_HELD));
            assertThat(now.months()).anySatisfy(it -> assertThat(it.delivered()).isNull());
            noCellTellsTheDifference(now);
        });
    }

    /** Each figure and each cell is what it was, is told only roughly, or moved by so much that it must be many people. */
    private void noCellTellsTheDifference(AnnualReport now) {
        var before = published();
        for (var month : now.months()) {
            var then = before.months().get(month.number() - 1);
            assertThat(month.requested()).isIn(null, then.requested());
            assertThat(month.delivered()).isIn(null, then.delivered());
        }
        for (var family : now.families()) {
            assertThat(before.families()).contains(family);
        }
        for (var service : now.services()) {
            assertThat(before.services().stream()
                            .filter(it -> it.slug().equals(service.slug()))
                            .map(AnnualReport.ServiceShare::requested))
                    .allMatch(it -> it == service.requested());
        }
        for (var site : now.sites()) {
            var then = before.sites().stream()
                    .filter(it -> it.name().equals(site.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(site.users()).isIn(null, then.users());
            assertThat(site.delivered()).isIn(null, then.delivered());
        }
        for (var figure : now.figures()) {
            if (figure.indicator().isAboutAgents() && figure.precision() == Precision.EXACT) {
                var then = before.figure(figure.indicator());
                assertThat(figure.numerator()).as("%s", figure).isIn(null, then.numerator());
                assertThat(figure.denominator()).as("%s", figure).isIn(null, then.denominator());
                if (figure.numerator() == null) {
                    assertThat(figure.value()).as("%s", figure).isIn(null, then.value());
                }
            }
        }
    }

    /** Hundreds turn out never to have come: that is told as it is. */
    @Test
    void whatManyPeopleMovedIsToldAsItIs() {
        inTheDemonstration(() -> {
            cancel(
                    "select id from orders.customer_order where extract(year from placed_at) = 2015 and number < 'M'",
                    200);

            var users = toPublish().figure(Indicator.USERS);
            assertThat(users.precision()).isEqualTo(Precision.EXACT);
            assertThat(users.numerator())
                    .isEqualTo(exact().figure(Indicator.USERS).numerator())
                    .isLessThan(423L);
        });
    }

    /** What life did since is the operator's to publish, whenever they open it. */
    @Test
    void theClientReadsWhatTheyWereGivenUntilItIsPublishedAnew() {
        inTheDemonstration(() -> {
            var given = reports.asTheClientSeesIt(manager(), "bordeaux-metropole", YEAR, null);
            cancel(
                    "select id from orders.customer_order where extract(year from placed_at) = 2015 and number < 'M'",
                    200);

            assertThat(reports.asTheClientSeesIt(manager(), "bordeaux-metropole", YEAR, null))
                    .isEqualTo(given);
            assertThat(given.figure(Indicator.USERS).numerator()).isEqualTo(423);
        });
    }

    private static Actor manager() {
        return new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "…",
                Role.MANAGER,
                Tenant.require().value(),
                null,
                Locale.FRENCH);
    }

    private void cancel(String which, int atLeast) {
        var orders = jdbc.sql(which).query(UUID.class).list();
        assertThat(orders).hasSizeGreaterThanOrEqualTo(atLeast);
        jdbc.sql(
                        "update orders.order_line set status = 'CANCELLED', reason = 'En vain', ended_at = now() where order_id in (:orders)")
                .param("orders", orders)
                .update();
        jdbc.sql("update orders.customer_order set status = 'CANCELLED' where id in (:orders)")
                .param("orders", orders)
                .update();
    }

    private AnnualReport toPublish() {
        return reports.toPublish(client(), YEAR, null);
    }

    private AnnualReport published() {
        return published.latest(client(), YEAR, null).orElseThrow();
    }

    private AnnualReport exact() {
        return reports.figures(client().value().toString(), Period.year(YEAR), null);
    }

    private OrganisationId client() {
        return organisations.organisationId("bordeaux-metropole");
    }

    private void inTheDemonstration(Runnable work) {
        Tenant.run(
                organisations.operators().getFirst().id(),
                () -> transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    work.run();
                }));
    }
}
