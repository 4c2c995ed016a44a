package fr.conciergerie.bookings;

import fr.conciergerie.orders.Appointments;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Several hours bought at once, week by week: all of them or none, as one order with a line for each. */
@Service
@Transactional
public class SeriesBookings {

    /** So many weeks can be left out before there is no series. */
    private static final int SPARE_WEEKS = 8;

    private final ScheduleRepository schedules;
    private final BookingRepository bookings;
    private final Slots slots;
    private final Seats seats;
    private final BookingLimits limits;
    private final Appointments appointments;
    private final Organisations organisations;
    private final BookingAccess access;
    private final Clock clock;

    SeriesBookings(
            ScheduleRepository schedules,
            BookingRepository bookings,
            Slots slots,
            Seats seats,
            BookingLimits limits,
            Appointments appointments,
            Organisations organisations,
            BookingAccess access,
            Clock clock) {
        this.schedules = schedules;
        this.bookings = bookings;
        this.slots = slots;
        this.seats = seats;
        this.limits = limits;
        this.appointments = appointments;
        this.organisations = organisations;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The series that begins with an hour.
     *
     * @param member for whom; null when that is not known yet
     * @throws Refused where its schedule sells none
     */
    @Transactional(readOnly = true)
    public SeriesView from(Actor actor, SlotId first, @Nullable MemberId member) {
        var schedule = schedules.get(first.schedule());
        var site = access.visible(actor, schedule.site());
        if (member != null && !actor.is(Role.MEMBER)) {
            requireOfTheSite(member, site);
        }
        return from(actor, site, schedule, terms(schedule), first.startsAt(), member);
    }

    /** What is left out tells when somebody is busy, which is for those who serve them. */
    private void requireOfTheSite(MemberId member, Site site) {
        var today = clock.instant().atZone(site.zone()).toLocalDate();
        if (!organisations.mayUse(member, site.id(), today)) {
            throw new NotFound("member " + member);
        }
    }

    private SeriesView from(
            Actor actor, Site site, Schedule schedule, SeriesTerms terms, Instant first, @Nullable MemberId member) {
        int weeks = terms.sessions() + SPARE_WEEKS;
        var offered = slots.weekly(site, schedule, first, weeks, BookingAccess.notice(actor));
        var local = first.atZone(site.zone());
        var elsewhere = member == null
                ? List.<Span>of()
                : bookings.spans(member, new Span(first, local.plusWeeks(weeks).toInstant()));
        var sessions = new ArrayList<Slot>();
        var leftOut = new ArrayList<Instant>();
        for (int week = 0; week < weeks && sessions.size() < terms.sessions(); week++) {
            var day = local.toLocalDate().plusWeeks(week);
            var free = offered.stream()
                    .filter(it ->
                            it.startsAt().atZone(site.zone()).toLocalDate().equals(day))
                    .filter(Slot::isFree)
                    .filter(it -> elsewhere.stream().noneMatch(new Span(it.startsAt(), it.endsAt())::overlaps))
                    .findFirst();
            free.ifPresentOrElse(
                    sessions::add,
                    () -> leftOut.add(
                            day.atTime(local.toLocalTime()).atZone(site.zone()).toInstant()));
        }
        return new SeriesView(site, schedule, terms, sessions, leftOut);
    }

    /** Takes the hours, all of them or none: for a member themselves, or by whoever serves them. */
    public List<BookingView> book(Actor actor, SeriesRequest wanted) {
        var now = clock.instant();
        var schedule = schedules.get(schedule(wanted));
        var site = access.visible(actor, schedule.site());
        if (!schedule.isBookable()) {
            throw Refused.conflict("bookings.no-longer-offered");
        }
        var terms = terms(schedule);
        var starts = wanted.slots().stream()
                .map(SlotId::startsAt)
                .distinct()
                .sorted()
                .toList();
        if (starts.size() != terms.sessions() || wanted.slots().size() != terms.sessions()) {
            throw Refused.conflict("bookings.series-of-another-length", terms.sessions());
        }
        var member = wanted.member() == null ? new MemberId(actor.requireSubject()) : wanted.member();
        // The first is as near as every other appointment; those after it may be further than these.
        var until = starts.getFirst().atZone(site.zone()).toLocalDate().plusWeeks(terms.sessions() + SPARE_WEEKS);
        requireBegun(actor, site, schedule, starts.getFirst());
        var taken = starts.stream()
                .map(it -> seats.take(member, 1, site, schedule, it, BookingAccess.notice(actor), until))
                .toList();
        var line = new PlaceOrder.Line(schedule.service().toString(), 1, null, List.of(), wanted.price());
        var order = appointments.place(
                actor,
                new PlaceOrder(
                        site.id().toString(),
                        wanted.member(),
                        wanted.channel(),
                        starts.stream().map(_ -> line).toList(),
                        wanted.terms(),
                        wanted.beginAtOnce()),
                taken.stream()
                        .map(it -> Bookings.appointment(schedule, it.span(), site.zone()))
                        .toList(),
                terms.reduction());
        for (int i = 0; i < taken.size(); i++) {
            var seat = taken.get(i);
            bookings.insert(
                    new BookingId(Ids.next(now)),
                    seat.slot(),
                    seat.numbers().getFirst(),
                    seat.span(),
                    order.member(),
                    order.id(),
                    order.lines().get(i).id(),
                    null,
                    now);
        }
        taken.forEach(it -> limits.requireKept(schedule, order.member(), it.span(), site.zone()));
        return bookings.viewsOf(order.id());
    }

    private void requireBegun(Actor actor, Site site, Schedule schedule, Instant first) {
        if (slots.find(site, schedule, first, BookingAccess.notice(actor)).isEmpty()) {
            throw Refused.conflict("bookings.slot-taken");
        }
    }

    private static ScheduleId schedule(SeriesRequest wanted) {
        var schedules = wanted.slots().stream().map(SlotId::schedule).distinct().toList();
        if (schedules.size() != 1) {
            throw new Refused("bookings.series-of-one-schedule");
        }
        return schedules.getFirst();
    }

    private static SeriesTerms terms(Schedule schedule) {
        var terms = schedule.terms().series();
        if (terms == null) {
            throw Refused.conflict("bookings.no-series");
        }
        return terms;
    }
}
