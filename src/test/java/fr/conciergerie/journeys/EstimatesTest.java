package fr.conciergerie.journeys;

import static fr.conciergerie.figures.Indicator.CO2_AVOIDED_NET;
import static fr.conciergerie.figures.Indicator.KM_AVOIDED_NET;
import static fr.conciergerie.figures.Indicator.SERVICES_DELIVERED;
import static fr.conciergerie.figures.Indicator.TIME_SAVED;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.CountedLines;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Perimeter;
import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.TimeAssumptions;
import fr.conciergerie.figures.TravelAssumptions;
import fr.conciergerie.figures.TravelAssumptions.Carbon;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Figures that rest on what the operator assumes, over the founding year: what holds from when on, and what the employer is
 * not told because it could be worked out from them. Everything is taken back.
 */
class EstimatesTest extends DemonstrationTest {

    private static final String CLIENT = "bordeaux-metropole";

    @Autowired
    AnnualReports reports;

    @Autowired
    TimeAssumptions times;

    @Autowired
    TravelAssumptions journeys;

    @Autowired
    CountedLines lines;

    @Test
    void eachFamilySparesItsOwnTime() {
        inTheDemonstration(() -> {
            long everyday = delivered("family = 'EVERYDAY'");

            assume(YearMonth.of(2014, 1), Map.of(Family.EVERYDAY, 30));

            // A family without minutes does not count, and is not taken for none.
            assertThat(everyday).isBetween(1L, 999L);
            assertThat(numerator(TIME_SAVED)).isEqualTo(30 * everyday);
            assertThat(linesBehindTheTime()).isEqualTo(everyday);
            assertThat(ofTheManager().assumed().times())
                    .singleElement()
                    .satisfies(it -> assertThat(it.minutes()).containsOnlyKeys(Family.EVERYDAY));
        });
    }

    /** By the month of delivery, whenever the service was asked for. */
    @Test
    void whatIsAssumedFromAMonthOnLeavesTheMonthsBeforeAsTheyWere() {
        inTheDemonstration(() -> {
            long before = delivered("delivered_on < date '2015-07-01'");

            assume(YearMonth.of(2015, 7), everyFamily(10));

            assertThat(numerator(TIME_SAVED)).isEqualTo(20 * before + 10 * (1_000 - before));
            assertThat(ofTheManager().assumed().times())
                    .extracting(TimeAssumptions.Assumption::validFrom)
                    .containsExactly(YearMonth.of(2015, 7), YearMonth.of(2014, 1));
        });
    }

    @Test
    void aSlipIsCorrectedByNotingItAgain() {
        inTheDemonstration(() -> {
            assume(YearMonth.of(2014, 1), everyFamily(99));
            assume(YearMonth.of(2014, 1), everyFamily(15));

            assertThat(numerator(TIME_SAVED)).isEqualTo(15_000);
            assertThat(times.all()).hasSize(1);
        });
    }

    @Test
    void beforeTheFirstAssumptionNothingIsTold() {
        inTheDemonstration(() -> {
            assume(YearMonth.of(2014, 1), Map.of(Family.ADMINISTRATIVE, 20));
            jdbc.sql("update orders.order_line set family = 'EVERYDAY' where family = 'ADMINISTRATIVE'")
                    .update();

            assertThat(ofTheManager().figure(TIME_SAVED)).satisfies(it -> {
                assertThat(it.value()).isNull();
                assertThat(it.suppressed()).isFalse();
            });
            assertThat(ofTheManager().assumed().times()).isEmpty();
        });
    }

    /** Where all services weigh the same, the time says no more than their number. */
    @Test
    void theEmployerReadsATimeThatIsTheSameForAll() {
        inTheDemonstration(() -> {
            assertThat(ofTheClient(null).figure(TIME_SAVED).value()).hasToString("333");
            assertThat(ofTheClient("siege").figure(TIME_SAVED).value()).isNotNull();
        });
    }

    @Test
    void aTimeThatDiffersByFamilyIsNotToldOfOneSite() {
        inTheDemonstration(() -> {
            var minutes = everyFamily(15);
            minutes.put(Family.EVERYDAY, 30);
            assume(YearMonth.of(2014, 1), minutes);

            assertThat(ofTheClient(null).figure(TIME_SAVED).value()).isNotNull();
            assertThat(ofTheClient("siege").figure(TIME_SAVED).suppressed()).isTrue();
            assertThat(ofTheClient("siege").figure(SERVICES_DELIVERED).value()).isNotNull();
            assertThat(ofTheClient("siege").assumed().times()).isEmpty();
        });
    }

    /** Three services of a family of its own minutes: how many could be worked out from the hours and the number of services. */
    @Test
    void aTimeThatGivesAwayASmallFamilyIsNotToldTheEmployer() {
        inTheDemonstration(() -> {
            var minutes = everyFamily(20);
            minutes.put(Family.PARCELS, 45);
            assume(YearMonth.of(2014, 1), minutes);
            jdbc.sql("update orders.order_line set family = 'EVERYDAY' where family = 'PARCELS'")
                    .update();
            jdbc.sql("""
                            update orders.order_line set family = 'PARCELS'
                             where id in (select line_id from reporting.line_count_v
                                           where delivered_on between date '2015-03-01' and date '2015-11-30'
                                           order by line_id limit 3)
                            """).update();

            assertThat(ofTheClient(null).figure(TIME_SAVED).suppressed()).isTrue();
            assertThat(ofTheClient(null).figure(SERVICES_DELIVERED).value()).hasToString("1000");
            assertThat(ofTheManager().figure(TIME_SAVED).value()).isNotNull();
        });
    }

    /** Some days before another assumption: what was delivered in them could be worked out from the kilometres. */
    @Test
    void kilometresThatGiveAwayAFewDaysAreNotToldTheEmployer() {
        inTheDemonstration(() -> {
            var second = jdbc.sql("""
                            select delivered_on from reporting.line_count_v where delivered_on >= date '2015-01-01'
                             order by delivered_on limit 1 offset 2
                            """).query(LocalDate.class).single();
            assertThat(ofTheClient(null).figure(KM_AVOIDED_NET).value()).hasToString("1394");

            journeys.assume(
                    new TravelAssumptions.Assumption(
                            second.plusDays(1), 60, 4_500, 2_000, new Carbon(200, 0, "…"), "Une autre enquête"),
                    UUID.randomUUID());

            assertThat(delivered("delivered_on <= date '%s'".formatted(second))).isLessThan(5);
            assertThat(ofTheClient(null).figures())
                    .filteredOn(it -> it.indicator() == KM_AVOIDED_NET || it.indicator() == CO2_AVOIDED_NET)
                    .allSatisfy(it -> assertThat(it.suppressed()).isTrue());
            assertThat(ofTheClient(null).assumed().journeys()).isEmpty();
            assertThat(ofTheManager().figure(CO2_AVOIDED_NET).value()).isNotNull();
        });
    }

    @Test
    void whatWasDeliveredByMonthIsWhatWasDelivered() {
        inTheDemonstration(() -> {
            ofTheManager();
            var counted = jdbc.sql("""
                            select sum(lines) || ' ' || sum(delivered) from reporting.service_fact
                             where month between date '2015-01-01' and date '2015-12-01'
                               and organisation_id = :client
                            """)
                    .param("client", organisations.organisationId(CLIENT).value())
                    .query(String.class)
                    .single();

            assertThat(counted).isEqualTo("1000 1000");
        });
    }

    private long linesBehindTheTime() {
        var client = new Perimeter.Client(organisations.organisationId(CLIENT), null);
        long all = 0;
        @Nullable String cursor = null;
        do {
            var page = lines.of(TIME_SAVED, client, Period.year(2015), cursor);
            all += page.items().size();
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private long delivered(String which) {
        return jdbc.sql("""
                        select count(*) from reporting.line_count_v
                         where delivered_on between date '2015-01-01' and date '2015-12-31' and organisation_id = :client and %s
                        """.formatted(which))
                .param("client", organisations.organisationId(CLIENT).value())
                .query(Long.class)
                .single();
    }

    private static Map<Family, Integer> everyFamily(int minutes) {
        var all = new EnumMap<Family, Integer>(Family.class);
        for (var family : Family.values()) {
            all.put(family, minutes);
        }
        return all;
    }

    private void assume(YearMonth from, Map<Family, Integer> minutes) {
        times.assume(new TimeAssumptions.Assumption(from, minutes, "Enquête"), UUID.randomUUID());
    }

    private @Nullable Long numerator(Indicator indicator) {
        return reports.figures(CLIENT, Period.year(2015), null)
                .figure(indicator)
                .numerator();
    }

    private AnnualReport ofTheManager() {
        return reports.report(manager(), CLIENT, 2015, null);
    }

    private AnnualReport ofTheClient(@Nullable String site) {
        return reports.ifPublishedNow(CLIENT, 2015, site);
    }
}
