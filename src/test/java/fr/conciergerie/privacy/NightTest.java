package fr.conciergerie.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.privacy.Kept;
import java.time.Period;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A night leaves a proof of each rule, and keeps nothing longer than was promised. */
@SpringBootTest
@AutoConfigureMockMvc
class NightTest {

    @Autowired
    Night night;

    @Autowired
    Runs runs;

    @Autowired
    RuleBook rules;

    @Autowired
    KeptPeriods periods;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Someone someone;

    private OperatorId operator = new OperatorId(new UUID(0, 1));

    @BeforeEach
    void anOperatorOfItsOwn() {
        operator = someone.operator();
    }

    @Test
    void eachRuleIsProvenForEachOperatorAndOnceForAll() {
        auditedMonthsAgo(13);

        night.everyNight();

        Tenant.run(operator, () -> {
            assertThat(runs.last().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            rules.jobs().stream().map(it -> it.rule().code()).toList());
            assertThat(runs.effective(10)).singleElement().satisfies(it -> {
                assertThat(it.code()).isEqualTo("web.audit");
                assertThat(it.gone()).isOne();
                assertThat(it.kept()).isEqualTo(Period.ofMonths(12));
            });
        });
    }

    @Test
    void anOperatorKeepsLessLongAndNeverLonger() {
        auditedMonthsAgo(8);
        night.everyNight();
        assertThat(audited()).isOne();

        Tenant.run(operator, () -> {
            periods.keep(UUID.randomUUID(), "web.audit", Period.ofMonths(6));
            assertThat(periods.inForce()).containsEntry("web.audit", Period.ofMonths(6));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> periods.keep(UUID.randomUUID(), "web.audit", Period.ofMonths(13)));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> periods.keep(UUID.randomUUID(), "orders.orders", Period.ofYears(5)));
        });
        night.everyNight();
        assertThat(audited()).isZero();
    }

    @Test
    void theDatabaseRefusesWhatIsLongerThanPromised() {
        Tenant.run(
                operator,
                () -> assertThatExceptionOfType(DataIntegrityViolationException.class)
                        .isThrownBy(() -> new TransactionTemplate(transactions)
                                .executeWithoutResult(_ -> jdbc.sql("""
                        insert into privacy.shortening (id, code, kept, at, account_id)
                        values (gen_random_uuid(), 'web.audit', 'P13M', now(), gen_random_uuid())
                        """).update()))
                        .withMessageContaining("web.audit is not kept for P13M"));
    }

    /** The ledger cannot be forgotten early, whatever the application asks for. */
    @Test
    void whatIsYoungerThanHalfAYearStaysInTheLedger() {
        auditedMonthsAgo(5);
        Tenant.run(
                operator,
                () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                    assertThat(jdbc.sql("select web.forget_audit_events(now() + interval '10 years', 100)")
                                    .query(Integer.class)
                                    .single())
                            .isZero();
                }));
        assertThat(audited()).isOne();
    }

    @Test
    void whatIsPromisedStandsInTheDatabase() {
        rules.all().stream()
                .filter(it -> it.kept() instanceof Kept.For)
                .forEach(it -> assertThat(
                                RawRows.of("select 1 from privacy.rule where code = '%s' and longest = interval '%s'"
                                        .formatted(it.code(), ((Kept.For) it.kept()).longest())))
                        .as(it.code())
                        .hasSize(1));
    }

    private void auditedMonthsAgo(int months) {
        RawRows.change("""
                insert into web.audit_event (operator_id, id, at, what, detail)
                values ('%s', gen_random_uuid(), now() - interval '%d months', 'accounts.invited', '{}')
                """.formatted(operator, months));
    }

    private long audited() {
        return RawRows.of("select 1 from web.audit_event where operator_id = '%s' and what = 'accounts.invited'"
                        .formatted(operator))
                .size();
    }
}
