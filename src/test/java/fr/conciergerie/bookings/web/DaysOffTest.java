package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.conciergerie.Here;
import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleId;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.catalogue.DatedPrice;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteDetails;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Tenant;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The days on which nobody receives, at a site and with a partner: no hour of them is offered, and none can be taken by whoever knows
 * how it would be called.
 */
class DaysOffTest extends ApiTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final ScheduleTerms A_YEAR_AHEAD =
            new ScheduleTerms(45, 5, 10, 1, 24, ScheduleTerms.FURTHEST_DAYS, 24, 4, null);

    private Practice practice;

    @BeforeEach
    void somebodyReceivesEveryDayOfTheWeek() {
        town = Town.build(context);
        practice = Practice.open(context, town, A_YEAR_AHEAD);
    }

    @ParameterizedTest
    @CsvSource({
        "REUNION, 12-20",
        "GUYANE, 06-10",
        "GUADELOUPE, 05-27",
        "MARTINIQUE, 05-22",
        "MAYOTTE, 04-27",
        "ALSACE_MOSELLE, 12-26"
    })
    void whatIsCelebratedInOnePlaceIsAWorkingDayInAnother(Territory territory, String feast) {
        var day = next(MonthDay.parse("--" + feast));
        var there = somebodyReceivesIn(territory);

        assertThat(starts(there, "ailleurs", day)).isEmpty();
        isRefused(there, territory, day);
        assertThat(starts(there, "ailleurs", day.plusDays(1)))
                .containsExactlyElementsOf(noonAndOneUnlessPublic(territory, day.plusDays(1)));
        assertThat(starts(practice.schedule(), "hotel-de-ville", day))
                .containsExactlyElementsOf(noonAndOneUnlessPublic(Territory.FRANCE, day));
    }

    @ParameterizedTest
    @CsvSource({"01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"})
    void onThePublicHolidaysOfAllNobodyReceivesAnywhere(String feast) {
        var day = next(MonthDay.parse("--" + feast));
        var there = somebodyReceivesIn(Territory.REUNION);

        assertThat(starts(practice.schedule(), "hotel-de-ville", day)).isEmpty();
        isRefused(practice.schedule(), Territory.FRANCE, day);
        assertThat(starts(there, "ailleurs", day)).isEmpty();
    }

    /** A partner of Strasbourg who comes to Bordeaux celebrates at home. */
    @Test
    void whereThePartnerCelebratesNobodyComes() {
        var day = next(MonthDay.of(Month.DECEMBER, 26));
        assertThat(starts(practice.schedule(), "hotel-de-ville", day)).containsExactlyElementsOf(noonAndOne(day));

        Tenant.run(town.operator(), () -> {
            var partners = context.getBean(Partners.class);
            partners.change(town.farm(), partners.sheet(town.farm()).version(), atHomeIn(Territory.ALSACE_MOSELLE));
        });

        assertThat(starts(practice.schedule(), "hotel-de-ville", day)).isEmpty();
        isRefused(practice.schedule(), Territory.FRANCE, day);
    }

    @Test
    void whereThePartnerIsAwayNobodyComesUntilItIsBack() {
        var day = practice.workingDay(context, 20);
        var closure = Tenant.call(
                town.operator(),
                () -> context.getBean(Partners.class).close(town.farm(), day, day.plusDays(1), "Congés"));

        assertThat(starts(practice.schedule(), "hotel-de-ville", day)).isEmpty();
        assertThat(starts(practice.schedule(), "hotel-de-ville", day.plusDays(1)))
                .isEmpty();
        isRefused(practice.schedule(), Territory.FRANCE, day);

        Tenant.run(town.operator(), () -> context.getBean(Partners.class).reopen(town.farm(), closure));

        assertThat(starts(practice.schedule(), "hotel-de-ville", day)).containsExactlyElementsOf(noonAndOne(day));
    }

    /** One site, or all of them at once. */
    @Test
    void whereTheSiteOrEverythingIsClosedNobodyReceives() {
        var day = practice.workingDay(context, 20);
        var other = practice.workingDay(context, 30);
        Tenant.run(town.operator(), () -> {
            context.getBean(Calendar.class).close(town.hall(), day, day, "Travaux");
            context.getBean(Calendar.class).close(null, other, other, "Fermeture annuelle");
        });

        assertThat(starts(practice.schedule(), "hotel-de-ville", day)).isEmpty();
        assertThat(starts(practice.schedule(), "hotel-de-ville", other)).isEmpty();
        isRefused(practice.schedule(), Territory.FRANCE, day);
        isRefused(practice.schedule(), Territory.FRANCE, other);
    }

    /** What somebody has said of one day on purpose counts, holiday or not. */
    @Test
    void whoeverComesOnAHolidayOnPurposeReceives() {
        var day = next(MonthDay.of(Month.NOVEMBER, 11));
        Tenant.run(
                town.operator(),
                () -> context.getBean(Schedules.class)
                        .setDay(practice.schedule(), day, List.of(new OpenHours(LocalTime.NOON, LocalTime.of(14, 0)))));

        assertThat(starts(practice.schedule(), "hotel-de-ville", day)).containsExactlyElementsOf(noonAndOne(day));
    }

    private ScheduleId somebodyReceivesIn(Territory territory) {
        return Tenant.call(town.operator(), () -> {
            var organisations = context.getBean(Organisations.class);
            var site = organisations.addSite(new SiteDetails(
                    "Ailleurs",
                    "ailleurs",
                    "1 place de la Mairie",
                    "97400",
                    "Saint-Denis",
                    territory,
                    false,
                    "Hall",
                    "",
                    "#1f6f54"));
            organisations.share(site, organisations.organisations().getFirst().id(), LONG_AGO, null);
            // At night it is still yesterday there: the farm, which the town has had since today, has worked for
            // longer.
            context.getBean(TransactionOperations.class)
                    .executeWithoutResult(_ -> context.getBean(JdbcClient.class)
                            .sql("update partners.partner set works_from = :from where id = :farm")
                            .param("from", LONG_AGO)
                            .param("farm", town.farm().value())
                            .update());
            return receives(site, town.farm());
        });
    }

    private ScheduleId receives(SiteId site, PartnerId partner) {
        var services = context.getBean(Services.class);
        services.sell(
                services.serviceId("osteopathie"),
                site,
                Terms.of(partner, 2),
                List.of(new DatedPrice(LONG_AGO, null, Price.fixed(Money.euros(45, 0)))));
        var schedules = context.getBean(Schedules.class);
        var schedule = schedules.open(schedules.add(partner, "Camille"), site, "osteopathie", A_YEAR_AHEAD);
        schedules.addWeekly(
                schedule,
                List.of(DayOfWeek.values()),
                new OpenHours(LocalTime.NOON, LocalTime.of(14, 0)),
                LONG_AGO,
                null);
        return schedule;
    }

    private static PartnerDetails atHomeIn(Territory territory) {
        var plain = PartnerDetails.of("La Ferme des Jalles", LegalForm.COOPERATIVE, "Strasbourg");
        return new PartnerDetails(
                plain.name(),
                plain.legalForm(),
                plain.siret(),
                plain.email(),
                plain.phone(),
                plain.locale(),
                plain.address(),
                plain.postcode(),
                plain.town(),
                territory.holidayZone(),
                false,
                plain.openDays(),
                plain.vatRegime(),
                plain.settlement(),
                plain.commissionBasisPoints(),
                plain.fallback());
    }

    private List<String> starts(ScheduleId schedule, String site, LocalDate day) {
        return get(town.manager(), "/sites/%s/slots?offer=%s&from=%s&to=%s".formatted(site, schedule, day, day))
                .is(200)
                .body()
                .at("/items")
                .valueStream()
                .map(it -> it.at("/startsAt").asString())
                .toList();
    }

    /** The key of an hour says all of it, so that anybody can write one. */
    private void isRefused(ScheduleId schedule, Territory territory, LocalDate day) {
        var slot = new SlotId(
                schedule, day.atTime(LocalTime.NOON).atZone(territory.zone()).toInstant());

        assertThat(post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot))
                        .isProblem(409)
                        .text("/type"))
                .isEqualTo("urn:conciergerie:problem:bookings.slot-taken");
    }

    private static List<String> noonAndOne(LocalDate day) {
        return noonAndOne(Territory.FRANCE, day);
    }

    /** Whit Monday and its like meet a feast that has its day in some years. */
    private List<String> noonAndOneUnlessPublic(Territory territory, LocalDate day) {
        var everywhere = Tenant.call(
                town.operator(),
                () -> context.getBean(Calendar.class)
                        .publicHolidays(Territory.FRANCE.holidayZone(), false, day.getYear()));
        return everywhere.contains(day) ? List.of() : noonAndOne(territory, day);
    }

    private static List<String> noonAndOne(Territory territory, LocalDate day) {
        return Stream.of(12, 13)
                .map(it ->
                        day.atTime(it, 0).atZone(territory.zone()).toInstant().toString())
                .toList();
    }

    /** From the day after tomorrow on, as a day of notice is given. */
    private static LocalDate next(MonthDay feast) {
        var soonest = Here.today().plusDays(2);
        var day = feast.atYear(soonest.getYear());
        var next = day.isBefore(soonest) ? day.plusYears(1) : day;
        assumeTrue(
                !next.isAfter(Here.today().plusDays(ScheduleTerms.FURTHEST_DAYS)), "further ahead than anybody books");
        return next;
    }
}
