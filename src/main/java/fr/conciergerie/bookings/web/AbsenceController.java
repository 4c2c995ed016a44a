package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.web.AbsencePage.Door;
import fr.conciergerie.bookings.web.AbsencePages.Place;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody who receives is away: the manager or their partner says so. */
@Controller
class AbsenceController {

    private static final String OF_THE_MANAGER = "/operator/appointments/practitioners/{practitioner}/absence";
    private static final String OF_THE_PARTNER = ReceivingController.ROOT + "/absence/{practitioner}";

    private final AbsencePages pages;

    AbsenceController(AbsencePages pages) {
        this.pages = pages;
    }

    @GetMapping({OF_THE_MANAGER, OF_THE_PARTNER})
    ModelAndView ask(Actor actor, @PathVariable PractitionerId practitioner, RedirectAttributes redirect) {
        return pages.ask(actor, practitioner, place(actor, practitioner, redirect));
    }

    @PostMapping({OF_THE_MANAGER, OF_THE_PARTNER})
    ModelAndView take(
            Actor actor, @PathVariable PractitionerId practitioner, FilledForm form, RedirectAttributes redirect) {
        return pages.take(actor, practitioner, form, place(actor, practitioner, redirect));
    }

    private static Place place(Actor actor, PractitionerId practitioner, RedirectAttributes redirect) {
        var way = ReceivingController.telling(redirect);
        var ofManager = "/operator/appointments/practitioners/" + practitioner;
        return actor.is(Role.MANAGER)
                ? new Place(ofManager + "/absence", ofManager, Door.MANAGER, way)
                : new Place(
                        ReceivingController.ROOT + "/absence/" + practitioner,
                        ReceivingController.ROOT,
                        Door.PARTNER,
                        way);
    }
}
