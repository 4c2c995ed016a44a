package fr.conciergerie.journeys;

import static fr.conciergerie.figures.Indicator.PENETRATION;
import static fr.conciergerie.figures.Indicator.SERVICES_DELIVERED;
import static fr.conciergerie.figures.Indicator.SESSIONS_HELD;
import static fr.conciergerie.figures.Indicator.USERS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Here;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.NetworkFigures;
import fr.conciergerie.figures.OperatorFigures;
import fr.conciergerie.figures.Overview;
import fr.conciergerie.figures.Period;
import fr.conciergerie.shared.NotFound;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All clients of an operator together, and the operators of a network together. */
class NetworkFiguresTest extends DemonstrationTest {

    private static final int THIS_YEAR = Here.today().getYear();

    @Autowired
    AnnualReports reports;

    @Autowired
    OperatorFigures operator;

    @Autowired
    NetworkFigures network;

    @Test
    void theFoundingYearHadOneClient() {
        var together = inTheDemonstration(() -> operator.of(Period.year(2015)));

        assertThat(figure(together, USERS).value()).hasToString("423");
        assertThat(figure(together, SERVICES_DELIVERED).value()).hasToString("1000");
        assertThat(together.parties()).hasSize(1);
    }

    /** Nobody is an agent of two clients, so users add up; a session at the shared site is one. */
    @Test
    void clientsAddUpAndTheirSharedSessionsCountOnce() {
        inTheDemonstration(() -> {
            var together = operator.of(Period.year(THIS_YEAR));
            var metropole = reports.figures("bordeaux-metropole", Period.year(THIS_YEAR), null);
            var town = reports.figures("ville-de-bellerive", Period.year(THIS_YEAR), null);

            assertThat(numerator(figure(together, USERS)))
                    .isEqualTo(numerator(metropole.figure(USERS)) + numerator(town.figure(USERS)));
            assertThat(numerator(figure(together, SERVICES_DELIVERED)))
                    .isEqualTo(numerator(metropole.figure(SERVICES_DELIVERED))
                            + numerator(town.figure(SERVICES_DELIVERED)));
            // The town has no site of its own.
            assertThat(numerator(town.figure(SESSIONS_HELD))).isPositive();
            assertThat(numerator(figure(together, SESSIONS_HELD)))
                    .isEqualTo(numerator(metropole.figure(SESSIONS_HELD)));
            assertThat(figure(together, PENETRATION).denominator())
                    .isEqualTo(requireNonNull(metropole.figure(PENETRATION).denominator())
                            + requireNonNull(town.figure(PENETRATION).denominator()));
        });
    }

    @Test
    void someMonthsDoNotTellWhatIsToldByTheYear() {
        var quarter =
                inTheDemonstration(() -> operator.of(Period.months(YearMonth.of(2015, 1), YearMonth.of(2015, 3))));

        assertThat(quarter.figures())
                .extracting(Figure::indicator)
                .contains(USERS, Indicator.COST_PER_USER)
                .doesNotContain(Indicator.COST_PER_SITE, Indicator.DYNAMIC_EXIT_SHARE);
    }

    @Test
    void aNetworkIsWhatItsOperatorsAddUpTo() {
        var demonstration = network.operators().stream()
                .filter(it -> it.name().equals("La Conciergerie Solidaire 33"))
                .findFirst()
                .orElseThrow();

        var one = network.of(Period.year(2015), List.of(demonstration.slug()));
        var all = network.of(Period.year(2015), List.of());

        assertThat(figure(one, USERS).value()).hasToString("423");
        assertThat(numerator(figure(all, USERS))).isGreaterThanOrEqualTo(423);
        assertThat(one.parties()).extracting(Overview.Party::slug).containsExactly(demonstration.slug());
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> network.of(Period.year(2015), List.of("nobody-there")));
    }

    private static Figure figure(Overview overview, Indicator indicator) {
        return overview.figures().stream()
                .filter(it -> it.indicator() == indicator)
                .findFirst()
                .orElseThrow();
    }

    private static long numerator(Figure figure) {
        return requireNonNull(figure.numerator());
    }
}
