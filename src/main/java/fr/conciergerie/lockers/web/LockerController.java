package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.Bank;
import fr.conciergerie.lockers.DropOff;
import fr.conciergerie.lockers.Lockers;
import fr.conciergerie.lockers.ReservationId;
import fr.conciergerie.lockers.ReservationView.Delegate;
import fr.conciergerie.lockers.Size;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.ui.Choice;
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

/** A member’s lockers: one to put something into, and what waits in one, with its code. */
@Controller
@RequestMapping("/lockers")
class LockerController {

    private static final int MOST = 20;

    private final Lockers lockers;
    private final Orders orders;
    private final Idempotency idempotency;

    LockerController(Lockers lockers, Orders orders, Idempotency idempotency) {
        this.lockers = lockers;
        this.orders = orders;
        this.idempotency = idempotency;
    }

    /** @param order what is to be put in, where one comes from its page */
    @GetMapping
    ModelAndView mine(Actor actor, @RequestParam @Nullable OrderId order) {
        var page = new ModelAndView("lockers/mine");
        page.addObject("reservations", lockers.mine(actor, MOST));
        var wanted = order == null ? null : orders.order(actor, order);
        var banks = lockers.usable(actor).stream()
                .filter(it -> wanted == null || it.site().equals(wanted.site()))
                .toList();
        page.addObject("order", wanted);
        page.addObject(
                "sites",
                banks.stream()
                        .map(it -> new Choice(it.site().toString(), it.siteName()))
                        .distinct()
                        .toList());
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping
    ModelAndView reserve(Actor actor, FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        var site = form.choice("site", it -> site(actor, it));
        var size = form.choice("size", Size.class);
        var seated = form.ticked("seated");
        var order = form.readIfAny("order", OrderId::of);
        form.errorAt("site", "lockers.one-at-a-time", "lockers.order-of-another", "lockers.nothing-to-hand-in");
        form.errorAt("size", "lockers.none-free");
        var answer = form.send(
                () -> instead(mine(actor, order), actor, form.typed("site")),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    var it = lockers.reserve(actor, new DropOff(site.get(), null, size.get(), seated, order));
                    return to(it.id());
                }));
        if (answer.getModel().containsKey("desk")) {
            // what was asked for is as it should be: it is the compartments that are taken
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    /** Where no compartment is free somebody is at the desk; when, is said in the same breath. */
    private ModelAndView instead(ModelAndView page, Actor actor, String typed) {
        var full = lockers.usable(actor).stream()
                .filter(it -> it.site().toString().equals(typed))
                .findFirst();
        full.flatMap(it -> lockers.deskInstead(it.site())).ifPresent(session -> {
            page.addObject("desk", session);
            page.addObject("deskZone", full.map(Bank::zone).orElseThrow());
        });
        return page;
    }

    @GetMapping("/{reservation}")
    ModelAndView reservation(Actor actor, @PathVariable ReservationId reservation) {
        return new ModelAndView("lockers/reservation", "it", lockers.reservation(actor, reservation));
    }

    @PostMapping("/{reservation}/declaration")
    String declare(Actor actor, @PathVariable ReservationId reservation, FilledForm form, RedirectAttributes redirect) {
        lockers.declare(actor, reservation, form.version());
        Flash.done(redirect, "lockers.declared");
        return to(reservation);
    }

    @PostMapping("/{reservation}/extension")
    String extend(Actor actor, @PathVariable ReservationId reservation, FilledForm form, RedirectAttributes redirect) {
        lockers.extend(actor, reservation, form.version());
        Flash.done(redirect, "lockers.extended");
        return to(reservation);
    }

    @PostMapping("/{reservation}/collection")
    String collect(Actor actor, @PathVariable ReservationId reservation, FilledForm form, RedirectAttributes redirect) {
        if (form.ticked("byDelegate")) {
            lockers.takenOutByDelegate(actor, reservation, form.version());
        } else {
            lockers.takeOut(actor, reservation, form.version());
        }
        Flash.done(redirect, "lockers.taken-out");
        return to(reservation);
    }

    @PostMapping("/{reservation}/cancellation")
    String cancel(Actor actor, @PathVariable ReservationId reservation, FilledForm form, RedirectAttributes redirect) {
        lockers.cancel(actor, reservation, form.version());
        Flash.done(redirect, "lockers.cancelled");
        return "redirect:/lockers";
    }

    /** The member is away; where it cannot wait as long, the desk is there instead. */
    @PostMapping("/{reservation}/hold")
    ModelAndView hold(
            Actor actor, @PathVariable ReservationId reservation, FilledForm form, RedirectAttributes redirect) {
        var until = form.day("until");
        form.otherErrorsAt("until");
        return form.send(() -> withTheDesk(actor, reservation), () -> {
            var it = lockers.hold(actor, reservation, form.version(), until.get());
            Flash.done(redirect, "lockers.held", it.lastDay());
            return to(reservation);
        });
    }

    private ModelAndView withTheDesk(Actor actor, ReservationId reservation) {
        var page = reservation(actor, reservation);
        lockers.deskInstead(lockers.reservation(actor, reservation).site())
                .ifPresent(session -> page.addObject("desk", session));
        return page;
    }

    /** Somebody else takes out what waits. */
    @PostMapping("/{reservation}/delegation")
    ModelAndView delegate(
            Actor actor, @PathVariable ReservationId reservation, FilledForm form, RedirectAttributes redirect) {
        var name = form.text("name", Delegate.LONGEST_NAME, "lockers.delegate-missing");
        form.errorAt("name", "lockers.has-a-delegate", "lockers.pad-is-full");
        return form.send(() -> reservation(actor, reservation), () -> {
            lockers.delegate(actor, reservation, form.version(), name);
            Flash.done(redirect, "lockers.delegated", name);
            return to(reservation);
        });
    }

    @PostMapping("/{reservation}/delegation/withdrawal")
    String withdrawDelegation(
            Actor actor, @PathVariable ReservationId reservation, FilledForm form, RedirectAttributes redirect) {
        lockers.withdrawDelegation(actor, reservation, form.version());
        Flash.done(redirect, "lockers.delegation-withdrawn");
        return to(reservation);
    }

    private SiteId site(Actor actor, String key) {
        return lockers.usable(actor).stream()
                .map(Bank::site)
                .filter(it -> it.toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + key));
    }

    private static String to(ReservationId reservation) {
        return "redirect:/lockers/" + reservation;
    }
}
