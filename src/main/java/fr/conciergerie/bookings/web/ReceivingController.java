package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.KeptTimes;
import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerCalendars;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.Receiver;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.WrittenDay;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The room of those who receive: who comes this week, whether they came, and what they keep for themselves. */
@Controller
@RequestMapping("/partner/appointments")
class ReceivingController {

    /** Nobody looks further, back or ahead. */
    private static final int FURTHEST_DAYS = 3_650;

    private final Bookings bookings;
    private final KeptTimes kept;
    private final PractitionerCalendars calendars;
    private final DayClock dayClock;
    private final Clock clock;

    ReceivingController(
            Bookings bookings, KeptTimes kept, PractitionerCalendars calendars, DayClock dayClock, Clock clock) {
        this.bookings = bookings;
        this.kept = kept;
        this.calendars = calendars;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView week(Actor actor, @RequestParam(defaultValue = "") String from) {
        var receiver = Receiver.of(actor);
        var zone = kept.zone(receiver);
        var today = dayClock.todayAt(zone);
        var monday = ReceivingWeek.mondayOf(day(from, today));
        var sunday = monday.plusDays(ReceivingWeek.DAYS - 1L);
        // A site overseas has its own day: a day more on each side, less what is another day there.
        var week = bookings.ofPartner(actor, monday.minusDays(1), sunday.plusDays(1), zone).stream()
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
                        monday,
                        today,
                        clock.instant(),
                        week,
                        practitioners,
                        kept.upcoming(receiver),
                        calendars.of(practitioners),
                        zone));
    }

    @PostMapping("/{booking}/attendance")
    ModelAndView attendance(
            Actor actor, @PathVariable BookingId booking, FilledForm form, RedirectAttributes redirect) {
        var known = bookings.booking(actor, booking);
        var attendance = form.choice("attendance", Attendance.class);
        var day = known.startsAt().atZone(known.zone()).toLocalDate();
        return form.send(() -> week(actor, day.toString()), () -> {
            bookings.attendance(actor, booking, attendance.get(), form.version());
            Flash.done(redirect, "bookings.receiving.noted", known.memberName());
            return to(day);
        });
    }

    @PostMapping("/kept")
    ModelAndView keep(Actor actor, FilledForm form, RedirectAttributes redirect) {
        var practitioner = form.choice("practitioner", it -> practitioner(actor, it));
        var today = dayClock.todayAt(kept.zone(Receiver.of(actor)));
        var day = form.day("day", it -> !it.isBefore(today), "bookings.kept.is-over");
        var from = form.time("from");
        var until = form.time("until");
        form.errorAt("from", "bookings.somebody-comes", "bookings.kept.already");
        form.errorAt("until", "bookings.hours-out-of-order", "bookings.kept.is-over");
        return form.send(() -> week(actor, ""), () -> {
            kept.keep(Receiver.of(actor), practitioner.get(), day.get(), new OpenHours(from.get(), until.get()));
            Flash.done(redirect, "bookings.kept.done");
            return to(day.get());
        });
    }

    @PostMapping("/kept/{kept}/release")
    String release(Actor actor, @PathVariable("kept") UUID time, RedirectAttributes redirect) {
        kept.release(Receiver.of(actor), time);
        Flash.done(redirect, "bookings.kept.released");
        return "redirect:/partner/appointments";
    }

    private PractitionerId practitioner(Actor actor, String key) {
        return kept.practitioners(Receiver.of(actor)).stream()
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

    private static String to(LocalDate day) {
        return "redirect:/partner/appointments?from=" + ReceivingWeek.mondayOf(day);
    }
}
