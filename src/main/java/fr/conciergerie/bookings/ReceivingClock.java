package fr.conciergerie.bookings;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.DayClock;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** By which clock the practitioners of a partner receive: that of the site where they do, else the operator's. */
@Component
class ReceivingClock {

    private final ScheduleRepository schedules;
    private final Organisations organisations;
    private final DayClock dayClock;

    ReceivingClock(ScheduleRepository schedules, Organisations organisations, DayClock dayClock) {
        this.schedules = schedules;
        this.organisations = organisations;
        this.dayClock = dayClock;
    }

    ZoneId of(PartnerId partner) {
        return schedules.ofPartner(partner).stream()
                .findFirst()
                .map(it -> organisations.site(it.site()).zone())
                .orElseGet(dayClock::zone);
    }
}
