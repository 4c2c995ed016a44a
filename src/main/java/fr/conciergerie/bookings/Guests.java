package fr.conciergerie.bookings;

import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.orders.Appointments;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Guests who are brought along to an hour of a group that the member has already: on a place beside theirs, by an order of its own,
 * which is agreed on its day and at its price.
 */
@Service
@Transactional
public class Guests {

    private final BookingRepository bookings;
    private final ScheduleRepository schedules;
    private final Seats seats;
    private final BookingLimits limits;
    private final Appointments appointments;
    private final Organisations organisations;
    private final BookingAccess access;
    private final Clock clock;

    Guests(
            BookingRepository bookings,
            ScheduleRepository schedules,
            Seats seats,
            BookingLimits limits,
            Appointments appointments,
            Organisations organisations,
            BookingAccess access,
            Clock clock) {
        this.bookings = bookings;
        this.schedules = schedules;
        this.seats = seats;
        this.limits = limits;
        this.appointments = appointments;
        this.organisations = organisations;
        this.access = access;
        this.clock = clock;
    }

    /** Whether somebody can still be brought along, as long as there is a place. */
    @Transactional(readOnly = true)
    public boolean areWelcome(Actor actor, BookingView own) {
        return obstacle(actor, own, schedules.get(own.schedule()), clock.instant())
                .isEmpty();
    }

    /** Takes the place beside a member's own: for a member themselves, or by whoever serves them. */
    public BookingView add(Actor actor, BookingId id, GuestRequest wanted, int version) {
        var now = clock.instant();
        access.requireTheirs(actor, bookings.get(id));
        var own = bookings.view(id);
        var schedule = schedules.get(own.schedule());
        obstacle(actor, own, schedule, now).ifPresent(it -> {
            throw it;
        });
        var site = organisations.site(own.site());
        var seat =
                seats.take(own.member(), 1, site, schedule, own.startsAt(), BookingAccess.notice(actor), lastDay(own));
        // Under the practitioner's lock: whoever has given their own place back meanwhile, or moved it, brings nobody
        // to it.
        bookings.accompany(id, version, now);
        var order = appointments.place(
                actor,
                new PlaceOrder(
                        site.id().toString(),
                        actor.is(Role.MEMBER) ? null : own.member(),
                        wanted.channel(),
                        List.of(new PlaceOrder.Line(schedule.service().toString(), 1, null, List.of(), wanted.price())),
                        wanted.terms(),
                        wanted.beginAtOnce()),
                Bookings.appointment(schedule, seat.span(), site.zone()));
        var guest = new BookingId(Ids.next(now));
        bookings.insert(
                guest,
                seat.slot(),
                seat.numbers().getFirst(),
                seat.span(),
                own.member(),
                order.id(),
                order.lines().getFirst().id(),
                id,
                now);
        limits.requireKept(schedule, own.member(), seat.span(), site.zone());
        return bookings.view(guest);
    }

    private static Optional<Refused> obstacle(Actor actor, BookingView own, Schedule schedule, Instant now) {
        if (own.isOfGuest() || own.guest() != null) {
            return Optional.of(Refused.conflict("bookings.has-a-guest"));
        }
        if (own.status() != BookingStatus.BOOKED || !now.isBefore(own.startsAt())) {
            return Optional.of(Refused.conflict("bookings.is-over"));
        }
        var terms = schedule.terms();
        if (!terms.isForAGroup()) {
            return Optional.of(Refused.conflict("bookings.for-one-only"));
        }
        if (!terms.isOnceAllowed()) {
            return Optional.of(Refused.conflict("bookings.only-in-a-series"));
        }
        if (!schedule.isBookable()) {
            return Optional.of(Refused.conflict("bookings.no-longer-offered"));
        }
        var withNotice = BookingAccess.notice(actor) == Notice.KEPT;
        return own.startsAt()
                        .isBefore(terms.bookable(now, own.zone(), withNotice, lastDay(own))
                                .from())
                ? Optional.of(Refused.conflict("bookings.too-late-for-a-guest"))
                : Optional.empty();
    }

    /** Somebody comes along however far ahead the member's own hour is. */
    static LocalDate lastDay(BookingView own) {
        return own.startsAt().atZone(own.zone()).toLocalDate();
    }
}
