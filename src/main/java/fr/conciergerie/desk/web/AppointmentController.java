package fr.conciergerie.desk.web;

import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.web.HoursPage;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Appointments at the desk: who comes on a day, an hour for somebody who stands there, and whether somebody came. */
@Controller
@RequestMapping("/desk/appointments")
class AppointmentController {

    private static final int DAYS_SHOWN = 14;
    private static final int DAYS_SEARCHED = 60;

    private final DeskSites sites;
    private final DeskOrders deskOrders;
    private final Bookings bookings;
    private final Catalogue catalogue;
    private final Idempotency idempotency;
    private final DayClock dayClock;
    private final Clock clock;

    AppointmentController(
            DeskSites sites,
            DeskOrders deskOrders,
            Bookings bookings,
            Catalogue catalogue,
            Idempotency idempotency,
            DayClock dayClock,
            Clock clock) {
        this.sites = sites;
        this.deskOrders = deskOrders;
        this.bookings = bookings;
        this.catalogue = catalogue;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** Who comes on a day; today where none is named. */
    @GetMapping
    ModelAndView day(Actor actor, HttpSession session, @RequestParam @Nullable LocalDate day) {
        var site = sites.current(actor, session).site();
        var today = dayClock.todayAt(site.zone());
        var shown = day == null ? today : day;
        return new ModelAndView(
                "desk/appointments",
                Map.of(
                        "site",
                        site,
                        "day",
                        shown,
                        "today",
                        today,
                        "bookings",
                        bookings.at(actor, site, shown, shown),
                        "bookable",
                        !bookings.schedules(actor, site).isEmpty(),
                        "now",
                        clock.instant()));
    }

    @PostMapping("/{booking}/attendance")
    String attendance(Actor actor, @PathVariable BookingId booking, FilledForm form, RedirectAttributes redirect) {
        var it = bookings.booking(actor, booking);
        var answer = form.choice("attendance", Attendance.class);
        if (!form.errors().any()) {
            bookings.attendance(actor, booking, answer.get(), form.version());
            Flash.done(redirect, "desk.appointments.noted", it.memberName());
        }
        return "redirect:/desk/appointments?day="
                + it.startsAt().atZone(it.zone()).toLocalDate();
    }

    @GetMapping("/{booking}")
    ModelAndView booking(Actor actor, @PathVariable BookingId booking) {
        return new ModelAndView(
                "desk/appointment",
                Map.of(
                        "it",
                        bookings.booking(actor, booking),
                        "reasons",
                        List.of(ClosedReason.CHANGED_THEIR_MIND, ClosedReason.BY_MISTAKE),
                        "now",
                        clock.instant()));
    }

    /** The appointment that the line of an order is. */
    @GetMapping("/lines/{line}")
    String ofLine(Actor actor, @PathVariable LineId line) {
        return "redirect:/desk/appointments/" + bookings.ofLine(actor, line).id();
    }

    @PostMapping("/{booking}/cancellation")
    ModelAndView cancel(Actor actor, @PathVariable BookingId booking, FilledForm form, RedirectAttributes redirect) {
        var reason = form.choice("reason", ClosedReason.class);
        return form.send(() -> booking(actor, booking), () -> {
            var it = bookings.cancel(actor, booking, Reason.chosen(reason.get()), form.version());
            Flash.done(redirect, "desk.appointments.cancelled", it.memberName());
            return "redirect:/desk/appointments?day="
                    + it.startsAt().atZone(it.zone()).toLocalDate();
        });
    }

    /** The hours for somebody who stands at the desk, from the first free one on. */
    @GetMapping("/new/{member}/{service}")
    ModelAndView hours(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @PathVariable String service,
            @RequestParam @Nullable LocalDate from) {
        var site = sites.current(actor, session).site();
        var today = dayClock.todayAt(site.zone());
        var offer = catalogue.offer(site.id(), service, today);
        var schedules = bookings.schedules(actor, site).stream()
                .filter(it -> it.service().equals(offer.service()))
                .toList();
        if (schedules.isEmpty()) {
            throw new NotFound("schedule of " + service);
        }
        var begin = from == null || from.isBefore(today) ? today : from;
        var slots = bookings.slots(actor, site, schedules, begin, begin.plusDays(DAYS_SEARCHED));
        var last = begin.plusDays(DAYS_SHOWN - 1L);
        var shown = slots.stream().filter(it -> !day(it, site).isAfter(last)).toList();
        var page = new ModelAndView("desk/appointment-hours");
        page.addObject("member", deskOrders.member(site, member));
        page.addObject("offer", offer);
        page.addObject("days", HoursPage.days(shown, schedules, site.zone()));
        page.addObject("later", slots.size() > shown.size() ? last.plusDays(1) : null);
        return page;
    }

    @GetMapping("/new/{member}/slots/{slot}")
    ModelAndView hour(Actor actor, HttpSession session, @PathVariable MemberId member, @PathVariable SlotId slot) {
        var site = sites.current(actor, session).site();
        var schedule = bookings.schedule(actor, slot.schedule());
        var there = bookings.slot(actor, slot).filter(Slot::isFree);
        var page = new ModelAndView("desk/appointment-hour");
        page.addObject("member", deskOrders.member(site, member));
        page.addObject("slot", slot);
        page.addObject("starts", slot.startsAt().atZone(site.zone()));
        page.addObject("schedule", schedule);
        page.addObject(
                "offer", catalogue.offer(site.id(), schedule.service().toString(), dayClock.todayAt(site.zone())));
        page.addObject("free", there.isPresent());
        page.addObject(
                "nearest",
                there.isPresent()
                        ? List.of()
                        : HoursPage.days(bookings.nearest(actor, slot), bookings.schedules(actor, site), site.zone()));
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping("/new/{member}/slots/{slot}")
    ModelAndView book(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @PathVariable SlotId slot,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var site = sites.current(actor, session).site();
        var whom = deskOrders.member(site, member).id();
        form.otherErrorsAt("slot");
        var answer = form.send(
                () -> hour(actor, session, member, slot),
                () -> idempotency.onceForm(key, List.of(member.toString(), slot.toString()), () -> {
                    var it = bookings.book(actor, new BookingRequest(slot, whom, Channel.DESK, null, null, null));
                    Flash.done(redirect, "desk.appointments.booked", it.memberName());
                    return "redirect:/desk/appointments?day="
                            + it.startsAt().atZone(it.zone()).toLocalDate();
                }));
        if (Boolean.FALSE.equals(answer.getModel().get("free"))) {
            // Somebody was quicker: what was asked for is as it should be.
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    private static LocalDate day(Slot slot, Site site) {
        return slot.startsAt().atZone(site.zone()).toLocalDate();
    }
}
