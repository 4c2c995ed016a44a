package fr.conciergerie.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.reporting.Tallies.Kind;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Employers who open the report of all their sites and of each, lay them side by side and work out what they are not told, with
 * linear and integer programs. Made-up histories, small enough for nearly every count to be a secret, with somebody in them who
 * orders as much as all the others.
 */
@SpringBootTest
class EmployersViewTest {

    private static final int YEAR = 2024;
    private static final long SEED = 33;
    private static final int HISTORIES = 24;

    @Autowired
    OperatorDirectory operators;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AnnualReports reports;

    @Autowired
    TallyRepository tallies;

    /** What was tried, and how much of what was told was told at all. */
    private int secrets;

    private int told;

    @Test
    void nobodyWorksOutACellOfFewerThanFivePeople() {
        var operator = operators.create("Secret", "secret-" + UUID.randomUUID());
        Tenant.run(operator, () -> {
            transaction.executeWithoutResult(_ -> makeHistories());
            transaction.executeWithoutResult(_ -> organisations().forEach(this::tryToSolve));
        });
        // Enough was hidden, and enough told, for the test to mean something.
        assertThat(secrets).isGreaterThan(300);
        assertThat(told).isGreaterThan(100);
    }

    private void makeHistories() {
        var histories = new RandomHistories(jdbc, new Random(SEED), 2);
        histories.make(HISTORIES);
        jdbc.update("update organisations.site_organisation set valid_from = '2020-01-01', valid_until = null");
        jdbc.update("update organisations.site set name = 'Site ' || right(slug, 1)");
        // Somebody orders more than all the others of the organisation together.
        jdbc.update("""
                update orders.customer_order o
                   set member_id = (select min(x.id::text)::uuid from organisations.member x
                                     where x.organisation_id = m.organisation_id)
                  from organisations.member m
                 where m.id = o.member_id and abs(hashtext(m.organisation_id::text)) % 3 = 0
                   and abs(hashtext(o.id::text)) % 2 = 0
                """);
    }

    private void tryToSolve(UUID organisation) {
        var sites = reports.sites(new OrganisationId(organisation));
        assertThat(sites).hasSize(2).extracting(Site::name).containsExactlyInAnyOrder("Site 0", "Site 1");
        var guesser = new Guesser(2);
        guesser.read(seen(organisation, null), null);
        for (var site : sites) {
            guesser.read(seen(organisation, site), number(site));
        }
        secret(organisation, null).forEach((cell, who) -> look(guesser, organisation, null, cell, who));
        for (var site : sites) {
            secret(organisation, site.id())
                    .forEach((cell, who) -> look(guesser, organisation, number(site), cell, who));
        }
    }

    private void look(Guesser guesser, UUID organisation, @Nullable Integer site, String cell, Tally who) {
        if (!SecrecyRule.USUAL.hides(who)) {
            told++;
            return;
        }
        secrets++;
        var bounds = guesser.bounds(site, cell);
        assertThat(bounds)
                .as("seed %s: %s at %s of %s, which is %s", SEED, cell, site, organisation, who)
                .matches(it -> !it.isKnown(), "is not known")
                .matches(it -> !it.isFewForCertain(), "is not few for certain");
    }

    /** Every cell that there is, with who is behind it. */
    private Map<String, Tally> secret(UUID organisation, @Nullable SiteId site) {
        var whose = new Perimeter.Client(new OrganisationId(organisation), null);
        var counted = tallies.tallies(SecrecyRule.USUAL, whose, Period.year(YEAR));
        var before = tallies.tallies(SecrecyRule.USUAL, whose, Period.year(YEAR - 1));
        var cells = new LinkedHashMap<String, Tally>();
        counted.all(Kind.FAMILY, site).forEach((key, it) -> cells.put("family " + key, it));
        counted.all(Kind.REQUESTED_IN_MONTH, site).forEach((key, it) -> cells.put("requested " + key, it));
        counted.all(Kind.DELIVERED_IN_MONTH, site).forEach((key, it) -> cells.put("delivered " + key, it));
        before.all(Kind.DELIVERED_IN_MONTH, site).forEach((key, it) -> cells.put("before " + key, it));
        counted.all(Kind.ON_TIME, site).forEach((_, it) -> cells.put("on time", it));
        counted.all(Kind.LATE, site).forEach((_, it) -> cells.put("late", it));
        counted.all(Kind.UNPROMISED, site).forEach((_, it) -> cells.put("unpromised", it));
        counted.all(Kind.SOCIAL, site).forEach((_, it) -> cells.put("social", it));
        counted.all(Kind.NOT_SOCIAL, site).forEach((_, it) -> cells.put("not social", it));
        return cells;
    }

    private static Integer number(Site site) {
        return Integer.valueOf(site.name().substring("Site ".length()));
    }

    private AnnualReport seen(UUID organisation, @Nullable Site site) {
        return reports.toPublish(new OrganisationId(organisation), YEAR, site);
    }

    private List<UUID> organisations() {
        return new ArrayList<>(jdbc.queryForList("select id from organisations.organisation order by id", UUID.class));
    }
}
