package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.KeptTimes;
import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerCalendars;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.WrittenDay;
import fr.conciergerie.web.FilledForm;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The room of those who receive, whichever door they came in by: who comes this week, whether they came, what is kept free. */
@Component
class ReceivingPages {

    /** Nobody looks further, back or ahead. */
    private static final int FURTHEST_DAYS = 3_650;

    private final Bookings bookings;
    private final KeptTimes kept;
    private final PractitionerCalendars calendars;
    private final DayClock dayClock;
    private final Clock clock;

    ReceivingPages(Bookings bookings, KeptTimes kept, PractitionerCalendars calendars, DayClock dayClock, Clock clock) {
        this.bookings = bookings;
        this.kept = kept;
        this.calendars = calendars;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    ModelAndView week(ReceivingVisit visit, String from) {
        var receiver = visit.receiver();
        var zone = kept.zone(receiver);
        var today = dayClock.todayAt(zone);
        var monday = ReceivingWeek.mondayOf(day(from, today));
        var sunday = monday.plusDays(ReceivingWeek.DAYS - 1L);
        // A site overseas has its own day: a day more on each side, less what is another day there.
        var week = bookings.with(receiver, monday.minusDays(1), sunday.plusDays(1), zone).stream()
                .filter(it -> {
                    var day = it.startsAt().atZone(it.zone()).toLocalDate();
                    return !day.isBefore(monday) && !day.isAfter(sunday);
                })
                .toList();
        var practitioners = kept.practitioners(receiver);
        return new ModelAndView(
                "bookings/receiving",
                "it",
                new ReceivingWeek(
                        visit.root(),
                        visit.byLink(),
                        visit.done(),
                        monday,
                        today,
                        clock.instant(),
                        week,
                        practitioners,
                        kept.upcoming(receiver),
                        calendars.of(practitioners),
                        zone));
    }

    ModelAndView attendance(ReceivingVisit visit, BookingId booking, FilledForm form) {
        var known = bookings.booking(visit.receiver(), booking);
        var attendance = form.choice("attendance", Attendance.class);
        var day = known.startsAt().atZone(known.zone()).toLocalDate();
        return form.send(() -> week(visit, day.toString()), () -> {
            bookings.attendance(visit.actor(), booking, attendance.get(), form.version());
            return visit.onTo(week(day), "bookings.receiving.noted", known.memberName());
        });
    }

    ModelAndView keep(ReceivingVisit visit, FilledForm form) {
        var practitioner = form.choice("practitioner", it -> practitioner(visit, it));
        var today = dayClock.todayAt(kept.zone(visit.receiver()));
        var day = form.day("day", it -> !it.isBefore(today), "bookings.kept.is-over");
        var from = form.time("from");
        var until = form.time("until");
        form.errorAt("from", "bookings.somebody-comes", "bookings.kept.already");
        form.errorAt("until", "bookings.hours-out-of-order", "bookings.kept.is-over");
        return form.send(() -> week(visit, ""), () -> {
            kept.keep(visit.receiver(), practitioner.get(), day.get(), new OpenHours(from.get(), until.get()));
            return visit.onTo(week(day.get()), "bookings.kept.done");
        });
    }

    String release(ReceivingVisit visit, UUID time) {
        kept.release(visit.receiver(), time);
        return visit.onTo("", "bookings.kept.released");
    }

    private PractitionerId practitioner(ReceivingVisit visit, String key) {
        return kept.practitioners(visit.receiver()).stream()
                .map(Practitioner::id)
                .filter(it -> it.toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("practitioner " + key));
    }

    private static LocalDate day(String typed, LocalDate today) {
        return typed.isEmpty()
                ? today
                : WrittenDay.read(typed)
                        .filter(it -> Math.abs(ChronoUnit.DAYS.between(today, it)) <= FURTHEST_DAYS)
                        .orElseThrow(() -> new NotFound("day " + typed));
    }

    private static String week(LocalDate day) {
        return "?from=" + ReceivingWeek.mondayOf(day);
    }
}
