package fr.conciergerie.desk.web;

import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.GuestRequest;
import fr.conciergerie.bookings.Guests;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.SlotView;
import fr.conciergerie.bookings.SlotWaitingLists;
import fr.conciergerie.bookings.web.GuestsForm;
import fr.conciergerie.bookings.web.HoursPage;
import fr.conciergerie.bookings.web.HoursQuery;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.waiting.WaitingEntryId;
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

    private final DeskSites sites;
    private final DeskOrders deskOrders;
    private final Bookings bookings;
    private final Guests guests;
    private final BookableSlots slots;
    private final HoursQuery hours;
    private final SlotWaitingLists waiting;
    private final Catalogue catalogue;
    private final Idempotency idempotency;
    private final DayClock dayClock;
    private final Clock clock;

    AppointmentController(
            DeskSites sites,
            DeskOrders deskOrders,
            Bookings bookings,
            Guests guests,
            BookableSlots slots,
            HoursQuery hours,
            SlotWaitingLists waiting,
            Catalogue catalogue,
            Idempotency idempotency,
            DayClock dayClock,
            Clock clock) {
        this.sites = sites;
        this.deskOrders = deskOrders;
        this.bookings = bookings;
        this.guests = guests;
        this.slots = slots;
        this.hours = hours;
        this.waiting = waiting;
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
                        "waiting",
                        waiting.at(actor, site, shown),
                        "bookable",
                        !slots.schedules(actor, site).isEmpty(),
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
    ModelAndView booking(Actor actor, HttpSession session, @PathVariable BookingId booking) {
        return page(actor, session, bookings.booking(actor, booking), List.of());
    }

    /** @param nearest the hours with room for two, where somebody was to come along and there is none */
    private ModelAndView page(Actor actor, HttpSession session, BookingView it, List<HoursPage.Day> nearest) {
        var page = new ModelAndView("desk/appointment");
        page.addObject("it", it);
        page.addObject("reasons", List.of(ClosedReason.CHANGED_THEIR_MIND, ClosedReason.BY_MISTAKE));
        page.addObject("now", clock.instant());
        // Another hour is taken at the desk where the member is, for what is still given by the hour there.
        var here = sites.current(actor, session).site();
        page.addObject(
                "another",
                here.id().equals(it.site())
                        && slots.schedules(actor, here).stream()
                                .anyMatch(one -> one.service().equals(it.service())));
        var service = it.service().toString();
        page.addObject(
                "guestFor",
                guests.areWelcome(actor, it)
                        ? catalogue
                                .offers(it.site(), List.of(service), dayClock.todayAt(it.zone()))
                                .get(service)
                        : null);
        page.addObject("nearest", nearest);
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    /** Somebody comes along with whoever has the hour. */
    @PostMapping("/{booking}/guests")
    ModelAndView bring(
            Actor actor,
            HttpSession session,
            @PathVariable BookingId booking,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var own = bookings.booking(actor, booking);
        form.errorAt("guest", "bookings.slot-full", "bookings.slot-taken", "bookings.limit-reached");
        return form.send(
                () -> {
                    var found = slots.beside(actor, own);
                    return page(actor, session, own, HoursPage.days(found.nearest(), found.alike(), own.zone()));
                },
                () -> idempotency.onceForm(key, booking.toString(), () -> {
                    guests.add(actor, booking, new GuestRequest(Channel.DESK, null, null, null), form.version());
                    Flash.done(redirect, "desk.appointments.guest.added", own.memberName());
                    return "redirect:/desk/appointments/" + booking;
                }));
    }

    /** The appointment that the line of an order is. */
    @GetMapping("/lines/{line}")
    String ofLine(Actor actor, @PathVariable LineId line) {
        return "redirect:/desk/appointments/" + bookings.ofLine(actor, line).id();
    }

    @PostMapping("/{booking}/cancellation")
    ModelAndView cancel(
            Actor actor,
            HttpSession session,
            @PathVariable BookingId booking,
            FilledForm form,
            RedirectAttributes redirect) {
        var reason = form.choice("reason", ClosedReason.class);
        return form.send(() -> booking(actor, session, booking), () -> {
            var it = bookings.cancel(actor, booking, Reason.chosen(reason.get()), form.version());
            Flash.done(
                    redirect,
                    it.isOfGuest() ? "desk.appointments.guest.cancelled" : "desk.appointments.cancelled",
                    it.memberName());
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
        return new ModelAndView(
                "desk/appointment-hours",
                Map.of("member", deskOrders.member(site, member), "it", hours.page(actor, site, service, from, null)));
    }

    @GetMapping("/new/{member}/slots/{slot}")
    ModelAndView hour(Actor actor, HttpSession session, @PathVariable MemberId member, @PathVariable SlotId slot) {
        var site = sites.current(actor, session).site();
        var whom = deskOrders.member(site, member);
        var found = slots.slot(actor, slot, whom.id(), 1);
        var page = new ModelAndView("desk/appointment-hour");
        page.addObject("member", whom);
        page.addObject("found", found);
        page.addObject("starts", slot.startsAt().atZone(site.zone()));
        page.addObject(
                "offer",
                catalogue.offer(site.id(), found.schedule().service().toString(), dayClock.todayAt(site.zone())));
        page.addObject("nearest", HoursPage.days(found.nearest(), found.alike(), site.zone()));
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
        var guests = GuestsForm.read(form);
        form.otherErrorsAt("slot");
        var answer = form.send(
                () -> hour(actor, session, member, slot),
                () -> idempotency.onceForm(key, List.of(member.toString(), slot.toString(), guests.get()), () -> {
                    var it = bookings.book(
                            actor, new BookingRequest(slot, whom, guests.get(), Channel.DESK, null, null, null));
                    Flash.done(redirect, "desk.appointments.booked", it.memberName());
                    return "redirect:/desk/appointments?day="
                            + it.startsAt().atZone(it.zone()).toLocalDate();
                }));
        if (answer.getModel().get("found") instanceof SlotView found && !found.isFree()) {
            // Somebody was quicker: what was asked for is as it should be.
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    /** Puts somebody on the waiting list of an hour that is full. */
    @PostMapping("/new/{member}/slots/{slot}/waiting")
    ModelAndView join(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @PathVariable SlotId slot,
            FilledForm form,
            RedirectAttributes redirect) {
        var whom = deskOrders.member(sites.current(actor, session).site(), member);
        var guests = GuestsForm.read(form);
        form.otherErrorsAt("slot");
        return form.send(() -> hour(actor, session, member, slot), () -> {
            var entry = waiting.join(actor, slot, whom.id(), guests.get());
            Flash.done(redirect, "desk.appointments.waits", entry.memberName(), entry.rank());
            return "redirect:/desk/appointments?day="
                    + entry.startsAt().atZone(entry.zone()).toLocalDate();
        });
    }

    /** They wait no more, or do not want the place that is kept for them. */
    @PostMapping("/waiting/{entry}/leave")
    String leave(Actor actor, HttpSession session, @PathVariable WaitingEntryId entry, RedirectAttributes redirect) {
        var slot = waiting.leave(actor, entry);
        Flash.done(redirect, "desk.appointments.waits-no-more");
        var zone = sites.current(actor, session).site().zone();
        return "redirect:/desk/appointments?day=" + slot.startsAt().atZone(zone).toLocalDate();
    }
}
