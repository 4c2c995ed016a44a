package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Absences;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.web.AbsencePage.Look;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.Role;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody who receives is away: the manager or their partner says for which days, sees whom it concerns, and confirms. */
@Controller
class AbsenceController {

    private static final String OF_THE_MANAGER = "/operator/appointments/practitioners/{practitioner}/absence";
    private static final String OF_THE_PARTNER = "/partner/appointments/absence/{practitioner}";

    private final Absences absences;

    AbsenceController(Absences absences) {
        this.absences = absences;
    }

    @GetMapping({OF_THE_MANAGER, OF_THE_PARTNER})
    ModelAndView ask(Actor actor, @PathVariable PractitionerId practitioner) {
        return page(actor, practitioner, null);
    }

    /** Shows whom it concerns; what was shown and is confirmed is done. */
    @PostMapping({OF_THE_MANAGER, OF_THE_PARTNER})
    ModelAndView take(
            Actor actor, @PathVariable PractitionerId practitioner, FilledForm form, RedirectAttributes redirect) {
        var who = absences.practitioner(actor, practitioner);
        var today = absences.today(who);
        var first = form.day("first", it -> !it.isBefore(today), "bookings.absence.is-over");
        var last = form.day("last");
        form.inOrder("first", "last", "bookings.days-out-of-order");
        boolean readable = !form.errors().any();
        var known = form.choices("booking", BookingId::of);
        form.errorAt("last", "bookings.absence.too-long", "bookings.absence.is-over");
        form.otherErrorsAt("sure");
        return form.show(
                () -> readable && !form.errors().byField().containsKey("last")
                        ? look(actor, practitioner, first.get(), last.get())
                        : ask(actor, practitioner),
                () -> {
                    if (!form.ticked("sure")) {
                        return look(actor, practitioner, first.get(), last.get());
                    }
                    absences.take(actor, practitioner, first.get(), last.get(), known);
                    Flash.done(redirect, "bookings.absence.noted", who.name(), known.size());
                    return new ModelAndView("redirect:" + page(actor, who, null).back());
                });
    }

    private ModelAndView look(Actor actor, PractitionerId practitioner, LocalDate first, LocalDate last) {
        return page(actor, practitioner, new Look(first, last, absences.broken(actor, practitioner, first, last)));
    }

    private ModelAndView page(Actor actor, PractitionerId practitioner, @Nullable Look look) {
        return new ModelAndView(
                "bookings/absence", "it", page(actor, absences.practitioner(actor, practitioner), look));
    }

    private AbsencePage page(Actor actor, Practitioner practitioner, @Nullable Look look) {
        return new AbsencePage(practitioner, absences.today(practitioner), look, actor.is(Role.MANAGER));
    }
}
