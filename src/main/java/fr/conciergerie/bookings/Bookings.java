package fr.conciergerie.bookings;

import fr.conciergerie.bookings.Slots.Notice;
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
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the module: which hours there are, and who has them. An hour is taken and its order is placed in one
 * transaction; of those who want the same one, as many get it as there are seats.
 */
@Service
@Transactional
public class Bookings {

    /** How long it can still be said whether somebody came. */
    public static final Duration ATTENDANCE_OPEN = Duration.ofDays(7);

    private static final int SUGGESTED = 3;
    private static final int LOOKED_AROUND = 7;

    private final BookingRepository bookings;
    private final ScheduleRepository schedules;
    private final SlotRepository taken;
    private final Slots slots;
    private final Appointments appointments;
    private final Organisations organisations;
    private final Clock clock;

    Bookings(
            BookingRepository bookings,
            ScheduleRepository schedules,
            SlotRepository taken,
            Slots slots,
            Appointments appointments,
            Organisations organisations,
            Clock clock) {
        this.bookings = bookings;
        this.schedules = schedules;
        this.taken = taken;
        this.slots = slots;
        this.appointments = appointments;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** What can be booked at a site that the reader sees. */
    @Transactional(readOnly = true)
    public List<Schedule> schedules(Actor actor, Site site) {
        requireVisible(actor, site.id());
        return schedules.bookableAt(site.id());
    }

    /**
     * The hours of some schedules of a site, soonest first, those that are full among them. Both days are included.
     *
     * @param offered those that {@link #schedules} has just read, or some of them
     */
    @Transactional(readOnly = true)
    public List<Slot> slots(Actor actor, Site site, List<Schedule> offered, LocalDate first, LocalDate last) {
        requireVisible(actor, site.id());
        return slots.at(site, offered, first, last, notice(actor));
    }

    /** A schedule by which the reader could book. */
    @Transactional(readOnly = true)
    public Schedule schedule(Actor actor, ScheduleId id) {
        var schedule = schedules.get(id);
        requireVisible(actor, schedule.site());
        return schedule;
    }

    /** An hour as it is at this moment, full or not; empty where it is not to be had. */
    @Transactional(readOnly = true)
    public Optional<Slot> slot(Actor actor, SlotId id) {
        var schedule = schedules.get(id.schedule());
        var site = organisations.site(schedule.site());
        requireVisible(actor, site.id());
        return slots.find(site, schedule, id.startsAt(), notice(actor));
    }

    /** The hours for the same that are free and nearest to one that is not, soonest first. */
    @Transactional(readOnly = true)
    public List<Slot> nearest(Actor actor, SlotId wanted) {
        var schedule = schedules.get(wanted.schedule());
        var site = organisations.site(schedule.site());
        requireVisible(actor, site.id());
        var day = wanted.startsAt().atZone(site.zone()).toLocalDate();
        var today = clock.instant().atZone(site.zone()).toLocalDate();
        var first = day.minusDays(LOOKED_AROUND).isBefore(today) ? today : day.minusDays(LOOKED_AROUND);
        if (day.isBefore(today)) {
            return List.of();
        }
        var same = schedules.bookableAt(site.id()).stream()
                .filter(it -> it.service().equals(schedule.service()))
                .toList();
        return slots.at(site, same, first, day.plusDays(LOOKED_AROUND), notice(actor)).stream()
                .filter(Slot::isFree)
                .sorted(Comparator.comparing(
                        it -> Duration.between(it.startsAt(), wanted.startsAt()).abs()))
                .limit(SUGGESTED)
                .sorted(Comparator.comparing(Slot::startsAt))
                .toList();
    }

    /** Whether something was refused because the hour is no longer free, so that {@link #nearest} helps. */
    public static boolean isTaken(Refused refused) {
        return Set.of("bookings.slot-taken", "bookings.slot-full").contains(refused.key());
    }

    /** Takes the hour: for a member themselves, or by whoever serves them. */
    public BookingView book(Actor actor, BookingRequest wanted) {
        var now = clock.instant();
        var schedule = schedules.get(wanted.slot().schedule());
        var site = organisations.site(schedule.site());
        requireVisible(actor, site.id());
        if (!schedule.open() || !schedule.practitioner().active()) {
            throw Refused.conflict("bookings.no-longer-offered");
        }
        var seat = seat(actor, site, schedule, wanted.slot().startsAt(), now);
        var order = appointments.place(
                actor,
                new PlaceOrder(
                        site.id().toString(),
                        wanted.member(),
                        wanted.channel(),
                        List.of(new PlaceOrder.Line(schedule.service().toString(), 1, null, List.of(), wanted.price())),
                        wanted.terms(),
                        wanted.beginAtOnce()),
                appointment(schedule, seat.span(), site.zone()));
        var id = new BookingId(Ids.next(now));
        bookings.insert(
                id,
                seat.slot(),
                seat.number(),
                seat.span(),
                order.member(),
                order.id(),
                order.lines().getFirst().id(),
                now);
        return bookings.view(id);
    }

    @Transactional(readOnly = true)
    public BookingView booking(Actor actor, BookingId id) {
        requireTheirs(actor, bookings.get(id));
        return bookings.view(id);
    }

    /** The one that the line of an order is, for whoever may see it. */
    @Transactional(readOnly = true)
    public BookingView ofLine(Actor actor, LineId line) {
        var booking = bookings.of(line).orElseThrow(() -> new NotFound("booking of line " + line));
        requireTheirs(actor, booking);
        return bookings.view(booking.id());
    }

    /** What a member has had and will have, latest first. */
    @Transactional(readOnly = true)
    public List<BookingView> mine(Actor actor, int limit) {
        return bookings.ofMember(new MemberId(actor.requireSubject()), limit);
    }

    /** Who comes to the partner that somebody stands for; both days included, by the clock of each site. */
    @Transactional(readOnly = true)
    public List<BookingView> ofPartner(Actor actor, LocalDate first, LocalDate last, ZoneId zone) {
        return bookings.ofPartner(new PartnerId(actor.requireSubject()), span(first, last, zone));
    }

    /** Who comes to a site. */
    @Transactional(readOnly = true)
    public List<BookingView> at(Actor actor, Site site, LocalDate first, LocalDate last) {
        requireServed(actor, site.id());
        Slots.requireFew(first, last);
        return bookings.at(List.of(site.id()), span(first, last, site.zone()));
    }

    /** To another hour of the same partner for the same; the price stays as it was agreed. */
    public BookingView move(Actor actor, BookingId id, SlotId to, int version) {
        var now = clock.instant();
        var booking = changeable(actor, id, version, now);
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
        var seat = seat(actor, site, schedule, to.startsAt(), now);
        bookings.move(booking, seat.slot(), seat.number(), seat.span(), now);
        taken.emptyIfNobodyComes(booking.slot());
        appointments.move(actor, booking.order(), booking.line(), appointment(schedule, seat.span(), site.zone()));
        return bookings.view(id);
    }

    /** Gives the hour back: others can have it at once. */
    public BookingView cancel(Actor actor, BookingId id, Reason why, int version) {
        var now = clock.instant();
        var booking = changeable(actor, id, version, now);
        schedules.lock(booking.practitioner());
        bookings.update(booking, BookingStatus.CANCELLED, now);
        taken.emptyIfNobodyComes(booking.slot());
        appointments.callOff(actor, booking.order(), booking.line(), why);
        return bookings.view(id);
    }

    /** Whether somebody came: said from its beginning on, and put right within a week. */
    public BookingView attendance(Actor actor, BookingId id, Attendance attendance, int version) {
        var now = clock.instant();
        var booking = bookings.get(id);
        if (actor.is(Role.MEMBER)) {
            throw new NotFound("booking " + id);
        }
        requireTheirs(actor, booking);
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
        bookings.of(withdrawn.order()).stream()
                .filter(it -> lines == null || lines.contains(it.line()))
                .filter(it -> it.status() == BookingStatus.BOOKED)
                .forEach(it -> {
                    schedules.lock(it.practitioner());
                    bookings.update(it, BookingStatus.CANCELLED, clock.instant());
                    taken.emptyIfNobodyComes(it.slot());
                });
    }

    /** Whose order it was is no longer known, and so whose hour. */
    @EventListener
    void on(OrdersForgotten forgotten) {
        bookings.forget(forgotten.orders(), forgotten.twin());
    }

    private record Seat(SlotRepository.Held slot, int number, Span span) {}

    /** A seat in the hour, which nobody else gets any more; who wants one of the same practitioner waits meanwhile. */
    private Seat seat(Actor actor, Site site, Schedule schedule, Instant startsAt, Instant now) {
        // Many who want the last place are not to wait in line, a connection each, to hear that it is gone.
        free(actor, site, schedule, startsAt);
        schedules.lock(schedule.practitioner().id());
        var slot = free(actor, site, schedule, startsAt);
        var span = new Span(slot.startsAt(), slot.endsAt());
        var held = taken.take(schedule, span, site.zone(), now);
        var number = taken.freeSeat(held).orElseThrow(() -> Refused.conflict("bookings.slot-full"));
        return new Seat(held, number, span);
    }

    private Slot free(Actor actor, Site site, Schedule schedule, Instant startsAt) {
        var slot = slots.find(site, schedule, startsAt, notice(actor))
                .orElseThrow(() -> Refused.conflict("bookings.slot-taken"));
        if (!slot.isFree()) {
            throw Refused.conflict("bookings.slot-full");
        }
        return slot;
    }

    private Booking changeable(Actor actor, BookingId id, int version, Instant now) {
        var booking = bookings.get(id);
        requireTheirs(actor, booking);
        if (booking.status() != BookingStatus.BOOKED) {
            throw Refused.conflict("bookings.is-over");
        }
        if (actor.is(Role.MEMBER) ? now.isAfter(booking.changeableUntil()) : !now.isBefore(booking.startsAt())) {
            throw Refused.conflict("bookings.too-late-to-change");
        }
        return booking.readAs(version);
    }

    private static Appointment appointment(Schedule schedule, Span span, ZoneId zone) {
        return new Appointment(
                schedule.practitioner().partner(),
                span.from(),
                span.from().atZone(zone).toLocalDate());
    }

    private static Span span(LocalDate first, LocalDate last, ZoneId zone) {
        return new Span(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static Notice notice(Actor actor) {
        return actor.is(Role.MEMBER) ? Notice.KEPT : Notice.WAIVED;
    }

    private void requireVisible(Actor actor, SiteId site) {
        if (organisations.sitesVisibleTo(actor).stream().noneMatch(it -> it.id().equals(site))) {
            throw new NotFound("site " + site);
        }
    }

    private void requireServed(Actor actor, SiteId site) {
        if (!actor.is(Role.MANAGER) && !actor.is(Role.CONCIERGE)) {
            throw new NotFound("site " + site);
        }
        requireVisible(actor, site);
    }

    /** The member whose it is, whoever serves them there, the partner who receives them; to others it does not exist. */
    private void requireTheirs(Actor actor, Booking booking) {
        var theirs = switch (actor.role()) {
            case MEMBER -> booking.member().value().equals(actor.subject());
            case PARTNER -> booking.partner().value().equals(actor.subject());
            case MANAGER -> true;
            case CONCIERGE ->
                organisations.serves(
                        actor.account(),
                        booking.site(),
                        clock.instant().atZone(booking.zone()).toLocalDate());
            case COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> false;
        };
        if (!theirs) {
            throw new NotFound("booking " + booking.id());
        }
    }
}
