package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Places;
import fr.conciergerie.lockers.BankId;
import fr.conciergerie.lockers.Compartment;
import fr.conciergerie.lockers.CompartmentId;
import fr.conciergerie.lockers.LockerCodeId;
import fr.conciergerie.lockers.LockerDesk;
import fr.conciergerie.lockers.OpeningId;
import fr.conciergerie.lockers.Openings;
import fr.conciergerie.lockers.ReservationId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Les casiers": what should lie where, door by door, and what is done before each. */
@Controller
@RequestMapping("/desk")
class LockerDeskController {

    private static final int SHELVES = 6;
    private static final int MOST_USES = 50;

    private final LockerDesk lockers;
    private final Openings openings;
    private final DeskSites sites;
    private final Places places;
    private final LockerWorksheet worksheet;
    private final OrderController orderPages;
    private final Clock clock;

    LockerDeskController(
            LockerDesk lockers,
            Openings openings,
            DeskSites sites,
            Places places,
            LockerWorksheet worksheet,
            OrderController orderPages,
            Clock clock) {
        this.lockers = lockers;
        this.openings = openings;
        this.sites = sites;
        this.places = places;
        this.worksheet = worksheet;
        this.orderPages = orderPages;
        this.clock = clock;
    }

    @GetMapping("/lockers")
    ModelAndView banks(Actor actor, HttpSession session) {
        var site = sites.current(actor, session).site();
        var banks = lockers.banks(actor, site.id());
        if (banks.size() == 1) {
            return new ModelAndView("redirect:" + path(banks.getFirst().id()));
        }
        var page = new ModelAndView("desk/lockers");
        page.addObject("site", site);
        page.addObject("banks", banks);
        return page;
    }

    @GetMapping("/lockers/{bank}")
    ModelAndView bank(Actor actor, @PathVariable BankId bank) {
        var it = lockers.bank(actor, bank);
        var page = new ModelAndView("desk/locker-bank");
        page.addObject("bank", it);
        page.addObject("compartments", lockers.compartments(actor, bank));
        page.addObject("places", places.free(it.site(), SHELVES));
        boolean connected = it.details().isConnected();
        page.addObject(
                "controller", connected ? openings.controller(actor, bank).orElse(null) : null);
        page.addObject("troubles", connected ? openings.troubles(actor, bank) : List.of());
        return page;
    }

    /** Whose one of them was: for what is found in it, and for whoever asks where theirs has got to. */
    @GetMapping("/lockers/{bank}/compartments/{compartment}")
    ModelAndView compartment(Actor actor, @PathVariable BankId bank, @PathVariable CompartmentId compartment) {
        var page = new ModelAndView("desk/locker-uses");
        page.addObject("bank", lockers.bank(actor, bank));
        page.addObject("it", lockers.compartment(actor, bank, compartment));
        page.addObject("uses", lockers.uses(actor, compartment, MOST_USES));
        page.addObject("most", MOST_USES);
        return page;
    }

    /** On paper, for whoever goes from door to door without a screen. */
    @GetMapping("/lockers/{bank}/worksheet.pdf")
    ResponseEntity<byte[]> worksheet(Actor actor, @PathVariable BankId bank, Locale reader) {
        var it = lockers.bank(actor, bank);
        var file = worksheet.print(it, lockers.compartments(actor, bank), clock.instant(), reader);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("casiers.pdf")
                                .build()
                                .toString())
                .body(file);
    }

    /** The proposed code is set at the lock, and the compartment is empty. */
    @PostMapping("/lockers/{bank}/compartments/{compartment}/code")
    ModelAndView codeSet(
            Actor actor,
            @PathVariable BankId bank,
            @PathVariable CompartmentId compartment,
            FilledForm form,
            RedirectAttributes redirect) {
        lockers.bank(actor, bank);
        var code = form.choice("code", LockerCodeId::of);
        return form.send(() -> bank(actor, bank), () -> {
            lockers.codeSet(actor, compartment, code.get());
            Flash.done(redirect, "desk.lockers.code-set");
            return to(bank);
        });
    }

    /** A door of a connected bank opens, for whoever stands before it now. */
    @PostMapping("/lockers/{bank}/compartments/{compartment}/opening")
    String open(
            Actor actor,
            @PathVariable BankId bank,
            @PathVariable CompartmentId compartment,
            RedirectAttributes redirect) {
        var opening = openings.atTheDesk(actor, bank, compartment);
        Flash.done(redirect, "desk.lockers.opens", opening.compartment());
        return to(bank);
    }

    /** Somebody has seen to what was wrong with a door. */
    @PostMapping("/lockers/{bank}/openings/{opening}/settlement")
    String settled(
            Actor actor, @PathVariable BankId bank, @PathVariable OpeningId opening, RedirectAttributes redirect) {
        openings.settle(actor, bank, opening);
        Flash.done(redirect, "desk.lockers.noted");
        return to(bank);
    }

    /** The pad does not keep the code of somebody's delegate any more. */
    @PostMapping("/lockers/{bank}/compartments/{compartment}/code/removal")
    ModelAndView codeRemoved(
            Actor actor,
            @PathVariable BankId bank,
            @PathVariable CompartmentId compartment,
            FilledForm form,
            RedirectAttributes redirect) {
        lockers.bank(actor, bank);
        var code = form.choice("code", LockerCodeId::of);
        return form.send(() -> bank(actor, bank), () -> {
            lockers.codeRemoved(actor, compartment, code.get());
            Flash.done(redirect, "desk.lockers.code-removed");
            return to(bank);
        });
    }

    @PostMapping("/lockers/{bank}/compartments/{compartment}/out-of-order")
    ModelAndView outOfOrder(
            Actor actor,
            @PathVariable BankId bank,
            @PathVariable CompartmentId compartment,
            FilledForm form,
            RedirectAttributes redirect) {
        lockers.bank(actor, bank);
        var why = form.text("why", Compartment.LONGEST_REASON, "desk.lockers.why-missing");
        form.errorAt("why", "lockers.empty-it-first");
        return form.send(() -> bank(actor, bank), () -> {
            lockers.outOfOrder(actor, compartment, form.version(), why);
            Flash.done(redirect, "desk.lockers.put-out-of-order");
            return to(bank);
        });
    }

    @PostMapping("/lockers/{bank}/compartments/{compartment}/repair")
    String repaired(
            Actor actor,
            @PathVariable BankId bank,
            @PathVariable CompartmentId compartment,
            FilledForm form,
            RedirectAttributes redirect) {
        var it = lockers.bank(actor, bank);
        lockers.outOfOrder(actor, compartment, form.version(), null);
        Flash.done(redirect, it.details().isConnected() ? "desk.lockers.noted" : "desk.lockers.repaired");
        return to(bank);
    }

    /** Back to the desk: its member comes there. */
    @PostMapping("/lockers/{bank}/reservations/{reservation}/return")
    ModelAndView takeBack(
            Actor actor,
            @PathVariable BankId bank,
            @PathVariable ReservationId reservation,
            FilledForm form,
            RedirectAttributes redirect) {
        var it = lockers.bank(actor, bank);
        var place = form.read("place", Custody::place);
        return form.send(() -> bank(actor, bank), () -> {
            lockers.takeBack(actor, reservation, place.get(), form.version());
            Flash.done(
                    redirect,
                    it.details().isConnected() ? "desk.lockers.taken-back-here" : "desk.lockers.taken-back",
                    place.get());
            return to(bank);
        });
    }

    /** It was found empty: its member has it. */
    @PostMapping("/lockers/{bank}/reservations/{reservation}/taken")
    String taken(
            Actor actor,
            @PathVariable BankId bank,
            @PathVariable ReservationId reservation,
            FilledForm form,
            RedirectAttributes redirect) {
        var it = lockers.bank(actor, bank);
        lockers.foundTaken(actor, reservation, form.version());
        Flash.done(redirect, it.details().isConnected() ? "desk.lockers.noted" : "desk.lockers.found-taken");
        return to(bank);
    }

    /** What a member had put in is out. */
    @PostMapping("/lockers/{bank}/reservations/{reservation}/emptied")
    String emptied(
            Actor actor,
            @PathVariable BankId bank,
            @PathVariable ReservationId reservation,
            FilledForm form,
            RedirectAttributes redirect) {
        var it = lockers.bank(actor, bank);
        lockers.emptied(actor, reservation, form.version());
        Flash.done(redirect, it.details().isConnected() ? "desk.lockers.noted" : "desk.lockers.emptied");
        return to(bank);
    }

    /** What is ready waits in a compartment instead of on the shelf. */
    @PostMapping("/orders/{order}/lines/{line}/locker")
    ModelAndView load(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            FilledForm form,
            RedirectAttributes redirect) {
        var compartment = form.choice("compartment", CompartmentId::of);
        return form.send(() -> orderPages.place(actor, order, line), () -> {
            var it = lockers.load(actor, order, List.of(line), compartment.get());
            Flash.done(redirect, "desk.lockers.loaded", it.compartment());
            return "redirect:/desk/orders/" + order;
        });
    }

    private static String to(BankId bank) {
        return "redirect:" + path(bank);
    }

    private static String path(BankId bank) {
        return "/desk/lockers/" + bank;
    }
}
