package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.Receiver;
import fr.conciergerie.bookings.web.ReceivingVisit.Way;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The room of those who receive, by the account of their partner. */
@Controller
@RequestMapping(ReceivingController.ROOT)
class ReceivingController {

    static final String ROOT = "/partner/appointments";

    private final ReceivingPages pages;
    private final OtherCalendarPages calendars;

    ReceivingController(ReceivingPages pages, OtherCalendarPages calendars) {
        this.pages = pages;
        this.calendars = calendars;
    }

    @GetMapping
    ModelAndView week(Actor actor, @RequestParam(defaultValue = "") String from, RedirectAttributes redirect) {
        return pages.week(visit(actor, redirect), from);
    }

    @PostMapping("/{booking}/attendance")
    ModelAndView attendance(
            Actor actor, @PathVariable BookingId booking, FilledForm form, RedirectAttributes redirect) {
        return pages.attendance(visit(actor, redirect), booking, form);
    }

    @PostMapping("/kept")
    ModelAndView keep(Actor actor, FilledForm form, RedirectAttributes redirect) {
        return pages.keep(visit(actor, redirect), form);
    }

    @PostMapping("/kept/{kept}/release")
    String release(Actor actor, @PathVariable("kept") UUID time, RedirectAttributes redirect) {
        return pages.release(visit(actor, redirect), time);
    }

    @GetMapping("/calendar/{practitioner}")
    ModelAndView calendar(Actor actor, @PathVariable PractitionerId practitioner, RedirectAttributes redirect) {
        return calendars.calendar(visit(actor, redirect), practitioner);
    }

    @PostMapping("/calendar/{practitioner}")
    ModelAndView connect(
            Actor actor, @PathVariable PractitionerId practitioner, FilledForm form, RedirectAttributes redirect) {
        return calendars.connect(visit(actor, redirect), practitioner, form);
    }

    @PostMapping("/calendar/{practitioner}/reading")
    String read(Actor actor, @PathVariable PractitionerId practitioner, RedirectAttributes redirect) {
        return calendars.read(visit(actor, redirect), practitioner);
    }

    @PostMapping("/calendar/{practitioner}/removal")
    String disconnect(Actor actor, @PathVariable PractitionerId practitioner, RedirectAttributes redirect) {
        return calendars.disconnect(visit(actor, redirect), practitioner);
    }

    /** Told once, on the page that follows. */
    static Way telling(RedirectAttributes redirect) {
        return (path, message, about) -> {
            Flash.done(redirect, message, about);
            return "redirect:" + path;
        };
    }

    private static ReceivingVisit visit(Actor actor, RedirectAttributes redirect) {
        return new ReceivingVisit(actor, Receiver.of(actor), ROOT, telling(redirect), "");
    }
}
