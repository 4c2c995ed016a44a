package fr.conciergerie.orders;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The days of the past that may still be typed in at a site. */
@Component
class LateOrderDays {

    private static final LocalTime NOON = LocalTime.NOON;

    private final DayClock dayClock;
    private final int yearsBack;

    /** @param yearsBack how many years before the one that goes on may still be typed in */
    LateOrderDays(DayClock dayClock, @Value("${conciergerie.late-order-years:1}") int yearsBack) {
        this.dayClock = dayClock;
        this.yearsBack = yearsBack;
    }

    LocalDate first(Site site) {
        return LocalDate.of(today(site).getYear() - yearsBack, 1, 1);
    }

    /** The day before today: what comes today is an order like any other. */
    LocalDate last(Site site) {
        return today(site).minusDays(1);
    }

    LocalDate today(Site site) {
        return dayClock.todayAt(site.zone());
    }

    /** Refuses an order of another day, and one that was given back before it was asked for, or is not given back yet. */
    void require(Site site, LocalDate day, LocalDate collectedOn) {
        if (day.isBefore(first(site)) || day.isAfter(last(site))) {
            throw new Refused("orders.book.out-of-range", first(site), last(site));
        }
        if (collectedOn.isBefore(day) || collectedOn.isAfter(today(site))) {
            throw new Refused("orders.book.given-back-before");
        }
    }

    /** Nobody knows the hour. */
    static Instant noon(Site site, LocalDate day) {
        return day.atTime(NOON).atZone(site.zone()).toInstant();
    }
}
