package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Guests;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.SlotWaitingLists;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shop.ChosenSites;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A member's appointments: an hour is chosen, looked at, taken; moved and given back. */
@Controller
@RequestMapping("/appointments")
class AppointmentController {

    private final Bookings bookings;
    private final Guests guests;
    private final BookableSlots slots;
    private final HoursQuery hours;
    private final AppointmentsQuery appointments;
    private final SlotWaitingLists waiting;
    private final Catalogue catalogue;
    private final ChosenSites sites;
    private final Organisations organisations;
    private final Identities identities;
    private final Idempotency idempotency;
    private final Dictionary dictionary;
    private final DayClock dayClock;
    private final Clock clock;
    private final TransactionTemplate reading;

    AppointmentController(
            Bookings bookings,
            Guests guests,
            BookableSlots slots,
            HoursQuery hours,
            AppointmentsQuery appointments,
            SlotWaitingLists waiting,
            Catalogue catalogue,
            ChosenSites sites,
            Organisations organisations,
            Identities identities,
            Idempotency idempotency,
            Dictionary dictionary,
            DayClock dayClock,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.bookings = bookings;
        this.guests = guests;
        this.slots = slots;
        this.hours = hours;
        this.appointments = appointments;
        this.waiting = waiting;
        this.catalogue = catalogue;
        this.sites = sites;
        this.organisations = organisations;
        this.identities = identities;
        this.idempotency = idempotency;
        this.dictionary = dictionary;
        this.dayClock = dayClock;
        this.clock = clock;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @GetMapping
    ModelAndView mine(Actor actor) {
        var now = clock.instant();
        return new ModelAndView("bookings/appointments", Map.of("it", appointments.page(actor, now), "now", now));
    }

    /** The first week with a free hour, or the one that begins on a day. */
    @GetMapping("/new")
    ModelAndView hours(
            Actor actor,
            @RequestParam String service,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable BookingId moving) {
        var moved = moving == null ? null : bookings.booking(actor, moving);
        var site = moved == null ? mySite(actor) : organisations.site(moved.site());
        return new ModelAndView("bookings/hours", Map.of("it", hours.page(actor, site, service, from, moved)));
    }

    @GetMapping("/slots/{slot}")
    ModelAndView hour(Actor actor, @PathVariable SlotId slot, @RequestParam @Nullable BookingId moving) {
        var page = Objects.requireNonNull(reading.execute(_ -> page(actor, slot, moving)));
        return new ModelAndView("bookings/hour", Map.of("it", page));
    }

    private HourPage page(Actor actor, SlotId slot, @Nullable BookingId moving) {
        var moved = moving == null ? null : bookings.booking(actor, moving);
        var found = slots.slot(actor, slot, moved);
        var site = found.site();
        return new HourPage(
                found,
                catalogue.offer(site.id(), found.schedule().service().toString(), dayClock.todayAt(site.zone())),
                HoursPage.days(found.nearest(), found.alike(), site.zone()),
                identities.identity(),
                moved,
                UUID.randomUUID());
    }

    /** Takes the hour; a second click, or a second tab, finds the same booking. */
    @PostMapping("/slots/{slot}")
    ModelAndView book(Actor actor, @PathVariable SlotId slot, FilledForm form, IdempotencyKey key) {
        var guests = GuestsForm.read(form);
        var contract = ContractForm.read(form, dictionary, actor.locale());
        form.otherErrorsAt("slot");
        return taken(form.send(
                () -> hour(actor, slot, null),
                () -> idempotency.onceForm(
                        key,
                        List.of(slot.toString(), guests.get(), contract),
                        () -> "redirect:/appointments/"
                                + bookings.book(
                                                actor,
                                                new BookingRequest(
                                                        slot,
                                                        null,
                                                        guests.get(),
                                                        Channel.ONLINE,
                                                        contract.price(),
                                                        contract.terms(),
                                                        contract.beginAtOnce()))
                                        .id()
                                + "?booked=true")));
    }

    /** At the end of the waiting list, or where they are on it already. */
    @PostMapping("/slots/{slot}/waiting")
    ModelAndView join(Actor actor, @PathVariable SlotId slot, FilledForm form, RedirectAttributes redirect) {
        slots.slot(actor, slot);
        var guests = GuestsForm.read(form);
        form.otherErrorsAt("slot");
        return form.send(() -> hour(actor, slot, null), () -> {
            Flash.done(
                    redirect,
                    "bookings.waiting.joined",
                    waiting.join(actor, slot, null, guests.get()).rank());
            return "redirect:/appointments/slots/" + slot;
        });
    }

    /** Waits no more, or declines the place that is kept for them. */
    @PostMapping("/waiting/{entry}/leave")
    String leave(Actor actor, @PathVariable WaitingEntryId entry, RedirectAttributes redirect) {
        waiting.leave(actor, entry);
        Flash.done(redirect, "bookings.waiting.left");
        return "redirect:/appointments";
    }

    /** @param booked whether it was just taken */
    @GetMapping("/{booking}")
    ModelAndView booking(
            Actor actor, @PathVariable BookingId booking, @RequestParam(defaultValue = "false") boolean booked) {
        var it = bookings.booking(actor, booking);
        if (it.guestOf() != null) {
            return new ModelAndView("redirect:/appointments/" + it.guestOf());
        }
        var page = new ModelAndView("bookings/booking");
        page.addObject("it", it);
        page.addObject("together", bookings.together(actor, it));
        page.addObject("site", organisations.site(it.site()));
        page.addObject("now", clock.instant());
        page.addObject("booked", booked);
        page.addObject("guestWelcome", guests.areWelcome(actor, it));
        if (it.guest() != null) {
            page.addObject("guest", bookings.booking(actor, it.guest()));
        }
        return page;
    }

    /** The appointment that the line of an order is. */
    @GetMapping("/lines/{line}")
    String ofLine(Actor actor, @PathVariable LineId line) {
        return "redirect:/appointments/" + bookings.ofLine(actor, line).id();
    }

    @PostMapping("/{booking}/move")
    ModelAndView move(Actor actor, @PathVariable BookingId booking, FilledForm form, RedirectAttributes redirect) {
        // Whose it is comes before what is off with the form.
        bookings.booking(actor, booking);
        var slot = SlotId.of(form.typed("slot"));
        form.otherErrorsAt("slot");
        return taken(form.send(() -> hour(actor, slot, booking), () -> {
            bookings.move(actor, booking, slot, form.version());
            Flash.sent(redirect, "bookings.moved");
            return "redirect:/appointments/" + booking;
        }));
    }

    @GetMapping("/{booking}/cancellation")
    ModelAndView askToCancel(Actor actor, @PathVariable BookingId booking) {
        return new ModelAndView(
                "bookings/cancellation",
                Map.of(
                        "it",
                        bookings.booking(actor, booking),
                        "reasons",
                        ClosedReason.OF_MEMBERS,
                        "now",
                        clock.instant()));
    }

    @PostMapping("/{booking}/cancellation")
    ModelAndView cancel(Actor actor, @PathVariable BookingId booking, FilledForm form, RedirectAttributes redirect) {
        var reason = form.choice("reason", ClosedReason.OF_MEMBERS);
        return form.send(() -> askToCancel(actor, booking), () -> {
            var it = bookings.cancel(actor, booking, Reason.chosen(reason.get()), form.version());
            Flash.sent(redirect, it.isOfGuest() ? "bookings.guest.cancelled" : "bookings.cancelled");
            return "redirect:/appointments/" + (it.guestOf() == null ? it.id() : it.guestOf());
        });
    }

    /** What is refused because somebody was quicker has moved on: the words of the form are as they should be. */
    private static ModelAndView taken(ModelAndView answer) {
        if (answer.getModel().get("it") instanceof HourPage page && !page.isFree()) {
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    private Site mySite(Actor actor) {
        return sites.of(actor).orElseThrow(() -> new NotFound("site of member " + actor.subject()));
    }
}
