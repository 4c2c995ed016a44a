package fr.conciergerie.bookings;

import fr.conciergerie.orders.Appointment;
import fr.conciergerie.orders.Appointments;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrdersForgotten;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.WithdrawalReceived;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has which hour. An hour is taken and its order is placed in one transaction; of those who want the same one, as many
 * get it as there are seats. Which hours there are, {@link BookableSlots} says.
 */
@Service
@Transactional
public class Bookings {

    /** How long it can still be said whether somebody came. */
    public static final Duration ATTENDANCE_OPEN = Duration.ofDays(7);

    private static final int DAYS_AROUND = 14;

    private final BookingRepository bookings;
    private final ScheduleRepository schedules;
    private final Seats seats;
    private final BookingLimits limits;
    private final Appointments appointments;
    private final SlotQueue queue;
    private final Organisations organisations;
    private final BookingAccess access;
    private final Clock clock;

    Bookings(
            BookingRepository bookings,
            ScheduleRepository schedules,
            Seats seats,
            BookingLimits limits,
            Appointments appointments,
            SlotQueue queue,
            Organisations organisations,
            BookingAccess access,
            Clock clock) {
        this.bookings = bookings;
        this.schedules = schedules;
        this.seats = seats;
        this.limits = limits;
        this.appointments = appointments;
        this.queue = queue;
        this.organisations = organisations;
        this.access = access;
        this.clock = clock;
    }

    /** Takes the hour, with a place for a guest where one comes along: for a member themselves, or by whoever serves them. */
    public BookingView book(Actor actor, BookingRequest wanted) {
        var now = clock.instant();
        var schedule = schedules.get(wanted.slot().schedule());
        var site = access.visible(actor, schedule.site());
        if (!schedule.isBookable()) {
            throw Refused.conflict("bookings.no-longer-offered");
        }
        var member = wanted.member() == null ? new MemberId(actor.requireSubject()) : wanted.member();
        if (!schedule.terms().isOnceAllowed()) {
            throw Refused.conflict("bookings.only-in-a-series");
        }
        var seat = seats.take(
                member,
                wanted.people(),
                site,
                schedule,
                wanted.slot().startsAt(),
                BookingAccess.notice(actor),
                LocalDate.MIN);
        var line = new PlaceOrder.Line(schedule.service().toString(), 1, null, List.of(), wanted.price());
        var appointment = appointment(schedule, seat.span(), site.zone());
        var order = appointments.place(
                actor,
                new PlaceOrder(
                        site.id().toString(),
                        wanted.member(),
                        wanted.channel(),
                        Collections.nCopies(wanted.people(), line),
                        wanted.terms(),
                        wanted.beginAtOnce()),
                Collections.nCopies(wanted.people(), appointment),
                0);
        var id = new BookingId(Ids.next(now));
        for (int i = 0; i < wanted.people(); i++) {
            bookings.insert(
                    i == 0 ? id : new BookingId(Ids.next(now)),
                    seat.slot(),
                    seat.numbers().get(i),
                    seat.span(),
                    order.member(),
                    order.id(),
                    order.lines().get(i).id(),
                    i == 0 ? null : id,
                    now);
        }
        limits.requireKept(schedule, order.member(), seat.span(), site.zone());
        return bookings.view(id);
    }

    @Transactional(readOnly = true)
    public BookingView booking(Actor actor, BookingId id) {
        access.requireTheirs(actor, bookings.get(id));
        return bookings.view(id);
    }

    /** The one that the line of an order is, for whoever may see it; of a guest's line, the member's own. */
    @Transactional(readOnly = true)
    public BookingView ofLine(Actor actor, LineId line) {
        var booking = bookings.of(line).orElseThrow(() -> new NotFound("booking of line " + line));
        access.requireTheirs(actor, booking);
        return bookings.view(booking.guestOf() == null ? booking.id() : booking.guestOf());
    }

    /** The hours that were bought together with one, that one among them, soonest first. */
    @Transactional(readOnly = true)
    public List<BookingView> together(Actor actor, BookingView booking) {
        access.requireTheirs(actor, bookings.get(booking.id()));
        return bookings.viewsOf(booking.order());
    }

    /** What a member has had and will have, latest first. */
    @Transactional(readOnly = true)
    public List<BookingView> mine(Actor actor, int limit) {
        return bookings.ofMember(new MemberId(actor.requireSubject()), limit);
    }

    /** Who comes to those who receive; both days included, by the clock of each site. */
    @Transactional(readOnly = true)
    public List<BookingView> with(Receiver receiver, LocalDate first, LocalDate last, ZoneId zone) {
        return bookings.with(receiver, Span.ofDays(first, last, zone));
    }

    /** One of theirs. */
    @Transactional(readOnly = true)
    public BookingView booking(Receiver receiver, BookingId id) {
        var booking = bookings.get(id);
        if (!booking.partner().equals(receiver.partner()) || !receiver.includes(booking.practitioner())) {
            throw new NotFound("booking " + id);
        }
        return bookings.view(id);
    }

    /** Who comes to a site. */
    @Transactional(readOnly = true)
    public List<BookingView> at(Actor actor, Site site, LocalDate first, LocalDate last) {
        access.requireServed(actor, site.id());
        Slots.requireFew(first, last);
        return bookings.at(List.of(site.id()), Span.ofDays(first, last, site.zone()));
    }

    /** To another hour of the same partner for the same, with the guest; the price stays as it was agreed. */
    public BookingView move(Actor actor, BookingId id, SlotId to, int version) {
        var now = clock.instant();
        var booking = changeable(actor, id, version, now);
        if (booking.isOfGuest()) {
            throw Refused.conflict("bookings.guests-move-along");
        }
        var before = schedules.get(booking.schedule());
        var schedule = before.id().equals(to.schedule()) ? before : schedules.get(to.schedule());
        if (!schedule.service().equals(before.service())
                || !schedule.site().equals(before.site())
                || !schedule.practitioner()
                        .partner()
                        .equals(before.practitioner().partner())) {
            throw new Refused("bookings.not-the-same");
        }
        var site = organisations.site(schedule.site());
        Stream.of(before, schedule)
                .map(it -> it.practitioner().id())
                .distinct()
                .sorted(Comparator.comparing(PractitionerId::value))
                .forEach(schedules::lock);
        var all = bookings.withGuest(booking);
        var seat = seats.take(
                booking.member(),
                all.size(),
                site,
                schedule,
                to.startsAt(),
                BookingAccess.notice(actor),
                movableUntil(booking.startsAt(), site.zone()));
        bookings.move(all, seat, now);
        limits.requireKept(schedule, booking.member(), seat.span(), site.zone());
        queue.placesChanged(booking.slot());
        var appointment = appointment(schedule, seat.span(), site.zone());
        all.forEach(it -> appointments.move(actor, it.order(), it.line(), appointment));
        return bookings.view(id);
    }

    /**
     * Gives the hour back: others can have it at once. With a member's own place goes that of their guest, who can also stay away
     * alone.
     */
    public BookingView cancel(Actor actor, BookingId id, Reason why, int version) {
        var now = clock.instant();
        var booking = changeable(actor, id, version, now);
        schedules.lock(booking.practitioner());
        var all = bookings.withGuest(booking);
        all.forEach(it -> bookings.update(it, BookingStatus.CANCELLED, now));
        queue.placesChanged(booking.slot());
        all.forEach(it -> appointments.callOff(actor, it.order(), it.line(), why));
        return bookings.view(id);
    }

    /** Whether somebody came: said from its beginning on, and put right within a week. */
    public BookingView attendance(Actor actor, BookingId id, Attendance attendance, int version) {
        var now = clock.instant();
        var booking = bookings.get(id);
        if (actor.is(Role.MEMBER)) {
            throw new NotFound("booking " + id);
        }
        access.requireTheirs(actor, booking);
        if (booking.status() == BookingStatus.CANCELLED) {
            throw Refused.conflict("bookings.was-cancelled");
        }
        if (now.isBefore(booking.startsAt())) {
            throw Refused.conflict("bookings.not-yet");
        }
        if (now.isAfter(booking.startsAt().plus(ATTENDANCE_OPEN))) {
            throw Refused.conflict("bookings.too-late-to-say", ATTENDANCE_OPEN.toDays());
        }
        var status = BookingStatus.valueOf(attendance.name());
        if (booking.status() == status) {
            return bookings.view(id);
        }
        bookings.update(booking.readAs(version), status, now);
        switch (attendance) {
            case ATTENDED -> appointments.attend(actor, booking.order(), booking.line());
            case ABSENT -> appointments.miss(actor, booking.order(), booking.line(), false);
            case EXCUSED -> appointments.miss(actor, booking.order(), booking.line(), true);
        }
        return bookings.view(id);
    }

    /** The member withdrew from the order: an hour that is still to come is free again; that somebody came stays so. */
    @EventListener
    void on(WithdrawalReceived withdrawn) {
        var lines = withdrawn.lines();
        var now = clock.instant();
        bookings.of(withdrawn.order()).stream()
                .filter(it -> lines == null || lines.contains(it.line()))
                .filter(it -> it.status() == BookingStatus.BOOKED)
                .sorted(Comparator.comparing(Booking::isOfGuest).reversed())
                .forEach(it -> {
                    schedules.lock(it.practitioner());
                    bookings.update(leaving(it, now), BookingStatus.CANCELLED, now);
                    queue.placesChanged(it.slot());
                });
    }

    /** Of two who come together and of whom one stays, the member does, whichever line they withdrew from. */
    private Booking leaving(Booking withdrawn, Instant now) {
        var all = bookings.withGuest(withdrawn);
        if (all.size() == 1) {
            return withdrawn;
        }
        bookings.exchangeLines(withdrawn, all.getLast(), now);
        return bookings.get(all.getLast().id());
    }

    /** Whose order it was is no longer known, and so whose hour. */
    @EventListener
    void on(OrdersForgotten forgotten) {
        bookings.forget(forgotten.orders(), forgotten.twin());
    }

    /** Whoever has an hour further ahead than others can book, in a series, can have another one around it. */
    static LocalDate movableUntil(Instant startsAt, ZoneId zone) {
        return startsAt.atZone(zone).toLocalDate().plusDays(DAYS_AROUND);
    }

    private Booking changeable(Actor actor, BookingId id, int version, Instant now) {
        var booking = bookings.get(id);
        access.requireTheirs(actor, booking);
        if (booking.status() != BookingStatus.BOOKED) {
            throw Refused.conflict("bookings.is-over");
        }
        if (actor.is(Role.MEMBER) ? now.isAfter(booking.changeableUntil()) : !now.isBefore(booking.startsAt())) {
            throw Refused.conflict("bookings.too-late-to-change");
        }
        return booking.readAs(version);
    }

    static Appointment appointment(Schedule schedule, Span span, ZoneId zone) {
        return new Appointment(
                schedule.practitioner().partner(),
                span.from(),
                span.from().atZone(zone).toLocalDate());
    }
}
