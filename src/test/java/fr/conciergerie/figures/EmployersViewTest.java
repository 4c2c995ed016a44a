package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Employers who open the report of all their sites and of each, lay them side by side and work out what they are not told, with
 * linear and integer programs, the price list in hand. Made-up histories, small enough for nearly every count to be a secret, with somebody in them who
 * orders as much as all the others.
 */
@SpringBootTest
@AutoConfigureMockMvc
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
    ApplicationContext context;

    /** What was tried, and how much of what was told was told at all. */
    private int secrets;

    private int disclosed;

    @Test
    void nobodyWorksOutACellOfFewerThanFivePeople() {
        var operator = operators.create("Secret", "secret-" + UUID.randomUUID());
        Tenant.run(operator, () -> {
            transaction.executeWithoutResult(_ -> makeHistories());
            transaction.executeWithoutResult(_ -> organisations().forEach(this::tryToSolve));
        });
        // Enough was hidden, and enough told, for the test to mean something.
        assertThat(secrets).isGreaterThan(300);
        assertThat(disclosed).isGreaterThan(100);
    }

    private void makeHistories() {
        var histories = new RandomHistories(jdbc, new Random(SEED), 2, 60);
        histories.make(HISTORIES);
        jdbc.update("update organisations.site_organisation set valid_from = '2020-01-01', valid_until = null");
        // The price list: one price for each family, which is known to everybody.
        jdbc.update("""
                update orders.order_line
                   set vat_rate = 0, unit_price_cents = case family when 'EVERYDAY' then 1290 when 'FOOD' then 1850 else 5500 end
                """);
        // In one organisation in three somebody orders as much as all the others together, in another nine times as
        // much.
        jdbc.update("""
                update orders.customer_order o
                   set member_id = (select min(x.id::text)::uuid from organisations.member x
                                     where x.organisation_id = m.organisation_id)
                  from organisations.member m
                 where m.id = o.member_id
                   and abs(hashtext(o.id::text)) % 10
                       < case abs(hashtext(m.organisation_id::text)) % 3 when 0 then 5 when 1 then 9 else 0 end
                """);
    }

    private void tryToSolve(UUID organisation) {
        var pencil = Pencil.ofAYearThatIsOver(context, new OrganisationId(organisation), YEAR);
        assertThat(reports.sites(new OrganisationId(organisation), Period.year(YEAR)))
                .hasSizeGreaterThan(1);
        secrets += pencil.secrets();
        disclosed += pencil.disclosed();
        assertThat(pencil.solved()).as("seed %s", SEED).isEmpty();
    }

    private List<UUID> organisations() {
        return new ArrayList<>(jdbc.queryForList("select id from organisations.organisation order by id", UUID.class));
    }
}
