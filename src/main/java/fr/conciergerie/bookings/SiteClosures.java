package fr.conciergerie.bookings;

import fr.conciergerie.calendar.AffectedByClosure;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a site is closed nobody is received: the appointments of those days are cancelled with it, also on a day for which
 * somebody had said other hours before they knew.
 */
@Component
@Transactional
class SiteClosures implements AffectedByClosure {

    private final BookingRepository bookings;
    private final ScheduleRepository schedules;
    private final CancelledHours cancelled;
    private final SlotQueue queue;
    private final Clock clock;

    SiteClosures(
            BookingRepository bookings,
            ScheduleRepository schedules,
            CancelledHours cancelled,
            SlotQueue queue,
            Clock clock) {
        this.bookings = bookings;
        this.schedules = schedules;
        this.cancelled = cancelled;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay) {
        return bookings.onDays(site, firstDay, lastDay, clock.instant()).stream()
                .map(it -> new Affected(
                        it.id().value(), it.startsAt(), it.zone(), it.memberName(), it.serviceName(), it.siteName()))
                .toList();
    }

    @Override
    public void callOff(
            Actor actor, @Nullable SiteId site, LocalDate firstDay, LocalDate lastDay, Collection<UUID> known) {
        var receiving = schedules.practitionersAt(site);
        receiving.forEach(schedules::lock);
        var broken = bookings.onDays(site, firstDay, lastDay, clock.instant());
        if (!broken.stream().allMatch(it -> known.contains(it.id().value()))) {
            throw Refused.conflict("bookings.absence.others");
        }
        schedules.closeSpecialDays(site, firstDay, lastDay);
        cancelled.cancel(actor, broken);
        receiving.forEach(queue::hoursChanged);
    }
}
