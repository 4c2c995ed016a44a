package fr.conciergerie.demo;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;

import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingLimit;
import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.ReceivingLinks;
import fr.conciergerie.bookings.ScheduleId;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.bookings.SlotWaitingLists;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Email;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Who receives by appointment in the demonstration, at the first two sites, and who came or will come around today. */
@Component
class DemoAppointments {

    private static final ScheduleTerms ALONE = new ScheduleTerms(45, 0, 15, 1, 24, 30, 24, 4, "Salle de repos");
    private static final ScheduleTerms GROUP = new ScheduleTerms(60, 0, 0, 6, 24, 30, 24, 4, "Salle de convivialité");

    /** A course of four lunch breaks, which one can also try once; nobody has more than six a month. */
    private static final ScheduleTerms COURSE = new ScheduleTerms(
            60,
            0,
            0,
            8,
            24,
            30,
            24,
            4,
            "Salle de convivialité",
            new SeriesTerms(4, 10, true),
            new BookingLimit(6, BookingLimit.Period.MONTH));

    /** Since when they receive, and book. */
    private static final int DAYS_AGO = 20;

    private static final int DAYS_AROUND = 8;

    private final Schedules schedules;
    private final Bookings bookings;
    private final BookableSlots slots;
    private final SlotWaitingLists waiting;
    private final ReceivingLinks links;
    private final Organisations organisations;
    private final DayClock dayClock;
    private final Clock clock;

    DemoAppointments(
            Schedules schedules,
            Bookings bookings,
            BookableSlots slots,
            SlotWaitingLists waiting,
            ReceivingLinks links,
            Organisations organisations,
            DayClock dayClock,
            Clock clock) {
        this.schedules = schedules;
        this.bookings = bookings;
        this.slots = slots;
        this.waiting = waiting;
        this.links = links;
        this.organisations = organisations;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * @param concierge who books for those who come
     * @param agent the one whom everybody can be
     * @param members who have done nothing else lately
     */
    void load(
            Map<String, PartnerId> partners,
            List<SiteId> sites,
            Actor concierge,
            MemberId agent,
            List<MemberId> members) {
        var osteopath = schedules.add(Objects.requireNonNull(partners.get("osteopathie-du-parc")), "L’ostéopathe");
        var therapist = schedules.add(Objects.requireNonNull(partners.get("respire")), "La sophrologue");
        // She has no account: her letters lie in the mailbox of the demonstration.
        schedules.change(therapist, 0, "La sophrologue", new Email("sophrologue@demo.example"), true);
        links.send(therapist);
        var whoComes = members.iterator();
        var alone = open(osteopath, sites.getFirst(), "osteopathie-seance", ALONE, TUESDAY, LocalTime.of(15, 0));
        come(concierge, alone, whoComes, 1);
        comesSoon(concierge, alone, agent);
        come(
                concierge,
                open(osteopath, sites.get(1), "osteopathie-seance", ALONE, THURSDAY, LocalTime.of(14, 0)),
                whoComes,
                1);
        open(therapist, sites.getFirst(), "sophrologie-seance", COURSE, THURSDAY, LocalTime.of(13, 0));
        var group = open(therapist, sites.get(1), "sophrologie-seance", GROUP, MONDAY, LocalTime.of(13, 0));
        come(concierge, group, whoComes, 4);
        fillsUp(concierge, group, whoComes);
        schedules.setDay(
                alone, dayClock.today().plusDays(DAYS_AROUND + 1L).with(TemporalAdjusters.next(TUESDAY)), List.of());
    }

    private ScheduleId open(
            PractitionerId practitioner,
            SiteId site,
            String service,
            ScheduleTerms terms,
            DayOfWeek weekday,
            LocalTime until) {
        var id = schedules.open(practitioner, site, service, terms);
        schedules.addWeekly(
                id,
                List.of(weekday),
                new OpenHours(LocalTime.NOON, until),
                dayClock.today().minusDays(DAYS_AGO),
                null);
        return id;
    }

    /** Every other hour is taken; those of the past came, but for the last of them, of whom nobody has said it yet. */
    private void come(Actor concierge, ScheduleId id, Iterator<MemberId> members, int atOnce) {
        var now = clock.instant();
        TravellingClock.at(now.minus(Duration.ofDays(DAYS_AGO)), () -> {
            var schedule = schedules.schedule(id);
            var site = organisations.site(schedule.site());
            var today = now.atZone(site.zone()).toLocalDate();
            var hours = slots.at(
                    concierge, site, List.of(schedule), today.minusDays(DAYS_AROUND), today.plusDays(DAYS_AROUND));
            for (int i = 0; i < hours.size(); i += 2) {
                for (int seat = 0; seat < atOnce && members.hasNext(); seat++) {
                    var booked = book(concierge, hours.get(i), members.next());
                    if (booked.endsAt().isBefore(now.minus(Duration.ofDays(1)))) {
                        TravellingClock.at(
                                booked.endsAt(),
                                () -> bookings.attendance(
                                        concierge, booked.id(), Attendance.ATTENDED, booked.version()));
                    }
                }
            }
        });
    }

    /** The first hour that is free after today. */
    private void comesSoon(Actor concierge, ScheduleId id, MemberId agent) {
        var schedule = schedules.schedule(id);
        var site = organisations.site(schedule.site());
        var tomorrow = dayClock.todayAt(site.zone()).plusDays(1);
        slots.at(concierge, site, List.of(schedule), tomorrow, tomorrow.plusDays(2L * DAYS_AROUND)).stream()
                .filter(Slot::isFree)
                .findFirst()
                .ifPresent(it -> book(concierge, it, agent));
    }

    /** The next hour of a group is full, and two more wait: first one with a guest, then one alone. */
    private void fillsUp(Actor concierge, ScheduleId id, Iterator<MemberId> members) {
        var schedule = schedules.schedule(id);
        var site = organisations.site(schedule.site());
        var soon = dayClock.todayAt(site.zone()).plusDays(2);
        slots.at(concierge, site, List.of(schedule), soon, soon.plusDays(2L * DAYS_AROUND)).stream()
                .filter(Slot::isFree)
                .findFirst()
                .ifPresent(it -> {
                    for (int seat = 0; seat < it.free() && members.hasNext(); seat++) {
                        book(concierge, it, members.next());
                    }
                    for (int rank = 0; rank < 2 && members.hasNext(); rank++) {
                        waiting.join(concierge, it.id(), members.next(), rank == 0 ? 1 : 0);
                    }
                });
    }

    private BookingView book(Actor concierge, Slot slot, MemberId member) {
        return bookings.book(concierge, new BookingRequest(slot.id(), member, Channel.DESK, null, null, null));
    }
}
