package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.GuestRequest;
import fr.conciergerie.bookings.Guests;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Guests, as a member brings one along to an appointment that they have already. */
@Controller
@RequestMapping("/appointments/{booking}/guests")
class GuestController {

    private final Bookings bookings;
    private final Guests guests;
    private final BookableSlots slots;
    private final Catalogue catalogue;
    private final Identities identities;
    private final Idempotency idempotency;
    private final Dictionary dictionary;
    private final DayClock dayClock;
    private final TransactionTemplate reading;

    GuestController(
            Bookings bookings,
            Guests guests,
            BookableSlots slots,
            Catalogue catalogue,
            Identities identities,
            Idempotency idempotency,
            Dictionary dictionary,
            DayClock dayClock,
            PlatformTransactionManager transactions) {
        this.bookings = bookings;
        this.guests = guests;
        this.slots = slots;
        this.catalogue = catalogue;
        this.identities = identities;
        this.idempotency = idempotency;
        this.dictionary = dictionary;
        this.dayClock = dayClock;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Where nobody can be brought along, the page of the appointment says what there is. */
    @GetMapping
    ModelAndView guest(Actor actor, @PathVariable BookingId booking) {
        return Objects.requireNonNull(reading.execute(_ -> {
            var own = bookings.booking(actor, booking);
            return guests.areWelcome(actor, own)
                    ? page(actor, own)
                    : new ModelAndView("redirect:/appointments/" + booking);
        }));
    }

    private ModelAndView page(Actor actor, BookingView own) {
        var found = slots.beside(actor, own);
        var page = new GuestPage(
                own,
                found,
                catalogue.offer(own.site(), own.service().toString(), dayClock.todayAt(own.zone())),
                HoursPage.days(found.nearest(), found.alike(), own.zone()),
                identities.identity(),
                UUID.randomUUID());
        return new ModelAndView("bookings/guest", Map.of("it", page));
    }

    /** Takes the place; a second click, or a second tab, finds the same one. */
    @PostMapping
    ModelAndView add(
            Actor actor,
            @PathVariable BookingId booking,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var own = bookings.booking(actor, booking);
        var contract = ContractForm.read(form, dictionary, actor.locale());
        form.errorAt(
                "guest",
                "bookings.slot-full",
                "bookings.slot-taken",
                "bookings.limit-reached",
                "orders.price-changed",
                "orders.now-on-quote");
        var answer = form.send(
                () -> Objects.requireNonNull(reading.execute(_ -> page(actor, own))),
                () -> idempotency.onceForm(key, List.of(booking.toString(), contract), () -> {
                    guests.add(
                            actor,
                            booking,
                            new GuestRequest(
                                    Channel.ONLINE, contract.price(), contract.terms(), contract.beginAtOnce()),
                            form.version());
                    Flash.sent(redirect, "bookings.guest.added");
                    return "redirect:/appointments/" + booking;
                }));
        if (answer.getModel().get("it") instanceof GuestPage page && !page.isFree()) {
            // Somebody was quicker: what was filled in is as it should be.
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }
}
