package fr.conciergerie.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import(MarketsGround.class)
class MarketsModuleTest {

    private static final UUID SOMEBODY = new UUID(9, 9);
    private static final DeskHours NOON = new DeskHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

    @Autowired
    Markets markets;

    @Autowired
    CostSharing sharing;

    @Autowired
    Sessions sessions;

    @Autowired
    EnvironmentalClauses environmentalClauses;

    @Autowired
    SocialClauses socialClauses;

    @Autowired
    Clauses clauses;

    @Autowired
    EligibleCounts eligible;

    @Autowired
    Organisations organisations;

    @Autowired
    Calendar calendar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    OperatorId operator = new OperatorId(new UUID(0, 0));
    OrganisationId metropole = new OrganisationId(new UUID(0, 0));
    OrganisationId town = new OrganisationId(new UUID(0, 0));
    SiteId site = new SiteId(new UUID(0, 0));

    @BeforeEach
    void anOperatorOfItsOwn() {
        operator = organisations.createOperator("Essai", "essai-" + UUID.randomUUID());
        Tenant.run(operator, () -> {
            metropole = organisations.addOrganisation(
                    new OrganisationDetails("Métropole", "metropole", OrganisationKind.METROPOLE, null));
            town = organisations.addOrganisation(
                    new OrganisationDetails("Ville", "ville", OrganisationKind.TOWN, null));
            site = organisations.addSite(Sites.details("Siège"));
            organisations.share(site, metropole, day("2014-01-01"), null);
            organisations.share(site, town, day("2026-02-01"), null);
        });
    }

    @Test
    void aMarketIsWrittenDownRenewedAndReadAgain() {
        Tenant.run(operator, () -> {
            var id = markets.add(founding("2013-0417"));
            markets.renew(id, 0, day("2015-12-31"), day("2014-10-01"));

            var market = markets.market(id);
            assertThat(market.details()).isEqualTo(founding("2013-0417"));
            assertThat(market.realEnd()).isEqualTo(day("2015-12-31"));
            assertThat(markets.list(null, null, 10).items())
                    .extracting(MarketSummary::realEnd)
                    .containsExactly(day("2015-12-31"));

            markets.takeBack(id, 1, market.renewals().getLast().id());
            assertThat(markets.market(id).realEnd()).isEqualTo(day("2014-12-31"));
        });
    }

    @Test
    void whoeverSawAnOlderVersionIsTurnedAway() {
        Tenant.run(operator, () -> {
            var id = markets.add(founding("1"));
            markets.renew(id, 0, day("2015-12-31"), day("2014-10-01"));

            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> markets.renew(id, 0, day("2016-12-31"), day("2015-10-01")));
            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> markets.change(id, 0, founding("2")));
        });
    }

    @Test
    void aNumberIsTakenOnceAndAnotherOperatorKnowsNothing() {
        var id = Tenant.call(operator, () -> markets.add(founding("1")));
        Tenant.run(
                operator,
                () -> assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> markets.add(founding("1")))
                        .withMessage("markets.number-taken"));

        var other = organisations.createOperator("Autre", "autre-" + UUID.randomUUID());
        Tenant.run(other, () -> {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> markets.market(id));
            assertThat(markets.list(null, null, 10).items()).isEmpty();
        });
    }

    /** Domain facts: 39 894,50 € were too much for a direct purchase in 2016, and would not be today. */
    @Test
    void theThresholdsOfTheDayCount() {
        Tenant.run(operator, () -> {
            assertThat(markets.fit(direct("2016-01-04"))).isEqualTo(ProcedureFit.TOO_LIGHT);
            assertThat(markets.fit(direct("2026-03-31"))).isEqualTo(ProcedureFit.SUITS);
            assertThat(markets.fit(direct("2026-04-01"))).isEqualTo(ProcedureFit.SUITS);
            assertThat(markets.fit(founding("1"))).isEqualTo(ProcedureFit.SUITS);
            assertThat(markets.fit(direct("2001-01-01"))).isEqualTo(ProcedureFit.NOT_BY_AMOUNT);
        });
    }

    @Test
    void aSiteIsPaidOnceADay() {
        Tenant.run(operator, () -> {
            var id = markets.add(founding("1"));
            var line = markets.addLine(id, line("2014-01-01", "2014-06-30", "1000"));
            markets.addLine(id, line("2014-07-01", null, "2000"));

            refused("markets.line.overlaps", () -> markets.addLine(id, line("2014-06-30", "2014-06-30", "1")));
            refused(
                    "markets.line.overlaps",
                    () -> markets.changeLine(id, line, 0, line("2014-01-01", "2014-07-01", "1000")));
            refused("markets.line.outside-market", () -> markets.addLine(id, line("2013-12-31", null, "1")));
            markets.changeLine(id, line, 0, line("2014-01-01", "2014-06-30", "1500"));
            assertThat(markets.line(id, line).details().yearly()).isEqualTo(Money.euros(1_500, 0));
            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> markets.changeLine(id, line, 0, line("2014-01-01", "2014-06-30", "1")));
        });
    }

    @Test
    void theListGoesOnWhereItWasLeft() {
        Tenant.run(operator, () -> {
            for (int i = 0; i < 5; i++) {
                markets.add(details("M" + i, Procedure.MAPA, "2013-12-20", "2014-01-0" + (i + 1)));
            }
            var first = markets.list(null, null, 3);
            var second = markets.list(null, first.next(), 3);

            assertThat(first.items()).extracting(MarketSummary::number).containsExactly("M4", "M3", "M2");
            assertThat(second.items()).extracting(MarketSummary::number).containsExactly("M1", "M0");
            assertThat(second.next()).isNull();
            assertThat(markets.list(town, null, 10).items()).isEmpty();
            refused("markets.limit-out-of-range", () -> markets.list(null, null, 101));
            refused("shared.not-a-cursor", () -> markets.list(null, "garbage", 3));
        });
    }

    @Test
    void withoutAKeyTheBuyerBearsAll() {
        Tenant.run(operator, () -> {
            var id = running();

            assertThat(sharing.costs(id, day("2026-01-01"), day("2026-12-31")))
                    .containsExactly(new Cost(
                            site, metropole, day("2026-01-01"), day("2026-12-31"), null, Money.euros(9_973, 63)));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> markets.marketOf(town, id));
        });
    }

    @Test
    void fixedSharesDivideEveryStretchToTheCent() {
        Tenant.run(operator, () -> {
            var id = running();
            sharing.add(id, key(null, SharingBasis.FIXED, "2026-07-01", Map.of(metropole, 6_667, town, 3_333)));

            var costs = sharing.costs(id, day("2026-01-01"), day("2026-12-31"));

            assertThat(costs.stream().map(Cost::amount).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(Money.euros(9_973, 63));
            assertThat(costs)
                    .filteredOn(it -> it.from().equals(day("2026-07-01")))
                    .extracting(Cost::organisation, Cost::amount)
                    .containsExactlyInAnyOrder(
                            tuple(metropole, Money.cents(335_204)), tuple(town, Money.cents(167_577)));
            assertThat(markets.marketOf(town, id).id()).isEqualTo(id);
            assertThat(markets.list(town, null, 10).items()).hasSize(1);
        });
    }

    @Test
    void headcountsShareByTheLastCount() {
        Tenant.run(operator, () -> {
            var id = running();
            sharing.add(id, key(site, SharingBasis.HEADCOUNT, "2026-01-01", Map.of(metropole, 0, town, 0)));
            assertThat(sharing.costs(id, day("2026-01-01"), day("2026-01-31")))
                    .as("nothing counted yet: the buyer bears all")
                    .extracting(Cost::organisation)
                    .containsExactly(metropole);

            eligible.note(count(metropole, "2025-12-01", 300), SOMEBODY);
            eligible.note(count(town, "2026-01-15", 100), SOMEBODY);
            eligible.note(count(town, "2026-06-01", 900), SOMEBODY);

            assertThat(sharing.costs(id, day("2026-01-01"), day("2026-01-31")))
                    .extracting(Cost::amount)
                    .containsExactly(Money.cents(63_530), Money.cents(21_177));
            assertThat(sharing.partOf(town, id, site, day("2026-01-01"), day("2026-01-31"), Money.euros(100, 0)))
                    .isEqualTo(Money.euros(25, 0));
        });
    }

    @Test
    void sessionsShareByWhoUsedTheSite() {
        Tenant.run(operator, () -> {
            var id = running();
            sharing.add(id, key(site, SharingBasis.SESSIONS, "2026-01-01", Map.of(metropole, 0, town, 0)));
            held("2026-01-06");
            held("2026-01-13");
            held("2026-02-03");

            // January: the town did not use the site. February: both did.
            assertThat(sharing.partOf(town, id, site, day("2026-01-01"), day("2026-01-31"), Money.euros(90, 0)))
                    .isEqualTo(Money.ZERO);
            assertThat(sharing.partOf(town, id, site, day("2026-02-01"), day("2026-02-28"), Money.euros(90, 0)))
                    .isEqualTo(Money.euros(45, 0));
            assertThat(sharing.partOf(town, id, site, day("2026-01-01"), day("2026-02-28"), Money.euros(90, 0)))
                    .isEqualTo(Money.cents(2_250));
        });
    }

    @Test
    void whatAllBearIsWhatEachBears() {
        Tenant.run(operator, () -> {
            severalMarkets(4);
            markets.add(founding("nothing to pay"));
            var all = sharing.costs(day("2026-01-01"), day("2026-12-31"));
            var each = markets.list(null, null, Markets.MOST_LISTED).items().stream()
                    .flatMap(it -> sharing.costs(it.id(), day("2026-01-01"), day("2026-12-31")).stream())
                    .toList();

            assertThat(all).hasSize(16).isEqualTo(each);
            for (var one : List.of(metropole, town)) {
                assertThat(sharing.costs(one, day("2026-01-01"), day("2026-12-31")))
                        .isNotEmpty()
                        .isEqualTo(each.stream()
                                .filter(it -> it.organisation().equals(one))
                                .toList());
            }
            assertThat(sharing.costs(day("2010-01-01"), day("2010-12-31"))).isEmpty();
        });
    }

    @Test
    void manyMarketsAskTheDatabaseNoMoreThanOne() {
        Tenant.run(operator, () -> {
            severalMarkets(1);
            var one = Statements.during(() -> sharing.costs(town, day("2026-01-01"), day("2026-12-31")));
            severalMarkets(12);
            var many = Statements.during(() -> sharing.costs(town, day("2026-01-01"), day("2026-12-31")));

            assertThat(one).hasSize(6);
            assertThat(many).isEqualTo(one);
        });
    }

    /** Each for half a year by head-count, then by sessions. */
    private void severalMarkets(int markets) {
        var first = this.markets.list(null, null, Markets.MOST_LISTED).items().size();
        eligible.note(count(metropole, "2025-12-01", 300), SOMEBODY);
        eligible.note(count(town, "2026-01-15", 100), SOMEBODY);
        held("2026-02-%02d".formatted(1 + first));
        held("2026-08-%02d".formatted(1 + first));
        for (int i = first; i < first + markets; i++) {
            var id = running("2025-" + i);
            var counted =
                    sharing.add(id, key(site, SharingBasis.HEADCOUNT, "2026-01-01", Map.of(metropole, 0, town, 0)));
            sharing.end(id, counted, day("2026-06-30"));
            sharing.add(id, key(null, SharingBasis.SESSIONS, "2026-01-01", Map.of(metropole, 0, town, 0)));
        }
    }

    @Test
    void twoKeysOnADayAreRefusedAndAKeyEnds() {
        Tenant.run(operator, () -> {
            var id = running();
            var first = sharing.add(id, key(null, SharingBasis.FIXED, "2026-01-01", Map.of(metropole, 10_000)));
            refused(
                    "markets.sharing.overlaps",
                    () -> sharing.add(id, key(null, SharingBasis.USE, "2026-06-01", Map.of(metropole, 0))));

            sharing.end(id, first, day("2026-05-31"));
            sharing.add(id, key(null, SharingBasis.USE, "2026-06-01", Map.of(metropole, 0, town, 0)));
            assertThat(sharing.of(id)).hasSize(2);
            refused("markets.sharing.not-then", () -> sharing.end(id, first, day("2026-12-31")));
        });
    }

    /** Even SQL that goes around the front door cannot leave shares that do not add up. */
    @Test
    void theDatabaseHoldsSharesTogether() {
        Tenant.run(operator, () -> {
            var id = running();
            var fixed =
                    sharing.add(id, key(null, SharingBasis.FIXED, "2026-01-01", Map.of(metropole, 5_000, town, 5_000)));

            for (var sql : List.of(
                    "update markets.share set basis_points = 4999 where organisation_id = '" + town + "'",
                    "delete from markets.share where organisation_id = '" + town + "'",
                    "delete from markets.share",
                    "update markets.sharing set basis = 'USE'",
                    "insert into markets.sharing (id, market_id, site_id, basis, valid_from) values ('"
                            + UUID.randomUUID() + "', '" + id + "', '" + site + "', 'USE', '2026-01-01')")) {
                assertThatExceptionOfType(DataIntegrityViolationException.class)
                        .as(sql)
                        .isThrownBy(() -> transaction.executeWithoutResult(
                                _ -> jdbc.sql(sql).update()));
            }
            assertThat(sharing.of(id)).extracting(Sharing::id).containsExactly(fixed);
        });
    }

    @Test
    void sessionsAreToldByMonthAndCauseAndMissedOnesAreCredited() {
        Tenant.run(operator, () -> {
            var id = running();
            calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, day("2026-11-24"), null);
            held("2026-10-06");
            held("2026-10-13");
            held("2026-11-03");
            var next = calendar.nextSessions(
                    site, day("2026-12-01").atStartOfDay(ZoneOffset.UTC).toInstant(), 4);
            calendar.cancel(next.get(0).id(), CancellationCause.CONCIERGE_ABSENT, null);
            calendar.cancel(next.get(1).id(), CancellationCause.BY_CLIENT, null);
            calendar.move(next.get(2).id(), day("2026-12-16"), NOON, null);

            var months = sessions.monthly(id, day("2026-01-01"), day("2026-12-31"));

            assertThat(months)
                    .extracting(MonthlySessions::month)
                    .containsExactly(YearMonth.of(2026, 10), YearMonth.of(2026, 11), YearMonth.of(2026, 12));
            assertThat(months.get(0).tally()).isEqualTo(new SessionTally(2, 2, 2, 0, Map.of(), 0, 0));
            assertThat(months.get(1).tally()).isEqualTo(new SessionTally(2, 1, 1, 0, Map.of(), 0, 1));
            // The five Tuesdays of December: absent, by the client, moved to the 16th, and two to come.
            assertThat(months.get(2).tally())
                    .isEqualTo(new SessionTally(
                            5,
                            0,
                            0,
                            1,
                            Map.of(CancellationCause.CONCIERGE_ABSENT, 1, CancellationCause.BY_CLIENT, 1),
                            0,
                            3));
            assertThat(months.get(2).credit()).isEqualTo(Money.cents(10_610));
            assertThat(months.get(0).credit()).isEqualTo(Money.ZERO);
            assertThat(sessions.monthly(id, day("2025-01-01"), day("2025-12-31")))
                    .isEmpty();
        });
    }

    @Test
    void whatTookPlaceOnADayIsPaidByEveryMarketThatPaysForTheSiteThen() {
        Tenant.run(operator, () -> {
            var first = running();
            var second = markets.add(details("until 6 October", Procedure.MAPA, "2025-10-07", "2025-10-07"));
            markets.addLine(second, line("2025-10-07", null, "1"));
            var elsewhere = organisations.addSite(Sites.details("Annexe"));
            held("2026-10-06");
            calendar.recordHeld(elsewhere, day("2026-10-06"), NOON, SOMEBODY);
            held("2026-10-07");
            calendar.extraSession(site, day("2026-10-08"), NOON);

            assertThat(sessions.heldOn(day("2026-10-06")))
                    .extracting(HeldSession::siteName, HeldSession::paidBy)
                    .containsExactly(tuple("Annexe", Set.of()), tuple("Siège", Set.of(first, second)));
            assertThat(sessions.heldOn(day("2026-10-07")))
                    .extracting(HeldSession::paidBy)
                    .containsExactly(Set.of(first));
            assertThat(sessions.heldOn(day("2026-10-08"))).isEmpty();
        });
    }

    @Test
    void clausesAreKeptWithTheirEvidence() {
        Tenant.run(operator, () -> {
            var id = running();
            var clause = environmentalClauses.add(id, "Tournées à vélo cargo", day("2026-12-31"));
            refused("markets.clause-exists", () -> environmentalClauses.add(id, "Tournées à vélo cargo", null));
            assertThat(environmentalClauses.get(id, clause).isOverdueOn(day("2027-01-01")))
                    .isTrue();

            environmentalClauses.noteEvidence(id, clause, 0, "Facture du vélo", day("2026-11-02"), SOMEBODY);
            assertThat(environmentalClauses.get(id, clause).evidence())
                    .isEqualTo(new EnvironmentalClause.Evidence("Facture du vélo", day("2026-11-02")));
            assertThat(environmentalClauses.get(id, clause).isOverdueOn(day("2027-01-01")))
                    .isFalse();
            refused(
                    "markets.clause.meanwhile",
                    () -> environmentalClauses.noteEvidence(id, clause, 0, "Autre", day("2026-11-02"), SOMEBODY));
            refused(
                    "markets.environment.evidence-to-come",
                    () -> environmentalClauses.noteEvidence(id, clause, 1, "Demain", day("2026-12-24"), SOMEBODY));

            var social = socialClauses.add(
                    id,
                    1_000,
                    true,
                    Set.of(TargetPublic.SIAE_EMPLOYEE, TargetPublic.MINIMUM_INCOME),
                    "Maison de l’emploi",
                    "clauses@maison.example",
                    null);
            assertThat(socialClauses.of(id).getFirst().hours()).isEqualTo(1_000);
            clauses.remove(id, social, 0);
            assertThat(socialClauses.of(id)).isEmpty();
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> clauses.remove(id, social, 0));
        });
    }

    @Test
    void aSlipInAClauseIsCorrectedByWhoeverHasSeenTheLatestOfIt() {
        Tenant.run(operator, () -> {
            var id = running();
            var clause = environmentalClauses.add(id, "Tournés à vélo", day("2026-12-31"));
            environmentalClauses.add(id, "Sans plastique", null);
            environmentalClauses.noteEvidence(id, clause, 0, "Facture du vélo", day("2026-11-02"), SOMEBODY);
            refused(
                    "markets.clause.meanwhile",
                    () -> environmentalClauses.change(id, clause, 0, "Tournées à vélo", null));
            refused("markets.clause-exists", () -> environmentalClauses.change(id, clause, 1, "Sans plastique", null));
            environmentalClauses.change(id, clause, 1, " Tournées à vélo ", null);
            assertThat(environmentalClauses.get(id, clause))
                    .isEqualTo(new EnvironmentalClause(
                            clause,
                            "Tournées à vélo",
                            null,
                            new EnvironmentalClause.Evidence("Facture du vélo", day("2026-11-02")),
                            2));

            var social = socialClauses.add(
                    id, 100, true, Set.of(TargetPublic.REFUGEE), "Camille Dupont", "camille@maison.example", null);
            var right = new SocialClause(
                    social,
                    1_000,
                    false,
                    Set.of(TargetPublic.SIAE_EMPLOYEE),
                    "Maison de l’emploi",
                    "clauses@maison.example",
                    day("2026-12-31"),
                    0);
            socialClauses.change(id, right);
            refused("markets.clause.meanwhile", () -> socialClauses.change(id, right));
            assertThat(socialClauses.get(id, social).hours()).isEqualTo(1_000);
            assertThat(socialClauses.get(id, social).version()).isEqualTo(1);

            transaction.executeWithoutResult(_ -> {
                var noted = one("select detail::text from web.audit_event where thing = '%s'".formatted(social));
                assertThat(noted)
                        .contains("100", "1000", "REFUGEE", "SIAE_EMPLOYEE", "2026-12-31", "facilitator")
                        .doesNotContain("Camille", "camille@", "Maison", "clauses@");
            });
        });
    }

    @Test
    void aClauseIsTakenAwayAsLongAsNothingIsCountedAgainstIt() {
        Tenant.run(operator, () -> {
            var id = running();
            var proven = environmentalClauses.add(id, "Tournées à vélo", null);
            var mistaken = environmentalClauses.add(id, "Une promesse de trop", null);
            environmentalClauses.noteEvidence(id, proven, 0, "Facture du vélo", day("2026-11-02"), SOMEBODY);

            assertThat(clauses.kept(id)).containsOnlyKeys(proven);
            refused("markets.clause.has-evidence", () -> clauses.remove(id, proven, 1));
            refused("markets.clause.meanwhile", () -> clauses.remove(id, mistaken, 7));
            clauses.remove(id, mistaken, 0);
            assertThat(environmentalClauses.of(id))
                    .extracting(EnvironmentalClause::id)
                    .containsExactly(proven);
        });
    }

    @Test
    void agentsAreCountedNeverNamed() {
        Tenant.run(operator, () -> {
            organisations.addMember(town, new MemberDetails("Camille Un", "un@ville.example"), day("2026-01-01"));
            organisations.addMember(town, new MemberDetails("Camille Deux", "deux@ville.example"), day("2026-06-01"));

            assertThat(eligible.countMembers(town, site, day("2026-03-01"), SOMEBODY)
                            .total())
                    .isEqualTo(1);
            assertThat(eligible.countMembers(town, site, day("2026-07-01"), SOMEBODY)
                            .total())
                    .isEqualTo(2);
            eligible.note(new EligibleCount(town, site, day("2026-07-01"), 40, 25, 14, null), SOMEBODY);

            assertThat(eligible.list(town, null, 10).items())
                    .extracting(it -> it.count().total(), EligibleCounts.Row::fromMembers)
                    .containsExactly(tuple(40, false), tuple(1, true));
            assertThat(eligible.lastOf(town, day("2026-06-30"))
                            .getFirst()
                            .count()
                            .total())
                    .isEqualTo(1);
            assertThat(eligible.list(metropole, null, 10).items()).isEmpty();
        });
    }

    /** Every view that others read answers, and says what the front door says. */
    @Test
    void theViewsForOthersSayTheSame() {
        Tenant.run(operator, () -> {
            var id = running();
            sharing.add(id, key(null, SharingBasis.FIXED, "2026-01-01", Map.of(metropole, 6_000, town, 4_000)));
            environmentalClauses.add(id, "Sans plastique", null);
            socialClauses.add(id, 500, true, Set.of(TargetPublic.REFUGEE), "Maison de l’emploi", null, null);
            eligible.note(count(town, "2026-01-15", 100), SOMEBODY);

            transaction.executeWithoutResult(_ -> {
                assertThat(one("select real_end_on::text from markets.market_v"))
                        .isEqualTo("2026-12-31");
                assertThat(one("select valid_until::text from markets.line_v")).isEqualTo("2026-12-31");
                assertThat(one("select sum(basis_points)::text from markets.share_v"))
                        .isEqualTo("10000");
                assertThat(one("select string_agg(kind, ' ' order by kind) from markets.clause_v"))
                        .isEqualTo("ENVIRONMENTAL INSERTION_HOURS");
                assertThat(one("select total::text from markets.eligible_v")).isEqualTo("100");
            });
        });
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private void held(String day) {
        calendar.recordHeld(site, day(day), NOON, SOMEBODY);
    }

    private EligibleCount count(OrganisationId organisation, String on, int total) {
        return new EligibleCount(organisation, site, day(on), total, null, null, null);
    }

    /** A market of this year with one line. */
    private MarketId running() {
        return running("2025-12");
    }

    private MarketId running(String number) {
        var id = markets.add(new MarketDetails(
                number,
                "Conciergerie",
                metropole,
                Procedure.MAPA,
                Money.euros(80_000, 0),
                day("2025-12-01"),
                day("2026-01-01"),
                day("2026-12-31"),
                List.of("Lot 1")));
        markets.addLine(id, line("2026-01-01", null, "9973.63"));
        return id;
    }

    private LineDetails line(String from, @Nullable String until, String yearly) {
        return new LineDetails(
                site, day(from), until == null ? null : day(until), Money.parse(yearly), 2, LineDetails.USUAL_WEEKS);
    }

    private SharingDetails key(
            @Nullable SiteId where, SharingBasis basis, String from, Map<OrganisationId, Integer> parts) {
        return new SharingDetails(where, basis, day(from), null, parts);
    }

    private MarketDetails founding(String number) {
        return details(number, Procedure.MAPA, "2013-12-20", "2014-01-01");
    }

    private MarketDetails direct(String notifiedOn) {
        return details("1", Procedure.DIRECT, notifiedOn, notifiedOn);
    }

    private MarketDetails details(String number, Procedure procedure, String notifiedOn, String startsOn) {
        return new MarketDetails(
                number,
                "Conciergerie solidaire",
                metropole,
                procedure,
                Money.euros(39_894, 50),
                day(notifiedOn),
                day(startsOn),
                day(startsOn).plusYears(1).minusDays(1),
                List.of());
    }

    private static void refused(String key, Runnable change) {
        assertThatExceptionOfType(Refused.class).isThrownBy(change::run).withMessage(key);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
