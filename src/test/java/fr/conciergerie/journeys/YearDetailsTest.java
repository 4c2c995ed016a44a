package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import fr.conciergerie.Here;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.Training;
import fr.conciergerie.figures.Trainings;
import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.figures.YearDetail.AtDesk;
import fr.conciergerie.figures.YearDetail.Channel;
import fr.conciergerie.figures.YearDetail.Unmet;
import fr.conciergerie.figures.YearDetails;
import fr.conciergerie.insertion.Learning;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonDetails;
import fr.conciergerie.orders.UnmetRequest;
import fr.conciergerie.orders.UnmetRequest.What;
import fr.conciergerie.orders.UnmetRequests;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.partners.Distances;
import fr.conciergerie.partners.Distances.Declared;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands in a report beside its figures; every change is taken back. */
class YearDetailsTest extends DemonstrationTest {

    private static final String METROPOLE = "bordeaux-metropole";

    @Autowired
    YearDetails details;

    @Autowired
    AnnualReports reports;

    @Autowired
    UnmetRequests unmet;

    @Autowired
    Distances distances;

    @Autowired
    Partners partners;

    @Autowired
    Trainings trainings;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @Test
    void theDesksOfTheFoundingYear() {
        inTheDemonstration(() -> {
            assertThat(detail(2015, true).sessions())
                    .extracting(AtDesk::site, AtDesk::held, AtDesk::cancelled)
                    .containsExactly(tuple("Siège de la Métropole", 102L, 0L), tuple("Pôle territorial Sud", 101L, 0L));
            assertThat(detail(2015, true).sessions()).allMatch(it -> it.minutes() >= it.held() * 60);
        });
    }

    @Test
    void everyOrderCameOnOneWay() {
        inTheDemonstration(() -> assertThat(
                        Objects.requireNonNull(detail(2015, true).doings()).channels())
                .extracting(Channel::orders)
                .satisfies(it ->
                        assertThat(it.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000)));
    }

    @Test
    void thePunctualityOfTheFoundingYearIsThatOfItsFigure() {
        inTheDemonstration(() -> {
            var doings = Objects.requireNonNull(detail(2015, true).doings());

            assertThat(doings.late()).as("1 000 delivered, 919 on time").isEqualTo(81);
            assertThat(doings.medianDaysLate()).isNotNull().isPositive();
        });
    }

    /** Every channel of the founding year was that of many, told in tens; half of the late services were ready within whole days. */
    @Test
    void theClientReadsWhatManyAgentsDid() {
        inTheDemonstration(() -> {
            var ours = Objects.requireNonNull(detail(2015, true).doings());
            var theirs = Objects.requireNonNull(published(2015).doings());

            assertThat(ours.channels())
                    .containsExactly(
                            new Channel("DESK", 698),
                            new Channel("EMAIL", 115),
                            new Channel("PHONE", 114),
                            new Channel("LOCKER", 73));
            assertThat(theirs.channels())
                    .containsExactly(
                            new Channel("DESK", 700),
                            new Channel("EMAIL", 120),
                            new Channel("PHONE", 110),
                            new Channel("LOCKER", 70));
            assertThat(theirs.late()).isEqualTo(81);
            assertThat(theirs.medianDaysLate()).isEqualTo(Math.ceil(Objects.requireNonNull(ours.medianDaysLate())));
            assertThat(theirs.rounded()).isTrue();
        });
    }

    /** Refused four times in this year, by as many agents at most; delays wait for the publication. */
    @Test
    void ofAYearThatGoesOnTheClientReadsRoundNumbersAndNothingOfFew() {
        inTheDemonstration(() -> {
            var theirs = Objects.requireNonNull(
                    published(today().minusDays(1).getYear()).doings());

            assertThat(theirs.rounded()).isTrue();
            assertThat(theirs.channels()).allMatch(it -> it.orders() % 10 == 0);
            assertThat(theirs.late()).isZero();
            assertThat(theirs.medianDaysLate()).isNull();
            assertThat(theirs.turnedDown() % 10).isZero();
        });
    }

    /** What was done at one site would follow from the others. */
    @Test
    void whatAgentsDidAtOneSiteIsNotTold() {
        inTheDemonstration(() -> assertThat(details.of(reports.report(manager(), METROPOLE, 2015, "siege"), false)
                        .doings())
                .isNull());
    }

    /** As it was published, to the last cell, whatever is noted and counted since. */
    @Test
    void whatTheClientWasGivenStaysWhatItWas() {
        inTheDemonstration(() -> {
            var given = published(2015);
            jdbc.sql("update orders.customer_order set channel = 'PHONE' where channel = 'EMAIL'")
                    .update();
            for (int i = 0; i < 6; i++) {
                unmet.note(concierge(), site("siege").id(), today(), new What.InWords("coiffeur"));
            }

            assertThat(published(2015)).isEqualTo(given);
            assertThat(Objects.requireNonNull(detail(2015, true).doings()).channels())
                    .extracting(Channel::channel)
                    .doesNotContain("EMAIL");
        });
    }

    private YearDetail published(int year) {
        return details.of(reports.asTheClientSeesIt(manager(), METROPOLE, year, null), false);
    }

    @Test
    void whatIsRarelyAskedForInVainIsNotToldOutside() {
        inTheDemonstration(() -> {
            int year = today().minusDays(1).getYear();

            assertThat(detail(year, true).unmet())
                    .contains(new Unmet(null, "coiffeur", 6), new Unmet("FAMILY", null, 1));
            assertThat(detail(year, false).unmet()).containsExactly(new Unmet(null, "coiffeur", 6));
        });
    }

    @Test
    void aSlipOfTheFingerIsTakenBackOnItsDayAtItsDesk() {
        inTheDemonstration(() -> {
            var here = site("pole-sud");
            var id = unmet.note(concierge(), here.id(), today(), new What.OfFamily(Family.PARCELS));

            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> unmet.takeBack(site("siege").id(), today(), id));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> unmet.takeBack(here.id(), today().plusDays(1), id));
            assertThat(unmet.noted(here.id(), today()))
                    .extracting(UnmetRequest::id)
                    .containsExactly(id);
            unmet.takeBack(here.id(), today(), id);
            unmet.takeBack(here.id(), today(), id);
            assertThat(unmet.noted(here.id(), today())).isEmpty();
        });
    }

    @Test
    void whoMovesAwayWasNearInTheYearsBefore() {
        inTheDemonstration(() -> {
            long near = detail(2015, true).partners().local();
            distances.declare(partners.partnerId("cordonnerie-du-cours"), new Declared(LocalDate.of(2016, 3, 1), 400));

            assertThat(detail(2015, true).partners())
                    .extracting(YearDetail.Partners::local, YearDetail.Partners::placed)
                    .containsExactly(near, 25L);
            assertThat(detail(2016, true).partners().local()).isEqualTo(near - 1);
        });
    }

    @Test
    void fewerThanFiveWhoWereTrainedAreToldWithThoseOfTheYearsBefore() {
        inTheDemonstration(() -> {
            for (int year : List.of(2019, 2019, 2019, 2020, 2020, 2020)) {
                var day = LocalDate.of(year, 3, 2);
                var person = people.enter(new PersonDetails("Personne X", null, null, day, null, null));
                people.addLearning(person, Learning.Kind.TRAINING, "Accueil", day, day, 420);
                people.addLearning(person, Learning.Kind.SKILL, "Tenir la caisse", day, day, 60);
            }

            assertThat(trainings.of(Period.year(2019))).isEmpty();
            assertThat(trainings.of(Period.year(2020))).contains(new Training(2019, 6, 6 * 420));
        });
    }

    private YearDetail detail(int year, boolean internal) {
        return details.of(reports.report(manager(), METROPOLE, year, null), internal);
    }

    private Site site(String slug) {
        return organisations.sites().stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static Actor concierge() {
        return actor(Role.CONCIERGE, null);
    }

    private LocalDate today() {
        return Here.today(clock);
    }
}
