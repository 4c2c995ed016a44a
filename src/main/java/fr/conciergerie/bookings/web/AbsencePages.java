package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Absences;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.web.AbsencePage.Look;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.calendar.web.OutcomesForm;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Somebody who receives is away: whoever may says for which days, sees whom it concerns, and confirms. */
@Component
class AbsencePages {

    private final Absences absences;

    AbsencePages(Absences absences) {
        this.absences = absences;
    }

    /**
     * Where the page is shown.
     *
     * @param path its own address
     * @param back where one goes from it, and once it is done
     * @param door whose page it is
     */
    record Place(String path, String back, AbsencePage.Door door, ReceivingVisit.Way way) {}

    ModelAndView ask(Actor actor, PractitionerId practitioner, Place place) {
        return page(actor, practitioner, place, null);
    }

    /** Shows whom it concerns; what was shown and is confirmed is done. */
    ModelAndView take(Actor actor, PractitionerId practitioner, FilledForm form, Place place) {
        var who = absences.practitioner(actor, practitioner);
        var today = absences.today(who);
        var first = form.day("first", it -> !it.isBefore(today), "bookings.absence.is-over");
        var last = form.day("last");
        form.inOrder("first", "last", "bookings.days-out-of-order");
        boolean readable = !form.errors().any();
        var said = OutcomesForm.read(form);
        form.errorAt("last", "bookings.absence.too-long", "bookings.absence.is-over");
        form.otherErrorsAt("sure");
        return form.show(
                () -> readable && !form.errors().byField().containsKey("last")
                        ? look(actor, practitioner, first.get(), last.get(), place)
                        : ask(actor, practitioner, place),
                () -> {
                    if (!form.ticked("sure")) {
                        return look(actor, practitioner, first.get(), last.get(), place);
                    }
                    var outcomes = new Outcomes(said.get(), "");
                    absences.take(actor, practitioner, first.get(), last.get(), outcomes);
                    return new ModelAndView(place.way()
                            .to(
                                    place.back(),
                                    "bookings.absence.noted",
                                    who.name(),
                                    outcomes.each().size()));
                });
    }

    private ModelAndView look(Actor actor, PractitionerId practitioner, LocalDate first, LocalDate last, Place place) {
        return page(
                actor, practitioner, place, new Look(first, last, absences.broken(actor, practitioner, first, last)));
    }

    private ModelAndView page(Actor actor, PractitionerId practitioner, Place place, @Nullable Look look) {
        Practitioner who = absences.practitioner(actor, practitioner);
        return new ModelAndView(
                "bookings/absence",
                "it",
                new AbsencePage(who, absences.today(who), look, place.path(), place.back(), place.door()));
    }
}
