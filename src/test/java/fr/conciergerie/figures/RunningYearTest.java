package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** A year that goes on, at sites on three clocks: up to which day it is counted, and what it says then. */
@SpringBootTest
@AutoConfigureMockMvc
class RunningYearTest {

    private static final Period YEAR = Period.year(2026);

    private static final Map<String, String> TERRITORIES =
            Map.of("Europe/Paris", "FR", "America/Martinique", "MQ", "Indian/Reunion", "RE");

    @Autowired
    OperatorDirectory operators;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    FigureRepository figures;

    @Autowired
    Counting counting;

    private final UUID organisation = UUID.randomUUID();

    @Test
    void isOverWhenTheLastOfItsSitesHasLeftIt() {
        inAnOperatorOfItsOwn(List.of("Europe/Paris", "America/Martinique"), () -> {
            // Two in the morning in Paris, and nine in the evening of the 31st in Fort-de-France.
            var between = at("2027-01-01T01:00:00Z");
            assertThat(between.forOthers(client(), YEAR).isOver()).isFalse();
            assertThat(between.forTheOperator(client(), YEAR).countedUntil()).isEqualTo("2026-12-31");

            assertThat(at("2027-01-01T03:59:59Z").forOthers(client(), YEAR).isOver())
                    .isFalse();
            assertThat(at("2027-01-01T04:00:00Z").forOthers(client(), YEAR).isOver())
                    .isTrue();
        });
    }

    @Test
    void isOverEarlierWhereAllItsSitesAreInTheEast() {
        inAnOperatorOfItsOwn(List.of("Indian/Reunion"), () -> {
            assertThat(at("2026-12-31T19:59:59Z").forOthers(client(), YEAR).isOver())
                    .isFalse();
            assertThat(at("2026-12-31T20:00:00Z").forOthers(client(), YEAR).isOver())
                    .isTrue();
        });
    }

    @Test
    void isToldUpToTheLastMonthThatIsClosedAtAllSites() {
        inAnOperatorOfItsOwn(List.of("Europe/Paris", "America/Martinique"), () -> {
            assertThat(at("2026-11-29T12:00:00Z").forOthers(client(), YEAR).countedUntil())
                    .isEqualTo("2026-10-31");
            // The first of December in Paris, still November in Fort-de-France.
            assertThat(at("2026-12-01T02:00:00Z").forOthers(client(), YEAR).countedUntil())
                    .isEqualTo("2026-10-31");
            assertThat(at("2026-12-01T05:00:00Z").forOthers(client(), YEAR).countedUntil())
                    .isEqualTo("2026-11-30");
            assertThat(at("2026-01-20T12:00:00Z").forOthers(client(), YEAR).hasBegun())
                    .isFalse();
        });
    }

    /** 12,000.00 EUR a year and one service on 5 January: not 12,000.00 EUR a service on the 31st. */
    @Test
    void costsAreOfTheDaysThatTheyAreDividedBy() {
        inAnOperatorOfItsOwn(List.of("Europe/Paris"), () -> {
            pay();
            session("2026-01-05T08:00:00Z", "HELD", null, null);

            var january = count(YEAR.upTo(LocalDate.of(2026, 1, 31)));
            assertThat(figure(january, Indicator.COST_PER_SESSION_HELD).numerator())
                    .isEqualTo(1_200_000 * 31 / 365);
            assertThat(figure(january, Indicator.COST_PER_SITE).denominator()).isEqualTo(31);
            assertThat(figure(january, Indicator.COST_PER_SITE).value())
                    .as("for a year all the same, to the cent of a day")
                    .isEqualByComparingTo("11999.90");
            assertThat(figure(count(YEAR), Indicator.COST_PER_SESSION_HELD).numerator())
                    .isEqualTo(1_200_000);
            assertThat(figure(count(YEAR.upTo(LocalDate.of(2025, 12, 31))), Indicator.COST_PER_SITE)
                            .value())
                    .isNull();
        });
    }

    @Test
    void aSessionThatWasMovedCountsOnceWhereItWasMovedTo() {
        inAnOperatorOfItsOwn(List.of("Europe/Paris"), () -> {
            var away = session("2026-03-31T08:00:00Z", "CANCELLED", "MOVED", null);
            session("2026-04-02T08:00:00Z", "HELD", null, away);
            session("2026-04-06T08:00:00Z", "CANCELLED", "PUBLIC_HOLIDAY", null);
            session("2026-04-07T08:00:00Z", "CANCELLED", "CONCIERGE_ABSENT", null);

            assertThat(sessions(YEAR)).isEqualTo("1 / 2");
            assertThat(sessions(YEAR.upTo(LocalDate.of(2026, 3, 31)))).isEqualTo("0 / 0");
            assertThat(sessions(YEAR.upTo(LocalDate.of(2026, 4, 2)))).isEqualTo("1 / 1");
        });
    }

    /** What is held beside what should have been by now, not beside the whole plan. */
    @Test
    void aSessionThatIsStillToComeIsNotMissed() {
        inAnOperatorOfItsOwn(List.of("Europe/Paris"), () -> {
            var year = Here.today().getYear() + 1;
            session(year + "-02-01T08:00:00Z", "PLANNED", null, null);

            assertThat(sessions(Period.year(year))).isEqualTo("0 / 0");
        });
    }

    private String sessions(Period period) {
        var counted = count(period);
        var held = figure(counted, Indicator.SESSIONS_HELD);
        assertThat(figure(counted, Indicator.SESSIONS_PLANNED).numerator()).isEqualTo(held.denominator());
        return held.numerator() + " / " + held.denominator();
    }

    private static Figure figure(Map<Indicator, Figure> counted, Indicator indicator) {
        return Objects.requireNonNull(counted.get(indicator));
    }

    private Map<Indicator, Figure> count(Period period) {
        return committed(() -> counting.of(client(), period));
    }

    private SoFar at(String now) {
        return new SoFar(figures, new DayClock(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), ZoneOffset.UTC));
    }

    private Perimeter.Client client() {
        return new Perimeter.Client(new OrganisationId(organisation), null);
    }

    private void inAnOperatorOfItsOwn(List<String> zones, Runnable work) {
        var operator = operators.create("Année", "annee-" + UUID.randomUUID());
        Tenant.run(
                operator,
                () -> transaction.executeWithoutResult(_ -> {
                    jdbc.update(
                            "insert into organisations.organisation (id, slug, name, kind) values (?, 'ville', 'Ville', 'TOWN')",
                            organisation);
                    zones.forEach(this::site);
                    work.run();
                }));
    }

    private void site(String zone) {
        var site = UUID.randomUUID();
        jdbc.update("""
                insert into organisations.site (id, slug, name, address, postcode, city, zone, holiday_zone, desk_place, colour)
                values (?, ?, 'Site', 'Rue', '33000', 'Ville', ?, ?, 'Hall', '#336699')
                """, site, "site-" + site, zone, TERRITORIES.get(zone));
        jdbc.update(
                "insert into organisations.site_organisation (id, site_id, organisation_id, valid_from) values (?, ?, ?, '2020-01-01')",
                UUID.randomUUID(),
                site,
                organisation);
    }

    private void pay() {
        var market = UUID.randomUUID();
        jdbc.update("""
                insert into markets.market (id, number, object, buyer_id, procedure, estimated_cents, notified_on, starts_on, ends_on)
                values (?, 'M-1', 'Conciergerie', ?, 'MAPA', 1, '2025-01-01', '2025-01-01', '2027-12-31')
                """, market, organisation);
        jdbc.update("""
                insert into markets.line (id, market_id, site_id, valid_from, yearly_cents, sessions_per_week, weeks_per_year)
                select ?, ?, id, '2025-01-01', 1200000, 2, 47 from organisations.site
                """, UUID.randomUUID(), market);
    }

    private UUID session(String starts, String status, @Nullable String cause, @Nullable UUID movedFrom) {
        var id = UUID.randomUUID();
        var at = Instant.parse(starts).atOffset(ZoneOffset.UTC);
        jdbc.update(
                """
                insert into calendar.desk_session
                       (id, site_id, starts_at, ends_at, status, cause, held_at, held_by, moved_from, changed_at)
                select ?, id, ?, ?, ?, ?, ?, ?, ?, now() from organisations.site
                """,
                id,
                at,
                at.plusHours(2),
                status,
                cause,
                status.equals("HELD") ? at : null,
                status.equals("HELD") ? id : null,
                movedFrom);
        return id;
    }

    private <T> T committed(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
