package fr.conciergerie.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.reporting.AnnualReport.Month;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Employers who open the report of all their sites and of each, lay them side by side and subtract: whatever is told of all and of
 * every other site tells of the last one. Made-up histories, small enough for nearly every count to be a secret.
 */
@SpringBootTest
class EmployersViewTest {

    private static final int YEAR = 2024;

    private static final long SEED = 33;

    @Autowired
    OperatorDirectory operators;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AnnualReports reports;

    @Test
    void whoSubtractsOneSiteFromAllLearnsNothingOfTheOther() {
        var operator = operators.create("Secret", "secret-" + UUID.randomUUID());
        int compared = Tenant.call(operator, () -> {
            transaction.executeWithoutResult(_ -> {
                new RandomHistories(jdbc, new Random(SEED)).make(60);
                jdbc.update("update organisations.site_organisation set valid_from = '2020-01-01', valid_until = null");
            });
            return transaction.execute(
                    _ -> organisations().stream().mapToInt(this::compare).sum());
        });
        // Enough was told of both for the test to mean something.
        assertThat(compared).isGreaterThan(100);
    }

    /** @return how many cells were told of all and of the other site */
    private int compare(UUID organisation) {
        var sites = reports.sites(new OrganisationId(organisation));
        assertThat(sites).hasSize(2);
        var whole = cells(seen(organisation, null));
        var actually = List.of(cells(known(organisation, sites.get(0))), cells(known(organisation, sites.get(1))));
        int compared = 0;
        for (int i = 0; i < 2; i++) {
            var other = cells(seen(organisation, sites.get(i)));
            var secret = actually.get(1 - i);
            for (var cell : secret.keySet()) {
                if (isTold(cell, whole) && isTold(cell, other)) {
                    compared++;
                    assertThat(secret.get(cell))
                            .as("seed %s: %s of the other site follows for %s", SEED, cell, organisation)
                            .isNotIn(1L, 2L, 3L, 4L);
                }
            }
        }
        return compared;
    }

    /** What is not even mentioned is none; what is hidden is mentioned. */
    private static boolean isTold(String cell, Map<String, @Nullable Long> cells) {
        return !cells.containsKey(cell) || cells.get(cell) != null;
    }

    /** Whatever counts lines, which are at one site or the other; those that are hidden are null. */
    private static Map<String, @Nullable Long> cells(AnnualReport report) {
        var cells = new HashMap<String, @Nullable Long>();
        for (var it : report.families()) {
            cells.put("family " + it.family(), it.requested());
        }
        for (var it : report.months()) {
            put(cells, it, "requested", Month::requested);
            put(cells, it, "delivered", Month::delivered);
            put(cells, it, "before", Month::before);
        }
        for (var it : List.of(
                Indicator.SERVICES_REQUESTED,
                Indicator.SERVICES_DELIVERED,
                Indicator.EVERYDAY_SHARE,
                Indicator.ON_TIME_SHARE,
                Indicator.ESS_SERVICE_SHARE)) {
            cells.put(it.name(), report.figure(it).numerator());
            cells.put("of " + it, report.figure(it).denominator());
        }
        return cells;
    }

    private static void put(
            Map<String, @Nullable Long> cells, Month month, String what, Function<Month, @Nullable Long> count) {
        cells.put(what + " in " + month.number(), count.apply(month));
    }

    private AnnualReport seen(UUID organisation, @Nullable Site site) {
        return reports.asTheClientSeesIt(manager(), organisation.toString(), YEAR, site == null ? null : site.slug());
    }

    private AnnualReport known(UUID organisation, Site site) {
        return reports.report(manager(), organisation.toString(), YEAR, site.slug());
    }

    private List<UUID> organisations() {
        return new ArrayList<>(jdbc.queryForList("select id from organisations.organisation order by id", UUID.class));
    }

    private static Actor manager() {
        return new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Responsable",
                Role.MANAGER,
                Tenant.require().value(),
                null,
                Locale.FRENCH);
    }
}
