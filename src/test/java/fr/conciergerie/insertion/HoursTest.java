package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.insertion.Spread.Method;
import fr.conciergerie.insertion.Spread.Part;
import fr.conciergerie.insertion.Spread.Weight;
import fr.conciergerie.markets.Clauses;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.SocialClauses;
import fr.conciergerie.markets.TargetPublic;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The ledger of working hours: it adds up, it is never changed, and what is locked stays. */
@SpringBootTest
@AutoConfigureMockMvc
class HoursTest {

    private static final LocalDate TODAY = Here.today();
    private static final YearMonth PAST = YearMonth.from(TODAY).minusMonths(3);

    @Autowired
    People people;

    @Autowired
    Hours hours;

    @Autowired
    Someone someone;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    SomeMarkets markets;

    @Autowired
    SocialClauses socialClauses;

    @Autowired
    Clauses clauses;

    OperatorId operator = new OperatorId(new UUID(0, 0));
    UUID a = new UUID(0, 0);
    UUID b = new UUID(0, 0);

    @BeforeEach
    void anOperatorWithTwoMarkets() {
        operator = someone.operator();
        Tenant.run(operator, () -> {
            a = markets.running();
            b = markets.running();
        });
    }

    @Test
    void hoursCountOnceTheyAreValidated() {
        Tenant.run(operator, () -> {
            hours.enter(worker(), PAST.atDay(5), hand(a, 300, b, 120));
            assertThat(hours.byMarket(PAST)).isEmpty();

            assertThat(hours.validate(PAST, Instant.now())).isEqualTo(1);

            assertThat(hours.byMarket(PAST)).isEqualTo(Map.of(Optional.of(a), 300L, Optional.of(b), 120L));
            assertThat(hours.of(a, PAST).minutes()).isEqualTo(300);
            assertThat(hours.of(a, PAST).people()).isEqualTo(1);
        });
    }

    @Test
    void oneNameThatDoesNotOpenBreaksNoMonth() {
        Tenant.run(operator, () -> {
            var one = worker();
            var other = worker();
            hours.enter(one, PAST.atDay(5), hand(a, 60, b, 60));
            hours.enter(other, PAST.atDay(5), hand(a, 60, b, 60));
            RawRows.change(
                    "update insertion.person set name_sealed = decode('00', 'hex') where id = '%s'".formatted(one));

            assertThat(hours.month(PAST, null, 10).items())
                    .extracting(HourEntry::name)
                    .containsExactlyInAnyOrder(
                            people.reference(one),
                            people.file(other, People.Part.WORK).details().name());
        });
    }

    @Test
    void aDayIsEnteredOnce() {
        Tenant.run(operator, () -> {
            var worker = worker();
            hours.enter(worker, PAST.atDay(5), hand(a, 60, b, 60));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> hours.enter(worker, PAST.atDay(5), hand(a, 60, b, 60)))
                    .withMessage("insertion.hours.day-taken");
        });
    }

    @Test
    void aDayNeedsAContractAndLiesInThePast() {
        Tenant.run(operator, () -> {
            var worker = worker();
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> hours.enter(worker, TODAY.minusYears(3), hand(a, 60, b, 60)))
                    .withMessage("insertion.hours.no-contract");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> hours.enter(worker, TODAY.plusDays(2), hand(a, 60, b, 60)))
                    .withMessage("insertion.hours.not-yet");
        });
    }

    @Test
    void hoursKeepToTheDaysOfTheMarketRenewalsIncluded() {
        Tenant.run(operator, () -> {
            var over = markets.from(PAST.atDay(1).minusYears(1), PAST.atDay(10));
            var worker = worker();
            hours.enter(worker, PAST.atDay(10), hand(a, 60, over, 60));
            refusedOutside(() -> hours.enter(worker, PAST.atDay(11), hand(a, 60, over, 60)));
            refusedOutside(() ->
                    hours.enter(worker, PAST.atDay(9), hand(a, 60, markets.from(PAST.atDay(10), PAST.atDay(20)), 60)));

            markets.renew(over, PAST.atDay(20));
            hours.enter(worker, PAST.atDay(20), hand(a, 60, over, 60));
            refusedOutside(() -> hours.enter(worker, PAST.atDay(21), hand(a, 60, over, 60)));
            hours.enter(worker, PAST.atDay(21), hand(a, 60, b, 60));
        });
    }

    @Test
    void whatWasWorkedForAMarketThatIsShorterNowCanStillBeTakenBack() {
        Tenant.run(operator, () -> {
            var over = markets.from(PAST.atDay(1).minusYears(1), PAST.atDay(10));
            markets.renew(over, PAST.atDay(20));
            var entry = hours.enter(worker(), PAST.atDay(20), hand(a, 60, over, 60));
            hours.validate(PAST, Instant.now());
            markets.takeBackTheRenewal(over);

            refusedOutside(() -> hours.correct(entry, HourEntry.Reason.TYPING, hand(a, 30, over, 60)));
            hours.correct(entry, HourEntry.Reason.MARKET, hand(a, 60, b, 60));

            assertThat(hours.byMarket(PAST))
                    .isEqualTo(Map.of(Optional.of(a), 60L, Optional.of(b), 60L, Optional.of(over), 0L));
        });
    }

    @Test
    void theLastPromiseThatHoursCountAgainstStays() {
        Tenant.run(operator, () -> {
            var market = new MarketId(a);
            var promise = socialClauses.add(market, 100, true, Set.of(TargetPublic.REFUGEE), "Maison", null, null);
            hours.enter(worker(), PAST.atDay(5), hand(a, 60, b, 60));
            assertThat(clauses.kept(market)).isEmpty();

            hours.validate(PAST, Instant.now());
            assertThat(clauses.kept(market)).containsOnlyKeys(promise);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> clauses.remove(market, promise, 0))
                    .withMessage("insertion.hours.counted-against-clause");

            var again = socialClauses.add(market, 100, false, Set.of(TargetPublic.REFUGEE), "Maison", null, null);
            clauses.remove(market, again, 0);
        });
    }

    @Test
    void nothingIsWorkedForAMarketThatNobodyKnows() {
        Tenant.run(operator, () -> {
            var worker = worker();
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> hours.enter(worker, PAST.atDay(5), hand(a, 60, UUID.randomUUID(), 60)));
        });
    }

    @Test
    void aCorrectionTakesBackAndEntersAnew() {
        Tenant.run(operator, () -> {
            var entry = hours.enter(worker(), PAST.atDay(5), hand(a, 300, b, 120));
            hours.validate(PAST, Instant.now());

            hours.correct(entry, HourEntry.Reason.MARKET, hand(a, 60, b, 360));

            assertThat(hours.byMarket(PAST)).isEqualTo(Map.of(Optional.of(a), 60L, Optional.of(b), 360L));
            assertThat(hours.month(PAST, null, 10).items()).hasSize(3);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> hours.correct(entry, HourEntry.Reason.OTHER, null))
                    .withMessage("insertion.hours.taken-back-already");
        });
    }

    @Test
    void aDayTakenBackCanBeEnteredAgain() {
        Tenant.run(operator, () -> {
            var worker = worker();
            hours.correct(hours.enter(worker, PAST.atDay(5), hand(a, 60, b, 60)), HourEntry.Reason.FORGOTTEN, null);
            hours.enter(worker, PAST.atDay(5), hand(a, 10, b, 20));
            assertThat(hours.validate(PAST, Instant.now())).isEqualTo(1);
            assertThat(hours.byMarket(PAST)).isEqualTo(Map.of(Optional.of(a), 10L, Optional.of(b), 20L));
        });
    }

    @Test
    void aMonthIsLockedOnceItIsOverAndValidated() {
        Tenant.run(operator, () -> {
            var worker = worker();
            hours.enter(worker, PAST.atDay(5), hand(a, 60, b, 60));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> hours.lock(PAST))
                    .withMessage("insertion.hours.not-all-validated");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> hours.lock(YearMonth.from(TODAY)))
                    .withMessage("insertion.hours.month-not-over");
            hours.validate(PAST, Instant.now());
            hours.lock(PAST);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> hours.enter(worker, PAST.atDay(6), hand(a, 60, b, 60)))
                    .withMessage("insertion.hours.month-locked");
            assertThat(hours.of(a, PAST).locked()).isTrue();
        });
    }

    @Test
    void theDatabaseItselfRefusesAnythingElse() {
        Tenant.run(operator, () -> {
            var entry = hours.enter(worker(), PAST.atDay(5), hand(a, 60, b, 60));
            hours.validate(PAST, Instant.now());
            hours.lock(PAST);
            for (var sql : List.of(
                    "update insertion.hour_entry set minutes = 1",
                    "delete from insertion.hour_entry",
                    "update insertion.hour_line set minutes = 1",
                    "delete from insertion.hour_line",
                    "delete from insertion.hour_validation",
                    "delete from insertion.month_lock",
                    "update insertion.month_lock set month = month",
                    "insert into insertion.hour_line (entry_id, position, market_id, minutes) values ('%s', 7, '%s', 5)"
                            .formatted(entry, UUID.randomUUID()),
                    "insert into insertion.hour_entry (id, pseudonym, work_day, booked_month, minutes, lines, method, contract_kind, turn, entered_at) values ('%s', '%s', '%s', '%s', 60, 1, 'HAND', 'CDDI', 0, now())"
                            .formatted(UUID.randomUUID(), UUID.randomUUID(), PAST.atDay(6), PAST.atDay(1)))) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as(sql)
                        .isThrownBy(() -> transactions.executeWithoutResult(
                                _ -> jdbc.sql(sql).update()));
            }
        });
    }

    @Test
    void anotherOperatorKnowsNothingOfTheMarket() {
        Tenant.run(operator, () -> hours.enter(worker(), PAST.atDay(5), hand(a, 60, b, 60)));
        Tenant.run(
                someone.operator(),
                () -> assertThatExceptionOfType(NotFound.class).isThrownBy(() -> hours.of(a, PAST)));
    }

    /** Days, corrections, validations and locks as they come: the sums stay right, and what was locked stays as it was. */
    @ParameterizedTest
    @ValueSource(longs = {7, 2015})
    void whateverHappensItAddsUpAndLockedMonthsNeverChange(long seed) {
        var random = new Random(seed);
        Tenant.run(operator, () -> {
            var team = List.of(worker(), worker());
            var live = new ArrayList<UUID>();
            var lockedAs = new HashMap<YearMonth, Map<Optional<UUID>, Long>>();
            for (int step = 0; step < 120; step++) {
                var month = PAST.plusMonths(random.nextInt(3));
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3 ->
                        attempt(() -> live.add(hours.enter(
                                team.get(random.nextInt(2)), month.atDay(1 + random.nextInt(28)), any(random))));
                    case 4, 5 -> {
                        if (!live.isEmpty()) {
                            attempt(() -> hours.correct(
                                    live.get(random.nextInt(live.size())),
                                    HourEntry.Reason.TYPING,
                                    random.nextBoolean() ? any(random) : null));
                        }
                    }
                    case 6, 7, 8 -> attempt(() -> hours.validate(month, Instant.now()));
                    default -> {
                        if (step > 60) {
                            attempt(() -> hours.lock(month));
                        }
                    }
                }
                for (int i = 0; i < 3; i++) {
                    var one = PAST.plusMonths(i);
                    if (hours.isLocked(one)) {
                        var now = hours.byMarket(one);
                        assertThat(lockedAs.computeIfAbsent(one, _ -> now))
                                .as("seed %d, step %d", seed, step)
                                .isEqualTo(now);
                    }
                }
            }
        });
        assertThat(RawRows.of("""
                select e.id from insertion.hour_entry e
                 where e.operator_id = '%s'
                   and e.minutes <> (select sum(l.minutes) from insertion.hour_line l where l.entry_id = e.id)
                """.formatted(operator))).isEmpty();
        assertThat(RawRows.of("""
                select e.pseudonym, e.work_day from insertion.hour_entry e where e.operator_id = '%s'
                 group by e.pseudonym, e.work_day having sum(e.minutes) < 0
                """.formatted(operator))).isEmpty();
        // day by day: what stands (entered, not taken back) is what all entries of that day come to
        assertThat(RawRows.of("""
                select e.pseudonym, e.work_day from insertion.hour_entry e where e.operator_id = '%s'
                 group by e.pseudonym, e.work_day
                having sum(e.minutes) <> coalesce(sum(e.minutes) filter (
                           where e.corrects is null
                             and not exists (select from insertion.hour_entry c where c.corrects = e.id)), 0)
                """.formatted(operator))).isEmpty();
    }

    private static void refusedOutside(ThrowingCallable deed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(deed).withMessage("insertion.hours.outside-market");
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (Refused _) {
            // an ordinary no: the day is taken, the month is locked, nothing is left to correct
        }
    }

    private Spread any(Random random) {
        int minutes = 30 + random.nextInt(450);
        return Spread.byWeight(
                Method.SHARE,
                minutes,
                List.of(new Weight(a, 1 + random.nextInt(3)), new Weight(b, random.nextInt(3)), new Weight(null, 1)));
    }

    private PersonId worker() {
        var person = people.enter(
                new PersonDetails("Personne " + UUID.randomUUID(), null, null, TODAY.minusYears(1), null, null));
        people.addContract(person, Contract.Kind.CDDI, TODAY.minusYears(1), TODAY.plusMonths(6), 26 * 60, false);
        return person;
    }

    private static Spread hand(UUID one, int minutes, UUID other, int otherMinutes) {
        return Spread.byHand(minutes + otherMinutes, List.of(new Part(one, minutes), new Part(other, otherMinutes)));
    }
}
