package fr.conciergerie.bookings;

import fr.conciergerie.calendar.Affected;
import fr.conciergerie.calendar.AffectedByClosure;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a site is closed nobody is received: the appointments of those days are moved or cancelled with it, also on a day for
 * which somebody had said other hours before they knew.
 */
@Component
@Transactional
class SiteClosures implements AffectedByClosure {

    private final BookingRepository bookings;
    private final ScheduleRepository schedules;
    private final BrokenHours hours;
    private final SlotQueue queue;
    private final Clock clock;

    SiteClosures(
            BookingRepository bookings, ScheduleRepository schedules, BrokenHours hours, SlotQueue queue, Clock clock) {
        this.bookings = bookings;
        this.schedules = schedules;
        this.hours = hours;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected.Appointment> affected(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay) {
        return hours.named(broken(site, firstDay, lastDay), new Away.OfSite(firstDay, lastDay));
    }

    @Override
    public void settle(Actor actor, @Nullable SiteId site, LocalDate firstDay, LocalDate lastDay, Outcomes said) {
        var receiving = schedules.practitionersAt(site);
        receiving.forEach(schedules::lock);
        schedules.closeSpecialDays(site, firstDay, lastDay);
        hours.settle(actor, broken(site, firstDay, lastDay), new Away.OfSite(firstDay, lastDay), said);
        receiving.forEach(queue::hoursChanged);
    }

    private List<BookingView> broken(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay) {
        return bookings.onDays(site, firstDay, lastDay, clock.instant());
    }
}
