package fr.conciergerie.demo;

import fr.conciergerie.insertion.Absence;
import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.Exit;
import fr.conciergerie.insertion.ExitFamily;
import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.Learning;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonDetails;
import fr.conciergerie.insertion.PersonDetails.Category;
import fr.conciergerie.insertion.PersonDetails.Eligibility;
import fr.conciergerie.insertion.PersonId;
import fr.conciergerie.insertion.Spread;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.shared.DayClock;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Five people in a path in the founding year, all gone since, and those of today. Their names are letters. */
@Component
class DemoInsertion {

    private static final List<ExitFamily> HOW_THEY_LEFT = List.of(
            ExitFamily.DURABLE, ExitFamily.TRANSITION, ExitFamily.POSITIVE, ExitFamily.DURABLE, ExitFamily.OTHER);

    private static final int WORK_DAY = 7 * 60;

    private final People people;
    private final Hours hours;
    private final DayClock dayClock;
    private final Clock clock;

    DemoInsertion(People people, Hours hours, DayClock dayClock, Clock clock) {
        this.people = people;
        this.hours = hours;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** @param market the founding one, for which most of the hours are worked */
    void load(MarketId market) {
        TravellingClock.at(noon(LocalDate.of(2016, 2, 1)), () -> foundingYear(market.value()));
        present(market.value());
    }

    private void foundingYear(UUID market) {
        var team = IntStream.range(0, HOW_THEY_LEFT.size())
                .mapToObj(i -> person('A' + i, LocalDate.of(2014, 9, 1).plusMonths(i)))
                .toList();
        for (int i = 0; i < team.size(); i++) {
            var entry = LocalDate.of(2014, 9, 1).plusMonths(i);
            people.addPass(team.get(i), "999991400%03d".formatted(i + 1), entry);
            people.addContract(team.get(i), Contract.Kind.CDDI, entry, LocalDate.of(2015, 12, 31), 26 * 60, false);
            for (var day : days(LocalDate.of(2015, 1, 6), LocalDate.of(2016, 1, 1), 7)) {
                if (!day.isBefore(entry)) {
                    hours.enter(
                            team.get(i),
                            day,
                            Spread.byWeight(
                                    Spread.Method.SESSION,
                                    WORK_DAY,
                                    List.of(new Spread.Weight(market, 2), new Spread.Weight(null, 1))));
                }
            }
        }
        for (int month = 1; month <= 12; month++) {
            hours.validate(YearMonth.of(2015, month), clock.instant());
            hours.lock(YearMonth.of(2015, month));
        }
        for (int i = 0; i < team.size(); i++) {
            people.exit(
                    team.get(i),
                    0,
                    new Exit(LocalDate.of(2015, 12, 31), HOW_THEY_LEFT.get(i), "Attestation vue en janvier 2016"));
        }
    }

    private void present(UUID market) {
        var today = dayClock.today();
        var team = new ArrayList<PersonId>();
        team.add(somebody('F', today.minusMonths(20), today.plusDays(40), 26));
        team.add(somebody('G', today.minusMonths(14), today.plusMonths(5), 30));
        team.add(somebody('H', today.minusMonths(8), today.plusMonths(4), 24));
        team.add(somebody('I', today.minusMonths(3), today.plusMonths(3), 18));
        people.suspend(team.get(1), today.minusMonths(6), today.minusMonths(5), SuspensionReason.CONTRACT_SUSPENDED);
        people.addInterview(
                team.getFirst(),
                today.minusMonths(1),
                "Le projet de devenir concierge en résidence se précise. Visite d’une résidence prévue.",
                today.plusDays(2));
        people.addInterview(
                team.get(2), today.minusMonths(2), "Le permis de conduire est le prochain pas.", today.minusDays(3));
        people.addGoal(team.getFirst(), "Préparer trois candidatures", today.minusMonths(1), today.plusMonths(1));
        people.addGoal(team.get(2), "Passer le code de la route", today.minusMonths(2), null);
        people.addLearning(
                team.getFirst(),
                Learning.Kind.TRAINING,
                "Accueil et téléphone",
                today.minusMonths(4),
                today.minusMonths(4).plusDays(2),
                21 * 60);
        people.addLearning(
                team.get(1),
                Learning.Kind.IMMERSION,
                "Chez un cordonnier",
                today.minusMonths(2),
                today.minusMonths(2).plusDays(9),
                35 * 60);
        people.addLearning(
                team.get(3), Learning.Kind.SKILL, "Tenir la caisse", today.minusDays(20), today.minusDays(20), 0);
        people.addAbsence(team.get(1), Absence.Kind.LEAVE, today.minusDays(12), today.minusDays(8));
        hoursOfTheYear(team, market, today);
        hoursOfToday(team, market, today);
        var gone = somebody('J', today.minusMonths(18), today.minusMonths(2), 26);
        people.exit(gone, 0, new Exit(today.minusMonths(2), ExitFamily.DURABLE, "Contrat de travail vu"));
    }

    /** A day a week of those who were there, validated and locked up to the month before last. */
    private void hoursOfTheYear(List<PersonId> team, UUID market, LocalDate today) {
        var shares = List.of(new Spread.Weight(market, 3), new Spread.Weight(null, 1));
        var entered = List.of(today.minusMonths(20), today.minusMonths(14), today.minusMonths(8), today.minusMonths(3));
        var first = RecentYear.firstDay(today).plusMonths(1).withDayOfMonth(1);
        var end = today.minusMonths(1).withDayOfMonth(1);
        for (var day : days(first, end, 1)) {
            if (day.getDayOfWeek() == DayOfWeek.TUESDAY) {
                for (int i = 0; i < team.size(); i++) {
                    var suspended = i == 1 && !day.isBefore(today.minusMonths(6)) && !day.isAfter(today.minusMonths(5));
                    if (!day.isBefore(entered.get(i)) && !suspended) {
                        hours.enter(team.get(i), day, Spread.byWeight(Spread.Method.SHARE, WORK_DAY, shares));
                    }
                }
            }
        }
        for (var month = YearMonth.from(first); month.isBefore(YearMonth.from(end)); month = month.plusMonths(1)) {
            hours.validate(month, clock.instant());
            hours.lock(month);
        }
    }

    /** Last month validated and waiting to be locked; this one waiting to be validated. */
    private void hoursOfToday(List<PersonId> team, UUID market, LocalDate today) {
        var shares = List.of(new Spread.Weight(market, 3), new Spread.Weight(null, 1));
        for (var day : days(today.minusMonths(1).withDayOfMonth(1), today, 1)) {
            if (day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY) {
                team.forEach(it -> hours.enter(it, day, Spread.byWeight(Spread.Method.SHARE, WORK_DAY, shares)));
            }
        }
        hours.validate(YearMonth.from(today.minusMonths(1)), clock.instant());
    }

    private PersonId somebody(int letter, LocalDate enteredOn, LocalDate contractEnd, int weeklyHours) {
        var person = person(letter, enteredOn);
        people.addPass(person, "9999925%05d".formatted(letter), enteredOn);
        var first = enteredOn.plusMonths(6).minusDays(1);
        people.addContract(person, Contract.Kind.CDDI, enteredOn, first, weeklyHours * 60, false);
        if (contractEnd.isAfter(first)) {
            people.addContract(person, Contract.Kind.CDDI, first.plusDays(1), contractEnd, weeklyHours * 60, true);
        }
        return person;
    }

    private PersonId person(int letter, LocalDate enteredOn) {
        return people.enter(new PersonDetails(
                "Personne " + (char) letter,
                null,
                null,
                enteredOn,
                Category.SIAE,
                new Eligibility(enteredOn.minusDays(7), "Prescripteur habilité", "Les emplois de l’inclusion")));
    }

    private static List<LocalDate> days(LocalDate from, LocalDate until, int step) {
        return from.datesUntil(until, java.time.Period.ofDays(step)).toList();
    }

    private Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(dayClock.zone()).toInstant();
    }
}
